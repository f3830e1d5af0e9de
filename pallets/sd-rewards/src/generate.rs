//! The Generate rule: reward first, then the fee.

use crate::{
	Account, Accounts, Config, CurrentEpoch, Earners, Epoch, Error, Lane, Lanes, Pallet,
	terms::GENERATION_FEE,
};
use frame::prelude::*;
use sd_primitives::{
	Balance, BlockNumber, ChannelId,
	traits::{GenerateRule, Receipt, Treasury},
};

impl<T: Config> GenerateRule<T::AccountId> for Pallet<T> {
	fn epoch_length() -> BlockNumber {
		CurrentEpoch::<T>::get().clock.epoch
	}

	fn set_quota(generator: &T::AccountId, quota: u32) {
		let mut epoch = Self::roll();
		let mut lane = Self::lane(generator, &epoch);
		epoch.next_quotas = epoch
			.next_quotas
			.saturating_sub(lane.quota_to_come().into())
			.saturating_add(quota.into());
		if Self::now() == 0 {
			(lane.quota, epoch.quotas) = (quota, epoch.next_quotas);
		} else {
			lane.next_quota = Some((epoch.index + 1, quota));
		}
		Lanes::<T>::insert(generator, lane);
		CurrentEpoch::<T>::put(epoch);
	}

	fn generated(
		creator: &T::AccountId,
		generator: &T::AccountId,
		min_reward: Balance,
	) -> Result<Receipt, DispatchError> {
		let epoch = Self::roll();
		let terms = Self::community_terms(&epoch);
		let mut lane = Self::lane(generator, &epoch);
		ensure!(lane.quota_left() > 0, Error::<T>::QuotaExceeded);
		lane.used += 1;
		lane.total += 1;

		let mut account = Accounts::<T>::get(creator).at(epoch.index);
		let reward = if account.generations < terms.max_rewarded_generations
			&& !T::Excluded::contains(creator)
		{
			let price = epoch.generate_curve(lane.quota).price(lane.rewarded.into(), 1);
			price.min(T::Treasury::channel(ChannelId::Generate).available())
		} else {
			0
		};
		ensure!(reward >= min_reward, Error::<T>::RewardTooLow);

		if reward > 0 {
			T::Treasury::pay(ChannelId::Generate, creator, reward)?;
			lane.rewarded += 1;
			account.generations += 1;
			Self::credit(creator, account, reward)?;
		}
		let fee = T::Treasury::charge(creator, GENERATION_FEE, terms.community_share)?;
		Lanes::<T>::insert(generator, lane);
		Ok(Receipt { reward, fee })
	}
}

impl<T: Config> Pallet<T> {
	/// A generator's lane as it stands now.
	pub(crate) fn lane(generator: &T::AccountId, epoch: &Epoch) -> Lane {
		Lanes::<T>::get(generator).at(epoch.index, epoch.clock.window_of(Self::now()))
	}

	/// Remember that `who` earned `reward`, more than nothing.
	fn credit(who: &T::AccountId, mut account: Account, reward: Balance) -> DispatchResult {
		if account.earned == 0 {
			Earners::<T>::try_mutate(|earners| -> DispatchResult {
				*earners = earners.checked_add(1).ok_or(ArithmeticError::Overflow)?;
				Ok(())
			})?;
		}
		account.earned = account.earned.checked_add(reward).ok_or(ArithmeticError::Overflow)?;
		Accounts::<T>::insert(who, account);
		Ok(())
	}
}
