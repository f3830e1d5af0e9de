//! Listing: who may offer what for how much of what.

use crate::{COLLECTION, Error, Event, Listing, PricedAssets, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{Asset, Balance, Commission, LEAST_PRICE, SD};

/// `who` lists item 0.
fn list(who: &AccountId, price: Balance, asset: Asset) -> DispatchResultWithPostInfo {
	Market::list(signed(who), 0, price, asset)
}

fn unlist(who: &AccountId) -> DispatchResultWithPostInfo {
	Market::unlist(signed(who), 0).map_err(Into::into).map(Into::into)
}

#[test]
fn an_owner_lists_an_item_at_the_commission_in_force() {
	execute(|| {
		mint();
		assert_ok!(list(&ALICE, 10 * SD, Asset::Native));
		let rate = Perbill::from_percent(1);
		let commission = Commission { company: rate, community: rate };
		System::assert_last_event(
			Event::Listed {
				item: 0,
				seller: ALICE,
				price: 10 * SD,
				asset: Asset::Native,
				commission,
			}
			.into(),
		);
		Rate::set(&Perbill::from_percent(3));
		let listing = Listing { price: 10 * SD, asset: Asset::Native, commission };
		assert_eq!(listed(), Some(listing));
	});
}

#[test]
fn an_owner_unlists_an_item() {
	execute(|| {
		mint_and_list();
		assert_ok!(unlist(&ALICE));
		System::assert_last_event(Event::Unlisted { item: 0, seller: ALICE }.into());
		assert_eq!(listed(), None);
	});
}

#[test]
fn an_item_is_listed_once_and_unlisted_once() {
	execute(|| {
		mint_and_list();
		assert_noop!(list(&ALICE, 20 * SD, Asset::Native), Error::<Test>::AlreadyListed);
		assert_ok!(unlist(&ALICE));
		assert_noop!(unlist(&ALICE), Error::<Test>::NotListed);
		assert_ok!(list(&ALICE, 20 * SD, Asset::Native));
	});
}

#[test]
fn only_the_owner_lists_and_unlists() {
	execute(|| {
		mint();
		assert_noop!(list(&BOB, SD, Asset::Native), Error::<Test>::NotOwner);
		assert_ok!(list(&ALICE, SD, Asset::Native));
		assert_noop!(unlist(&BOB), Error::<Test>::NotOwner);
		let nobody = RuntimeOrigin::root;
		assert_noop!(Market::list(nobody(), 0, SD, Asset::Native), DispatchError::BadOrigin);
		assert_noop!(Market::unlist(nobody(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn what_does_not_exist_is_not_listed() {
	execute(|| {
		assert_noop!(list(&ALICE, SD, Asset::Native), Error::<Test>::UnknownItem);
		assert_noop!(unlist(&ALICE), Error::<Test>::UnknownItem);
		mint();
		assert_ok!(Nfts::burn(signed(&ALICE), COLLECTION, 0));
		assert_noop!(list(&ALICE, SD, Asset::Native), Error::<Test>::UnknownItem);
	});
}

#[test]
fn a_price_is_at_least_what_the_rules_say() {
	execute(|| {
		mint();
		assert_noop!(list(&ALICE, 0, Asset::Native), DispatchError::Exhausted);
		assert_noop!(list(&ALICE, LEAST_PRICE - 1, Asset::Native), DispatchError::Exhausted);
		assert_ok!(list(&ALICE, LEAST_PRICE, Asset::Native));
	});
}

#[test]
fn prices_are_in_assets_of_the_list() {
	execute(|| {
		mint();
		assert_noop!(list(&ALICE, SD, DOLLARS), Error::<Test>::AssetNotAllowed);
		PricedAssets::<Test>::insert(DOLLARS, ());
		assert_ok!(list(&ALICE, SD, DOLLARS));
		assert_eq!(listed().unwrap().asset, DOLLARS);
	});
}

#[test]
fn what_cannot_move_is_not_listed() {
	execute(|| {
		mint();
		// Only a call as the pallet's account could do this, and there is none.
		assert_ok!(Nfts::lock_item_transfer(signed(&Market::account()), COLLECTION, 0));
		assert_noop!(list(&ALICE, SD, Asset::Native), Error::<Test>::NotTransferable);
	});
}

#[test]
fn what_a_roll_takes_is_given_back_if_none_is_due() {
	execute(|| {
		mint();
		let listed = list(&ALICE, SD, Asset::Native);
		assert_eq!(listed.unwrap().actual_weight, Some(Weight::zero()));
		assert_ok!(unlist(&ALICE));
		System::set_block_number(EPOCH);
		let listed = list(&ALICE, SD, Asset::Native);
		assert_eq!(listed.unwrap().actual_weight, Some(ROLL));
	});
}
