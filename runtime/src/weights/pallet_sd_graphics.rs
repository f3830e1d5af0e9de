//! Bootstrap, replaced by measured weights.
use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, *};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sd_graphics::WeightInfo for WeightInfo<T> {
	fn register_generator() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn update_generator() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn suspend_generator() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn resume_generator() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn add_model() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn generate() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
}
