//! Prizes out of channel Contest.

use crate::{Accounts, CurrentEpoch, Earners, Error, OpenedPrizes, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	ChannelId, SD,
	traits::{PrizeRule, Treasury},
};

/// What may be set aside in an epoch.
const CEILING: u128 = 50_000 * SD;

#[test]
fn a_prize_is_set_aside_and_paid_to_the_winner() {
	execute(|| {
		assert_ok!(Rewards::open_prize(100 * SD));
		assert_eq!(Books::get().contest.held, 100 * SD);
		assert_eq!(Rewards::pay_prize(&ALICE, 60 * SD), Ok(60 * SD));
		assert_ok!(Rewards::forfeit_prize(40 * SD));
		assert_eq!((Books::get().contest.held, Books::get().contest.paid), (0, 60 * SD));
		assert_eq!(Purses::get(ALICE), 1_060 * SD);
		let account = Accounts::<Test>::get(ALICE);
		assert_eq!((account.earned, account.earned_otherwise), (0, 60 * SD));
		assert_eq!(Earners::<Test>::get(), 1);
	});
}

#[test]
fn the_prizes_of_an_epoch_are_at_most_a_thousandth_of_the_budget() {
	execute(|| {
		assert_noop!(Rewards::open_prize(CEILING + 1), Error::<Test>::PrizeOverCeiling);
		assert_ok!(Rewards::open_prize(CEILING - 1));
		assert_ok!(Rewards::forfeit_prize(CEILING - 1));
		assert_ok!(Rewards::open_prize(1));
		assert_noop!(Rewards::open_prize(1), Error::<Test>::PrizeOverCeiling);
		assert_noop!(Rewards::open_prize(u128::MAX), Error::<Test>::PrizeOverCeiling);

		System::set_block_number(EPOCH);
		assert_ok!(Rewards::open_prize(CEILING));
		assert_eq!(OpenedPrizes::<Test>::get().amount, CEILING);
	});
}

#[test]
fn fineprint_7_who_may_not_earn_wins_nothing_and_the_channel_has_it_back() {
	execute(|| {
		assert_ok!(Rewards::open_prize(SD));
		let before = FakeTreasury::channel(ChannelId::Contest).available();
		assert_eq!(Rewards::pay_prize(&BOARD_MEMBER, SD), Ok(0));
		assert_eq!(FakeTreasury::channel(ChannelId::Contest).available(), before + SD);
		assert_eq!(Earners::<Test>::get(), 0);
	});
}

#[test]
fn fineprint_7_a_winner_who_has_joined_the_board_since_wins_nothing() {
	execute(|| {
		assert_ok!(Rewards::open_prize(SD));
		BoardMembers::set(&vec![BOARD_MEMBER, ALICE]);
		assert_eq!(Rewards::pay_prize(&ALICE, SD), Ok(0));
	});
}

#[test]
fn a_prize_of_nothing_makes_nobody_an_earner() {
	execute(|| {
		assert_eq!(Rewards::pay_prize(&ALICE, 0), Ok(0));
		assert_eq!(Earners::<Test>::get(), 0);
	});
}

#[test]
fn fineprint_2_an_epoch_begins_before_a_prize_is_forfeited() {
	execute(|| {
		assert_ok!(Rewards::open_prize(SD));
		System::set_block_number(EPOCH);
		assert_ok!(Rewards::forfeit_prize(SD));
		assert_eq!(CurrentEpoch::<Test>::get().index, 1);
	});
}
