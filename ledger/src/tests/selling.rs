//! Rule 5: a price divided, and W.

use super::*;

/// Alice sells her own graphic to Bob for the first time.
fn sale(price: u128) -> Sale {
	Sale {
		buyer: BOB,
		seller: ALICE,
		creator: ALICE,
		asset: Asset::Sd,
		price,
		royalty: 100_000_000,
		company_commission: 12_500_000,
		community_commission: 12_500_000,
		sales: 0,
	}
}

/// FP 17: 0.4 × 1.25 % of 1 SD is 0.005 SD.
#[test]
fn a_sale_pays_the_treasuries_and_the_seller_and_gives_back_a_part() {
	let mut ledger = ledger();
	let proceeds = Proceeds {
		company: 12_500_000_000,
		community: 12_500_000_000,
		royalty: 0,
		seller: 975_000_000_000,
		redirected: 0,
		reward: 5_000_000_000,
	};
	assert_eq!(ledger.sold(&sale(SD)), Ok(proceeds));
	assert_eq!(ledger.balance(BOB), 999 * SD);
	assert_eq!(ledger.balance(ALICE), 1_000 * SD + 980_000_000_000);
	assert_eq!(ledger.pot(Pot::Company), ED + 12_500_000_000);
	assert_eq!(ledger.pot(Pot::Community), ED + 12_500_000_000);
	assert_eq!(ledger.channel(ChannelId::Sale).paid, 5_000_000_000);
	let earnings = Earnings { earned: 0, earned_otherwise: 5_000_000_000 };
	assert_eq!((ledger.earnings(ALICE), ledger.earners()), (earnings, 1));
	ledger.check();
}

/// FP 18: on a resale the creator has a royalty. FP 17: with each sale the reward halves.
#[test]
fn a_resale_pays_a_royalty_and_rewards_half() {
	let mut ledger = ledger();
	let resale = Sale { buyer: CAROL, seller: BOB, sales: 1, ..sale(SD) };
	let proceeds = ledger.sold(&resale).unwrap();
	assert_eq!((proceeds.royalty, proceeds.seller), (100_000_000_000, 875_000_000_000));
	assert_eq!(proceeds.reward, 2_500_000_000);
	// The creator may be the buyer, and has the royalty back.
	let back = Sale { buyer: ALICE, seller: CAROL, sales: 2, ..sale(SD) };
	let before = ledger.balance(ALICE);
	ledger.sold(&back).unwrap();
	assert_eq!(ledger.balance(ALICE), before - 900_000_000_000);
	ledger.check();
}

/// FP 17: commissions round up, each by itself; royalty and reward down.
#[test]
fn a_price_is_rounded_against_the_seller() {
	let mut ledger = ledger();
	let odd = Sale { buyer: CAROL, seller: BOB, ..sale(10_000_000_019) };
	let proceeds = ledger.sold(&odd).unwrap();
	// 1.25 % is 125,000,000.2375; 10 % is 1,000,000,001.9; 0.5 % is 50,000,000.095.
	assert_eq!((proceeds.company, proceeds.community), (125_000_001, 125_000_001));
	assert_eq!((proceeds.royalty, proceeds.reward), (1_000_000_001, 50_000_000));
	assert_eq!(proceeds.seller, 8_750_000_016);
}

/// FP 17: the lesser κ counts; five times the base is the most.
#[test]
fn the_reward_is_bounded_by_the_lesser_commission_and_by_the_multiple() {
	let mut ledger = ledger();
	let cheap = Sale { company_commission: 2_500_000, ..sale(100 * SD) };
	assert_eq!(ledger.sold(&cheap).unwrap().reward, SD / 10);
	ledger.pay(ChannelId::Ecosystem, BOB, 9_000 * SD).unwrap();
	assert_eq!(ledger.sold(&sale(5_000 * SD)).unwrap().reward, 5 * SD);
	let never = Sale { sales: 64, ..sale(SD) };
	assert_eq!(ledger.sold(&never).unwrap().reward, 0);
}

/// FP 17: the multiple in force, the base of the epoch: 10^12 × (5·10^19 − 5·10^9) / (5·10^19) = 10^12 − 100.
#[test]
fn multiple_and_base_are_those_in_force() {
	let mut ledger = ledger();
	ledger.sold(&sale(SD)).unwrap();
	let once = CommunityTerms { sale_multiple: 1, ..terms() };
	ledger.set_community_terms(once, By::Board).unwrap();
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.sold(&sale(500 * SD)).unwrap().reward, SD - 100);
}

/// FP 5 and 7.
#[test]
fn a_short_channel_rewards_with_what_it_has_and_the_excluded_get_nothing() {
	let mut ledger = almost_empty(ChannelId::Sale, 3);
	let excluded = Sale { seller: BOARD_MEMBER, ..sale(SD) };
	assert_eq!(ledger.sold(&excluded).unwrap().reward, 0);
	assert_eq!(ledger.sold(&sale(SD)).unwrap().reward, 3);
	assert_eq!(ledger.sold(&sale(SD)).unwrap().reward, 0);
	ledger.check();
}

/// FP 18: a seller without an account gets neither 97.5 % of the deposit nor a reward.
#[test]
fn what_the_seller_cannot_receive_goes_to_community_and_the_reward_is_lost() {
	let mut ledger = ledger();
	let proceeds = ledger.sold(&Sale { seller: PAUPER, creator: PAUPER, ..sale(ED) }).unwrap();
	assert_eq!((proceeds.seller, proceeds.redirected), (0, 9_750_000_000));
	assert_eq!(proceeds.reward, 0);
	assert_eq!(ledger.pot(Pot::Community), ED + 125_000_000 + 9_750_000_000);
	assert_eq!(ledger.channel(ChannelId::Sale).paid, 0);
	ledger.check();
}

/// FP 18: the price has begun the seller's account when the reward comes.
#[test]
fn the_reward_comes_last() {
	let mut ledger = ledger();
	let proceeds = ledger.sold(&Sale { seller: PAUPER, creator: PAUPER, ..sale(2 * ED) }).unwrap();
	assert_eq!((proceeds.redirected, proceeds.reward), (0, 100_000_000));
	assert_eq!(ledger.balance(PAUPER), 19_500_000_000 + 100_000_000);
}

#[test]
fn another_asset_is_divided_alike_and_rewards_nothing() {
	let mut ledger = ledger();
	ledger.issue(1, 1_000, BOB, 1_000_000);
	let of_asset = |price| Sale { asset: Asset::Other(1), ..sale(price) };
	// Company cannot begin with 125 units, and Community not with 250.
	assert_eq!(ledger.sold(&of_asset(10_000)), Err(Refusal::CannotReceive));
	// Company cannot begin with 500, but Community can with 1,000.
	assert_eq!(ledger.sold(&of_asset(40_000)).unwrap().redirected, 500);
	let proceeds = ledger.sold(&of_asset(100_000)).unwrap();
	assert_eq!((proceeds.company, proceeds.seller, proceeds.reward), (1_250, 97_500, 0));
	assert_eq!(ledger.money().balance(Asset::Other(1), ALICE), 39_000 + 97_500);
	// The buyer keeps the minimum.
	assert_eq!(ledger.sold(&of_asset(859_001)), Err(Refusal::BalanceTooLow));
	assert!(ledger.sold(&of_asset(859_000)).is_ok());
	ledger.check();
}

/// FP 18.
#[test]
fn unsound_sales_are_refused() {
	let mut ledger = ledger();
	assert_eq!(ledger.sold(&sale(ED - 1)), Err(Refusal::PriceTooLow));
	assert_eq!(ledger.sold(&sale(1_000 * SD - ED + 1)), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.sold(&Sale { buyer: ALICE, ..sale(SD) }), Err(Refusal::OwnItem));
	let unknown = Sale { asset: Asset::Other(1), ..sale(SD) };
	assert_eq!(ledger.sold(&unknown), Err(Refusal::UnknownAsset));
	ledger.issue(1, 1, BOB, 10_000);
	let tiny = Sale { asset: Asset::Other(1), ..sale(9_999) };
	assert_eq!(ledger.sold(&tiny), Err(Refusal::PriceTooLow));
	let greedy = Sale { company_commission: 990_000_000, ..sale(SD) };
	assert_eq!(ledger.sold(&greedy), Err(Refusal::PriceExceeded));
}
