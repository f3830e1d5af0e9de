//! Trading: listing an item, and buying it.

use crate::{COLLECTION, Config, Error, Event, Item, ItemId, Items, Listing, Listings, Pallet};
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
		ensure!(!Listings::<T>::contains_key(item), Error::<T>::AlreadyListed);
		Self::ensure_allowed(&asset)?;
		T::Rules::ensure_price(&asset, price)?;
		ensure!(T::Nfts::can_transfer(&COLLECTION, &item), Error::<T>::NotTransferable);

		let commission = T::Rules::commission();
		Listings::<T>::insert(item, Listing { price, asset: asset.clone(), commission });
		Self::deposit_event(Event::Listed { item, seller, price, asset, commission });
		Ok(())
	}

	/// Let `buyer` have a listed item, and everybody their part of its price.
	pub(crate) fn do_buy(
		buyer: T::AccountId,
		item: ItemId,
		max_price: Balance,
		expected: Asset,
	) -> DispatchResult {
		// Not listed any more from here on: a locked item would not move.
		let listing = Listings::<T>::take(item);
		let seller = T::Nfts::owner(&COLLECTION, &item).ok_or(Error::<T>::UnknownItem)?;
		let Listing { price, asset, commission } = listing.ok_or(Error::<T>::NotListed)?;
		ensure!(seller != buyer, Error::<T>::OwnItem);
		ensure!(asset == expected, Error::<T>::OtherAsset);
		Self::ensure_allowed(&asset)?;
		ensure!(price <= max_price, Error::<T>::PriceAboveMax);

		let known = Items::<T>::get(item).ok_or(Error::<T>::UnknownItem)?;
		let Item { ref creator, royalty, sales, .. } = known;
		let creator = creator.clone();
		let sale = Sale { buyer, seller, creator, asset, price, royalty, commission, sales };
		let proceeds = T::Rules::sold(&sale)?;
		T::Nfts::transfer(&COLLECTION, &item, &sale.buyer)?;
		let sales = sales.saturating_add(1);
		Items::<T>::insert(item, Item { sales, ..known });

		let Sale { buyer, seller, creator, asset, price, .. } = sale;
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
		Ok(())
	}

	/// Refuse whoever does not own the item.
	pub(crate) fn ensure_owner(item: ItemId, who: &T::AccountId) -> DispatchResult {
		let owner = T::Nfts::owner(&COLLECTION, &item).ok_or(Error::<T>::UnknownItem)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}
}
