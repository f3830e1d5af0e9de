//! # Validators
//!
//! Who authors blocks and finalizes them, with which bond, and what becomes of those who cheat. Root says who the members are;
//! everything else follows from what members put on hold and from what others prove of them. The pallet reaches authorities
//! only through the session pallet. What differs between networks comes from genesis, so that one blob serves them all.
//!
//! ## Terminology
//!
//! - **Member**: an account that validates from the session after the next on, until Root removes it or an offence puts it out.
//! - **Session**: the time between two changes of the set, in slots; BABE calls it an epoch.
//! - **Active**, **queued**: validating in the running session; in the next one. Whoever is a member when a session begins is
//!   queued then: a change made in session N is in force in N + 2.
//! - **Bond**: what an account has on hold for its honesty; a member's is the network's bond at least. Whoever is neither a
//!   member nor active nor queued may let it go: **unbonding**. It stays on hold, and can be slashed, as long as an
//!   equivocation of the account could still be reported.
//! - **Offence**: two blocks in one slot, or two votes in one round, proved by other nodes. The offender is **slashed**, and the
//!   first time in a session also **disabled** (its blocks are invalid) through the next session, and **put out**: no member
//!   any more. Only the last member stays, and somebody is always left enabled: a chain without authors would help nobody.
//! - **Missing**: active, and without a block although several were to be expected.
//!
//! The part of the bond that is slashed, min((3k/n)², 1), counts once for a session: a further offence of the same session, or
//! one of others at the same time, takes only what it adds. It is a part of the bond as it was before.
//!
//! ## Invariants
//!
//! 1. There is a member, and no member twice. A session has a slot at least, the minimum is a member at least.
//! 2. Every member, and everybody active or queued, has session keys; those in use are of the active ones.
//! 3. And a bond that is not unbonding; with what was slashed of it, it is the network's bond at least.
//! 4. What an account has on hold for its bond is what the books say, and nobody else has anything on hold for it.
//! 5. Somebody active is enabled. Whoever will be disabled in the next session is queued for it, and there once.
//! 6. Blocks are counted of the running session, and of those who are active in it.
//! 7. What was slashed is remembered no longer than an equivocation of that session can be reported.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod bonding;
mod errors;
mod events;
mod liveness;
mod membership;
mod offences;
mod proofs;
mod session;
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
pub use offences::AllButOne;
pub use proofs::KeysInUse;
pub use session::Identification;
pub use types::{Bond, Finished, Slash, ValidatorInfo, ValidatorsInfo};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	deps::{frame_support::pallet_macros::import_section, frame_system::RawOrigin},
	prelude::*,
	traits::fungible::MutateHold,
};
use pallet_session::historical;
use sd_primitives::{Balance, SD};
use sp_staking::SessionIndex;

/// Most members there can be.
pub const MAX_MEMBERS: u32 = 100;

/// Sessions for which an equivocation can be reported after the one in which it happened: a week of sessions of an hour.
pub const HISTORY: u32 = 168;

/// Blocks that somebody was to author in the running session, and of which there is none, when it is said to be missing; while
/// fewer are expected of that session, in both the last and this. Of five expected, somebody who runs has none less than once in
/// a hundred times.
pub const MISSING_AFTER: u32 = 5;

/// What bonds are on hold of.
pub(crate) type CurrencyOf<T> = <T as Config>::Currency;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What validators need of their runtime: that of the session pallet, which knows validators as accounts.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ historical::Config<FullIdentification = ()>
	{
		/// $SD, in base units: what members have on hold.
		type Currency: MutateHold<
				Self::AccountId,
				Balance = Balance,
				Reason = <Self as Config>::RuntimeHoldReason,
			>;

		/// What everything is held for.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who adds and removes members: Root.
		type MembersOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The account to which slashed bonds go; it exists.
		type Community: Get<Self::AccountId>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Gives accounts of benchmarks what they need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Keys>;
	}

	/// What an account's $SD is on hold for.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Its honesty as a validator, until it is withdrawn or slashed.
		Bond,
	}

	/// Who validates, in order of joining; at most [`MAX_MEMBERS`].
	#[pallet::storage]
	pub type Members<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_MEMBERS>>, ValueQuery>;

	/// How many members Root may still add or remove in the running session.
	#[pallet::storage]
	pub type ChangesLeft<T> = StorageValue<_, u32, ValueQuery>;

	/// Bonds by account; each was the network's bond at least. Removed when it is withdrawn.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Bonds<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Bond>;

	/// The session keys in use, of everybody active: those that are registered may be others already.
	// Unbounded only because the session pallet does not say how long keys are; there are no more than members. An upgrade that
	// changes what the keys are translates this, too: `upgrade_keys` of the session pallet knows only its own.
	#[pallet::storage]
	#[pallet::unbounded]
	pub type ActiveKeys<T: Config> = StorageValue<_, Vec<(T::AccountId, T::Keys)>, ValueQuery>;

	/// Whom to disable in the next session, too: offenders who are queued for it.
	#[pallet::storage]
	pub type Offenders<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_MEMBERS>>, ValueQuery>;

	/// What was slashed for offences of a session, by session and offender; removed when the session's can be reported no more.
	// Twox64: sessions are dense. Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Slashes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SessionIndex, Blake2_128Concat, T::AccountId, Slash>;

	/// Blocks of the running session, by author.
	// By session: the first block of a session is counted before that session begins. Twox64: sessions are dense. Blake2:
	// accounts are chosen by their owners.
	#[pallet::storage]
	pub type Authored<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		SessionIndex,
		Blake2_128Concat,
		T::AccountId,
		u32,
		ValueQuery,
	>;

	/// Who was active in the last session, with how many blocks.
	#[pallet::storage]
	pub type LastSession<T: Config> = StorageValue<_, Finished<T::AccountId>, ValueQuery>;

	/// The network's bond, in base units, when genesis says nothing.
	#[pallet::type_value]
	pub fn DefaultBond() -> Balance {
		10_000 * SD
	}

	/// The network's bond, in base units: what a member has on hold at least when it joins. Set at genesis.
	#[pallet::storage]
	pub type RequiredBond<T> = StorageValue<_, Balance, ValueQuery, DefaultBond>;

	/// The fewest members that removals leave, when genesis says nothing.
	#[pallet::type_value]
	pub fn DefaultMinimum() -> u32 {
		4
	}

	/// The fewest members that removals leave. Set at genesis.
	#[pallet::storage]
	pub type Minimum<T> = StorageValue<_, u32, ValueQuery, DefaultMinimum>;

	/// Slots in a session, when genesis says nothing: an hour of 3-second slots.
	#[pallet::type_value]
	pub fn DefaultSessionLength() -> u32 {
		1_200
	}

	/// Slots in a session. Set at genesis, for ever: BABE counts its epochs by it.
	#[pallet::storage]
	pub type SessionLength<T> = StorageValue<_, u32, ValueQuery, DefaultSessionLength>;

	/// The first validators, and what the network asks of validators.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who validates; each has the bond and an existential deposit to spare, and session keys in the genesis of session.
		pub members: Vec<T::AccountId>,
		/// What a member has on hold at least, in base units, or 0; 10,000 SD if nothing is said.
		pub bond: Option<Balance>,
		/// The fewest members that removals leave, at least 1; 4 if nothing is said.
		pub minimum: Option<u32>,
		/// Slots in a session, at least 1; 1,200 if nothing is said.
		pub session_length: Option<u32>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(slots) = self.session_length {
				assert!(slots > 0, "a session has a slot");
				SessionLength::<T>::put(slots);
			}
			if let Some(minimum) = self.minimum {
				assert!(minimum > 0, "the minimum is a member at least");
				Minimum::<T>::put(minimum);
			}
			if let Some(bond) = self.bond {
				RequiredBond::<T>::put(bond);
			}
			Pallet::<T>::found(&self.members);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Nothing but to say what counting the block takes, which the authorship pallet does not.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			<T as Config>::WeightInfo::note_author()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let `account` validate from the session after the next on. It has session keys, and the network's bond on hold. In a
		/// session at most a third of the members, rounded down from one less, but always one, are added or removed. By Root.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::add_validator())]
		pub fn add_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::MembersOrigin::ensure_origin(origin)?;
			Self::do_add(account)
		}

		/// Let `account` validate no longer from the session after the next on. The network's minimum of members is left. By Root.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_validator())]
		pub fn remove_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::MembersOrigin::ensure_origin(origin)?;
			Self::do_remove(account)
		}

		/// Put `amount` more base units on hold as the sender's bond, which is then the network's bond at least. A bond that was
		/// unbonding no longer is; to keep it as it is, the amount may be 0.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::bond())]
		pub fn bond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_bond(account, amount)
		}

		/// Let the sender's bond go, once the sender is no member and neither active nor queued. It can be withdrawn when an
		/// equivocation of the sender can be reported no more; at once, if it was never active.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::unbond())]
		pub fn unbond(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_unbond(account)
		}

		/// Have back what is left of the sender's bond, when it is time.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_withdraw(account)
		}

		/// Forget the sender's session keys, once the sender is no member and neither active nor queued. What was on hold for them
		/// is free again.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::purge_keys())]
		pub fn purge_keys(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(!Self::is_validating(&account), Error::<T>::StillValidating);

			// The session pallet's own call is filtered, for it does not ask.
			pallet_session::Pallet::<T>::purge_keys(RawOrigin::Signed(account.clone()).into())?;
			Self::deposit_event(Event::KeysPurged { account });
			Ok(())
		}
	}
}
