//! Opening contests, by hosts and by sponsors.

use super::*;
use crate::{Contest, Contests, Error, Event, LEAST_PRIZE, MAX_PERIOD};
use frame::traits::{LockIdentifier, LockableCurrency, WithdrawReasons};

fn open(shares: Shares, prize: Balance, periods: (u32, u32)) -> DispatchResultWithPostInfo {
	SdContests::open(signed(HOST), title(), prize, shares, periods.0, periods.1, QUORUM)
}

fn opened(contest: ContestId, by: u64, sponsored: bool) -> RuntimeEvent {
	let event = Event::Opened {
		contest,
		by,
		sponsored,
		title: title(),
		prize: PRIZE,
		shares: shares(),
		entries_until: ENTRIES_UNTIL,
		votes_until: VOTES_UNTIL,
		quorum: QUORUM,
	};
	event.into()
}

#[test]
fn a_host_opens_a_contest_and_its_prize_is_set_aside() {
	execute(|| {
		assert_eq!(a_contest(), 0);
		System::assert_last_event(opened(0, HOST, false));
		let contest = Contests::<Test>::get(0).unwrap();
		let expected = Contest {
			title: title(),
			sponsor: None,
			prize: PRIZE,
			shares: shares(),
			opened: OPENED,
			entries_until: ENTRIES_UNTIL,
			votes_until: VOTES_UNTIL,
			quorum: QUORUM,
		};
		assert_eq!(contest, expected);
		assert_eq!((Held::get(), holds(HOST)), (PRIZE, [0; 3]));
		assert_eq!(a_contest(), 1);
	});
}

#[test]
fn anybody_sponsors_a_contest_and_its_prize_is_on_hold() {
	execute(|| {
		assert_eq!(sponsored_by(ALICE), 0);
		System::assert_last_event(opened(0, ALICE, true));
		assert_eq!(Contests::<Test>::get(0).unwrap().sponsor, Some(ALICE));
		assert_eq!((Held::get(), holds(ALICE)), (0, [PRIZE, 0, 0]));
		assert_eq!(free(ALICE), ENDOWMENT - PRIZE);
	});
}

#[test]
fn only_hosts_open_contests_for_the_channels_prizes() {
	execute(|| {
		let by_alice =
			SdContests::open(signed(ALICE), title(), PRIZE, shares(), EPOCH, EPOCH, QUORUM);
		assert_noop!(by_alice, Error::<Test>::NotHost);
	});
}

#[test]
fn a_host_promises_no_more_than_the_rules_set_aside() {
	execute(|| {
		let over = open(shares(), CEILING + 1, (EPOCH, EPOCH));
		assert_noop!(over, DispatchError::Exhausted);
		assert_ok!(open(shares(), CEILING, (EPOCH, EPOCH)));
	});
}

#[test]
fn a_sponsor_promises_no_more_than_it_has_and_can_live_without() {
	execute(|| {
		let sponsor = |prize| {
			SdContests::sponsor(signed(ALICE), title(), prize, shares(), EPOCH, EPOCH, QUORUM)
		};
		assert_noop!(sponsor(ENDOWMENT), TokenError::FundsUnavailable);
		// Nor if it would exist with nothing.
		System::inc_providers(&ALICE);
		assert_noop!(sponsor(ENDOWMENT), TokenError::FundsUnavailable);
		assert_ok!(sponsor(ENDOWMENT - Balances::minimum_balance()));
	});
}

/// What is on hold counts as frozen, so that a prize of it would free as much again.
#[test]
fn nobody_sponsors_while_something_is_frozen() {
	execute(|| {
		let sponsor =
			|| SdContests::sponsor(signed(ALICE), title(), PRIZE, shares(), EPOCH, EPOCH, QUORUM);
		let lock: LockIdentifier = *b"democrac";
		Balances::set_lock(lock, &ALICE, 1, WithdrawReasons::all());
		assert_noop!(sponsor(), Error::<Test>::SponsorFrozen);
		Balances::remove_lock(lock, &ALICE);
		assert_ok!(sponsor());
	});
}

#[test]
fn a_contest_has_a_title() {
	execute(|| {
		let untitled = |sponsor: bool| {
			let (origin, title) = (signed(HOST), Title::default());
			if sponsor {
				return SdContests::sponsor(origin, title, PRIZE, shares(), EPOCH, EPOCH, QUORUM);
			}
			SdContests::open(origin, title, PRIZE, shares(), EPOCH, EPOCH, QUORUM)
				.map(drop)
				.map_err(|error| error.error)
		};
		assert_noop!(untitled(false), Error::<Test>::NoTitle);
		assert_noop!(untitled(true), Error::<Test>::NoTitle);
	});
}

#[test]
fn shares_are_something_each_and_at_most_everything_together() {
	execute(|| {
		let with = |shares| open(shares, PRIZE, (EPOCH, EPOCH));
		assert_noop!(with(Shares::default()), Error::<Test>::BadShares);
		assert_noop!(with(percents(&[50, 0])), Error::<Test>::BadShares);
		assert_noop!(with(percents(&[0])), Error::<Test>::BadShares);
		assert_noop!(with(percents(&[50, 51])), Error::<Test>::BadShares);
		assert_noop!(with(percents(&[100; 10])), Error::<Test>::BadShares);
		assert_ok!(with(percents(&[50, 50])));
		assert_ok!(with(percents(&[100])));
		assert_ok!(with(percents(&[10; 10])));
		assert_ok!(with(percents(&[1])));
	});
}

#[test]
fn every_rank_wins_what_an_account_needs_to_exist() {
	execute(|| {
		let least = Balances::minimum_balance();
		// A two-hundredth goes to the second.
		let shares = [995_000_000, 5_000_000].map(Perbill::from_parts);
		let shares = || Shares::truncate_from(shares.to_vec());
		let with = |prize| open(shares(), prize, (EPOCH, EPOCH));
		assert_noop!(with(200 * least - 1), Error::<Test>::PrizeTooSmall);
		assert_ok!(with(200 * least));
	});
}

#[test]
fn nobody_opens_contests_for_next_to_nothing() {
	execute(|| {
		let open = |prize| open(percents(&[100]), prize, (EPOCH, EPOCH));
		let sponsor = |prize| {
			let (origin, shares) = (signed(ALICE), percents(&[100]));
			SdContests::sponsor(origin, title(), prize, shares, EPOCH, EPOCH, QUORUM)
		};
		for too_small in [0, Balances::minimum_balance(), LEAST_PRIZE - 1] {
			assert_noop!(open(too_small), Error::<Test>::PrizeTooSmall);
			assert_noop!(sponsor(too_small), Error::<Test>::PrizeTooSmall);
		}
		assert_ok!(open(LEAST_PRIZE));
		assert_ok!(sponsor(LEAST_PRIZE));
	});
}

#[test]
fn each_period_is_one_to_thirty_epochs() {
	execute(|| {
		let with = |periods| open(shares(), PRIZE, periods);
		let longest = MAX_PERIOD * EPOCH;
		for bad in [EPOCH - 1, longest + 1, 0, u32::MAX] {
			assert_noop!(with((bad, EPOCH)), Error::<Test>::BadPeriod);
			assert_noop!(with((EPOCH, bad)), Error::<Test>::BadPeriod);
		}
		assert_ok!(with((longest, longest)));
		let contest = Contests::<Test>::get(0).unwrap();
		assert_eq!(contest.entries_until, OPENED + longest);
		assert_eq!(contest.votes_until, OPENED + 2 * longest);
	});
}

#[test]
fn a_contest_without_end_is_refused() {
	execute(|| {
		System::set_block_number(u32::MAX - EPOCH);
		assert_noop!(open(shares(), PRIZE, (EPOCH, EPOCH)), ArithmeticError::Overflow);
		System::set_block_number(u32::MAX);
		assert_noop!(open(shares(), PRIZE, (EPOCH, EPOCH)), ArithmeticError::Overflow);
	});
}

#[test]
fn what_an_account_sponsors_adds_up() {
	execute(|| {
		sponsored_by(ALICE);
		sponsored_by(ALICE);
		assert_eq!(holds(ALICE), [2 * PRIZE, 0, 0]);
	});
}

#[test]
fn what_is_not_rolled_is_not_charged_for() {
	execute(|| {
		let info = open(shares(), PRIZE, (EPOCH, EPOCH)).unwrap();
		assert_eq!(info.actual_weight, Some(Weight::zero()));
		System::set_block_number(EPOCH);
		let info = open(shares(), PRIZE, (EPOCH, EPOCH)).unwrap();
		assert_eq!(info.actual_weight, Some(ROLL));
		let info = open(shares(), PRIZE, (EPOCH, EPOCH)).unwrap();
		assert_eq!(info.actual_weight, Some(Weight::zero()));
		let call = crate::Call::<Test>::open {
			title: title(),
			prize: PRIZE,
			shares: shares(),
			entry_blocks: EPOCH,
			voting_blocks: EPOCH,
			quorum: QUORUM,
		};
		assert_eq!(call.get_dispatch_info().call_weight, ROLL);
	});
}
