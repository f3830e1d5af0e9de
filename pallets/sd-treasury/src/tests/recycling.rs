//! Recycling at a roll, and Company's overflow.

use crate::{Channels, Event, Pot, mock::*};
use frame::testing_prelude::*;
use frame::traits::fungible::Mutate as _;
use sd_primitives::{
	Balance, Channel, ChannelId, Channels as ChannelBooks, EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY,
	traits::Treasury as _,
};

const ONE_PERCENT: Perbill = Perbill::from_percent(1);

/// Let a channel have paid `amount` to a pot.
fn paid_to(pot: Pot, channel: ChannelId, amount: Balance) {
	Treasury::pay(channel, &Treasury::pot(pot), amount).unwrap();
}

fn refilled() -> [Balance; 4] {
	ChannelBooks::REFILLED.map(|id| Treasury::channel(id).refilled)
}

#[test]
fn before_the_handover_nothing_is_recycled() {
	execute(|| {
		paid_to(Pot::Community, ChannelId::Generate, 1_000 * SD);
		paid_to(Pot::Company, ChannelId::Generate, TOTAL_SUPPLY / 5);
		assert_storage_noop!(Treasury::recycle(ONE_PERCENT));
	});
}

#[test]
fn fineprint_4_channels_are_refilled_in_proportion_to_their_shortfall() {
	execute(|| {
		Latch::put(true);
		paid_to(Pot::Community, ChannelId::Generate, 600 * SD);
		paid_to(Pot::Community, ChannelId::Share, 300 * SD);
		assert_ok!(Treasury::hold(ChannelId::Share, 50 * SD));
		paid_to(Pot::Community, ChannelId::Contest, 100 * SD);
		let reserve = Treasury::pot_balance(Pot::Reserve);

		Treasury::recycle(ONE_PERCENT);

		// 1 % of 1,000.01 SD; what is held is no shortfall.
		let amount = 10 * SD + SD / 10_000;
		assert_eq!(refilled(), [amount * 6 / 10, amount * 3 / 10, 0, amount / 10]);
		assert_eq!(Treasury::pot_balance(Pot::Reserve), reserve + amount);
		assert_eq!(Treasury::pot_balance(Pot::Community), 1_000 * SD + SD / 100 - amount);
		let [generate, share, sale, contest] = refilled();
		System::assert_last_event(Event::Recycled { generate, share, sale, contest }.into());
	});
}

#[test]
fn fineprint_4_what_moves_is_the_floored_sum() {
	execute(|| {
		Latch::put(true);
		for channel in [ChannelId::Generate, ChannelId::Share, ChannelId::Sale] {
			paid_to(Pot::Community, channel, 100 * SD);
		}
		let community = Treasury::pot_balance(Pot::Community);
		let third = ONE_PERCENT.mul_floor(community) / 3;
		assert_ne!(third * 3, ONE_PERCENT.mul_floor(community));

		Treasury::recycle(ONE_PERCENT);
		assert_eq!(refilled(), [third, third, third, 0]);
		assert_eq!(Treasury::pot_balance(Pot::Community), community - 3 * third);
	});
}

#[test]
fn fineprint_4_a_channel_is_never_refilled_above_its_budget() {
	execute(|| {
		Latch::put(true);
		paid_to(Pot::Community, ChannelId::Ecosystem, 1_000 * SD);
		assert_ok!(Treasury::pay(ChannelId::Sale, &ALICE, SD));
		Treasury::recycle(ONE_PERCENT);
		assert_eq!(refilled(), [0, 0, SD, 0]);
		assert_storage_noop!(Treasury::recycle(ONE_PERCENT));
	});
}

#[test]
fn fineprint_4_products_above_u128_are_no_matter() {
	let mut books = ChannelBooks::divide(TOTAL_SUPPLY);
	books.generate.paid = 500_000_000 * SD;
	books.share.paid = 250_000_000 * SD;
	let amount = 100_000_000 * SD;
	assert!(amount.checked_mul(books.generate.shortfall()).is_none());
	// Two thirds and one third, each rounded down.
	let refills = [66_666_666_666_666_666_666, 33_333_333_333_333_333_333, 0, 0];
	assert_eq!(books.refills(amount), refills);
}

#[test]
fn fineprint_4_the_pot_keeps_its_existential_deposit() {
	let all = Perbill::from_percent(100);
	assert_eq!(sd_primitives::recyclable(SD, all), SD - EXISTENTIAL_DEPOSIT);
	assert_eq!(sd_primitives::recyclable(EXISTENTIAL_DEPOSIT / 2, all), 0);
}

#[test]
fn without_a_shortfall_nothing_moves() {
	execute(|| {
		Latch::put(true);
		paid_to(Pot::Community, ChannelId::Ecosystem, 1_000 * SD);
		assert_storage_noop!(Treasury::recycle(ONE_PERCENT));
	});
}

#[test]
fn what_company_holds_above_a_tenth_of_all_money_goes_to_community() {
	execute(|| {
		Latch::put(true);
		let tenth = TOTAL_SUPPLY / 10;
		let company = Treasury::pot(Pot::Company);
		paid_to(Pot::Company, ChannelId::Generate, tenth - EXISTENTIAL_DEPOSIT);
		assert_storage_noop!(Treasury::empty_overflow());

		assert_ok!(Balances::transfer(&ALICE, &company, 7 * SD, Preservation::Preserve));
		Treasury::recycle(Perbill::zero());
		assert_eq!(Treasury::pot_balance(Pot::Company), tenth);
		assert_eq!(Treasury::pot_balance(Pot::Community), 7 * SD + EXISTENTIAL_DEPOSIT);
		System::assert_last_event(Event::Overflowed { amount: 7 * SD }.into());
	});
}

#[test]
fn fineprint_2_recycling_comes_before_the_overflow() {
	execute(|| {
		Latch::put(true);
		paid_to(Pot::Company, ChannelId::Generate, TOTAL_SUPPLY / 5);
		Treasury::recycle(ONE_PERCENT);
		// Community had its deposit only when it was asked to spare something.
		assert_eq!(refilled(), [0; 4]);
		assert!(Treasury::pot_balance(Pot::Community) > TOTAL_SUPPLY / 20);
	});
}

#[test]
fn refills_and_payments_only_grow_and_books_stay_whole() {
	execute(|| {
		Latch::put(true);
		for _ in 0..50 {
			paid_to(Pot::Community, ChannelId::Generate, 10_000 * SD);
			let before = Channels::<Test>::get();
			Treasury::recycle(Perbill::from_percent(2));
			let after = Channels::<Test>::get();
			for id in ChannelId::ALL {
				let (before, after): (&Channel, &Channel) = (before.get(id), after.get(id));
				assert!(after.refilled >= before.refilled && after.paid == before.paid);
			}
			assert_ok!(Treasury::do_try_state());
		}
	});
}

#[test]
fn fineprint_4_a_part_of_a_unit_is_not_recycled() {
	assert_eq!(sd_primitives::recyclable(10 * SD + 99, ONE_PERCENT), SD / 10);
}

#[test]
fn fineprint_4_a_shortfall_of_one_unit_is_refilled() {
	let mut books = ChannelBooks::divide(TOTAL_SUPPLY);
	assert_eq!(books.refills(SD), [0; 4]);
	books.sale.paid = 1;
	assert_eq!(books.refills(SD), [0, 0, 1, 0]);
}

#[test]
fn an_overflow_of_one_unit_goes_to_community() {
	execute(|| {
		paid_to(Pot::Company, ChannelId::Generate, TOTAL_SUPPLY / 10 - EXISTENTIAL_DEPOSIT + 1);
		Treasury::empty_overflow();
		assert_eq!(Treasury::pot_balance(Pot::Company), TOTAL_SUPPLY / 10);
		assert_eq!(Treasury::pot_balance(Pot::Community), EXISTENTIAL_DEPOSIT + 1);
	});
}
