//! A runtime of System, Balances and the treasury.

use crate as pallet_sd_treasury;
use frame::{deps::sp_runtime::AccountId32, testing_prelude::*};
use sd_primitives::{Balance, EXISTENTIAL_DEPOSIT, SD};

pub type AccountId = AccountId32;
pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const NOBODY: AccountId = AccountId::new([99; 32]);

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
}

parameter_types! {
	pub const Pots: PalletId = PalletId(*b"sd/pots\0");
}

impl pallet_sd_treasury::Config for Test {
	type Currency = Balances;
	type PalletId = Pots;
}

/// Run `test` on a genesis in which Alice and Bob have 100 SD each, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	let endowments = vec![(ALICE, 100 * SD), (BOB, 100 * SD)];
	let genesis = RuntimeGenesisConfig {
		treasury: pallet_sd_treasury::GenesisConfig { endowments },
		..Default::default()
	};
	TestState::new(genesis.build_storage().expect("the genesis is sound")).execute_with(|| {
		System::set_block_number(1);
		test();
		Treasury::do_try_state().expect("the invariants hold");
	});
}
