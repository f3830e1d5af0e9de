//! Epochs: the roll, and what it fixes for a day.

use crate::{
	Bases, CommunitySchedule, CommunityTerms, Config, CurrentEpoch, Epoch, Event, Pallet, Schedule,
	WeightInfo,
};
use frame::prelude::*;
use sd_primitives::{
	BlockNumber, ChannelId,
	traits::{Epochs, Milestone, OnHandover, Treasury},
};

impl<T: Config> Epochs for Pallet<T> {
	fn length() -> BlockNumber {
		CurrentEpoch::<T>::get().clock.epoch
	}

	fn roll() -> u32 {
		Pallet::<T>::roll().index
	}

	fn roll_weight() -> Weight {
		T::WeightInfo::roll()
	}

	fn roll_due() -> Weight {
		let last = CurrentEpoch::<T>::get();
		let due = last.clock.epoch_of(Self::now()) != last.index;
		if due { T::WeightInfo::roll() } else { Weight::zero() }
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll() {
		T::Treasury::prepare_recycling();
		let later = CurrentEpoch::<T>::get().clock.epoch.saturating_mul(2);
		frame_system::Pallet::<T>::set_block_number(later.into());
	}
}

impl<T: Config> OnHandover for Pallet<T> {
	/// Void the board's terms for the community whose epoch has not begun. Rolls nothing: what has begun is in force anyway.
	fn on_handover() {
		let epoch = CurrentEpoch::<T>::get().clock.epoch_of(Self::now());
		let voided = CommunitySchedule::<T>::mutate(|schedule| {
			let (current, voided) = core::mem::take(schedule).at(epoch);
			*schedule = Schedule { current, pending: None };
			voided
		});
		if voided.is_some() {
			Self::deposit_event(Event::CommunityTermsVoided);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current epoch, rolled into if this is the first call in it. Everything that reads or writes terms, channels or
	/// caps comes through here first.
	pub fn roll() -> Epoch {
		Self::rolled().0
	}

	/// The same, and what it took: nothing, if another call has rolled into this epoch.
	pub(crate) fn rolled() -> (Epoch, Weight) {
		let last = CurrentEpoch::<T>::get();
		let index = last.clock.epoch_of(Self::now());
		if index == last.index {
			return (last, Weight::zero());
		}
		let epoch = Self::begin(Epoch { index, quotas: last.next_quotas, ..last });
		CurrentEpoch::<T>::put(epoch);
		let Bases { generate, share, sale } = epoch.bases;
		Self::deposit_event(Event::EpochBegan { epoch: index, generate, share, sale });
		(epoch, T::WeightInfo::roll())
	}

	/// Recycle, and fix the base rewards, targets and multiple of `epoch`, by the terms in force and what the channels hold then.
	pub(crate) fn begin(epoch: Epoch) -> Epoch {
		let terms = CommunitySchedule::<T>::get().into_force(epoch.index);
		T::Treasury::recycle(terms.recycle);
		let [generate, share, sale] =
			[ChannelId::Generate, ChannelId::Share, ChannelId::Sale].map(T::Treasury::channel);
		let bases = Bases::of(&terms, &generate, &share, &sale);
		Epoch {
			bases,
			generate_target: terms.generate_target,
			share_target: terms.share_target,
			sale_multiple: terms.sale_multiple,
			milestone: T::Milestone::threshold(),
			..epoch
		}
	}

	/// The terms in force in the current epoch.
	pub fn community_terms(epoch: &Epoch) -> CommunityTerms {
		CommunitySchedule::<T>::get().into_force(epoch.index)
	}

	/// The current block.
	pub fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}
