//! The weights this pallet asks of its runtime, which measures them.

use frame::prelude::Weight;

/// What each call may take at most; what a roll takes comes on top.
pub trait WeightInfo {
	/// Weight of `set_host`.
	fn set_host() -> Weight;
	/// Weight of `open`.
	fn open() -> Weight;
	/// Weight of `sponsor`.
	fn sponsor() -> Weight;
	/// Weight of `enter`.
	fn enter() -> Weight;
	/// Weight of `vote`.
	fn vote() -> Weight;
	/// Weight of `close`, if a host has opened the contest.
	fn close() -> Weight;
	/// Weight of `close`, if the contest is sponsored.
	fn close_sponsored() -> Weight;
	/// Weight of `claim_prize`, if a host has opened the contest.
	fn claim_prize() -> Weight;
	/// Weight of `claim_prize`, if the contest is sponsored.
	fn claim_sponsored_prize() -> Weight;
	/// Weight of `release`.
	fn release() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn set_host() -> Weight {
		Weight::zero()
	}
	fn open() -> Weight {
		Weight::zero()
	}
	fn sponsor() -> Weight {
		Weight::zero()
	}
	fn enter() -> Weight {
		Weight::zero()
	}
	fn vote() -> Weight {
		Weight::zero()
	}
	fn close() -> Weight {
		Weight::zero()
	}
	fn close_sponsored() -> Weight {
		Weight::zero()
	}
	fn claim_prize() -> Weight {
		Weight::zero()
	}
	fn claim_sponsored_prize() -> Weight {
		Weight::zero()
	}
	fn release() -> Weight {
		Weight::zero()
	}
}
