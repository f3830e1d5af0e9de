//! The chain in the middle of a block, and what calls can refer to.

use super::{
	cast::{ATTEST, PEOPLE, who},
	checks,
	choices::Choices,
	memory::Memory,
};
use crate::common;
use codec::Encode;
use pallet_collective::Instance1;
use polkadot_sdk::{
	frame_support::{
		storage::{TransactionOutcome, with_transaction_unchecked},
		traits::OriginTrait,
	},
	sp_consensus_babe::{
		BABE_ENGINE_ID,
		digests::{PreDigest, SecondaryPlainPreDigest},
	},
	sp_core::{H256, Pair, sr25519},
	sp_runtime::{
		ApplyExtrinsicResult, Digest, DigestItem,
		generic::{Era, Preamble},
		traits::{Dispatchable, Header as _},
	},
	*,
};
use sd_primitives::{Graphic, traits::Handover};
use sd_runtime::*;
use std::{env, sync::LazyLock};

/// How many calls are remembered, to be made again by somebody else.
const REMEMBERED: usize = 16;

/// A chain in the middle of a block.
#[derive(Clone)]
pub struct World {
	number: BlockNumber,
	slot: u64,
	parent: Hash,
	memory: Memory,
	/// What somebody has tried to settle together.
	pub batches: Vec<Vec<Graphic<AccountId>>>,
	/// What has been tried before.
	pub calls: Vec<RuntimeCall>,
}

impl World {
	/// In the first block after genesis.
	pub fn begin() -> Self {
		let mut world = Self {
			number: 0,
			slot: 1_000,
			parent: System::block_hash(0),
			memory: Memory::default(),
			batches: Vec::new(),
			calls: Vec::new(),
		};
		world.open_block(1, 1);
		world
	}

	/// The block that is being made.
	pub fn now(&self) -> BlockNumber {
		self.number
	}

	/// End this block, look whether all is well, and begin another, so many further.
	pub fn next_block(&mut self, blocks: BlockNumber, slots: u64) {
		self.close_block();
		self.open_block(blocks, slots);
	}

	/// Let the community take over, unless it has: reach the milestone, and let the notice pass.
	pub fn hand_over(&mut self) {
		if !SdHandover::handed_over() {
			let blocks = common::reach_milestone() - self.number;
			self.next_block(blocks, blocks.into());
		}
	}

	/// End this block, and look whether all is well.
	pub fn close_block(&mut self) {
		self.parent = Executive::finalize_block().hash();
		checks::after_block();
		self.memory.compare();
	}

	fn open_block(&mut self, blocks: BlockNumber, slots: u64) {
		self.number += blocks;
		if tells() {
			println!("block {}", self.number);
		}
		self.slot += slots.max(1);
		let authors = Babe::authorities().len() as u32;
		let disabled = Session::disabled_validators();
		let authority_index = (0..authors)
			.map(|offset| (self.number + offset) % authors)
			.find(|index| !disabled.contains(index))
			.expect("somebody may author");
		let slot = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
			authority_index,
			slot: self.slot.into(),
		});
		let logs = vec![DigestItem::PreRuntime(BABE_ENGINE_ID, slot.encode())];
		// Where time leaps, no hook runs on the way; and the scheduler is not to look through all the agendas that were not
		// made: what was on one of them never happens.
		System::set_block_number(self.number - 1);
		if blocks > 1 {
			pallet_scheduler::IncompleteSince::<Runtime>::kill();
		}
		let none = Hash::default();
		let header = Header::new(self.number, none, none, self.parent, Digest { logs });
		Executive::initialize_block(&header);

		let now = self.slot * SLOT_DURATION;
		let inherent = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into());
		let included = Executive::apply_extrinsic(inherent).expect("it is valid");
		included.expect("a block has its time");
	}

	/// Remember a call, and the hash by which others may refer to it.
	pub fn remember(&mut self, call: &RuntimeCall) {
		if self.calls.len() == REMEMBERED {
			self.calls.remove(0);
		}
		self.calls.push(call.clone());
	}

	/// Make a call, outside of any transaction. If it fails, and `watched`, everything must be as it was.
	pub fn dispatch(&mut self, call: RuntimeCall, origin: RuntimeOrigin, watched: bool) -> bool {
		self.remember(&call);
		let before = watched.then(checks::all_of_state);
		let told = tells().then(|| format!("{:?} makes {call:?}", origin.caller()));
		let result = call.dispatch(origin).map(drop).map_err(|failed| failed.error);
		told.iter().for_each(|told| println!("{told}: {result:?}"));
		let done = result.is_ok();
		if let (Some(before), false) = (before, done) {
			assert!(checks::all_of_state() == before, "a call has failed, and left something");
		}
		done
	}

	/// Apply a transaction, as who makes a block would. If its call fails, and `watched`, only fee and nonce are left of it.
	pub fn apply(&mut self, transaction: UncheckedExtrinsic, watched: bool) -> bool {
		if is_time(&transaction) {
			return false;
		}
		self.remember(&transaction.function);
		let signer = match &transaction.preamble {
			Preamble::Signed(Address::Id(signer), ..) => Some(signer.clone()),
			_ => None,
		};
		let before = watched.then(|| (checks::rest_of_state(), checks::other_accounts(&signer)));
		let told = tells().then(|| format!("{signer:?} sends {:?}", transaction.function));
		let result = self.apply_or_drop(transaction);
		told.iter().for_each(|told| println!("{told}: {result:?}"));
		let done = matches!(result, Ok(Ok(())));
		if let (Some(before), false) = (before, done) {
			assert!(checks::rest_of_state() == before.0, "a transaction left more than its fee");
			assert_eq!(checks::other_accounts(&signer), before.1, "others are as they were");
		}
		done
	}

	fn apply_or_drop(&self, transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
		with_transaction_unchecked(|| {
			let result = Executive::apply_extrinsic(transaction);
			match result {
				Ok(_) => TransactionOutcome::Commit(result),
				Err(_) => TransactionOutcome::Rollback(result),
			}
		})
	}

	/// The transaction in which `sender`, one of [`PEOPLE`], sends `call`; with a nonce that is off by so much.
	pub fn signed(
		&self,
		sender: usize,
		call: RuntimeCall,
		nonce: u32,
		tip: Balance,
	) -> UncheckedExtrinsic {
		let person = &PEOPLE[sender];
		let nonce = System::account_nonce(&person.account).wrapping_add(nonce);
		let extension = extension(nonce, tip);
		let payload = SignedPayload::new(call, extension).expect("it can be signed");
		let signature = payload.using_encoded(|bytes| person.sign(bytes));
		let (call, extension, _) = payload.deconstruct();
		let account = Address::Id(person.account.clone());
		UncheckedExtrinsic::new_signed(call, account, signature, extension)
	}

	/// The transaction that nobody has signed.
	pub fn general(&self, call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension(0, 0))
	}

	/// An account: somebody's, or a pot, or one that nobody has the key of.
	pub fn any_account(&self, choices: &mut Choices) -> AccountId {
		use pallet_sd_treasury::Pot;
		let form = choices.below(PEOPLE.len() + 4);
		match form.checked_sub(PEOPLE.len()) {
			None => PEOPLE[form].account.clone(),
			Some(0) => SdTreasury::pot(Pot::Reserve),
			Some(1) => SdTreasury::pot(Pot::Company),
			Some(2) => SdTreasury::pot(Pot::Community),
			Some(_) => AccountId::new([choices.byte(); 32]),
		}
	}

	/// Somebody who may be a generator: most often the one that is.
	pub fn any_generator(&self, choices: &mut Choices) -> usize {
		choices.pick(&[
			who::EVE,
			who::EVE,
			who::EVE,
			who::EVE,
			who::BOB,
			who::BOB,
			who::TWO,
			who::DAVE,
		])
	}

	/// The key with which a generator attests now.
	pub fn attests(&self, generator: &AccountId) -> (&'static sr25519::Pair, u32) {
		let known = pallet_sd_graphics::Generators::<Runtime>::get(generator);
		let Some(known) = known else { return (&ATTEST[0], 1) };
		let key = ATTEST.iter().find(|key| key.public() == known.key);
		(key.unwrap_or(&ATTEST[0]), known.key_version)
	}

	/// Graphic number `number`, by `creator`. Two that follow each other look the same.
	pub fn graphic(&self, number: u16, creator: AccountId, model: u32) -> Graphic<AccountId> {
		Graphic {
			creator,
			content_hash: content_hash(number),
			fingerprint: u64::from(number / 2),
			recipe_hash: H256::repeat_byte(number as u8),
			model,
		}
	}

	/// The content hash of a graphic, most often one whose reward waits.
	pub fn any_pending(&self, choices: &mut Choices) -> H256 {
		let waits =
			|shared: pallet_sd_graphics::Shared| shared.pending.map(|_| shared.content_hash);
		let waiting = pallet_sd_graphics::Gallery::<Runtime>::iter_values().filter_map(waits);
		let waiting = waiting.collect::<Vec<_>>();
		if waiting.is_empty() || choices.one_in(4) {
			return self.any_graphic(choices);
		}
		choices.pick(&waiting)
	}

	/// The content hash of a graphic, most often one that is registered.
	pub fn any_graphic(&self, choices: &mut Choices) -> H256 {
		let known = pallet_sd_graphics::Graphics::<Runtime>::iter_keys().collect::<Vec<_>>();
		if known.is_empty() || choices.one_in(4) {
			return self.any_hash(choices);
		}
		choices.pick(&known)
	}

	/// A hash that something has: a graphic, a batch, a call, a proposal.
	pub fn any_hash(&self, choices: &mut Choices) -> H256 {
		let form = choices.below(16);
		let which = choices.below(256);
		let nth = |mut hashes: Vec<H256>| match hashes.len() {
			0 => content_hash(which as u16),
			length => hashes.swap_remove(which % length),
		};
		match form {
			0..=5 => content_hash(which as u16),
			6 | 7 => nth(pallet_sd_graphics::Graphics::<Runtime>::iter_keys().take(64).collect()),
			8 | 9 => nth(pallet_sd_graphics::Batches::<Runtime>::iter_keys().take(64).collect()),
			10 | 11 => nth(pallet_collective::Proposals::<Runtime, Instance1>::get().into_inner()),
			12 => nth(pallet_preimage::RequestStatusFor::<Runtime>::iter_keys().collect()),
			13 => nth(self.calls.iter().map(hash_of_call).collect()),
			14 => nth(self
				.calls
				.iter()
				.filter_map(inner_call)
				.map(|call| hash_of_call(&call))
				.collect()),
			_ => choices.hash(),
		}
	}
}

/// Whether to print what happens (`SD_FUZZ_TELL`), and what pallets log of it, for those who look into one input.
fn tells() -> bool {
	static TELLS: LazyLock<bool> = LazyLock::new(|| {
		let tells = env::var_os("SD_FUZZ_TELL").is_some();
		if tells && log::set_logger(&Printer).is_ok() {
			log::set_max_level(log::LevelFilter::Warn);
		}
		tells
	});
	*TELLS
}

/// Prints what is logged: which pallet is not sound, and why.
struct Printer;

impl log::Log for Printer {
	fn enabled(&self, _: &log::Metadata) -> bool {
		true
	}

	fn log(&self, record: &log::Record) {
		println!("{}: {}", record.target(), record.args());
	}

	fn flush(&self) {}
}

/// The content hash of graphic number `number`.
pub fn content_hash(number: u16) -> H256 {
	H256::from_low_u64_be(number.into())
}

fn hash_of_call(call: &RuntimeCall) -> H256 {
	H256(sp_io::hashing::blake2_256(&call.encode()))
}

/// The call that another carries.
fn inner_call(call: &RuntimeCall) -> Option<RuntimeCall> {
	use pallet_collective::Call as Board;
	use pallet_multisig::Call as Multisig;
	use pallet_proxy::Call as Proxy;
	match call {
		RuntimeCall::CompanyBoard(Board::propose { proposal, .. }) => Some((**proposal).clone()),
		RuntimeCall::Multisig(Multisig::as_multi { call, .. })
		| RuntimeCall::Proxy(Proxy::proxy { call, .. }) => Some((**call).clone()),
		_ => None,
	}
}

/// Whether nobody signed this, and it sets the time: who makes a block does so once, and a second time spoils the block, which
/// nobody can be made to do.
fn is_time(transaction: &UncheckedExtrinsic) -> bool {
	let unsigned = !matches!(transaction.preamble, Preamble::Signed(..));
	unsigned && matches!(transaction.function, RuntimeCall::Timestamp(_))
}

fn extension(nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}
