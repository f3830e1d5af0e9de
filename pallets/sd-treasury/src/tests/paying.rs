//! Paying out of a channel.

use crate::{Channels, Error, Event, Pot, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{ChannelId, EXISTENTIAL_DEPOSIT, SD, traits::Treasury as _};

#[test]
fn a_payment_moves_money_and_the_counter() {
	execute(|| {
		let reserve = Treasury::pot_balance(Pot::Reserve);
		assert_ok!(Treasury::pay(ChannelId::Generate, &ALICE, 3 * SD));

		assert_eq!(Balances::free_balance(ALICE), 103 * SD);
		assert_eq!(Treasury::pot_balance(Pot::Reserve), reserve - 3 * SD);
		let books = Channels::<Test>::get();
		assert_eq!(books.generate.paid, 3 * SD);
		assert_eq!(books.distributed(), 3 * SD);
		System::assert_last_event(
			Event::Paid { channel: ChannelId::Generate, to: ALICE, amount: 3 * SD }.into(),
		);
	});
}

#[test]
fn ecosystem_is_not_distributed_supply() {
	execute(|| {
		assert_ok!(Treasury::pay(ChannelId::Ecosystem, &ALICE, SD));
		assert_eq!(Channels::<Test>::get().distributed(), 0);
	});
}

#[test]
fn a_channel_never_pays_more_than_it_has() {
	execute(|| {
		let available = Treasury::channel(ChannelId::Sale).available();
		assert_noop!(
			Treasury::pay(ChannelId::Sale, &ALICE, available + 1),
			Error::<Test>::ChannelShort
		);
		assert_ok!(Treasury::pay(ChannelId::Sale, &ALICE, available));
		assert_eq!(Treasury::channel(ChannelId::Sale).available(), 0);
	});
}

#[test]
fn what_is_held_is_not_available() {
	execute(|| {
		Channels::<Test>::mutate(|books| books.share.held = books.share.budget - SD);
		assert_noop!(Treasury::pay(ChannelId::Share, &ALICE, SD + 1), Error::<Test>::ChannelShort);
	});
}

#[test]
fn paying_nothing_does_nothing() {
	execute(|| {
		assert_storage_noop!(assert_ok!(Treasury::pay(ChannelId::Generate, &NOBODY, 0)));
	});
}

#[test]
fn an_account_that_cannot_exist_is_not_paid_and_nothing_is_counted() {
	execute(|| {
		assert_noop!(
			Treasury::pay(ChannelId::Generate, &NOBODY, EXISTENTIAL_DEPOSIT - 1),
			TokenError::BelowMinimum
		);
	});
}

#[test]
fn every_channel_but_ecosystem_counts_as_distributed_by_itself() {
	execute(|| {
		for (nth, id) in ChannelId::ALL.into_iter().enumerate() {
			assert_ok!(Treasury::pay(id, &ALICE, SD << (4 * nth)));
		}
		assert_eq!(Channels::<Test>::get().distributed(), 0x1111 * SD);
	});
}
