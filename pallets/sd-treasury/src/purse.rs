//! An account's $SD: read once, changed, and written once.

use crate::Config;
use alloc::vec::Vec;
use frame::{
	deps::frame_support::storage::{StorageMap, unhashed},
	prelude::*,
	traits::fungible::{Dust, Unbalanced},
};
use frame_system::{Account, AccountInfo};
use pallet_balances::AccountData;
use sd_primitives::{Balance, EXISTENTIAL_DEPOSIT};

/// What the system keeps of an account.
type Info<T> = <Account<T> as StorageMap<
	<T as frame_system::Config>::AccountId,
	AccountInfo<<T as frame_system::Config>::Nonce, AccountData<Balance>>,
>>::Query;

/// What an account has of $SD, as it stands. Between looking into it and closing it nothing else may change the account.
#[must_use = "nothing is changed until it is closed"]
pub(crate) struct Purse<'a, T: Config> {
	owner: &'a T::AccountId,
	/// Where the account is kept: hashed once, to be read and to be written.
	key: Vec<u8>,
	/// What was in it at first, in base units.
	before: Balance,
	info: Info<T>,
}

impl<'a, T: Config> Purse<'a, T> {
	/// Look into an account's.
	pub fn of(owner: &'a T::AccountId) -> Self {
		let key = Account::<T>::hashed_key_for(owner);
		let info: Info<T> = unhashed::get_or_default(&key);
		Self { owner, key, before: info.data.free, info }
	}

	/// What is in it, in base units; what is on hold apart.
	pub fn free(&self) -> Balance {
		self.info.data.free
	}

	/// How much of it the account could pay and go on existing, in base units: all but the existential deposit or, if that is
	/// more, what is frozen. What is on hold counts towards what is frozen.
	pub fn spendable(&self) -> Balance {
		let frozen = self.info.data.frozen.saturating_sub(self.info.data.reserved);
		self.free().saturating_sub(frozen.max(EXISTENTIAL_DEPOSIT))
	}

	/// Put `amount` base units in. Refused, and nothing put in, if the account could not exist by what is in it then.
	pub fn put(&mut self, amount: Balance) -> DispatchResult {
		let free = self.free().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		self.fill(free)
	}

	/// Let there be `free` base units in it: none, or enough to exist by. What is in it already is always enough.
	pub fn fill(&mut self, free: Balance) -> DispatchResult {
		let can_be = free == 0 || free >= EXISTENTIAL_DEPOSIT || free == self.free();
		ensure!(can_be, TokenError::BelowMinimum);
		self.info.data.free = free;
		Ok(())
	}

	/// Let the account have what is in it.
	///
	/// An account that exists and goes on existing is changed as it stands: pallet-balances would read it seven times more,
	/// to find that nothing of it begins or ends. Whatever else can happen is left to pallet-balances.
	pub fn close(self) -> DispatchResult {
		let free = self.free();
		if free == self.before {
			return Ok(());
		}
		if free.min(self.before) >= EXISTENTIAL_DEPOSIT {
			unhashed::put(&self.key, &self.info);
			return Ok(());
		}
		if let Some(dust) = T::Currency::write_balance(self.owner, free)? {
			T::Currency::handle_dust(Dust(dust));
		}
		Ok(())
	}
}
