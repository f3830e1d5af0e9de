//! Who decides.

use crate::*;
use configs::system::RuntimeBlockWeights;
use frame_support::{
	parameter_types,
	traits::{ConstU32, EnsureOrigin},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_collective::{EnsureProportionAtLeast, Instance1};
use sd_primitives::{DAYS, traits::Handover};
use sp_runtime::Perbill;

/// Two thirds of the company's board.
pub type EnsureBoard = EnsureProportionAtLeast<AccountId, Instance1, 2, 3>;

parameter_types! {
	/// Whether the community has taken over. Nothing sets it yet: the handover is to come.
	pub storage HandedOver: bool = false;
}

impl Handover for HandedOver {
	fn handed_over() -> bool {
		Self::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn hand_over() {
		Self::set(&true);
	}
}

/// Whoever decides for everybody: the company's board before the handover, referenda after it.
pub struct EnsureAuthority;

impl EnsureOrigin<RuntimeOrigin> for EnsureAuthority {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		if HandedOver::handed_over() {
			<EnsureRoot<AccountId> as EnsureOrigin<_>>::try_origin(origin)
		} else {
			EnsureBoard::try_origin(origin).map(drop)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		if HandedOver::handed_over() {
			<EnsureRoot<AccountId> as EnsureOrigin<_>>::try_successful_origin()
		} else {
			<EnsureBoard as EnsureOrigin<_>>::try_successful_origin()
		}
	}
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

impl pallet_collective::Config<Instance1> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ 7 * DAYS }>;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<20>;
	type DefaultVote = SilenceIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureBoard;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}
