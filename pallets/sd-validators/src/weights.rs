//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most.
pub trait WeightInfo {
	/// Weight of `add_validator`.
	fn add_validator() -> Weight;
	/// Weight of `remove_validator`.
	fn remove_validator() -> Weight;
	/// Weight of `bond`.
	fn bond() -> Weight;
	/// Weight of `unbond`.
	fn unbond() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of `purge_keys`.
	fn purge_keys() -> Weight;
	/// Weight of counting a block.
	fn note_author() -> Weight;
	/// Weight of punishing `k` offenders at once.
	fn on_offence(k: u32) -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn add_validator() -> Weight {
		Weight::zero()
	}
	fn remove_validator() -> Weight {
		Weight::zero()
	}
	fn bond() -> Weight {
		Weight::zero()
	}
	fn unbond() -> Weight {
		Weight::zero()
	}
	fn withdraw() -> Weight {
		Weight::zero()
	}
	fn purge_keys() -> Weight {
		Weight::zero()
	}
	fn note_author() -> Weight {
		Weight::from_parts(7, 0)
	}
	fn on_offence(k: u32) -> Weight {
		Weight::from_parts(1_000 * u64::from(k), 0)
	}
}
