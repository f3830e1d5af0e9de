//! Voting, and what a vote weighs.

use super::*;
use crate::{Ballots, Entries, Error, Event, Vote, Votes};

/// A contest with entries of Alice and Bob, in its voting period.
fn voting() -> (ContestId, Vec<ContentHash>) {
	let contest = a_contest();
	let entered = enter(contest, &[ALICE, BOB]);
	System::set_block_number(ENTRIES_UNTIL);
	(contest, entered)
}

fn tally(contest: ContestId, creator: u64) -> Balance {
	Entries::<Test>::get(contest, creator).unwrap().tally
}

#[test]
fn a_vote_holds_its_amount_and_counts_for_an_entry() {
	execute(|| {
		let (contest, _) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, 20 * SD));
		let (voter, creator, amount) = (CAROL, ALICE, 20 * SD);
		let (held, weight, tally, total) = (amount, amount, amount, amount);
		System::assert_last_event(
			Event::Voted { contest, voter, creator, amount, held, weight, tally, total }.into(),
		);
		assert_eq!(holds(CAROL), [0, 0, 20 * SD]);
		let vote = Votes::<Test>::get(contest, CAROL).unwrap();
		assert_eq!(vote, Vote { creator: ALICE, held: 20 * SD, weight: 20 * SD });
		assert_eq!(Ballots::<Test>::get(contest).voters, 1);
	});
}

#[test]
fn a_further_vote_adds_to_the_earlier_one() {
	execute(|| {
		let (contest, _) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, 20 * SD));
		assert_ok!(vote(contest, DAVE, ALICE, SD));
		assert_ok!(vote(contest, CAROL, ALICE, 30 * SD));
		System::assert_last_event(
			Event::Voted {
				contest,
				voter: CAROL,
				creator: ALICE,
				amount: 30 * SD,
				held: 50 * SD,
				weight: 50 * SD,
				tally: 51 * SD,
				total: 51 * SD,
			}
			.into(),
		);
		assert_eq!(holds(CAROL), [0, 0, 50 * SD]);
		assert_eq!(Ballots::<Test>::get(contest).voters, 2);
	});
}

#[test]
fn a_vote_weighs_at_most_what_its_voter_has_ever_earned_by_creating() {
	execute(|| {
		let (contest, _) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, EARNED + 1));
		let carols = || Votes::<Test>::get(contest, CAROL).unwrap();
		assert_eq!((carols().held, carols().weight), (EARNED + 1, EARNED));
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		assert_eq!((carols().held, carols().weight), (EARNED + 1 + SD, EARNED));
		assert_eq!(tally(contest, ALICE), EARNED);
	});
}

#[test]
fn what_was_held_before_weighs_more_when_its_voter_has_earned_more_and_votes_again() {
	execute(|| {
		let (contest, _) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, 2 * EARNED));
		Earned::insert(CAROL, EARNED + 7);
		assert_eq!(tally(contest, ALICE), EARNED);
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		assert_eq!(tally(contest, ALICE), EARNED + 7);
		assert_eq!(Ballots::<Test>::get(contest).total, EARNED + 7);
	});
}

#[test]
fn each_contest_weighs_all_that_was_earned() {
	execute(|| {
		let (one, other) = (a_contest(), sponsored_by(DAVE));
		enter(one, &[ALICE]);
		enter(other, &[BOB]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(one, CAROL, ALICE, EARNED));
		assert_ok!(vote(other, CAROL, BOB, EARNED));
		assert_eq!((tally(one, ALICE), tally(other, BOB)), (EARNED, EARNED));
		assert_eq!(holds(CAROL), [0, 0, 2 * EARNED]);
	});
}

#[test]
fn votes_are_taken_in_the_voting_period() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE]);
		System::set_block_number(ENTRIES_UNTIL - 1);
		assert_noop!(vote(contest, CAROL, ALICE, SD), Error::<Test>::VotingNotBegun);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		System::set_block_number(VOTES_UNTIL - 1);
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		System::set_block_number(VOTES_UNTIL);
		assert_noop!(vote(contest, CAROL, ALICE, SD), Error::<Test>::VotingOver);
	});
}

#[test]
fn a_vote_is_on_an_entry_there_is() {
	execute(|| {
		let (contest, _) = voting();
		assert_noop!(vote(contest, CAROL, DAVE, SD), Error::<Test>::UnknownEntry);
		assert_noop!(vote(contest + 1, CAROL, ALICE, SD), Error::<Test>::UnknownContest);
	});
}

#[test]
fn each_vote_is_at_least_what_an_account_needs_to_exist() {
	execute(|| {
		let (contest, _) = voting();
		let least = Balances::minimum_balance();
		for too_small in [0, 1, least - 1] {
			let vote = vote(contest, CAROL, ALICE, too_small);
			assert_noop!(vote, Error::<Test>::VoteTooSmall);
		}
		assert_ok!(vote(contest, CAROL, ALICE, least));
		// Not only the first.
		assert_noop!(vote(contest, CAROL, ALICE, least - 1), Error::<Test>::VoteTooSmall);
		assert_eq!(tally(contest, ALICE), least);
	});
}

#[test]
fn nobody_votes_for_their_own_entry() {
	execute(|| {
		let (contest, _) = voting();
		assert_noop!(vote(contest, ALICE, ALICE, SD), Error::<Test>::OwnEntry);
		// Nor does having voted elsewhere help.
		assert_ok!(vote(contest, ALICE, BOB, SD));
		assert_noop!(vote(contest, ALICE, ALICE, SD), Error::<Test>::OwnEntry);
		assert_eq!(holds(ALICE), [0, 5 * SD, SD]);
	});
}

#[test]
fn a_voter_votes_for_one_entry_of_a_contest() {
	execute(|| {
		let (contest, _) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		assert_noop!(vote(contest, CAROL, BOB, SD), Error::<Test>::VotedElsewhere);
	});
}

#[test]
fn tokens_alone_buy_no_vote() {
	execute(|| {
		let (contest, _) = voting();
		Earned::remove(CAROL);
		assert_noop!(vote(contest, CAROL, ALICE, 500 * SD), Error::<Test>::NothingEarned);
	});
}

#[test]
fn what_was_taken_down_gets_no_more_votes() {
	execute(|| {
		let (contest, entered) = voting();
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		take_down(entered[0]);
		assert_noop!(vote(contest, CAROL, ALICE, SD), Error::<Test>::TakenDown);
		assert_noop!(vote(contest, DAVE, ALICE, SD), Error::<Test>::TakenDown);
	});
}

#[test]
fn nobody_votes_with_what_they_do_not_have() {
	execute(|| {
		let (contest, _) = voting();
		let all = vote(contest, CAROL, ALICE, ENDOWMENT);
		assert_noop!(all, TokenError::FundsUnavailable);
		let endless = vote(contest, CAROL, ALICE, Balance::MAX);
		assert_noop!(endless, TokenError::FundsUnavailable);
		assert_ok!(vote(contest, CAROL, ALICE, SD));
		let beyond = vote(contest, CAROL, ALICE, Balance::MAX);
		assert_noop!(beyond, ArithmeticError::Overflow);
	});
}

#[test]
fn who_votes_keeps_what_an_account_needs_even_if_it_would_exist_without() {
	execute(|| {
		let (contest, _) = voting();
		System::inc_providers(&CAROL);
		let least = Balances::minimum_balance();
		let too_much = vote(contest, CAROL, ALICE, ENDOWMENT - least + 1);
		assert_noop!(too_much, TokenError::FundsUnavailable);
		assert_ok!(vote(contest, CAROL, ALICE, ENDOWMENT - least));
		assert_noop!(vote(contest, CAROL, ALICE, least), TokenError::FundsUnavailable);
		assert_eq!((holds(CAROL), free(CAROL)), ([0, 0, ENDOWMENT - least], least));
	});
}
