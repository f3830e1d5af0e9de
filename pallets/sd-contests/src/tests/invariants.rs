//! `try_state` sees each broken invariant.

use super::*;
use crate::{
	Ballot, Ballots, Contest, Contests, Entries, Entry,
	HoldReason::{Entry as OnEntry, Prize, Vote as OnVote},
	Outcomes, Vote, Votes,
};
use frame::traits::fungible::{Mutate, MutateHold};
use sd_primitives::info::PrizeState;

/// In a contest of Alice's that Carol and Dave have decided between her and Bob, break the state by `damage` and expect
/// `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		decide(sponsored_by(ALICE));
		hypothetically!({
			damage();
			assert_eq!(SdContests::do_try_state(), Err(complaint.into()));
		})
	});
}

/// The same when the contest is closed.
fn closed_broken_by(damage: impl FnOnce(), complaint: &'static str) {
	let damage = || {
		assert_ok!(close(0));
		damage();
	};
	broken_by(damage, complaint);
}

fn hold(reason: HoldReason, account: u64) {
	assert_ok!(Balances::hold(&reason.into(), &account, SD));
}

#[test]
fn what_is_on_hold_for_nothing_is_seen() {
	let complaint = "1: a prize is not on hold, or something else";
	broken_by(|| hold(Prize, BOB), complaint);
	broken_by(|| hold(Prize, ALICE), complaint);
	let complaint = "1: a deposit is not on hold, or something else";
	broken_by(|| hold(OnEntry, CAROL), complaint);
	let complaint = "1: a vote is not on hold, or something else";
	broken_by(|| hold(OnVote, ALICE), complaint);
}

#[test]
fn what_is_not_on_hold_is_seen() {
	let let_go = |reason: HoldReason, account: u64| {
		move || {
			let reason = reason.into();
			assert_ok!(Balances::release(&reason, &account, 1, Precision::Exact));
		}
	};
	broken_by(let_go(Prize, ALICE), "1: a prize is not on hold, or something else");
	broken_by(let_go(OnEntry, BOB), "1: a deposit is not on hold, or something else");
	broken_by(let_go(OnVote, CAROL), "1: a vote is not on hold, or something else");
	let sponsor_nobody = || Contests::<Test>::mutate_extant(0, |it| it.sponsor = Some(77));
	broken_by(sponsor_nobody, "1: a prize is not on hold, or something else");
	let claimed = || {
		Outcomes::<Test>::mutate_extant(0, |outcome| outcome.winners[0].1 = PrizeState::Paid);
	};
	closed_broken_by(claimed, "1: a prize is not on hold, or something else");
}

fn with_ballot(change: impl FnOnce(&mut Ballot<u64>)) -> impl FnOnce() {
	move || Ballots::<Test>::mutate(0, change)
}

#[test]
fn a_miscounted_ballot_is_seen() {
	broken_by(with_ballot(|ballot| ballot.voters = 3), "2: voters are miscounted");
	broken_by(with_ballot(|ballot| ballot.total += 1), "2: the total is not the votes'");
	broken_by(with_ballot(|ballot| ballot.entered = 3), "2: entries are miscounted");
	broken_by(with_ballot(|ballot| ballot.entered = 1), "2: an entry has a number to come");
	let count_more =
		|| Entries::<Test>::mutate(0, ALICE, |entry| entry.as_mut().unwrap().tally += 1);
	broken_by(count_more, "2: a tally is not the votes'");
}

#[test]
fn best_that_are_not_the_best_are_seen() {
	let complaint = "3: the best are not the best";
	broken_by(with_ballot(|ballot| ballot.best.as_mut().swap(0, 1)), complaint);
	broken_by(with_ballot(|ballot| ballot.best.truncate(1)), complaint);
	broken_by(with_ballot(|ballot| ballot.best[1].tally += 1), complaint);
}

#[test]
fn what_is_of_no_contest_is_seen() {
	let known = "4: something is known of no contest";
	broken_by(|| Ballots::<Test>::insert(7, Ballot::default()), known);
	let end = || {
		let outcome = Outcomes::<Test>::get(0).unwrap();
		Outcomes::<Test>::insert(7, outcome);
	};
	closed_broken_by(end, known);
	let moved = || {
		let entry = Entries::<Test>::take(0, BOB).unwrap();
		Entries::<Test>::insert(7, BOB, entry);
	};
	broken_by(moved, "4: an entry or a vote is in no contest");
	let moved = || {
		let vote = Votes::<Test>::take(0, DAVE).unwrap();
		Votes::<Test>::insert(7, DAVE, vote);
	};
	broken_by(moved, "4: an entry or a vote is in no contest");
	broken_by(|| NextContest::<Test>::put(0), "4: a contest was not opened");
}

#[test]
fn a_closed_contest_that_miscounts_what_is_left_is_seen() {
	let miscount = || Outcomes::<Test>::mutate_extant(0, |outcome| outcome.unreleased -= 1);
	closed_broken_by(miscount, "5: what is left is miscounted");
	let miscount = || Outcomes::<Test>::mutate_extant(0, |outcome| outcome.unreleased += 1);
	closed_broken_by(miscount, "5: what is left is miscounted");
	let complaint = "5: more is left than there was";
	closed_broken_by(with_ballot(|ballot| ballot.entered -= 1), complaint);
	closed_broken_by(with_ballot(|ballot| ballot.voters -= 1), complaint);
	let keep = || {
		System::set_block_number(DUE);
		let contest = Contests::<Test>::get(0).unwrap();
		let mut outcome = Outcomes::<Test>::get(0).unwrap();
		assert_ok!(claim(0, 0));
		assert_ok!(claim(0, 1));
		for account in [ALICE, BOB, CAROL, DAVE] {
			assert_ok!(release(0, account));
		}
		outcome.unreleased = 0;
		outcome.winners.iter_mut().for_each(|(_, state)| *state = PrizeState::Paid);
		Contests::<Test>::insert(0, contest);
		Outcomes::<Test>::insert(0, outcome);
	};
	closed_broken_by(keep, "5: a contest is kept for nothing");
}

fn with_vote(voter: u64, change: impl FnOnce(&mut Vote<u64>)) -> impl FnOnce() {
	move || Votes::<Test>::mutate(0, voter, |vote| change(vote.as_mut().unwrap()))
}

#[test]
fn an_impossible_vote_is_seen() {
	let complaint = "6: a vote weighs nothing, or more than it holds";
	broken_by(with_vote(CAROL, |vote| vote.weight = 0), complaint);
	broken_by(with_vote(CAROL, |vote| vote.weight = vote.held + 1), complaint);
	let own = "6: a vote is on the voter's own entry";
	broken_by(with_vote(CAROL, |vote| vote.creator = CAROL), own);
	broken_by(with_vote(CAROL, |vote| vote.creator = HOST), "6: a vote is on no entry");
}

fn with_contest(change: impl FnOnce(&mut Contest<u64>)) -> impl FnOnce() {
	move || Contests::<Test>::mutate_extant(0, change)
}

#[test]
fn who_should_not_have_won_is_seen() {
	let complaint = "7: somebody has won without the quorum";
	closed_broken_by(with_contest(|contest| contest.quorum = 30 * SD + 1), complaint);
	closed_broken_by(with_ballot(|ballot| ballot.total = QUORUM - 1), complaint);
	let complaint = "7: more have won than there are shares";
	closed_broken_by(with_contest(|contest| contest.shares.truncate(1)), complaint);
}

#[test]
fn prizes_that_are_not_the_shares_are_seen() {
	let complaint = "7: a prize is not the share of its rank";
	closed_broken_by(with_contest(|contest| contest.prize += SD), complaint);
	closed_broken_by(with_contest(|contest| contest.prize -= SD), complaint);
	let swap = || {
		Outcomes::<Test>::mutate_extant(0, |outcome| outcome.winners.as_mut().swap(0, 1));
	};
	closed_broken_by(swap, complaint);
}

#[test]
fn prizes_above_the_prize_are_seen() {
	let double = || {
		with_contest(|contest| contest.shares = percents(&[100, 100]))();
		Outcomes::<Test>::mutate_extant(0, |outcome| {
			outcome.winners.iter_mut().for_each(|(winner, _)| winner.prize = PRIZE);
		});
		let more = 2 * PRIZE - FIRST - SECOND;
		assert_ok!(Balances::hold(&Prize.into(), &ALICE, more));
	};
	closed_broken_by(double, "7: more is won than there was");
}

#[test]
fn too_many_entries_are_seen() {
	let flood = || {
		let contest = a_contest();
		for n in 0..=crate::MAX_ENTRIES {
			let (account, content_hash) = (1_000 + u64::from(n), ContentHash::zero());
			<Balances as Mutate<_>>::set_balance(&account, ENDOWMENT);
			assert_ok!(Balances::hold(&OnEntry.into(), &account, crate::ENTRY_DEPOSIT));
			let entry = Entry { number: n, content_hash, tally: 0 };
			Entries::<Test>::insert(contest, account, entry);
		}
		let entered = crate::MAX_ENTRIES + 1;
		Ballots::<Test>::mutate(contest, |ballot| ballot.entered = entered);
	};
	broken_by(flood, "2: there are too many entries");
}
