//! Locking: a listed item stays where it is, by every call of pallet-nfts; one that is not listed moves freely.

use crate::{COLLECTION, mock::*};
use frame::{
	testing_prelude::*,
	traits::tokens::{
		Locker,
		nonfungibles_v2::{Mutate, Transfer},
	},
};
use pallet_nfts::{Error as NftsError, PriceDirection, PriceWithDirection};
use sd_primitives::{Asset, SD};

#[test]
fn a_listed_item_is_not_transferred() {
	execute(|| {
		mint_and_list();
		let transfer = |who| Nfts::transfer(signed(who), COLLECTION, 0, CAROL);
		assert_noop!(transfer(&ALICE), NftsError::<Test>::ItemLocked);
		assert_noop!(transfer(&BOB), NftsError::<Test>::ItemLocked);
		let directly = <Nfts as Transfer<_>>::transfer(&COLLECTION, &0, &BOB);
		assert_noop!(directly, NftsError::<Test>::ItemLocked);
	});
}

#[test]
fn a_listed_item_is_not_burned() {
	execute(|| {
		mint_and_list();
		assert_noop!(Nfts::burn(signed(&ALICE), COLLECTION, 0), NftsError::<Test>::ItemLocked);
		let directly = <Nfts as Mutate<_, _>>::burn(&COLLECTION, &0, Some(&ALICE));
		assert_noop!(directly, NftsError::<Test>::ItemLocked);
	});
}

#[test]
fn whom_the_owner_approved_does_not_move_a_listed_item() {
	execute(|| {
		mint();
		let approve =
			|delegate| Nfts::approve_transfer(signed(&ALICE), COLLECTION, 0, delegate, None);
		let take = |who| Nfts::transfer(signed(who), COLLECTION, 0, CAROL);
		assert_ok!(approve(BOB));
		assert_ok!(Market::list(signed(&ALICE), 0, SD, Asset::Native));
		assert_noop!(take(&BOB), NftsError::<Test>::ItemLocked);
		assert_ok!(approve(CAROL));
		assert_noop!(take(&CAROL), NftsError::<Test>::ItemLocked);
		assert_ok!(Market::unlist(signed(&ALICE), 0));
		assert_ok!(take(&BOB));
		assert_eq!(owner(), Some(CAROL));
	});
}

#[test]
fn nfts_own_trading_and_swaps_are_off_for_listed_and_unlisted_items() {
	let trade = || {
		let disabled = NftsError::<Test>::MethodDisabled;
		let alice = || signed(&ALICE);
		assert_noop!(Nfts::set_price(alice(), COLLECTION, 0, Some(1), None), disabled);
		let disabled = NftsError::<Test>::MethodDisabled;
		assert_noop!(Nfts::buy_item(signed(&BOB), COLLECTION, 0, 1), disabled);
		let price = PriceWithDirection { amount: 1, direction: PriceDirection::Receive };
		let disabled = NftsError::<Test>::MethodDisabled;
		let swap = Nfts::create_swap(alice(), COLLECTION, 0, COLLECTION, None, Some(price), 5);
		assert_noop!(swap, disabled);
		let disabled = NftsError::<Test>::MethodDisabled;
		let claim = Nfts::claim_swap(signed(&BOB), COLLECTION, 1, COLLECTION, 0, None);
		assert_noop!(claim, disabled);
	};
	execute(|| {
		mint();
		trade();
		assert_ok!(Market::list(signed(&ALICE), 0, SD, Asset::Native));
		trade();
	});
}

#[test]
fn an_item_that_is_not_listed_is_a_gift_like_any_other() {
	execute(|| {
		mint();
		assert_ok!(Nfts::transfer(signed(&ALICE), COLLECTION, 0, BOB));
		assert_eq!(owner(), Some(BOB));
		assert_ok!(Market::list(signed(&BOB), 0, SD, Asset::Native));
		assert_ok!(Market::unlist(signed(&BOB), 0));
		assert_ok!(Nfts::transfer(signed(&BOB), COLLECTION, 0, CAROL));
		assert_ok!(Nfts::burn(signed(&CAROL), COLLECTION, 0));
		assert_eq!(owner(), None);
	});
}

#[test]
fn items_of_other_collections_are_not_locked() {
	execute(|| {
		mint_and_list();
		assert!(Market::is_locked(COLLECTION, 0));
		assert!(!Market::is_locked(COLLECTION, 1));
		assert!(!Market::is_locked(COLLECTION + 1, 0));
	});
}
