//! Spending: who may take how much out of which pot, and the ceilings that keep a hasty decision small.

use crate::{BoardSpent, Channels, Config, Error, Pallet, Pot, Source, Spending, Spendings};
use frame::prelude::*;
use frame::traits::fungibles::Inspect;
use sd_primitives::{
	Asset, Balance, ChannelId, ceiling,
	traits::{Authority, Epochs, Handover, Treasury},
};

/// What the board may spend of Ecosystem before the handover: 5 % of what has been distributed by then.
const BOARD_CEILING: Percent = Percent::from_percent(5);

impl<T: Config> Pallet<T> {
	/// The board spends for the company; the authority for all others.
	pub(crate) fn ensure_may_spend(source: Source, origin: OriginFor<T>) -> DispatchResult {
		match source {
			Source::Company => Ok(T::CompanyOrigin::ensure_origin(origin).map(drop)?),
			Source::Community | Source::Ecosystem => T::AuthorityOrigin::ensure(origin),
		}
	}

	/// Spend `amount` base units of `asset`, within every ceiling.
	pub(crate) fn do_spend(
		source: Source,
		asset: &Asset,
		amount: Balance,
		beneficiary: &T::AccountId,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::NothingToSpend);
		let locked = source == Source::Community && !T::Handover::handed_over();
		ensure!(!locked, Error::<T>::CommunityLocked);
		let foreign = source == Source::Ecosystem && *asset != Asset::Native;
		ensure!(!foreign, Error::<T>::EcosystemHoldsOnlySd);
		ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);

		let pot = Self::pot(source.pot());
		let lost = [&pot, &Self::pot(Pot::Reserve)].contains(&beneficiary);
		ensure!(!lost, Error::<T>::OwnBeneficiary);

		Self::count_spending(source, asset, amount)?;
		if source == Source::Ecosystem {
			Self::count_board_spending(amount)?;
			Self::pay(ChannelId::Ecosystem, beneficiary, amount)
		} else {
			Self::transfer(asset, &pot, beneficiary, amount)
		}
	}

	/// Keep to the ceiling of the epoch.
	fn count_spending(source: Source, asset: &Asset, amount: Balance) -> DispatchResult {
		let epoch = T::Epochs::roll();
		let mut spending = Spendings::<T>::get(source, asset)
			.filter(|spending| spending.epoch == epoch)
			.unwrap_or_else(|| Self::first_spending(source, asset, epoch));
		spending.spent = spending.spent.checked_add(amount).ok_or(Error::<T>::OverCeiling)?;
		ensure!(spending.spent <= spending.ceiling, Error::<T>::OverCeiling);
		Spendings::<T>::insert(source, asset, spending);
		Ok(())
	}

	/// Before anything is spent in `epoch`.
	fn first_spending(source: Source, asset: &Asset, epoch: u32) -> Spending {
		let held = if source == Source::Ecosystem {
			Self::channel(ChannelId::Ecosystem).available()
		} else {
			T::Assets::balance(asset.clone(), &Self::pot(source.pot()))
		};
		Spending { epoch, ceiling: ceiling(held), spent: 0 }
	}

	/// What the board may have spent of Ecosystem by now, in base units.
	pub(crate) fn board_ceiling() -> Balance {
		BOARD_CEILING.mul_floor(Channels::<T>::get().distributed())
	}

	/// Keep to what the board may spend of Ecosystem, as long as it decides.
	fn count_board_spending(amount: Balance) -> DispatchResult {
		if T::Handover::handed_over() {
			return Ok(());
		}
		BoardSpent::<T>::try_mutate(|spent| {
			*spent = spent.checked_add(amount).ok_or(Error::<T>::OverBoardCeiling)?;
			ensure!(*spent <= Self::board_ceiling(), Error::<T>::OverBoardCeiling);
			Ok(())
		})
	}
}
