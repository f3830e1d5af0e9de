//! What the handover has to be told, and what ends with it.

use crate::{CommunitySchedule, CommunityTerms, CompanySchedule, CompanyTerms, Event, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Asset, Balance, ChannelId, Commission, SD,
	traits::{GenerateRule, OnHandover, PrizeRule, Sale, SaleRule, ShareRule, Treasury},
};

/// What was distributed, and how many had earned, when the milestone was last asked about; then nothing.
fn progress() -> Option<(Balance, u32)> {
	Progress::take()
}

/// Terms of the community's, which are not the first.
fn other_terms() -> CommunityTerms {
	CommunityTerms { share_target: 7, ..Default::default() }
}

/// Whether terms of the board's were said to be void.
fn voided() -> bool {
	System::events().iter().any(|it| it.event == Event::CommunityTermsVoided.into())
}

#[test]
fn a_graphic_that_earns_counts_with_its_reward_and_its_creator() {
	execute(|| {
		assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		assert_eq!(progress(), Some((SD, 1)));
		assert_ok!(Rewards::generated(&BOB, &EVE, 0));
		assert_eq!(progress(), Some((2 * SD, 2)));
		assert_ok!(Rewards::generated(&BOB, &EVE, 0));
		assert_eq!(progress(), Some((3 * SD, 2)));
	});
}

#[test]
fn from_the_second_epoch_on_payments_far_from_the_milestone_ask_nobody() {
	execute(|| {
		System::set_block_number(EPOCH);
		for _ in 0..3 {
			assert_ok!(Rewards::generated(&ALICE, &EVE, 0));
		}
		assert_eq!(progress(), None);
		while FakeTreasury::distributed() < 4 * SD {
			assert_eq!(progress(), None);
			assert_ok!(Rewards::generated(&BOB, &EVE, 0));
		}
		assert_eq!(progress(), Some((FakeTreasury::distributed(), 2)));
	});
}

#[test]
fn a_graphic_that_earns_nothing_does_not_count() {
	execute(|| {
		assert_ok!(Rewards::generated(&BOARD_MEMBER, &EVE, 0));
		assert_eq!(progress(), None);
	});
}

#[test]
fn a_share_counts_when_it_is_paid_and_not_before() {
	execute(|| {
		let pending = Rewards::shared(&ALICE, &EVE, 0).unwrap();
		assert_eq!(progress(), None);
		assert_ok!(Rewards::settle_share(&ALICE, pending.amount));
		assert_eq!(progress(), Some((pending.amount, 1)));
	});
}

#[test]
fn a_sale_that_earns_counts() {
	execute(|| {
		let commission = Rewards::commission();
		let sale = |seller, commission| Sale {
			buyer: RICH,
			seller,
			creator: seller,
			asset: Asset::Native,
			price: 1_000 * SD,
			royalty: Perbill::zero(),
			commission,
			sales: 0,
		};
		let none = Commission { company: Perbill::zero(), community: Perbill::zero() };
		assert_eq!(sold(&sale(BOB, none)).unwrap().reward, 0);
		assert_eq!(progress(), None);
		let reward = sold(&sale(ALICE, commission)).unwrap().reward;
		assert_eq!(progress(), Some((reward, 1)));
	});
}

#[test]
fn a_prize_counts_when_it_is_paid_to_somebody_who_may_earn() {
	execute(|| {
		assert_ok!(Rewards::open_prize(4 * SD));
		assert_eq!(progress(), None);
		assert_eq!(Rewards::pay_prize(&BOARD_MEMBER, SD), Ok(0));
		assert_eq!(progress(), None);
		assert_eq!(Rewards::pay_prize(&ALICE, 3 * SD), Ok(3 * SD));
		assert_eq!(progress(), Some((3 * SD, 1)));
	});
}

#[test]
fn what_ecosystem_gives_does_not_count() {
	execute(|| {
		assert_ok!(FakeTreasury::pay(ChannelId::Ecosystem, &ALICE, SD));
		assert_eq!(FakeTreasury::distributed(), 0);
	});
}

#[test]
fn fineprint_3_the_handover_voids_the_communitys_terms_whose_epoch_has_not_begun() {
	execute(|| {
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), other_terms()));
		Rewards::on_handover();
		System::assert_last_event(Event::CommunityTermsVoided.into());
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::community_terms(&Rewards::roll()), CommunityTerms::default());
	});
}

#[test]
fn terms_whose_epoch_has_begun_stay_in_force_though_nothing_has_rolled() {
	execute(|| {
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), other_terms()));
		System::set_block_number(EPOCH);
		Rewards::on_handover();
		assert!(!voided());
		assert_eq!(crate::CurrentEpoch::<Test>::get().index, 0);
		assert_eq!(CommunitySchedule::<Test>::get().at(1), (other_terms(), None));
		assert_eq!(Rewards::roll().share_target, 7);
	});
}

#[test]
fn the_companys_terms_are_the_companys_still() {
	execute(|| {
		let terms = CompanyTerms { mint_company_fee: SD };
		let board = RuntimeOrigin::signed(BOARD_MEMBER);
		assert_ok!(Rewards::set_company_terms(board, terms.clone()));
		Rewards::on_handover();
		assert!(!voided());
		assert_eq!(CompanySchedule::<Test>::get().into_force(1), terms);
	});
}
