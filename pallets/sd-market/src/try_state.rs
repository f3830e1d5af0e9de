//! The invariants of `lib.rs`, as code.

use crate::{
	COLLECTION, Config, Items, MAX_ROYALTY, NextItem, Pallet, PricedAssets,
	minting::{digits, key},
};
use alloc::collections::BTreeSet;
use frame::{
	deps::sp_runtime::TryRuntimeError, prelude::*, traits::tokens::nonfungibles_v2::Inspect,
};
use sd_primitives::{Asset, LEAST_PRICE, traits::Registry};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let owner = T::Nfts::collection_owner(&COLLECTION);
		ensure!(owner == Some(Self::account()), "1: the collection is somebody else's");
		let native = PricedAssets::<T>::contains_key(Asset::Native);
		ensure!(!native, "7: $SD is among the priced assets");
		Self::try_items()
	}

	fn try_items() -> Result<(), TryRuntimeError> {
		let mut graphics = BTreeSet::new();
		for (number, item) in Items::<T>::iter() {
			ensure!(number < NextItem::<T>::get(), "2: an item has a number that was not given");
			ensure!(graphics.insert(item.content_hash), "2: two items are of one graphic");
			let graphic = T::Graphics::attested(&item.content_hash);
			let minted = graphic.is_some_and(|it| it.minted && it.creator == item.creator);
			ensure!(minted, "3: an item is of no graphic of its creator's that is marked minted");
			ensure!(item.royalty <= MAX_ROYALTY, "4: a royalty is too high");

			let exists = T::Nfts::owner(&COLLECTION, &number).is_some();
			let key = key::CONTENT_HASH.as_bytes();
			let says = T::Nfts::system_attribute(&COLLECTION, Some(&number), key);
			let true_of_itself = says == Some(digits(item.content_hash).into_bytes());
			ensure!(true_of_itself || !exists, "6: an item says that it is of another graphic");

			let listing = item.listing.as_ref();
			ensure!(exists || listing.is_none(), "5: a listed item does not exist");
			let worth = listing.is_none_or(|listing| listing.price >= LEAST_PRICE);
			ensure!(worth, "5: an item is listed for next to nothing");
		}
		let all = graphics.len() == NextItem::<T>::get() as usize;
		ensure!(all, "2: an item is missing");
		Ok(())
	}
}
