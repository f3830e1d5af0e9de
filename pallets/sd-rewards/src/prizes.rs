//! The rule for prizes: how much may be set aside in an epoch for contests, and who may win it.

use crate::{Accounts, Config, Error, OpenedPrizes, Pallet, earners::By, types::Opened};
use frame::prelude::*;
use sd_primitives::{
	Balance, BlockNumber, ChannelId, ceiling,
	traits::{PrizeRule, Treasury},
};

impl<T: Config> PrizeRule<T::AccountId> for Pallet<T> {
	fn open_prize(prize: Balance) -> DispatchResult {
		let epoch = Self::roll().index;
		let before = OpenedPrizes::<T>::get();
		let before = if before.epoch == epoch { before.amount } else { 0 };
		let amount = before.checked_add(prize).ok_or(Error::<T>::PrizeOverCeiling)?;
		ensure!(amount <= Self::prize_ceiling(), Error::<T>::PrizeOverCeiling);

		T::Treasury::hold(ChannelId::Contest, prize)?;
		OpenedPrizes::<T>::put(Opened { epoch, amount });
		Ok(())
	}

	fn pay_prize(winner: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		let epoch = Self::roll();
		if amount == 0 || T::Excluded::contains(winner) {
			T::Treasury::forfeit(ChannelId::Contest, amount)?;
			return Ok(0);
		}
		T::Treasury::pay_held(ChannelId::Contest, winner, amount)?;
		let account = Accounts::<T>::get(winner).at(epoch.index);
		Self::credit(winner, account, amount, By::Otherwise)?;
		Self::tell_progress(&epoch, T::Treasury::distributed());
		Ok(amount)
	}

	fn forfeit_prize(amount: Balance) -> DispatchResult {
		Self::roll();
		T::Treasury::forfeit(ChannelId::Contest, amount)
	}

	fn moderation_period() -> BlockNumber {
		Self::community_terms(&Self::roll()).moderation_period
	}
}

impl<T: Config> Pallet<T> {
	/// What all prizes opened in an epoch may be together, in base units.
	pub(crate) fn prize_ceiling() -> Balance {
		ceiling(T::Treasury::channel(ChannelId::Contest).budget)
	}
}
