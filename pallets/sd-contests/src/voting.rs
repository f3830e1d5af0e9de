//! Voting: what a vote weighs, and how it moves the best.

use crate::{
	Ballots, Config, ContestId, Entries, Error, Event, HoldReason, Pallet, Standing, Vote, Votes,
};
use frame::{prelude::*, traits::fungible::Inspect};
use sd_primitives::{Balance, traits::Earnings};

impl<T: Config> Pallet<T> {
	/// Hold `amount` more of `voter`'s on the entry of `creator`.
	pub(crate) fn do_vote(
		voter: T::AccountId,
		id: ContestId,
		creator: T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let contest = Self::existing(id)?;
		ensure!(contest.entries_until <= Self::now(), Error::<T>::VotingNotBegun);
		ensure!(Self::now() < contest.votes_until, Error::<T>::VotingOver);
		// Whoever makes the chain keep a record has something on hold for it.
		ensure!(amount >= T::Currency::minimum_balance(), Error::<T>::VoteTooSmall);
		ensure!(voter != creator, Error::<T>::OwnEntry);
		let mut entry = Entries::<T>::get(id, &creator).ok_or(Error::<T>::UnknownEntry)?;
		ensure!(!Self::is_taken_down(&entry.content_hash), Error::<T>::TakenDown);
		let earlier = Votes::<T>::get(id, &voter);
		let elsewhere = earlier.as_ref().is_some_and(|vote| vote.creator != creator);
		ensure!(!elsewhere, Error::<T>::VotedElsewhere);

		let first = earlier.is_none();
		let vote = Self::added(&voter, &creator, earlier.as_ref(), amount)?;
		// What was earned only grows, and so does what is held.
		let before = earlier.map_or(0, |vote| vote.weight);
		let gained = vote.weight.checked_sub(before).ok_or(ArithmeticError::Underflow)?;
		let mut ballot = Ballots::<T>::get(id);
		let more_voters = ballot.voters.checked_add(first.into());
		ballot.voters = more_voters.ok_or(ArithmeticError::Overflow)?;
		ballot.total = ballot.total.checked_add(gained).ok_or(ArithmeticError::Overflow)?;
		entry.tally = entry.tally.checked_add(gained).ok_or(ArithmeticError::Overflow)?;
		Self::put_on_hold(HoldReason::Vote, &voter, amount)?;

		ballot.rank(Standing {
			creator: creator.clone(),
			number: entry.number,
			content_hash: entry.content_hash,
			tally: entry.tally,
		});
		let (held, weight, tally, total) = (vote.held, vote.weight, entry.tally, ballot.total);
		Votes::<T>::insert(id, &voter, vote);
		Entries::<T>::insert(id, &creator, entry);
		Ballots::<T>::insert(id, ballot);
		Self::deposit_event(Event::Voted {
			contest: id,
			voter,
			creator,
			amount,
			held,
			weight,
			tally,
			total,
		});
		Ok(())
	}

	/// What `voter`'s vote on the entry of `creator` is with `amount` more than `earlier`.
	fn added(
		voter: &T::AccountId,
		creator: &T::AccountId,
		earlier: Option<&Vote<T::AccountId>>,
		amount: Balance,
	) -> Result<Vote<T::AccountId>, DispatchError> {
		let held = earlier.map_or(0, |vote| vote.held);
		let held = held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let weight = held.min(T::Rules::earned_by_creating(voter));
		ensure!(weight > 0, Error::<T>::NothingEarned);
		Ok(Vote { creator: creator.clone(), held, weight })
	}
}
