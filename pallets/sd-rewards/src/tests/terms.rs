//! Setting terms.

use crate::{
	CommunityTerms, CompanySchedule, CompanyTerms, Error, Event, Schedule, Term, mock::*,
	terms::Validate,
};
use frame::testing_prelude::*;
use sd_primitives::SD;

fn in_force() -> CommunityTerms {
	Rewards::community_terms(&Rewards::roll())
}

#[test]
fn the_defaults_are_within_their_bounds() {
	assert_eq!(CommunityTerms::default().validate(), Ok(()));
	assert_eq!(CompanyTerms::default().validate(), Ok(()));
}

#[test]
fn terms_set_in_an_epoch_are_in_force_from_the_next() {
	execute(|| {
		let terms =
			CommunityTerms { share_target: 7, generate_target: 5_000, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms.clone()));
		System::assert_last_event(
			Event::CommunityTermsSet { from: 1, terms: terms.clone() }.into(),
		);
		assert_eq!(in_force(), CommunityTerms::default());

		System::set_block_number(EPOCH);
		assert_eq!(in_force(), terms);
		let epoch = Rewards::roll();
		assert_eq!((epoch.share_target, epoch.generate_target), (7, 5_000));
	});
}

#[test]
fn fineprint_2_pending_terms_come_into_force_whether_or_not_a_call_has_rolled() {
	let terms = |fee| CompanyTerms { mint_company_fee: fee };
	let schedule = Schedule::<CompanyTerms>::default().announce(3, terms(SD));
	assert_eq!(schedule.clone().into_force(3), CompanyTerms::default());
	assert_eq!(schedule.clone().into_force(4), terms(SD));
	assert_eq!(schedule.clone().at(3).1, Some((4, terms(SD))));

	let later = schedule.announce(9, terms(2 * SD));
	assert_eq!(later.clone().into_force(9), terms(SD));
	assert_eq!(later.into_force(10), terms(2 * SD));
}

#[test]
fn terms_set_twice_in_an_epoch_are_those_set_last() {
	execute(|| {
		for share_target in [5, 6] {
			let terms = CommunityTerms { share_target, ..Default::default() };
			assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		}
		System::set_block_number(EPOCH);
		assert_eq!(in_force().share_target, 6);
	});
}

#[test]
fn only_the_authority_sets_the_communitys_terms() {
	execute(|| {
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::signed(BOARD_MEMBER)] {
			assert_noop!(
				Rewards::set_community_terms(origin, CommunityTerms::default()),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn only_the_board_sets_the_companys_terms() {
	execute(|| {
		let terms = CompanyTerms { mint_company_fee: SD };
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root()] {
			assert_noop!(
				Rewards::set_company_terms(origin, terms.clone()),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(Rewards::set_company_terms(RuntimeOrigin::signed(BOARD_MEMBER), terms.clone()));
		System::assert_last_event(Event::CompanyTermsSet { from: 1, terms: terms.clone() }.into());
		assert_eq!(CompanySchedule::<Test>::get().into_force(1), terms);
	});
}

/// Change one term, and expect the bound to be just there.
macro_rules! bounds {
	($($name:ident: $term:ident, $field:ident, [$($inside:expr),*], [$($outside:expr),*];)*) => {$(
		#[test]
		fn $name() {
			execute(|| {
				$({
					let terms = CommunityTerms { $field: $inside, ..Default::default() };
					assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
				})*
				$({
					let terms = CommunityTerms { $field: $outside, ..Default::default() };
					assert_noop!(
						Rewards::set_community_terms(RuntimeOrigin::root(), terms),
						Error::<Test>::OutOfBounds(Term::$term)
					);
				})*
			});
		}
	)*};
}

const fn share(parts: u32) -> Perbill {
	Perbill::from_parts(parts)
}

bounds! {
	community_share_is_50_to_75_percent: CommunityShare, community_share,
		[share(500_000_000), share(750_000_000)], [share(499_999_999), share(750_000_001)];
	share_reward_is_a_tenth_to_10: ShareReward, share_reward,
		[SD / 10, 10 * SD], [SD / 10 - 1, 10 * SD + 1];
	share_decline_is_1_to_4: ShareDecline, share_decline, [1, 4], [0, 5];
	share_target_is_1_to_a_billion: ShareTarget, share_target,
		[1, 1_000_000_000], [0, 1_000_000_001];
	generate_target_is_a_thousand_to_a_billion: GenerateTarget, generate_target,
		[1_000, 1_000_000_000], [999, 1_000_000_001];
	mint_community_fee_is_at_most_5: MintCommunityFee, mint_community_fee,
		[0, 5 * SD], [5 * SD + 1];
	company_commission_is_a_quarter_to_5_percent: CompanyCommission, company_commission,
		[share(2_500_000), share(50_000_000)], [share(2_499_999), share(50_000_001)];
	community_commission_is_a_quarter_to_10_percent: CommunityCommission, community_commission,
		[share(2_500_000), share(100_000_000)], [share(2_499_999), share(100_000_001)];
	sale_multiple_is_at_most_100: SaleMultiple, sale_multiple, [0, 100], [101];
	recycle_is_a_quarter_to_2_percent: Recycle, recycle,
		[share(2_500_000), share(20_000_000)], [share(2_499_999), share(20_000_001)];
	the_cap_of_generations_is_1_to_1_000: MaxRewardedGenerations, max_rewarded_generations,
		[1, 1_000], [0, 1_001];
	the_cap_of_shares_is_1_to_1_000: MaxRewardedShares, max_rewarded_shares,
		[1, 1_000], [0, 1_001];
	moderation_takes_10_blocks_to_14_days: ModerationPeriod, moderation_period,
		[10, 403_200], [9, 403_201];
	retention_is_2_to_365_epochs: Retention, retention, [2, 365], [1, 366];
}

#[test]
fn mint_company_fee_is_a_tenth_to_2() {
	execute(|| {
		for (fee, sound) in
			[(SD / 10 - 1, false), (SD / 10, true), (2 * SD, true), (2 * SD + 1, false)]
		{
			let terms = CompanyTerms { mint_company_fee: fee };
			let result = Rewards::set_company_terms(RuntimeOrigin::signed(BOARD_MEMBER), terms);
			let refused = Error::<Test>::OutOfBounds(Term::MintCompanyFee).into();
			assert_eq!(result, if sound { Ok(()) } else { Err(refused) });
		}
	});
}

#[test]
fn the_first_terms_are_the_designs() {
	let terms = CommunityTerms {
		community_share: Perbill::from_percent(50),
		share_reward: SD,
		share_decline: 1,
		share_target: 200_000,
		generate_target: 1_000_000,
		mint_community_fee: SD / 2,
		company_commission: Perbill::from_rational(1u32, 80),
		community_commission: Perbill::from_rational(1u32, 80),
		sale_multiple: 5,
		recycle: Perbill::from_percent(1),
		max_rewarded_generations: 50,
		max_rewarded_shares: 10,
		moderation_period: 86_400,
		retention: 30,
	};
	assert_eq!(CommunityTerms::default(), terms);
	assert_eq!(CompanyTerms::default(), CompanyTerms { mint_company_fee: SD / 2 });
}

#[test]
fn the_terms_of_genesis_are_in_force() {
	let community_terms = CommunityTerms { sale_multiple: 7, ..Default::default() };
	let company_terms = CompanyTerms { mint_company_fee: SD };
	let rewards = crate::GenesisConfig { community_terms, company_terms, ..Default::default() };
	let genesis = RuntimeGenesisConfig { rewards, ..Default::default() };
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		assert_eq!(crate::CommunitySchedule::<Test>::get().current.sale_multiple, 7);
		assert_eq!(crate::CompanySchedule::<Test>::get().current.mint_company_fee, SD);
	});
}
