//! What the pallet tells those who listen.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
	/// What happened to items, and to the assets they are priced in.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// There is an NFT of a graphic; it is its creator's, who has paid for it.
		Minted {
			/// Its number in the collection.
			item: ItemId,
			/// Who made the graphic.
			creator: T::AccountId,
			/// SHA-256 of the image file.
			content_hash: ContentHash,
			/// Which generator attested it.
			generator: T::AccountId,
			/// The creator's part of resales.
			royalty: Perbill,
			/// Base units of the fee to Company.
			company: Balance,
			/// Base units of the fee to Community.
			community: Balance,
		},
		/// An item is for sale, and locked.
		Listed {
			/// The item.
			item: ItemId,
			/// Whose it is.
			seller: T::AccountId,
			/// Base units of the asset.
			price: Balance,
			/// What the price is of.
			asset: Asset,
			/// The treasuries' parts of it.
			commission: Commission,
		},
		/// An item is no longer for sale, nor locked.
		Unlisted {
			/// The item.
			item: ItemId,
			/// Whose it is.
			seller: T::AccountId,
		},
		/// An item was sold, and is the buyer's.
		Sold {
			/// The item.
			item: ItemId,
			/// Whose it was.
			seller: T::AccountId,
			/// Whose it is.
			buyer: T::AccountId,
			/// Who made the graphic, and has the royalty.
			creator: T::AccountId,
			/// Base units of the asset.
			price: Balance,
			/// What the price is of.
			asset: Asset,
			/// What became of the price, and what the seller earned.
			proceeds: Proceeds,
			/// How often the item has been sold, this time included.
			sales: u32,
		},
		/// Prices may be set in an asset, or no longer.
		AssetSet {
			/// The asset.
			asset: Asset,
			/// Whether they may.
			allowed: bool,
		},
	}
}
