//! Buying: who pays whom, and whose the item is then.

use crate::{COLLECTION, Error, Event, Items, PricedAssets, mock::*};
use frame::{testing_prelude::*, traits::fungible::Inspect};
use sd_primitives::{Asset, Balance, FeeParts, SD, traits::Proceeds};

/// `who` buys item 0 for up to 10 SD, or as many units of the asset it is listed in.
fn buy(who: &AccountId) -> DispatchResultWithPostInfo {
	let asset = listed().map_or(Asset::Native, |listing| listing.asset);
	Market::buy(signed(who), 0, 10 * SD, asset)
}

/// `who` lists item 0 for 10 SD, and `buyer` buys it.
fn sell(who: &AccountId, buyer: &AccountId) {
	assert_ok!(Market::list(signed(who), 0, 10 * SD, Asset::Native));
	assert_ok!(buy(buyer));
}

fn balances<const N: usize>(accounts: [AccountId; N]) -> [Balance; N] {
	accounts.map(|account| Balances::balance(&account))
}

/// What becomes of 10 SD.
fn proceeds(royalty: Balance, reward: Balance) -> Proceeds {
	let commission = FeeParts { company: SD / 10, community: SD / 10 };
	let seller = 10 * SD - SD / 5 - royalty;
	Proceeds { commission, royalty, seller, redirected: 0, reward }
}

#[test]
fn a_buyer_pays_the_price_and_owns_the_item() {
	execute(|| {
		mint_and_list();
		let before = balances([ALICE, BOB, COMPANY, COMMUNITY]);
		assert_ok!(buy(&BOB));

		assert_eq!(owner(), Some(BOB));
		assert_eq!(listed(), None);
		let after = balances([ALICE, BOB, COMPANY, COMMUNITY]);
		assert_eq!(after[0] - before[0], 98 * SD / 10);
		assert_eq!(before[1] - after[1], 10 * SD);
		assert_eq!([after[2] - before[2], after[3] - before[3]], [SD / 10; 2]);
		System::assert_last_event(
			Event::Sold {
				item: 0,
				seller: ALICE,
				buyer: BOB,
				creator: ALICE,
				price: 10 * SD,
				asset: Asset::Native,
				proceeds: proceeds(0, 100),
				sales: 1,
			}
			.into(),
		);
	});
}

#[test]
fn the_creator_has_a_royalty_when_others_sell() {
	execute(|| {
		mint_and_list();
		assert_ok!(buy(&BOB));
		let alice = Balances::balance(&ALICE);
		sell(&BOB, &CAROL);
		assert_eq!(owner(), Some(CAROL));
		assert_eq!(Balances::balance(&ALICE), alice + SD);
		System::assert_last_event(
			Event::Sold {
				item: 0,
				seller: BOB,
				buyer: CAROL,
				creator: ALICE,
				price: 10 * SD,
				asset: Asset::Native,
				proceeds: proceeds(SD, 50),
				sales: 2,
			}
			.into(),
		);
	});
}

#[test]
fn a_gift_that_is_sold_is_a_resale() {
	execute(|| {
		mint();
		assert_ok!(Nfts::transfer(signed(&ALICE), COLLECTION, 0, BOB));
		let alice = Balances::balance(&ALICE);
		sell(&BOB, &CAROL);
		assert_eq!(Balances::balance(&ALICE), alice + SD);
		assert_eq!(Items::<Test>::get(0).unwrap().sales, 1);
	});
}

#[test]
fn the_creator_who_bought_it_back_sells_it_without_a_royalty() {
	execute(|| {
		mint_and_list();
		assert_ok!(buy(&BOB));
		sell(&BOB, &ALICE);
		let alice = Balances::balance(&ALICE);
		sell(&ALICE, &CAROL);
		assert_eq!(Balances::balance(&ALICE), alice + 98 * SD / 10);
	});
}

#[test]
fn each_sale_is_counted_for_any_asset_and_gifts_are_not() {
	execute(|| {
		mint_and_list();
		assert_ok!(buy(&BOB));
		assert_ok!(Nfts::transfer(signed(&BOB), COLLECTION, 0, CAROL));
		PricedAssets::<Test>::insert(DOLLARS, ());
		assert_ok!(Market::list(signed(&CAROL), 0, SD, DOLLARS));
		let carol = Balances::balance(&CAROL);
		assert_ok!(buy(&BOB));
		assert_eq!(Balances::balance(&CAROL), carol);
		assert_eq!(Items::<Test>::get(0).unwrap().sales, 2);
		sell(&BOB, &ALICE);
		assert_eq!(Items::<Test>::get(0).unwrap().sales, 3);
	});
}

#[test]
fn the_commission_is_the_one_of_the_listed() {
	execute(|| {
		mint_and_list();
		Rate::set(&Perbill::from_percent(5));
		let company = Balances::balance(&COMPANY);
		assert_ok!(buy(&BOB));
		assert_eq!(Balances::balance(&COMPANY), company + SD / 10);
		sell(&BOB, &CAROL);
		assert_eq!(Balances::balance(&COMPANY), company + SD / 10 + SD / 2);
	});
}

#[test]
fn a_price_above_the_maximum_changes_nothing() {
	execute(|| {
		mint_and_list();
		assert_noop!(
			Market::buy(signed(&BOB), 0, 10 * SD - 1, Asset::Native),
			Error::<Test>::PriceAboveMax
		);
		assert_ok!(Market::buy(signed(&BOB), 0, Balance::MAX, Asset::Native));
	});
}

#[test]
fn a_seller_does_not_slip_another_asset_under_the_maximum() {
	execute(|| {
		mint_and_list();
		PricedAssets::<Test>::insert(DOLLARS, ());
		assert_ok!(Market::unlist(signed(&ALICE), 0));
		assert_ok!(Market::list(signed(&ALICE), 0, 10 * SD, DOLLARS));
		assert_noop!(
			Market::buy(signed(&BOB), 0, 10 * SD, Asset::Native),
			Error::<Test>::OtherAsset
		);
		assert_ok!(Market::buy(signed(&BOB), 0, 10 * SD, DOLLARS));
	});
}

#[test]
fn nobody_buys_from_themselves() {
	execute(|| {
		mint_and_list();
		assert_noop!(buy(&ALICE), Error::<Test>::OwnItem);
	});
}

#[test]
fn only_what_is_listed_can_be_bought_and_only_once() {
	execute(|| {
		assert_noop!(buy(&BOB), Error::<Test>::UnknownItem);
		mint();
		assert_noop!(buy(&BOB), Error::<Test>::NotListed);
		assert_noop!(
			Market::buy(RuntimeOrigin::root(), 0, SD, Asset::Native),
			DispatchError::BadOrigin
		);
		sell(&ALICE, &BOB);
		assert_noop!(buy(&CAROL), Error::<Test>::NotListed);
		assert_ok!(Nfts::burn(signed(&BOB), COLLECTION, 0));
		assert_noop!(buy(&CAROL), Error::<Test>::UnknownItem);
	});
}

#[test]
fn an_item_priced_in_an_asset_since_de_listed_cannot_be_bought() {
	execute(|| {
		let set = |allowed| {
			assert_ok!(Market::set_asset(RuntimeOrigin::root(), DOLLARS, allowed));
		};
		mint();
		set(true);
		assert_ok!(Market::list(signed(&ALICE), 0, SD, DOLLARS));
		set(false);
		assert_noop!(buy(&BOB), Error::<Test>::AssetNotAllowed);
		hypothetically!({
			assert_ok!(Market::unlist(signed(&ALICE), 0));
		});
		set(true);
		assert_ok!(buy(&BOB));
	});
}

#[test]
fn who_cannot_pay_changes_nothing() {
	execute(|| {
		mint_and_list();
		assert_noop!(buy(&POOR), TokenError::FundsUnavailable);
		assert_eq!(owner(), Some(ALICE));
	});
}

#[test]
fn what_was_taken_down_after_it_was_minted_can_be_sold() {
	execute(|| {
		mint_and_list();
		change(picture(1), |picture| picture.taken_down = true);
		assert_ok!(buy(&BOB));
	});
}

#[test]
fn what_is_sold_forgets_whom_the_seller_let_move_it() {
	execute(|| {
		mint();
		assert_ok!(Nfts::approve_transfer(signed(&ALICE), COLLECTION, 0, CAROL, None));
		sell(&ALICE, &BOB);
		assert_noop!(
			Nfts::transfer(signed(&CAROL), COLLECTION, 0, CAROL),
			pallet_nfts::Error::<Test>::NoPermission
		);
	});
}

#[test]
fn what_a_roll_takes_is_given_back_if_none_is_due() {
	execute(|| {
		mint_and_list();
		assert_eq!(buy(&BOB).unwrap().actual_weight, Some(Weight::zero()));
		System::set_block_number(EPOCH);
		assert_ok!(Market::list(signed(&BOB), 0, SD, Asset::Native));
		assert_eq!(buy(&CAROL).unwrap().actual_weight, Some(ROLL));
	});
}
