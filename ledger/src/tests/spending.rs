//! What the authorities spend.

use super::*;

/// Spend $SD for Bob.
fn spend(ledger: &mut Ledger, source: Source, amount: u128, by: By) -> Result<(), Refusal> {
	ledger.spend(source, Asset::Sd, amount, BOB, by)
}

#[test]
fn an_epoch_spends_a_thousandth_of_what_was_held_at_its_first_spend() {
	let mut ledger = ledger();
	let company = Pot::Company.account();
	ledger.transfer(ALICE, company, 100 * SD).unwrap();
	// A refused spend is not a first spend.
	let refused = spend(&mut ledger, Source::Company, 100_010_000_001, By::Board);
	assert_eq!(refused, Err(Refusal::OverCeiling));
	ledger.transfer(ALICE, company, 100 * SD).unwrap();

	// 0.1 % of 200.01 SD.
	spend(&mut ledger, Source::Company, 100_010_000_001, By::Board).unwrap();
	ledger.transfer(ALICE, company, 100 * SD).unwrap();
	let refused = spend(&mut ledger, Source::Company, 100_000_000_000, By::Board);
	assert_eq!(refused, Err(Refusal::OverCeiling));
	spend(&mut ledger, Source::Company, 99_999_999_999, By::Board).unwrap();
	assert_eq!(ledger.balance(BOB), 1_000 * SD + 200_010_000_000);

	// 299.80999 SD are left.
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.rolled().spending(Source::Company, Asset::Sd).left(), 299_809_990_000);
	spend(&mut ledger, Source::Company, 299_809_990_000, By::Board).unwrap();
	ledger.check();
}

#[test]
fn each_asset_has_its_own_ceiling() {
	let mut ledger = ledger();
	ledger.issue(1, 10, Pot::Company.account(), 1_999_999);
	ledger.spend(Source::Company, Asset::Other(1), 1_990, BOB, By::Board).unwrap();
	let nine = ledger.spend(Source::Company, Asset::Other(1), 9, CAROL, By::Board);
	assert_eq!(nine, Err(Refusal::CannotReceive));
	let ten = ledger.spend(Source::Company, Asset::Other(1), 10, CAROL, By::Board);
	assert_eq!(ten, Err(Refusal::OverCeiling));
	ledger.spend(Source::Company, Asset::Other(1), 9, BOB, By::Board).unwrap();
	ledger.check();
}

#[test]
fn refusals_come_in_this_order() {
	use Refusal::*;
	let mut ledger = ledger();
	let asset = Asset::Other(1);
	let mut refusal = |source, asset, amount, by| {
		ledger.spend(source, asset, amount, PAUPER, by).expect_err("to be refused")
	};
	assert_eq!(refusal(Source::Company, asset, 0, By::Root), WrongOrigin);
	assert_eq!(refusal(Source::Community, asset, 0, By::Root), WrongOrigin);
	assert_eq!(refusal(Source::Community, asset, 0, By::Board), ZeroAmount);
	assert_eq!(refusal(Source::Community, asset, 1, By::Board), Locked);
	assert_eq!(refusal(Source::Ecosystem, asset, u128::MAX, By::Board), OnlySd);
	assert_eq!(refusal(Source::Company, asset, u128::MAX, By::Board), UnknownAsset);
	assert_eq!(refusal(Source::Ecosystem, Asset::Sd, u128::MAX, By::Board), OverCeiling);
	assert_eq!(refusal(Source::Ecosystem, Asset::Sd, 1, By::Board), OverBoardLimit);
	// A thousandth of Company's deposit is within the ceiling, but keeps it alive.
	assert_eq!(refusal(Source::Company, Asset::Sd, ED / 1_000, By::Board), BalanceTooLow);
}

#[test]
fn a_beneficiary_without_an_account_gets_at_least_the_deposit() {
	let mut ledger = after_five_graphics();
	let mut spend = |amount| ledger.spend(Source::Ecosystem, Asset::Sd, amount, PAUPER, By::Board);
	assert_eq!(spend(ED - 1), Err(Refusal::CannotReceive));
	assert_eq!(spend(ED), Ok(()));
	ledger.check();
}

/// FP 6: 5 % of 3 SD, whatever genesis gave away; nobody earns it.
#[test]
fn the_board_spends_of_ecosystem_a_twentieth_of_what_was_distributed() {
	let mut ledger = after_five_graphics();
	spend(&mut ledger, Source::Ecosystem, 150_000_000_000, By::Board).unwrap();
	let more = spend(&mut ledger, Source::Ecosystem, 1, By::Board);
	assert_eq!(more, Err(Refusal::OverBoardLimit));
	assert_eq!((ledger.distributed(), ledger.earners()), (3 * SD, 1));
	// Ever, not in an epoch.
	ledger.pass_to(EPOCH);
	let more = spend(&mut ledger, Source::Ecosystem, 1, By::Board);
	assert_eq!(more, Err(Refusal::OverBoardLimit));

	ledger.hand_over();
	assert_eq!(spend(&mut ledger, Source::Ecosystem, 1, By::Board), Err(Refusal::WrongOrigin));
	// 0.1 % of 100,000,000 − 4,000 − 0.03 − 0.15 SD.
	let ceiling = 99_995_999_820_000_000;
	let more = spend(&mut ledger, Source::Ecosystem, ceiling + 1, By::Root);
	assert_eq!(more, Err(Refusal::OverCeiling));
	spend(&mut ledger, Source::Ecosystem, ceiling, By::Root).unwrap();
	ledger.check();
}

#[test]
fn community_opens_with_the_handover_and_company_stays_the_boards() {
	let mut ledger = after_five_graphics();
	assert_eq!(spend(&mut ledger, Source::Community, 1, By::Board), Err(Refusal::Locked));
	ledger.hand_over();
	assert_eq!(spend(&mut ledger, Source::Community, 1, By::Board), Err(Refusal::WrongOrigin));
	assert_eq!(spend(&mut ledger, Source::Community, 1, By::Root), Ok(()));
	assert_eq!(spend(&mut ledger, Source::Company, 1, By::Root), Err(Refusal::WrongOrigin));
	assert_eq!(spend(&mut ledger, Source::Company, 1, By::Board), Ok(()));
}

/// The ceiling is of what recycling has left.
#[test]
fn a_spend_rolls_first() {
	let mut ledger = after_five_graphics();
	ledger.hand_over();
	ledger.pass_to(EPOCH);
	// 0.1 % of 1.2474 SD.
	let more = spend(&mut ledger, Source::Community, 1_247_400_001, By::Root);
	assert_eq!(more, Err(Refusal::OverCeiling));
	assert_eq!(ledger.pot(Pot::Community), 1_260_000_000_000);
	spend(&mut ledger, Source::Community, 1_247_400_000, By::Root).unwrap();
	ledger.check();
}

#[test]
fn no_source_spends_on_the_pot_that_holds_it() {
	let mut ledger = after_five_graphics();
	for source in [Source::Company, Source::Ecosystem] {
		for pot in [source.pot(), Pot::Reserve] {
			let refused = ledger.spend(source, Asset::Sd, 5, pot.account(), By::Board);
			assert_eq!(refused, Err(Refusal::OwnBeneficiary));
		}
	}
	ledger.check();
}
