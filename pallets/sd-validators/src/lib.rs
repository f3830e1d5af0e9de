//! # Validators
//!
//! Who authors blocks, and how long a session is. The set and the length come from genesis, so that one blob serves every
//! network.
//!
//! ## Terminology
//!
//! - **Member**: an account that validates from the next session on, if it has session keys.
//! - **Session**: the time between two changes of the set, in slots; BABE calls it an epoch.
//!
//! ## Invariants
//!
//! 1. There is a member, and no member twice.
//! 2. A session has at least one slot.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod session;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use session::Identification;

use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;

/// Most members there can be.
pub const MAX_MEMBERS: u32 = 100;

/// Sessions for which an equivocation can be reported after it happened: a week of sessions of an hour.
pub const HISTORY: u32 = 168;

#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What validators need of their runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// Who validates, in order of joining; at most [`MAX_MEMBERS`].
	#[pallet::storage]
	pub type Members<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_MEMBERS>>, ValueQuery>;

	/// Slots in a session, when genesis says nothing: an hour of 3-second slots.
	#[pallet::type_value]
	pub fn DefaultSessionLength() -> u32 {
		1_200
	}

	/// Slots in a session. Set at genesis, for ever: BABE counts its epochs by it.
	#[pallet::storage]
	pub type SessionLength<T> = StorageValue<_, u32, ValueQuery, DefaultSessionLength>;

	/// The first validators, and the length of a session.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who validates; each needs session keys in the genesis of session too.
		pub members: Vec<T::AccountId>,
		/// Slots in a session, at least 1; 1,200 if nothing is said.
		pub session_length: Option<u32>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let distinct = self.members.iter().collect::<BTreeSet<_>>().len();
			assert_eq!(distinct, self.members.len(), "no member twice");
			let members =
				BoundedVec::try_from(self.members.clone()).expect("members are few enough");
			Members::<T>::put(members);
			if let Some(slots) = self.session_length {
				assert!(slots > 0, "a session has a slot");
				SessionLength::<T>::put(slots);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Slots in a session; never zero.
	pub fn session_length() -> u32 {
		SessionLength::<T>::get().max(1)
	}
}
