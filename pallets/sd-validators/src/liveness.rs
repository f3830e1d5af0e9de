//! Who authors, and who does not.

use crate::{
	Authored, ChangesLeft, Config, LastSession, MISSING_AFTER, Members, Minimum, Pallet,
	RequiredBond, ValidatorInfo, ValidatorsInfo,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::prelude::*;
use pallet_session::{QueuedKeys, ShouldEndSession, Validators};

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	/// Count a block for its author, in the session that it begins if it begins one.
	fn note_author(author: T::AccountId) {
		let now = frame_system::Pallet::<T>::block_number();
		let begins = T::ShouldEndSession::should_end_session(now);
		let session = Self::current_session().saturating_add(begins.into());
		Authored::<T>::mutate(session, author, |blocks| blocks.saturating_inc());
	}
}

impl<T: Config> Pallet<T> {
	/// Everybody who is a member, active or queued, when `slots` of this session have passed.
	pub fn info(slots: u32) -> ValidatorsInfo<T::AccountId> {
		let session = Self::current_session();
		let members = Members::<T>::get();
		let active = Validators::<T>::get();
		let queued: BTreeSet<_> = QueuedKeys::<T>::get().into_iter().map(|(it, _)| it).collect();
		let disabled: BTreeSet<_> = pallet_session::Pallet::<T>::disabled_validators()
			.into_iter()
			.filter_map(|index| active.get(index as usize))
			.collect();
		let last: BTreeMap<_, _> = LastSession::<T>::get().authored.into_iter().collect();
		let share = |slots: u32, of: usize| slots.checked_div(of as u32).unwrap_or_default();

		let everybody: BTreeSet<_> = members.iter().chain(&active).chain(&queued).collect();
		let about = |account: &T::AccountId| {
			let (active_now, disabled) = (active.contains(account), disabled.contains(account));
			let expected = if active_now { share(slots, active.len()) } else { 0 };
			let before = last.get(account);
			let expected_before = before.map_or(0, |_| share(Self::session_length(), last.len()));
			let authored = Authored::<T>::get(session, account);
			let authored_before = before.copied().unwrap_or_default();
			// While the session is too young to tell, the last one counts, too.
			let (blocks, of) = if expected >= MISSING_AFTER {
				(authored, expected)
			} else {
				(authored.saturating_add(authored_before), expected.saturating_add(expected_before))
			};
			ValidatorInfo {
				account: account.clone(),
				member: members.contains(account),
				active: active_now,
				queued: queued.contains(account),
				disabled,
				bonded: Self::bonded(account),
				has_keys: pallet_session::Pallet::<T>::load_keys(account).is_some(),
				authored,
				expected,
				authored_before,
				expected_before,
				missing: active_now && !disabled && blocks == 0 && of >= MISSING_AFTER,
			}
		};
		let validators = everybody.into_iter().map(about).collect::<Vec<_>>();
		ValidatorsInfo {
			session,
			session_length: Self::session_length(),
			required_bond: RequiredBond::<T>::get(),
			minimum: Minimum::<T>::get().max(1),
			changes_left: ChangesLeft::<T>::get(),
			validators,
		}
	}
}
