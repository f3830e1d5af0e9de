//! The pots: accounts without a key.

use crate::{Config, Pallet};
use frame::prelude::*;
use frame::traits::fungible::Inspect;
use sd_primitives::Balance;

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
}
