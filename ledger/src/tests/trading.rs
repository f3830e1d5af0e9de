//! The market: items, what they are offered for, and the assets in which they are.

use super::*;

/// Alice's item, of which she has a tenth, in an epoch of the default terms.
fn an_item() -> Ledger {
	let mut ledger = ledger();
	ledger.mint(ALICE, 7, 100_000_000, SD).unwrap();
	ledger
}

/// The same, offered for so many $SD.
fn offered(price: u128) -> Ledger {
	let mut ledger = an_item();
	ledger.list(ALICE, 0, price, Asset::Sd).unwrap();
	ledger
}

#[test]
fn a_graphic_is_minted_once_for_its_fee() {
	let mut ledger = ledger();
	assert_eq!(ledger.mint(ALICE, 7, 100_000_001, SD), Err(Refusal::RoyaltyTooHigh));
	assert_eq!(ledger.mint(ALICE, 7, 0, SD - 1), Err(Refusal::FeeTooHigh));
	let fee = Fee { company: SD / 2, community: SD / 2 };
	assert_eq!(ledger.mint(ALICE, 7, 0, SD), Ok((0, fee)));
	assert_eq!(ledger.mint(BOB, 8, 100_000_000, SD), Ok((1, fee)));
	assert_eq!(ledger.mint(ALICE, 7, 0, SD), Err(Refusal::AlreadyMinted));
	assert_eq!(ledger.balance(ALICE), 999 * SD);
	assert_eq!((ledger.owner(0), ledger.owner(1)), (Ok(ALICE), Ok(BOB)));
	ledger.check();

	// Not even when the item is no more.
	ledger.burn(ALICE, 0).unwrap();
	assert_eq!(ledger.mint(ALICE, 7, 0, SD), Err(Refusal::AlreadyMinted));
	ledger.take_down(9);
	assert_eq!(ledger.mint(ALICE, 9, 0, SD), Err(Refusal::TakenDown));
}

#[test]
fn who_buys_an_item_pays_for_it_and_has_it() {
	let mut ledger = offered(SD);
	let (seller, proceeds) = ledger.buy(BOB, 0, SD, Asset::Sd).unwrap();
	assert_eq!((seller, proceeds.royalty, proceeds.reward), (ALICE, 0, SD / 200));
	assert_eq!((ledger.owner(0), ledger.items()[0].sales), (Ok(BOB), 1));
	assert_eq!(ledger.listing(0), None);
	assert_eq!(ledger.buy(CAROL, 0, SD, Asset::Sd), Err(Refusal::NotListed));

	// A resale: a royalty, and half the reward.
	ledger.list(BOB, 0, SD, Asset::Sd).unwrap();
	let (_, proceeds) = ledger.buy(CAROL, 0, SD, Asset::Sd).unwrap();
	assert_eq!((proceeds.royalty, proceeds.reward), (SD / 10, SD / 400));
	ledger.check();
}

#[test]
fn what_is_offered_does_not_move() {
	let mut ledger = offered(SD);
	assert_eq!(ledger.give_away(ALICE, 0, BOB), Err(Refusal::AlreadyListed));
	assert_eq!(ledger.burn(ALICE, 0), Err(Refusal::AlreadyListed));
	assert_eq!(ledger.list(ALICE, 0, SD, Asset::Sd), Err(Refusal::AlreadyListed));
	assert_eq!(ledger.unlist(BOB, 0), Err(Refusal::NotOwner));
	assert_eq!(ledger.unlist(ALICE, 0), Ok(()));
	assert_eq!(ledger.unlist(ALICE, 0), Err(Refusal::NotListed));

	assert_eq!(ledger.give_away(BOB, 0, BOB), Err(Refusal::NotOwner));
	assert_eq!(ledger.give_away(ALICE, 0, BOB), Ok(()));
	assert_eq!(ledger.list(ALICE, 0, SD, Asset::Sd), Err(Refusal::NotOwner));
	// Who was given an item sells it again: the creator has its royalty.
	ledger.list(BOB, 0, SD, Asset::Sd).unwrap();
	assert_eq!(ledger.buy(CAROL, 0, SD, Asset::Sd).unwrap().1.royalty, SD / 10);
	assert_eq!(ledger.burn(CAROL, 0), Ok(()));
	assert_eq!(ledger.list(CAROL, 0, SD, Asset::Sd), Err(Refusal::UnknownItem));
	ledger.check();
}

#[test]
fn nobody_pays_more_than_they_say_or_buys_what_is_theirs() {
	let mut ledger = offered(SD);
	assert_eq!(ledger.buy(BOB, 0, SD - 1, Asset::Sd), Err(Refusal::PriceAboveMax));
	assert_eq!(ledger.buy(ALICE, 0, SD, Asset::Sd), Err(Refusal::OwnItem));
	assert_eq!(ledger.buy(BOB, 0, SD, Asset::Other(1)), Err(Refusal::OtherAsset));
	assert_eq!(ledger.buy(PAUPER, 0, SD, Asset::Sd), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.buy(BOB, 1, SD, Asset::Sd), Err(Refusal::UnknownItem));
	assert_eq!(ledger.list(ALICE, 1, SD, Asset::Sd), Err(Refusal::UnknownItem));
	ledger.unlist(ALICE, 0).unwrap();
	assert_eq!(ledger.list(ALICE, 0, ED - 1, Asset::Sd), Err(Refusal::PriceTooLow));
	ledger.list(ALICE, 0, ED, Asset::Sd).unwrap();
	ledger.check();
}

/// FP 17: both κ are those of the listing, the multiple is that in force.
#[test]
fn an_offer_keeps_its_commissions() {
	let mut ledger = offered(1_000 * SD - ED);
	let dear = CommunityTerms {
		company_commission: 50_000_000,
		community_commission: 100_000_000,
		sale_multiple: 1,
		..terms()
	};
	ledger.set_community_terms(dear, By::Board).unwrap();
	ledger.pass_to(EPOCH);
	let (_, proceeds) = ledger.buy(BOB, 0, 1_000 * SD, Asset::Sd).unwrap();
	let commission = 12_500_000_000_000 - 125_000_000;
	assert_eq!((proceeds.company, proceeds.community), (commission, commission));
	assert_eq!(proceeds.reward, SD);
}

/// FP 17 and 18: each earlier sale halves the reward; from the 64th on there is none.
#[test]
fn an_item_that_was_sold_often_rewards_nothing() {
	let mut ledger = offered(SD);
	for (sales, reward) in [(1, SD / 400), (32, 1), (33, 0), (62, 0), (63, 0), (199, 0)] {
		ledger.set_sales(0, sales);
		let mut after = ledger.clone();
		assert_eq!(
			after.buy(BOB, 0, SD, Asset::Sd).unwrap().1.reward,
			reward,
			"after {sales} sales"
		);
		assert_eq!(after.items()[0].sales, sales + 1);
	}
}

/// FP 18.
#[test]
fn prices_are_set_in_assets_that_the_authority_lets() {
	let mut ledger = an_item();
	ledger.issue(1, 10_000, BOB, 1_000_000);
	let (dollars, board) = (Asset::Other(1), By::Board);
	assert_eq!(ledger.list(ALICE, 0, 20_000, dollars), Err(Refusal::AssetNotAllowed));
	assert_eq!(ledger.set_priced(dollars, true, By::Root), Err(Refusal::WrongOrigin));
	assert_eq!(ledger.set_priced(Asset::Sd, true, board), Err(Refusal::SdIsAlwaysAllowed));
	assert_eq!(ledger.set_priced(Asset::Other(2), true, board), Err(Refusal::UnknownAsset));

	// The fee for minting was half an $SD each.
	assert_eq!(ledger.set_priced(dollars, true, board), Ok(()));
	for pot in [Pot::Company, Pot::Community] {
		assert_eq!(ledger.money().held(pot.account(), Hold::Account), 116 * SD / 1_000);
		assert_eq!(ledger.pot(pot), ED + 384 * SD / 1_000);
	}
	assert_eq!(ledger.list(ALICE, 0, 9_999, dollars), Err(Refusal::PriceTooLow));
	ledger.list(ALICE, 0, 20_000, dollars).unwrap();

	// What is offered stays so, and cannot be bought.
	ledger.set_priced(dollars, false, board).unwrap();
	assert_eq!(ledger.buy(BOB, 0, 20_000, dollars), Err(Refusal::AssetNotAllowed));
	assert_eq!(ledger.set_priced(dollars, true, board), Ok(()));
	let (_, proceeds) = ledger.buy(BOB, 0, 20_000, dollars).unwrap();
	// Both treasuries can receive less than the minimum.
	assert_eq!((proceeds.company, proceeds.redirected, proceeds.reward), (250, 0, 0));
	assert_eq!(ledger.money().balance(dollars, Pot::Company.account()), 250);
	ledger.check();
}

#[test]
fn a_treasury_that_cannot_spare_the_deposit_opens_no_account() {
	let mut ledger = ledger();
	ledger.issue(1, 1, BOB, 1_000_000);
	let deposit = 116 * SD / 1_000;
	ledger.transfer(ALICE, Pot::Company.account(), deposit).unwrap();
	ledger.transfer(ALICE, Pot::Community.account(), deposit - 1).unwrap();
	let before = ledger.clone();
	let set = ledger.set_priced(Asset::Other(1), true, By::Board);
	assert_eq!(set, Err(Refusal::BalanceTooLow));
	assert_eq!(ledger, before);
	ledger.transfer(ALICE, Pot::Community.account(), 1).unwrap();
	assert_eq!(ledger.set_priced(Asset::Other(1), true, By::Board), Ok(()));
	assert_eq!(ledger.pot(Pot::Community), ED);
	ledger.check();
}
