//! The world: both chains, and how something is done to both.

use super::{
	cast::{BOARD, Key, VALIDATORS, who},
	compare::{all_of_state, compare, references, rest_of_state},
	registry::Registry,
	tally,
};
use crate::common::{begin_block_by, last_fee, signed};
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, storage::with_storage_layer};
use polkadot_sdk::{
	sp_runtime::{
		ApplyExtrinsicResult, DispatchError,
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
	*,
};
use sd_ledger::Ledger;
use sd_runtime::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Debug,
};

/// Both chains, and what is neither's.
pub struct World {
	/// The reference.
	pub ledger: Ledger,
	/// Who authors the block.
	pub(super) author: Key,
	/// What is registered, settled and published.
	pub(super) registry: Registry,
	/// All that have ever been registered.
	pub(super) generators: BTreeMap<Key, Generator>,
	/// How long the title of each contest is that there has been.
	pub(super) titles: Vec<usize>,
	/// The company's board.
	pub(super) board: BTreeSet<Key>,
	/// What kind of step is being taken.
	pub(super) kind: String,
}

/// What the registry knows of a generator.
pub(super) struct Generator {
	pub quota: u32,
	pub suspended: bool,
	/// How many pictures it has made that were paid for, ever.
	pub made: u64,
}

impl World {
	/// The first block of a genesis with these generators.
	pub(super) fn begin(ledger: Ledger, generators: &[(Key, u32)]) -> Self {
		let generator = |quota| Generator { quota, suspended: false, made: 0 };
		let mut world = Self {
			ledger,
			author: VALIDATORS[0],
			registry: Registry::default(),
			generators: generators.iter().map(|(key, quota)| (*key, generator(*quota))).collect(),
			titles: Vec::new(),
			board: BOARD.into(),
			kind: "Wait".to_owned(),
		};
		world.pass_to(1, 0);
		compare(&world);
		world
	}

	/// Begin a block, authored by the validator of this index.
	pub(super) fn pass_to(&mut self, block: u32, author: usize) {
		self.author = VALIDATORS[author];
		self.ledger.pass_to(block);
		begin_block_by(author as u32, block);
		assert_eq!(Authorship::author(), Some(self.author.to_account_id()));
	}

	/// Do the same to both, all or nothing. They must agree on what comes of it, and an error changes nothing.
	pub(super) fn both<T: PartialEq + Debug>(
		&mut self,
		by_rule: impl FnOnce(&mut Ledger) -> Result<T, DispatchError>,
		on_chain: impl FnOnce() -> Result<T, DispatchError>,
	) -> Option<T> {
		let expected = by_rule(&mut self.ledger);
		let before = expected.is_err().then(all_of_state);
		let outcome = with_storage_layer(on_chain);
		if let Some(before) = before {
			assert!(all_of_state() == before, "an error has changed something");
		}
		self.agree(expected, outcome)
	}

	/// Let `sender` sign a transaction, and both deal with it. They must agree on what comes of it, which `receipt` tells of
	/// the chain; an error changes nothing but the fee and the nonce.
	pub(super) fn transact<T: PartialEq + Debug>(
		&mut self,
		sender: Key,
		call: impl Into<RuntimeCall>,
		by_rule: impl FnOnce(&mut Ledger) -> Result<T, DispatchError>,
		receipt: impl FnOnce() -> T,
	) -> Option<T> {
		let transaction = signed(sender, call);
		let fee = fee_of(&transaction);
		let (payer, author) = (who(sender), who(self.author));
		let nonce = System::account_nonce(sender.to_account_id());
		let epoch = self.ledger.epoch().index;
		let outcome = self.ledger.transaction(payer, author, fee, |ledger| {
			let expected = by_rule(ledger);
			let outcome = apply(&transaction, expected.is_err());
			let taken = outcome.as_ref().map_or(fee, |_| last_fee());
			((expected, outcome, taken), taken)
		});
		let Ok((expected, outcome, taken)) = outcome else {
			let payment = TransactionValidityError::Invalid(InvalidTransaction::Payment);
			assert_eq!(apply(&transaction, true), Err(payment), "{outcome:?}");
			tally::note(&self.kind, "CannotPayTheFee");
			return None;
		};
		let outcome = outcome.expect("who can pay the fee is let in");
		// What a roll would have cost comes back if there was none.
		let all = expected.is_err() || self.ledger.epoch().index != epoch;
		assert!(taken == fee || taken < fee && !all, "what was announced is what is taken");
		assert_eq!(System::account_nonce(sender.to_account_id()), nonce + 1);
		self.agree(expected, outcome.map(|()| receipt()))
	}

	fn agree<T: PartialEq + Debug>(
		&self,
		expected: Result<T, DispatchError>,
		outcome: Result<T, DispatchError>,
	) -> Option<T> {
		assert_eq!(outcome, expected, "the chain and the ledger disagree");
		tally::note(&self.kind, outcome.as_ref().map_or_else(name, |_| "done".to_owned()));
		outcome.ok()
	}
}

/// Let the chain deal with a transaction, and see that one that `fails` changes nothing but the fee and the nonce.
fn apply(transaction: &UncheckedExtrinsic, fails: bool) -> ApplyExtrinsicResult {
	let before = fails.then(|| (rest_of_state(), references()));
	System::reset_events();
	let outcome = Executive::apply_extrinsic(transaction.clone());
	if let Some(before) = before {
		let after = (rest_of_state(), references());
		assert!(after == before, "an error has changed more than the fee and the nonce");
	}
	outcome
}

/// The network fee of a transaction, in base units.
pub(super) fn fee_of(transaction: &UncheckedExtrinsic) -> u128 {
	let length = transaction.encoded_size().try_into().expect("transactions are short");
	TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0)
}

/// An error's name.
fn name(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(error) => error.message.unwrap_or("?").to_owned(),
		DispatchError::Token(error) => format!("{error:?}"),
		error => format!("{error:?}"),
	}
}
