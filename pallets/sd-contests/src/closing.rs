//! The end of a contest: who has won, paying the prizes, and giving everything else back.

use crate::{
	Ballot, Ballots, Config, Contest, ContestId, Contests, ENTRY_DEPOSIT, Entries, Error, Event,
	HoldReason, Outcome, Outcomes, Pallet, Votes,
};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	traits::{fungible::MutateHold, tokens::Restriction},
};
use sd_primitives::{
	Balance,
	info::{PrizeState, Winner},
	traits::{Epochs, PrizeRule},
};

impl<T: Config> Pallet<T> {
	/// Fix who has won, and give back what nobody has.
	pub(crate) fn do_close(id: ContestId) -> DispatchResult {
		let contest = Self::existing(id)?;
		ensure!(contest.votes_until <= Self::now(), Error::<T>::VotingNotOver);
		ensure!(!Outcomes::<T>::contains_key(id), Error::<T>::AlreadyClosed);

		// At the end of all blocks it would be due in the last one: to fail here would keep everybody's holds for ever.
		let due = Self::now().saturating_add(T::Rules::moderation_period());
		let ballot = Ballots::<T>::get(id);
		let winners = Self::winners(&contest, &ballot);
		let returned = winners.iter().try_fold(contest.prize, |rest, winner| {
			rest.checked_sub(winner.prize).ok_or(ArithmeticError::Underflow)
		})?;
		Self::give_back(&contest, returned)?;

		let held = winners.iter().cloned().map(|winner| (winner, PrizeState::Held));
		let unreleased =
			ballot.entered.checked_add(ballot.voters).ok_or(ArithmeticError::Overflow)?;
		let outcome = Outcome {
			due,
			unreleased,
			// There are not more of them than shares.
			winners: BoundedVec::truncate_from(held.collect()),
		};
		let total = ballot.total;
		Self::deposit_event(Event::Closed { contest: id, total, winners, due, returned });
		Self::keep(id, outcome);
		Ok(())
	}

	/// Pay the winner of `rank`, or give the prize back.
	pub(crate) fn do_claim_prize(id: ContestId, rank: u32) -> DispatchResult {
		let contest = Self::existing(id)?;
		let mut outcome = Outcomes::<T>::get(id).ok_or(Error::<T>::NotClosed)?;
		let won = outcome.winners.get_mut(rank as usize).ok_or(Error::<T>::NoSuchWinner)?;
		let (winner, state) = (won.0.clone(), &mut won.1);
		ensure!(*state == PrizeState::Held, Error::<T>::AlreadyClaimed);
		ensure!(outcome.due <= Self::now(), Error::<T>::NotDue);

		// Whoever's prize it is, so that the call takes what it says.
		T::Rules::roll();
		let paid = if Self::is_taken_down(&winner.content_hash) {
			Self::give_back(&contest, winner.prize)?;
			0
		} else {
			Self::pay(&contest, &winner)?
		};
		*state = if paid > 0 { PrizeState::Paid } else { PrizeState::Returned };
		Self::deposit_event(Event::PrizeClaimed {
			contest: id,
			rank,
			winner: winner.creator,
			content_hash: winner.content_hash,
			paid,
			returned: winner.prize.checked_sub(paid).ok_or(ArithmeticError::Underflow)?,
		});
		Self::keep(id, outcome);
		Ok(())
	}

	/// Let `account` have back what it has on hold for its entry and its vote.
	pub(crate) fn do_release(id: ContestId, account: T::AccountId) -> DispatchResult {
		Self::existing(id)?;
		let mut outcome = Outcomes::<T>::get(id).ok_or(Error::<T>::NotClosed)?;
		let entry = Entries::<T>::get(id, &account);
		let vote = Votes::<T>::get(id, &account);
		let records = u32::from(entry.is_some()) + u32::from(vote.is_some());
		ensure!(records > 0, Error::<T>::NothingToRelease);
		let left = outcome.unreleased.checked_sub(records);
		outcome.unreleased = left.ok_or(ArithmeticError::Underflow)?;

		let deposit = if entry.is_some() { ENTRY_DEPOSIT } else { 0 };
		let vote = vote.map_or(0, |vote| vote.held);
		Self::let_go(HoldReason::Entry, &account, deposit)?;
		Self::let_go(HoldReason::Vote, &account, vote)?;
		Entries::<T>::remove(id, &account);
		Votes::<T>::remove(id, &account);
		Self::deposit_event(Event::Released { contest: id, account, deposit, vote });
		Self::keep(id, outcome);
		Ok(())
	}

	/// Who has won, by rank: the best that are not taken down, as many as there are shares; nobody without the quorum.
	fn winners(
		contest: &Contest<T::AccountId>,
		ballot: &Ballot<T::AccountId>,
	) -> Vec<Winner<T::AccountId>> {
		if ballot.total < contest.quorum {
			return Vec::new();
		}
		let best = ballot.best.iter().filter(|entry| !Self::is_taken_down(&entry.content_hash));
		let winners = contest.prizes().zip(best).map(|(prize, entry)| Winner {
			creator: entry.creator.clone(),
			content_hash: entry.content_hash,
			tally: entry.tally,
			prize,
		});
		winners.collect()
	}

	/// Pay a prize; how much the winner got of it.
	fn pay(
		contest: &Contest<T::AccountId>,
		winner: &Winner<T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let Some(sponsor) = &contest.sponsor else {
			return T::Rules::pay_prize(&winner.creator, winner.prize);
		};
		T::Currency::transfer_on_hold(
			&HoldReason::Prize.into(),
			sponsor,
			&winner.creator,
			winner.prize,
			Precision::Exact,
			Restriction::Free,
			// It was promised: what the sponsor freezes later does not keep it from the winner.
			Fortitude::Force,
		)
	}

	/// Let the channel or the sponsor have back what nobody wins of a prize.
	fn give_back(contest: &Contest<T::AccountId>, amount: Balance) -> DispatchResult {
		match &contest.sponsor {
			Some(sponsor) => Self::let_go(HoldReason::Prize, sponsor, amount),
			None if amount > 0 => T::Rules::forfeit_prize(amount),
			None => Ok(()),
		}
	}

	/// Keep the outcome of a contest, or forget the contest, if nothing is left to claim or to release.
	fn keep(id: ContestId, outcome: Outcome<T::AccountId>) {
		if !outcome.is_done() {
			Outcomes::<T>::insert(id, outcome);
			return;
		}
		Contests::<T>::remove(id);
		Ballots::<T>::remove(id);
		Outcomes::<T>::remove(id);
		Self::deposit_event(Event::Removed { contest: id });
	}
}
