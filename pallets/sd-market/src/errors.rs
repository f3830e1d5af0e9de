//! Why the pallet refuses, and what to do then.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No graphic with this content hash is registered. Register it first, or claim it from its batch.
		UnknownGraphic,
		/// The graphic is somebody else's. Only its creator may mint it.
		NotCreator,
		/// A moderator has taken the graphic down. It will not be minted.
		TakenDown,
		/// There has been an NFT of this graphic. There will be no second one.
		AlreadyMinted,
		/// The royalty is more than a tenth. Ask for less.
		RoyaltyTooHigh,
		/// There is no item with this number, or no longer. Check the number.
		UnknownItem,
		/// The item is somebody else's. Only its owner may do this.
		NotOwner,
		/// The item is listed already. Unlist it first.
		AlreadyListed,
		/// The item is not for sale. Wait until its owner lists it.
		NotListed,
		/// Prices may not be set in this asset, or no longer. Use $SD or another, or wait until it is allowed.
		AssetNotAllowed,
		/// The item does not move. It can be neither sold nor given away.
		NotTransferable,
		/// The item is the buyer's own. Unlist it instead.
		OwnItem,
		/// The item costs more than the buyer is ready to pay. Look at the listing again.
		PriceAboveMax,
		/// The item is listed in another asset. Look at the listing again.
		OtherAsset,
		/// There is no such asset. Check its number.
		UnknownAsset,
		/// The asset does not let accounts exist by itself. It has to be made sufficient first.
		AssetNotSufficient,
		/// Prices may always be set in $SD. There is nothing to allow or to refuse.
		NativeNeedsNoEntry,
	}
}
