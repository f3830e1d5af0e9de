//! Lanes: quotas, and what one generator's flood does to another.

use crate::{CurrentEpoch, Error, Lane, Lanes, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	SD,
	traits::{GenerateRule, Quotas},
};

fn generate_by(generator: u64) -> Result<u128, DispatchError> {
	Rewards::generated(&ALICE, &generator, 0).map(|receipt| receipt.reward)
}

#[test]
fn fineprint_9_a_lanes_target_is_its_part_of_the_quotas() {
	execute(|| {
		let epoch = CurrentEpoch::<Test>::get();
		assert_eq!(epoch.generate_curve(3_000).target, 150_000);
		assert_eq!(epoch.generate_curve(1_000).target, 50_000);
		assert_eq!(epoch.generate_curve(0).target, 0);
	});
}

#[test]
fn fineprint_9_a_target_of_zero_earns_nothing() {
	execute(|| {
		let epoch = crate::Epoch { quotas: 0, ..CurrentEpoch::<Test>::get() };
		assert_eq!(epoch.generate_curve(0).target, 0);
		CurrentEpoch::<Test>::mutate(|epoch| epoch.generate_target = 1);
		assert_eq!(generate_by(EVE), Ok(0));
	});
}

#[test]
fn fineprint_8_suspension_leaves_the_other_lanes_targets_for_the_epoch() {
	execute(|| {
		let before = Rewards::roll().generate_curve(1_000);
		Rewards::set_quota(&EVE, 0);
		assert_eq!(Rewards::roll().generate_curve(1_000), before);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::roll().generate_curve(1_000).target, 4 * before.target);
	});
}

#[test]
fn one_lanes_flood_costs_the_other_nothing() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.generate_target = 20);
		let flood = (0..10).map(|_| generate_by(EVE).unwrap()).sum::<u128>();
		assert_eq!(flood, 3 * SD * 3 / 2);
		assert_eq!(generate_by(FAY), Ok(SD));
	});
}

#[test]
fn a_quota_is_the_most_of_an_epoch_rewarded_or_not() {
	execute(|| {
		Rewards::set_quota(&FAY, 2);
		System::set_block_number(EPOCH);
		assert_ok!(Rewards::generated(&BOARD_MEMBER, &FAY, 0));
		assert_ok!(generate_by(FAY));
		assert_noop!(generate_by(FAY), Error::<Test>::QuotaExceeded);
		System::set_block_number(2 * EPOCH);
		assert_ok!(generate_by(FAY));
	});
}

#[test]
fn fineprint_8_a_quota_counts_from_the_next_epoch() {
	execute(|| {
		let newcomer = 77;
		Rewards::set_quota(&newcomer, 4_000);
		assert_noop!(generate_by(newcomer), Error::<Test>::QuotaExceeded);
		assert_eq!(Rewards::roll().quotas, 4_000);

		System::set_block_number(EPOCH);
		assert_ok!(generate_by(newcomer));
		let epoch = CurrentEpoch::<Test>::get();
		assert_eq!(epoch.quotas, 8_000);
		assert_eq!(epoch.generate_curve(3_000).target, 75_000);
	});
}

#[test]
fn fineprint_8_the_last_change_of_an_epoch_is_the_one_that_counts() {
	execute(|| {
		Rewards::set_quota(&EVE, 0);
		Rewards::set_quota(&EVE, 500);
		assert_eq!(Lanes::<Test>::get(EVE).quota, 3_000);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::roll().quotas, 1_500);
		assert_ok!(generate_by(EVE));
		assert_eq!(Lanes::<Test>::get(EVE).quota, 500);
	});
}

#[test]
fn counts_by_generator_are_readable() {
	execute(|| {
		assert_ok!(generate_by(EVE));
		System::set_block_number(3 * EPOCH);
		assert_ok!(generate_by(EVE));
		let lane = Lanes::<Test>::get(EVE);
		assert_eq!((lane.total, lane.used), (2, 1));
	});
}

#[test]
fn a_lanes_counts_begin_again_with_an_epoch_and_with_a_window() {
	let lane = Lane {
		epoch: 1,
		used: 2,
		window: 3,
		rewarded: 4,
		shared: 5,
		total: 6,
		..Default::default()
	};
	assert_eq!(lane.at(1, 3), lane);
	assert_eq!(lane.at(2, 3), Lane { epoch: 2, used: 0, ..lane });
	assert_eq!(lane.at(1, 4), Lane { window: 4, rewarded: 0, shared: 0, ..lane });
}
