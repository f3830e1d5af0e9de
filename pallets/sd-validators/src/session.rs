//! The session manager: which members validate next.

use crate::{Config, HISTORY, Members, Pallet};
use alloc::vec::Vec;
use frame::prelude::*;
use pallet_session::{SessionManager, historical};

/// How much of a validator is proved with an equivocation: that it was one.
pub struct Identification<T>(core::marker::PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for Identification<T> {
	fn convert(_: T::AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(_: u32) -> Option<Vec<T::AccountId>> {
		let members = Members::<T>::get().into_inner();
		// Without any, session keeps those it has.
		(!members.is_empty()).then_some(members)
	}

	fn start_session(_: u32) {}

	fn end_session(_: u32) {}
}

/// The same, with what proofs of equivocation need: the sets of the last [`HISTORY`] sessions.
impl<T: Config + historical::Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(index: u32) -> Option<Vec<(T::AccountId, ())>> {
		let members = <Self as SessionManager<T::AccountId>>::new_session(index)?;
		Some(members.into_iter().map(|member| (member, ())).collect())
	}

	fn start_session(_: u32) {}

	fn end_session(index: u32) {
		historical::Pallet::<T>::prune_up_to(index.saturating_sub(HISTORY));
	}
}
