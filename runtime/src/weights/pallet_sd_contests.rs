//! To be measured.
use core::marker::PhantomData;
use frame_support::weights::Weight;
use polkadot_sdk::*;
/// Weights of `pallet_sd_contests`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sd_contests::WeightInfo for WeightInfo<T> {
	fn set_host() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn open() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn sponsor() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn enter() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn vote() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn close_sponsored() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn claim_prize() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn claim_sponsored_prize() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn release() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
}
