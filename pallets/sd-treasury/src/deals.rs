//! Deals: rewards, fees and prices of many accounts, each moved once and all entered in the books together.

use crate::{Channels, Config, Error, Pallet, Pot, purse::Purse};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use sd_primitives::{
	Asset, Balance, ChannelId, Channels as ChannelBooks, EXISTENTIAL_DEPOSIT, FeeParts,
	traits::{self, Proceeds, Sale},
};

/// What has been dealt, and the books with it in them, which are read once and written once.
pub struct Deals<T> {
	channel: ChannelId,
	books: ChannelBooks,
	rewards: Balance,
	pub(crate) fees: FeeParts,
	_config: PhantomData<T>,
}

impl<T: Config> Deals<T> {
	/// Begin to pay rewards out of a channel.
	pub(crate) fn begin(channel: ChannelId) -> Self {
		Self {
			channel,
			books: Channels::<T>::get(),
			rewards: 0,
			fees: FeeParts::default(),
			_config: PhantomData,
		}
	}

	/// Enter a reward into the books, at most what is available.
	fn enter(&mut self, reward: Balance) {
		// With it, what was paid is at most what the channel ever had.
		self.books.get_mut(self.channel).paid += reward;
		self.rewards += reward;
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
		self.books.get(self.channel).available()
	}

	fn deal(
		&mut self,
		account: &T::AccountId,
		reward: Balance,
		fee: FeeParts,
		sponsor: Option<&T::AccountId>,
	) -> Result<Balance, DispatchError> {
		ensure!(reward <= self.available(), Error::<T>::ChannelShort);
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
		self.enter(reward);
		self.fees = fees;
		Ok(lacks)
	}

	fn divide(
		&mut self,
		sale: &Sale<T::AccountId>,
		due: Proceeds,
	) -> Result<Proceeds, DispatchError> {
		ensure!(due.reward <= self.available(), Error::<T>::ChannelShort);
		let price = due.price().ok_or(ArithmeticError::Overflow)?;
		let proceeds = match sale.asset {
			Asset::Native => self.divide_sd(sale, price, due),
			_ => with_storage_layer(|| Pallet::<T>::divide_asset(sale, price, due)),
		}?;
		self.enter(proceeds.reward);
		Ok(proceeds)
	}

	fn close(self) -> Result<Balance, DispatchError> {
		Pallet::<T>::collect(self.fees)?;
		Pallet::<T>::take(&Pallet::<T>::pot(Pot::Reserve), self.rewards)?;
		if self.rewards > 0 {
			Channels::<T>::put(&self.books);
		}
		Ok(self.books.distributed())
	}
}
