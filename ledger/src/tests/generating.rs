//! Rules 1 and 2: lanes, the curve, caps, fees.

use super::*;

#[test]
fn the_curve_declines_linearly_to_nothing() {
	let curve = Curve { base: 10, target: 4 };
	// 10 × (8m − m²) / 8 for m = 1, 2, 3, 4: 8.75, 15, 18.75, 20.
	let prefixes = [0, 10, 20, 30, 40, 48, 55, 58, 60, 60];
	assert_eq!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|n| curve.prefix(n)), prefixes);
	assert_eq!(curve.prefix(u64::MAX), 60);
	assert_eq!(Curve { base: 10, target: 0 }.prefix(5), 0);
	let largest = Curve { base: 10 * SD, target: 1_000_000_000 };
	assert_eq!(largest.prefix(u64::MAX), 15 * SD * 1_000_000_000);
}

/// FP 9: ⌊1,000 × 10 / (5,000 × 1)⌋ = 2 graphics in Eve's lane earn the whole base, two more of it a part.
#[test]
fn a_lane_rewards_twice_its_target_and_no_more() {
	let mut ledger = ledger();
	let rewards = [SD, SD, SD * 3 / 4, SD / 4, 0];
	for reward in rewards {
		let fee = Fee { company: SD / 4, community: SD / 4 };
		assert_eq!(ledger.generated(ALICE, EVE, reward), Ok(Receipt { reward, fee }));
	}
	// What earns nothing is not counted by the curve and the cap, but by the quota.
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 4);
	assert_eq!(ledger.epoch().rewarded(ChannelId::Generate, ALICE), 4);
	assert_eq!(ledger.epoch().used(EVE), 5);

	assert_eq!(ledger.balance(ALICE), 1_000 * SD + 3 * SD - 5 * SD / 2);
	assert_eq!(ledger.pot(Pot::Company), ED + 5 * SD / 4);
	assert_eq!(ledger.pot(Pot::Community), ED + 5 * SD / 4);
	assert_eq!(ledger.distributed(), 3 * SD);
	assert_eq!(ledger.earnings(ALICE), Earnings { earned: 3 * SD, earned_otherwise: 0 });
	assert_eq!(ledger.earners(), 1);
	assert_eq!(ledger.generated(ALICE, EVE, 1), Err(Refusal::RewardTooLow));
	ledger.check();
}

#[test]
fn a_flood_in_one_lane_costs_the_others_nothing() {
	let mut ledger = after_five_graphics();
	assert_eq!(ledger.generated(BOB, FAY, SD).unwrap().reward, SD);
}

#[test]
fn a_window_begins_the_curve_anew() {
	let clock = Clock { epoch_length: EPOCH, windows_per_epoch: 2 };
	let mut ledger = Ledger::new(Genesis { clock, ..genesis() });
	// ⌊1,000 × 10 / (5,000 × 2)⌋ = 1.
	let mut reward = || ledger.generated(ALICE, EVE, 0).unwrap().reward;
	assert_eq!([reward(), reward(), reward()], [SD, SD / 2, 0]);
	ledger.pass_to(10);
	assert_eq!(ledger.generated(ALICE, EVE, 0).unwrap().reward, SD);
	assert_eq!(ledger.epoch().used(EVE), 4);
}

#[test]
fn beyond_the_cap_a_graphic_earns_nothing_and_does_not_count() {
	let community_terms = CommunityTerms { max_rewarded_generations: 1, ..terms() };
	let mut ledger = Ledger::new(Genesis { community_terms, ..genesis() });
	let mut reward = |who| ledger.generated(who, EVE, 0).unwrap().reward;
	// Bob is the second in the lane, whatever Alice did beyond her cap.
	assert_eq!([reward(ALICE), reward(ALICE), reward(BOB)], [SD, 0, SD]);
	ledger.pass_to(EPOCH);
	assert!(ledger.generated(ALICE, EVE, 0).unwrap().reward > 0);
}

/// FP 7.
#[test]
fn the_excluded_pay_and_earn_nothing_and_do_not_count() {
	let mut ledger = ledger();
	assert_eq!(ledger.generated(BOARD_MEMBER, EVE, 0).unwrap().reward, 0);
	assert_eq!(ledger.generated(BOARD_MEMBER, EVE, 1), Err(Refusal::RewardTooLow));
	assert_eq!(ledger.balance(BOARD_MEMBER), 1_000 * SD - SD / 2);
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 0);
	assert_eq!(ledger.epoch().rewarded(ChannelId::Generate, BOARD_MEMBER), 0);
	assert_eq!((ledger.epoch().used(EVE), ledger.earners()), (1, 0));

	// Judged when it happens.
	ledger.set_excluded(BOARD_MEMBER, false);
	assert_eq!(ledger.generated(BOARD_MEMBER, EVE, 0).unwrap().reward, SD);
}

/// FP 5: base is still 1 SD in this epoch, but no more than three units are left.
#[test]
fn a_short_channel_pays_what_it_has_and_an_empty_one_nothing() {
	let mut ledger = almost_empty(ChannelId::Generate, 3);
	assert_eq!(ledger.generated(ALICE, EVE, 4), Err(Refusal::RewardTooLow));
	assert_eq!(ledger.generated(ALICE, EVE, 3).unwrap().reward, 3);
	assert_eq!(ledger.generated(ALICE, EVE, 0).unwrap().reward, 0);
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 1);
	ledger.check();
}

#[test]
fn the_reward_may_pay_for_the_fee_but_the_deposit_stays() {
	let mut ledger = ledger();
	ledger.transfer(ALICE, PAUPER, ED).unwrap();
	assert_eq!(ledger.generated(PAUPER, FAY, 0).unwrap().reward, SD);
	assert_eq!(ledger.balance(PAUPER), ED + SD / 2);

	let mut ledger = almost_empty(ChannelId::Generate, SD / 2 - 1);
	ledger.transfer(ALICE, PAUPER, ED).unwrap();
	assert_eq!(ledger.generated(PAUPER, FAY, 0), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.channel(ChannelId::Generate).available(), SD / 2 - 1);
}

/// FP 8 and 13.
#[test]
fn a_quota_is_used_by_every_graphic_and_counts_from_the_next_epoch() {
	let mut ledger = after_five_graphics();
	ledger.set_quota(EVE, 20).unwrap();
	for _ in 5..10 {
		ledger.generated(BOB, EVE, 0).unwrap();
	}
	assert_eq!(ledger.generated(BOB, EVE, 0), Err(Refusal::QuotaExceeded));
	assert_eq!(ledger.generated(BOB, PAUPER, 0), Err(Refusal::QuotaExceeded));
	assert_eq!(ledger.curve(ChannelId::Generate, EVE).target, 2);

	ledger.pass_to(EPOCH);
	ledger.roll();
	// ⌊1,000 × 20 / 5,010⌋ = 3, ⌊1,000 × 4,990 / 5,010⌋ = 996.
	assert_eq!(ledger.curve(ChannelId::Generate, EVE).target, 3);
	assert_eq!(ledger.curve(ChannelId::Share, FAY).target, 996);
	assert!(ledger.generated(BOB, EVE, 0).is_ok());
}

/// FP 8.
#[test]
fn a_quota_taken_away_leaves_the_other_lanes_as_they_are() {
	let mut ledger = ledger();
	ledger.set_quota(EVE, 0).unwrap();
	assert_eq!(ledger.curve(ChannelId::Generate, FAY).target, 998);
	assert_eq!(ledger.curve(ChannelId::Generate, EVE).target, 2);
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.generated(ALICE, EVE, 0), Err(Refusal::QuotaExceeded));
	assert_eq!(ledger.rolled().curve(ChannelId::Generate, FAY).target, 1_000);
}
