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
	/// Weight of `set_moderator`.
	fn set_moderator() -> Weight;
	/// Weight of `consent`.
	fn consent() -> Weight;
	/// Weight of `consent_with_signature`.
	fn consent_with_signature() -> Weight;
	/// Weight of `withdraw_consent`.
	fn withdraw_consent() -> Weight;
	/// Weight of `settle` with `t` tallies.
	fn settle(t: u32) -> Weight;
	/// Weight of `claim`.
	fn claim() -> Weight;
	/// Weight of `share`.
	fn share() -> Weight;
	/// Weight of `settle_share`.
	fn settle_share() -> Weight;
	/// Weight of `take_down`.
	fn take_down() -> Weight;
	/// Weight of `prune`.
	fn prune() -> Weight;
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
	fn set_moderator() -> Weight {
		Weight::zero()
	}
	fn consent() -> Weight {
		Weight::zero()
	}
	fn consent_with_signature() -> Weight {
		Weight::zero()
	}
	fn withdraw_consent() -> Weight {
		Weight::zero()
	}
	fn settle(_: u32) -> Weight {
		Weight::zero()
	}
	fn claim() -> Weight {
		Weight::zero()
	}
	fn share() -> Weight {
		Weight::zero()
	}
	fn settle_share() -> Weight {
		Weight::zero()
	}
	fn take_down() -> Weight {
		Weight::zero()
	}
	fn prune() -> Weight {
		Weight::zero()
	}
}
