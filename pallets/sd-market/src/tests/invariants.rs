//! `try_state` sees each broken invariant.

use crate::{COLLECTION, Item, Items, Listing, NextItem, PricedAssets, minting::key, mock::*};
use frame::{testing_prelude::*, traits::tokens::nonfungibles_v2::Mutate};
use sd_primitives::{Asset, SD};

/// Break the state in which item 0 is listed by `damage`, and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		mint_and_list();
		hypothetically!({
			damage();
			assert_eq!(Market::do_try_state(), Err(complaint.into()));
		})
	});
}

/// Change item 0.
fn change_item(change: impl FnOnce(&mut Item<AccountId>)) {
	Items::<Test>::mutate(0, |item| change(item.as_mut().unwrap()));
}

#[test]
fn a_lost_collection_is_seen() {
	let lose = || pallet_nfts::Collection::<Test>::remove(COLLECTION);
	broken_by(lose, "1: the collection is somebody else's");
}

#[test]
fn wrong_numbers_are_seen() {
	broken_by(NextItem::<Test>::kill, "2: an item has a number that was not given");
	broken_by(|| NextItem::<Test>::put(2), "2: an item is missing");
	let twin = || {
		NextItem::<Test>::put(2);
		let first = Items::<Test>::get(0).unwrap();
		Items::<Test>::insert(1, Item { listing: None, ..first });
	};
	broken_by(twin, "2: two items are of one graphic");
}

#[test]
fn items_of_no_graphic_are_seen() {
	let complaint = "3: an item is of no graphic of its creator's that is marked minted";
	broken_by(|| Pictures::remove(picture(1)), complaint);
	broken_by(|| change(picture(1), |picture| picture.minted = false), complaint);
	broken_by(|| change_item(|item| item.creator = BOB), complaint);
}

#[test]
fn a_royalty_too_high_is_seen() {
	let raise = || change_item(|item| item.royalty = Perbill::from_percent(11));
	broken_by(raise, "4: a royalty is too high");
}

#[test]
fn listings_of_nothing_are_seen() {
	let list = |price| {
		let listing = Listing { price, asset: Asset::Native, commission: Default::default() };
		change_item(|item| item.listing = Some(listing.clone()));
	};
	broken_by(|| list(1), "5: an item is listed for next to nothing");
	let burn = || {
		change_item(|item| item.listing = None);
		assert_ok!(<Nfts as Mutate<AccountId, _>>::burn(&COLLECTION, &0, None));
		list(SD);
	};
	broken_by(burn, "5: a listed item does not exist");
}

#[test]
fn an_item_that_lies_is_seen() {
	let key = key::CONTENT_HASH.as_bytes();
	let lie = || {
		assert_ok!(<Nfts as Mutate<AccountId, _>>::set_attribute(&COLLECTION, &0, key, b"0"));
	};
	broken_by(lie, "6: an item says that it is of another graphic");
	let forget = || {
		assert_ok!(<Nfts as Mutate<AccountId, _>>::clear_attribute(&COLLECTION, &0, key));
	};
	broken_by(forget, "6: an item says that it is of another graphic");
}

#[test]
fn an_entry_for_sd_is_seen() {
	broken_by(
		|| PricedAssets::<Test>::insert(Asset::Native, ()),
		"7: $SD is among the priced assets",
	);
}
