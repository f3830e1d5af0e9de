//! # Rewards
//!
//! The rules by which people earn and pay. Other pallets say what happened (a graphic was generated, shared, minted, sold,
//! won a contest); this one knows what it is worth: the terms in force, the epoch's base rewards, the curve within a
//! window, the caps. It moves money through the treasury only.
//!
//! ## Terminology
//!
//! - **Epoch**: a day, in which the base rewards are fixed. **Window**: an equal part of it, in which the curve declines.
//! - **Roll**: the step into another epoch, taken by the first call that needs it; a gap of many epochs rolls once.
//! - **Base**: what one event earns at most in the epoch. **Lane**: one generator's own curve, by its share of the quotas.
//! - **Terms**: what the authorities may change, within bounds, from the next epoch on.
//! - **Cap**: how many events an account is rewarded for in an epoch.
//! - **Pending reward**: of a shared graphic, set aside until moderation is over.
//! - **Earner**: an account that has ever earned, by whichever rule.
//!
//! ## Invariants
//!
//! 1. Terms in force and pending are within their bounds; terms set in epoch e are in force from e + 1.
//! 2. The sum of the quotas, in force and to come, is that of the lanes.
//! 3. Earners are as many as accounts that have earned something.
//! 4. The prizes opened in an epoch are at most 0.1 % of channel Contest's budget.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

pub mod curve;
mod earners;
mod epochs;
mod generate;
mod lanes;
mod mint;
mod prizes;
mod quote;
pub mod sale;
mod share;
pub mod terms;
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

pub use quote::{GenerationQuote, LaneQuote, ShareQuote};
pub use terms::{CommunityTerms, CompanyTerms, Schedule, Term};
pub use types::{Account, Bases, Clock, Epoch, Lane, Opened};
pub use weights::WeightInfo;

use frame::prelude::*;
use sd_primitives::traits::{Authority, Milestone, Treasury};
use terms::Validate;

#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the rules need of their runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Pays rewards, takes fees.
		type Treasury: Treasury<Self::AccountId>;

		/// Accounts that may do everything and earn nothing: board members, generators, pots.
		type Excluded: Contains<Self::AccountId>;

		/// Sees whether the milestone is reached.
		type Milestone: Milestone;

		/// Who sets the community's terms.
		type CommunityOrigin: Authority<Self::RuntimeOrigin>;

		/// Who sets the company's terms.
		type CompanyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;
	}

	/// The epoch as of its last roll. Read by every call that earns.
	#[pallet::storage]
	pub type CurrentEpoch<T> = StorageValue<_, Epoch, ValueQuery>;

	/// The community's terms, in force and pending.
	#[pallet::storage]
	pub type CommunitySchedule<T> = StorageValue<_, Schedule<CommunityTerms>, ValueQuery>;

	/// The company's terms, in force and pending.
	#[pallet::storage]
	pub type CompanySchedule<T> = StorageValue<_, Schedule<CompanyTerms>, ValueQuery>;

	/// Lanes by generator, kept for life; as many as the authority registers.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Lanes<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Lane, ValueQuery>;

	/// Records by account that was rewarded, kept for life: what it earned bounds its votes. Whoever is in here has paid
	/// for it, with a fee for a graphic or a commission on a sale.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Account, ValueQuery>;

	/// How many accounts have ever earned.
	#[pallet::storage]
	pub type Earners<T> = StorageValue<_, u32, ValueQuery>;

	/// The prizes set aside for contests in the last epoch that had any.
	#[pallet::storage]
	pub type OpenedPrizes<T> = StorageValue<_, Opened, ValueQuery>;

	/// Changes of the rules' state.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The first call of an epoch fixed its base rewards.
		EpochBegan {
			/// Which epoch.
			epoch: u32,
			/// Base units for a generated graphic.
			generate: sd_primitives::Balance,
			/// Base units for a shared one.
			share: sd_primitives::Balance,
			/// Base units for a sale, before the multiple.
			sale: sd_primitives::Balance,
		},
		/// The community's terms change with `from`.
		CommunityTermsSet {
			/// The first epoch in which they are in force.
			from: u32,
			/// The new terms.
			terms: CommunityTerms,
		},
		/// The company's terms change with `from`.
		CompanyTermsSet {
			/// The first epoch in which they are in force.
			from: u32,
			/// The new terms.
			terms: CompanyTerms,
		},
		/// The community has taken over before the board's terms for it came into force: they never will.
		CommunityTermsVoided,
	}

	/// Why a rule refuses.
	#[pallet::error]
	pub enum Error<T> {
		/// It would earn less than the `min_reward` asked for. Ask for less, or come back in the next window or epoch.
		RewardTooLow,
		/// The generator has used its quota, or it begins with the next epoch. Wait for that, or use another generator.
		QuotaExceeded,
		/// This term is out of its bounds. Set it within.
		OutOfBounds(Term),
		/// It would cost more than the `max_fee` agreed to. Agree to more.
		FeeTooHigh,
		/// The prizes of an epoch may be 0.1 % of channel Contest's budget. Offer less, or open the contest later.
		PrizeOverCeiling,
		/// A price is at least 10,000 base units of its asset, and what an account must hold of it. Ask for more.
		PriceTooLow,
		/// There is no asset with this id. Check it.
		UnknownAsset,
		/// Seller and buyer are the same. Unlist the item instead.
		OwnItem,
	}

	/// How time is divided, and the first terms.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Blocks in an epoch, windows in it.
		pub clock: Clock,
		/// The community's terms.
		pub community_terms: CommunityTerms,
		/// The company's terms.
		pub company_terms: CompanyTerms,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.clock.is_sound(), "windows divide the epoch, neither is zero");
			assert_eq!(self.community_terms.validate(), Ok(()));
			assert_eq!(self.company_terms.validate(), Ok(()));
			let (community, company) = (self.community_terms.clone(), self.company_terms.clone());
			CommunitySchedule::<T>::put(Schedule { current: community, pending: None });
			CompanySchedule::<T>::put(Schedule { current: company, pending: None });
			let epoch = Epoch { clock: self.clock, ..Default::default() };
			// The milestone's own genesis is still to come: the first epoch always asks.
			CurrentEpoch::<T>::put(Epoch { milestone: 0, ..Pallet::<T>::begin(epoch) });
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set the community's terms from the next epoch on.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_community_terms())]
		pub fn set_community_terms(origin: OriginFor<T>, terms: CommunityTerms) -> DispatchResult {
			T::CommunityOrigin::ensure(origin)?;
			terms.validate().map_err(Error::<T>::OutOfBounds)?;
			let epoch = Self::roll().index;

			CommunitySchedule::<T>::mutate(|schedule| {
				*schedule = core::mem::take(schedule).announce(epoch, terms.clone());
			});
			Self::deposit_event(Event::CommunityTermsSet { from: epoch + 1, terms });
			Ok(())
		}

		/// Set the company's terms from the next epoch on.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_company_terms())]
		pub fn set_company_terms(origin: OriginFor<T>, terms: CompanyTerms) -> DispatchResult {
			T::CompanyOrigin::ensure_origin(origin)?;
			terms.validate().map_err(Error::<T>::OutOfBounds)?;
			let epoch = Self::roll().index;

			CompanySchedule::<T>::mutate(|schedule| {
				*schedule = core::mem::take(schedule).announce(epoch, terms.clone());
			});
			Self::deposit_event(Event::CompanyTermsSet { from: epoch + 1, terms });
			Ok(())
		}
	}
}
