//! Units, rates, accounts.

use super::*;

#[test]
fn genesis_gives_out_of_ecosystem_only() {
	let ledger = ledger();
	assert_eq!(ledger.channel(ChannelId::Generate).budget, 550_000_000 * SD);
	assert_eq!(ledger.channel(ChannelId::Share).budget, 250_000_000 * SD);
	assert_eq!(ledger.channel(ChannelId::Sale).budget, 50_000_000 * SD);
	assert_eq!(ledger.channel(ChannelId::Contest).budget, 50_000_000 * SD);
	assert_eq!(ledger.channel(ChannelId::Ecosystem).budget, 100_000_000 * SD);
	assert_eq!(ledger.channel(ChannelId::Ecosystem).paid, 4_000 * SD + 3 * ED);
	assert_eq!(ledger.pot(Pot::Reserve), 999_996_000 * SD - 2 * ED);
	assert_eq!((ledger.distributed(), ledger.earners()), (0, 0));
	ledger.check();
}

#[test]
fn rates_round_down_or_up() {
	assert_eq!(floor_of(12_500_000, 10_000_000_001), 125_000_000);
	assert_eq!(ceil_of(12_500_000, 10_000_000_001), 125_000_001);
	assert_eq!(ceil_of(12_500_000, 10_000_000_000), 125_000_000);
	assert_eq!(floor_of(1_000_000_000, u128::MAX), u128::MAX);
	assert_eq!(ceil_of(1_000_000_000, u128::MAX), u128::MAX);
}

/// FP 4: from some 68 million SD on the plain product overflows.
#[test]
fn long_products_are_exact() {
	assert_eq!(product_over(7, 5, 3), 11);
	assert_eq!(product_over(SUPPLY, SUPPLY - 1, SUPPLY), SUPPLY - 1);
	// (10^21 + 1)(10^21 − 1) = 10^42 − 1.
	assert_eq!(product_over(SUPPLY + 1, SUPPLY - 1, SUPPLY), SUPPLY - 1);
	assert_eq!(product_over(u128::MAX, 2, 3), u128::MAX / 3 * 2);
}

#[test]
fn a_transfer_keeps_its_sender_alive_and_begins_no_account_below_the_deposit() {
	let mut ledger = ledger();
	assert_eq!(ledger.transfer(ALICE, BOB, 1_000 * SD), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.transfer(ALICE, PAUPER, ED - 1), Err(Refusal::CannotReceive));
	assert_eq!(ledger.transfer(ALICE, PAUPER, 0), Ok(()));
	assert_eq!(ledger.transfer(ALICE, PAUPER, 1_000 * SD - ED), Ok(()));
	assert_eq!((ledger.balance(ALICE), ledger.balance(PAUPER)), (ED, 1_000 * SD - ED));
	ledger.check();
}

#[test]
fn what_is_sent_to_the_reserve_is_a_gift() {
	let mut ledger = ledger();
	ledger.transfer(ALICE, Pot::Reserve.account(), 5).unwrap();
	assert_eq!(ledger.gifts(), 5);
	assert_eq!(ledger.transfer(Pot::Reserve.account(), ALICE, 5), Err(Refusal::Keyless));
	ledger.check();
}

#[test]
fn a_network_fee_whose_author_cannot_receive_it_goes_to_community() {
	let mut ledger = ledger();
	ledger.fee(ALICE, BOB, 3).unwrap();
	ledger.fee(ALICE, PAUPER, 4).unwrap();
	assert_eq!(ledger.balance(ALICE), 1_000 * SD - 7);
	assert_eq!(ledger.balance(BOB), 1_000 * SD + 3);
	assert_eq!(ledger.pot(Pot::Community), ED + 4);
	assert_eq!(ledger.fee(PAUPER, BOB, 1), Err(Refusal::BalanceTooLow));
}

#[test]
fn a_transaction_costs_its_fee_even_if_what_it_asks_for_is_refused() {
	let mut ledger = ledger();
	let outcome =
		ledger.transaction(ALICE, BOB, SD, |ledger| (ledger.transfer(ALICE, CAROL, 999 * SD), SD));
	assert_eq!(outcome, Ok(Err(Refusal::BalanceTooLow)));
	assert_eq!(ledger.balance(ALICE), 999 * SD);
	assert_eq!(ledger.balance(BOB), 1_001 * SD);
}

#[test]
fn an_author_whom_the_transaction_pays_can_receive_its_fee() {
	let mut ledger = ledger();
	let outcome =
		ledger.transaction(ALICE, PAUPER, 4, |ledger| (ledger.transfer(ALICE, PAUPER, SD), 4));
	assert_eq!(outcome, Ok(Ok(())));
	assert_eq!(ledger.balance(PAUPER), SD + 4);
	assert_eq!(ledger.pot(Pot::Community), ED);
	ledger.check();
}

#[test]
fn what_a_fee_was_more_than_needed_comes_back_when_the_transaction_is_done() {
	let mut ledger = ledger();
	ledger.transfer(ALICE, PAUPER, SD).unwrap();
	let all = |ledger: &mut Ledger| ledger.transfer(PAUPER, BOB, SD / 2 - ED);
	let outcome = ledger.transaction(PAUPER, CAROL, SD / 2, |ledger| (all(ledger), SD / 8));
	assert_eq!(outcome, Ok(Ok(())));
	assert_eq!(ledger.balance(PAUPER), ED + 3 * SD / 8);
	assert_eq!(ledger.balance(CAROL), 1_000 * SD + SD / 8);
	ledger.check();
}

#[test]
fn what_is_on_hold_or_frozen_cannot_be_given_away() {
	let mut ledger = ledger();
	let spendable = |ledger: &Ledger| ledger.spendable(ALICE);
	assert_eq!(spendable(&ledger), 1_000 * SD - ED);
	ledger.set_frozen(ALICE, 300 * SD);
	assert_eq!(spendable(&ledger), 700 * SD);
	// What is frozen may be the same as what is on hold.
	ledger.set_on_hold(ALICE, 200 * SD).unwrap();
	assert_eq!((ledger.balance(ALICE), spendable(&ledger)), (800 * SD, 700 * SD));
	ledger.set_on_hold(ALICE, 400 * SD).unwrap();
	assert_eq!((ledger.balance(ALICE), spendable(&ledger)), (600 * SD, 600 * SD - ED));
	assert_eq!(ledger.transfer(ALICE, BOB, 600 * SD - ED + 1), Err(Refusal::BalanceTooLow));

	assert_eq!(ledger.set_on_hold(ALICE, 1_000 * SD - ED + 1), Err(Refusal::BalanceTooLow));
	ledger.set_on_hold(ALICE, 1_000 * SD - ED).unwrap();
	assert_eq!((ledger.balance(ALICE), spendable(&ledger)), (ED, 0));
	ledger.set_frozen(ALICE, 2_000 * SD);
	ledger.set_on_hold(ALICE, 0).unwrap();
	assert_eq!((ledger.balance(ALICE), spendable(&ledger)), (1_000 * SD, 0));
	assert_eq!(ledger.set_on_hold(PAUPER, 1), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.set_on_hold(PAUPER, 0), Ok(()));
	ledger.check();
}
