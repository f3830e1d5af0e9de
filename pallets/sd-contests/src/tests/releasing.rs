//! Releasing what entrants and voters have on hold, and forgetting the contest.

use super::*;
use crate::{Ballots, Contests, ENTRY_DEPOSIT, Entries, Error, Event, Outcomes, Votes};

/// Whether nothing is known of any contest.
fn forgotten() -> bool {
	Contests::<Test>::iter().next().is_none()
		&& Ballots::<Test>::iter().next().is_none()
		&& Outcomes::<Test>::iter().next().is_none()
		&& Entries::<Test>::iter().next().is_none()
		&& Votes::<Test>::iter().next().is_none()
}

#[test]
fn an_entrant_and_a_voter_have_back_what_is_theirs() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		assert_ok!(close(contest));
		assert_ok!(release(contest, ALICE));
		System::assert_last_event(
			Event::Released { contest, account: ALICE, deposit: ENTRY_DEPOSIT, vote: 0 }.into(),
		);
		assert_ok!(release(contest, CAROL));
		System::assert_last_event(
			Event::Released { contest, account: CAROL, deposit: 0, vote: 20 * SD }.into(),
		);
		for account in [ALICE, CAROL] {
			assert_eq!((holds(account), free(account)), ([0; 3], ENDOWMENT));
		}
		assert_eq!(Outcomes::<Test>::get(contest).unwrap().unreleased, 2);
	});
}

#[test]
fn an_entry_and_a_vote_are_released_together() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE, BOB]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, ALICE, BOB, 20 * SD));
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		assert_ok!(release(contest, ALICE));
		System::assert_last_event(
			Event::Released { contest, account: ALICE, deposit: ENTRY_DEPOSIT, vote: 20 * SD }
				.into(),
		);
		assert_eq!(free(ALICE), ENDOWMENT);
	});
}

#[test]
fn nothing_is_released_before_the_contest_is_closed() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		assert_noop!(release(contest, ALICE), Error::<Test>::NotClosed);
		assert_noop!(release(contest + 1, ALICE), Error::<Test>::UnknownContest);
	});
}

#[test]
fn what_is_released_is_released_once_and_to_whom_it_belongs() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		assert_ok!(close(contest));
		assert_noop!(release(contest, HOST), Error::<Test>::NothingToRelease);
		assert_ok!(release(contest, ALICE));
		assert_noop!(release(contest, ALICE), Error::<Test>::NothingToRelease);
	});
}

#[test]
fn what_is_on_hold_in_another_contest_stays() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(ALICE)];
		decide_all(contests);
		assert_ok!(close(contests[0]));
		assert_ok!(release(contests[0], ALICE));
		assert_ok!(release(contests[0], CAROL));
		assert_eq!(holds(ALICE), [PRIZE, ENTRY_DEPOSIT, 0]);
		assert_eq!(holds(CAROL), [0, 0, 20 * SD]);
		assert_noop!(release(contests[1], ALICE), Error::<Test>::NotClosed);
	});
}

#[test]
fn the_last_release_forgets_the_contest() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		assert_ok!(close(contest));
		System::set_block_number(DUE);
		assert_ok!(claim(contest, 1));
		assert_ok!(claim(contest, 0));
		for account in [DAVE, ALICE, CAROL] {
			assert_ok!(release(contest, account));
		}
		assert!(Contests::<Test>::contains_key(contest));
		assert_ok!(release(contest, BOB));
		System::assert_last_event(Event::Removed { contest }.into());
		assert!(forgotten());
		assert_noop!(claim(contest, 0), Error::<Test>::UnknownContest);
	});
}

#[test]
fn the_last_claim_forgets_the_contest() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		decide(contest);
		assert_ok!(close(contest));
		for account in [DAVE, ALICE, CAROL, BOB] {
			assert_ok!(release(contest, account));
		}
		System::set_block_number(DUE);
		assert_ok!(claim(contest, 0));
		assert!(Contests::<Test>::contains_key(contest));
		assert_ok!(claim(contest, 1));
		System::assert_last_event(Event::Removed { contest }.into());
		assert!(forgotten());
		assert_eq!((free(EXCLUDED), holds(EXCLUDED)), (ENDOWMENT - FIRST - SECOND, [0; 3]));
	});
}

#[test]
fn without_winners_the_last_release_forgets_the_contest() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE]);
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		assert_ok!(release(contest, ALICE));
		System::assert_last_event(Event::Removed { contest }.into());
		assert!(forgotten());
	});
}

#[test]
fn the_least_vote_is_released() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, CAROL, ALICE, Balances::minimum_balance()));
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		assert_ok!(release(contest, CAROL));
		assert_eq!((holds(CAROL), free(CAROL)), ([0; 3], ENDOWMENT));
	});
}
