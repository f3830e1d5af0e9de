//! How chains begin.

use crate::common::*;
use polkadot_sdk::{
	pallet_collective::{Instance1, Instance2, Members},
	sp_core::{Pair, ed25519, sr25519},
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	*,
};
use sd_primitives::{DAYS, EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY};
use sd_runtime::{
	genesis_presets::{EVE_ATTESTS, PUBLIC, TEST_DOLLAR, VALIDATOR_BOND, most_endowed},
	*,
};
use serde_json::{Value, json};

#[test]
fn every_preset_is_a_sound_genesis_with_the_whole_supply() {
	for name in genesis_presets::preset_names() {
		let mut genesis = genesis(name.as_ref());
		if PUBLIC.contains(&name.as_ref()) {
			merge(&mut genesis, founders());
		}
		state(&genesis).execute_with(|| {
			check_invariants();
			assert_eq!(Balances::total_issuance(), TOTAL_SUPPLY);
			let members = pallet_sd_validators::Members::<Runtime>::get().len();
			assert_eq!(Session::validators().len(), members);
			assert_eq!(Babe::authorities().len(), members, "every member has keys");
		});
	}
	assert!(genesis_presets::get_preset(&"no such network".into()).is_none());
}

/// What four founders add to the preset of a public network.
fn founders() -> Value {
	founders_with(VALIDATOR_BOND + SD)
}

/// Four founders, whom Ecosystem gives `endowment` base units each.
fn founders_with(endowment: Balance) -> Value {
	let accounts = [1, 2, 3, 4].map(|n| AccountId::new([n; 32]));
	let keys = [11, 12, 13, 14].map(|n| SessionKeys {
		babe: sr25519::Public::from_raw([n; 32]).into(),
		grandpa: ed25519::Public::from_raw([n; 32]).into(),
	});
	let keys = accounts.iter().zip(keys).map(|(account, keys)| (account, account, keys));
	let endowments = accounts.iter().map(|account| (account, endowment as u64));
	json!({
		"sdTreasury": { "endowments": endowments.collect::<Vec<_>>() },
		"sdValidators": { "members": accounts },
		"session": { "keys": keys.collect::<Vec<_>>() },
		"companyBoard": { "members": accounts[..3] },
		"technicalCommittee": { "members": accounts[1..] },
	})
}

/// The genesis of mainnet with what `founders` add, if it is one.
fn mainnet(founders: Value) -> Option<TestExternalities> {
	let mut genesis = genesis("mainnet");
	merge(&mut genesis, founders);
	std::panic::catch_unwind(|| state(&genesis)).ok()
}

#[test]
fn the_preset_of_a_public_network_names_nobody() {
	for name in PUBLIC {
		state(&genesis(name)).execute_with(|| {
			assert!(pallet_sd_validators::Members::<Runtime>::get().is_empty());
			assert!(Session::validators().is_empty());
			assert!(Members::<Runtime, Instance1>::get().is_empty());
			assert!(Members::<Runtime, Instance2>::get().is_empty());
			assert!(pallet_sd_graphics::Generators::<Runtime>::iter().next().is_none());
			let given = pallet_sd_treasury::Channels::<Runtime>::get().ecosystem.paid;
			assert_eq!(given, 3 * EXISTENTIAL_DEPOSIT, "only the pots have something");
		});
	}
}

#[test]
fn a_public_network_does_not_begin_with_fewer_validators_than_its_minimum() {
	assert!(mainnet(founders()).is_some());
	let mut three = founders();
	three["sdValidators"]["members"].as_array_mut().unwrap().pop();
	assert!(mainnet(three).is_none());
}

#[test]
fn a_public_network_does_not_begin_with_a_wrong_sum() {
	let bond = VALIDATOR_BOND + EXISTENTIAL_DEPOSIT;
	assert!(mainnet(founders_with(bond)).is_some());
	assert!(mainnet(founders_with(bond - 1)).is_none(), "no bond keeps its account alive");

	let everything = |more: u64| {
		let mut founders = founders_with(VALIDATOR_BOND + SD);
		let endowments = founders["sdTreasury"]["endowments"].as_array_mut().unwrap();
		let mut left = most_endowed() - 4 * (VALIDATOR_BOND + SD) + Balance::from(more);
		for n in 20..26 {
			let amount = left.min(18_000_000 * SD);
			left -= amount;
			endowments.push(json!([AccountId::new([n; 32]), amount as u64]));
		}
		founders
	};
	assert!(mainnet(everything(0)).is_some());
	assert!(mainnet(everything(1)).is_none(), "Ecosystem has no more");
}

#[test]
fn public_networks_work_as_designed() {
	assert_eq!(genesis("testnet"), genesis("mainnet"));
	mainnet(founders()).unwrap().execute_with(|| {
		let clock = SdRewards::roll().clock;
		assert_eq!((clock.epoch, clock.windows), (28_800, 24));
		assert_eq!(pallet_sd_validators::SessionLength::<Runtime>::get(), 1_200);
		assert_eq!(pallet_sd_validators::RequiredBond::<Runtime>::get(), 10_000 * SD);
		assert_eq!(pallet_sd_validators::Minimum::<Runtime>::get(), 4);

		let terms = pallet_sd_rewards::CommunitySchedule::<Runtime>::get().current;
		assert_eq!((terms.moderation_period, terms.retention), (3 * DAYS, 30));
		let milestone = pallet_sd_handover::CurrentLatch::<Runtime>::get();
		assert_eq!(milestone.threshold, TOTAL_SUPPLY / 4);
		assert_eq!((milestone.earners, milestone.notice), (10_000, 7 * DAYS));
		let periods = pallet_sd_handover::GovernancePeriods::<Runtime>::get();
		assert_eq!((periods.launch, periods.voting), (7 * DAYS, 7 * DAYS));
		assert_eq!(periods.enactment, 2 * DAYS);
		assert_eq!((periods.locking, periods.fast_track), (7 * DAYS, DAYS));
		assert_eq!((periods.deposit, periods.delay), (1_000 * SD, 14 * DAYS));

		assert!(pallet_sd_graphics::Generators::<Runtime>::iter().next().is_none());
		assert_eq!(Assets::maybe_total_supply(TEST_DOLLAR), None, "there is no test money");
		let given = pallet_sd_treasury::Channels::<Runtime>::get().ecosystem.paid;
		assert_eq!(given, 4 * (VALIDATOR_BOND + SD) + 3 * EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn development_networks_work_as_designed() {
	use Sr25519Keyring::{Alice, Bob, Charlie, Eve};
	for (name, minimum) in [("development", 1), ("local_testnet", 4)] {
		state(&genesis(name)).execute_with(|| {
			let clock = SdRewards::roll().clock;
			assert_eq!((clock.epoch, clock.windows), (20, 1));
			assert_eq!(pallet_sd_validators::SessionLength::<Runtime>::get(), 20);
			assert_eq!(pallet_sd_validators::RequiredBond::<Runtime>::get(), 10 * SD);
			assert_eq!(pallet_sd_validators::Minimum::<Runtime>::get(), minimum);

			let terms = pallet_sd_rewards::CommunitySchedule::<Runtime>::get().current;
			assert_eq!((terms.moderation_period, terms.retention), (10, 3));
			let milestone = pallet_sd_handover::CurrentLatch::<Runtime>::get();
			assert_eq!(milestone.threshold, 20 * SD);
			assert_eq!((milestone.earners, milestone.notice), (2, 10));
			let periods = pallet_sd_handover::GovernancePeriods::<Runtime>::get();
			assert_eq!((periods.launch, periods.voting), (10, 10));
			assert_eq!((periods.enactment, periods.locking, periods.fast_track), (5, 5, 5));
			assert_eq!((periods.deposit, periods.delay), (SD, 10));

			let board = [Alice, Bob, Charlie].map(|key| key.to_account_id());
			for members in
				[Members::<Runtime, Instance1>::get(), Members::<Runtime, Instance2>::get()]
			{
				assert_eq!(members.len(), 3);
				assert!(board.iter().all(|account| members.contains(account)));
			}
			let generators = pallet_sd_graphics::Generators::<Runtime>::iter_keys();
			assert_eq!(generators.collect::<Vec<_>>(), [Eve.to_account_id()]);
		});
	}
}

#[test]
fn dev_has_one_validator_and_local_four() {
	let validators = |name| state(&genesis(name)).execute_with(Session::validators);
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
	assert_eq!(validators("development"), [Alice.to_account_id()]);
	let four = [Alice, Bob, Charlie, Dave].map(|key| key.to_account_id());
	assert_eq!(validators("local_testnet"), four);
}

#[test]
fn well_known_accounts_have_a_thousand_each_out_of_ecosystem() {
	on_dev(|| {
		assert_eq!(Balances::free_balance(Sr25519Keyring::Ferdie.to_account_id()), 1_000 * SD);
		let paid = pallet_sd_treasury::Channels::<Runtime>::get().ecosystem.paid;
		assert_eq!(paid, 7_000 * SD + 3 * EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn eves_generator_signs_with_a_key_of_her_own() {
	let key = sr25519::Pair::from_string("//Eve//attest", None).unwrap();
	assert_eq!(key.public().0, EVE_ATTESTS);
}

#[test]
fn lengths_of_epochs_and_sessions_come_from_genesis() {
	let mut longer = genesis("development");
	longer["sdRewards"]["clock"] = serde_json::json!({ "epoch": 28_800, "windows": 24 });
	longer["sdValidators"]["sessionLength"] = 1_200.into();
	state(&longer).execute_with(|| {
		assert_eq!(SdRewards::roll().clock.epoch, 28_800);
		assert_eq!(
			<<Runtime as pallet_babe::Config>::EpochDuration as frame_support::traits::Get<u64>>::get(),
			1_200
		);
	});
}
