//! Claiming prizes.

use super::*;
use crate::{Error, Event, Outcomes};
use frame::traits::{LockIdentifier, LockableCurrency, WithdrawReasons, fungible::Mutate};
use sd_primitives::info::PrizeState;

/// Close a contest that Alice and Bob win, and wait until the prizes are due.
fn won(contest: ContestId) -> Vec<ContentHash> {
	let [entered] = all_won([contest]);
	entered
}

/// The same with several contests at once.
fn all_won<const N: usize>(contests: [ContestId; N]) -> [Vec<ContentHash>; N] {
	let entered = decide_all(contests);
	close_all(contests);
	System::set_block_number(DUE);
	entered
}

fn close_all<const N: usize>(contests: [ContestId; N]) {
	for contest in contests {
		assert_ok!(close(contest));
	}
}

fn states(contest: ContestId) -> Vec<PrizeState> {
	let outcome = Outcomes::<Test>::get(contest).unwrap();
	outcome.winners.iter().map(|(_, state)| *state).collect()
}

#[test]
fn a_hosts_prize_is_paid_out_of_the_channel() {
	execute(|| {
		let contest = a_contest();
		let entered = won(contest);
		let before = free(ALICE);
		assert_ok!(claim(contest, 0));
		System::assert_last_event(
			Event::PrizeClaimed {
				contest,
				rank: 0,
				winner: ALICE,
				content_hash: entered[0],
				paid: FIRST,
				returned: 0,
			}
			.into(),
		);
		assert_eq!((free(ALICE), free(CHANNEL)), (before + FIRST, ENDOWMENT - FIRST));
		assert_eq!(Held::get(), SECOND);
		assert_eq!(states(contest), [PrizeState::Paid, PrizeState::Held]);
	});
}

#[test]
fn fineprint_19_a_sponsored_prize_is_paid_by_the_sponsor_and_nothing_else_moves() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		let entered = won(contest);
		let before = free(BOB);
		assert_ok!(claim(contest, 1));
		System::assert_last_event(
			Event::PrizeClaimed {
				contest,
				rank: 1,
				winner: BOB,
				content_hash: entered[1],
				paid: SECOND,
				returned: 0,
			}
			.into(),
		);
		assert_eq!(free(BOB), before + SECOND);
		assert_eq!(holds(EXCLUDED), [FIRST, 0, 0]);
		assert_eq!((free(CHANNEL), Held::get(), Earned::get(BOB)), (ENDOWMENT, 0, EARNED));
	});
}

#[test]
fn a_prize_is_claimed_when_it_is_due_and_once() {
	execute(|| {
		let contest = a_contest();
		decide(contest);
		assert_noop!(claim(contest, 0), Error::<Test>::NotClosed);
		assert_ok!(close(contest));
		System::set_block_number(DUE - 1);
		assert_noop!(claim(contest, 0), Error::<Test>::NotDue);
		System::set_block_number(DUE);
		assert_ok!(claim(contest, 0));
		assert_noop!(claim(contest, 0), Error::<Test>::AlreadyClaimed);
		assert_noop!(claim(contest, 2), Error::<Test>::NoSuchWinner);
		assert_noop!(claim(contest + 1, 0), Error::<Test>::UnknownContest);
	});
}

#[test]
fn what_is_taken_down_after_closing_loses_its_prize_and_nobody_else_wins_it() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(EXCLUDED)];
		let entered = all_won(contests);
		for (contest, entered) in contests.into_iter().zip(entered) {
			take_down(entered[0]);
			let (before, bobs) = (free(ALICE), free(BOB));
			assert_ok!(claim(contest, 0));
			System::assert_last_event(
				Event::PrizeClaimed {
					contest,
					rank: 0,
					winner: ALICE,
					content_hash: entered[0],
					paid: 0,
					returned: FIRST,
				}
				.into(),
			);
			assert_eq!(free(ALICE), before);
			assert_eq!(states(contest), [PrizeState::Returned, PrizeState::Held]);
			assert_noop!(claim(contest, 0), Error::<Test>::AlreadyClaimed);
			assert_ok!(claim(contest, 1));
			assert_eq!(free(BOB), bobs + SECOND);
		}
		assert_eq!((Held::get(), holds(EXCLUDED)), (0, [0; 3]));
	});
}

#[test]
fn fineprint_7_who_may_not_earn_wins_nothing_of_the_channels_but_what_sponsors_give() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(HOST)];
		let entered = contests.map(|contest| enter(contest, &[EXCLUDED])[0]);
		System::set_block_number(ENTRIES_UNTIL);
		for contest in contests {
			assert_ok!(vote(contest, CAROL, EXCLUDED, QUORUM));
		}
		System::set_block_number(VOTES_UNTIL);
		close_all(contests);
		System::set_block_number(DUE);
		let before = free(EXCLUDED);
		let claimed = |contest: ContestId, paid, returned| {
			let content_hash = entered[contest as usize];
			let (rank, winner) = (0, EXCLUDED);
			assert_ok!(claim(contest, rank));
			System::assert_last_event(
				Event::PrizeClaimed { contest, rank, winner, content_hash, paid, returned }.into(),
			);
			free(EXCLUDED) - before
		};
		assert_eq!(claimed(contests[0], 0, FIRST), 0);
		assert_eq!(states(contests[0]), [PrizeState::Returned]);
		assert_eq!(claimed(contests[1], FIRST, 0), FIRST);
		assert_eq!(Held::get(), 0);
	});
}

#[test]
fn what_a_sponsor_freezes_later_is_paid_all_the_same() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		won(contest);
		let id: LockIdentifier = *b"democrac";
		Balances::set_lock(id, &EXCLUDED, ENDOWMENT, WithdrawReasons::all());
		let before = free(ALICE);
		assert_ok!(claim(contest, 0));
		assert_eq!(free(ALICE), before + FIRST);
	});
}

#[test]
fn a_sponsor_may_win_its_own_prize_and_vote_in_its_contest() {
	execute(|| {
		let contest = sponsored_by(ALICE);
		enter(contest, &[ALICE, BOB]);
		System::set_block_number(ENTRIES_UNTIL);
		assert_ok!(vote(contest, ALICE, BOB, 10 * SD));
		assert_ok!(vote(contest, CAROL, ALICE, 20 * SD));
		assert_eq!(holds(ALICE), [PRIZE, 5 * SD, 10 * SD]);
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		System::set_block_number(DUE);
		assert_ok!(claim(contest, 0));
		assert_eq!(holds(ALICE), [SECOND, 5 * SD, 10 * SD]);
		assert_ok!(claim(contest, 1));
		assert_ok!(release(contest, ALICE));
		assert_eq!((holds(ALICE), free(ALICE)), ([0; 3], ENDOWMENT - SECOND));
	});
}

#[test]
fn a_winner_that_has_ceased_to_exist_is_paid() {
	execute(|| {
		let contest = a_contest();
		won(contest);
		assert_ok!(release(contest, ALICE));
		assert_ok!(Balances::transfer(&ALICE, &BOB, ENDOWMENT, Preservation::Expendable));
		assert!(!System::account_exists(&ALICE));
		assert_ok!(claim(contest, 0));
		assert_eq!(free(ALICE), FIRST);
	});
}

#[test]
fn claiming_rolls_and_charges_for_it_when_due() {
	execute(|| {
		let contests = [a_contest(), sponsored_by(EXCLUDED)];
		all_won(contests);
		for contest in contests {
			hypothetically!({
				assert_eq!(claim(contest, 0).unwrap().actual_weight, Some(Weight::zero()));
				System::set_block_number(3 * EPOCH);
				assert_eq!(claim(contest, 1).unwrap().actual_weight, Some(ROLL));
				assert_eq!(Rolled::get(), 3);
			});
			let call = crate::Call::<Test>::claim_prize { contest, rank: 0 };
			assert_eq!(call.get_dispatch_info().call_weight, ROLL);
		}
	});
}
