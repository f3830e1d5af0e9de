//! Guarding: nobody changes the collection, nor what an item says of itself.

use crate::{COLLECTION, mock::*};
use frame::{deps::sp_io::storage, testing_prelude::*};
use pallet_nfts::{
	AttributeNamespace, CancelAttributesApprovalWitness, CollectionConfig, CollectionSettings,
	DestroyWitness, Error as NftsError, ItemConfig, MintSettings,
};
use sd_primitives::SD;

type Namespace = AttributeNamespace<AccountId>;

fn bytes<S: Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	BoundedVec::truncate_from(text.as_bytes().to_vec())
}

/// The owner of item 0, somebody else, and Root.
fn everybody() -> [RuntimeOrigin; 3] {
	[signed(&ALICE), signed(&BOB), RuntimeOrigin::root()]
}

/// Everybody tries `call`, which is refused and changes nothing.
fn refused<Call>(call: Call)
where
	Call: Fn(RuntimeOrigin) -> DispatchResult,
{
	for origin in everybody() {
		let before = storage::root(StateVersion::V1);
		let outcome = call(origin);
		assert!(outcome.is_err(), "it was not refused");
		assert_eq!(storage::root(StateVersion::V1), before, "{outcome:?}");
	}
}

#[test]
fn nobody_sets_attributes() {
	execute(|| {
		mint();
		let namespaces = [
			Namespace::Pallet,
			Namespace::CollectionOwner,
			Namespace::ItemOwner,
			Namespace::Account(ALICE),
		];
		for namespace in namespaces {
			for item in [Some(0), None] {
				let set = |origin| {
					let (key, value) = (bytes("content_hash"), bytes("00"));
					Nfts::set_attribute(origin, COLLECTION, item, namespace.clone(), key, value)
				};
				refused(set);
				refused(|origin| {
					let (key, value) = (bytes("content_hash"), bytes("00"));
					let namespace = namespace.clone();
					Nfts::force_set_attribute(origin, None, COLLECTION, item, namespace, key, value)
				});
			}
		}
	});
}

#[test]
fn nobody_clears_attributes() {
	execute(|| {
		mint();
		for key in ["content_hash", "generator", "key_version", "model", "royalty", "block"] {
			refused(|origin| {
				let key = bytes(key);
				Nfts::clear_attribute(origin, COLLECTION, Some(0), Namespace::Pallet, key)
			});
		}
		assert_noop!(
			Nfts::clear_attribute(
				signed(&ALICE),
				COLLECTION,
				Some(0),
				Namespace::Pallet,
				bytes("model")
			),
			NftsError::<Test>::NoPermission
		);
	});
}

#[test]
fn nobody_lets_others_set_attributes() {
	execute(|| {
		mint();
		refused(|origin| Nfts::approve_item_attributes(origin, COLLECTION, 0, BOB));
		refused(|origin| {
			let witness = CancelAttributesApprovalWitness { account_attributes: 9 };
			Nfts::cancel_item_attributes_approval(origin, COLLECTION, 0, BOB, witness)
		});
	});
}

#[test]
fn nobody_changes_metadata() {
	execute(|| {
		mint();
		refused(|origin| Nfts::set_metadata(origin, COLLECTION, 0, bytes("mine")));
		refused(|origin| Nfts::clear_metadata(origin, COLLECTION, 0));
		refused(|origin| Nfts::set_collection_metadata(origin, COLLECTION, bytes("mine")));
		refused(|origin| Nfts::clear_collection_metadata(origin, COLLECTION));
	});
}

#[test]
fn nobody_locks_what_is_an_owners_to_move() {
	execute(|| {
		mint();
		refused(|origin| Nfts::lock_item_transfer(origin, COLLECTION, 0));
		refused(|origin| Nfts::unlock_item_transfer(origin, COLLECTION, 0));
		refused(|origin| Nfts::lock_item_properties(origin, COLLECTION, 0, true, true));
		let all = CollectionSettings::all_enabled;
		refused(|origin| Nfts::lock_collection(origin, COLLECTION, all()));
	});
}

#[test]
fn nobody_but_the_market_mints() {
	execute(|| {
		mint();
		refused(|origin| Nfts::mint(origin, COLLECTION, 7, ALICE, None));
		refused(|origin| Nfts::force_mint(origin, COLLECTION, 7, ALICE, ItemConfig::default()));
	});
}

#[test]
fn nobody_takes_the_collection_over() {
	execute(|| {
		mint();
		assert_ok!(Nfts::set_accept_ownership(signed(&BOB), Some(COLLECTION)));
		refused(|origin| Nfts::transfer_ownership(origin, COLLECTION, BOB));
		refused(|origin| Nfts::force_collection_owner(origin, COLLECTION, BOB));
		refused(|origin| Nfts::set_team(origin, COLLECTION, Some(BOB), Some(BOB), Some(BOB)));
		refused(|origin| Nfts::set_collection_max_supply(origin, COLLECTION, 1));
		refused(|origin| Nfts::update_mint_settings(origin, COLLECTION, MintSettings::default()));
		refused(|origin| {
			Nfts::force_collection_config(origin, COLLECTION, CollectionConfig::default())
		});
		refused(|origin| Nfts::redeposit(origin, COLLECTION, vec![0]));
		let witness = DestroyWitness { item_metadatas: 1, item_configs: 1, attributes: 6 };
		refused(|origin| {
			Nfts::destroy(origin, COLLECTION, witness).map(drop).map_err(|error| error.error)
		});
	});
}

#[test]
fn nobody_creates_another_collection() {
	execute(|| {
		refused(|origin| Nfts::create(origin, ALICE, CollectionConfig::default()));
		refused(|origin| Nfts::force_create(origin, ALICE, CollectionConfig::default()));
	});
}

#[test]
fn nothing_costs_a_deposit() {
	execute(|| {
		mint();
		for account in [ALICE, Market::account()] {
			assert_eq!(System::account(account).data.reserved, 0);
		}
		assert_eq!(System::account(ALICE).data.free, ENDOWMENT - SD);
	});
}

#[test]
fn what_is_burned_leaves_its_attributes_and_what_the_market_knows() {
	execute(|| {
		mint();
		assert_ok!(Nfts::burn(signed(&ALICE), COLLECTION, 0));
		assert_eq!(pallet_nfts::Attribute::<Test>::iter().count(), 6);
		assert_eq!(pallet_nfts::ItemMetadataOf::<Test>::iter().count(), 0);
		assert_eq!(pallet_nfts::ItemConfigOf::<Test>::iter().count(), 0);
		assert!(crate::Items::<Test>::contains_key(0));
	});
}
