//! Charging a fee.

use crate::{Error, Event, Pot, mock::*};
use frame::deps::frame_support::traits::{LockableCurrency, WithdrawReasons};
use frame::testing_prelude::*;
use proptest::prelude::*;
use sd_primitives::{
	Balance, EXISTENTIAL_DEPOSIT, FeeParts, SD, TOTAL_SUPPLY, traits::Treasury as _,
};

/// A fee of which the community has half.
fn halves(fee: Balance) -> FeeParts {
	FeeParts::of(fee, Perbill::from_percent(50))
}

#[test]
fn a_fee_is_divided_between_the_treasuries() {
	execute(|| {
		assert_ok!(Treasury::charge(&ALICE, halves(SD + 1)));

		assert_eq!(Balances::free_balance(ALICE), 99 * SD - 1);
		assert_eq!(Treasury::pot_balance(Pot::Company), EXISTENTIAL_DEPOSIT + SD / 2 + 1);
		assert_eq!(Treasury::pot_balance(Pot::Community), EXISTENTIAL_DEPOSIT + SD / 2);
		System::assert_last_event(
			Event::Charged { from: ALICE, company: SD / 2 + 1, community: SD / 2 }.into(),
		);
	});
}

#[test]
fn the_payer_keeps_the_existential_deposit() {
	execute(|| {
		let most = 100 * SD - EXISTENTIAL_DEPOSIT;
		assert_noop!(Treasury::charge(&ALICE, halves(most + 1)), Error::<Test>::BalanceTooLow);
		assert_ok!(Treasury::charge(&ALICE, halves(most)));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn an_account_that_does_not_exist_cannot_pay() {
	execute(|| {
		assert_noop!(Treasury::charge(&NOBODY, halves(1)), Error::<Test>::BalanceTooLow);
	});
}

#[test]
fn a_fee_that_no_balance_could_pay_is_refused() {
	execute(|| {
		let fee = FeeParts { company: Balance::MAX, community: 1 };
		assert_noop!(Treasury::charge(&ALICE, fee), ArithmeticError::Overflow);
	});
}

#[test]
fn what_is_locked_pays_no_fee() {
	execute(|| {
		let lock = |amount| {
			Balances::set_lock(*b"tests\0\0\0", &ALICE, amount, WithdrawReasons::all());
		};
		lock(98 * SD + 1);
		assert_noop!(Treasury::charge(&ALICE, halves(2 * SD)), Error::<Test>::BalanceTooLow);
		lock(98 * SD);
		assert_ok!(Treasury::charge(&ALICE, halves(2 * SD)));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(10_000)))]

	#[test]
	fn the_parts_sum_to_the_fee_and_the_community_never_gets_more_than_its_share(
		fee in 0..=TOTAL_SUPPLY,
		share in 0..=1_000_000_000u32,
	) {
		let parts = FeeParts::of(fee, Perbill::from_parts(share));
		prop_assert_eq!(parts.company + parts.community, fee);
		prop_assert_eq!(parts.community, fee / 1_000_000_000 * share as u128
			+ fee % 1_000_000_000 * share as u128 / 1_000_000_000);
	}
}
