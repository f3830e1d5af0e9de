//! Moving $SD: an account's balance as it stands, and what else an account may have.

use crate::{Error, Pallet, mock::*};
use frame::testing_prelude::*;
use frame::traits::{
	LockableCurrency, ReservableCurrency, WithdrawReasons, fungible::MutateFreeze as _,
};
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD};

type Moving = Pallet<Test>;

#[test]
fn an_account_gives_all_but_its_existential_deposit() {
	execute(|| {
		let most = 100 * SD - EXISTENTIAL_DEPOSIT;
		assert_noop!(Moving::take(&ALICE, most + 1), Error::<Test>::BalanceTooLow);
		hypothetically!({
			assert_ok!(Moving::take(&ALICE, most));
			assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
		});
	});
}

#[test]
fn what_is_frozen_counts_what_is_reserved_as_its_own() {
	execute(|| {
		assert_ok!(Balances::reserve(&ALICE, 30 * SD));
		assert_ok!(Balances::set_freeze(&(), &ALICE, 50 * SD));
		assert_noop!(Moving::take(&ALICE, 50 * SD + 1), Error::<Test>::BalanceTooLow);
		hypothetically!({
			assert_ok!(Moving::take(&ALICE, 50 * SD));
			assert_eq!(Balances::free_balance(ALICE), 20 * SD);
			assert_eq!(Balances::reserved_balance(ALICE), 30 * SD);
		});
		Balances::set_lock(*b"locked!!", &ALICE, 90 * SD, WithdrawReasons::all());
		assert_noop!(Moving::take(&ALICE, 10 * SD + 1), Error::<Test>::BalanceTooLow);
	});
}

#[test]
fn who_begins_needs_the_existential_deposit() {
	execute(|| {
		let too_little = EXISTENTIAL_DEPOSIT - 1;
		assert_noop!(Moving::give(&NOBODY, too_little), TokenError::BelowMinimum);
		hypothetically!({
			assert_ok!(Moving::give(&NOBODY, EXISTENTIAL_DEPOSIT));
			assert!(System::account_exists(&NOBODY));
			assert_eq!(Balances::free_balance(NOBODY), EXISTENTIAL_DEPOSIT);
		});
	});
}

#[test]
fn nothing_given_or_taken_changes_nothing_and_begins_nobody() {
	execute(|| {
		assert_storage_noop!({
			assert_ok!(Moving::give(&NOBODY, 0));
			assert_ok!(Moving::take(&NOBODY, 0));
			assert_ok!(Moving::take(&ALICE, 0));
		});
	});
}
