//! The Share rule.

use crate::{Account, Accounts, CommunityTerms, CurrentEpoch, Earners, Error, Lanes, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Balance, ChannelId, SD,
	traits::{PendingReward, ShareRule, Treasury},
};

/// What `creator` has set aside for sharing a graphic by Eve.
fn share(creator: u64) -> Balance {
	Rewards::shared(&creator, &EVE, 0).unwrap().amount
}

/// Let Eve's lane have a target of `target` shares in a window.
fn with_target(target: u32, test: impl FnOnce()) {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| {
			epoch.share_target = (target * (EPOCH / WINDOW) * 4).div_ceil(3);
			assert_eq!(epoch.share_curve(3_000).target, target);
		});
		test();
	});
}

#[test]
fn sharing_sets_the_reward_aside_and_pays_nothing_yet() {
	execute(|| {
		let pending = Rewards::shared(&ALICE, &EVE, SD).unwrap();
		assert_eq!(pending.amount, SD);
		assert_eq!((Books::get().share.held, Books::get().share.paid), (SD, 0));
		assert_eq!(Purses::get(ALICE), 1_000 * SD);
		let account = Accounts::<Test>::get(ALICE);
		assert_eq!((account.shares, account.earned), (1, 0));
		assert_eq!(Earners::<Test>::get(), 0);
	});
}

#[test]
fn fineprint_16_it_is_due_after_the_moderation_period_then_in_force() {
	execute(|| {
		let terms = CommunityTerms { moderation_period: 50, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		let due = |block| {
			System::set_block_number(block);
			Rewards::shared(&ALICE, &EVE, 0).unwrap().due
		};
		assert_eq!(due(7), 7 + CommunityTerms::default().moderation_period);
		assert_eq!(due(EPOCH), EPOCH + 50);
	});
}

#[test]
fn fineprint_16_earned_and_earners_grow_when_the_money_arrives() {
	execute(|| {
		let PendingReward { amount, .. } = Rewards::shared(&ALICE, &EVE, 0).unwrap();
		System::set_block_number(3 * EPOCH);
		assert_ok!(Rewards::settle_share(&ALICE, amount));
		assert_eq!(Accounts::<Test>::get(ALICE).earned, SD);
		assert_eq!(Earners::<Test>::get(), 1);
		assert_eq!(Purses::get(ALICE), 1_001 * SD);
		assert_eq!((Books::get().share.held, Books::get().share.paid), (0, SD));
	});
}

#[test]
fn fineprint_16_what_is_forfeited_gives_no_cap_and_no_n_back() {
	execute(|| {
		let amount = share(ALICE);
		assert_ok!(Rewards::forfeit_share(amount));
		assert_eq!(Books::get().share.held, 0);
		assert_eq!(Accounts::<Test>::get(ALICE).shares, 1);
		assert_eq!(Lanes::<Test>::get(EVE).shared, 1);
	});
}

#[test]
fn nothing_is_settled_when_nothing_was_earned() {
	execute(|| {
		assert_storage_noop!(assert_ok!(Rewards::settle_share(&ALICE, 0)));
	});
}

#[test]
fn fineprint_9_shares_count_in_the_lane_of_the_generator_that_made_the_graphic() {
	with_target(3, || {
		let sixth = SD / 6;
		let rewards = [(); 7].map(|()| share(ALICE));
		assert_eq!(rewards, [SD, SD, SD, 5 * sixth + 3, 3 * sixth + 2, sixth + 1, 0]);
		let lane = Lanes::<Test>::get(EVE);
		assert_eq!((lane.shared, lane.rewarded, lane.used), (6, 0, 0));
		assert_eq!(Rewards::shared(&ALICE, &FAY, 0).unwrap().amount, SD);

		System::set_block_number(WINDOW);
		assert_eq!(share(ALICE), SD);
	});
}

#[test]
fn beyond_the_cap_sharing_earns_nothing_until_the_next_epoch() {
	execute(|| {
		let rewards = (0..12).map(|_| share(ALICE)).collect::<Vec<_>>();
		assert_eq!(rewards.iter().filter(|reward| **reward > 0).count(), 10);
		assert_eq!(rewards[10..], [0, 0]);
		assert_eq!(Lanes::<Test>::get(EVE).shared, 10);
		assert!(share(BOB) > 0);
		System::set_block_number(EPOCH);
		assert!(share(ALICE) > 0);
	});
}

#[test]
fn fineprint_7_excluded_accounts_share_for_nothing_and_use_no_cap_and_no_n() {
	execute(|| {
		assert_eq!(share(BOARD_MEMBER), 0);
		assert_eq!(Accounts::<Test>::get(BOARD_MEMBER).shares, 0);
		assert_eq!(Lanes::<Test>::get(EVE).shared, 0);
	});
}

#[test]
fn fineprint_7_who_joins_the_board_after_sharing_has_earned_it_already() {
	execute(|| {
		let amount = share(ALICE);
		BoardMembers::set(&vec![BOARD_MEMBER, ALICE]);
		assert_ok!(Rewards::settle_share(&ALICE, amount));
		assert_eq!(Accounts::<Test>::get(ALICE).earned, SD);
		assert_eq!(share(ALICE), 0);
	});
}

#[test]
fn less_than_the_least_asked_for_is_refused() {
	execute(|| {
		assert_noop!(Rewards::shared(&ALICE, &EVE, SD + 1), Error::<Test>::RewardTooLow);
		assert_noop!(Rewards::shared(&BOARD_MEMBER, &EVE, 1), Error::<Test>::RewardTooLow);
	});
}

#[test]
fn fineprint_5_a_channel_short_sets_aside_what_it_has() {
	execute(|| {
		let mut books = Books::get();
		books.share.paid = books.share.budget - SD / 4;
		Books::set(&books);
		assert_eq!([share(ALICE), share(ALICE)], [SD / 4, 0]);
		assert_eq!(FakeTreasury::channel(ChannelId::Share).available(), 0);
	});
}

#[test]
fn a_moderation_period_beyond_the_last_block_is_refused() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.index = u32::MAX / EPOCH);
		System::set_block_number(u32::MAX);
		assert_noop!(Rewards::shared(&BOARD_MEMBER, &EVE, 0), ArithmeticError::Overflow);
	});
}

#[test]
fn fineprint_2_an_epoch_begins_before_a_reward_is_forfeited() {
	execute(|| {
		let quarter = Books::get().share.budget / 4;
		assert_ok!(FakeTreasury::hold(ChannelId::Share, quarter));
		System::set_block_number(EPOCH);
		assert_ok!(Rewards::forfeit_share(quarter));
		// What the channel had when the epoch began.
		assert_eq!(share(ALICE), SD * 3 / 4);
	});
}

#[test]
fn fineprint_5_the_last_unit_of_the_channel_is_set_aside_and_counts() {
	execute(|| {
		let mut books = Books::get();
		books.share.paid = books.share.budget - 1;
		Books::set(&books);
		assert_eq!(share(ALICE), 1);
		assert_eq!(Books::get().share.held, 1);
		assert_eq!(Lanes::<Test>::get(EVE).shared, 1);
	});
}

#[test]
fn a_share_earns_the_base_of_shares() {
	execute(|| {
		let terms = CommunityTerms { share_reward: 3 * SD, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		System::set_block_number(EPOCH);
		assert_eq!(share(ALICE), 3 * SD);
	});
}

#[test]
fn one_unit_makes_an_earner() {
	assert!(Account { earned: 1, ..Default::default() }.is_earner());
	assert!(Account { earned_otherwise: 1, ..Default::default() }.is_earner());
	assert!(!Account::default().is_earner());
}

#[test]
fn an_accounts_counts_begin_again_with_an_epoch_and_its_sums_stay() {
	let account = Account { epoch: 1, generations: 2, shares: 3, earned: 4, earned_otherwise: 5 };
	assert_eq!(account.at(1), account);
	assert_eq!(account.at(2), Account { epoch: 2, generations: 0, shares: 0, ..account });
}

#[test]
fn graphics_are_kept_for_as_many_epochs_as_the_terms_in_force_say() {
	execute(|| {
		assert_eq!(Rewards::retention(), 30 * EPOCH);
		let terms = CommunityTerms { retention: 2, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		assert_eq!(Rewards::retention(), 30 * EPOCH);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::retention(), 2 * EPOCH);
	});
}
