// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_handover`: guessed from above, until `make weights` measures them.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_handover`.
pub struct WeightInfo<T>(PhantomData<T>);

/// So many microseconds, reads and writes.
fn weight<T: frame_system::Config>(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

impl<T: frame_system::Config> pallet_sd_handover::WeightInfo for WeightInfo<T> {
	fn watch() -> Weight {
		weight::<T>(10, 3, 1)
	}
	fn close() -> Weight {
		weight::<T>(50, 6, 4)
	}
	fn company_dispatch(l: u32) -> Weight {
		weight::<T>(100, 10, 10)
			.saturating_add(Weight::from_parts(50_000, 0).saturating_mul(l.into()))
	}
	fn cancel_dispatch() -> Weight {
		weight::<T>(100, 10, 10)
	}
	fn execute_announced(l: u32) -> Weight {
		weight::<T>(100, 10, 10)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(l.into()))
	}
	fn fast_track() -> Weight {
		weight::<T>(50, 3, 1)
	}
	fn request_preimage() -> Weight {
		weight::<T>(100, 6, 5)
	}
	fn release_preimage() -> Weight {
		weight::<T>(200, 20, 6)
	}
	fn examine_proposal(l: u32) -> Weight {
		weight::<T>(50, 4, 0).saturating_add(Weight::from_parts(50_000, 0).saturating_mul(l.into()))
	}
}
