//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most.
pub trait WeightInfo {
	/// Weight of `set_community_terms`, a roll included.
	fn set_community_terms() -> Weight;
	/// Weight of `set_company_terms`, a roll included.
	fn set_company_terms() -> Weight;
	/// Weight of a roll.
	fn roll() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn set_community_terms() -> Weight {
		Weight::zero()
	}
	fn set_company_terms() -> Weight {
		Weight::zero()
	}
	fn roll() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}
