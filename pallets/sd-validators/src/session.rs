//! The session manager: which members validate next.

use crate::{
	ActiveKeys, Authored, Bonds, ChangesLeft, Config, Finished, HISTORY, LastSession, MAX_MEMBERS,
	Members, Offenders, Pallet, SessionLength, Slashes, membership::changes_allowed,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use pallet_session::{QueuedKeys, SessionManager, Validators, historical};
use sp_staking::SessionIndex;

/// How much of a validator is proved with an equivocation: that it was one.
pub struct Identification<T>(core::marker::PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for Identification<T> {
	fn convert(_: T::AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Queue the members, whether or not they changed: their keys may have.
	fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		let members = Members::<T>::get().into_inner();
		ChangesLeft::<T>::put(changes_allowed(members.len() as u32));
		// Without any, session keeps those it has.
		(!members.is_empty()).then_some(members)
	}

	/// Remember the keys that are in use now, and disable offenders again: session enables everybody when a new set comes.
	fn start_session(_: SessionIndex) {
		// What was queued for this session still is.
		ActiveKeys::<T>::put(QueuedKeys::<T>::get());
		Offenders::<T>::take().into_iter().for_each(Self::disable_now);
	}

	/// Count what was authored, note whose last session it was, and forget what nobody can report any more.
	fn end_session(ended: SessionIndex) {
		let queued: BTreeSet<_> = QueuedKeys::<T>::get().into_iter().map(|(it, _)| it).collect();
		let mut authored = Vec::new();
		for validator in Validators::<T>::get() {
			if !queued.contains(&validator) {
				Bonds::<T>::mutate_extant(&validator, |bond| bond.last_active = Some(ended));
			}
			let blocks = Authored::<T>::take(ended, &validator);
			authored.push((validator, blocks));
		}
		let authored = BoundedVec::truncate_from(authored);
		LastSession::<T>::put(Finished { authored });

		historical::Pallet::<T>::prune_up_to(ended.saturating_sub(HISTORY));
		if let Some(forgotten) = ended.checked_sub(HISTORY + 1) {
			// No more are slashed for a session than were active in it.
			let _ = Slashes::<T>::clear_prefix(forgotten, MAX_MEMBERS, None);
		}
	}
}

/// The same, with what proofs of equivocation need: the sets of the last [`HISTORY`] sessions.
impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		let members = <Self as SessionManager<T::AccountId>>::new_session(index)?;
		Some(members.into_iter().map(|member| (member, ())).collect())
	}

	fn start_session(index: SessionIndex) {
		<Self as SessionManager<T::AccountId>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as SessionManager<T::AccountId>>::end_session(index);
	}
}

impl<T: Config> Pallet<T> {
	/// Slots in a session; never zero.
	pub fn session_length() -> u32 {
		SessionLength::<T>::get().max(1)
	}

	/// The running session.
	pub(crate) fn current_session() -> SessionIndex {
		pallet_session::Pallet::<T>::current_index()
	}

	/// Whether an account validates in this session.
	pub(crate) fn is_active(account: &T::AccountId) -> bool {
		Validators::<T>::get().contains(account)
	}

	/// Whether an account validates in the next session.
	pub(crate) fn is_queued(account: &T::AccountId) -> bool {
		QueuedKeys::<T>::get().iter().any(|(queued, _)| queued == account)
	}
}
