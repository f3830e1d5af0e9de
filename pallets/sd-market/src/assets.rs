//! The assets in which prices may be set.

use crate::{Config, Error, Pallet, PricedAssets};
use frame::prelude::*;
use sd_primitives::{Asset, traits::AssetAccounts};

impl<T: Config> Pallet<T> {
	/// Let prices be set in an asset, or no longer.
	pub(crate) fn do_set_asset(asset: &Asset, allowed: bool) -> DispatchResult {
		ensure!(*asset != Asset::Native, Error::<T>::NativeNeedsNoEntry);
		if !allowed {
			PricedAssets::<T>::remove(asset);
			return Ok(());
		}
		let sufficient = T::Assets::is_sufficient(asset).ok_or(Error::<T>::UnknownAsset)?;
		ensure!(sufficient, Error::<T>::AssetNotSufficient);

		// A commission may be less than what begins an account.
		T::Assets::open_accounts(asset)?;
		PricedAssets::<T>::insert(asset, ());
		Ok(())
	}

	/// Whether prices may be set in an asset: in $SD, and in what the authority has allowed as long as that is sufficient. What
	/// somebody creates under the number of an asset that is gone is not.
	pub fn is_allowed(asset: &Asset) -> bool {
		*asset == Asset::Native
			|| PricedAssets::<T>::contains_key(asset)
				&& T::Assets::is_sufficient(asset) == Some(true)
	}

	/// Refuse prices in other assets.
	pub(crate) fn ensure_allowed(asset: &Asset) -> DispatchResult {
		ensure!(Self::is_allowed(asset), Error::<T>::AssetNotAllowed);
		Ok(())
	}
}
