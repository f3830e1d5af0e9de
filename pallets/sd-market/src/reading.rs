//! What clients can ask.

use crate::{COLLECTION, Config, Item, ItemId, Items, Listing, Pallet};
use frame::traits::tokens::nonfungibles_v2::Inspect;
use sd_primitives::{
	Asset, Balance,
	info::ListingInfo,
	traits::{Sale, SaleRule},
};

impl<T: Config> Pallet<T> {
	/// An item that is for sale.
	pub fn listing(item: ItemId) -> Option<ListingInfo<T::AccountId>> {
		let Item { content_hash, creator, royalty, sales, listing } = Items::<T>::get(item)?;
		let Listing { price, asset, commission } = listing?;
		Some(ListingInfo {
			seller: T::Nfts::owner(&COLLECTION, &item)?,
			price,
			allowed: Self::is_allowed(&asset),
			asset,
			commission,
			content_hash,
			creator,
			royalty,
			sales,
		})
	}

	/// The sale of an item by its owner for `price` base units of `asset`, were it listed and sold now; to nobody in
	/// particular. `None` if there is no such item, or if prices may not be set in the asset.
	///
	/// Rolls, as listing would: to be asked through a runtime API, which keeps no changes.
	pub fn sale_of(item: ItemId, price: Balance, asset: Asset) -> Option<Sale<T::AccountId>> {
		let Item { creator, royalty, sales, .. } = Items::<T>::get(item)?;
		let seller = T::Nfts::owner(&COLLECTION, &item)?;
		let commission = T::Rules::commission();
		let sale = Sale {
			buyer: Self::account(),
			seller,
			creator,
			asset,
			price,
			royalty,
			commission,
			sales,
		};
		Self::is_allowed(&sale.asset).then_some(sale)
	}
}
