//! An account's $SD: read once, changed, and written once.

use crate::Config;
use frame::prelude::*;
use frame::traits::fungible::{Dust, Unbalanced};
use pallet_balances::AccountData;
use sd_primitives::{Balance, EXISTENTIAL_DEPOSIT};

/// What an account has of $SD, as it stands. Between looking into it and filling it nothing else may change the account.
pub(crate) struct Purse<'a, T: Config> {
	owner: &'a T::AccountId,
	info: frame_system::AccountInfo<T::Nonce, AccountData<Balance>>,
}

impl<'a, T: Config> Purse<'a, T> {
	/// Look into an account's.
	pub fn of(owner: &'a T::AccountId) -> Self {
		Self { owner, info: frame_system::Account::<T>::get(owner) }
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

	/// Let there be `free` base units in it.
	///
	/// An account that exists and goes on existing is changed as it stands: pallet-balances would read it seven times more,
	/// to find that nothing of it begins or ends. Whatever else can happen is left to pallet-balances.
	pub fn fill(mut self, free: Balance) -> DispatchResult {
		let before = core::mem::replace(&mut self.info.data.free, free);
		if free == before {
			return Ok(());
		}
		if free.min(before) >= EXISTENTIAL_DEPOSIT {
			frame_system::Account::<T>::insert(self.owner, self.info);
			return Ok(());
		}
		ensure!(free == 0 || free >= EXISTENTIAL_DEPOSIT, TokenError::BelowMinimum);
		if let Some(dust) = T::Currency::write_balance(self.owner, free)? {
			T::Currency::handle_dust(Dust(dust));
		}
		Ok(())
	}
}
