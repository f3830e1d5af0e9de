// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_validators`: guessed from above, until `make weights` measures them.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_validators`.
pub struct WeightInfo<T>(PhantomData<T>);

/// So many microseconds, reads and writes.
fn weight<T: frame_system::Config>(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

impl<T: frame_system::Config> pallet_sd_validators::WeightInfo for WeightInfo<T> {
	fn add_validator() -> Weight {
		weight::<T>(100, 6, 2)
	}
	fn remove_validator() -> Weight {
		weight::<T>(100, 4, 2)
	}
	fn bond() -> Weight {
		weight::<T>(100, 4, 3)
	}
	fn unbond() -> Weight {
		weight::<T>(100, 4, 1)
	}
	fn withdraw() -> Weight {
		weight::<T>(100, 4, 3)
	}
	fn purge_keys() -> Weight {
		weight::<T>(200, 8, 6)
	}
	fn note_author() -> Weight {
		weight::<T>(10, 2, 1)
	}
	fn on_offence(k: u32) -> Weight {
		weight::<T>(50, 6, 4).saturating_add(weight::<T>(300, 4, 4).saturating_mul(k.into()))
	}
}
