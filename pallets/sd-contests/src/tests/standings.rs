//! The best entries, kept as votes come in.

use super::*;
use crate::{Ballot, Ballots, MAX_WINNERS, Standing};
use proptest::prelude::*;

/// An account with something to enter and to vote with.
fn endowed(n: u64) -> u64 {
	use frame::traits::fungible::Mutate;
	let account = 100 + n;
	Balances::set_balance(&account, ENDOWMENT);
	Earned::insert(account, EARNED);
	account
}

/// A contest with entries of twelve, in its voting period; what the nth voter votes is on the nth entry.
fn of_twelve() -> ContestId {
	let contest = a_contest();
	let creators = (0..12).map(endowed).collect::<Vec<_>>();
	enter(contest, &creators);
	System::set_block_number(ENTRIES_UNTIL);
	contest
}

fn vote_for(contest: ContestId, n: u64, amount: Balance) {
	assert_ok!(vote(contest, endowed(100 + n), endowed(n), amount));
	check();
}

fn best(contest: ContestId) -> Vec<u64> {
	Ballots::<Test>::get(contest).best.iter().map(|standing| standing.creator - 100).collect()
}

#[test]
fn an_entry_without_votes_is_not_among_the_best() {
	execute(|| {
		let contest = of_twelve();
		assert!(best(contest).is_empty());
		vote_for(contest, 4, SD);
		assert_eq!(best(contest), [4]);
	});
}

#[test]
fn the_most_voted_entry_leads_and_a_tie_goes_to_the_earlier() {
	execute(|| {
		let contest = of_twelve();
		vote_for(contest, 4, SD);
		vote_for(contest, 2, 2 * SD);
		vote_for(contest, 7, 2 * SD);
		vote_for(contest, 0, SD);
		assert_eq!(best(contest), [2, 7, 0, 4]);
		vote_for(contest, 4, SD);
		assert_eq!(best(contest), [2, 4, 7, 0]);
	});
}

#[test]
fn ten_are_kept_and_a_vote_brings_another_in() {
	execute(|| {
		let contest = of_twelve();
		for n in 1..12 {
			vote_for(contest, n, Balance::from(n) * SD);
		}
		assert_eq!(best(contest), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
		// As much as the tenth has, and earlier.
		vote_for(contest, 1, SD);
		assert_eq!(best(contest), [11, 10, 9, 8, 7, 6, 5, 4, 3, 1]);
		// As much again, but later.
		vote_for(contest, 2, SD / 2);
		vote_for(contest, 1, SD / 2);
		assert_eq!(best(contest), [11, 10, 9, 8, 7, 6, 5, 4, 3, 1]);
		vote_for(contest, 2, 10 * SD);
		assert_eq!(best(contest), [2, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
	});
}

proptest! {
	#[test]
	fn keeping_ten_is_enough(votes in prop::collection::vec((0..16u32, 1..4u128), 0..100)) {
		let mut tallies = [0u128; 16];
		let mut ballot = Ballot::<u64>::default();
		for (number, weight) in votes {
			let tally = &mut tallies[number as usize];
			*tally += weight;
			let content_hash = ContentHash::zero();
			ballot.rank(Standing { creator: number.into(), number, content_hash, tally: *tally });

			let mut all = tallies.iter().zip(0u32..).filter(|(tally, _)| **tally > 0).collect::<Vec<_>>();
			all.sort_by_key(|(tally, number)| (core::cmp::Reverse(**tally), *number));
			all.truncate(MAX_WINNERS as usize);
			let kept = ballot.best.iter().map(|standing| (&standing.tally, standing.number));
			prop_assert_eq!(kept.collect::<Vec<_>>(), all);
		}
	}
}
