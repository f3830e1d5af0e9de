//! A runtime of System and graphics, with rules that pay 7 and take 5, for a share 11.

use crate::{self as pallet_sd_graphics, GenesisGenerator};
use frame::{
	deps::{
		frame_support::storage_alias,
		sp_core::{Pair, sr25519},
		sp_runtime::testing::{TestSignature, UintAuthorityId},
	},
	testing_prelude::*,
};
use sd_primitives::{
	Attestation, Balance, BlockNumber, ConsentRequest, ContentHash, FeeParts, Graphic,
	traits::{
		Authority, Epochs, GenerateRule, PendingReward, Quotas, Receipt, Settled, Settlement,
		ShareRule, SkipReason, Tally,
	},
};
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// Cannot pay by itself.
pub const POOR: u64 = 3;
/// May take graphics down.
pub const MODERATOR: u64 = 4;
/// A generator with one model.
pub const EVE: u64 = 8;
/// Not a generator yet.
pub const FAY: u64 = 9;

/// Blocks in an epoch.
pub const EPOCH: BlockNumber = 20;
/// What a roll takes; the first block of an epoch rolls.
pub const ROLL: Weight = Weight::from_parts(1_000, 0);
/// Blocks until a share's reward may be paid.
pub const MODERATION: BlockNumber = 10;
/// Blocks for which a graphic is kept.
pub const RETENTION: BlockNumber = 60;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Graphics = pallet_sd_graphics;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
}

impl Authority<RuntimeOrigin> for EnsureRoot<u64> {}

impl pallet_sd_graphics::Config for Test {
	type Rules = FakeRules;
	type AuthorityOrigin = EnsureRoot<u64>;
	type OffchainSignature = TestSignature;
	type OffchainPublic = UintAuthorityId;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Newcomer;
}

/// Signs as account 7.
#[cfg(feature = "runtime-benchmarks")]
pub struct Newcomer;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, TestSignature> for Newcomer {
	fn sign(payload: impl FnOnce(&u64) -> Vec<u8>) -> (u64, TestSignature) {
		(7, TestSignature(7, payload(&7)))
	}

	fn endow(_: &u64) {}

	fn exclude_many() {}

	fn has_sponsored() -> bool {
		true
	}
}

/// What the rules have set aside for shares.
#[storage_alias]
pub type Held = StorageValue<System, Balance, ValueQuery>;

#[storage_alias]
pub type QuotaOf = StorageMap<System, Twox64Concat, u64, u32>;

/// Remembers quotas; pays 7, takes 5, refuses to pay more. For a share it sets 11 aside, or nothing for Bob's.
pub struct FakeRules;

impl Epochs for FakeRules {
	fn length() -> BlockNumber {
		EPOCH
	}

	fn roll() -> u32 {
		System::block_number() / EPOCH
	}

	fn roll_weight() -> Weight {
		ROLL
	}

	fn roll_due() -> Weight {
		if System::block_number().is_multiple_of(EPOCH) { ROLL } else { Weight::zero() }
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll() {
		System::set_block_number(2 * EPOCH);
	}
}

impl Quotas<u64> for FakeRules {
	fn set_quota(generator: &u64, quota: u32) {
		QuotaOf::insert(generator, quota);
	}
}

impl GenerateRule<u64> for FakeRules {
	fn generated(_: &u64, _: &u64, min_reward: Balance) -> Result<Receipt, DispatchError> {
		ensure!(min_reward <= 7, DispatchError::Unavailable);
		Ok(Receipt { reward: 7, fee: FeeParts { company: 3, community: 2 } })
	}

	/// Who is called `POOR` cannot pay.
	fn settled(
		generator: &u64,
		leaves: u64,
		tallies: &[Tally<u64>],
		sponsored: bool,
	) -> Result<Settlement, DispatchError> {
		ensure!(
			leaves <= QuotaOf::get(generator).unwrap_or_default().into(),
			DispatchError::Exhausted
		);
		let mut count = 0;
		let outcomes = tallies.iter().map(|tally| {
			ensure!(tally.min_reward <= 7, SkipReason::RewardTooLow);
			ensure!(sponsored || tally.creator != POOR, SkipReason::CannotPay);
			count += tally.count;
			let sponsored = if tally.creator == POOR { 4 } else { 0 };
			Ok(Settled { rewarded: tally.count, reward: 7, sponsored })
		});
		let outcomes = outcomes.collect();
		let fee = FeeParts { company: 3, community: 2 }.times(count);
		Ok((outcomes, fee.ok_or(ArithmeticError::Overflow)?))
	}
}

impl ShareRule<u64> for FakeRules {
	fn shared(creator: &u64, _: &u64, min_reward: Balance) -> Result<PendingReward, DispatchError> {
		let amount = if *creator == BOB { 0 } else { 11 };
		ensure!(min_reward <= amount, DispatchError::Unavailable);
		Held::mutate(|held| *held += amount);
		Ok(PendingReward { amount, due: System::block_number() + MODERATION })
	}

	fn settle_share(_: &u64, amount: Balance) -> DispatchResult {
		Held::mutate(|held| *held -= amount);
		Ok(())
	}

	fn forfeit_share(amount: Balance) -> DispatchResult {
		Held::mutate(|held| *held -= amount);
		Ok(())
	}

	fn retention() -> BlockNumber {
		RETENTION
	}
}

/// The key with which Eve attests.
pub fn eves_key() -> sr25519::Pair {
	sr25519::Pair::from_string("//Eve//attest", None).expect("the derivation is sound")
}

/// Block 5 of a genesis in which Eve is a generator.
pub fn state() -> TestState {
	let eve = GenesisGenerator {
		account: EVE,
		name: "Eve".into(),
		key: eves_key().public(),
		quota: 10,
		models: vec![("dunes".into(), H256::repeat_byte(1))],
	};
	let graphics = pallet_sd_graphics::GenesisConfig { generators: vec![eve] };
	let genesis = RuntimeGenesisConfig { graphics, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis is sound"));
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	state.execute_with(|| {
		System::set_block_number(5);
		pallet_sd_graphics::Moderators::<Test>::insert(MODERATOR, ());
	});
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		Graphics::do_try_state().expect("the invariants hold");
	});
}

/// Alice's picture number `n`.
pub fn picture(n: u8) -> Graphic<u64> {
	Graphic {
		creator: ALICE,
		content_hash: ContentHash::repeat_byte(n),
		fingerprint: n.into(),
		recipe_hash: H256::repeat_byte(100 + n),
		model: 0,
	}
}

/// Eve's attestation of `graphic`, valid before block `expires_at`.
pub fn attest(graphic: &Graphic<u64>, expires_at: BlockNumber) -> sr25519::Signature {
	let attestation = Attestation {
		genesis_hash: System::block_hash(0),
		generator: &EVE,
		key_version: 1,
		expires_at,
		graphic,
	};
	eves_key().sign(&attestation.payload())
}

/// `account`'s consent to 5 graphics of Eve's an epoch until block 100, signed with `nonce` until block 10.
pub fn signed_consent(account: u64, nonce: u32) -> TestSignature {
	let request = ConsentRequest {
		genesis_hash: System::block_hash(0),
		account: &account,
		generator: &EVE,
		per_epoch: 5,
		min_reward: 0,
		until: 100,
		nonce,
		expires_at: 10,
	};
	TestSignature(account, request.payload())
}
