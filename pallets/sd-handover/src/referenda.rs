//! Referenda: what may be proposed, and how the committee hurries a vote.

use crate::{BoundedCallOf, Config, Error, Event, GovernancePeriods, Pallet, Refusal, calls};
use frame::prelude::*;
use pallet_democracy::{ReferendumIndex, ReferendumInfo, ReferendumInfoOf};
use sd_primitives::BlockNumber;

impl<T: Config> Pallet<T> {
	/// Whether a call may be proposed: what is voted on must be there to be read for as long as it is, and such that it can be
	/// enacted. To be asked by the runtime's filter, for democracy does not.
	pub fn examine_proposal(proposal: &BoundedCallOf<T>) -> Result<(), Refusal> {
		if let Some(hash) = proposal.lookup_hash() {
			ensure!(Self::is_requested(&hash), Refusal::NotRequested);
		}
		calls::examine::<T>(&calls::read::<T>(proposal)?)
	}

	/// Let voting on a referendum end in `voting_blocks`.
	pub(crate) fn do_fast_track(
		referendum: ReferendumIndex,
		voting_blocks: BlockNumber,
	) -> DispatchResult {
		let Some(ReferendumInfo::Ongoing(mut status)) = ReferendumInfoOf::<T>::get(referendum)
		else {
			return Err(Error::<T>::NotOngoing.into());
		};
		let least = GovernancePeriods::<T>::get().fast_track.max(1);
		ensure!(voting_blocks >= least, Error::<T>::VotingTooShort);
		let end = Self::now().checked_add(voting_blocks).ok_or(ArithmeticError::Overflow)?;
		ensure!(status.end > end.into(), Error::<T>::NotShorter);

		status.end = end.into();
		ReferendumInfoOf::<T>::insert(referendum, ReferendumInfo::Ongoing(status));
		Self::deposit_event(Event::FastTracked { referendum, end });
		Ok(())
	}
}
