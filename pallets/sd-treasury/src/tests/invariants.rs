//! `try_state` sees each broken invariant.

use crate::{BoardSpent, Channels, Pot, Source, Spending, Spendings, mock::*};
use frame::testing_prelude::*;
use frame::traits::{BalanceStatus, ReservableCurrency, fungible::Mutate};
use sd_primitives::{Asset, ChannelId, EXISTENTIAL_DEPOSIT, SD, traits::Treasury as _};

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(Treasury::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn a_changed_supply_is_seen() {
	broken_by(
		|| {
			Balances::mint_into(&ALICE, 1).unwrap();
		},
		"1: the supply has changed",
	);
}

#[test]
fn a_reserve_that_owes_more_than_it_holds_is_seen() {
	let steal = || {
		Balances::transfer(&Treasury::pot(Pot::Reserve), &ALICE, 1, Preservation::Preserve)
			.unwrap();
	};
	broken_by(steal, "2: the Reserve owes more than it holds");
}

#[test]
fn a_gift_to_the_reserve_is_none_of_the_channels_business() {
	execute(|| {
		let reserve = Treasury::pot(Pot::Reserve);
		assert_ok!(Balances::transfer(&ALICE, &reserve, SD, Preservation::Preserve));
	});
}

#[test]
fn a_channel_that_paid_too_much_is_seen() {
	let overpay = || Channels::<Test>::mutate(|books| books.sale.paid = books.sale.budget + 1);
	broken_by(overpay, "3: a channel has paid more than it had");
}

#[test]
fn a_channel_refilled_above_its_budget_is_seen() {
	let overfill = || Channels::<Test>::mutate(|books| books.sale.refilled = 1);
	broken_by(overfill, "3: a channel was refilled above its budget");
}

#[test]
fn more_spent_than_a_ceiling_allows_is_seen() {
	let overspend = || {
		let spending = Spending { epoch: 0, ceiling: 5, spent: 6 };
		Spendings::<Test>::insert(Source::Company, Asset::Native, spending);
	};
	broken_by(overspend, "4: more was spent than a ceiling allows");
	broken_by(|| BoardSpent::<Test>::put(1), "4: the board spent more of Ecosystem than it may");
}

#[test]
fn what_a_stranger_reserves_on_a_pot_is_none_of_its_money() {
	execute(|| {
		Latch::put(true);
		let community = Treasury::pot(Pot::Community);
		assert_ok!(Treasury::pay(ChannelId::Generate, &community, SD));
		assert_ok!(Balances::reserve(&ALICE, 90 * SD));
		assert_ok!(Balances::repatriate_reserved(
			&ALICE,
			&community,
			90 * SD,
			BalanceStatus::Reserved
		));
		assert_eq!(Treasury::pot_balance(Pot::Community), SD + EXISTENTIAL_DEPOSIT);
		Treasury::recycle(Perbill::one());
		assert_eq!(Treasury::pot_balance(Pot::Community), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_pot_that_may_be_reaped_is_seen() {
	let loosen = || {
		System::dec_providers(&Treasury::pot(Pot::Company)).unwrap();
	};
	broken_by(loosen, "a pot may be reaped");
}

#[test]
fn a_pot_below_its_deposit_is_seen() {
	let drain = || {
		let company = Treasury::pot(Pot::Company);
		System::inc_providers(&company);
		System::inc_providers(&company);
		let all = EXISTENTIAL_DEPOSIT;
		Balances::transfer(&company, &ALICE, all, Preservation::Expendable).unwrap();
	};
	broken_by(drain, "a pot is below its deposit");
}
