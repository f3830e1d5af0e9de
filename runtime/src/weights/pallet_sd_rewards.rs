//! Bootstrap, replaced by measured weights.
use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, *};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sd_rewards::WeightInfo for WeightInfo<T> {
	fn set_community_terms() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn set_company_terms() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
}
