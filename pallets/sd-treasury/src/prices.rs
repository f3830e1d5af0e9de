//! Prices: what a buyer pays, divided among all who have a part in it.

use crate::{Config, Deals, Error, Pallet, Pot, purse::Purse};
use frame::prelude::*;
use sd_primitives::{
	Balance, FeeParts,
	traits::{Proceeds, Sale},
};

impl<T: Config> Deals<T> {
	/// Divide a price in $SD. Only taking it can fail: the treasuries, which get theirs at the end, receive anything.
	pub(crate) fn divide_sd(
		&mut self,
		sale: &Sale<T::AccountId>,
		price: Balance,
		due: Proceeds,
	) -> Result<Proceeds, DispatchError> {
		Pallet::<T>::take(&sale.buyer, price)?;
		let [royalty] = Self::give_each(&sale.creator, [due.royalty]);
		let [seller, reward] = Self::give_each(&sale.seller, [due.seller, due.reward]);
		let redirected = (due.royalty - royalty) + (due.seller - seller);
		// All that was ever taken is at most the supply.
		self.fees.company += due.commission.company;
		self.fees.community += due.commission.community + redirected;
		Ok(Proceeds { commission: due.commission, royalty, seller, redirected, reward })
	}

	/// Give an account several amounts one after the other, and write it once. What it received of each: all or nothing.
	fn give_each<const N: usize>(to: &T::AccountId, amounts: [Balance; N]) -> [Balance; N] {
		if amounts == [0; N] {
			return amounts;
		}
		let mut purse = Purse::<T>::of(to);
		let received = amounts.map(|amount| if purse.put(amount).is_ok() { amount } else { 0 });
		if purse.close().is_ok() { received } else { [0; N] }
	}
}

impl<T: Config> Pallet<T> {
	/// Divide a price in another asset, of which a treasury, too, may be unable to receive a little. Nobody earns by it.
	pub(crate) fn divide_asset(
		sale: &Sale<T::AccountId>,
		price: Balance,
		due: Proceeds,
	) -> Result<Proceeds, DispatchError> {
		let Sale { buyer, asset, .. } = sale;
		ensure!(price <= Self::spendable(asset, buyer), Error::<T>::BalanceTooLow);
		let pay = |to: &T::AccountId, amount| -> Result<Balance, DispatchError> {
			if !Self::can_receive_asset(asset, to, amount) {
				return Ok(0);
			}
			Self::transfer(asset, buyer, to, amount).map(|()| amount)
		};
		let company = pay(&Self::pot(Pot::Company), due.commission.company)?;
		let royalty = pay(&sale.creator, due.royalty)?;
		let seller = pay(&sale.seller, due.seller)?;
		let redirected =
			(due.commission.company - company) + (due.royalty - royalty) + (due.seller - seller);
		let commission = FeeParts { company, ..due.commission };
		let community = commission.community + redirected;
		Self::transfer(asset, buyer, &Self::pot(Pot::Community), community)?;
		Ok(Proceeds { commission, royalty, seller, redirected, reward: 0 })
	}
}
