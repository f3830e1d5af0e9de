//! What contests put on hold: sponsors' prizes, deposits for entries, votes.

use crate::{Config, HoldReason, Pallet};
use frame::{
	prelude::*,
	traits::fungible::{Inspect, MutateHold},
};
use sd_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Put `amount` of `account`'s on hold. What is frozen may be, but the existential deposit stays free, even if the account
	/// would exist without it: with nothing free, it might not be able to have a little back.
	pub(crate) fn put_on_hold(
		reason: HoldReason,
		account: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let (preservation, force) = (Preservation::Preserve, Fortitude::Force);
		let most = T::Currency::reducible_balance(account, preservation, force);
		ensure!(amount <= most, TokenError::FundsUnavailable);
		T::Currency::hold(&reason.into(), account, amount)
	}

	/// Let `account` have back `amount` of what it has on hold, if that is anything.
	pub(crate) fn let_go(
		reason: HoldReason,
		account: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount > 0 {
			T::Currency::release(&reason.into(), account, amount, Precision::Exact)?;
		}
		Ok(())
	}
}
