//! Network fees, and that nothing burns.

use crate::common::*;
use Sr25519Keyring::{Alice, Dave, Ferdie};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::{
			OnUnbalanced,
			fungible::Balanced,
			tokens::{Fortitude, Precision, Preservation},
		},
	},
	sp_keyring::Sr25519Keyring,
	*,
};
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD};
use sd_runtime::{
	configs::money::{Community, ToAuthor},
	*,
};

fn free(account: impl Into<AccountId>) -> Balance {
	Balances::free_balance(account.into())
}

fn community() -> Balance {
	free(Community::get())
}

fn transfer(to: impl Into<AccountId>, value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_allow_death { dest: Address::Id(to.into()), value }.into()
}

#[test]
fn a_plain_transfer_costs_about_a_thousandth() {
	on_dev(|| {
		let (dave, ferdie) = (Dave.to_account_id(), Ferdie.to_account_id());
		let dest = Address::Id(ferdie.clone());
		assert_ok!(
			send(Dave, pallet_balances::Call::transfer_keep_alive { dest, value: SD }).unwrap()
		);
		let fee = last_fee();
		assert!((SD / 1_250..=SD / 800).contains(&fee), "a transfer costs {fee}");
		assert_eq!(free(dave), 999 * SD - fee);
		assert_eq!(free(ferdie), 1_001 * SD);
	});
}

#[test]
fn network_fees_go_to_the_author() {
	on_dev(|| {
		let before = free(Alice.to_account_id());
		assert_ok!(send(Dave, transfer(Ferdie.to_account_id(), SD)).unwrap());
		assert_eq!(free(Alice.to_account_id()), before + last_fee());
	});
}

#[test]
fn a_fee_that_its_author_cannot_receive_goes_to_community() {
	// Alice validates without a bond, and has nothing: a fee below the existential deposit cannot be hers.
	let mut poor = genesis("development");
	poor["sdValidators"]["bond"] = 0.into();
	let alice = serde_json::to_value(Alice.to_account_id()).unwrap();
	let endowments = poor["sdTreasury"]["endowments"].as_array_mut().unwrap();
	endowments.retain(|endowment| endowment[0] != alice);
	state(&poor).execute_with(|| {
		begin_block(1);
		assert_eq!(free(Alice.to_account_id()), 0);
		let before = community();
		assert_ok!(send(Dave, transfer(Ferdie.to_account_id(), SD)).unwrap());
		assert_eq!(community(), before + last_fee());
		check_invariants();
	});
}

#[test]
fn a_fee_of_a_block_without_an_author_goes_to_community() {
	on_dev(|| {
		let before = community();
		let fee = pallet_balances::Pallet::<Runtime>::withdraw(
			&Dave.to_account_id(),
			SD,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		);
		sp_io::storage::clear(&frame_support::storage::storage_prefix(b"Authorship", b"Author"));
		System::initialize(&2, &System::parent_hash(), &Default::default());
		ToAuthor::on_unbalanced(fee.unwrap());
		assert_eq!(community(), before + SD);
	});
}

#[test]
fn dust_goes_to_community() {
	on_dev(|| {
		let newcomer = AccountId::new([77; 32]);
		assert_ok!(send(Dave, transfer(newcomer.clone(), SD)).unwrap());
		let before = community();
		let value = SD - EXISTENTIAL_DEPOSIT + 1;
		let leave = pallet_balances::Call::<Runtime>::transfer_allow_death {
			dest: Address::Id(Dave.to_account_id()),
			value,
		};
		assert_ok!(RuntimeCall::from(leave).dispatch_as(newcomer.clone()));
		assert_eq!(free(newcomer), 0);
		assert_eq!(community(), before + EXISTENTIAL_DEPOSIT - 1);
	});
}

/// Dispatching without a transaction around it.
trait DispatchAs {
	fn dispatch_as(self, account: AccountId) -> sp_runtime::DispatchResult;
}

impl DispatchAs for RuntimeCall {
	fn dispatch_as(self, account: AccountId) -> sp_runtime::DispatchResult {
		use sp_runtime::traits::Dispatchable;
		self.dispatch(RuntimeOrigin::signed(account)).map(drop).map_err(|error| error.error)
	}
}
