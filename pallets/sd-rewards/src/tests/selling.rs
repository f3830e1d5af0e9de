//! The Sale rule.

use crate::{Accounts, CommunityTerms, Earners, Error, mock::*, sale::bonus};
use frame::testing_prelude::*;
use proptest::prelude::*;
use sd_primitives::{
	Asset, Balance, Commission, FeeParts, SD, TOTAL_SUPPLY,
	traits::{Proceeds, Sale, SaleRule},
};

/// 1.25 % each.
fn default_commission() -> Commission {
	Commission {
		company: Perbill::from_rational(1u32, 80),
		community: Perbill::from_rational(1u32, 80),
	}
}

/// Bob buys from Alice what she made, for 100 SD.
fn first_sale() -> Sale<u64> {
	Sale {
		buyer: BOB,
		seller: ALICE,
		creator: ALICE,
		asset: Asset::Native,
		price: 100 * SD,
		royalty: Perbill::from_percent(10),
		commission: default_commission(),
		sales: 0,
	}
}

fn reward(sale: &Sale<u64>) -> Balance {
	hypothetically!(sold(sale).unwrap().reward)
}

#[test]
fn a_price_is_divided_and_the_seller_gets_a_part_of_the_commission_back() {
	execute(|| {
		let commission = FeeParts { company: 5 * SD / 4, community: 5 * SD / 4 };
		let proceeds = Proceeds {
			commission,
			royalty: 0,
			seller: 97 * SD + SD / 2,
			redirected: 0,
			reward: SD / 2,
		};
		assert_eq!(sold(&first_sale()), Ok(proceeds));
		assert_eq!(Purses::get(BOB), 900 * SD);
		assert_eq!(Purses::get(ALICE), 1_098 * SD);
		assert_eq!(Books::get().sale.paid, SD / 2);
		let account = Accounts::<Test>::get(ALICE);
		assert_eq!((account.earned, account.earned_otherwise), (0, SD / 2));
		assert_eq!(Earners::<Test>::get(), 1);
	});
}

#[test]
fn commission_of_now_is_what_a_listing_keeps() {
	execute(|| assert_eq!(Rewards::commission(), default_commission()));
}

#[test]
fn fineprint_17_commissions_round_up_each_and_the_royalty_down() {
	execute(|| {
		let resale = Sale { creator: PAUPER, price: 10_001, ..first_sale() };
		let proceeds = sold(&resale).unwrap();
		// 125.0125 and 1000.1.
		assert_eq!(proceeds.commission, FeeParts { company: 126, community: 126 });
		assert_eq!((proceeds.royalty, proceeds.seller), (1_000, 8_749));
		assert_eq!(Purses::get(PAUPER), 1_000);
	});
}

#[test]
fn fineprint_18_a_resale_is_one_whose_seller_is_not_the_creator() {
	execute(|| {
		let again = Sale { sales: 3, ..first_sale() };
		assert_eq!(sold(&again).unwrap().royalty, 0);
		let bought_back = Sale { creator: BOB, ..first_sale() };
		assert_eq!(sold(&bought_back).unwrap().royalty, 10 * SD);
	});
}

#[test]
fn fineprint_17_the_reward_is_bounded_by_the_multiple_and_by_the_lesser_commission() {
	execute(|| {
		// 0.4 × 1.25 % of 100 SD, and of 10,000 SD, but at most five times the base.
		assert_eq!(reward(&first_sale()), SD / 2);
		assert_eq!(reward(&Sale { price: 10_000 * SD, buyer: RICH, ..first_sale() }), 5 * SD);
		let commission =
			Commission { community: Perbill::from_rational(1u32, 400), ..default_commission() };
		assert_eq!(reward(&Sale { commission, ..first_sale() }), SD / 10);
	});
}

#[test]
fn fineprint_17_the_commission_is_the_listings_and_the_multiple_that_in_force() {
	execute(|| {
		let terms = CommunityTerms {
			company_commission: Perbill::from_percent(5),
			community_commission: Perbill::from_percent(5),
			sale_multiple: 1,
			..Default::default()
		};
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		System::set_block_number(EPOCH);
		assert_eq!(reward(&Sale { price: 190 * SD, ..first_sale() }), 19 * SD / 20);
		assert_eq!(reward(&Sale { price: 210 * SD, ..first_sale() }), SD);
	});
}

#[test]
fn fineprint_17_it_halves_with_each_earlier_sale_and_ends_with_the_64th() {
	execute(|| {
		for (sales, expected) in [
			(0, SD / 2),
			(1, SD / 4),
			(2, SD / 8),
			(62, 0),
			(63, 0),
			(64, 0),
			(200, 0),
			(u32::MAX, 0),
		] {
			assert_eq!(reward(&Sale { sales, ..first_sale() }), expected);
		}
		assert_eq!(bonus(1 << 62, 1, Balance::MAX, 62), 1);
		assert_eq!(bonus(Balance::MAX, 1, Balance::MAX, 63), 0);
	});
}

#[test]
fn sales_for_other_assets_earn_nothing() {
	execute(|| {
		let sale = Sale { asset: Asset::WithId(DEAR), ..first_sale() };
		assert_eq!(sold(&sale).unwrap().reward, 0);
		assert_eq!(Earners::<Test>::get(), 0);
	});
}

#[test]
fn fineprint_7_excluded_sellers_earn_nothing() {
	execute(|| {
		let sale = Sale { seller: BOARD_MEMBER, creator: BOARD_MEMBER, ..first_sale() };
		assert_eq!(sold(&sale).unwrap().reward, 0);
		assert_eq!(Accounts::<Test>::get(BOARD_MEMBER).earned_otherwise, 0);
	});
}

#[test]
fn fineprint_18_the_reward_is_lost_if_the_seller_cannot_receive_it() {
	execute(|| {
		let sale = Sale { seller: BLOCKED, creator: BLOCKED, ..first_sale() };
		let proceeds = sold(&sale).unwrap();
		let due = crate::sale::divided(&sale).unwrap().seller;
		assert!(due > 0);
		assert_eq!((proceeds.reward, proceeds.seller, proceeds.redirected), (0, 0, due));
		assert_eq!(Books::get().sale.paid, 0);
		assert_eq!(Earners::<Test>::get(), 0);
	});
}

#[test]
fn fineprint_5_a_channel_short_pays_what_it_has_and_stops_no_sale() {
	execute(|| {
		let mut books = Books::get();
		books.sale.paid = books.sale.budget - SD / 10;
		Books::set(&books);
		assert_eq!(sold(&first_sale()).unwrap().reward, SD / 10);
		assert_eq!(sold(&first_sale()).unwrap().reward, 0);
	});
}

#[test]
fn a_price_that_its_commission_exceeds_is_refused() {
	execute(|| {
		let all = Commission { company: Perbill::one(), community: Perbill::from_parts(1) };
		let sale = Sale { commission: all, ..first_sale() };
		assert_noop!(sold(&sale), ArithmeticError::Underflow);
	});
}

#[test]
fn fineprint_18_a_price_has_a_floor() {
	execute(|| {
		let refused = |asset, price, error: Error<Test>| {
			let sale = Sale { asset, price, ..first_sale() };
			assert_eq!(Rewards::quote_sale(&sale), None);
			assert_noop!(sold(&sale), error);
		};
		refused(Asset::Native, 9_999, Error::<Test>::PriceTooLow);
		refused(Asset::WithId(DEAR), 999_999, Error::<Test>::PriceTooLow);
		refused(Asset::WithId(77), SD, Error::<Test>::UnknownAsset);
		assert_ok!(sold(&Sale { price: 10_000, ..first_sale() }));
		let dear = Sale { asset: Asset::WithId(DEAR), price: 1_000_000, ..first_sale() };
		assert_ok!(sold(&dear));
	});
}

#[test]
fn fineprint_18_nobody_buys_from_themselves() {
	execute(|| {
		let sale = Sale { buyer: ALICE, ..first_sale() };
		assert_noop!(sold(&sale), Error::<Test>::OwnItem);
	});
}

#[test]
fn a_buyer_who_cannot_pay_buys_nothing() {
	execute(|| {
		let sale = Sale { buyer: PAUPER, ..first_sale() };
		assert_noop!(sold(&sale), TokenError::FundsUnavailable);
	});
}

#[test]
fn fineprint_17_each_treasury_takes_its_own_commission() {
	execute(|| {
		let terms = CommunityTerms {
			company_commission: Perbill::from_percent(1),
			community_commission: Perbill::from_percent(2),
			..Default::default()
		};
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		System::set_block_number(EPOCH);
		let commission = Rewards::commission();
		assert_eq!(commission.company, Perbill::from_percent(1));
		assert_eq!(commission.community, Perbill::from_percent(2));
		let proceeds = sold(&Sale { commission, ..first_sale() }).unwrap();
		assert_eq!(proceeds.commission, FeeParts { company: SD, community: 2 * SD });
	});
}

#[test]
fn fineprint_17_a_reward_of_one_unit_is_paid() {
	execute(|| {
		// 0.4 × 1.25 % of 10,000 units, halved five times.
		assert_eq!(reward(&Sale { price: 10_000, sales: 5, ..first_sale() }), 1);
		assert_eq!(reward(&Sale { price: 10_000, sales: 6, ..first_sale() }), 0);
	});
}

#[test]
fn fineprint_17_a_resales_reward_is_the_sellers_whoever_created_the_item() {
	execute(|| {
		for creator in [BOARD_MEMBER, BLOCKED] {
			assert_eq!(reward(&Sale { creator, ..first_sale() }), SD / 2);
		}
		for seller in [BOARD_MEMBER, BLOCKED] {
			assert_eq!(reward(&Sale { seller, ..first_sale() }), 0);
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(10_000)))]

	#[test]
	fn the_parts_sum_to_the_price_and_a_treasurys_owner_gains_nothing_by_trading_with_themselves(
		price in prop_oneof![10_000..1_000_000u128, 10_000..=TOTAL_SUPPLY],
		company in 2_500_000..=50_000_000u32,
		community in 2_500_000..=100_000_000u32,
		royalty in 0..=100_000_000u32,
		sales in 0..70u32,
		multiple in 0..=100u32,
	) {
		let commission = Commission {
			company: Perbill::from_parts(company),
			community: Perbill::from_parts(community),
		};
		let sale = Sale { creator: PAUPER, price, commission, sales, royalty: Perbill::from_parts(royalty), ..first_sale() };
		let Proceeds { commission: fee, royalty, seller, .. } = crate::sale::divided(&sale).unwrap();
		prop_assert_eq!(fee.company + fee.community + royalty + seller, price);

		let reward = bonus(SD, multiple, commission.rebate(price), sales);
		// Who owns one treasury loses what the other gets, and may earn the recycled fifth of it again.
		let lost = fee.company.min(fee.community);
		prop_assert!(reward * 5 <= lost * 2);
	}
}
