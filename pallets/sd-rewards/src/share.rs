//! The Share rule: a reward that is fixed and set aside when a graphic is shared, and paid when moderation is over.

use crate::{Accounts, Config, Error, Lanes, Pallet, earners::By};
use frame::prelude::*;
use sd_primitives::{
	Balance, BlockNumber, ChannelId,
	traits::{PendingReward, ShareRule, Treasury},
};

impl<T: Config> ShareRule<T::AccountId> for Pallet<T> {
	fn shared(
		creator: &T::AccountId,
		generator: &T::AccountId,
		min_reward: Balance,
	) -> Result<PendingReward, DispatchError> {
		let epoch = Self::roll();
		let terms = Self::community_terms(&epoch);
		let mut lane = Self::lane(generator, &epoch);
		let mut account = Accounts::<T>::get(creator).at(epoch.index);

		let amount =
			if account.shares < terms.max_rewarded_shares && !T::Excluded::contains(creator) {
				let price = epoch.share_curve(lane.quota).price(lane.shared.into(), 1);
				price.min(T::Treasury::channel(ChannelId::Share).available())
			} else {
				0
			};
		ensure!(amount >= min_reward, Error::<T>::RewardTooLow);

		if amount > 0 {
			T::Treasury::hold(ChannelId::Share, amount)?;
			lane.shared += 1;
			account.shares += 1;
			Lanes::<T>::insert(generator, lane);
			Accounts::<T>::insert(creator, account);
		}
		let due = Self::now().checked_add(terms.moderation_period);
		Ok(PendingReward { amount, due: due.ok_or(ArithmeticError::Overflow)? })
	}

	fn settle_share(creator: &T::AccountId, amount: Balance) -> DispatchResult {
		let epoch = Self::roll();
		if amount == 0 {
			return Ok(());
		}
		T::Treasury::pay_held(ChannelId::Share, creator, amount)?;
		let account = Accounts::<T>::get(creator).at(epoch.index);
		Self::credit(creator, account, amount, By::Creating)?;
		Self::tell_progress(&epoch, T::Treasury::distributed());
		Ok(())
	}

	fn forfeit_share(amount: Balance) -> DispatchResult {
		Self::roll();
		T::Treasury::forfeit(ChannelId::Share, amount)
	}

	fn retention() -> BlockNumber {
		let epoch = Self::roll();
		let epochs = Self::community_terms(&epoch).retention;
		epochs.saturating_mul(epoch.clock.epoch)
	}
}
