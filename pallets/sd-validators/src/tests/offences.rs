//! Whoever is proved to have cheated pays, is disabled, and is put out.

use super::*;
use crate::{Offenders, Slash, Slashes};
use frame::traits::DisabledValidators;

/// Whether the validator of this account is disabled.
fn is_disabled(account: u64) -> bool {
	let place = Session::validators().iter().position(|it| *it == account);
	place.is_some_and(|place| <Session as DisabledValidators>::is_disabled(place as u32))
}

#[test]
fn a_cheat_costs_nine_sixteenths_among_four() {
	execute(|| {
		cheat(2, 7);
		assert_eq!((held(2), free(COMMUNITY)), (BOND - COST, ENDOWMENT + COST));
		let fraction = Perbill::from_rational(9u32, 16);
		let bonded = BOND - COST;
		let slashed = Event::Slashed { account: 2, session: 0, fraction, amount: COST, bonded };
		assert_eq!(events(), [slashed, Event::PutOut { account: 2, from: 2 }]);
	});
}

#[test]
fn an_offender_is_disabled_in_this_session_and_the_next_and_out_after_it() {
	execute(|| {
		// The first rotation of a chain enables nobody.
		pass_sessions(1);
		cheat(2, 7);
		assert!(is_disabled(2));
		assert_eq!(members(), [1, 3, 4]);
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4]));
		pass_sessions(1);
		assert!(is_disabled(2));
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 3, 4]));
		pass_sessions(1);
		assert_eq!(Session::validators(), [1, 3, 4]);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn the_same_in_the_first_session() {
	execute(|| {
		cheat(2, 7);
		assert!(is_disabled(2));
		pass_sessions(1);
		assert!(is_disabled(2));
		pass_sessions(1);
		assert_eq!(Session::validators(), [1, 3, 4]);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn whoever_stands_where_an_offender_stood_is_enabled() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(1);
		cheat(2, 7);
		assert_eq!(Session::disabled_validators(), [1]);
		pass_sessions(1);
		assert_eq!(Session::validators(), [2, 3, 4]);
		assert_eq!(Session::disabled_validators(), [0]);
	});
}

#[test]
fn an_offence_goes_below_the_minimum() {
	execute(|| {
		cheat(1, 7);
		cheat(2, 8);
		cheat(3, 9);
		assert_eq!(members(), [4]);
		pass_sessions(2);
		assert_eq!(Session::validators(), [4]);
	});
}

#[test]
fn the_last_member_pays_and_stays() {
	execute(|| {
		for who in MEMBERS {
			cheat(who, who);
		}
		assert_eq!(members(), [4]);
		assert_eq!(events().pop(), Some(Event::Spared { account: 4 }));
		assert_eq!(held(4), BOND - COST);
		assert_eq!(Session::disabled_validators(), [0, 1, 2]);
		pass_sessions(1);
		assert_eq!(Session::disabled_validators(), [0, 1, 2]);
		pass_sessions(1);
		assert_eq!(Session::validators(), [4]);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn somebody_is_left_enabled_though_others_are_members() {
	execute(|| {
		for n in 1..=3 {
			pass_sessions(1);
			cheat(n, n);
		}
		pass_sessions(2);
		assert_eq!(Session::validators(), [4]);
		assert_ok!(add(EVE));
		cheat(4, 9);
		assert_eq!(members(), [EVE]);
		assert!(!is_disabled(4));
		pass_sessions(1);
		assert_eq!(sets(), (vec![4], vec![EVE]));
		assert!(!is_disabled(4));
		pass_sessions(1);
		assert_eq!(Session::validators(), [EVE]);
	});
}

#[test]
fn who_cheats_together_pays_for_all_who_do() {
	execute(|| {
		let together = Cheats { who: vec![1, 2], session: 0, slot: 7, validators: 4 };
		assert_eq!(report(together), Ok(()));
		// (3 × 2 / 4)² is more than everything.
		assert_eq!((held(1), held(2)), (0, 0));
		assert_eq!(free(COMMUNITY), ENDOWMENT + 2 * BOND);
	});
}

#[test]
fn an_earlier_offender_of_the_same_time_pays_what_a_later_one_adds() {
	execute(|| {
		let of_ten = |who| Cheats { who: vec![who], session: 0, slot: 7, validators: 10 };
		assert_eq!(report(of_ten(1)), Ok(()));
		assert_eq!(held(1), BOND / 100 * 91);
		System::reset_events();
		assert_eq!(report(of_ten(2)), Ok(()));
		assert_eq!((held(1), held(2)), (BOND / 100 * 64, BOND / 100 * 64));
		let fraction = Perbill::from_percent(36);
		let bonded = BOND / 100 * 64;
		let more =
			|account, amount| Event::Slashed { account, session: 0, fraction, amount, bonded };
		let put_out = Event::PutOut { account: 2, from: 2 };
		assert_eq!(events(), [more(1, BOND / 100 * 27), more(2, BOND / 100 * 36), put_out]);
	});
}

#[test]
fn two_cheats_in_a_session_cost_as_much_as_one() {
	execute(|| {
		cheat(1, 7);
		System::reset_events();
		cheat(1, 8);
		assert_eq!(held(1), BOND - COST);
		assert_eq!(events(), []);
	});
}

#[test]
fn the_same_cheat_is_reported_once() {
	execute(|| {
		cheat(1, 7);
		let again = Cheats { who: vec![1], session: 0, slot: 7, validators: 4 };
		assert_eq!(report(again), Err(OffenceError::DuplicateReport));
	});
}

#[test]
fn a_cheat_in_another_session_costs_of_what_is_left() {
	execute(|| {
		cheat(1, 7);
		pass_sessions(1);
		cheat(1, 8);
		let left = BOND - COST;
		assert_eq!(held(1), left - left / 16 * 9);
		let slash = Slash { bond: left, fraction: Perbill::from_rational(9u32, 16) };
		assert_eq!(Slashes::<Test>::get(1, 1), Some(slash));
	});
}

#[test]
fn a_bond_that_grew_since_pays_no_more_for_the_same_session() {
	execute(|| {
		let of_ten = |who| Cheats { who: vec![who], session: 0, slot: 7, validators: 10 };
		assert_eq!(report(of_ten(1)), Ok(()));
		assert_ok!(SdValidators::bond(signed(1), 500 * SD));
		assert_eq!(report(of_ten(2)), Ok(()));
		assert_eq!(held(1), BOND / 100 * 64 + 500 * SD);
	});
}

#[test]
fn who_has_left_still_pays() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(2);
		assert_ok!(SdValidators::unbond(signed(1)));
		System::reset_events();
		cheat_in(1, 1, 7);
		assert!(matches!(events()[..], [Event::Slashed { account: 1, session: 1, .. }]));
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		assert_eq!(Offenders::<Test>::get().len(), 0);
		assert!(held(1) < BOND);
	});
}

#[test]
fn who_was_removed_and_is_active_still_is_disabled_through_the_next_session() {
	execute(|| {
		assert_ok!(remove(2));
		cheat(2, 7);
		assert!(is_disabled(2));
		pass_sessions(1);
		assert!(is_disabled(2));
		cheat(2, 8);
		assert_eq!(Offenders::<Test>::get().len(), 0, "queued no longer");
	});
}

#[test]
fn who_joins_is_disabled_as_soon_as_it_is_active() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(2);
		assert_ok!(add(1));
		pass_sessions(1);
		// Queued, with a past.
		cheat_in(1, 1, 7);
		assert_eq!(sets(), (vec![2, 3, 4], vec![2, 3, 4, 1]));
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		pass_sessions(1);
		assert!(is_disabled(1));
		pass_sessions(1);
		assert_eq!(Session::validators(), [2, 3, 4]);
	});
}

#[test]
fn an_offence_counts_for_its_session_as_long_as_it_can_be_reported() {
	execute(|| {
		cheat(1, 7);
		pass_sessions(HISTORY + 1);
		assert!(Slashes::<Test>::contains_key(0, 1));
		pass_sessions(1);
		assert!(!Slashes::<Test>::contains_key(0, 1));
	});
}

#[test]
fn punishing_counts_for_the_blocks_weight() {
	execute(|| {
		let normal = || {
			*System::block_weight().get(frame::deps::frame_support::dispatch::DispatchClass::Normal)
		};
		let before = normal();
		let together = Cheats { who: vec![1, 2], session: 0, slot: 7, validators: 4 };
		assert_eq!(report(together), Ok(()));
		let taken = <() as crate::WeightInfo>::on_offence(2);
		assert_eq!(normal(), before.saturating_add(taken));
	});
}
