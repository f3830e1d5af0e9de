//! Deals: rewards and fees of many accounts, each moved once and all entered in the books together.

use crate::{Config, Error, Pallet, Pot};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use frame::traits::{
	fungible::{Inspect, Unbalanced},
	tokens::{Fortitude::Polite, Precision::Exact, Preservation::Preserve},
};
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

	/// What `account` lacks to pay `fee` and exist, if it has `reward` besides what it can spend.
	fn lacks(account: &T::AccountId, reward: Balance, fee: Balance) -> Option<Balance> {
		let begins = if T::Currency::balance(account) == 0 { EXISTENTIAL_DEPOSIT } else { 0 };
		let has = Pallet::<T>::spendable(&Asset::Native, account).checked_add(reward)?;
		Some(fee.checked_add(begins)?.saturating_sub(has))
	}

	/// Change the account's balance by what it gets less what it gives.
	fn shift(account: &T::AccountId, gets: Balance, gives: Balance) -> DispatchResult {
		if let Some(more) = gets.checked_sub(gives) {
			T::Currency::increase_balance(account, more, Exact)?;
		} else {
			T::Currency::decrease_balance(account, gives - gets, Exact, Preserve, Polite)?;
		}
		Ok(())
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
		let lacks = Self::lacks(account, reward, total).ok_or(ArithmeticError::Overflow)?;
		let gets = reward.checked_add(lacks).ok_or(ArithmeticError::Overflow)?;

		if lacks == 0 {
			Self::shift(account, gets, total)?;
		} else {
			let other = sponsor.filter(|sponsor| *sponsor != account);
			let sponsor = other.ok_or(Error::<T>::BalanceTooLow)?;
			with_storage_layer(|| {
				T::Currency::decrease_balance(sponsor, lacks, Exact, Preserve, Polite)?;
				Self::shift(account, gets, total)
			})?;
		}
		// Together they are at most what the channel had.
		self.rewards += reward;
		(self.available, self.fees) = (available, fees);
		Ok(lacks)
	}

	fn close(self) -> DispatchResult {
		let FeeParts { company, community } = self.fees;
		let reserve = Pallet::<T>::pot(Pot::Reserve);
		T::Currency::decrease_balance(&reserve, self.rewards, Exact, Preserve, Polite)?;
		T::Currency::increase_balance(&Pallet::<T>::pot(Pot::Company), company, Exact)?;
		T::Currency::increase_balance(&Pallet::<T>::pot(Pot::Community), community, Exact)?;
		Pallet::<T>::mutate_channel(self.channel, |channel| {
			ensure!(self.rewards <= channel.available(), Error::<T>::ChannelShort);
			channel.paid =
				channel.paid.checked_add(self.rewards).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}
}
