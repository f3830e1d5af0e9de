// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_treasury`, to be measured.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_treasury`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_treasury::WeightInfo for WeightInfo<T> {
	fn spend() -> Weight {
		Weight::from_parts(200_000_000, 1_805)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(12))
	}
}
