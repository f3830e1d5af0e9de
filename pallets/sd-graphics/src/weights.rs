//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most, rolls included.
pub trait WeightInfo {
	/// Weight of `register_generator`.
	fn register_generator() -> Weight;
	/// Weight of `update_generator`.
	fn update_generator() -> Weight;
	/// Weight of `suspend_generator`.
	fn suspend_generator() -> Weight;
	/// Weight of `resume_generator`.
	fn resume_generator() -> Weight;
	/// Weight of `add_model`.
	fn add_model() -> Weight;
	/// Weight of `generate`.
	fn generate() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn register_generator() -> Weight {
		Weight::zero()
	}
	fn update_generator() -> Weight {
		Weight::zero()
	}
	fn suspend_generator() -> Weight {
		Weight::zero()
	}
	fn resume_generator() -> Weight {
		Weight::zero()
	}
	fn add_model() -> Weight {
		Weight::zero()
	}
	fn generate() -> Weight {
		Weight::zero()
	}
}
