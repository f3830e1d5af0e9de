//! The periods as pallet-democracy reads them: out of genesis storage, so that one runtime serves every network.
//!
//! None is ever zero: democracy would divide by it in a hook. In the metadata stand the defaults, whatever the network.

use crate::{Config, GovernancePeriods};
use frame::prelude::*;
use sd_primitives::Balance;

/// Blocks from one referendum's launch to the next.
pub struct LaunchPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for LaunchPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		GovernancePeriods::<T>::get().launch.max(1).into()
	}
}

/// Blocks for voting.
pub struct VotingPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for VotingPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		GovernancePeriods::<T>::get().voting.max(1).into()
	}
}

/// Blocks from the end of voting to the enactment.
pub struct EnactmentPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for EnactmentPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		GovernancePeriods::<T>::get().enactment.max(1).into()
	}
}

/// Blocks for which the least conviction locks a vote.
pub struct LockingPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for LockingPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		GovernancePeriods::<T>::get().locking.max(1).into()
	}
}

/// Blocks that the committee must leave for voting.
pub struct FastTrackPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for FastTrackPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		GovernancePeriods::<T>::get().fast_track.max(1).into()
	}
}

/// Least deposit of a proposal, in base units.
pub struct ProposalDeposit<T>(PhantomData<T>);

impl<T: Config> Get<Balance> for ProposalDeposit<T> {
	fn get() -> Balance {
		GovernancePeriods::<T>::get().deposit.max(1)
	}
}
