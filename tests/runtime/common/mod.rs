//! Chains to test on, from the presets that ship, and transactions as a client would send them.

#![allow(dead_code, reason = "the fuzzer uses a part of it")]

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		storage::{TransactionOutcome, with_transaction_unchecked},
		traits::{OnFinalize, OnInitialize},
	},
	sp_consensus_babe::{
		BABE_ENGINE_ID,
		digests::{PreDigest, SecondaryPlainPreDigest},
	},
	sp_core::{
		H256, Pair, sr25519,
		traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
	},
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{ApplyExtrinsicResult, DigestItem, MultiSignature, generic::Era},
	*,
};
use sd_primitives::{
	Attestation, ContentHash, Graphic, TOTAL_SUPPLY,
	traits::{Handover, Milestone},
};
use sd_runtime::*;
use serde_json::Value;
use std::{collections::BTreeMap, sync::LazyLock};

/// Lay `patch` over `base`, object by object.
pub fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

/// The whole genesis of a preset, as JSON.
pub fn genesis(name: &str) -> Value {
	let patch = genesis_presets::get_preset(&name.into()).expect("there is such a preset");
	let default = serde_json::to_value(RuntimeGenesisConfig::default());
	let mut genesis = default.expect("a genesis is JSON");
	merge(&mut genesis, serde_json::from_slice(&patch).expect("a preset is JSON"));
	genesis
}

/// The state of a genesis.
pub fn state(genesis: &Value) -> TestExternalities {
	let mut state = TestExternalities::new_empty();
	state.register_extension(ReadRuntimeVersionExt::new(NoCode));
	state.execute_with(|| {
		let json = genesis.to_string().into_bytes();
		frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(json)
			.expect("a preset is a genesis");
	});
	state
}

/// Reads the version of no code: none here is a runtime's.
struct NoCode;

impl ReadRuntimeVersion for NoCode {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Err("this is no runtime".to_owned())
	}
}

/// Run `test` in block 1 of the dev chain, then check every invariant.
pub fn on_dev(test: impl FnOnce()) {
	state(&genesis("development")).execute_with(|| {
		begin_block(1);
		test();
		check_invariants();
	});
}

/// Begin a block, whose author is the first validator.
pub fn begin_block(number: BlockNumber) {
	begin_block_by(0, number);
}

/// Begin a block, whose author is the validator of this index. Of all hooks only the handover's runs.
pub fn begin_block_by(authority_index: u32, number: BlockNumber) {
	let slot = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index,
		slot: u64::from(number).into(),
	});
	let digest =
		sp_runtime::Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, slot.encode())] };
	// The last block's author is forgotten.
	Authorship::on_finalize(number - 1);
	System::set_block_number(number - 1);
	System::reset_events();
	System::initialize(&number, &System::parent_hash(), &digest);
	SdHandover::on_initialize(number);
}

/// Every invariant that is code, and that the supply is what the accounts hold.
pub fn check_invariants() {
	SdTreasury::do_try_state().expect("the treasury is sound");
	SdRewards::do_try_state().expect("the rules are sound");
	SdGraphics::do_try_state().expect("graphics are sound");
	SdMarket::do_try_state().expect("the market is sound");
	SdContests::do_try_state().expect("contests are sound");
	SdValidators::do_try_state().expect("validators are sound");
	SdHandover::do_try_state().expect("the handover is sound");
	let held = frame_system::Account::<Runtime>::iter_values()
		.fold(0, |sum, account| sum + account.data.free + account.data.reserved);
	assert_eq!(held, TOTAL_SUPPLY);
	check_across_pallets();
}

/// What no pallet can check by itself.
fn check_across_pallets() {
	let books = pallet_sd_treasury::Channels::<Runtime>::get();
	let (earned, otherwise) = pallet_sd_rewards::Accounts::<Runtime>::iter_values().fold(
		(0, 0),
		|(earned, otherwise), account| {
			(earned + account.earned, otherwise + account.earned_otherwise)
		},
	);
	assert_eq!(earned, books.generate.paid + books.share.paid, "who created earned it");
	assert_eq!(otherwise, books.sale.paid + books.contest.paid, "who sold or won earned it");
	let waiting = pallet_sd_graphics::Gallery::<Runtime>::iter_values()
		.filter_map(|shared| shared.pending)
		.fold(0, |sum, reward| sum + reward.amount);
	assert_eq!(waiting, books.share.held, "what is held in channel Share waits for moderation");
	let prizes = SdContests::unpaid_prizes();
	assert_eq!(prizes, books.contest.held, "what is held in channel Contest is hosts' prizes");
	check_market();
	for (_, _, entry) in pallet_sd_contests::Entries::<Runtime>::iter() {
		let graphic = pallet_sd_graphics::Graphics::<Runtime>::get(entry.content_hash);
		assert!(graphic.is_some_and(|it| it.entered), "what is entered is never pruned");
	}

	for (account, generator) in pallet_sd_graphics::Generators::<Runtime>::iter() {
		let lane = pallet_sd_rewards::Lanes::<Runtime>::get(account);
		let quota = if generator.suspended { 0 } else { generator.quota };
		assert_eq!(lane.quota_to_come(), quota, "a lane has its generator's quota");
	}
}

/// What is minted has an item; what is listed is somebody's, who can neither give it away nor burn it.
fn check_market() {
	use pallet_sd_market::COLLECTION;
	let minted = pallet_sd_graphics::Graphics::<Runtime>::iter_values().filter(|it| it.minted);
	let items = pallet_sd_market::Items::<Runtime>::iter_values().count();
	assert_eq!(minted.count(), items, "what is marked as minted has an item");
	let items = pallet_sd_market::Items::<Runtime>::iter();
	for (item, _) in items.filter(|(_, known)| known.listing.is_some()) {
		let owner = Nfts::owner(COLLECTION, item).expect("what is listed is somebody's");
		let origin = RuntimeOrigin::signed(owner.clone());
		let moved = with_transaction_unchecked(|| {
			let given = Nfts::transfer(origin.clone(), COLLECTION, item, Address::Id(owner));
			TransactionOutcome::Rollback([given, Nfts::burn(origin, COLLECTION, item)])
		});
		let locked = Err(pallet_nfts::Error::<Runtime>::ItemLocked.into());
		assert_eq!(moved, [locked, locked], "what is listed is locked");
	}
}

/// Send `call` as `sender` would.
pub fn send(sender: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(signed(sender, call))
}

/// The transaction in which `sender` would send `call`.
pub fn signed(sender: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let account = sender.to_account_id();
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(&account)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.into(), extension.clone()).expect("it can be signed");
	let signature = payload.using_encoded(|bytes| MultiSignature::Sr25519(sign(sender, bytes)));
	let (call, ..) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, Address::Id(account), signature, extension)
}

/// What `signer` signs. The keyring would derive its keys from their phrase each time, which takes longer than all that is
/// done with a transaction.
pub fn sign(signer: Sr25519Keyring, message: &[u8]) -> sr25519::Signature {
	static PAIRS: LazyLock<BTreeMap<Sr25519Keyring, sr25519::Pair>> =
		LazyLock::new(|| Sr25519Keyring::iter().map(|key| (key, key.pair())).collect());
	PAIRS[&signer].sign(message)
}

/// Two thirds of the company's board.
pub fn board() -> RuntimeOrigin {
	board_of(2, 3)
}

/// So many of so many who are on the company's board.
pub fn board_of(ayes: u32, seats: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(ayes, seats)
		.into()
}

/// So many of so many who are on the technical committee.
pub fn committee_of(ayes: u32, seats: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance2>::Members(ayes, seats)
		.into()
}

/// Whoever decides for everybody now.
pub fn authority() -> RuntimeOrigin {
	if SdHandover::handed_over() { RuntimeOrigin::root() } else { board() }
}

/// Reach the milestone as a payment would; the block in which the community then takes over.
pub fn reach_milestone() -> BlockNumber {
	SdHandover::progress(Balance::MAX, || u32::MAX);
	let latch = pallet_sd_handover::CurrentLatch::<Runtime>::get();
	latch.due_at().expect("it is reached")
}

/// Let the community take over: reach the milestone, and let the notice pass.
pub fn hand_over() {
	begin_block(reach_milestone());
	assert!(SdHandover::handed_over());
}

/// The network fee of the last transaction, in base units.
pub fn last_fee() -> Balance {
	let fees = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(actual_fee),
		_ => None,
	});
	fees.expect("a transaction has paid")
}

/// `creator`'s picture number `n`, attested by Eve's generator.
pub fn generate(creator: Sr25519Keyring, n: u8) -> pallet_sd_graphics::Call<Runtime> {
	let eve = Sr25519Keyring::Eve.to_account_id();
	let graphic = Graphic {
		creator: creator.to_account_id(),
		content_hash: ContentHash::repeat_byte(n),
		fingerprint: n.into(),
		recipe_hash: H256::repeat_byte(n),
		model: 0,
	};
	let expires_at = System::block_number() + 10;
	let attestation = Attestation {
		genesis_hash: System::block_hash(0),
		generator: &eve,
		key_version: 1,
		expires_at,
		graphic: &graphic,
	};
	let key = sr25519::Pair::from_string("//Eve//attest", None).expect("the derivation is sound");
	let signature = key.sign(&attestation.payload());
	pallet_sd_graphics::Call::generate {
		graphic,
		generator: eve,
		expires_at,
		signature,
		min_reward: 0,
	}
}
