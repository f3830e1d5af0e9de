//! What clients can ask this chain, beside what every chain of its kind answers.

use crate::{AccountId, Balance, BlockNumber, Hash};
use codec::{Decode, Encode};
use pallet_sd_handover::HandoverInfo;
use pallet_sd_rewards::{Bases, CommunityTerms, CompanyTerms, GenerationQuote, ShareQuote};
use pallet_sd_validators::ValidatorsInfo;
use polkadot_sdk::{sp_api, sp_core};
use scale_info::TypeInfo;
use sd_primitives::{
	Asset, Channels, ContentHash,
	info::{BatchInfo, ContestInfo, GeneratorInfo, GraphicInfo, ListingInfo},
	traits::Proceeds,
};
use sp_core::H256;

/// A pot and what it holds.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PotBalance {
	/// Its account.
	pub account: AccountId,
	/// What it holds, in base units.
	pub balance: Balance,
}

/// The three pots.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Pots {
	/// Where all $SD starts.
	pub reserve: PotBalance,
	/// The Company Treasury.
	pub company: PotBalance,
	/// The Community Treasury.
	pub community: PotBalance,
}

/// The current epoch.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct EpochInfo {
	/// Which epoch, counted from genesis.
	pub index: u32,
	/// Its first block.
	pub starts_at: BlockNumber,
	/// The first block of the next one.
	pub ends_at: BlockNumber,
	/// Which window of the epoch this is, counted from 0.
	pub window: u32,
	/// Windows in an epoch.
	pub windows: u32,
	/// What each rule pays at most for one event, in base units.
	pub bases: Bases,
	/// Graphics in the epoch that earn the whole base, all generators together.
	pub generate_target: u32,
	/// Shares in the epoch that earn the whole base, all generators together.
	pub share_target: u32,
	/// Σ of the generators' quotas.
	pub quotas: u64,
}

/// Terms in force and those to come.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Terms {
	/// The community's, in force.
	pub community: CommunityTerms,
	/// The community's from which epoch on, if they will change.
	pub community_pending: Option<(u32, CommunityTerms)>,
	/// The company's, in force.
	pub company: CompanyTerms,
	/// The company's from which epoch on, if they will change.
	pub company_pending: Option<(u32, CompanyTerms)>,
}

sp_api::decl_runtime_apis! {
	/// Questions about money, rules and graphics. All answers are as if the epoch had rolled; a quote is for the next block, the
	/// first that what is signed after it could be in.
	pub trait SdApi {
		/// What the pots hold.
		fn pots() -> Pots;
		/// The books of the Reserve's channels.
		fn channels() -> Channels;
		/// What has been earned, ever, in base units: Σ `paid` of all channels but Ecosystem.
		fn distributed() -> Balance;
		/// The current epoch.
		fn epoch() -> EpochInfo;
		/// The terms.
		fn terms() -> Terms;
		/// What the next `count` graphics of `account` by `generator` would earn and cost.
		fn quote_generation(account: AccountId, generator: AccountId, count: u32) -> GenerationQuote;
		/// What the next share of `account` would earn, by the generator that made the graphic.
		fn quote_share(account: AccountId) -> ShareQuote<AccountId>;
		/// What selling `item` for `price` base units of `asset` would bring to whom, were it listed and sold now by whoever
		/// owns it; `None` if there is no such item, or it cannot be sold for that.
		fn quote_sale(item: u32, price: Balance, asset: Asset) -> Option<Proceeds>;
		/// The graphic with this content hash, if it is registered, and what became of it.
		fn graphic(content_hash: ContentHash) -> Option<GraphicInfo<AccountId>>;
		/// The batch with this Merkle root.
		fn batch(root: H256) -> Option<BatchInfo<AccountId>>;
		/// An item that is for sale.
		fn listing(item: u32) -> Option<ListingInfo<AccountId>>;
		/// A contest and how it stands, until all of it is claimed and released.
		fn contest(id: u32) -> Option<ContestInfo<AccountId>>;
		/// A generator with its models, and how much it has made.
		fn generator(account: AccountId) -> Option<GeneratorInfo>;
		/// How far the handover is, who controls what now and after it, and what the board has announced.
		fn handover() -> HandoverInfo<Hash>;
		/// Who validates now, next and after that, with which bond, and who misses its blocks.
		fn validators() -> ValidatorsInfo<AccountId>;
	}
}
