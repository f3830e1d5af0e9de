//! # Handover
//!
//! The company begins, the community takes over. When enough has been earned by enough people, control over what is the
//! community's passes to referenda, for good: a latch closes, and no call opens it. Until then the company's board decides,
//! and what it wants to do as Root it announces long before. The referenda are pallet-democracy's; what that is known to be
//! weak in, the adapters in here make up for.
//!
//! ## Terminology
//!
//! - **Milestone**: so much distributed, and so many earners. **Notice**: the time from reaching it to the handover.
//! - **Fallback**: the time after which the community takes over, milestone or not.
//! - **Latch**: whether it has. It closes in the first hook of a block, before anything that was scheduled can happen.
//! - **Authority**: who decides what is the community's: the board before the handover, a referendum after it.
//! - **Board**: the company's, which decides about the company for ever. **Committee**: may hurry a referendum, or cancel it.
//! - **Announcement**: a call that the board will make as Root, once everybody has had time to look at it. **Void**: an
//!   announcement, or an upgrade, that the handover came before.
//! - **Electorate**: the $SD that people hold; the pots do not vote. **Quorum**: the part of it that must have voted.
//! - **Carrier**: a call that makes other calls. Everything it carries is looked at, however deep.
//! - **Refusal**: why a call is not put to the vote, or not enacted.
//!
//! Root has two doors. The board's is [`Pallet::company_dispatch`], with a list of calls that it may make; the referenda's is
//! [`Enactment`], with a list of calls that nobody may make. Both look into carriers.
//!
//! ## Invariants
//!
//! 1. The community has taken over only after the notice, or at the fallback.
//! 2. Everything announced is scheduled, or overdue, and no more than [`MAX_ANNOUNCEMENTS`]; the calls and the code are on chain, and
//!    requested.
//! 3. Every preimage that an account has requested is on chain, and requested.
//! 4. No period is zero.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod announcements;
mod calls;
mod electorate;
mod enactment;
mod errors;
mod events;
mod latch;
mod origins;
mod periods;
mod preimages;
mod reading;
mod referenda;
pub mod seams;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use electorate::Electorate;
pub use enactment::{Enactment, QUORUM};
pub use origins::{EnsureAuthority, EnsureCommunity};
pub use periods::{
	EnactmentPeriod, FastTrackPeriod, LaunchPeriod, LockingPeriod, ProposalDeposit, VotingPeriod,
};
pub use reading::{Announced, Controller, HandoverInfo, Lever};
pub use types::{
	Announcement, AnnouncementId, AnnouncementOf, BoundedCallOf, CallOf, Latch, MAX_ANNOUNCEMENTS,
	MAX_CALL, MAX_OVERLAP, MilestoneTerms, Periods, Refusal,
};
pub use weights::{DemocracyWeights, WeightInfo};

use alloc::boxed::Box;
use frame::{
	deps::frame_support::{
		pallet_macros::import_section,
		traits::{
			Consideration, Currency, Footprint, Time, UnfilteredDispatchable,
			schedule::v3::Named as ScheduleNamed,
		},
	},
	prelude::*,
};
use pallet_democracy::ReferendumIndex;
use sd_primitives::{Balance, BlockNumber, traits::OnHandover};
use seams::Nesting;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the handover needs of its runtime: that of pallet-democracy, and who is who.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
			RuntimeCall: From<Call<Self>>
			                 + GetDispatchInfo
			                 + IsSubType<frame_system::Call<Self>>
			                 + UnfilteredDispatchable<RuntimeOrigin = OriginFor<Self>>,
			RuntimeOrigin: From<Origin> + Into<Result<Origin, OriginFor<Self>>>,
		> + pallet_democracy::Config<
			Currency: Currency<Self::AccountId, Balance = Balance>,
			PalletsOrigin: From<Origin> + Clone,
		>
	{
		/// Makes calls later: the scheduler, from which democracy's comes through [`Enactment`].
		type Agenda: ScheduleNamed<
				BlockNumberFor<Self>,
				CallOf<Self>,
				Self::PalletsOrigin,
				Hasher = Self::Hashing,
			>;

		/// What that may take of a block.
		type AgendaWeight: Get<Weight>;

		/// Tells the time, in milliseconds since 1970; zero before the first block.
		type Time: Time<Moment = u64>;

		/// What ends with the handover.
		type OnHandover: OnHandover;

		/// Who announces calls as Root, before the handover: three quarters of the board.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who shortens votes: two thirds of the committee.
		type CommitteeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What the board may do as Root; carriers apart.
		type BoardCalls: Contains<CallOf<Self>>;

		/// What nobody may do as Root, neither board nor referendum.
		type DeniedCalls: Contains<CallOf<Self>>;

		/// Looks into carriers that keep Root's origin, and any others.
		type Nesting: Nesting<CallOf<Self>>;

		/// What an account has on hold for a preimage that it wants to stay on chain.
		type PreimageDeposit: Consideration<Self::AccountId, Footprint>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Makes calls for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<CallOf<Self>>;
	}

	/// What an account's $SD is on hold for.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A preimage that it wants to stay on chain, until it is released.
		Preimage,
	}

	/// The pallet itself, in the scheduler's hands.
	#[pallet::origin]
	#[derive(Clone, Copy, PartialEq, Eq, Debug)]
	#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
	pub enum Origin {
		/// What was announced is due.
		Announcement,
	}

	/// The milestone, and whether the community has taken over. Read by payments that may reach it.
	#[pallet::storage]
	pub type CurrentLatch<T> = StorageValue<_, Latch, ValueQuery>;

	/// How long everything takes in which people decide. Set at genesis.
	#[pallet::storage]
	pub type GovernancePeriods<T> = StorageValue<_, Periods, ValueQuery>;

	/// How many calls the board has ever announced; the next one's id.
	#[pallet::storage]
	pub type NextAnnouncement<T> = StorageValue<_, AnnouncementId, ValueQuery>;

	/// What the board has announced, by its id, until it is due or cancelled; at most [`MAX_ANNOUNCEMENTS`].
	// Twox64: ids are dense.
	#[pallet::storage]
	pub type Announcements<T: Config> =
		CountedStorageMap<_, Twox64Concat, AnnouncementId, AnnouncementOf<T>>;

	/// Preimages that accounts want to stay on chain, by hash and account, with their deposits, until they are released.
	// Identity: the runtime has computed the hash, for the preimage is noted. Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Requests<T: Config> =
		StorageDoubleMap<_, Identity, T::Hash, Blake2_128Concat, T::AccountId, T::PreimageDeposit>;

	/// What is to be reached, and how long everything takes.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// When the community takes over.
		pub milestone: MilestoneTerms,
		/// How long it takes to decide.
		pub periods: Periods,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.milestone.is_sound(), "there is a milestone, a notice and a fallback");
			assert!(self.periods.is_sound(), "no period is zero, and they fit together");
			CurrentLatch::<T>::put(Latch::of(&self.milestone));
			GovernancePeriods::<T>::put(self.periods.clone());
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::watch().saturating_add(Self::hold_agenda_back())
		}

		fn integrity_test() {
			let most = T::BlockWeights::get().max_block;
			assert!(T::AgendaWeight::get().all_lt(most), "the agenda leaves something of a block");
			let announced = <T as Config>::WeightInfo::execute_announced(MAX_CALL)
				.saturating_add(Self::most_weight());
			assert!(
				announced.all_lt(T::AgendaWeight::get()),
				"the heaviest call fits into the agenda"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Announce a call that the board will make as Root when the delay is over: one of those it may make, in carriers or
		/// not. The code of an upgrade must be on chain, and stays there until then. Not once the milestone is reached.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::company_dispatch(call.encoded_size() as u32))]
		pub fn company_dispatch(origin: OriginFor<T>, call: Box<CallOf<T>>) -> DispatchResult {
			T::BoardOrigin::ensure_origin(origin)?;
			Self::do_announce(*call)
		}

		/// Make no use of an announcement. By the board, also once the milestone is reached.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::cancel_dispatch())]
		pub fn cancel_dispatch(origin: OriginFor<T>, id: AnnouncementId) -> DispatchResult {
			T::BoardOrigin::ensure_origin(origin)?;
			Self::do_cancel(id)
		}

		/// Make the call that was announced, as Root, unless the community has taken over since. By the pallet itself.
		#[pallet::call_index(2)]
		#[pallet::weight(
			<T as Config>::WeightInfo::execute_announced(MAX_CALL).saturating_add(Pallet::<T>::most_weight())
		)]
		pub fn execute_announced(
			origin: OriginFor<T>,
			id: AnnouncementId,
		) -> DispatchResultWithPostInfo {
			let origin: Result<Origin, OriginFor<T>> = origin.into();
			origin.map_err(|_| DispatchError::BadOrigin)?;
			let weight = Self::do_execute(id)?;
			Ok(Some(weight).into())
		}

		/// Let the vote on a referendum end in `voting_blocks` already: not sooner than the network asks for, and sooner than
		/// it would. What it takes to pass stays. By the committee.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::fast_track())]
		pub fn fast_track(
			origin: OriginFor<T>,
			referendum: ReferendumIndex,
			voting_blocks: BlockNumber,
		) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_fast_track(referendum, voting_blocks)
		}

		/// Let a preimage that is noted stay on chain, so that it can be proposed, for a deposit that goes by its length.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::request_preimage())]
		pub fn request_preimage(origin: OriginFor<T>, hash: T::Hash) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_request(account, hash)
		}

		/// Have the deposit for a preimage back, when no proposal needs it any more.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::release_preimage())]
		pub fn release_preimage(origin: OriginFor<T>, hash: T::Hash) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_release(account, hash)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current block.
	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// What a call may take that the agenda makes: three quarters of what that may take itself, the rest is for looking it up.
	pub fn most_weight() -> Weight {
		Perbill::from_percent(75) * T::AgendaWeight::get()
	}
}
