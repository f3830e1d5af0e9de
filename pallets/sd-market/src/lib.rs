//! # Market
//!
//! The creator of a registered graphic mints it, once for life: an NFT of the one collection there is, which pallet-nfts
//! keeps. Its owner gives it away as any NFT, or lists it for a price; who buys it pays the price, the rules divide it, and
//! pallet-nfts moves the item.
//!
//! ## Terminology
//!
//! - **Item**: the NFT of one graphic, by its number in the collection; numbers count up from 0.
//! - **Creator**: who made the graphic and minted it; has a royalty, a part of each resale.
//! - **Listing**: the price of an item, in base units of $SD or of a priced asset, and the commission that was in force.
//! - **Priced asset**: an asset other than $SD in which the authority lets prices be set.
//!
//! Who owns an item is pallet-nfts' to say, and stands nowhere here. A listed item is locked: it cannot be transferred by
//! its owner or anybody its owner approved, nor burned. One that is not listed may be burned; what is known of it stays,
//! and there is no second item of its graphic. Attributes that pallet-nfts keeps are left behind, too.
//!
//! ## What an item says of itself
//!
//! Attributes in the pallet's namespace of pallet-nfts, which nobody may set or clear, in plain text: `content_hash` (64
//! hexadecimal digits, as `sha256sum` prints them), `generator` (the account's bytes, hexadecimal after `0x`),
//! `key_version`, `model`, `royalty` (in parts of 10^9); then `block`, in which the graphic was made, or, if it is from a
//! batch, `batch` (the root, hexadecimal after `0x`) and `index`.
//!
//! The metadata is what wallets and explorers show, as it was when the item was minted:
//! `{"name":"SD Chain #7","image":"ipfs://<cid>","sha256":"<content hash>"}`, without an image if the graphic was not in
//! the gallery: a creator who wants the picture to be seen shares it before minting it.
//!
//! ## Invariants
//!
//! 1. The collection belongs to the pallet's account.
//! 2. There are as many items as numbers were given, with the numbers below that, each of another graphic.
//! 3. An item's graphic is registered, by the item's creator, and marked minted.
//! 4. A royalty is at most a tenth.
//! 5. A listed item exists and has a price. pallet-nfts asks this pallet what is locked, so that its owner is who listed it.
//! 6. An item that exists says in its attributes which graphic it is of.
//! 7. $SD is not among the priced assets: it needs no entry.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod assets;
mod errors;
mod events;
mod minting;
mod reading;
mod trading;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use types::{COLLECTION, CollectionConfig, Item, ItemId, Listing, MAX_ROYALTY};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	deps::frame_support::pallet_macros::import_section,
	prelude::*,
	traits::tokens::{
		Locker,
		nonfungibles_v2::{Create, Inspect, Mutate, Transfer},
	},
};
use pallet_nfts::ItemConfig;
use sd_primitives::{
	Asset, Balance, Commission, ContentHash,
	traits::{AssetAccounts, Authority, Epochs, MintRule, Proceeds, Registry, SaleRule},
};

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the market needs of its runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Keeps the items and says whose they are. It must ask this pallet, its `Locker`, what is locked, and let nobody
		/// trade, swap or set attributes.
		type Nfts: Inspect<Self::AccountId, CollectionId = u32, ItemId = ItemId>
			+ Create<Self::AccountId, CollectionConfig>
			+ Mutate<Self::AccountId, ItemConfig>
			+ Transfer<Self::AccountId>;

		/// Charges for what is minted, divides the prices of what is sold, within epochs.
		type Rules: MintRule<Self::AccountId> + SaleRule<Self::AccountId> + Epochs;

		/// Knows the graphics that may be minted.
		type Graphics: Registry<Self::AccountId>;

		/// Lets the treasuries receive the assets in which prices are set.
		type Assets: AssetAccounts;

		/// Who decides in which assets prices may be set.
		type AuthorityOrigin: Authority<Self::RuntimeOrigin>;

		/// Seed of the collection owner's account, which nobody has a key to; changing it leaves the collection to nobody.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Makes what a benchmark trades.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number of the next item: how many were minted, ever.
	#[pallet::storage]
	pub type NextItem<T> = StorageValue<_, ItemId, ValueQuery>;

	/// Items by number, kept for life, so that what an item earns its sellers never begins anew; the creator has paid for it.
	/// What an item is listed for stands with it: whoever buys it reads and writes one entry.
	// Twox64: numbers are dense.
	#[pallet::storage]
	pub type Items<T: Config> = StorageMap<_, Twox64Concat, ItemId, Item<T::AccountId>>;

	/// Assets other than $SD in which prices may be set; as many as the authority allows.
	// Blake2: whoever creates an asset chooses its id.
	#[pallet::storage]
	pub type PricedAssets<T> = StorageMap<_, Blake2_128Concat, Asset, ()>;

	/// What the market begins with, beside the collection.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Assets other than $SD in which prices may be set from the first block on. They must be sufficient, and the
		/// treasuries must have accounts in them, for at genesis they have no $SD to open any.
		pub priced_assets: Vec<u32>,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::create_collection().expect("no collection was there before");
			for id in &self.priced_assets {
				Pallet::<T>::do_set_asset(&Asset::WithId(*id), true)
					.expect("priced assets of the genesis can be received by the treasuries");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Make the NFT of a registered graphic, once for life, for a fee of at most `max_fee` base units of $SD; of each later
		/// resale the creator has `royalty`, a tenth at most. By its creator.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::mint().saturating_add(T::Rules::roll_weight()))]
		pub fn mint(
			origin: OriginFor<T>,
			content_hash: ContentHash,
			royalty: Perbill,
			max_fee: Balance,
		) -> DispatchResultWithPostInfo {
			let creator = ensure_signed(origin)?;
			let weight = T::WeightInfo::mint().saturating_add(T::Rules::roll_due());
			Self::do_mint(creator, content_hash, royalty, max_fee)?;
			Ok(Some(weight).into())
		}

		/// Offer an item for `price` base units of `asset`, at the commission now in force; until it is sold or unlisted it is
		/// locked. By its owner.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::list().saturating_add(T::Rules::roll_weight()))]
		pub fn list(
			origin: OriginFor<T>,
			item: ItemId,
			price: Balance,
			asset: Asset,
		) -> DispatchResultWithPostInfo {
			let seller = ensure_signed(origin)?;
			let weight = T::WeightInfo::list().saturating_add(T::Rules::roll_due());
			Self::do_list(seller, item, price, asset)?;
			Ok(Some(weight).into())
		}

		/// Offer an item no longer. By its owner.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::unlist())]
		pub fn unlist(origin: OriginFor<T>, item: ItemId) -> DispatchResult {
			let seller = ensure_signed(origin)?;
			Self::ensure_owner(item, &seller)?;
			Self::do_unlist(item)?;
			Self::deposit_event(Event::Unlisted { item, seller });
			Ok(())
		}

		/// Buy a listed item for what it is listed for, at most `max_price` base units of `asset`: a seller may change price and
		/// asset as long as nobody has bought.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::weight_of_buying(asset).saturating_add(T::Rules::roll_weight()))]
		pub fn buy(
			origin: OriginFor<T>,
			item: ItemId,
			max_price: Balance,
			asset: Asset,
		) -> DispatchResultWithPostInfo {
			let buyer = ensure_signed(origin)?;
			let weight = Self::weight_of_buying(&asset);
			let rolling = Self::do_buy(buyer, item, max_price, asset)?;
			Ok(Some(weight.saturating_add(rolling)).into())
		}

		/// Let prices be set in `asset`, which must be sufficient, or no longer: what is listed in it then stays so, and cannot
		/// be bought. By the authority.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_asset())]
		pub fn set_asset(origin: OriginFor<T>, asset: Asset, allowed: bool) -> DispatchResult {
			T::AuthorityOrigin::ensure(origin)?;
			Self::do_set_asset(&asset, allowed)?;
			Self::deposit_event(Event::AssetSet { asset, allowed });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What `buy` takes at most: for $SD of who is there, or of who is gone and begins anew; for any other asset.
	fn weight_of_buying(asset: &Asset) -> Weight {
		match asset {
			Asset::Native => T::WeightInfo::buy().max(T::WeightInfo::buy_from_the_gone()),
			_ => T::WeightInfo::buy_for_an_asset(),
		}
	}
}

/// What pallet-nfts asks before it moves or burns an item.
impl<T: Config> Locker<u32, ItemId> for Pallet<T> {
	fn is_locked(collection: u32, item: ItemId) -> bool {
		collection == COLLECTION
			&& Items::<T>::get(item).is_some_and(|known| known.listing.is_some())
	}
}
