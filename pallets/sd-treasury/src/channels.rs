//! What the other pallets have of the treasury: channels that pay, hold and forfeit, fees that are taken.

use crate::{Channels, Config, Deals, Error, Event, Pallet, Pot};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use frame::traits::fungibles::Inspect;
use sd_primitives::{
	Asset, Balance, Channel, ChannelId, FeeParts,
	traits::{Handover, Treasury},
};

impl<T: Config> Treasury<T::AccountId> for Pallet<T> {
	type Deals = Deals<T>;

	fn deals(from: ChannelId) -> Deals<T> {
		Deals::begin(from)
	}

	fn channel(id: ChannelId) -> Channel {
		*Channels::<T>::get().get(id)
	}

	fn pay(from: ChannelId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::pay_out(from, to, amount, |channel| {
			ensure!(amount <= channel.available(), Error::<T>::ChannelShort);
			Ok(())
		})
	}

	fn hold(from: ChannelId, amount: Balance) -> DispatchResult {
		Self::mutate_channel(from, |channel| {
			ensure!(amount <= channel.available(), Error::<T>::ChannelShort);
			channel.held = channel.held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	fn pay_held(from: ChannelId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::pay_out(from, to, amount, |channel| Self::take_held(channel, amount))
	}

	fn forfeit(from: ChannelId, amount: Balance) -> DispatchResult {
		Self::mutate_channel(from, |channel| Self::take_held(channel, amount))
	}

	fn minimum(asset: &Asset) -> Option<Balance> {
		let exists = T::Assets::asset_exists(asset.clone());
		exists.then(|| T::Assets::minimum_balance(asset.clone()))
	}

	fn charge(payer: &T::AccountId, fee: FeeParts) -> DispatchResult {
		let total = fee.total().ok_or(ArithmeticError::Overflow)?;
		with_storage_layer(|| {
			Self::take(payer, total)?;
			Self::collect(fee)
		})?;
		let FeeParts { company, community } = fee;
		Self::deposit_event(Event::Charged { from: payer.clone(), company, community });
		Ok(())
	}

	fn distributed() -> Balance {
		Channels::<T>::get().distributed()
	}

	fn recycle(rate: Perbill) {
		if T::Handover::handed_over() {
			Self::refill_channels(rate);
			Self::empty_overflow();
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_recycling() {
		Self::make_recycling_costly();
	}
}

impl<T: Config> Pallet<T> {
	/// Give the treasuries $SD that was taken.
	pub(crate) fn collect(fee: FeeParts) -> DispatchResult {
		Self::give(&Self::pot(Pot::Company), fee.company)?;
		Self::give(&Self::pot(Pot::Community), fee.community)
	}

	/// Pay `amount` to `to` out of the Reserve, after `take` has found it in the channel's books.
	fn pay_out(
		from: ChannelId,
		to: &T::AccountId,
		amount: Balance,
		take: impl FnOnce(&mut Channel) -> DispatchResult,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		with_storage_layer(|| {
			Self::mutate_channel(from, |channel| {
				take(channel)?;
				channel.paid = channel.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
				Ok(())
			})?;
			Self::take(&Self::pot(Pot::Reserve), amount)?;
			Self::give(to, amount)
		})?;
		Self::deposit_event(Event::Paid { channel: from, to: to.clone(), amount });
		Ok(())
	}

	/// Change a channel's books, unless `change` fails.
	pub(crate) fn mutate_channel(
		id: ChannelId,
		change: impl FnOnce(&mut Channel) -> DispatchResult,
	) -> DispatchResult {
		Channels::<T>::try_mutate(|books| change(books.get_mut(id)))
	}

	/// Take `amount` out of what is set aside.
	fn take_held(channel: &mut Channel, amount: Balance) -> DispatchResult {
		channel.held = channel.held.checked_sub(amount).ok_or(Error::<T>::HeldShort)?;
		Ok(())
	}
}
