//! Spending by those who decide, before the handover and after it.

use crate::common::*;
use Sr25519Keyring::{Dave, Ferdie};
use pallet_sd_treasury::{
	Error, Pot,
	Source::{self, Community, Company, Ecosystem},
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{DispatchError, DispatchResult},
	*,
};
use sd_primitives::{Asset, ChannelId, SD, traits::Treasury};
use sd_runtime::{configs::money::Money, genesis_presets::TEST_DOLLAR, *};

fn spend(origin: RuntimeOrigin, source: Source, asset: Asset, amount: Balance) -> DispatchResult {
	SdTreasury::spend(origin, source, asset, amount, Ferdie.to_account_id())
}

/// Let a pot hold some thousand SD that people paid.
fn fill(pot: Pot) {
	SdTreasury::pay(ChannelId::Generate, &Dave.to_account_id(), 5_000 * SD).unwrap();
	pallet_sd_rewards::Accounts::<Runtime>::mutate(Dave.to_account_id(), |dave| {
		dave.earned += 5_000 * SD;
	});
	pallet_sd_rewards::Earners::<Runtime>::put(1);
	let dest = Address::Id(SdTreasury::pot(pot));
	let give = pallet_balances::Call::transfer_keep_alive { dest, value: 4_000 * SD };
	assert_ok!(send(Dave, give).unwrap());
}

#[test]
fn before_the_handover_the_board_spends_all_but_communitys() {
	on_dev(|| {
		fill(Pot::Company);
		fill(Pot::Community);
		assert_ok!(spend(board(), Company, Asset::Native, SD));
		assert_ok!(spend(board(), Ecosystem, Asset::Native, SD));
		assert_noop!(
			spend(board(), Community, Asset::Native, SD),
			Error::<Runtime>::CommunityLocked
		);
		for source in [Company, Community, Ecosystem] {
			let too_early = match source {
				Company => DispatchError::BadOrigin,
				_ => pallet_sd_handover::Error::<Runtime>::NotHandedOver.into(),
			};
			assert_noop!(spend(RuntimeOrigin::root(), source, Asset::Native, SD), too_early);
			let anybody = RuntimeOrigin::signed(Dave.to_account_id());
			assert_noop!(spend(anybody, source, Asset::Native, SD), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn after_it_the_board_spends_only_the_companys() {
	on_dev(|| {
		fill(Pot::Company);
		fill(Pot::Community);
		hand_over();
		assert_ok!(spend(board(), Company, Asset::Native, SD));
		for source in [Community, Ecosystem] {
			assert_noop!(
				spend(board(), source, Asset::Native, SD),
				pallet_sd_handover::Error::<Runtime>::HandedOver
			);
			assert_ok!(spend(RuntimeOrigin::root(), source, Asset::Native, SD));
		}
		assert_noop!(
			spend(RuntimeOrigin::root(), Company, Asset::Native, SD),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn treasuries_hold_and_spend_test_dollars() {
	on_dev(|| {
		let dollars = Asset::WithId(TEST_DOLLAR);
		let company = SdTreasury::pot(Pot::Company);
		let give = pallet_assets::Call::<Runtime>::transfer_keep_alive {
			id: TEST_DOLLAR.into(),
			target: Address::Id(company),
			amount: 100_000_000,
		};
		assert_ok!(send(Dave, give).unwrap());
		assert_noop!(
			spend(board(), Company, dollars.clone(), 100_011),
			Error::<Runtime>::OverCeiling
		);
		let before = Money::balance(dollars.clone(), &Ferdie.to_account_id());
		assert_ok!(spend(board(), Company, dollars.clone(), 100_010));
		assert_eq!(Money::balance(dollars, &Ferdie.to_account_id()), before + 100_010);
	});
}

#[test]
fn the_ceiling_begins_anew_with_the_epoch_which_spending_rolls_into() {
	on_dev(|| {
		fill(Pot::Company);
		assert_ok!(spend(board(), Company, Asset::Native, 4 * SD));
		assert_noop!(
			spend(board(), Company, Asset::Native, SD / 10),
			Error::<Runtime>::OverCeiling
		);
		begin_block(20);
		assert_ok!(spend(board(), Company, Asset::Native, 3 * SD));
		assert_eq!(pallet_sd_rewards::CurrentEpoch::<Runtime>::get().index, 1);
	});
}
