//! Spending: by whom, of what, how much.

use crate::{BoardSpent, Error, Event, Pot, Source, Spendings, mock::*};
use Source::{Community, Company, Ecosystem};
use frame::testing_prelude::*;
use frame::traits::fungibles::Mutate as _;
use sd_primitives::{Asset, Balance, ChannelId, EXISTENTIAL_DEPOSIT, SD, traits::Treasury as _};

const STABLES: Asset = Asset::WithId(STABLE);

fn board() -> RuntimeOrigin {
	RuntimeOrigin::signed(BOARD)
}

fn spend(source: Source, asset: Asset, amount: Balance) -> DispatchResult {
	Treasury::spend(board(), source, asset, amount, BOB)
}

/// Let a treasury hold `amount` base units of $SD.
fn give(pot: Pot, amount: Balance) {
	let rest = amount - EXISTENTIAL_DEPOSIT;
	Treasury::pay(ChannelId::Generate, &Treasury::pot(pot), rest).unwrap();
}

#[test]
fn the_board_spends_the_companys() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		assert_ok!(spend(Company, Asset::Native, SD));
		assert_eq!(Balances::free_balance(BOB), 101 * SD);
		assert_eq!(Treasury::pot_balance(Pot::Company), 999 * SD);
		System::assert_last_event(
			Event::Spent { source: Company, asset: Asset::Native, amount: SD, beneficiary: BOB }
				.into(),
		);
	});
}

#[test]
fn nobody_else_spends_the_companys() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(
				Treasury::spend(origin, Company, Asset::Native, SD, BOB),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn nobody_but_the_authority_spends_what_is_everybodys() {
	execute(|| {
		Latch::put(true);
		for source in [Community, Ecosystem] {
			assert_noop!(
				Treasury::spend(RuntimeOrigin::signed(ALICE), source, Asset::Native, SD, BOB),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn spending_nothing_is_refused() {
	execute(|| {
		assert_noop!(spend(Company, Asset::Native, 0), Error::<Test>::NothingToSpend);
	});
}

#[test]
fn community_is_locked_until_the_handover() {
	execute(|| {
		give(Pot::Community, 1_000 * SD);
		assert_noop!(spend(Community, Asset::Native, SD), Error::<Test>::CommunityLocked);
		Latch::put(true);
		assert_ok!(Treasury::spend(RuntimeOrigin::root(), Community, Asset::Native, SD, BOB));
		assert_eq!(Balances::free_balance(BOB), 101 * SD);
		assert_eq!(Treasury::pot_balance(Pot::Community), 999 * SD);
	});
}

#[test]
fn the_ceiling_is_a_thousandth_of_what_was_held_at_the_first_spend() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		assert_noop!(spend(Company, Asset::Native, SD + 1), Error::<Test>::OverCeiling);
		assert_ok!(spend(Company, Asset::Native, SD / 2));
		// More comes in, and does not count in this epoch.
		give(Pot::Company, 1_000 * SD);
		assert_noop!(spend(Company, Asset::Native, SD / 2 + 1), Error::<Test>::OverCeiling);
		assert_ok!(spend(Company, Asset::Native, SD / 2));
		assert_noop!(spend(Company, Asset::Native, 1), Error::<Test>::OverCeiling);

		System::set_block_number(EPOCH);
		let ceiling = Treasury::pot_balance(Pot::Company) / 1_000;
		assert!(ceiling > SD);
		assert_ok!(spend(Company, Asset::Native, ceiling));
	});
}

#[test]
fn a_refused_spend_is_no_first_spend() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		assert_noop!(spend(Company, Asset::Native, 2 * SD), Error::<Test>::OverCeiling);
		give(Pot::Company, 1_001 * SD);
		assert_ok!(spend(Company, Asset::Native, 2 * SD));
	});
}

#[test]
fn amounts_above_every_balance_are_over_the_ceiling_too() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		assert_ok!(spend(Company, Asset::Native, 1));
		assert_noop!(spend(Company, Asset::Native, Balance::MAX), Error::<Test>::OverCeiling);
	});
}

#[test]
fn pots_spend_other_assets_each_under_its_own_ceiling() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		let company = Treasury::pot(Pot::Company);
		assert_noop!(spend(Company, STABLES, 1), Error::<Test>::OverCeiling);
		Assets::mint_into(STABLE, &company, 500_000).unwrap();
		assert_noop!(spend(Company, STABLES, 501), Error::<Test>::OverCeiling);
		assert_ok!(spend(Company, STABLES, 500));
		assert_eq!(Assets::balance(STABLE, BOB), 500);
		assert_ok!(spend(Company, Asset::Native, SD));
		let spent = |asset| Spendings::<Test>::get(Company, asset).map(|spending| spending.spent);
		assert_eq!((spent(STABLES), spent(Asset::Native)), (Some(500), Some(SD)));
	});
}

#[test]
fn an_unknown_asset_is_refused() {
	execute(|| {
		assert_noop!(spend(Company, Asset::WithId(77), 1), Error::<Test>::UnknownAsset);
	});
}

#[test]
fn fineprint_6_ecosystem_holds_its_available_and_sd_only() {
	execute(|| {
		Latch::put(true);
		assert_noop!(spend(Ecosystem, STABLES, 1), Error::<Test>::EcosystemHoldsOnlySd);
		let available = Treasury::channel(ChannelId::Ecosystem).available();
		let ceiling = available / 1_000;
		assert_noop!(spend(Ecosystem, Asset::Native, ceiling + 1), Error::<Test>::OverCeiling);
		assert_ok!(spend(Ecosystem, Asset::Native, ceiling));
		assert_eq!(Treasury::channel(ChannelId::Ecosystem).available(), available - ceiling);
	});
}

#[test]
fn fineprint_6_the_board_spends_a_twentieth_of_what_was_distributed_genesis_apart() {
	execute(|| {
		assert_noop!(spend(Ecosystem, Asset::Native, 1), Error::<Test>::OverBoardCeiling);
		assert_ok!(Treasury::pay(ChannelId::Share, &ALICE, 100 * SD));
		assert_ok!(spend(Ecosystem, Asset::Native, 3 * SD));
		assert_noop!(spend(Ecosystem, Asset::Native, 2 * SD + 1), Error::<Test>::OverBoardCeiling);
		assert_ok!(spend(Ecosystem, Asset::Native, 2 * SD));

		// An epoch later it is still all that was ever spent.
		System::set_block_number(EPOCH);
		assert_noop!(spend(Ecosystem, Asset::Native, 1), Error::<Test>::OverBoardCeiling);
		assert_eq!(BoardSpent::<Test>::get(), 5 * SD);

		Latch::put(true);
		assert_ok!(spend(Ecosystem, Asset::Native, SD));
		assert_eq!(BoardSpent::<Test>::get(), 5 * SD);
	});
}

#[test]
fn no_source_spends_on_the_pot_that_holds_it_nor_on_the_reserve() {
	execute(|| {
		Latch::put(true);
		for source in [Company, Community, Ecosystem] {
			let origin = if source == Company { board() } else { RuntimeOrigin::root() };
			let itself = Treasury::pot(source.pot());
			for lost in [itself, Treasury::pot(Pot::Reserve)] {
				assert_noop!(
					Treasury::spend(origin.clone(), source, Asset::Native, 1, lost),
					Error::<Test>::OwnBeneficiary
				);
			}
		}
	});
}

#[test]
fn who_cannot_receive_is_not_paid_and_nothing_is_counted() {
	execute(|| {
		give(Pot::Company, 1_000 * SD);
		assert_noop!(
			Treasury::spend(board(), Company, Asset::Native, EXISTENTIAL_DEPOSIT - 1, NOBODY),
			TokenError::BelowMinimum
		);
		assert_eq!(Spendings::<Test>::get(Company, Asset::Native), None);
	});
}

#[test]
fn the_ceilings_are_rounded_down() {
	execute(|| {
		assert_eq!(sd_primitives::ceiling(1_999), 1);
		assert_ok!(Treasury::pay(ChannelId::Share, &ALICE, 100 * SD + 19));
		assert_eq!(Treasury::board_ceiling(), 5 * SD);
	});
}

#[test]
fn an_asset_of_which_no_more_could_exist_is_not_spent() {
	execute(|| {
		let company = Treasury::pot(Pot::Company);
		Assets::mint_into(STABLE, &company, Balance::MAX - 10_000).unwrap();
		assert_noop!(spend(Company, STABLES, 500), ArithmeticError::Overflow);
	});
}

#[test]
fn a_pot_keeps_what_it_must_hold_of_an_asset() {
	execute(|| {
		let (dear, least) = (2, 1_000);
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), dear, ALICE, true, least));
		for account in [Treasury::pot(Pot::Company), BOB] {
			Assets::mint_into(dear, &account, least).unwrap();
		}
		assert_noop!(spend(Company, Asset::WithId(dear), 1), TokenError::NotExpendable);
	});
}

#[test]
fn ecosystem_may_spend_on_the_treasuries() {
	execute(|| {
		Latch::put(true);
		for pot in [Pot::Company, Pot::Community] {
			let (root, to) = (RuntimeOrigin::root(), Treasury::pot(pot));
			assert_ok!(Treasury::spend(root, Ecosystem, Asset::Native, SD, to));
			assert_eq!(Treasury::pot_balance(pot), SD + EXISTENTIAL_DEPOSIT);
		}
	});
}
