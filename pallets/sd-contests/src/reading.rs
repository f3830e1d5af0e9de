//! What clients can ask.

use crate::{Ballots, Config, ContestId, Contests, Outcomes, Pallet};
use sd_primitives::info::{ContestInfo, OutcomeInfo, StandingInfo};

impl<T: Config> Pallet<T> {
	/// A contest, how it stands, and once it is closed how it ended; until everything in it is claimed and released.
	pub fn contest(id: ContestId) -> Option<ContestInfo<T::AccountId>> {
		let contest = Contests::<T>::get(id)?;
		let ballot = Ballots::<T>::get(id);
		let standings = ballot.best.into_iter().map(|standing| StandingInfo {
			creator: standing.creator,
			content_hash: standing.content_hash,
			tally: standing.tally,
		});
		let outcome = Outcomes::<T>::get(id)
			.map(|outcome| OutcomeInfo { due: outcome.due, winners: outcome.winners.into_inner() });
		Some(ContestInfo {
			title: contest.title.into_inner(),
			sponsor: contest.sponsor,
			prize: contest.prize,
			shares: contest.shares.into_inner(),
			opened: contest.opened,
			entries_until: contest.entries_until,
			votes_until: contest.votes_until,
			quorum: contest.quorum,
			entered: ballot.entered,
			voters: ballot.voters,
			total: ballot.total,
			standings: standings.collect(),
			outcome,
		})
	}
}
