//! Generating over the real runtime: graphics, rules and treasury together.

use crate::common::*;
use Sr25519Keyring::{Alice, Charlie, Dave, Eve, Ferdie};
use pallet_sd_treasury::Pot;
use polkadot_sdk::{frame_support::assert_ok, sp_keyring::Sr25519Keyring};
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD};
use sd_runtime::*;

fn free(account: Sr25519Keyring) -> Balance {
	Balances::free_balance(account.to_account_id())
}

#[test]
fn a_graphic_earns_one_costs_a_half_and_the_network_fee() {
	on_dev(|| {
		assert_ok!(send(Dave, generate(Dave, 1)).unwrap());
		assert_eq!(free(Dave), 1_000 * SD + SD / 2 - last_fee());
		assert_eq!(free(Alice), 990 * SD + last_fee(), "ten are her bond as a validator");
		assert_eq!(SdTreasury::pot_balance(Pot::Company), EXISTENTIAL_DEPOSIT + SD / 4);
		assert_eq!(SdTreasury::pot_balance(Pot::Community), EXISTENTIAL_DEPOSIT + SD / 4);
		let books = pallet_sd_treasury::Channels::<Runtime>::get();
		assert_eq!((books.generate.paid, books.distributed()), (SD, SD));
	});
}

#[test]
fn the_board_and_generators_pay_and_earn_nothing() {
	on_dev(|| {
		for (n, member) in [(1, Charlie), (2, Eve)] {
			assert_ok!(send(member, generate(member, n)).unwrap());
			assert_eq!(free(member), 1_000 * SD - SD / 2 - last_fee());
		}
		assert_eq!(pallet_sd_treasury::Channels::<Runtime>::get().distributed(), 0);
	});
}

#[test]
fn an_error_changes_nothing_but_fee_and_nonce() {
	on_dev(|| {
		assert_ok!(send(Dave, generate(Dave, 1)).unwrap());
		let (dave, pots) = (free(Dave), Pot::ALL.map(SdTreasury::pot_balance));
		let books = pallet_sd_treasury::Channels::<Runtime>::get();

		let again = send(Dave, generate(Dave, 1)).unwrap();
		let registered = pallet_sd_graphics::Error::<Runtime>::AlreadyRegistered.into();
		assert_eq!(again, Err(registered));
		assert_eq!(free(Dave), dave - last_fee());
		assert_eq!(System::account_nonce(Dave.to_account_id()), 2);
		assert_eq!(Pot::ALL.map(SdTreasury::pot_balance), pots);
		assert_eq!(pallet_sd_treasury::Channels::<Runtime>::get(), books);
	});
}

#[test]
fn the_quote_is_what_then_happens() {
	on_dev(|| {
		let (ferdie, eve) = (Ferdie.to_account_id(), Eve.to_account_id());
		let quote = SdRewards::quote_generation(&ferdie, &eve, 2);
		assert_eq!((quote.reward, quote.fee, quote.rewarded), (2 * SD, SD, 2));
		let before = free(Ferdie);
		let mut fees = 0;
		for n in [1, 2] {
			assert_ok!(send(Ferdie, generate(Ferdie, n)).unwrap());
			fees += last_fee();
		}
		assert_eq!(free(Ferdie), before + quote.reward - quote.fee - fees);
	});
}

#[test]
fn epochs_roll_with_blocks() {
	on_dev(|| {
		assert_ok!(send(Dave, generate(Dave, 1)).unwrap());
		begin_block(20);
		assert_ok!(send(Dave, generate(Dave, 2)).unwrap());
		let epoch = SdRewards::roll();
		assert_eq!(epoch.index, 1);
		let budget = pallet_sd_treasury::Channels::<Runtime>::get().generate.budget;
		assert_eq!(epoch.bases.generate, SD * (budget - SD) / budget);
	});
}
