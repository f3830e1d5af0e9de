//! Blocks, time, and the pallets that carry other calls.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use configs::governance::can_sit;
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{
		ConstU32, Contains, InstanceFilter, LinearStoragePrice, QueryPreimage,
		fungible::HoldConsideration,
	},
	weights::{
		Weight,
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS},
	},
};
use frame_system::{
	EnsureRoot,
	limits::{BlockLength, BlockWeights},
};
use scale_info::TypeInfo;
use sd_primitives::SD;
use sp_runtime::{
	Perbill,
	traits::{AccountIdLookup, Hash as _},
};

/// Milliseconds from one block to the next.
pub const SLOT_DURATION: u64 = 3_000;

/// What a block's execution may take: half of a slot, the rest is for gossip and import.
const MAX_BLOCK_WEIGHT: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_MILLIS * (SLOT_DURATION / 2), u64::MAX);

/// The part of a block that is for ordinary transactions.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);

/// A deposit for something stored, in base units: 0.1 SD for each item, 0.001 SD for each byte.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	items as Balance * (SD / 10) + bytes as Balance * (SD / 1_000)
}

parameter_types! {
	pub const BlockHashCount: BlockNumber = 2_400;
	pub const Version: RuntimeVersion = VERSION;
	pub const SS58Prefix: u8 = 42;
	pub RuntimeBlockWeights: BlockWeights =
		BlockWeights::with_sensible_defaults(MAX_BLOCK_WEIGHT, NORMAL_RATIO);
	pub RuntimeBlockLength: BlockLength =
		BlockLength::builder()
			.max_length(5 * 1024 * 1024)
			.modify_max_length_for_class(DispatchClass::Normal, |length| *length = NORMAL_RATIO * *length)
			.build();
}

/// Calls that nobody may make, directly or inside another:
/// - burning, which would change the supply;
/// - purging session keys, which would leave a validator in the set without any;
/// - making the board one that nobody could replace, or that weights do not count with;
/// - proposing what no referendum can enact, for democracy takes anything;
/// - noting a preimage that is there and requested, which pallet-preimage does again and again for nothing;
/// - reporting an equivocation for nothing: two votes in each of a million rounds would be a million reports. Nodes report
///   without a signature, in blocks of their own.
pub struct Permitted;

impl Contains<RuntimeCall> for Permitted {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Balances(pallet_balances::Call::burn { .. })
			| RuntimeCall::Session(pallet_session::Call::purge_keys { .. })
			| RuntimeCall::Babe(pallet_babe::Call::report_equivocation { .. })
			| RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation { .. }) => false,
			RuntimeCall::CompanyBoard(pallet_collective::Call::set_members {
				new_members, ..
			}) => !new_members.is_empty() && can_sit(new_members),
			// One hash more than the call's weight counts, where that has room for several.
			RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes }) => {
				let hash = BlakeTwo256::hash(bytes);
				!(Preimage::is_requested(&hash) && Preimage::len(&hash).is_some())
			}
			RuntimeCall::Democracy(pallet_democracy::Call::propose { proposal, .. }) => {
				SdHandover::examine_proposal(proposal).is_ok()
			}
			_ => true,
		}
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = Permitted;
	type SingleBlockMigrations = Migrations;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type BlockHashCount = BlockHashCount;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type Hash = Hash;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<128>;
}

parameter_types! {
	pub const MinimumPeriod: u64 = SLOT_DURATION / 2;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Babe;
	type MinimumPeriod = MinimumPeriod;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub MaximumSchedulerWeight: Weight = Perbill::from_percent(80) * RuntimeBlockWeights::get().max_block;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = frame_support::traits::EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

parameter_types! {
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do in its principal's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum ProxyType {
	/// Everything.
	#[default]
	Any,
	/// Only bring in and look after graphics, which may cost fees.
	Graphics,
	/// Only take part in board, committee and referenda. Votes lock the principal's $SD.
	Governance,
	/// Only mint, list and buy.
	Market,
	/// Only enter contests and vote in them.
	Contests,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::Graphics => matches!(call, RuntimeCall::SdGraphics(_) | RuntimeCall::Utility(_)),
			Self::Governance => matches!(
				call,
				RuntimeCall::CompanyBoard(_)
					| RuntimeCall::TechnicalCommittee(_)
					| RuntimeCall::Democracy(_)
					| RuntimeCall::SdHandover(_)
					| RuntimeCall::Utility(_)
			),
			Self::Market => matches!(call, RuntimeCall::SdMarket(_) | RuntimeCall::Utility(_)),
			Self::Contests => matches!(call, RuntimeCall::SdContests(_) | RuntimeCall::Utility(_)),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other || *self == Self::Any
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
