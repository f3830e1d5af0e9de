//! Lanes: each generator's share of what an epoch rewards.
//!
//! A quota counts from the epoch after the one in which it was set, so that the lanes' targets are fixed for the epoch. The
//! sum of the quotas is kept as they change: nothing ever goes through all lanes.

use crate::{Config, CurrentEpoch, Epoch, Lane, Lanes, Pallet};
use frame::traits::DefensiveSaturating;
use sd_primitives::traits::Quotas;

impl<T: Config> Quotas<T::AccountId> for Pallet<T> {
	fn set_quota(generator: &T::AccountId, quota: u32) {
		let mut epoch = Self::roll();
		let mut lane = Self::lane(generator, &epoch);
		epoch.next_quotas = epoch
			.next_quotas
			.defensive_saturating_sub(lane.quota_to_come().into())
			.defensive_saturating_add(quota.into());
		if Self::now() == 0 {
			(lane.quota, epoch.quotas) = (quota, epoch.next_quotas);
		} else {
			lane.next_quota = Some((epoch.index + 1, quota));
		}
		Lanes::<T>::insert(generator, lane);
		CurrentEpoch::<T>::put(epoch);
	}
}

impl<T: Config> Pallet<T> {
	/// A generator's lane as it stands now.
	pub(crate) fn lane(generator: &T::AccountId, epoch: &Epoch) -> Lane {
		Lanes::<T>::get(generator).at(epoch.index, epoch.clock.window_of(Self::now()))
	}
}
