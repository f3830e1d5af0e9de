//! Quotes say what calls then do.

use crate::{CurrentEpoch, GenerationQuote, LaneQuote, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Asset, SD,
	traits::{GenerateRule, Quotas, Sale, SaleRule, ShareRule},
};

fn quote(account: u64, count: u32) -> GenerationQuote {
	hypothetically!(Rewards::quote_generation(&account, &EVE, count))
}

#[test]
fn a_quote_is_what_the_graphics_then_earn() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.generate_target = 20);
		for count in [1, 2, 3, 5, 7] {
			let quoted = quote(ALICE, count);
			let rewards = hypothetically!({
				(0..count)
					.map(|_| Rewards::generated(&ALICE, &EVE, 0).unwrap().reward)
					.collect::<Vec<_>>()
			});
			assert_eq!(quoted.reward, rewards.iter().sum());
			assert_eq!(quoted.last_reward, *rewards.last().unwrap());
			assert_eq!(quoted.fee, u128::from(count) * SD / 2);
			assert_eq!(
				quoted.rewarded as usize,
				rewards.iter().filter(|reward| **reward > 0).count()
			);
			let worthwhile = rewards.iter().filter(|reward| **reward >= SD / 2).count();
			assert_eq!(quoted.worthwhile.min(count) as usize, worthwhile);
		}
	});
}

#[test]
fn a_quote_names_what_is_left_of_cap_and_quota() {
	execute(|| {
		assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		let quoted = quote(ALICE, 100);
		assert_eq!((quoted.cap_left, quoted.quota_left), (49, 2_999));
		assert_eq!((quoted.rewarded, quoted.reward), (49, 49 * SD));
		assert_eq!(quoted.last_reward, 0);
		assert_eq!(quoted.worthwhile, 49);
	});
}

#[test]
fn an_excluded_account_is_quoted_nothing() {
	execute(|| {
		let quoted = quote(BOARD_MEMBER, 1);
		assert_eq!((quoted.reward, quoted.cap_left, quoted.worthwhile), (0, 0, 0));
		assert_eq!(quoted.fee, SD / 2);
	});
}

#[test]
fn an_unknown_generator_makes_nothing() {
	execute(|| {
		let quoted = Rewards::quote_generation(&ALICE, &99, 1);
		assert_eq!((quoted.reward, quoted.quota_left), (0, 0));
	});
}

#[test]
fn a_quote_is_as_if_the_epoch_had_rolled() {
	execute(|| {
		let mut books = Books::get();
		books.generate.paid = books.generate.budget / 2;
		Books::set(&books);
		assert_eq!(quote(ALICE, 1).reward, SD);
		System::set_block_number(EPOCH);
		assert_eq!(quote(ALICE, 1).reward, SD / 2);
	});
}

#[test]
fn nothing_is_quoted_as_nothing() {
	execute(|| {
		let quoted = quote(ALICE, 0);
		assert_eq!((quoted.reward, quoted.last_reward, quoted.fee), (0, 0, 0));
	});
}

#[test]
fn graphics_beyond_the_quota_are_not_made_and_cost_nothing() {
	execute(|| {
		Rewards::set_quota(&EVE, 3);
		System::set_block_number(EPOCH);
		let quoted = quote(ALICE, 5);
		assert_eq!((quoted.reward, quoted.fee, quoted.rewarded), (3 * SD, 3 * SD / 2, 3));
		assert_eq!(quoted.last_reward, 0);
	});
}

#[test]
fn fineprint_5_a_quote_knows_what_a_short_channel_has() {
	execute(|| {
		let mut books = Books::get();
		books.generate.paid = books.generate.budget - SD * 3 / 2;
		Books::set(&books);
		let quoted = quote(ALICE, 2);
		assert_eq!((quoted.reward, quoted.last_reward), (SD * 3 / 2, SD / 2));
	});
}

#[test]
fn a_generator_that_makes_nothing_is_quoted_nothing() {
	execute(|| {
		let quoted = quote(ALICE, 2).of_an_inactive_generator();
		assert_eq!(quoted, GenerationQuote { cap_left: 50, ..Default::default() });
	});
}

#[test]
fn a_quote_knows_what_the_channel_has_left() {
	for left in [0, 1, SD / 2 - 1, SD / 2, SD, SD + 1, 3 * SD / 2, 3 * SD] {
		execute(|| {
			let mut books = Books::get();
			books.generate.paid = books.generate.budget - left;
			Books::set(&books);
			let quoted = quote(ALICE, 3);
			let rewards = [(); 3].map(|()| Rewards::generated(&ALICE, &EVE, 0).unwrap().reward);
			let at_least = |least| rewards.iter().filter(|reward| **reward >= least).count() as u32;
			assert_eq!(quoted.reward, rewards.iter().sum());
			assert_eq!(quoted.rewarded, at_least(1));
			assert_eq!(quoted.worthwhile.min(3), at_least(SD / 2));
			assert_eq!(quoted.last_reward, rewards[2]);
		});
	}
}

#[test]
fn a_quoted_share_earns_what_it_was_quoted_in_each_lane() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.share_target = 20);
		for _ in 0..3 {
			let quote = Rewards::quote_share(&ALICE);
			assert_eq!(quote.due, 1 + crate::CommunityTerms::default().moderation_period);
			for LaneQuote { generator, reward } in quote.lanes {
				let shared = Rewards::shared(&ALICE, &generator, reward).unwrap();
				assert_eq!(shared.amount, reward);
			}
		}
		assert_eq!(Rewards::quote_share(&ALICE).cap_left, 5);
		let nothing = Rewards::quote_share(&BOARD_MEMBER);
		assert_eq!(nothing.cap_left, 0);
		assert!(nothing.lanes.iter().all(|lane| lane.reward == 0));
	});
}

#[test]
fn a_quoted_sale_brings_what_it_was_quoted() {
	execute(|| {
		let sale = Sale {
			buyer: ALICE,
			seller: BOB,
			creator: PAUPER,
			asset: Asset::Native,
			price: 10 * SD,
			royalty: Perbill::from_percent(7),
			commission: Rewards::commission(),
			sales: 1,
		};
		let quote = Rewards::quote_sale(&sale).unwrap();
		assert_eq!(sold(&sale), Ok(quote));
		assert!(quote.reward > 0);
		assert_eq!(Rewards::quote_sale(&Sale { price: 1, ..sale }), None);
	});
}

#[test]
fn a_quote_goes_on_where_the_window_stands() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.generate_target = 20);
		for _ in 0..4 {
			assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		}
		let quoted = quote(ALICE, 1);
		assert_eq!(quoted.reward, Rewards::generated(&ALICE, &EVE, 0).unwrap().reward);
		assert!(quoted.reward < SD);
	});
}

#[test]
fn fineprint_5_a_quote_in_a_window_under_way_knows_what_a_short_channel_has() {
	execute(|| {
		for _ in 0..4 {
			assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		}
		let mut books = Books::get();
		books.generate.paid = books.generate.budget - SD * 5 / 2;
		Books::set(&books);
		let quoted = quote(ALICE, 5);
		assert_eq!((quoted.reward, quoted.rewarded, quoted.worthwhile), (SD * 5 / 2, 3, 3));
	});
}

#[test]
fn a_quote_ends_with_what_is_left_of_the_quota() {
	execute(|| {
		Rewards::set_quota(&EVE, 3);
		System::set_block_number(EPOCH);
		assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		let quoted = quote(ALICE, 5);
		assert_eq!((quoted.fee, quoted.rewarded, quoted.worthwhile), (SD, 2, 2));
	});
}

#[test]
fn a_share_quoted_in_a_later_window_counts_what_was_shared_in_it() {
	execute(|| {
		CurrentEpoch::<Test>::mutate(|epoch| epoch.share_target = 20);
		System::set_block_number(WINDOW);
		let eves = || {
			let quote = Rewards::quote_share(&ALICE);
			quote.lanes.iter().find(|lane| lane.generator == EVE).unwrap().reward
		};
		for _ in 0..4 {
			assert_eq!(eves(), Rewards::shared(&ALICE, &EVE, 0).unwrap().amount);
		}
		assert!(eves() < SD);
	});
}

#[test]
fn the_last_share_of_the_cap_is_quoted_what_it_earns() {
	execute(|| {
		for _ in 0..9 {
			assert_ok!(Rewards::shared(&ALICE, &EVE, 1));
		}
		let quote = Rewards::quote_share(&ALICE);
		assert_eq!(quote.cap_left, 1);
		assert!(quote.lanes.iter().all(|lane| lane.reward == SD));
	});
}

#[test]
fn fineprint_5_a_quoted_share_knows_what_a_short_channel_has() {
	execute(|| {
		let mut books = Books::get();
		books.share.paid = books.share.budget - SD / 4;
		Books::set(&books);
		let quote = Rewards::quote_share(&ALICE);
		assert!(quote.lanes.iter().all(|lane| lane.reward == SD / 4));
	});
}
