//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most.
pub trait WeightInfo {
	/// Weight of `spend`, a roll included.
	fn spend() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn spend() -> Weight {
		Weight::zero()
	}
}
