//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most, the roll of an epoch apart.
pub trait WeightInfo {
	/// Weight of `mint`.
	fn mint() -> Weight;
	/// Weight of `list`.
	fn list() -> Weight;
	/// Weight of `unlist`.
	fn unlist() -> Weight;
	/// Weight of `buy`, for $SD, when everybody who is paid has an account.
	fn buy() -> Weight;
	/// Weight of `buy`, for $SD, when the seller's and the creator's accounts begin anew.
	fn buy_from_the_gone() -> Weight;
	/// Weight of `buy`, for another asset, in which nobody who is paid has an account.
	fn buy_for_an_asset() -> Weight;
	/// Weight of `set_asset`.
	fn set_asset() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn mint() -> Weight {
		Weight::zero()
	}
	fn list() -> Weight {
		Weight::zero()
	}
	fn unlist() -> Weight {
		Weight::zero()
	}
	fn buy() -> Weight {
		Weight::zero()
	}
	fn buy_from_the_gone() -> Weight {
		Weight::zero()
	}
	fn buy_for_an_asset() -> Weight {
		Weight::zero()
	}
	fn set_asset() -> Weight {
		Weight::zero()
	}
}
