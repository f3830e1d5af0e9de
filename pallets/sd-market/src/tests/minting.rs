//! Minting: who may, what it costs, and what an item says of itself.

use crate::{COLLECTION, Error, Event, Item, Items, MAX_ROYALTY, NextItem, minting, mock::*};
use frame::{
	testing_prelude::*,
	traits::{
		fungible::Inspect as _,
		tokens::nonfungibles_v2::{Inspect, InspectEnumerable},
	},
};
use sd_primitives::SD;

/// An attribute of an item.
fn attribute(item: u32, key: &str) -> Option<String> {
	let value = Nfts::system_attribute(&COLLECTION, Some(&item), key.as_bytes())?;
	Some(String::from_utf8(value).unwrap())
}

/// The metadata of an item.
fn metadata(item: u32) -> Option<String> {
	let data = <Nfts as Inspect<AccountId>>::attribute(&COLLECTION, &item, b"")?;
	Some(String::from_utf8(data).unwrap())
}

/// Alice mints picture `n` without a royalty.
fn mint_without_royalty(n: u8) -> DispatchResultWithPostInfo {
	Market::mint(signed(&ALICE), picture(n), Perbill::zero(), SD)
}

#[test]
fn a_creator_mints_a_graphic_and_pays_both_treasuries() {
	execute(|| {
		mint();
		assert_eq!(owner(), Some(ALICE));
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT - SD);
		assert_eq!(Balances::balance(&COMPANY), ENDOWMENT + SD / 2);
		assert_eq!(Balances::balance(&COMMUNITY), ENDOWMENT + SD / 2);
		assert!(Pictures::get(picture(1)).unwrap().minted);
		let royalty = Perbill::from_percent(10);
		let item =
			Item { content_hash: picture(1), creator: ALICE, royalty, sales: 0, listing: None };
		assert_eq!(Items::<Test>::get(0), Some(item));
		System::assert_last_event(
			Event::Minted {
				item: 0,
				creator: ALICE,
				content_hash: picture(1),
				generator: EVE,
				royalty,
				company: SD / 2,
				community: SD / 2,
			}
			.into(),
		);
	});
}

#[test]
fn items_count_up() {
	execute(|| {
		for n in 1..4 {
			assert_ok!(mint_without_royalty(n));
		}
		assert_eq!(NextItem::<Test>::get(), 3);
		for (item, n) in (0..3).zip(1..) {
			assert_eq!(Items::<Test>::get(item).unwrap().content_hash, picture(n));
			assert_eq!(attribute(item, "content_hash"), Some(format!("{n:02x}").repeat(32)));
		}
		assert_eq!(Nfts::items(&COLLECTION).count(), 3);
	});
}

#[test]
fn an_item_says_in_its_attributes_what_it_is() {
	execute(|| {
		mint();
		let says = |key| attribute(0, key).unwrap();
		assert_eq!(says("content_hash"), "01".repeat(32));
		assert_eq!(says("generator"), format!("0x{}", "08".repeat(32)));
		assert_eq!((says("key_version"), says("model")), ("3".into(), "2".into()));
		assert_eq!((says("royalty"), says("block")), ("100000000".into(), "4".into()));
		assert_eq!((attribute(0, "batch"), attribute(0, "index")), (None, None));
		assert_eq!(pallet_nfts::Attribute::<Test>::iter().count(), 6);
	});
}

#[test]
fn an_item_from_a_batch_says_which_and_where() {
	execute(|| {
		change(picture(1), |picture| picture.batch = Some((H256::repeat_byte(0xab), 1_023)));
		mint();
		assert_eq!(attribute(0, "batch"), Some(format!("0x{}", "ab".repeat(32))));
		assert_eq!(attribute(0, "index"), Some("1023".into()));
		assert_eq!(attribute(0, "block"), None);
	});
}

#[test]
fn wallets_find_a_name_and_the_picture_if_it_is_published() {
	execute(|| {
		change(picture(2), |picture| picture.cid = Some(b"bafkreiabc234".to_vec()));
		assert_ok!(mint_without_royalty(1));
		assert_ok!(mint_without_royalty(2));
		let plain = format!(r#"{{"name":"SD Chain #0","sha256":"{}"}}"#, "01".repeat(32));
		assert_eq!(metadata(0), Some(plain));
		let image = r#""image":"ipfs://bafkreiabc234""#;
		let shown = format!(r#"{{"name":"SD Chain #1",{image},"sha256":"{}"}}"#, "02".repeat(32));
		assert_eq!(metadata(1), Some(shown));
	});
}

#[test]
fn a_content_identifier_cannot_break_out_of_the_metadata() {
	execute(|| {
		let breaking: [&[u8]; 4] = [br#"x","name":"y"#, b"a/b", "é".as_bytes(), &[0xff]];
		for cid in breaking {
			let metadata = minting::metadata(7, picture(1), Some(cid.to_vec()));
			assert_eq!(metadata, minting::metadata(7, picture(1), None));
		}
	});
}

#[test]
fn the_longest_metadata_fits() {
	execute(|| {
		let cid = vec![b'z'; 96];
		let metadata = minting::metadata(u32::MAX, picture(1), Some(cid.clone()));
		let limit = <<Test as pallet_nfts::Config>::StringLimit as Get<u32>>::get();
		assert!(metadata.contains(&"z".repeat(96)) && metadata.len() <= limit as usize);

		hypothetically!({
			NextItem::<Test>::put(u32::MAX - 1);
			change(picture(1), |picture| picture.cid = Some(cid));
			mint();
		});
	});
}

#[test]
fn only_a_registered_graphic_is_minted() {
	execute(|| {
		assert_noop!(mint_without_royalty(9), Error::<Test>::UnknownGraphic);
	});
}

#[test]
fn only_its_creator_mints_a_graphic() {
	execute(|| {
		assert_noop!(
			Market::mint(signed(&BOB), picture(1), Perbill::zero(), SD),
			Error::<Test>::NotCreator
		);
		assert_noop!(
			Market::mint(RuntimeOrigin::root(), picture(1), Perbill::zero(), SD),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn what_was_taken_down_is_not_minted() {
	execute(|| {
		change(picture(1), |picture| picture.taken_down = true);
		assert_noop!(mint_without_royalty(1), Error::<Test>::TakenDown);
	});
}

#[test]
fn a_graphic_is_minted_once_for_life() {
	execute(|| {
		mint();
		assert_noop!(mint_without_royalty(1), Error::<Test>::AlreadyMinted);
		assert_ok!(Nfts::burn(signed(&ALICE), COLLECTION, 0));
		assert_noop!(mint_without_royalty(1), Error::<Test>::AlreadyMinted);
	});
}

#[test]
fn a_royalty_is_a_tenth_at_most() {
	execute(|| {
		let mint = |royalty| Market::mint(signed(&ALICE), picture(1), royalty, SD);
		let above = Perbill::from_parts(MAX_ROYALTY.deconstruct() + 1);
		assert_noop!(mint(above), Error::<Test>::RoyaltyTooHigh);
		assert_ok!(mint(MAX_ROYALTY));
	});
}

#[test]
fn a_fee_above_the_maximum_or_the_balance_changes_nothing() {
	execute(|| {
		assert_noop!(
			Market::mint(signed(&ALICE), picture(1), Perbill::zero(), SD - 1),
			DispatchError::Exhausted
		);
		enter(&POOR, picture(4));
		assert_noop!(
			Market::mint(signed(&POOR), picture(4), Perbill::zero(), SD),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn numbers_never_begin_anew() {
	execute(|| {
		hypothetically!({
			NextItem::<Test>::put(u32::MAX);
			assert_noop!(mint_without_royalty(1), ArithmeticError::Overflow);
		});
	});
}

#[test]
fn what_a_roll_takes_is_given_back_if_none_is_due() {
	execute(|| {
		let weight = |n| mint_without_royalty(n).unwrap().actual_weight;
		assert_eq!(weight(1), Some(Weight::zero()));
		System::set_block_number(EPOCH);
		assert_eq!(weight(2), Some(ROLL));
	});
}
