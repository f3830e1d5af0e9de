//! The pots: accounts without a key, and how money moves out of them.

use crate::{Config, Pallet};
use frame::prelude::*;
use frame::traits::{fungible, fungibles};
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

	/// What a pot holds, in base units of $SD.
	pub fn pot_balance(pot: Pot) -> Balance {
		<T::Currency as fungible::Inspect<_>>::total_balance(&Self::pot(pot))
	}
}

/// Move `amount` base units of `asset`; `from` goes on existing.
pub(crate) fn transfer<T: Config>(
	asset: &Asset,
	from: &T::AccountId,
	to: &T::AccountId,
	amount: Balance,
) -> DispatchResult {
	use fungibles::Mutate;
	T::Assets::transfer(asset.clone(), from, to, amount, Preservation::Preserve).map(drop)
}
