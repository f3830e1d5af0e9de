//! Who the members are.

use crate::{Bonds, ChangesLeft, Config, Error, Event, Members, Minimum, Pallet, RequiredBond};
use alloc::collections::BTreeSet;
use frame::prelude::*;
use sp_staking::SessionIndex;

/// How many of `members` may be added or removed in a session: fewer than a third of them, but always one.
pub(crate) fn changes_allowed(members: u32) -> u32 {
	(members.saturating_sub(1) / 3).max(1)
}

impl<T: Config> Pallet<T> {
	/// Begin with these members, each with its bond on hold.
	pub(crate) fn found(members: &[T::AccountId]) {
		let distinct = members.iter().collect::<BTreeSet<_>>().len();
		assert_eq!(distinct, members.len(), "no member twice");
		let enough = members.is_empty() || members.len() >= Minimum::<T>::get() as usize;
		assert!(enough, "there are members enough");
		for member in members {
			Self::do_bond(member.clone(), RequiredBond::<T>::get())
				.expect("every member can pay its bond");
		}
		let members = members.to_vec().try_into().expect("members are few enough");
		Members::<T>::put::<BoundedVec<_, _>>(members);
	}

	/// The logic of `add_validator`.
	pub(crate) fn do_add(account: T::AccountId) -> DispatchResult {
		let mut members = Members::<T>::get();
		ensure!(!members.contains(&account), Error::<T>::AlreadyMember);
		let keys = pallet_session::Pallet::<T>::load_keys(&account);
		ensure!(keys.is_some(), Error::<T>::NoKeys);
		let bond = Bonds::<T>::get(&account).ok_or(Error::<T>::NotBonded)?;
		let bonded = !bond.unbonding && bond.held >= RequiredBond::<T>::get();
		ensure!(bonded, Error::<T>::NotBonded);
		members.try_push(account.clone()).map_err(|_| Error::<T>::TooManyMembers)?;

		Self::count_change()?;
		Members::<T>::put(members);
		Self::deposit_event(Event::ValidatorAdded { account, from: Self::in_force() });
		Ok(())
	}

	/// The logic of `remove_validator`.
	pub(crate) fn do_remove(account: T::AccountId) -> DispatchResult {
		let mut members = Members::<T>::get();
		let place = members.iter().position(|member| *member == account);
		let place = place.ok_or(Error::<T>::NotMember)?;
		members.remove(place);
		let minimum = Minimum::<T>::get().max(1) as usize;
		ensure!(members.len() >= minimum, Error::<T>::TooFewMembers);

		Self::count_change()?;
		Members::<T>::put(members);
		Self::deposit_event(Event::ValidatorRemoved { account, from: Self::in_force() });
		Ok(())
	}

	/// Use one of the session's changes.
	fn count_change() -> DispatchResult {
		ChangesLeft::<T>::try_mutate(|left| {
			*left = left.checked_sub(1).ok_or(Error::<T>::TooManyChanges)?;
			Ok(())
		})
	}

	/// The first session for which a change of the members made now counts: the next one is queued already.
	pub(crate) fn in_force() -> SessionIndex {
		Self::current_session().saturating_add(2)
	}
}
