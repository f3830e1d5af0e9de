//! The Generate rule for batches.

use crate::{Accounts, CommunityTerms, Error, Lanes, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Balance, ChannelId, FeeParts, SD,
	traits::{GenerateRule, Quotas, Settled, Settlement, SkipReason, Tally, Treasury},
};

fn tally(creator: u64, count: u32, min_reward: Balance) -> Tally<u64> {
	Tally { creator, count, min_reward }
}

/// A batch of Eve's, with as many leaves as its tallies say.
fn settle(tallies: &[Tally<u64>], sponsored: bool) -> Result<Settlement, DispatchError> {
	let leaves = tallies.iter().map(|tally| u64::from(tally.count)).sum();
	Rewards::settled(&EVE, leaves, tallies, sponsored)
}

fn settled(rewarded: u32, reward: Balance) -> Result<Settled, SkipReason> {
	Ok(Settled { rewarded, reward, sponsored: 0 })
}

/// Let Eve's lane have a target of `target` in a window.
fn with_target(target: u32) {
	crate::CurrentEpoch::<Test>::mutate(|epoch| {
		// Three quarters of the quotas are Eve's.
		epoch.generate_target = (target * (EPOCH / WINDOW) * 4).div_ceil(3);
		assert_eq!(epoch.generate_curve(3_000).target, target);
	});
}

#[test]
fn everybody_is_rewarded_and_charged_at_one_price() {
	execute(|| {
		let (outcomes, fee) = settle(&[tally(ALICE, 3, SD), tally(BOB, 1, 0)], false).unwrap();
		assert_eq!(outcomes, [settled(3, SD), settled(1, SD)]);
		assert_eq!(fee, FeeParts { company: SD, community: SD });
		assert_eq!(Purses::get(ALICE), 1_000 * SD + 3 * SD / 2);
		let lane = Lanes::<Test>::get(EVE);
		assert_eq!((lane.used, lane.rewarded, lane.total), (4, 4, 4));
		assert_eq!(Accounts::<Test>::get(ALICE).generations, 3);
		assert_eq!(Accounts::<Test>::get(ALICE).earned, 3 * SD);
	});
}

#[test]
fn fineprint_11_each_tally_sees_what_the_earlier_ones_left() {
	execute(|| {
		with_target(3);
		let (outcomes, _) = settle(&[tally(ALICE, 2, 0), tally(BOB, 3, 0)], false).unwrap();
		// P(2) = 2, P(5) = 3 + ⌊8 / 6⌋ of a base of 1 SD; floor((P(5) − P(2)) / 3) each.
		let last = (3 * SD + SD * 8 / 6 - 2 * SD) / 3;
		assert_eq!(outcomes, [settled(2, SD), settled(3, last)]);
		assert_eq!(Lanes::<Test>::get(EVE).rewarded, 5);
	});
}

#[test]
fn fineprint_11_what_is_beyond_the_cap_earns_nothing_and_pays() {
	execute(|| {
		crate::CommunitySchedule::<Test>::mutate(|schedule| {
			schedule.current = CommunityTerms { max_rewarded_generations: 2, ..Default::default() };
		});
		let (outcomes, fee) = settle(&[tally(ALICE, 5, 0)], false).unwrap();
		assert_eq!(outcomes, [settled(2, SD)]);
		assert_eq!(fee.total(), Some(5 * SD / 2));
		let lane = Lanes::<Test>::get(EVE);
		assert_eq!((lane.used, lane.rewarded), (5, 2));
		let again = settle(&[tally(ALICE, 1, 1)], false).unwrap();
		assert_eq!(again.0, [Err(SkipReason::RewardTooLow)]);
	});
}

#[test]
fn fineprint_12_who_would_earn_too_little_with_one_graphic_is_skipped_whole() {
	execute(|| {
		with_target(2);
		let batch = [tally(ALICE, 5, SD), tally(BOB, 2, SD)];
		let (outcomes, fee) = settle(&batch, false).unwrap();
		assert_eq!(outcomes, [Err(SkipReason::RewardTooLow), settled(2, SD)]);
		assert_eq!(fee.total(), Some(SD));
		assert_eq!(Accounts::<Test>::get(ALICE), Default::default());
	});
}

#[test]
fn fineprint_12_who_cannot_pay_is_skipped_unless_the_generator_does() {
	execute(|| {
		crate::CurrentEpoch::<Test>::mutate(|epoch| epoch.bases.generate = SD / 5);
		let batch = [tally(PAUPER, 1, 0), tally(ALICE, 1, 0)];
		let (outcomes, _) = settle(&batch, false).unwrap();
		assert_eq!(outcomes, [Err(SkipReason::CannotPay), settled(1, SD / 5)]);

		Purses::insert(EVE, SD);
		let (outcomes, _) = settle(&batch, true).unwrap();
		let sponsored = SD / 2 - SD / 5;
		assert_eq!(outcomes[0], Ok(Settled { rewarded: 1, reward: SD / 5, sponsored }));
		assert_eq!(Purses::get(EVE), SD - sponsored);
	});
}

#[test]
fn fineprint_13_the_quota_has_room_for_all_leaves_and_the_settled_use_it() {
	execute(|| {
		let batch = [tally(ALICE, 1, 0)];
		let over = Rewards::settled(&EVE, 3_001, &batch, false);
		assert_noop!(over, Error::<Test>::QuotaExceeded);
		let far_over = Rewards::settled(&EVE, u64::from(u32::MAX) + 1, &batch, false);
		assert_noop!(far_over, Error::<Test>::QuotaExceeded);
		assert_ok!(Rewards::settled(&EVE, 3_000, &batch, false));
		assert_eq!(Lanes::<Test>::get(EVE).used, 1);
		let single = Rewards::generated(&ALICE, &EVE, 0);
		assert_ok!(single);
		let next = Rewards::settled(&EVE, 2_999, &batch, false);
		assert_noop!(next, Error::<Test>::QuotaExceeded);
	});
}

#[test]
fn fineprint_5_a_short_channel_pays_what_it_has() {
	execute(|| {
		let channel = FakeTreasury::channel(ChannelId::Generate);
		FakeTreasury::pay(ChannelId::Generate, &RICH, channel.available() - 10).unwrap();
		let batch = [tally(ALICE, 3, 0), tally(BOB, 3, 0)];
		let (outcomes, _) = settle(&batch, false).unwrap();
		// 10 over 3, and the unit that is left over 3 is nothing.
		assert_eq!(outcomes, [settled(3, 3), settled(0, 0)]);
		assert_eq!(Lanes::<Test>::get(EVE).rewarded, 3);
	});
}

#[test]
fn fineprint_7_excluded_creators_pay_and_earn_nothing() {
	execute(|| {
		let (outcomes, fee) = settle(&[tally(BOARD_MEMBER, 2, 0)], false).unwrap();
		assert_eq!(outcomes, [settled(0, 0)]);
		assert_eq!(fee.total(), Some(SD));
		let lane = Lanes::<Test>::get(EVE);
		assert_eq!((lane.used, lane.rewarded), (2, 0));
	});
}

#[test]
fn a_generator_without_a_quota_settles_nothing() {
	execute(|| {
		Rewards::set_quota(&EVE, 0);
		System::set_block_number(EPOCH);
		Rewards::roll();
		assert_noop!(settle(&[tally(ALICE, 1, 0)], false), Error::<Test>::QuotaExceeded);
	});
}
