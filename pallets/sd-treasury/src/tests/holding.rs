//! Setting aside, paying what was set aside, forfeiting it.

use crate::{Channels, Error, Event, Pot, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{Channel, ChannelId::Share, EXISTENTIAL_DEPOSIT, SD, traits::Treasury as _};

fn share() -> Channel {
	Treasury::channel(Share)
}

#[test]
fn what_is_set_aside_is_not_available_and_not_paid() {
	execute(|| {
		let available = share().available();
		assert_ok!(Treasury::hold(Share, 3 * SD));
		assert_eq!((share().held, share().paid), (3 * SD, 0));
		assert_eq!(share().available(), available - 3 * SD);
	});
}

#[test]
fn no_more_is_set_aside_than_available() {
	execute(|| {
		let available = share().available();
		assert_noop!(Treasury::hold(Share, available + 1), Error::<Test>::ChannelShort);
		assert_ok!(Treasury::hold(Share, available));
		assert_noop!(Treasury::pay(Share, &ALICE, 1), Error::<Test>::ChannelShort);
	});
}

#[test]
fn paying_what_was_set_aside_moves_it_to_paid() {
	execute(|| {
		let reserve = Treasury::pot_balance(Pot::Reserve);
		assert_ok!(Treasury::hold(Share, 3 * SD));
		assert_eq!(Channels::<Test>::get().distributed(), 0);

		assert_ok!(Treasury::pay_held(Share, &ALICE, 2 * SD));
		assert_eq!((share().held, share().paid), (SD, 2 * SD));
		assert_eq!(Balances::free_balance(ALICE), 102 * SD);
		assert_eq!(Treasury::pot_balance(Pot::Reserve), reserve - 2 * SD);
		assert_eq!(Channels::<Test>::get().distributed(), 2 * SD);
		let paid = Event::Paid { channel: Share, to: ALICE, amount: 2 * SD };
		System::assert_last_event(paid.into());
	});
}

#[test]
fn what_is_forfeited_is_available_again() {
	execute(|| {
		let before = share();
		assert_ok!(Treasury::hold(Share, SD));
		assert_ok!(Treasury::forfeit(Share, SD));
		assert_eq!(share(), before);
	});
}

#[test]
fn no_more_is_paid_or_forfeited_than_was_set_aside() {
	execute(|| {
		assert_ok!(Treasury::hold(Share, SD));
		assert_noop!(Treasury::pay_held(Share, &ALICE, SD + 1), Error::<Test>::HeldShort);
		assert_noop!(Treasury::forfeit(Share, SD + 1), Error::<Test>::HeldShort);
	});
}

#[test]
fn fineprint_16_what_its_creator_cannot_receive_stays_set_aside() {
	execute(|| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		assert_ok!(Treasury::hold(Share, dust));
		assert_noop!(Treasury::pay_held(Share, &NOBODY, dust), TokenError::BelowMinimum);
		assert_ok!(Treasury::hold(Share, 1));
		assert_ok!(Treasury::pay_held(Share, &NOBODY, dust + 1));
	});
}
