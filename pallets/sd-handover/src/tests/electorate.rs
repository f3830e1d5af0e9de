//! The electorate: what people hold.

use crate::{Electorate, mock::*};
use frame::{deps::frame_support::traits::Currency, testing_prelude::*};
use pallet_balances::Locks;
use pallet_democracy::{Approved, Tally, VoteThreshold};
use sd_primitives::SD;

type People = Electorate<Balances, Pots>;

/// What everybody together holds, as democracy sees it.
fn electorate() -> u128 {
	<People as Currency<u64>>::total_issuance()
}

#[test]
fn the_electorate_is_what_people_hold() {
	execute(|| {
		assert_eq!(electorate(), 3 * ENDOWMENT);
		assert_ok!(Balances::transfer_allow_death(signed(ALICE), POT, 100 * SD));
		assert_eq!(electorate(), 3 * ENDOWMENT - 100 * SD);
	});
}

#[test]
fn what_is_reserved_of_a_pot_has_no_voice_either() {
	use frame::deps::frame_support::traits::ReservableCurrency;
	execute(|| {
		assert_ok!(Balances::reserve(&POT, SD));
		assert_eq!(electorate(), 3 * ENDOWMENT);
	});
}

#[test]
fn with_the_pots_counted_the_same_vote_would_not_pass() {
	execute(|| {
		let tally = Tally { ayes: 600 * SD, nays: 400 * SD, turnout: 1_000 * SD };
		let threshold = VoteThreshold::SuperMajorityApprove;
		assert!(!threshold.approved(tally.clone(), Balances::total_issuance()));
		assert!(!threshold.approved(tally, electorate()));
		let tally = Tally { ayes: 700 * SD, nays: 300 * SD, turnout: 1_000 * SD };
		assert!(!threshold.approved(tally.clone(), Balances::total_issuance()));
		assert!(threshold.approved(tally, electorate()));
	});
}

#[test]
fn there_is_always_somebody() {
	execute(|| {
		for account in [ALICE, BOB, CAROL] {
			assert_ok!(Balances::transfer_all(signed(account), POT, false));
		}
		assert_eq!(electorate(), 1);
	});
}

#[test]
fn everything_else_is_as_balances_has_it() {
	use frame::deps::frame_support::traits::{
		ExistenceRequirement::{AllowDeath, KeepAlive},
		LockableCurrency, ReservableCurrency, WithdrawReasons,
		tokens::BalanceStatus,
	};
	execute(|| {
		assert_eq!(<People as Currency<u64>>::total_balance(&ALICE), ENDOWMENT);
		assert_eq!(<People as Currency<u64>>::free_balance(&ALICE), ENDOWMENT);
		let least = <People as Currency<u64>>::minimum_balance();
		assert_eq!(least, sd_primitives::EXISTENTIAL_DEPOSIT);
		assert!(People::can_slash(&ALICE, SD) && People::can_reserve(&ALICE, SD));
		assert_ok!(<People as Currency<u64>>::transfer(&ALICE, &BOB, SD, KeepAlive));
		assert_ok!(People::ensure_can_withdraw(&ALICE, SD, WithdrawReasons::FEE, SD));
		let taken = People::withdraw(&ALICE, SD, WithdrawReasons::FEE, AllowDeath).unwrap();
		People::resolve_creating(&BOB, taken);
		let (slashed, missing) = People::slash(&ALICE, SD);
		assert!(missing.is_zero());
		assert!(People::resolve_into_existing(&BOB, slashed).is_ok());
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT + 3 * SD);

		assert_ok!(People::reserve(&ALICE, 10 * SD));
		assert_eq!(People::reserved_balance(&ALICE), 10 * SD);
		assert_eq!(People::unreserve(&ALICE, SD), 0);
		assert_ok!(People::repatriate_reserved(&ALICE, &BOB, SD, BalanceStatus::Free), 0);
		let (slashed, _) = People::slash_reserved(&ALICE, SD);
		People::resolve_creating(&BOB, slashed);
		assert_eq!(People::reserved_balance(&ALICE), 7 * SD);

		People::set_lock(*b"12345678", &ALICE, SD, WithdrawReasons::all());
		People::extend_lock(*b"12345678", &ALICE, 2 * SD, WithdrawReasons::all());
		// Beside what is reserved.
		assert_eq!(Locks::<Test>::get(ALICE)[0].amount, (2 + 7) * SD);
		People::set_lock(*b"12345678", &ALICE, SD, WithdrawReasons::all());
		assert_eq!(Locks::<Test>::get(ALICE)[0].amount, (1 + 7) * SD);
		People::remove_lock(*b"12345678", &ALICE);
		assert!(Locks::<Test>::get(ALICE).is_empty());

		let (burned, issued) =
			(<People as Currency<u64>>::burn(SD), <People as Currency<u64>>::issue(SD));
		drop((burned, issued));
		assert_eq!(Balances::total_issuance(), IN_POT + 3 * ENDOWMENT);
		let _ = People::make_free_balance_be(&CAROL, ENDOWMENT);
	});
}
