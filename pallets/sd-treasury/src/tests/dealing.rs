//! Dealing: rewards and fees of many accounts, entered in the books together.

use crate::{Error, Pot, mock::*};
use frame::testing_prelude::*;
use frame::traits::{fungible::MutateFreeze as _, fungibles::Mutate as _};
use sd_primitives::{
	Balance, ChannelId, EXISTENTIAL_DEPOSIT, FeeParts, SD,
	traits::{Deals as _, Treasury as _},
};

const FEE: FeeParts = FeeParts { company: SD / 4, community: SD / 4 };

fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

fn held(pot: Pot) -> Balance {
	Treasury::pot_balance(pot) - EXISTENTIAL_DEPOSIT
}

fn generate() -> sd_primitives::Channel {
	Treasury::channel(ChannelId::Generate)
}

#[test]
fn rewards_and_fees_of_many_reach_everybody_and_the_books() {
	execute(|| {
		let before = generate().available();
		let mut deals = Treasury::deals(ChannelId::Generate);
		assert_eq!(deals.deal(&ALICE, 3 * SD, FEE, None), Ok(0));
		assert_eq!(deals.deal(&BOB, 0, FEE, None), Ok(0));
		assert_eq!(deals.available(), before - 3 * SD);
		assert_ok!(deals.close());

		assert_eq!((free(ALICE), free(BOB)), (100 * SD + 5 * SD / 2, 100 * SD - SD / 2));
		assert_eq!((held(Pot::Company), held(Pot::Community)), (SD / 2, SD / 2));
		assert_eq!((generate().paid, generate().available()), (3 * SD, before - 3 * SD));
	});
}

#[test]
fn who_does_not_exist_begins_to_out_of_its_reward() {
	execute(|| {
		let mut deals = Treasury::deals(ChannelId::Generate);
		assert_eq!(deals.deal(&NOBODY, SD / 2 + EXISTENTIAL_DEPOSIT, FEE, None), Ok(0));
		assert_ok!(deals.close());
		assert_eq!(free(NOBODY), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn fineprint_12_a_sponsor_pays_what_is_lacking_and_no_more() {
	execute(|| {
		let mut deals = Treasury::deals(ChannelId::Generate);
		let lacks = SD / 2 + EXISTENTIAL_DEPOSIT - SD / 5;
		assert_eq!(deals.deal(&NOBODY, SD / 5, FEE, Some(&BOB)), Ok(lacks));
		// Now it exists, with nothing to spare.
		assert_eq!(deals.deal(&NOBODY, SD / 5, FEE, Some(&BOB)), Ok(SD / 2 - SD / 5));
		assert_eq!(deals.deal(&ALICE, 0, FEE, Some(&BOB)), Ok(0));
		assert_ok!(deals.close());
		assert_eq!(free(NOBODY), EXISTENTIAL_DEPOSIT);
		assert_eq!(free(BOB), 100 * SD - lacks - (SD / 2 - SD / 5));
	});
}

/// Its account is there; of $SD it has none.
#[test]
fn fineprint_12_who_exists_by_another_asset_alone_lacks_the_deposit_too() {
	execute(|| {
		Assets::mint_into(STABLE, &NOBODY, LEAST).unwrap();
		assert!(System::account_exists(&NOBODY));
		let mut deals = Treasury::deals(ChannelId::Generate);
		let short = SD / 2 + EXISTENTIAL_DEPOSIT - 1;
		assert_err!(deals.deal(&NOBODY, short, FEE, None), Error::<Test>::BalanceTooLow);
		assert_eq!(deals.deal(&NOBODY, short, FEE, Some(&BOB)), Ok(1));
		assert_ok!(deals.close());
		assert_eq!((free(NOBODY), free(BOB)), (EXISTENTIAL_DEPOSIT, 100 * SD - 1));
		assert_eq!(Assets::balance(STABLE, NOBODY), LEAST);
	});
}

#[test]
fn who_cannot_pay_and_is_not_sponsored_is_refused() {
	execute(|| {
		let mut deals = Treasury::deals(ChannelId::Generate);
		let short = SD / 2 + EXISTENTIAL_DEPOSIT - 1;
		let mut deal = |who, sponsor| deals.deal(who, short, FEE, sponsor).unwrap_err();
		assert_eq!(deal(&NOBODY, None), Error::<Test>::BalanceTooLow.into());
		// Nobody sponsors itself, and who does not exist sponsors nobody.
		assert_eq!(deal(&NOBODY, Some(&NOBODY)), Error::<Test>::BalanceTooLow.into());
		assert_eq!(deal(&NOBODY, Some(&BOARD)), Error::<Test>::BalanceTooLow.into());
		assert_ok!(deals.close());
		assert_eq!((free(NOBODY), generate().paid, held(Pot::Company)), (0, 0, 0));
	});
}

#[test]
fn fineprint_12_a_sponsor_keeps_its_existential_deposit() {
	execute(|| {
		let dear = FeeParts { company: 100 * SD, community: 0 };
		let mut deals = Treasury::deals(ChannelId::Generate);
		assert_err!(deals.deal(&NOBODY, 0, dear, Some(&BOB)), Error::<Test>::BalanceTooLow);
		let dear = FeeParts { company: 100 * SD - 2 * EXISTENTIAL_DEPOSIT, community: 0 };
		assert_ok!(deals.deal(&NOBODY, 0, dear, Some(&BOB)));
		assert_ok!(deals.close());
		assert_eq!((free(BOB), free(NOBODY)), (EXISTENTIAL_DEPOSIT, EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn the_existential_deposit_and_what_is_frozen_are_not_paid_with() {
	execute(|| {
		let rest = EXISTENTIAL_DEPOSIT + SD / 2;
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			BOARD,
			100 * SD - rest
		));
		let mut deals = Treasury::deals(ChannelId::Generate);
		let more = FeeParts { company: FEE.company + 1, ..FEE };
		assert_err!(deals.deal(&ALICE, 0, more, None), Error::<Test>::BalanceTooLow);
		assert_eq!(deals.deal(&ALICE, 0, FEE, None), Ok(0));

		assert_ok!(Balances::set_freeze(&(), &BOB, 100 * SD));
		assert_err!(deals.deal(&BOB, 0, FEE, None), Error::<Test>::BalanceTooLow);
		assert_ok!(deals.deal(&BOB, SD / 2, FEE, None));
		assert_ok!(deals.close());
	});
}

#[test]
fn no_more_is_dealt_than_the_channel_has() {
	execute(|| {
		let available = generate().available();
		let mut deals = Treasury::deals(ChannelId::Generate);
		assert_ok!(deals.deal(&ALICE, available - 1, FEE, None));
		assert_err!(deals.deal(&ALICE, 2, FEE, None), Error::<Test>::ChannelShort);
		assert_ok!(deals.deal(&ALICE, 1, FEE, None));
		assert_ok!(deals.close());
		assert_eq!(generate().available(), 0);
	});
}
