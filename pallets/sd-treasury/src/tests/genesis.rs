//! All the money there is, at genesis.

use crate::{Channels, Pot, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{Balance, EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY, traits::Treasury as _};

#[test]
fn the_whole_supply_exists_and_is_divided_by_channel() {
	execute(|| {
		assert_eq!(Balances::total_issuance(), TOTAL_SUPPLY);
		let books = Channels::<Test>::get();
		let budgets = [books.generate, books.share, books.sale, books.contest, books.ecosystem]
			.map(|channel| channel.budget / SD);
		assert_eq!(budgets, [550_000_000, 250_000_000, 50_000_000, 50_000_000, 100_000_000]);
		assert_eq!(books.distributed(), 0);
	});
}

#[test]
fn what_genesis_gives_away_counts_as_paid_of_ecosystem() {
	execute(|| {
		let paid = 200 * SD + 3 * EXISTENTIAL_DEPOSIT;
		assert_eq!(Channels::<Test>::get().ecosystem.paid, paid);
		assert_eq!(
			Treasury::pot_balance(Pot::Reserve),
			TOTAL_SUPPLY - 200 * SD - 2 * EXISTENTIAL_DEPOSIT
		);
		assert_eq!(Balances::free_balance(ALICE), 100 * SD);
	});
}

#[test]
fn pots_are_three_accounts_known_as_such() {
	execute(|| {
		let accounts = Pot::ALL.map(Treasury::pot);
		assert!(accounts.iter().all(Treasury::is_pot));
		assert!(!Treasury::is_pot(&ALICE));
		assert_ne!(accounts[0], accounts[1]);
		assert_ne!(accounts[1], accounts[2]);
	});
}

#[test]
fn a_channel_reads_as_it_stands() {
	execute(|| {
		let channel = Treasury::channel(sd_primitives::ChannelId::Sale);
		assert_eq!(channel.available(), 50_000_000 * SD);
	});
}

/// Build a genesis with these balances beside the treasury's, and these endowments.
fn genesis(balances: Vec<(AccountId, Balance)>, endowments: Vec<(AccountId, Balance)>) {
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		treasury: crate::GenesisConfig { endowments },
		..Default::default()
	};
	genesis.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "all $SD comes from the treasury's genesis")]
fn a_genesis_with_money_from_elsewhere_is_refused() {
	genesis(vec![(ALICE, SD)], vec![]);
}

#[test]
#[should_panic(expected = "endowments fit into Ecosystem")]
fn a_genesis_that_gives_away_more_than_ecosystem_has_is_refused() {
	genesis(vec![], vec![(ALICE, TOTAL_SUPPLY / 10)]);
}

#[test]
#[should_panic(expected = "at least the existential deposit")]
fn a_genesis_that_gives_somebody_too_little_to_exist_is_refused() {
	genesis(vec![], vec![(ALICE, EXISTENTIAL_DEPOSIT - 1)]);
}

#[test]
fn channels_are_rounded_down_and_ecosystem_has_the_rest() {
	let books = sd_primitives::Channels::divide(199);
	let budgets = [books.generate, books.share, books.sale, books.contest, books.ecosystem]
		.map(|channel| channel.budget);
	assert_eq!(budgets, [109, 49, 9, 9, 23]);
}
