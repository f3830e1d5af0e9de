//! A runtime of System, Balances, Assets and the treasury.

use crate as pallet_sd_treasury;
use frame::{
	deps::{frame_support::storage_alias, sp_runtime::AccountId32},
	testing_prelude::*,
	traits::{
		AsEnsureOriginWithArg,
		fungible::{NativeFromLeft, UnionOf},
	},
};
use sd_primitives::{
	Asset, Balance, BlockNumber, EXISTENTIAL_DEPOSIT, SD,
	traits::{Authority, Epochs, Handover},
};

pub type AccountId = AccountId32;
pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Decides for the company.
pub const BOARD: AccountId = AccountId::new([3; 32]);
pub const NOBODY: AccountId = AccountId::new([99; 32]);

/// An asset that lets accounts exist.
pub const STABLE: u32 = 1;
/// What an account must hold of it.
pub const LEAST: Balance = 100;

/// Blocks in an epoch.
pub const EPOCH: BlockNumber = 20;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Treasury = pallet_sd_treasury;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type MaxFreezes = ConstU32<1>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Holder = ();
	type Freezer = ();
}

ord_parameter_types! {
	pub const Board: AccountId = BOARD;
}

parameter_types! {
	pub const Pots: PalletId = PalletId(*b"sd/pots\0");
}

#[storage_alias]
pub type Latch = StorageValue<System, bool, ValueQuery>;

impl Handover for Test {
	fn handed_over() -> bool {
		Latch::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn hand_over() {
		Latch::put(true);
	}
}

impl Epochs for Test {
	fn length() -> BlockNumber {
		EPOCH
	}

	fn roll() -> u32 {
		System::block_number() / EPOCH
	}

	fn roll_weight() -> Weight {
		Weight::zero()
	}

	fn roll_due() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll() {
		<Treasury as sd_primitives::traits::Treasury<AccountId>>::prepare_recycling();
		<Treasury as sd_primitives::traits::Treasury<AccountId>>::recycle(Perbill::from_percent(1));
	}
}

/// Root or the board.
pub type Either = EitherOfDiverse<EnsureRoot<AccountId>, EnsureSignedBy<Board, AccountId>>;

impl Authority<RuntimeOrigin> for Either {}

impl pallet_sd_treasury::Config for Test {
	type Currency = Balances;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, Asset, AccountId>;
	type Epochs = Test;
	type Handover = Test;
	type CompanyOrigin = EnsureSignedBy<Board, AccountId>;
	type AuthorityOrigin = Either;
	type PalletId = Pots;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Test;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_sd_treasury::BenchmarkHelper<AccountId> for Test {
	fn asset(owner: &AccountId, amount: Balance) -> Asset {
		use frame::traits::fungibles::Mutate;
		Assets::mint_into(STABLE, owner, amount).expect("the asset exists");
		Asset::WithId(STABLE)
	}
}

/// A genesis in which Alice and Bob have 100 SD each, and Alice 10,000 units of an asset.
pub fn state() -> TestState {
	let genesis = RuntimeGenesisConfig {
		assets: pallet_assets::GenesisConfig {
			assets: vec![(STABLE, ALICE, true, LEAST)],
			accounts: vec![(STABLE, ALICE, 10_000)],
			..Default::default()
		},
		treasury: pallet_sd_treasury::GenesisConfig {
			endowments: vec![(ALICE, 100 * SD), (BOB, 100 * SD)],
		},
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().expect("the genesis is sound"));
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		Treasury::do_try_state().expect("the invariants hold");
	});
}
