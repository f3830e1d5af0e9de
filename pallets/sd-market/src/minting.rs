//! Minting: the collection, its items, and what they say of themselves.

use crate::{
	COLLECTION, CollectionConfig, Config, Error, Event, Item, ItemId, Items, MAX_ROYALTY, NextItem,
	Pallet,
};
use alloc::{
	format,
	string::{String, ToString},
	vec,
	vec::Vec,
};
use frame::{
	deps::sp_core::hexdisplay::HexDisplay,
	prelude::*,
	traits::tokens::nonfungibles_v2::{Create, Mutate},
};
use pallet_nfts::{CollectionSetting, CollectionSettings, ItemConfig};
use sd_primitives::{
	Balance, ContentHash, FeeParts,
	traits::{Attested, MintRule, Registry},
};

/// What wallets and explorers show of the collection.
const COLLECTION_METADATA: &str =
	r#"{"name":"SD Chain","description":"Graphics whose making is attested, each minted once"}"#;

/// The names of an item's attributes.
pub(crate) mod key {
	/// SHA-256 of the image file.
	pub const CONTENT_HASH: &str = "content_hash";
	/// Which generator attested it.
	pub const GENERATOR: &str = "generator";
	/// With which of its keys.
	pub const KEY_VERSION: &str = "key_version";
	/// Which of its models made it.
	pub const MODEL: &str = "model";
	/// The creator's part of resales.
	pub const ROYALTY: &str = "royalty";
	/// In which block it was made.
	pub const BLOCK: &str = "block";
	/// In which batch it was made,
	pub const BATCH: &str = "batch";
	/// and where in it.
	pub const INDEX: &str = "index";
}

/// The attributes of a graphic's item.
pub(crate) fn attributes<AccountId: Encode>(
	content_hash: ContentHash,
	graphic: &Attested<AccountId>,
	royalty: Perbill,
) -> Vec<(&'static str, String)> {
	let mut attributes = vec![
		(key::CONTENT_HASH, digits(content_hash)),
		(key::GENERATOR, format!("0x{}", HexDisplay::from(&graphic.generator.encode()))),
		(key::KEY_VERSION, graphic.key_version.to_string()),
		(key::MODEL, graphic.model.to_string()),
		(key::ROYALTY, royalty.deconstruct().to_string()),
	];
	match graphic.batch {
		None => attributes.push((key::BLOCK, graphic.made.to_string())),
		Some((root, index)) => attributes
			.extend([(key::BATCH, format!("0x{}", digits(root))), (key::INDEX, index.to_string())]),
	}
	attributes
}

/// The metadata of a graphic's item, with the picture if it is published at `cid`.
pub(crate) fn metadata(item: ItemId, content_hash: ContentHash, cid: Option<Vec<u8>>) -> String {
	// A creator chooses the identifier: what is not letters and digits could end the string it stands in.
	let image = cid
		.and_then(|cid| String::from_utf8(cid).ok())
		.filter(|cid| cid.chars().all(|letter| letter.is_ascii_alphanumeric()))
		.map(|cid| format!(r#""image":"ipfs://{cid}","#))
		.unwrap_or_default();
	let sha256 = digits(content_hash);
	format!(r#"{{"name":"SD Chain #{item}",{image}"sha256":"{sha256}"}}"#)
}

/// 64 hexadecimal digits, as `sha256sum` prints them.
pub(crate) fn digits(hash: H256) -> String {
	HexDisplay::from(hash.as_fixed_bytes()).to_string()
}

impl<T: Config> Pallet<T> {
	/// The account that owns the collection.
	pub fn account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Create the collection, in which only this pallet mints, and of which nothing is changed any more.
	pub(crate) fn create_collection() -> DispatchResult {
		let config = CollectionConfig {
			settings: CollectionSettings::from_disabled(
				CollectionSetting::UnlockedMetadata
					| CollectionSetting::UnlockedAttributes
					| CollectionSetting::UnlockedMaxSupply,
			),
			..Default::default()
		};
		let (owner, admin) = (Self::account(), Self::account());
		let collection = T::Nfts::create_collection(&owner, &admin, &config)?;
		ensure!(collection == COLLECTION, DispatchError::Unavailable);
		T::Nfts::set_collection_metadata(None, &COLLECTION, COLLECTION_METADATA.as_bytes())
	}

	/// Charge for the NFT of a graphic, and make it.
	pub(crate) fn do_mint(
		creator: T::AccountId,
		content_hash: ContentHash,
		royalty: Perbill,
		max_fee: Balance,
	) -> DispatchResult {
		let graphic = T::Graphics::attested(&content_hash).ok_or(Error::<T>::UnknownGraphic)?;
		ensure!(graphic.creator == creator, Error::<T>::NotCreator);
		ensure!(!graphic.taken_down, Error::<T>::TakenDown);
		ensure!(!graphic.minted, Error::<T>::AlreadyMinted);
		ensure!(royalty <= MAX_ROYALTY, Error::<T>::RoyaltyTooHigh);

		let FeeParts { company, community } = T::Rules::minted(&creator, max_fee)?;
		let item = Self::enter(&creator, content_hash, &graphic, royalty)?;
		T::Graphics::mark_minted(&content_hash);
		let known =
			Item { content_hash, creator: creator.clone(), royalty, sales: 0, listing: None };
		Items::<T>::insert(item, known);
		let generator = graphic.generator;
		Self::deposit_event(Event::Minted {
			item,
			creator,
			content_hash,
			generator,
			royalty,
			company,
			community,
		});
		Ok(())
	}

	/// Let pallet-nfts have the next item, and what it says of itself.
	fn enter(
		creator: &T::AccountId,
		content_hash: ContentHash,
		graphic: &Attested<T::AccountId>,
		royalty: Perbill,
	) -> Result<ItemId, DispatchError> {
		let item = NextItem::<T>::get();
		NextItem::<T>::put(item.checked_add(1).ok_or(ArithmeticError::Overflow)?);

		// All settings are enabled, so that burning an item leaves no metadata behind; only this pallet could change it.
		T::Nfts::mint_into(&COLLECTION, &item, creator, &ItemConfig::default(), true)?;
		for (key, value) in attributes(content_hash, graphic, royalty) {
			T::Nfts::set_attribute(&COLLECTION, &item, key.as_bytes(), value.as_bytes())?;
		}
		let metadata = metadata(item, content_hash, T::Graphics::published(&content_hash));
		T::Nfts::set_item_metadata(None, &COLLECTION, &item, metadata.as_bytes())?;
		Ok(item)
	}
}
