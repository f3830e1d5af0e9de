//! The invariants of `lib.rs`, as code.

use crate::{BoardSpent, Channels, Config, Pallet, Pot, Spendings, purse::Purse};
use frame::deps::sp_runtime::TryRuntimeError;
use frame::prelude::*;
use frame::traits::fungible::Inspect;
use sd_primitives::{Balance, ChannelId, EXISTENTIAL_DEPOSIT, TOTAL_SUPPLY};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(T::Currency::total_issuance() == TOTAL_SUPPLY, "1: the supply has changed");
		Self::try_reserve()?;
		Self::try_pots()?;
		let within =
			Spendings::<T>::iter_values().all(|spending| spending.spent <= spending.ceiling);
		ensure!(within, "4: more was spent than a ceiling allows");
		let spent = BoardSpent::<T>::get();
		ensure!(spent <= Self::board_ceiling(), "4: the board spent more of Ecosystem than it may");
		Ok(())
	}

	/// Invariants 2 and 3.
	fn try_reserve() -> Result<(), TryRuntimeError> {
		let books = Channels::<T>::get();
		let mut owed: Balance = EXISTENTIAL_DEPOSIT;
		for id in ChannelId::ALL {
			let channel = books.get(id);
			let available = channel.checked_available();
			let own = available.ok_or("3: a channel has paid more than it had")? + channel.held;
			ensure!(own <= channel.budget, "3: a channel was refilled above its budget");
			owed += own;
		}
		ensure!(owed <= Self::pot_balance(Pot::Reserve), "2: the Reserve owes more than it holds");
		Ok(())
	}

	/// Every pot exists, independently of its balance.
	fn try_pots() -> Result<(), TryRuntimeError> {
		for pot in Pot::ALL {
			let account = Self::pot(pot);
			ensure!(frame_system::Pallet::<T>::providers(&account) >= 2, "a pot may be reaped");
			ensure!(Self::pot_balance(pot) >= EXISTENTIAL_DEPOSIT, "a pot is below its deposit");
			// Accounts are changed where pallet-balances keeps them.
			let kept = Purse::<T>::of(&account).free();
			ensure!(Self::pot_balance(pot) == kept, "balances are not kept with the accounts");
		}
		Ok(())
	}
}
