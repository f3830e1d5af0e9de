//! The invariants of `lib.rs`, as code.

use crate::{
	ActiveKeys, Authored, Bonds, Config, CurrencyOf, HISTORY, HoldReason, Members, Minimum,
	Offenders, Pallet, RequiredBond, SessionLength, Slashes,
};
use alloc::collections::BTreeSet;
use frame::deps::sp_runtime::TryRuntimeError;
use frame::{prelude::*, traits::fungible::InspectHold};
use pallet_session::{QueuedKeys, Validators};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let members = Members::<T>::get();
		let active = Validators::<T>::get();
		let queued: BTreeSet<_> = QueuedKeys::<T>::get().into_iter().map(|(it, _)| it).collect();
		ensure!(!members.is_empty(), "1: nobody validates");
		ensure!(
			members.iter().collect::<BTreeSet<_>>().len() == members.len(),
			"1: a member twice"
		);
		ensure!(SessionLength::<T>::get() > 0, "1: a session has no slot");
		ensure!(Minimum::<T>::get() > 0, "1: the minimum is nobody");

		for validator in members.iter().chain(&active).chain(&queued) {
			let keys = pallet_session::Pallet::<T>::load_keys(validator);
			ensure!(keys.is_some(), "2: a validator has no keys");
			let bond = Bonds::<T>::get(validator).ok_or("3: a validator has no bond")?;
			ensure!(!bond.unbonding, "3: the bond of a validator is unbonding");
			let ever = bond.held.saturating_add(bond.slashed);
			ensure!(ever >= RequiredBond::<T>::get(), "3: a validator has bonded too little");
		}

		let in_use = ActiveKeys::<T>::get();
		let of_the_active = in_use.iter().map(|(account, _)| account).eq(&active);
		ensure!(of_the_active, "2: the keys in use are not of the active");

		let reason = HoldReason::Bond.into();
		for account in frame_system::Account::<T>::iter_keys() {
			let held = CurrencyOf::<T>::balance_on_hold(&reason, &account);
			ensure!(held == Self::bonded(&account), "4: a bond is not what is on hold for it");
		}
		for (account, bond) in Bonds::<T>::iter() {
			let exists = frame_system::Account::<T>::contains_key(account);
			ensure!(bond.held == 0 || exists, "4: a bond is of nobody");
		}

		let disabled = pallet_session::Pallet::<T>::disabled_validators();
		ensure!(disabled.len() < active.len(), "5: everybody is disabled");
		let offenders = Offenders::<T>::get();
		ensure!(offenders.iter().all(|it| queued.contains(it)), "5: an offender is not queued");
		let distinct = offenders.iter().collect::<BTreeSet<_>>().len();
		ensure!(distinct == offenders.len(), "5: an offender twice");

		let current = Self::current_session();
		for (session, author, _) in Authored::<T>::iter() {
			ensure!(session == current, "6: blocks are counted of another session");
			ensure!(active.contains(&author), "6: blocks are counted of somebody else");
		}
		for (session, _, _) in Slashes::<T>::iter() {
			let known = session <= current && current - session <= HISTORY + 1;
			ensure!(known, "7: a slash is remembered for nothing");
		}
		Ok(())
	}
}
