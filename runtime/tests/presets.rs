//! How chains begin.

mod common;

use common::*;
use polkadot_sdk::{
	sp_core::{Pair, sr25519},
	sp_keyring::Sr25519Keyring,
	*,
};
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY};
use sd_runtime::{genesis_presets::EVE_ATTESTS, *};

#[test]
fn every_preset_is_a_sound_genesis_with_the_whole_supply() {
	for name in genesis_presets::preset_names() {
		state(&genesis(name.as_ref())).execute_with(|| {
			check_invariants();
			assert_eq!(Balances::total_issuance(), TOTAL_SUPPLY);
			let members = pallet_sd_validators::Members::<Runtime>::get().len();
			assert_eq!(Session::validators().len(), members);
			assert_eq!(Babe::authorities().len(), members, "every member has keys");
		});
	}
	assert!(genesis_presets::get_preset(&"no such network".into()).is_none());
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
