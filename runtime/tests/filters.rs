//! Calls that nobody may make.

mod common;

use common::*;
use polkadot_sdk::{frame_support::assert_ok, sp_keyring::Sr25519Keyring, *};
use sd_primitives::SD;
use sd_runtime::*;
use Sr25519Keyring::{Alice, Dave};

fn burn() -> RuntimeCall {
	pallet_balances::Call::burn { value: SD, keep_alive: true }.into()
}

#[test]
fn nobody_burns() {
	on_dev(|| {
		let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Dave, burn()).unwrap(), refused);
	});
}

#[test]
fn nobody_burns_inside_another_call_either() {
	on_dev(|| {
		let before = Balances::total_issuance();
		let inside = pallet_utility::Call::batch { calls: vec![burn()] };
		assert_ok!(send(Dave, inside).unwrap());
		let interrupted = System::events().into_iter().any(|record| {
			matches!(
				record.event,
				RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { index: 0, .. })
			)
		});
		assert!(interrupted);
		assert_eq!(Balances::total_issuance(), before);
	});
}

#[test]
fn no_validator_purges_its_keys() {
	on_dev(|| {
		let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Alice, pallet_session::Call::purge_keys {}).unwrap(), refused);
	});
}

#[test]
fn nobody_makes_a_collection_of_nfts_of_their_own() {
	on_dev(|| {
		let admin = Address::Id(Dave.to_account_id());
		let config = pallet_nfts::CollectionConfig {
			settings: pallet_nfts::CollectionSettings::all_enabled(),
			max_supply: None,
			mint_settings: Default::default(),
		};
		let refused = Err(sp_runtime::DispatchError::BadOrigin);
		assert_eq!(send(Dave, pallet_nfts::Call::create { admin, config }).unwrap(), refused);
	});
}
