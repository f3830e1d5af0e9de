//! Genesis: the collection, and the assets prices may be set in from the first block on.

use crate::{COLLECTION, GenesisConfig, mock::*};
use frame::{
	testing_prelude::*,
	traits::tokens::nonfungibles_v2::{Inspect, InspectRole},
};
use pallet_nfts::{CollectionConfigOf, CollectionSetting, MintType};

#[test]
fn there_is_one_collection_and_nobody_has_its_key() {
	execute(|| {
		let account = Market::account();
		assert_eq!(<Nfts as Inspect<_>>::collection_owner(&COLLECTION), Some(account.clone()));
		assert!(<Nfts as InspectRole<_>>::is_issuer(&COLLECTION, &account));
		let config = CollectionConfigOf::<Test>::get(COLLECTION).unwrap();
		assert_eq!(config.mint_settings.mint_type, MintType::Issuer);
		assert!(config.is_setting_enabled(CollectionSetting::TransferableItems));
		assert_eq!(config.max_supply, None);
		assert_eq!(pallet_nfts::Collection::<Test>::iter().count(), 1);
		assert_eq!(pallet_nfts::CollectionRoleOf::<Test>::iter().count(), 1);
	});
}

#[test]
fn the_collection_says_what_it_is() {
	execute(|| {
		let data = <Nfts as Inspect<AccountId>>::collection_attribute(&COLLECTION, b"").unwrap();
		assert!(String::from_utf8(data).unwrap().starts_with(r#"{"name":"SD Chain","#));
	});
}

/// A genesis in which prices may be set in these assets.
fn state_with(priced_assets: Vec<u32>) -> TestState {
	let market = GenesisConfig { priced_assets, ..Default::default() };
	let genesis = RuntimeGenesisConfig { market, ..Default::default() };
	TestState::new(genesis.build_storage().unwrap())
}

#[test]
fn assets_can_be_priced_in_from_the_first_block_on() {
	state_with(vec![1]).execute_with(|| {
		assert!(Market::is_allowed(&DOLLARS) && !Market::is_allowed(&BEANS));
		assert!(Opened::contains_key(DOLLARS));
	});
}

#[test]
#[should_panic(expected = "priced assets of the genesis can be received by the treasuries")]
fn the_genesis_does_not_list_an_asset_that_is_not_sufficient() {
	state_with(vec![2]);
}
