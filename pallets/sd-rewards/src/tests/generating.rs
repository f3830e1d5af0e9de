//! The Generate rule.

use crate::{Accounts, CommunityTerms, Earners, Error, Lanes, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Balance, ChannelId, SD,
	traits::{GenerateRule, Receipt, Treasury},
};

/// A graphic of `creator` by Eve.
fn generate(creator: u64) -> Result<Receipt, DispatchError> {
	Rewards::generated(&creator, &EVE, 0)
}

/// Let so few graphics earn the whole base that Eve's lane has a target of `eves_target` in a window.
fn with_target(eves_target: u32, test: impl FnOnce()) {
	execute(|| {
		crate::CurrentEpoch::<Test>::mutate(|epoch| {
			// Three quarters of the quotas are Eve's.
			epoch.generate_target = (eves_target * (EPOCH / WINDOW) * 4).div_ceil(3);
			assert_eq!(epoch.generate_curve(3_000).target, eves_target);
		});
		test();
	});
}

#[test]
fn a_graphic_earns_one_and_costs_a_half() {
	execute(|| {
		let receipt = generate(ALICE).unwrap();
		assert_eq!(receipt.reward, SD);
		assert_eq!((receipt.fee.company, receipt.fee.community), (SD / 4, SD / 4));
		assert_eq!(Purses::get(ALICE), 1_000 * SD + SD / 2);
		assert_eq!(Books::get().generate.paid, SD);
	});
}

#[test]
fn the_reward_comes_first_so_that_it_can_pay_the_fee() {
	execute(|| {
		assert_ok!(generate(PAUPER));
		assert_eq!(Purses::get(PAUPER), SD / 2);
	});
}

#[test]
fn a_creator_who_cannot_pay_earns_nothing() {
	execute(|| {
		Purses::insert(BOARD_MEMBER, SD / 2 - 1);
		assert_noop!(generate(BOARD_MEMBER), TokenError::FundsUnavailable);
	});
}

#[test]
fn the_curve_declines_within_a_window_and_begins_again_in_the_next() {
	with_target(3, || {
		let rewards = |count| -> Vec<Balance> {
			(0..count).map(|_| generate(ALICE).unwrap().reward).collect()
		};
		let sixth = SD / 6;
		assert_eq!(rewards(7), [SD, SD, SD, 5 * sixth + 3, 3 * sixth + 2, sixth + 1, 0]);
		System::set_block_number(WINDOW);
		assert_eq!(rewards(1), [SD]);
	});
}

#[test]
fn graphics_that_earn_nothing_do_not_count() {
	with_target(1, || {
		for _ in 0..5 {
			assert_ok!(generate(ALICE));
		}
		let (lane, account) = (Lanes::<Test>::get(EVE), Accounts::<Test>::get(ALICE));
		assert_eq!((lane.rewarded, account.generations), (2, 2));
		assert_eq!((lane.used, lane.total), (5, 5));
	});
}

#[test]
fn beyond_the_cap_generating_works_costs_its_fee_and_earns_nothing() {
	execute(|| {
		let terms = CommunityTerms { max_rewarded_generations: 2, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		System::set_block_number(EPOCH);
		let rewards = [(); 4].map(|()| generate(ALICE).unwrap().reward);
		assert_eq!(rewards, [SD, SD, 0, 0]);
		assert_eq!(Purses::get(ALICE), 1_000 * SD);
		assert_eq!(Lanes::<Test>::get(EVE).rewarded, 2);

		System::set_block_number(2 * EPOCH);
		assert!(generate(ALICE).unwrap().reward > 0);
	});
}

#[test]
fn fineprint_7_excluded_accounts_earn_nothing_and_use_no_cap_and_no_n() {
	execute(|| {
		let receipt = generate(BOARD_MEMBER).unwrap();
		assert_eq!(receipt.reward, 0);
		assert_eq!(Purses::get(BOARD_MEMBER), 1_000 * SD - SD / 2);
		assert_eq!(Lanes::<Test>::get(EVE).rewarded, 0);
		assert_eq!(Accounts::<Test>::get(BOARD_MEMBER).generations, 0);
	});
}

#[test]
fn less_than_the_least_asked_for_is_refused() {
	execute(|| {
		assert_noop!(Rewards::generated(&ALICE, &EVE, SD + 1), Error::<Test>::RewardTooLow);
		assert_noop!(Rewards::generated(&BOARD_MEMBER, &EVE, 1), Error::<Test>::RewardTooLow);
		assert_ok!(Rewards::generated(&ALICE, &EVE, SD));
	});
}

#[test]
fn fineprint_5_a_channel_short_pays_what_it_has_and_an_empty_one_nothing() {
	execute(|| {
		let mut books = Books::get();
		books.generate.paid = books.generate.budget - SD / 4;
		Books::set(&books);
		assert_eq!(generate(ALICE).unwrap().reward, SD / 4);
		assert_eq!(generate(ALICE).unwrap().reward, 0);
		assert_eq!(FakeTreasury::channel(ChannelId::Generate).available(), 0);
	});
}

#[test]
fn earners_are_counted_once_and_remember_what_they_earned() {
	execute(|| {
		for creator in [ALICE, ALICE, BOB, BOARD_MEMBER] {
			assert_ok!(generate(creator));
		}
		assert_eq!(Earners::<Test>::get(), 2);
		let earned = |account| -> Balance { Accounts::<Test>::get(account).earned };
		assert_eq!((earned(ALICE), earned(BOB), earned(BOARD_MEMBER)), (2 * SD, SD, 0));
	});
}
