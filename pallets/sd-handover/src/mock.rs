//! A runtime in which the handover meets the real democracy, scheduler, preimages and collectives.

use crate::{
	self as pallet_sd_handover, DemocracyWeights, Electorate, Enactment, EnsureAuthority,
	EnsureCommunity, MilestoneTerms, Periods, seams::Nesting,
};
use frame::{
	deps::frame_support::traits::{
		EqualPrivilegeOnly, LinearStoragePrice, Time, fungible::HoldConsideration,
	},
	testing_prelude::*,
};
use pallet_collective::{EnsureProportionAtLeast, Instance1, Instance2};
use sd_primitives::{
	Balance, BlockNumber, EXISTENTIAL_DEPOSIT, SD,
	traits::{Milestone as _, OnHandover},
};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;
/// Holds most of what there is, and has no voice.
pub const POT: u64 = 100;

/// What the pot has at genesis.
pub const IN_POT: Balance = 1_000_000 * SD;
/// What each of the three people has.
pub const ENDOWMENT: Balance = 1_000 * SD;

/// Blocks from reaching the milestone to the handover.
pub const NOTICE: BlockNumber = 10;
/// Milliseconds to the fallback.
pub const FALLBACK: u64 = 1_000_000;
/// Blocks from an announcement to its execution.
pub const DELAY: BlockNumber = 14;
/// Blocks from one launch to the next.
pub const LAUNCH: BlockNumber = 10;
/// Blocks for voting.
pub const VOTING: BlockNumber = 10;
/// Blocks from the end of voting to the enactment.
pub const ENACTMENT: BlockNumber = 5;
/// Blocks that must be left for voting.
pub const FAST_TRACK: BlockNumber = 3;
/// What proposing costs.
pub const DEPOSIT: Balance = SD;

type Block = MockBlockU32<Test>;
type Board = EnsureProportionAtLeast<u64, Instance1, 2, 3>;
/// Two thirds of the board before the handover, Root after it.
pub type Authority = EnsureAuthority<Test, Board>;

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
	// As in the real one: before the scheduler, which is before democracy.
	#[runtime::pallet_index(2)]
	pub type Handover = pallet_sd_handover;
	#[runtime::pallet_index(3)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(4)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(5)]
	pub type CompanyBoard = pallet_collective<Instance1>;
	#[runtime::pallet_index(6)]
	pub type Committee = pallet_collective<Instance2>;
	#[runtime::pallet_index(7)]
	pub type Democracy = pallet_democracy;
	#[runtime::pallet_index(8)]
	pub type Utility = pallet_utility;
}

parameter_types! {
	pub BlockWeights: frame_system::limits::BlockWeights =
		frame_system::limits::BlockWeights::simple_max(Weight::from_parts(1_500_000_000_000, u64::MAX));
	pub SchedulerWeight: Weight = Perbill::from_percent(80) * BlockWeights::get().max_block;
	pub const PreimageBase: Balance = SD;
	pub const PreimageByte: Balance = SD / 1_000;
	pub const Noted: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	pub const Requested: RuntimeHoldReason =
		RuntimeHoldReason::Handover(pallet_sd_handover::HoldReason::Preimage);
	/// The time of the block before, in milliseconds since 1970.
	pub storage Clock: u64 = 0;
	/// How often the neighbours have heard of the handover.
	pub storage Heard: u32 = 0;
	pub MaxProposalWeight: Weight = BlockWeights::get().max_block;
}

/// Referenda may only be proposed as the handover says.
pub struct Filter;

impl Contains<RuntimeCall> for Filter {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Democracy(pallet_democracy::Call::propose { proposal, .. }) => {
				Handover::examine_proposal(proposal).is_ok()
			}
			_ => true,
		}
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockWeights = BlockWeights;
	type BaseCallFilter = Filter;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type MaxLocks = ConstU32<10>;
}

impl pallet_scheduler::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = SchedulerWeight;
	type ScheduleOrigin = EnsureRoot<u64>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<20>;
	type WeightInfo = ();
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<u64>;
	type Consideration = HoldConsideration<
		u64,
		Balances,
		Noted,
		LinearStoragePrice<PreimageBase, PreimageByte, Balance>,
	>;
}

impl pallet_collective::Config<Instance1> for Test {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<100>;
	type MaxProposals = ConstU32<10>;
	type MaxMembers = ConstU32<10>;
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type WeightInfo = ();
	type SetMembersOrigin = EnsureRoot<u64>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<u64>;
	type KillOrigin = EnsureRoot<u64>;
	type Consideration = ();
}

impl pallet_collective::Config<Instance2> for Test {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<100>;
	type MaxProposals = ConstU32<10>;
	type MaxMembers = ConstU32<10>;
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type WeightInfo = ();
	type SetMembersOrigin = EnsureRoot<u64>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<u64>;
	type KillOrigin = EnsureRoot<u64>;
	type Consideration = ();
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

/// The accounts that have no voice.
pub struct Pots;

impl Get<Vec<u64>> for Pots {
	fn get() -> Vec<u64> {
		vec![POT]
	}
}

impl pallet_democracy::Config for Test {
	type WeightInfo = DemocracyWeights<Test, ()>;
	type RuntimeEvent = RuntimeEvent;
	type Scheduler = Enactment<Test>;
	type Preimages = Preimage;
	type Currency = Electorate<Balances, Pots>;
	type EnactmentPeriod = crate::EnactmentPeriod<Test>;
	type LaunchPeriod = crate::LaunchPeriod<Test>;
	type VotingPeriod = crate::VotingPeriod<Test>;
	type VoteLockingPeriod = crate::LockingPeriod<Test>;
	type MinimumDeposit = crate::ProposalDeposit<Test>;
	type InstantAllowed = ConstBool<false>;
	type FastTrackVotingPeriod = crate::FastTrackPeriod<Test>;
	type CooloffPeriod = ConstU32<10>;
	type MaxVotes = ConstU32<10>;
	type MaxProposals = ConstU32<10>;
	type MaxDeposits = ConstU32<10>;
	type MaxBlacklisted = ConstU32<10>;
	type ExternalOrigin = frame_system::EnsureNever<u64>;
	type ExternalMajorityOrigin = frame_system::EnsureNever<u64>;
	type ExternalDefaultOrigin = frame_system::EnsureNever<u64>;
	type SubmitOrigin = EnsureCommunity<Test>;
	type FastTrackOrigin = frame_system::EnsureNever<u64>;
	type InstantOrigin = frame_system::EnsureNever<u64>;
	type CancellationOrigin = EnsureProportionAtLeast<u64, Instance2, 2, 3>;
	type BlacklistOrigin = EnsureRoot<u64>;
	type CancelProposalOrigin = EnsureRoot<u64>;
	type VetoOrigin = frame_system::EnsureNever<u64>;
	type PalletsOrigin = OriginCaller;
	type Slash = ();
}

/// Tells what [`Clock`] says.
pub struct FakeTime;

impl Time for FakeTime {
	type Moment = u64;

	fn now() -> u64 {
		Clock::get()
	}
}

/// Counts handovers.
pub struct Neighbours;

impl OnHandover for Neighbours {
	fn on_handover() {
		Heard::set(&(Heard::get() + 1));
	}
}

/// The board may elect the committee, authorize upgrades, and remark.
pub struct BoardCalls;

impl Contains<RuntimeCall> for BoardCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Committee(pallet_collective::Call::set_members { .. })
				| RuntimeCall::System(
					frame_system::Call::authorize_upgrade { .. }
						| frame_system::Call::remark { .. }
				)
		)
	}
}

/// Nobody writes storage, schedules, or acts as somebody else.
pub struct DeniedCalls;

impl Contains<RuntimeCall> for DeniedCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::set_storage { .. } | frame_system::Call::kill_storage { .. }
			) | RuntimeCall::Scheduler(_)
				| RuntimeCall::Utility(pallet_utility::Call::dispatch_as { .. })
		)
	}
}

/// Looks into what utility carries.
pub struct Utilities;

impl Nesting<RuntimeCall> for Utilities {
	fn inside(call: &RuntimeCall) -> Option<Vec<&RuntimeCall>> {
		let RuntimeCall::Utility(call) = call else { return None };
		match call {
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls } => Some(calls.iter().collect()),
			pallet_utility::Call::with_weight { call, .. } => Some(vec![call]),
			_ => None,
		}
	}
}

impl pallet_sd_handover::Config for Test {
	type Agenda = Scheduler;
	type AgendaWeight = SchedulerWeight;
	type Time = FakeTime;
	type OnHandover = Neighbours;
	type BoardOrigin = EnsureProportionAtLeast<u64, Instance1, 3, 4>;
	type CommitteeOrigin = EnsureProportionAtLeast<u64, Instance2, 2, 3>;
	type BoardCalls = BoardCalls;
	type DeniedCalls = DeniedCalls;
	type Nesting = Utilities;
	type PreimageDeposit = HoldConsideration<
		u64,
		Balances,
		Requested,
		LinearStoragePrice<PreimageBase, PreimageByte, Balance>,
	>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Utilities;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<RuntimeCall> for Utilities {
	fn board_call(bytes: u32, last: RuntimeCall) -> RuntimeCall {
		let fails = pallet_collective::Call::<Test, Instance2>::set_members {
			new_members: vec![],
			prime: Some(ALICE),
			old_count: 0,
		};
		let mut calls: Vec<RuntimeCall> = vec![fails.into()];
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let used = calls[0].encoded_size() + last.encoded_size() + 8;
		let rest = (bytes as usize).saturating_sub(used) / remark.encoded_size();
		calls.extend(vec![remark; rest]);
		calls.push(last);
		pallet_utility::Call::batch_all { calls }.into()
	}
}

/// So many of the three on the board agree.
pub fn board(ayes: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<u64, Instance1>::Members(ayes, 4).into()
}

/// So many of three on the committee agree.
pub fn committee(ayes: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<u64, Instance2>::Members(ayes, 3).into()
}

/// Signed by `account`.
pub fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

/// Make the committee consist of `members`.
pub fn elect(members: Vec<u64>) -> RuntimeCall {
	pallet_collective::Call::<Test, Instance2>::set_members {
		new_members: members,
		prime: None,
		old_count: 10,
	}
	.into()
}

/// Who is on the committee.
pub fn elected() -> Vec<u64> {
	pallet_collective::Members::<Test, Instance2>::get()
}

/// Overwrite the latch.
pub fn open_latch() -> RuntimeCall {
	let key = pallet_sd_handover::CurrentLatch::<Test>::hashed_key().to_vec();
	frame_system::Call::kill_storage { keys: vec![key] }.into()
}

/// All of `calls` at once.
pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

/// As heavy as `weight`, whatever `call` is.
pub fn heavy(call: RuntimeCall, weight: Weight) -> RuntimeCall {
	pallet_utility::Call::with_weight { call: Box::new(call), weight }.into()
}

/// Begin the next block, in which migrations have taken `migrations`.
pub fn next_block_after(migrations: Weight) {
	let next = System::block_number() + 1;
	System::initialize(&next, &Default::default(), &Default::default());
	System::register_extra_weight_unchecked(migrations, DispatchClass::Mandatory);
	type Hooked = AllPalletsWithSystem;
	<Hooked as OnInitializeWithWeightRegistration<Test>>::on_initialize_with_weight_registration(
		next,
	);
}

/// Go to the beginning of `block`.
pub fn go_to(block: BlockNumber) {
	while System::block_number() < block {
		next_block_after(Weight::zero());
	}
}

/// Reach the milestone.
pub fn reach() {
	Handover::progress(100 * SD, || 2);
}

/// Let the community take over; where that is, block 20, a referendum is launched, if there is one.
pub fn hand_over() {
	reach();
	go_to(System::block_number() + NOTICE);
}

/// A genesis with a milestone of 100 SD and two earners.
pub fn genesis() -> RuntimeGenesisConfig {
	let people = [ALICE, BOB, CAROL].map(|account| (account, ENDOWMENT));
	let balances = people.into_iter().chain([(POT, IN_POT)]).collect();
	RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		company_board: pallet_collective::GenesisConfig {
			members: vec![11, 12, 13, 14],
			..Default::default()
		},
		handover: pallet_sd_handover::GenesisConfig {
			milestone: MilestoneTerms {
				threshold: Perbill::from_parts(100),
				earners: 2,
				notice: NOTICE,
				fallback: FALLBACK,
			},
			periods: Periods {
				launch: LAUNCH,
				voting: VOTING,
				enactment: ENACTMENT,
				locking: ENACTMENT,
				fast_track: FAST_TRACK,
				deposit: DEPOSIT,
				delay: DELAY,
			},
			..Default::default()
		},
		..Default::default()
	}
}

/// Block 1 of that genesis.
pub fn state() -> TestState {
	let mut state = TestState::new(genesis().build_storage().expect("the genesis is sound"));
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		Handover::do_try_state().expect("the invariants hold");
	});
}
