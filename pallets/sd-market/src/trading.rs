//! Trading: listing an item, and buying it.

use crate::{COLLECTION, Config, Error, Event, Item, ItemId, Items, Listing, Pallet};
use frame::{
	prelude::*,
	traits::tokens::nonfungibles_v2::{Inspect, Transfer},
};
use sd_primitives::{
	Asset, Balance,
	traits::{Sale, SaleRule},
};

impl<T: Config> Pallet<T> {
	/// Offer an item, and lock it.
	pub(crate) fn do_list(
		seller: T::AccountId,
		item: ItemId,
		price: Balance,
		asset: Asset,
	) -> DispatchResult {
		Self::ensure_owner(item, &seller)?;
		let commission = Items::<T>::try_mutate(item, |known| -> Result<_, DispatchError> {
			let known = known.as_mut().ok_or(Error::<T>::UnknownItem)?;
			ensure!(known.listing.is_none(), Error::<T>::AlreadyListed);
			Self::ensure_allowed(&asset)?;
			T::Rules::ensure_price(&asset, price)?;
			ensure!(T::Nfts::can_transfer(&COLLECTION, &item), Error::<T>::NotTransferable);

			let commission = T::Rules::commission();
			known.listing = Some(Listing { price, asset: asset.clone(), commission });
			Ok(commission)
		})?;
		Self::deposit_event(Event::Listed { item, seller, price, asset, commission });
		Ok(())
	}

	/// Offer an item no longer, and unlock it.
	pub(crate) fn do_unlist(item: ItemId) -> DispatchResult {
		Items::<T>::try_mutate(item, |known| {
			let known = known.as_mut().ok_or(Error::<T>::UnknownItem)?;
			known.listing.take().map(drop).ok_or(Error::<T>::NotListed.into())
		})
	}

	/// Let `buyer` have a listed item, and everybody their part of its price; what rolling took.
	pub(crate) fn do_buy(
		buyer: T::AccountId,
		item: ItemId,
		max_price: Balance,
		expected: Asset,
	) -> Result<Weight, DispatchError> {
		let seller = T::Nfts::owner(&COLLECTION, &item).ok_or(Error::<T>::UnknownItem)?;
		let dealt = Items::<T>::try_mutate(item, |known| -> Result<_, DispatchError> {
			let known = known.as_mut().ok_or(Error::<T>::UnknownItem)?;
			// Sold, it is for sale no longer; and listed, it would be locked.
			let Listing { price, asset, commission } =
				known.listing.take().ok_or(Error::<T>::NotListed)?;
			ensure!(seller != buyer, Error::<T>::OwnItem);
			ensure!(asset == expected, Error::<T>::OtherAsset);
			Self::ensure_allowed(&asset)?;
			ensure!(price <= max_price, Error::<T>::PriceAboveMax);

			let Item { ref creator, royalty, sales, .. } = *known;
			let creator = creator.clone();
			let sale = Sale { buyer, seller, creator, asset, price, royalty, commission, sales };
			let (proceeds, rolling) = T::Rules::sold(&sale)?;
			known.sales = sales.saturating_add(1);
			Ok((sale, known.sales, proceeds, rolling))
		});
		let (sale, sales, proceeds, rolling) = dealt?;
		let Sale { buyer, seller, creator, asset, price, .. } = sale;
		T::Nfts::transfer(&COLLECTION, &item, &buyer)?;
		Self::deposit_event(Event::Sold {
			item,
			seller,
			buyer,
			creator,
			price,
			asset,
			proceeds,
			sales,
		});
		Ok(rolling)
	}

	/// Refuse whoever does not own the item.
	pub(crate) fn ensure_owner(item: ItemId, who: &T::AccountId) -> DispatchResult {
		let owner = T::Nfts::owner(&COLLECTION, &item).ok_or(Error::<T>::UnknownItem)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}
}
