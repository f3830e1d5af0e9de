//! A runtime of System and graphics, with rules that pay 7 and take 5.

use crate::{self as pallet_sd_graphics, GenesisGenerator};
use frame::{
	deps::{
		frame_support::storage_alias,
		sp_core::{Pair, sr25519},
	},
	testing_prelude::*,
};
use sd_primitives::{
	Attestation, Balance, BlockNumber, ContentHash, FeeParts, Graphic,
	traits::{Epochs, GenerateRule, Quotas, Receipt},
};
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// A generator with one model.
pub const EVE: u64 = 8;
/// Not a generator yet.
pub const FAY: u64 = 9;

/// Blocks in an epoch.
pub const EPOCH: BlockNumber = 20;
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

impl pallet_sd_graphics::Config for Test {
	type Rules = FakeRules;
	type AuthorityOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
}

#[storage_alias]
pub type QuotaOf = StorageMap<System, Twox64Concat, u64, u32>;

/// Remembers quotas; pays 7, takes 5, refuses to pay more.
pub struct FakeRules;

impl Epochs for FakeRules {
	fn length() -> BlockNumber {
		EPOCH
	}

	fn roll() -> u32 {
		System::block_number() / EPOCH
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
	state.execute_with(|| System::set_block_number(5));
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
