//! Bonds come and go.

use super::*;
use pallet_session::historical::StoredRange;

#[test]
fn a_bond_is_on_hold() {
	execute(|| {
		assert_ok!(SdValidators::bond(signed(DAVE), BOND));
		assert_eq!((held(DAVE), free(DAVE)), (BOND, ENDOWMENT - BOND));
		assert_eq!(events(), [Event::Bonded { account: DAVE, amount: BOND, bonded: BOND }]);
		assert_ok!(SdValidators::bond(signed(DAVE), SD));
		assert_eq!(SdValidators::bonded(&DAVE), BOND + SD);
	});
}

#[test]
fn a_bond_is_the_networks_at_least() {
	execute(|| {
		assert_noop!(SdValidators::bond(signed(DAVE), BOND - 1), Error::<Test>::BondTooSmall);
		assert_noop!(SdValidators::bond(signed(DAVE), 0), Error::<Test>::BondTooSmall);
	});
}

#[test]
fn nobody_bonds_what_they_have_not() {
	execute(|| {
		let all = SdValidators::bond(signed(DAVE), ENDOWMENT);
		assert_noop!(all, TokenError::FundsUnavailable);
		let more = SdValidators::bond(signed(EVE), Balance::MAX);
		assert_noop!(more, ArithmeticError::Overflow);
	});
}

#[test]
fn who_was_never_active_has_its_bond_back_at_once() {
	execute(|| {
		assert_ok!(SdValidators::unbond(signed(EVE)));
		assert_ok!(SdValidators::withdraw(signed(EVE)));
		assert_eq!((held(EVE), free(EVE)), (0, ENDOWMENT));
		let unbonding = Event::Unbonding { account: EVE, from: 0 };
		assert_eq!(events(), [unbonding, Event::Withdrawn { account: EVE, amount: BOND }]);
		assert!(!Bonds::<Test>::contains_key(EVE));
	});
}

#[test]
fn a_validators_bond_stays_until_nobody_is_active_or_queued() {
	execute(|| {
		assert_noop!(SdValidators::unbond(signed(1)), Error::<Test>::StillValidating);
		assert_ok!(remove(1));
		assert_noop!(SdValidators::unbond(signed(1)), Error::<Test>::StillValidating);
		pass_sessions(1);
		assert_noop!(SdValidators::unbond(signed(1)), Error::<Test>::StillValidating);
		pass_sessions(1);
		assert_ok!(SdValidators::unbond(signed(1)));
		let from = 1 + HISTORY + 2;
		assert_eq!(events().pop(), Some(Event::Unbonding { account: 1, from }));
	});
}

#[test]
fn who_is_only_queued_keeps_its_bond_too() {
	execute(|| {
		assert_ok!(add(EVE));
		pass_sessions(1);
		assert_ok!(remove(EVE));
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4, 5]));
		assert_noop!(SdValidators::unbond(signed(EVE)), Error::<Test>::StillValidating);
	});
}

#[test]
fn a_bond_stays_for_as_long_as_an_equivocation_can_be_reported_and_no_longer() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(2);
		assert_ok!(SdValidators::unbond(signed(1)));
		// Session 1 was its last.
		pass_sessions(HISTORY);
		assert_eq!(Session::current_index(), 1 + HISTORY + 1);
		assert_eq!(StoredRange::<Test>::get().unwrap().0, 1);
		assert_noop!(SdValidators::withdraw(signed(1)), Error::<Test>::NotDue);
		hypothetically!({
			cheat_in(1, 1, 7);
			assert!(held(1) < BOND);
		});
		pass_sessions(1);
		assert_eq!(StoredRange::<Test>::get().unwrap().0, 2);
		assert_ok!(SdValidators::withdraw(signed(1)));
		assert_eq!(free(1), ENDOWMENT);
	});
}

#[test]
fn a_bond_that_is_kept_is_not_unbonding_any_more() {
	execute(|| {
		assert_ok!(SdValidators::unbond(signed(EVE)));
		assert_ok!(SdValidators::bond(signed(EVE), 0));
		assert_noop!(SdValidators::withdraw(signed(EVE)), Error::<Test>::NotUnbonding);
		assert_ok!(add(EVE));
	});
}

#[test]
fn a_second_time_is_a_time_too() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(2);
		assert_ok!(add(1));
		pass_sessions(2);
		assert_ok!(remove(1));
		pass_sessions(2);
		assert_eq!(Bonds::<Test>::get(1).and_then(|bond| bond.last_active), Some(5));
	});
}

#[test]
fn a_bond_unbonds_once() {
	execute(|| {
		assert_ok!(SdValidators::unbond(signed(EVE)));
		assert_noop!(SdValidators::unbond(signed(EVE)), Error::<Test>::AlreadyUnbonding);
	});
}

#[test]
fn what_is_not_unbonding_is_not_withdrawn() {
	execute(|| {
		assert_noop!(SdValidators::withdraw(signed(EVE)), Error::<Test>::NotUnbonding);
		assert_noop!(SdValidators::withdraw(signed(1)), Error::<Test>::NotUnbonding);
	});
}

#[test]
fn who_has_no_bond_has_none_to_let_go() {
	execute(|| {
		assert_noop!(SdValidators::unbond(signed(DAVE)), Error::<Test>::NotBonded);
		assert_noop!(SdValidators::withdraw(signed(DAVE)), Error::<Test>::NotBonded);
	});
}

#[test]
fn what_was_slashed_is_not_had_back() {
	execute(|| {
		cheat(1, 7);
		pass_sessions(2);
		assert_ok!(SdValidators::unbond(signed(1)));
		let kept = Bond { held: BOND - COST, slashed: COST, last_active: Some(1), unbonding: true };
		assert_eq!(Bonds::<Test>::get(1), Some(kept));
		pass_sessions(HISTORY + 1);
		assert_ok!(SdValidators::withdraw(signed(1)));
		assert_eq!((held(1), free(1)), (0, ENDOWMENT - COST));
	});
}
