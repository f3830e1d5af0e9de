//! Who has earned, and how much: by generating and sharing, which bounds an account's votes, and otherwise.

use crate::{Account, Accounts, Config, Earners, Epoch, Pallet};
use frame::prelude::*;
use sd_primitives::{
	Balance,
	traits::{Earnings, Milestone},
};

/// By what an account earns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
	/// Generating and sharing.
	Creating,
	/// Selling, and winning contests.
	Otherwise,
}

impl<T: Config> Earnings<T::AccountId> for Pallet<T> {
	fn earned_by_creating(who: &T::AccountId) -> Balance {
		Accounts::<T>::get(who).earned
	}
}

impl<T: Config> Pallet<T> {
	/// Remember that `who`, of this `account`, earned `reward` base units, more than nothing.
	pub(crate) fn credit(
		who: &T::AccountId,
		mut account: Account,
		reward: Balance,
		by: By,
	) -> DispatchResult {
		if !account.is_earner() {
			Earners::<T>::try_mutate(|earners| -> DispatchResult {
				*earners = earners.checked_add(1).ok_or(ArithmeticError::Overflow)?;
				Ok(())
			})?;
		}
		let earned = match by {
			By::Creating => &mut account.earned,
			By::Otherwise => &mut account.earned_otherwise,
		};
		*earned = earned.checked_add(reward).ok_or(ArithmeticError::Overflow)?;
		Accounts::<T>::insert(who, account);
		Ok(())
	}

	/// Tell that the community has come as far as `distributed` base units, after a payment that is in all books; unless that is
	/// known to be too little.
	pub(crate) fn tell_progress(epoch: &Epoch, distributed: Balance) {
		if distributed >= epoch.milestone {
			T::Milestone::progress(distributed, Earners::<T>::get);
		}
	}
}
