//! To be measured.
use core::marker::PhantomData;
use frame_support::weights::Weight;
use polkadot_sdk::*;
/// Weights of `pallet_sd_market`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sd_market::WeightInfo for WeightInfo<T> {
	fn mint() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn list() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn unlist() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn buy() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn buy_from_the_gone() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn buy_for_an_asset() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn set_asset() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
}
