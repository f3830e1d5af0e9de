//! What validators have on hold for their honesty.

use crate::{
	Bond, Bonds, Config, CurrencyOf, Error, Event, HISTORY, HoldReason, Members, Pallet,
	RequiredBond,
};
use frame::{prelude::*, traits::fungible::MutateHold};
use sd_primitives::Balance;
use sp_staking::SessionIndex;

impl Bond {
	/// The first session in which nobody can report an equivocation of the account any more.
	// What proves one of session s is forgotten as session s + HISTORY + 1 ends.
	pub(crate) fn due(&self) -> SessionIndex {
		self.last_active.map_or(0, |session| session.saturating_add(HISTORY + 2))
	}
}

impl<T: Config> Pallet<T> {
	/// The logic of `bond`.
	pub(crate) fn do_bond(account: T::AccountId, amount: Balance) -> DispatchResult {
		let mut bond = Bonds::<T>::get(&account).unwrap_or_default();
		bond.held = bond.held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		ensure!(bond.held >= RequiredBond::<T>::get(), Error::<T>::BondTooSmall);

		// An account that is still to come holds nothing: a network may ask for no bond.
		if amount > 0 {
			CurrencyOf::<T>::hold(&HoldReason::Bond.into(), &account, amount)?;
		}
		bond.unbonding = false;
		let bonded = bond.held;
		Bonds::<T>::insert(&account, bond);
		Self::deposit_event(Event::Bonded { account, amount, bonded });
		Ok(())
	}

	/// The logic of `unbond`.
	pub(crate) fn do_unbond(account: T::AccountId) -> DispatchResult {
		let mut bond = Bonds::<T>::get(&account).ok_or(Error::<T>::NotBonded)?;
		ensure!(!bond.unbonding, Error::<T>::AlreadyUnbonding);
		ensure!(!Self::is_validating(&account), Error::<T>::StillValidating);

		bond.unbonding = true;
		let from = bond.due();
		Bonds::<T>::insert(&account, bond);
		Self::deposit_event(Event::Unbonding { account, from });
		Ok(())
	}

	/// The logic of `withdraw`.
	pub(crate) fn do_withdraw(account: T::AccountId) -> DispatchResult {
		let bond = Bonds::<T>::get(&account).ok_or(Error::<T>::NotBonded)?;
		ensure!(bond.unbonding, Error::<T>::NotUnbonding);
		ensure!(Self::current_session() >= bond.due(), Error::<T>::NotDue);

		let (reason, amount) = (HoldReason::Bond.into(), bond.held);
		CurrencyOf::<T>::release(&reason, &account, amount, Precision::Exact)?;
		Bonds::<T>::remove(&account);
		Self::deposit_event(Event::Withdrawn { account, amount });
		Ok(())
	}

	/// What an account has on hold as its bond, in base units.
	pub fn bonded(account: &T::AccountId) -> Balance {
		Bonds::<T>::get(account).map_or(0, |bond| bond.held)
	}

	/// Whether an account is a member, active or queued.
	pub(crate) fn is_validating(account: &T::AccountId) -> bool {
		Members::<T>::get().contains(account)
			|| Self::is_active(account)
			|| Self::is_queued(account)
	}
}
