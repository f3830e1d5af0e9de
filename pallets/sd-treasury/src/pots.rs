//! The pots: accounts without a key, and how money moves out of them.

use crate::{Config, Pallet};
use frame::prelude::*;
use frame::traits::{
	fungible::Inspect,
	fungibles::{Inspect as _, Mutate as _},
	tokens::Provenance,
};
use sd_primitives::{Asset, Balance};

/// A keyless account that exists from genesis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo)]
pub enum Pot {
	/// Where all $SD starts.
	Reserve,
	/// The Company Treasury.
	Company,
	/// The Community Treasury.
	Community,
}

impl Pot {
	/// All pots.
	pub const ALL: [Self; 3] = [Self::Reserve, Self::Company, Self::Community];

	/// What distinguishes its account from the other pots'.
	const fn seed(self) -> [u8; 8] {
		match self {
			Self::Reserve => *b"reserve\0",
			Self::Company => *b"company\0",
			Self::Community => *b"communit",
		}
	}
}

impl<T: Config> Pallet<T> {
	/// A pot's account.
	pub fn pot(pot: Pot) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(pot.seed())
	}

	/// Whether an account is a pot.
	pub fn is_pot(account: &T::AccountId) -> bool {
		Pot::ALL.iter().any(|pot| Self::pot(*pot) == *account)
	}

	/// What a pot holds, in base units of $SD; what a stranger reserved on its account apart, which it cannot move.
	pub fn pot_balance(pot: Pot) -> Balance {
		T::Currency::balance(&Self::pot(pot))
	}

	/// How much of `asset` an account could pay and go on existing.
	pub(crate) fn spendable(asset: &Asset, payer: &T::AccountId) -> Balance {
		T::Assets::reducible_balance(
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
	/// what its recipient was to have.
	fn ensure_receivable(asset: &Asset, to: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Assets::can_deposit(asset.clone(), to, amount, Provenance::Minted).into_result()
	}
}
