//! The electorate: $SD as democracy sees it. It is all that people hold; what the pots hold has no voice, and would only make
//! every turnout small.

use alloc::vec::Vec;
use frame::{
	deps::frame_support::traits::{
		Currency, ExistenceRequirement, LockIdentifier, LockableCurrency, ReservableCurrency,
		SignedImbalance, WithdrawReasons, tokens::BalanceStatus,
	},
	prelude::*,
};

/// `Inner`, of which there is only as much as is not in one of the `Pots`.
pub struct Electorate<Inner, Pots>(PhantomData<(Inner, Pots)>);

impl<AccountId, Inner, Pots> Currency<AccountId> for Electorate<Inner, Pots>
where
	Inner: Currency<AccountId>,
	Pots: Get<Vec<AccountId>>,
{
	type Balance = Inner::Balance;
	type PositiveImbalance = Inner::PositiveImbalance;
	type NegativeImbalance = Inner::NegativeImbalance;

	/// What people hold; never nothing, because democracy divides by it.
	fn total_issuance() -> Self::Balance {
		let all = Inner::total_issuance();
		let pots = Pots::get();
		let people = pots.iter().map(Inner::total_balance).fold(all, |rest, pot| {
			// A pot cannot hold more than there is.
			rest.saturating_sub(pot)
		});
		people.max(One::one())
	}

	fn total_balance(who: &AccountId) -> Self::Balance {
		Inner::total_balance(who)
	}

	fn can_slash(who: &AccountId, value: Self::Balance) -> bool {
		Inner::can_slash(who, value)
	}

	fn minimum_balance() -> Self::Balance {
		Inner::minimum_balance()
	}

	fn burn(amount: Self::Balance) -> Self::PositiveImbalance {
		Inner::burn(amount)
	}

	fn issue(amount: Self::Balance) -> Self::NegativeImbalance {
		Inner::issue(amount)
	}

	fn free_balance(who: &AccountId) -> Self::Balance {
		Inner::free_balance(who)
	}

	fn ensure_can_withdraw(
		who: &AccountId,
		amount: Self::Balance,
		reasons: WithdrawReasons,
		new_balance: Self::Balance,
	) -> DispatchResult {
		Inner::ensure_can_withdraw(who, amount, reasons, new_balance)
	}

	fn transfer(
		source: &AccountId,
		dest: &AccountId,
		value: Self::Balance,
		existence: ExistenceRequirement,
	) -> DispatchResult {
		Inner::transfer(source, dest, value, existence)
	}

	fn slash(who: &AccountId, value: Self::Balance) -> (Self::NegativeImbalance, Self::Balance) {
		Inner::slash(who, value)
	}

	fn deposit_into_existing(
		who: &AccountId,
		value: Self::Balance,
	) -> Result<Self::PositiveImbalance, DispatchError> {
		Inner::deposit_into_existing(who, value)
	}

	fn deposit_creating(who: &AccountId, value: Self::Balance) -> Self::PositiveImbalance {
		Inner::deposit_creating(who, value)
	}

	fn withdraw(
		who: &AccountId,
		value: Self::Balance,
		reasons: WithdrawReasons,
		liveness: ExistenceRequirement,
	) -> Result<Self::NegativeImbalance, DispatchError> {
		Inner::withdraw(who, value, reasons, liveness)
	}

	fn make_free_balance_be(
		who: &AccountId,
		balance: Self::Balance,
	) -> SignedImbalance<Self::Balance, Self::PositiveImbalance> {
		Inner::make_free_balance_be(who, balance)
	}
}

impl<AccountId, Inner, Pots> ReservableCurrency<AccountId> for Electorate<Inner, Pots>
where
	Inner: ReservableCurrency<AccountId>,
	Pots: Get<Vec<AccountId>>,
{
	fn can_reserve(who: &AccountId, value: Self::Balance) -> bool {
		Inner::can_reserve(who, value)
	}

	fn slash_reserved(
		who: &AccountId,
		value: Self::Balance,
	) -> (Self::NegativeImbalance, Self::Balance) {
		Inner::slash_reserved(who, value)
	}

	fn reserved_balance(who: &AccountId) -> Self::Balance {
		Inner::reserved_balance(who)
	}

	fn reserve(who: &AccountId, value: Self::Balance) -> DispatchResult {
		Inner::reserve(who, value)
	}

	fn unreserve(who: &AccountId, value: Self::Balance) -> Self::Balance {
		Inner::unreserve(who, value)
	}

	fn repatriate_reserved(
		slashed: &AccountId,
		beneficiary: &AccountId,
		value: Self::Balance,
		status: BalanceStatus,
	) -> Result<Self::Balance, DispatchError> {
		Inner::repatriate_reserved(slashed, beneficiary, value, status)
	}
}

/// Locks hold what was voted with beside all that is reserved. By themselves they would count that as their own, and what is
/// reserved can leave the account, as a contest's prize does, and vote once more elsewhere.
impl<AccountId, Inner, Pots> LockableCurrency<AccountId> for Electorate<Inner, Pots>
where
	Inner: LockableCurrency<AccountId> + ReservableCurrency<AccountId>,
	Pots: Get<Vec<AccountId>>,
{
	type Moment = Inner::Moment;
	type MaxLocks = Inner::MaxLocks;

	fn set_lock(
		id: LockIdentifier,
		who: &AccountId,
		amount: Self::Balance,
		reasons: WithdrawReasons,
	) {
		Inner::set_lock(id, who, amount.saturating_add(Inner::reserved_balance(who)), reasons);
	}

	fn extend_lock(
		id: LockIdentifier,
		who: &AccountId,
		amount: Self::Balance,
		reasons: WithdrawReasons,
	) {
		Inner::extend_lock(id, who, amount.saturating_add(Inner::reserved_balance(who)), reasons);
	}

	fn remove_lock(id: LockIdentifier, who: &AccountId) {
		Inner::remove_lock(id, who);
	}
}
