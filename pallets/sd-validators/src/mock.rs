//! A runtime of validators with the session, authorship and offences pallets, whose session keys are numbers.

use crate as pallet_sd_validators;
use frame::{
	deps::{
		frame_support::storage_alias,
		sp_runtime::{
			impl_opaque_keys,
			testing::UintAuthorityId,
			traits::{ConvertInto, OpaqueKeys},
		},
	},
	testing_prelude::*,
	traits::{FindAuthor, OneSessionHandler},
};
use sd_primitives::{Balance, EXISTENTIAL_DEPOSIT, SD};

/// Validators of the genesis.
pub const MEMBERS: [u64; 4] = [1, 2, 3, 4];
/// Who could join: with money, keys and a bond.
pub const EVE: u64 = 5;
/// Another one.
pub const FERDIE: u64 = 6;
/// With money, and nothing else.
pub const DAVE: u64 = 7;
/// Gets what is slashed.
pub const COMMUNITY: u64 = 9;

/// Blocks in a session of the mock, each a slot.
pub const SESSION: u32 = 20;
/// The network's bond.
pub const BOND: Balance = 100 * SD;
/// What everybody has at genesis.
pub const ENDOWMENT: Balance = 1_000 * SD;
/// The fewest members that removals leave.
pub const MINIMUM: u32 = 3;

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
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type SdValidators = pallet_sd_validators;
	#[runtime::pallet_index(4)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(5)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(6)]
	pub type Offences = pallet_offences;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
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
	pub const Community: u64 = COMMUNITY;
	pub const KeyDeposit: Balance = SD;
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<Period, Offset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<Period, Offset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, SdValidators>;
	type SessionHandler = <Keys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = Keys;
	type DisablingStrategy = crate::AllButOne;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = crate::Identification<Test>;
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = SdValidators;
}

/// Who authors the next blocks.
#[storage_alias]
pub type Author = StorageValue<System, u64>;

/// The author that the test has named.
pub struct Named;

impl FindAuthor<u64> for Named {
	fn find_author<'a, I>(_: I) -> Option<u64>
	where
		I: 'a + IntoIterator<Item = ([u8; 4], &'a [u8])>,
	{
		Author::get()
	}
}

impl pallet_authorship::Config for Test {
	type FindAuthor = Named;
	type EventHandler = SdValidators;
}

impl pallet_sd_validators::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type MembersOrigin = EnsureRoot<u64>;
	type Community = Community;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Candidates;
}

/// Gives accounts of benchmarks what they need.
pub struct Candidates;

impl Candidates {
	/// The keys of an account, and the proof that they are.
	pub fn keys(owner: &u64) -> (Keys, Vec<u8>) {
		let mut keys = Keys { number: UintAuthorityId(*owner) };
		let proof = keys.create_ownership_proof(&owner.encode()).expect("numbers sign");
		(keys, proof.encode())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, Keys> for Candidates {
	fn endow(account: &u64) {
		<Balances as frame::traits::fungible::Mutate<_>>::set_balance(account, 1_000_000 * SD);
	}

	fn new_keys(owner: &u64) -> (Keys, Vec<u8>) {
		Self::keys(owner)
	}
}

/// A genesis in which `members` validate, everybody has money, and `EVE` and `FERDIE` have keys.
pub fn genesis(members: Vec<u64>) -> RuntimeGenesisConfig {
	let with_keys = |account: &u64| (*account, *account, Candidates::keys(account).0);
	let balances = (1..=COMMUNITY).map(|account| (account, ENDOWMENT)).collect();
	RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		session: pallet_session::GenesisConfig {
			keys: members.iter().map(with_keys).collect(),
			non_authority_keys: [EVE, FERDIE].iter().map(with_keys).collect(),
		},
		sd_validators: pallet_sd_validators::GenesisConfig {
			members,
			bond: Some(BOND),
			minimum: Some(MINIMUM),
			session_length: Some(SESSION),
		},
		..Default::default()
	}
}

/// Block 1 of a genesis, in which `EVE` and `FERDIE` have bonded.
pub fn state() -> TestState {
	let storage = genesis(MEMBERS.to_vec()).build_storage().expect("the genesis is sound");
	let mut state = TestState::new(storage);
	state.execute_with(|| {
		System::set_block_number(1);
		for account in [EVE, FERDIE] {
			assert_ok!(SdValidators::bond(RuntimeOrigin::signed(account), BOND));
		}
		System::reset_events();
	});
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		check();
	});
}

/// Whether the invariants hold, and no money is lost.
pub fn check() {
	SdValidators::do_try_state().expect("the invariants hold");
	let everything = frame_system::Account::<Test>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum::<Balance>();
	assert_eq!(everything, Balance::from(COMMUNITY) * ENDOWMENT);
	assert_eq!(Balances::total_issuance(), everything);
}

/// Begin a block by `author`.
pub fn author(author: u64) {
	Author::put(author);
	next_block(System::block_number() + 1);
	Author::kill();
}

/// Begin block `number`.
fn next_block(number: u32) {
	System::set_block_number(number);
	Authorship::on_initialize(number);
	SdValidators::on_initialize(number);
	Session::on_initialize(number);
	Authorship::on_finalize(number);
}

/// Begin the next sessions, `count` of them, each at its first block, whose author nobody knows.
pub fn pass_sessions(count: u32) {
	for _ in 0..count {
		next_block(System::block_number() / SESSION * SESSION + SESSION);
	}
}
