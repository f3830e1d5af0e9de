//! Deals: rewards and fees of many accounts, each moved once and all entered in the books together.

use crate::{Config, Error, Pallet, Pot};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use frame::traits::fungible::Inspect;
use sd_primitives::{
	Asset, Balance, ChannelId, EXISTENTIAL_DEPOSIT, FeeParts,
	traits::{self, Treasury},
};

/// What has been dealt, and is not yet in the books.
pub struct Deals<T> {
	channel: ChannelId,
	available: Balance,
	rewards: Balance,
	fees: FeeParts,
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

	/// What `account` lacks to earn `reward`, pay `fee`, and exist afterwards; and what it has then, if it gets that.
	fn reckon(account: &T::AccountId, reward: Balance, fee: Balance) -> Option<(Balance, Balance)> {
		let has = T::Currency::balance(account);
		let begins = if has == 0 { EXISTENTIAL_DEPOSIT } else { 0 };
		let spends = Pallet::<T>::spendable(&Asset::Native, account).checked_add(reward)?;
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
		let reckoned = Self::reckon(account, reward, total);
		let (lacks, then) = reckoned.ok_or(ArithmeticError::Overflow)?;

		if lacks == 0 {
			Pallet::<T>::update(account, |_| Some(then))?;
		} else {
			let other = sponsor.filter(|sponsor| *sponsor != account);
			let sponsor = other.ok_or(Error::<T>::BalanceTooLow)?;
			with_storage_layer(|| {
				Pallet::<T>::take(sponsor, lacks)?;
				Pallet::<T>::update(account, |_| Some(then))
			})?;
		}
		// Together they are at most what the channel had.
		self.rewards += reward;
		(self.available, self.fees) = (available, fees);
		Ok(lacks)
	}

	fn close(self) -> DispatchResult {
		Pallet::<T>::take(&Pallet::<T>::pot(Pot::Reserve), self.rewards)?;
		Pallet::<T>::collect(self.fees)?;
		Pallet::<T>::mutate_channel(self.channel, |channel| {
			ensure!(self.rewards <= channel.available(), Error::<T>::ChannelShort);
			channel.paid =
				channel.paid.checked_add(self.rewards).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}
}
