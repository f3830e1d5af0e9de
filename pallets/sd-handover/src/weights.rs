//! The weights this pallet asks of its runtime, which measures them; and democracy's, with what the filter adds.

use crate::{Config, MAX_CALL};
use frame::prelude::*;
use pallet_democracy::WeightInfo as Democracy;

/// What each call may take at most.
pub trait WeightInfo {
	/// Weight of the hook in any block but one.
	fn watch() -> Weight;
	/// Weight of the hook in the block of the handover.
	fn close() -> Weight;
	/// Weight of `company_dispatch` of a call of `l` bytes.
	fn company_dispatch(l: u32) -> Weight;
	/// Weight of `cancel_dispatch`.
	fn cancel_dispatch() -> Weight;
	/// Weight of `execute_announced` of a call of `l` bytes, without the call's own.
	fn execute_announced(l: u32) -> Weight;
	/// Weight of `fast_track`.
	fn fast_track() -> Weight;
	/// Weight of `request_preimage`.
	fn request_preimage() -> Weight;
	/// Weight of `release_preimage`.
	fn release_preimage() -> Weight;
	/// Weight of looking at a proposal of `l` bytes.
	fn examine_proposal(l: u32) -> Weight;
}

/// The weights `W` of democracy's calls, when `T` looks at a proposal before it is taken.
pub struct DemocracyWeights<T, W>(PhantomData<(T, W)>);

/// Weights that are as they were.
macro_rules! as_they_were {
	($($name:ident($($r:ident)?)),* $(,)?) => {
		$(fn $name($($r: u32)?) -> Weight {
			W::$name($($r)?)
		})*
	};
}

impl<T: Config, W: Democracy> Democracy for DemocracyWeights<T, W> {
	fn propose() -> Weight {
		W::propose().saturating_add(<T as Config>::WeightInfo::examine_proposal(MAX_CALL))
	}

	as_they_were! {
		second(), vote_new(), vote_existing(), emergency_cancel(), blacklist(), external_propose(),
		external_propose_majority(), external_propose_default(), fast_track(), veto_external(),
		cancel_proposal(), cancel_referendum(), on_initialize_base(r),
		on_initialize_base_with_launch_period(r), delegate(r), undelegate(r),
		clear_public_proposals(), unlock_remove(r), unlock_set(r), remove_vote(r),
		remove_other_vote(r), set_external_metadata(), clear_external_metadata(),
		set_proposal_metadata(), clear_proposal_metadata(), set_referendum_metadata(),
		clear_referendum_metadata(),
	}
}

#[cfg(test)]
impl WeightInfo for () {
	fn watch() -> Weight {
		Weight::zero()
	}
	fn close() -> Weight {
		Weight::zero()
	}
	fn company_dispatch(_: u32) -> Weight {
		Weight::zero()
	}
	fn cancel_dispatch() -> Weight {
		Weight::zero()
	}
	fn execute_announced(l: u32) -> Weight {
		Weight::from_parts(l.into(), 0)
	}
	fn fast_track() -> Weight {
		Weight::zero()
	}
	fn request_preimage() -> Weight {
		Weight::zero()
	}
	fn release_preimage() -> Weight {
		Weight::zero()
	}
	fn examine_proposal(l: u32) -> Weight {
		Weight::from_parts(l.into(), 0)
	}
}
