//! Deals: rewards, fees and prices of many accounts, each moved once and all entered in the books together.

use crate::{Channels, Config, Error, Pallet, Pot, purse::Purse};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use sd_primitives::{
	Asset, Balance, ChannelId, EXISTENTIAL_DEPOSIT, FeeParts,
	traits::{self, Proceeds, Sale, Treasury},
};

/// What has been dealt, and is not yet in the books.
pub struct Deals<T> {
	channel: ChannelId,
	available: Balance,
	rewards: Balance,
	pub(crate) fees: FeeParts,
	_config: PhantomData<T>,
}

impl<T: Config> Deals<T> {
	/// Begin to pay rewards out of a channel.
	pub(crate) fn begin(channel: ChannelId) -> Self {
		Self {
			channel,
			available: <Pallet<T> as Treasury<_>>::channel(channel).available(),
			rewards: 0,
			fees: FeeParts::default(),
			_config: PhantomData,
		}
	}

	/// What the owner of `purse` lacks to earn `reward`, pay `fee`, and exist afterwards; and what it has then, if it gets
	/// that.
	fn reckon(purse: &Purse<T>, reward: Balance, fee: Balance) -> Option<(Balance, Balance)> {
		let has = purse.free();
		let begins = if has == 0 { EXISTENTIAL_DEPOSIT } else { 0 };
		let spends = purse.spendable().checked_add(reward)?;
		let lacks = fee.checked_add(begins)?.saturating_sub(spends);
		Some((lacks, has.checked_add(reward)?.checked_add(lacks)?.checked_sub(fee)?))
	}
}

impl<T: Config> traits::Deals<T::AccountId> for Deals<T> {
	fn available(&self) -> Balance {
		self.available
	}

	fn deal(
		&mut self,
		account: &T::AccountId,
		reward: Balance,
		fee: FeeParts,
		sponsor: Option<&T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let available = self.available.checked_sub(reward).ok_or(Error::<T>::ChannelShort)?;
		let total = fee.total().ok_or(ArithmeticError::Overflow)?;
		let fees = self.fees.plus(fee).ok_or(ArithmeticError::Overflow)?;
		let mut purse = Purse::of(account);
		let reckoned = Self::reckon(&purse, reward, total);
		let (lacks, then) = reckoned.ok_or(ArithmeticError::Overflow)?;

		purse.fill(then)?;
		if lacks == 0 {
			purse.close()?;
		} else {
			let other = sponsor.filter(|sponsor| *sponsor != account);
			let sponsor = other.ok_or(Error::<T>::BalanceTooLow)?;
			with_storage_layer(|| {
				Pallet::<T>::take(sponsor, lacks)?;
				purse.close()
			})?;
		}
		// Together they are at most what the channel had.
		self.rewards += reward;
		(self.available, self.fees) = (available, fees);
		Ok(lacks)
	}

	fn divide(
		&mut self,
		sale: &Sale<T::AccountId>,
		due: Proceeds,
	) -> Result<Proceeds, DispatchError> {
		let available = self.available.checked_sub(due.reward).ok_or(Error::<T>::ChannelShort)?;
		let price = due.price().ok_or(ArithmeticError::Overflow)?;
		let proceeds = match sale.asset {
			Asset::Native => self.divide_sd(sale, price, due),
			_ => with_storage_layer(|| Pallet::<T>::divide_asset(sale, price, due)),
		}?;
		if proceeds.reward > 0 {
			self.rewards += proceeds.reward;
			self.available = available;
		}
		Ok(proceeds)
	}

	fn close(self) -> Result<Balance, DispatchError> {
		Pallet::<T>::collect(self.fees)?;
		Pallet::<T>::take(&Pallet::<T>::pot(Pot::Reserve), self.rewards)?;
		let mut books = Channels::<T>::get();
		let channel = books.get_mut(self.channel);
		ensure!(self.rewards <= channel.available(), Error::<T>::ChannelShort);
		channel.paid = channel.paid.checked_add(self.rewards).ok_or(ArithmeticError::Overflow)?;
		if self.rewards > 0 {
			Channels::<T>::put(&books);
		}
		Ok(books.distributed())
	}
}
