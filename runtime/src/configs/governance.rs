//! Who decides.

use crate::*;
use alloc::vec;
use configs::{
	money::Community,
	system::{
		MaximumSchedulerWeight, PreimageBaseDeposit, PreimageByteDeposit, RuntimeBlockWeights,
	},
};
use frame_support::{
	dispatch::GetDispatchInfo,
	parameter_types,
	traits::{
		ConstBool, ConstU32, Contains, Currency, Get, LinearStoragePrice, OnUnbalanced,
		fungible::HoldConsideration,
	},
	weights::Weight,
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_collective::{EnsureProportionAtLeast, Instance1, Instance2};
use pallet_sd_handover::{DemocracyWeights, Electorate, EnsureCommunity, seams::Nesting};
use pallet_sd_treasury::Pot;
use sd_primitives::DAYS;
use sp_runtime::{
	Perbill,
	traits::{AccountIdLookup, StaticLookup},
};

/// Most members of the technical committee, and of the board.
const MAX_MEMBERS: u32 = 20;

/// Two thirds of the company's board.
pub type EnsureBoard = EnsureProportionAtLeast<AccountId, Instance1, 2, 3>;

/// Two thirds of the technical committee.
pub type EnsureCommittee = EnsureProportionAtLeast<AccountId, Instance2, 2, 3>;

/// Whoever decides for everybody: the company's board before the handover, referenda after it.
pub type EnsureAuthority = pallet_sd_handover::EnsureAuthority<Runtime, EnsureBoard>;

/// Whether these can be the members of a body: no more than weights count with, which pallet-collective only logs, and nobody
/// in two seats, of which one would never vote.
pub fn can_sit(members: &[AccountId]) -> bool {
	let others = |seat: usize| members.iter().skip(seat + 1);
	let twice = |(seat, member)| others(seat).any(|other| other == member);
	members.len() <= MAX_MEMBERS as usize && !members.iter().enumerate().any(twice)
}

/// Whether an asset would be left as it is, but for being sufficient or not.
fn changes_sufficiency_alone(call: &pallet_assets::Call<Runtime>) -> bool {
	let pallet_assets::Call::force_asset_status {
		id,
		owner,
		issuer,
		admin,
		freezer,
		min_balance,
		is_sufficient: _,
		is_frozen,
	} = call
	else {
		return false;
	};
	pallet_assets::Asset::<Runtime>::get(id.0).is_some_and(|asset| {
		let named =
			[owner, issuer, admin, freezer].map(|who| AccountIdLookup::lookup(who.clone()).ok());
		let frozen = asset.status == pallet_assets::AssetStatus::Frozen;
		named == [asset.owner, asset.issuer, asset.admin, asset.freezer].map(Some)
			&& (*min_balance, *is_frozen) == (asset.min_balance, frozen)
	})
}

/// What the board may announce to do as Root.
pub struct BoardCalls;

impl Contains<RuntimeCall> for BoardCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. })
			| RuntimeCall::SdValidators(
				pallet_sd_validators::Call::add_validator { .. }
				| pallet_sd_validators::Call::remove_validator { .. },
			)
			| RuntimeCall::TechnicalCommittee(pallet_collective::Call::set_members { .. }) => true,
			// So that prices can be set in a stable asset: only sufficient ones are admitted.
			RuntimeCall::Assets(call) => changes_sufficiency_alone(call),
			_ => false,
		}
	}
}

/// What nobody may do as Root: what could undo the handover, make money, stop the chain, or slip past this list.
pub struct DeniedCalls;

impl Contains<RuntimeCall> for DeniedCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::TechnicalCommittee(pallet_collective::Call::set_members {
				new_members,
				..
			}) => !can_sit(new_members),
			// It is believed, and a block has room for a call by what it says of itself.
			RuntimeCall::Utility(pallet_utility::Call::with_weight { call, weight }) => {
				!call.get_dispatch_info().call_weight.all_lte(*weight)
			}
			_ => is_denied(call),
		}
	}
}

/// Whether a call is denied whatever its arguments.
fn is_denied(call: &RuntimeCall) -> bool {
	use frame_system::Call as System;
	use pallet_balances::Call as Balances;
	use pallet_nfts::Call as Nfts;
	use pallet_preimage::Call as Preimage;
	use pallet_utility::Call as Utility;
	matches!(
		call,
		RuntimeCall::System(
				System::set_storage { .. }
					| System::kill_storage { .. }
					| System::kill_prefix { .. }
					| System::set_code { .. }
					| System::set_code_without_checks { .. }
					| System::authorize_upgrade_without_checks { .. }
			) | RuntimeCall::Balances(
				Balances::force_transfer { .. }
					| Balances::force_unreserve { .. }
					| Balances::force_set_balance { .. }
					| Balances::force_adjust_total_issuance { .. }
			) | RuntimeCall::Nfts(
				Nfts::force_create { .. }
					| Nfts::force_mint { .. }
					| Nfts::force_collection_owner { .. }
					| Nfts::force_collection_config { .. }
					| Nfts::force_set_attribute { .. }
			) | RuntimeCall::Scheduler(_)
				| RuntimeCall::Utility(
					Utility::dispatch_as { .. } | Utility::dispatch_as_fallible { .. }
				)
				// Would withdraw what is voted on.
				| RuntimeCall::Preimage(
					Preimage::unnote_preimage { .. } | Preimage::unrequest_preimage { .. }
				)
				// Would keep all the deposits.
				| RuntimeCall::Democracy(pallet_democracy::Call::clear_public_proposals { .. })
				| RuntimeCall::Babe(pallet_babe::Call::plan_config_change { .. })
	)
}

/// Looks into every call that carries others.
pub struct Carriers;

impl Nesting<RuntimeCall> for Carriers {
	fn inside(call: &RuntimeCall) -> Option<Vec<&RuntimeCall>> {
		match call {
			RuntimeCall::Utility(call) => in_utility(call),
			RuntimeCall::Scheduler(call) => in_scheduler(call),
			RuntimeCall::Multisig(
				pallet_multisig::Call::as_multi { call, .. }
				| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
			)
			| RuntimeCall::Proxy(
				pallet_proxy::Call::proxy { call, .. }
				| pallet_proxy::Call::proxy_announced { call, .. },
			)
			| RuntimeCall::SdHandover(pallet_sd_handover::Call::company_dispatch { call })
			| RuntimeCall::CompanyBoard(
				pallet_collective::Call::execute { proposal: call, .. }
				| pallet_collective::Call::propose { proposal: call, .. },
			)
			| RuntimeCall::TechnicalCommittee(
				pallet_collective::Call::execute { proposal: call, .. }
				| pallet_collective::Call::propose { proposal: call, .. },
			) => Some(vec![call]),
			_ => None,
		}
	}
}

fn in_utility(call: &pallet_utility::Call<Runtime>) -> Option<Vec<&RuntimeCall>> {
	use pallet_utility::Call;
	match call {
		Call::batch { calls } | Call::batch_all { calls } | Call::force_batch { calls } => {
			Some(calls.iter().collect())
		}
		Call::as_derivative { call, .. }
		| Call::with_weight { call, .. }
		| Call::dispatch_as { call, .. }
		| Call::dispatch_as_fallible { call, .. } => Some(vec![call]),
		Call::if_else { main, fallback } => Some(vec![main, fallback]),
		_ => None,
	}
}

fn in_scheduler(call: &pallet_scheduler::Call<Runtime>) -> Option<Vec<&RuntimeCall>> {
	use pallet_scheduler::Call;
	match call {
		Call::schedule { call, .. }
		| Call::schedule_named { call, .. }
		| Call::schedule_after { call, .. }
		| Call::schedule_named_after { call, .. } => Some(vec![call]),
		_ => None,
	}
}

parameter_types! {
	/// What an account leaves for a preimage that it wants to stay on chain.
	pub const RequestHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::SdHandover(pallet_sd_handover::HoldReason::Preimage);
}

impl pallet_sd_handover::Config for Runtime {
	type Agenda = Scheduler;
	type AgendaWeight = MaximumSchedulerWeight;
	type Time = Timestamp;
	type OnHandover = SdRewards;
	type BoardOrigin = EnsureProportionAtLeast<AccountId, Instance1, 3, 4>;
	type CommitteeOrigin = EnsureCommittee;
	type BoardCalls = BoardCalls;
	type DeniedCalls = DeniedCalls;
	type Nesting = Carriers;
	type PreimageDeposit = HoldConsideration<
		AccountId,
		Balances,
		RequestHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
	type WeightInfo = weights::pallet_sd_handover::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::BoardCall;
}

/// Accounts whose $SD has no voice. Not the exchange's: what is in its pools is people's, and they can take it out to vote.
pub struct WithoutVoice;

impl Get<Vec<AccountId>> for WithoutVoice {
	fn get() -> Vec<AccountId> {
		Pot::ALL.map(SdTreasury::pot).to_vec()
	}
}

/// What is taken from who has proposed something bad.
type Slashed = pallet_balances::NegativeImbalance<Runtime>;

/// Where that goes.
pub struct SlashToCommunity;

impl OnUnbalanced<Slashed> for SlashToCommunity {
	fn on_nonzero_unbalanced(slashed: Slashed) {
		<Balances as Currency<AccountId>>::resolve_creating(&Community::get(), slashed);
	}
}

/// Referenda: only proposed in public, and by nobody before the handover. The committee can cancel one, and hurry it by the
/// handover's own call; nobody proposes from outside, decides at once, or vetoes.
impl pallet_democracy::Config for Runtime {
	type WeightInfo =
		DemocracyWeights<Runtime, pallet_democracy::weights::SubstrateWeight<Runtime>>;
	type RuntimeEvent = RuntimeEvent;
	type Scheduler = pallet_sd_handover::Enactment<Runtime>;
	type Preimages = Preimage;
	type Currency = Electorate<Balances, WithoutVoice>;
	type EnactmentPeriod = pallet_sd_handover::EnactmentPeriod<Runtime>;
	type LaunchPeriod = pallet_sd_handover::LaunchPeriod<Runtime>;
	type VotingPeriod = pallet_sd_handover::VotingPeriod<Runtime>;
	type VoteLockingPeriod = pallet_sd_handover::LockingPeriod<Runtime>;
	type MinimumDeposit = pallet_sd_handover::ProposalDeposit<Runtime>;
	type FastTrackVotingPeriod = pallet_sd_handover::FastTrackPeriod<Runtime>;
	type InstantAllowed = ConstBool<false>;
	type CooloffPeriod = ConstU32<{ 7 * DAYS }>;
	type MaxVotes = ConstU32<100>;
	type MaxProposals = ConstU32<100>;
	type MaxDeposits = ConstU32<100>;
	type MaxBlacklisted = ConstU32<100>;
	type SubmitOrigin = EnsureCommunity<Runtime>;
	type CancellationOrigin = EnsureCommittee;
	type BlacklistOrigin = EnsureRoot<AccountId>;
	type CancelProposalOrigin = EnsureRoot<AccountId>;
	type ExternalOrigin = EnsureNever<AccountId>;
	type ExternalMajorityOrigin = EnsureNever<AccountId>;
	type ExternalDefaultOrigin = EnsureNever<AccountId>;
	type FastTrackOrigin = EnsureNever<AccountId>;
	type InstantOrigin = EnsureNever<AccountId>;
	type VetoOrigin = EnsureNever<AccountId>;
	type PalletsOrigin = OriginCaller;
	type Slash = SlashToCommunity;
}

/// Who does not vote has voted against, whatever the prime member did: two thirds are two thirds that said yes.
pub struct SilenceIsNo;

impl pallet_collective::DefaultVote for SilenceIsNo {
	fn default_vote(_prime: Option<bool>, _ayes: u32, _nays: u32, _seats: u32) -> bool {
		false
	}
}

parameter_types! {
	pub MaxProposalWeight: Weight = Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
}

/// The company's board. It elects itself, and nobody throws out its motions.
impl pallet_collective::Config<Instance1> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ 7 * DAYS }>;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type DefaultVote = SilenceIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureBoard;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureNever<AccountId>;
	type KillOrigin = EnsureNever<AccountId>;
	type Consideration = ();
}

/// The technical committee. Root elects it: the board by an announcement before the handover, referenda after it.
impl pallet_collective::Config<Instance2> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ 7 * DAYS }>;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type DefaultVote = SilenceIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}
