//! Who authors and finalizes blocks.

use crate::*;
use configs::{money::Community, system::deposit};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, FindAuthor, Get},
};
use frame_system::EnsureRoot;
use pallet_sd_validators::{AllButOne, Identification, KeysInUse, MAX_MEMBERS};
use sp_runtime::{
	ConsensusEngineId, impl_opaque_keys,
	traits::{ConvertInto, OpaqueKeys},
};

impl_opaque_keys! {
	/// What a validator signs with.
	pub struct SessionKeys {
		pub babe: Babe,
		pub grandpa: Grandpa,
	}
}

/// Slots in a session, from genesis storage.
pub struct SessionLength;

impl Get<u64> for SessionLength {
	fn get() -> u64 {
		SdValidators::session_length().into()
	}
}

/// Blocks in which an equivocation can be reported after it happened.
pub struct ReportLongevity;

impl Get<u64> for ReportLongevity {
	fn get() -> u64 {
		u64::from(pallet_sd_validators::HISTORY).saturating_mul(SessionLength::get())
	}
}

parameter_types! {
	pub const ExpectedBlockTime: u64 = SLOT_DURATION;
}

impl pallet_babe::Config for Runtime {
	type EpochDuration = SessionLength;
	type ExpectedBlockTime = ExpectedBlockTime;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type DisabledValidators = Session;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_MEMBERS>;
	type MaxNominators = ConstU32<0>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, KeysInUse<Self>, ReportLongevity>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_MEMBERS>;
	type MaxNominators = ConstU32<0>;
	// Two more than the sets that can be reported: a report is checked against the set before its own, too, and the oldest
	// goes as the newest comes.
	type MaxSetIdSessionEntries = ConstU64<{ pallet_sd_validators::HISTORY as u64 + 2 }>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, KeysInUse<Self>, ReportLongevity>;
}

/// Whose block this is. The block that begins a session names its author by its place in the new set, which session installs
/// only after others have asked: they would pay and count the wrong one.
pub struct AuthorInItsSession;

impl FindAuthor<AccountId> for AuthorInItsSession {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let place = Babe::find_author(digests)? as usize;
		if Babe::should_epoch_change(System::block_number()) {
			let queued = pallet_session::QueuedKeys::<Runtime>::get();
			queued.into_iter().nth(place).map(|(account, _)| account)
		} else {
			Session::validators().into_iter().nth(place)
		}
	}
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = AuthorInItsSession;
	type EventHandler = SdValidators;
}

parameter_types! {
	/// What an account leaves for its session keys until it purges them: the keys, and whose each of the two is.
	pub const KeyDeposit: Balance = deposit(3, 96 + 2 * 69);
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Babe;
	type NextSessionRotation = Babe;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, SdValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = AllButOne;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = Identification<Runtime>;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = SdValidators;
}

impl pallet_sd_validators::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type MembersOrigin = EnsureRoot<AccountId>;
	type Community = Community;
	type WeightInfo = weights::pallet_sd_validators::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::Candidates;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type RuntimeCall = RuntimeCall;
	type Extrinsic = UncheckedExtrinsic;
}

/// Reports of equivocations come unsigned.
impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
