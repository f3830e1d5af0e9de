//! Reading: what clients are told of a listing, and what a quote is made from.

use crate::{COLLECTION, PricedAssets, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Asset, Commission, SD,
	info::ListingInfo,
	traits::{Sale, SaleRule},
};

fn at(percent: u32) -> Commission {
	let rate = Perbill::from_percent(percent);
	Commission { company: rate, community: rate }
}

#[test]
fn a_listing_tells_everything_a_buyer_asks() {
	execute(|| {
		assert_eq!(Market::listing(0), None);
		mint();
		assert_eq!(Market::listing(0), None);
		assert_ok!(Nfts::transfer(signed(&ALICE), COLLECTION, 0, BOB));
		PricedAssets::<Test>::insert(DOLLARS, ());
		assert_ok!(Market::list(signed(&BOB), 0, 10 * SD, DOLLARS));
		Rate::set(&Perbill::from_percent(3));
		let info = ListingInfo {
			seller: BOB,
			price: 10 * SD,
			asset: DOLLARS,
			allowed: true,
			commission: at(1),
			content_hash: picture(1),
			creator: ALICE,
			royalty: Perbill::from_percent(10),
			sales: 0,
		};
		assert_eq!(Market::listing(0), Some(info.clone()));
		PricedAssets::<Test>::remove(DOLLARS);
		assert_eq!(Market::listing(0), Some(ListingInfo { allowed: false, ..info }));
	});
}

#[test]
fn a_quote_is_of_the_item_as_it_is_at_the_commission_in_force() {
	execute(|| {
		assert_eq!(Market::sale_of(0, SD, Asset::Native), None);
		mint_and_list();
		assert_ok!(Market::buy(signed(&BOB), 0, 10 * SD, Asset::Native));
		Rate::set(&Perbill::from_percent(3));
		let sale = Sale {
			buyer: Market::account(),
			seller: BOB,
			creator: ALICE,
			asset: Asset::Native,
			price: SD,
			royalty: Perbill::from_percent(10),
			commission: at(3),
			sales: 1,
		};
		assert_eq!(FakeRules::commission(), at(3));
		assert_eq!(Market::sale_of(0, SD, Asset::Native), Some(sale));
	});
}

#[test]
fn nothing_is_quoted_that_could_not_be_listed() {
	execute(|| {
		mint();
		assert_eq!(Market::sale_of(0, SD, DOLLARS), None);
		PricedAssets::<Test>::insert(DOLLARS, ());
		assert_eq!(Market::sale_of(0, SD, DOLLARS).unwrap().asset, DOLLARS);
		assert_ok!(Nfts::burn(signed(&ALICE), COLLECTION, 0));
		assert_eq!(Market::sale_of(0, SD, DOLLARS), None);
	});
}
