//! The invariants of `lib.rs`, as code.

use crate::{
	Ballot, Ballots, Config, ContestId, Contests, ENTRY_DEPOSIT, Entries, HoldReason, MAX_ENTRIES,
	MAX_WINNERS, NextContest, Outcomes, Pallet, Standing, Votes,
};
use alloc::{collections::BTreeMap, vec::Vec};
use core::cmp::Reverse;
use frame::deps::sp_runtime::TryRuntimeError;
use frame::{prelude::*, traits::fungible::InspectHold};
use sd_primitives::{Balance, info::Winner};

/// What accounts have on hold, by account.
type Holds<T> = BTreeMap<<T as frame_system::Config>::AccountId, Balance>;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_holds()?;
		Self::try_records()?;
		Self::try_votes()?;
		for (id, contest) in Contests::<T>::iter() {
			ensure!(id < NextContest::<T>::get(), "4: a contest was not opened");
			let Some(outcome) = Outcomes::<T>::get(id) else {
				Self::try_ballot(id)?;
				continue;
			};
			let records =
				Entries::<T>::iter_prefix(id).count() + Votes::<T>::iter_prefix(id).count();
			ensure!(records == outcome.unreleased as usize, "5: what is left is miscounted");
			let Ballot { entered, voters, total, .. } = Ballots::<T>::get(id);
			ensure!(records <= (entered + voters) as usize, "5: more is left than there was");
			ensure!(!outcome.is_done(), "5: a contest is kept for nothing");
			let won = outcome.winners.len();
			ensure!(won == 0 || total >= contest.quorum, "7: somebody has won without the quorum");
			ensure!(won <= contest.shares.len(), "7: more have won than there are shares");
			let prizes = outcome.winners.iter().map(|(Winner { prize, .. }, _)| *prize);
			let shares = contest.prizes().take(won);
			ensure!(shares.eq(prizes.clone()), "7: a prize is not the share of its rank");
			ensure!(prizes.sum::<Balance>() <= contest.prize, "7: more is won than there was");
		}
		Ok(())
	}

	/// Prizes that are neither paid nor given back, in base units: those of hosts, which channel Contest holds.
	pub fn unpaid_prizes() -> Balance {
		let of_hosts = Contests::<T>::iter().filter(|(_, contest)| contest.sponsor.is_none());
		of_hosts.map(|(id, contest)| Self::unpaid(id, contest.prize)).sum()
	}

	/// What of a contest's prize is neither paid nor given back.
	fn unpaid(id: ContestId, prize: Balance) -> Balance {
		Outcomes::<T>::get(id).map_or(prize, |outcome| outcome.unclaimed().sum())
	}

	/// Invariant 1.
	fn try_holds() -> Result<(), TryRuntimeError> {
		let (mut prizes, mut entries, mut votes) =
			(Holds::<T>::new(), Holds::<T>::new(), Holds::<T>::new());
		for (id, contest) in Contests::<T>::iter() {
			let Some(sponsor) = contest.sponsor else { continue };
			*prizes.entry(sponsor).or_default() += Self::unpaid(id, contest.prize);
		}
		for (_, creator, _) in Entries::<T>::iter() {
			*entries.entry(creator).or_default() += ENTRY_DEPOSIT;
		}
		for (_, voter, vote) in Votes::<T>::iter() {
			*votes.entry(voter).or_default() += vote.held;
		}
		try_reason::<T>(HoldReason::Prize, prizes, "1: a prize is not on hold, or something else")?;
		try_reason::<T>(
			HoldReason::Entry,
			entries,
			"1: a deposit is not on hold, or something else",
		)?;
		try_reason::<T>(HoldReason::Vote, votes, "1: a vote is not on hold, or something else")
	}

	/// Invariant 4.
	fn try_records() -> Result<(), TryRuntimeError> {
		let known = Ballots::<T>::iter_keys().all(Contests::<T>::contains_key)
			&& Outcomes::<T>::iter_keys().all(Contests::<T>::contains_key);
		ensure!(known, "4: something is known of no contest");
		let known = Entries::<T>::iter_keys().all(|(id, _)| Contests::<T>::contains_key(id))
			&& Votes::<T>::iter_keys().all(|(id, _)| Contests::<T>::contains_key(id));
		ensure!(known, "4: an entry or a vote is in no contest");
		Ok(())
	}

	/// Invariant 6.
	fn try_votes() -> Result<(), TryRuntimeError> {
		for (id, voter, vote) in Votes::<T>::iter() {
			let weighed = vote.weight > 0 && vote.weight <= vote.held;
			ensure!(weighed, "6: a vote weighs nothing, or more than it holds");
			ensure!(vote.creator != voter, "6: a vote is on the voter's own entry");
			// Entry and vote are released account by account.
			let entered = Entries::<T>::contains_key(id, &vote.creator);
			ensure!(entered || Outcomes::<T>::contains_key(id), "6: a vote is on no entry");
		}
		Ok(())
	}

	/// Invariants 2 and 3, of a contest that is not closed.
	fn try_ballot(id: ContestId) -> Result<(), TryRuntimeError> {
		let Ballot { entered, voters, total, best } = Ballots::<T>::get(id);
		let mut tallies = Holds::<T>::new();
		for (_, vote) in Votes::<T>::iter_prefix(id) {
			*tallies.entry(vote.creator).or_default() += vote.weight;
		}
		ensure!(Votes::<T>::iter_prefix(id).count() == voters as usize, "2: voters are miscounted");
		ensure!(tallies.values().sum::<Balance>() == total, "2: the total is not the votes'");

		let mut standings = Vec::new();
		for (creator, entry) in Entries::<T>::iter_prefix(id) {
			let tally = tallies.remove(&creator).unwrap_or_default();
			ensure!(entry.tally == tally, "2: a tally is not the votes'");
			ensure!(entry.number < entered, "2: an entry has a number to come");
			let (number, content_hash) = (entry.number, entry.content_hash);
			standings.push(Standing { creator, number, content_hash, tally });
		}
		let count = standings.len();
		ensure!(count == entered as usize, "2: entries are miscounted");
		ensure!(entered <= MAX_ENTRIES, "2: there are too many entries");
		standings.retain(|standing| standing.tally > 0);
		standings.sort_by_key(|standing| (Reverse(standing.tally), standing.number));
		standings.truncate(MAX_WINNERS as usize);
		ensure!(standings == best.into_inner(), "3: the best are not the best");
		Ok(())
	}
}

/// Every account has on hold for `reason` what the records say, and nobody else has anything.
fn try_reason<T: Config>(
	reason: HoldReason,
	mut records: Holds<T>,
	complaint: &'static str,
) -> Result<(), TryRuntimeError> {
	let reason = reason.into();
	for account in frame_system::Account::<T>::iter_keys() {
		let expected = records.remove(&account).unwrap_or_default();
		ensure!(T::Currency::balance_on_hold(&reason, &account) == expected, complaint);
	}
	ensure!(records.values().all(|amount| *amount == 0), complaint);
	Ok(())
}
