//! The Generate rule: reward first, then the fee.

use crate::{Accounts, Config, Error, Lanes, Pallet, earners::By, terms::GENERATION_FEE};
use frame::prelude::*;
use sd_primitives::{
	Balance, ChannelId, FeeParts,
	traits::{GenerateRule, Receipt, Treasury},
};

impl<T: Config> GenerateRule<T::AccountId> for Pallet<T> {
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
			Self::credit(creator, account, reward, By::Creating)?;
		}
		let fee = FeeParts::of(GENERATION_FEE, terms.community_share);
		T::Treasury::charge(creator, fee)?;
		Lanes::<T>::insert(generator, lane);
		Ok(Receipt { reward, fee })
	}
}
