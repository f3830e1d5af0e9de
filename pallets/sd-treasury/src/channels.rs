//! What the other pallets have of the treasury: channels that pay, hold and forfeit, fees and prices that are taken.

use crate::{Channels, Config, Deals, Error, Event, Pallet, Pot};
use frame::deps::frame_support::storage::with_storage_layer;
use frame::prelude::*;
use frame::traits::{fungible::Mutate, fungibles::Inspect};
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

	fn can_receive(to: &T::AccountId, amount: Balance) -> bool {
		Self::can_receive_asset(&Asset::Native, to, amount)
	}

	fn minimum(asset: &Asset) -> Option<Balance> {
		let exists = T::Assets::asset_exists(asset.clone());
		exists.then(|| T::Assets::minimum_balance(asset.clone()))
	}

	fn charge(payer: &T::AccountId, fee: FeeParts) -> DispatchResult {
		let total = fee.total().ok_or(ArithmeticError::Overflow)?;
		ensure!(total <= Self::spendable(&Asset::Native, payer), Error::<T>::BalanceTooLow);

		for (pot, part) in [(Pot::Company, fee.company), (Pot::Community, fee.community)] {
			T::Currency::transfer(payer, &Self::pot(pot), part, Preservation::Preserve)?;
		}
		let FeeParts { company, community } = fee;
		Self::deposit_event(Event::Charged { from: payer.clone(), company, community });
		Ok(())
	}

	fn divide(
		payer: &T::AccountId,
		asset: &Asset,
		fee: FeeParts,
		parts: &[(&T::AccountId, Balance)],
	) -> Result<Balance, DispatchError> {
		let price = parts
			.iter()
			.try_fold(fee.total().ok_or(ArithmeticError::Overflow)?, |sum, (_, part)| {
				sum.checked_add(*part)
			})
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(price <= Self::spendable(asset, payer), Error::<T>::BalanceTooLow);

		with_storage_layer(|| {
			let company = Self::pot(Pot::Company);
			let mut redirected = 0;
			for (to, amount) in [(&company, fee.company)].iter().chain(parts) {
				if Self::can_receive_asset(asset, to, *amount) {
					Self::transfer(asset, payer, to, *amount)?;
				} else {
					// Not more than the price, which has been summed up.
					redirected += amount;
				}
			}
			Self::transfer(asset, payer, &Self::pot(Pot::Community), fee.community + redirected)?;
			Ok(redirected)
		})
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
		Self::mutate_channel(from, |channel| {
			take(channel)?;
			channel.paid = channel.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
			T::Currency::transfer(&Self::pot(Pot::Reserve), to, amount, Preservation::Preserve)?;
			Ok(())
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
