//! The Mint rule.

use crate::{CommunityTerms, CompanyTerms, Error, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{FeeParts, SD, traits::MintRule};

#[test]
fn minting_costs_a_half_for_each_treasury() {
	execute(|| {
		let halves = FeeParts { company: SD / 2, community: SD / 2 };
		assert_eq!(Rewards::minted(&ALICE, SD), Ok(halves));
		assert_eq!(Purses::get(ALICE), 999 * SD);
	});
}

#[test]
fn each_authority_sets_its_part_from_the_next_epoch_on() {
	execute(|| {
		let community = CommunityTerms { mint_community_fee: 2 * SD, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), community));
		let company = CompanyTerms { mint_company_fee: SD };
		assert_ok!(Rewards::set_company_terms(RuntimeOrigin::signed(BOARD_MEMBER), company));
		assert_ok!(Rewards::minted(&ALICE, SD));

		System::set_block_number(EPOCH);
		let fee = FeeParts { company: SD, community: 2 * SD };
		assert_eq!(Rewards::minted(&ALICE, 3 * SD), Ok(fee));
	});
}

#[test]
fn more_than_the_most_agreed_to_is_not_charged() {
	execute(|| {
		assert_noop!(Rewards::minted(&ALICE, SD - 1), Error::<Test>::FeeTooHigh);
	});
}

#[test]
fn who_cannot_pay_does_not_mint() {
	execute(|| {
		assert_noop!(Rewards::minted(&PAUPER, SD), TokenError::FundsUnavailable);
	});
}
