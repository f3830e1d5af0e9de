//! Moving money: what accounts can pay and receive, and how it gets from one to another.
//!
//! $SD that a rule moves changes each account's balance once and without an event of its own: the rule's says it all. Other
//! assets are transferred by their pallet.

use crate::{Config, Error, Pallet, purse::Purse};
use frame::prelude::*;
use frame::traits::{
	fungible::Inspect,
	fungibles::{self, Mutate},
};
use sd_primitives::{Asset, Balance};

impl<T: Config> Pallet<T> {
	/// How much of `asset` an account could pay and go on existing.
	pub(crate) fn spendable(asset: &Asset, payer: &T::AccountId) -> Balance {
		<T::Assets as fungibles::Inspect<_>>::reducible_balance(
			asset.clone(),
			payer,
			Preservation::Preserve,
			Fortitude::Polite,
		)
	}

	/// Whether an account could now receive `amount` base units of `asset`.
	pub(crate) fn can_receive_asset(asset: &Asset, to: &T::AccountId, amount: Balance) -> bool {
		Self::ensure_receivable(asset, to, amount).is_ok()
	}

	/// Move `amount` base units of `asset`; `from` goes on existing.
	pub(crate) fn transfer(
		asset: &Asset,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_receivable(asset, to, amount)?;
		T::Assets::transfer(asset.clone(), from, to, amount, Preservation::Preserve).map(drop)
	}

	/// Asked as of new money: an asset of which there is so much that no more could be minted would lose, in a transfer,
	/// what its recipient was to have. Of $SD there is never more.
	fn ensure_receivable(asset: &Asset, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let consequence = match asset {
			Asset::Native => T::Currency::can_deposit(to, amount, Provenance::Extant),
			_ => <T::Assets as fungibles::Inspect<_>>::can_deposit(
				asset.clone(),
				to,
				amount,
				Provenance::Minted,
			),
		};
		consequence.into_result()
	}

	/// Take `amount` base units of $SD from an account, which goes on existing. They are nowhere until they are given.
	pub(crate) fn take(from: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut purse = Purse::<T>::of(from);
		ensure!(amount <= purse.spendable(), Error::<T>::BalanceTooLow);
		purse.fill(purse.free() - amount)?;
		purse.close()
	}

	/// Give an account `amount` base units of $SD that were taken.
	pub(crate) fn give(to: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut purse = Purse::<T>::of(to);
		purse.put(amount)?;
		purse.close()
	}
}
