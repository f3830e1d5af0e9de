//! The latch: how the milestone is reached, when the community takes over, and what ends then.

use crate::{Config, CurrentLatch, Event, Latch, Pallet, WeightInfo};
use frame::{
	deps::frame_support::{storage_alias, traits::Time},
	prelude::*,
};
use sd_primitives::{
	Balance,
	traits::{Handover, Milestone, OnHandover},
};

/// The upgrade that is authorized and not applied: the hash of its code, and whether its version counts. frame-system keeps
/// it to itself, and offers only to replace it.
#[storage_alias]
pub(crate) type AuthorizedUpgrade<T: frame_system::Config> =
	StorageValue<frame_system::Pallet<T>, (<T as frame_system::Config>::Hash, bool), OptionQuery>;

impl<T: Config> Handover for Pallet<T> {
	fn handed_over() -> bool {
		CurrentLatch::<T>::get().handed_over_at.is_some()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn hand_over() {
		let latch = CurrentLatch::<T>::get();
		let (reached_at, notice) = (Some(Self::now()), 0);
		CurrentLatch::<T>::put(Latch { reached_at, notice, ..latch });
		Self::watch();
	}
}

impl<T: Config> Milestone for Pallet<T> {
	fn threshold() -> Balance {
		let latch = CurrentLatch::<T>::get();
		if latch.is_open() { latch.threshold } else { Balance::MAX }
	}

	fn progress(distributed: Balance, earners: impl FnOnce() -> u32) {
		let latch = CurrentLatch::<T>::get();
		if !latch.is_open() || distributed < latch.threshold {
			return;
		}
		let earners = earners();
		if earners < latch.earners {
			return;
		}
		let latch = Latch { reached_at: Some(Self::now()), ..latch };
		let due = latch.due_at().unwrap_or(Self::now());
		CurrentLatch::<T>::put(latch);
		Self::deposit_event(Event::MilestoneReached { distributed, earners, due });
	}
}

impl<T: Config> Pallet<T> {
	/// Close the latch if this is the block for it; what that took.
	///
	/// The time is that of the block before: this block's is not known yet.
	pub(crate) fn watch() -> Weight {
		let (latch, time) = (CurrentLatch::<T>::get(), T::Time::now());
		if latch.handed_over_at.is_some() {
			return <T as Config>::WeightInfo::watch();
		}
		if latch.is_due(Self::now(), time) {
			Self::close(latch);
			return <T as Config>::WeightInfo::close();
		}
		if latch.fallback_at.is_none() && time > 0 {
			let fallback_at = Some(time.saturating_add(latch.fallback));
			CurrentLatch::<T>::put(Latch { fallback_at, ..latch });
		}
		<T as Config>::WeightInfo::watch()
	}

	/// From now on the community decides.
	fn close(latch: Latch) {
		let reached_at = latch.reached_at;
		CurrentLatch::<T>::put(Latch { handed_over_at: Some(Self::now()), ..latch });
		Self::deposit_event(Event::HandedOver { reached_at });

		if let Some((code, _)) = AuthorizedUpgrade::<T>::take() {
			Self::deposit_event(Event::UpgradeVoided { code });
		}
		T::OnHandover::on_handover();
	}

	/// Let the scheduler have all it may have, or nothing: what of a block is gone then.
	///
	/// It drops for good the first call that does not fit into what is left, and a migration may leave little. With nothing
	/// left it waits for the next block.
	pub(crate) fn hold_agenda_back() -> Weight {
		let left = frame_system::Pallet::<T>::remaining_block_weight().remaining();
		if T::AgendaWeight::get().all_lte(left) { Weight::zero() } else { left }
	}
}
