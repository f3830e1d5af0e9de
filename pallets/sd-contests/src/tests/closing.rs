//! Closing: who has won, and what goes back at once.

use super::*;
use crate::{Contests, Error, Event, Outcomes};
use sd_primitives::{
	info::{PrizeState, Winner},
	traits::Epochs,
};

/// What the event says of the winners, and what went back.
fn closed(contest: ContestId) -> (Vec<Winner<u64>>, Balance) {
	assert_ok!(close(contest));
	let closed = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::SdContests(Event::Closed { contest: id, winners, returned, .. }) => {
			assert_eq!(id, contest);
			Some((winners, returned))
		}
		_ => None,
	});
	closed.expect("closing says so")
}

fn names(winners: &[Winner<u64>]) -> Vec<u64> {
	winners.iter().map(|winner| winner.creator).collect()
}

#[test]
fn the_best_win_and_what_nobody_wins_goes_back() {
	execute(|| {
		let contest = a_contest();
		let entered = decide(contest);
		assert_ok!(close(contest));
		let first =
			Winner { creator: ALICE, content_hash: entered[0], tally: 20 * SD, prize: FIRST };
		let second =
			Winner { creator: BOB, content_hash: entered[1], tally: 10 * SD, prize: SECOND };
		let (winners, total) = (vec![first.clone(), second.clone()], 30 * SD);
		System::assert_last_event(
			Event::Closed { contest, total, winners, due: DUE, returned: REST }.into(),
		);
		assert_eq!(Held::get(), FIRST + SECOND);
		let outcome = Outcomes::<Test>::get(contest).unwrap();
		assert_eq!((outcome.due, outcome.unreleased), (DUE, 4));
		let won = [(first, PrizeState::Held), (second, PrizeState::Held)];
		assert_eq!(outcome.winners.into_inner(), won);
	});
}

#[test]
fn of_a_sponsored_prize_what_nobody_wins_is_on_hold_no_longer() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		decide(contest);
		assert_eq!(closed(contest).1, REST);
		assert_eq!(holds(EXCLUDED), [FIRST + SECOND, 0, 0]);
		assert_eq!(free(EXCLUDED), ENDOWMENT - FIRST - SECOND);
	});
}

#[test]
fn a_contest_is_closed_when_voting_has_passed_and_once() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		System::set_block_number(VOTES_UNTIL - 1);
		assert_noop!(close(contest), Error::<Test>::VotingNotOver);
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		assert_noop!(close(contest), Error::<Test>::AlreadyClosed);
		assert_noop!(close(contest + 1), Error::<Test>::UnknownContest);
	});
}

#[test]
fn prizes_wait_for_moderation_however_late_the_contest_is_closed() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		System::set_block_number(1_000);
		assert_ok!(close(contest));
		assert_eq!(Outcomes::<Test>::get(contest).unwrap().due, 1_000 + MODERATION);
	});
}

#[test]
fn below_the_quorum_nobody_wins() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(EXCLUDED), a_contest()];
		for contest in contests {
			enter(contest, &[ALICE, BOB]);
		}
		System::set_block_number(ENTRIES_UNTIL);
		for contest in contests {
			assert_ok!(vote(contest, CAROL, ALICE, QUORUM - SD - 1));
			assert_ok!(vote(contest, DAVE, BOB, SD));
		}
		assert_ok!(vote(contests[2], DAVE, BOB, SD));
		System::set_block_number(VOTES_UNTIL);
		assert_eq!(closed(contests[0]), (vec![], PRIZE));
		assert_eq!(closed(contests[1]), (vec![], PRIZE));
		assert_eq!(names(&closed(contests[2]).0), [ALICE, BOB]);
		assert_eq!((Held::get(), holds(EXCLUDED)), (FIRST + SECOND, [0; 3]));
	});
}

#[test]
fn without_votes_nobody_wins_whatever_the_quorum() {
	execute(|| {
		assert_ok!(SdContests::open(signed(HOST), title(), PRIZE, shares(), EPOCH, EPOCH, 0));
		enter(0, &[ALICE, BOB]);
		System::set_block_number(VOTES_UNTIL);
		assert_eq!(closed(0), (vec![], PRIZE));
		assert_eq!(Held::get(), 0);
	});
}

#[test]
fn a_contest_nobody_entered_returns_its_prize_and_is_forgotten() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(ALICE)];
		System::set_block_number(VOTES_UNTIL);
		for contest in contests {
			assert_ok!(close(contest));
			System::assert_last_event(Event::Removed { contest }.into());
			System::assert_has_event(
				Event::Closed { contest, total: 0, winners: vec![], due: DUE, returned: PRIZE }
					.into(),
			);
			assert_noop!(close(contest), Error::<Test>::UnknownContest);
		}
		assert_eq!((Held::get(), holds(ALICE), free(ALICE)), (0, [0; 3], ENDOWMENT));
		assert_eq!(Contests::<Test>::iter().count(), 0);
		assert_eq!(a_contest(), 2, "an id is never used again");
	});
}

#[test]
fn shares_without_a_winner_go_back() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE, BOB]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, CAROL, BOB, QUORUM));
		System::set_block_number(VOTES_UNTIL);
		let (winners, returned) = closed(contest);
		assert_eq!((names(&winners), returned), (vec![BOB], PRIZE - FIRST));
	});
}

#[test]
fn what_rounds_away_goes_back() {
	execute(|| {
		let (prize, shares) = (SD + 1, percents(&[50, 50]));
		let (host, sponsor, same) = (signed(HOST), signed(EXCLUDED), shares.clone());
		assert_ok!(SdContests::open(host, title(), prize, shares, EPOCH, EPOCH, QUORUM));
		assert_ok!(SdContests::sponsor(sponsor, title(), prize, same, EPOCH, EPOCH, QUORUM));
		decide_all([0, 1]);
		for contest in [0, 1] {
			let (winners, returned) = closed(contest);
			assert_eq!((winners[0].prize, winners[1].prize, returned), (SD / 2, SD / 2, 1));
		}
		assert_eq!((Held::get(), holds(EXCLUDED)), (SD, [SD, 0, 0]));
	});
}

#[test]
fn what_was_taken_down_does_not_win_and_the_others_move_up() {
	execute(|| {
		let contest = a_contest();
		let entered = decide(contest);
		take_down(entered[0]);
		let (winners, returned) = closed(contest);
		assert_eq!((names(&winners), returned), (vec![BOB], PRIZE - FIRST));
		assert_eq!(winners[0].prize, FIRST);
	});
}

#[test]
fn a_third_moves_up_to_the_last_share() {
	execute(|| {
		let contest = a_contest();
		let entered = enter(contest, &[ALICE, BOB, CAROL]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, DAVE, ALICE, 30 * SD));
		assert_ok!(vote(contest, HOST, BOB, 20 * SD));
		assert_ok!(vote(contest, EXCLUDED, CAROL, 10 * SD));
		System::set_block_number(VOTES_UNTIL);
		hypothetically!(assert_eq!(names(&closed(contest).0), [ALICE, BOB]));
		take_down(entered[1]);
		assert_eq!(names(&closed(contest).0), [ALICE, CAROL]);
	});
}

#[test]
fn when_all_are_taken_down_everything_goes_back() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		decide(contest).into_iter().for_each(take_down);
		assert_eq!(closed(contest), (vec![], PRIZE));
		assert_eq!(holds(EXCLUDED), [0; 3]);
	});
}

#[test]
fn closing_rolls_and_charges_for_it_when_due() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(EXCLUDED)];
		decide_all(contests);
		for contest in contests {
			hypothetically!({
				assert_eq!(close(contest).unwrap().actual_weight, Some(ROLL));
				assert_eq!(Rolled::get(), 2);
			});
			hypothetically!({
				FakeRules::roll();
				assert_eq!(close(contest).unwrap().actual_weight, Some(Weight::zero()));
			});
			let call = crate::Call::<Test>::close { contest };
			assert_eq!(call.get_dispatch_info().call_weight, ROLL);
		}
	});
}
