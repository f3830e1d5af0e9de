//! A runtime of System, Session and validators whose session keys are numbers.

use crate as pallet_sd_validators;
use frame::{
	deps::sp_runtime::{
		impl_opaque_keys,
		testing::UintAuthorityId,
		traits::{ConvertInto, OpaqueKeys},
	},
	testing_prelude::*,
	traits::OneSessionHandler,
};

/// Slots in a session of the mock.
pub const SESSION: u32 = 2;

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
	pub type Validators = pallet_sd_validators;
	#[runtime::pallet_index(3)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(4)]
	pub type Historical = pallet_session::historical;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// Takes keys, does nothing with them.
pub struct NoConsensus;

impl BoundToRuntimeAppPublic for NoConsensus {
	type Public = UintAuthorityId;
}

impl OneSessionHandler<u64> for NoConsensus {
	type Key = UintAuthorityId;
	fn on_genesis_session<'a, I: Iterator<Item = (&'a u64, UintAuthorityId)> + 'a>(_: I) {}
	fn on_new_session<'a, I: Iterator<Item = (&'a u64, UintAuthorityId)> + 'a>(
		_: bool,
		_: I,
		_: I,
	) {
	}
	fn on_disabled(_: u32) {}
}

impl_opaque_keys! {
	pub struct Keys {
		pub number: NoConsensus,
	}
}

parameter_types! {
	pub const Period: u32 = SESSION;
	pub const Offset: u32 = 0;
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<Period, Offset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<Period, Offset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Validators>;
	type SessionHandler = <Keys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = Keys;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ();
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = crate::Identification<Test>;
}

impl pallet_sd_validators::Config for Test {}

/// Run `test` on a genesis in which 1, 2 and 3 validate, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	let members = vec![1, 2, 3];
	let keys = members
		.iter()
		.map(|member| (*member, *member, Keys { number: UintAuthorityId(*member) }))
		.collect();
	let genesis = RuntimeGenesisConfig {
		validators: pallet_sd_validators::GenesisConfig { members, session_length: Some(SESSION) },
		session: pallet_session::GenesisConfig { keys, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().expect("the genesis is sound")).execute_with(|| {
		System::set_block_number(1);
		test();
		Validators::do_try_state().expect("the invariants hold");
	});
}

/// Begin the next sessions, `count` of them.
pub fn pass_sessions(count: u32) {
	for _ in 0..count {
		System::set_block_number(System::block_number() / SESSION * SESSION + SESSION);
		Session::on_initialize(System::block_number());
	}
}
