//! What is stored.

use frame::prelude::*;
use sd_primitives::{Asset, Balance, BlockNumber, Commission, ContentHash};

/// An item's number in the collection.
pub type ItemId = u32;

/// What pallet-nfts is told of a collection.
pub type CollectionConfig = pallet_nfts::CollectionConfig<Balance, BlockNumber, u32>;

/// The collection: the first that is created, and the only one.
pub const COLLECTION: u32 = 0;

/// The most a creator may have of a resale: 10 %.
pub const MAX_ROYALTY: Perbill = Perbill::from_percent(10);

/// What is known of an item, beside whose it is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Item<AccountId> {
	/// SHA-256 of the image file.
	pub content_hash: ContentHash,
	/// Who made the graphic.
	pub creator: AccountId,
	/// The creator's part of resales.
	pub royalty: Perbill,
	/// How often it was sold, for any asset.
	pub sales: u32,
	/// What it is offered for, if it is; it is locked then.
	pub listing: Option<Listing>,
}

/// What an item is offered for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Listing {
	/// Base units of the asset.
	pub price: Balance,
	/// What the price is of.
	pub asset: Asset,
	/// The treasuries' parts, as they were in force when it was listed.
	pub commission: Commission,
}
