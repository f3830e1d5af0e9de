//! Graphics, batches, generators, listings and contests as the runtime API shows them.

use crate::{Asset, Balance, BlockNumber, Commission, ContentHash, Graphic, traits::PendingReward};
use alloc::vec::Vec;
use frame::{deps::sp_core::sr25519, prelude::*};

/// A registered graphic, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct GraphicInfo<AccountId> {
	/// What was attested.
	pub graphic: Graphic<AccountId>,
	/// By which generator.
	pub generator: AccountId,
	/// Version of the generator's key then.
	pub key_version: u32,
	/// The block in which its creator was rewarded and charged.
	pub made: BlockNumber,
	/// The block in which it was registered: the same, or later by a claim.
	pub registered: BlockNumber,
	/// The root of the batch it is from, and its index there.
	pub batch: Option<(H256, u32)>,
	/// Its place in the gallery.
	pub shared: Option<SharedInfo>,
	/// Why a moderator took it down, in UTF-8.
	pub taken_down: Option<Vec<u8>>,
	/// Whether there has been an NFT of it.
	pub minted: bool,
	/// Whether it was in a contest.
	pub entered: bool,
}

/// A graphic's place in the gallery.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SharedInfo {
	/// Where the picture is: a content identifier.
	pub cid: Vec<u8>,
	/// The block in which it was shared.
	pub block: BlockNumber,
	/// The reward, until it is paid or forfeited.
	pub pending: Option<PendingReward>,
}

/// A batch.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BatchInfo<AccountId> {
	/// Who settled it.
	pub generator: AccountId,
	/// Version of the generator's key then.
	pub key_version: u32,
	/// The block in which it was settled.
	pub block: BlockNumber,
	/// Leaves under its root.
	pub leaves: u32,
	/// How many graphics were rewarded and charged for.
	pub settled: u32,
	/// How many of them are registered.
	pub claimed: u32,
	/// Creators whose graphics were not settled.
	pub skipped: Vec<AccountId>,
}

/// A generator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct GeneratorInfo {
	/// What people call it, in UTF-8.
	pub name: Vec<u8>,
	/// Signs its attestations.
	pub key: sr25519::Public,
	/// That key's version.
	pub key_version: u32,
	/// Graphics an epoch, while not suspended.
	pub quota: u32,
	/// Whether its attestations and batches are refused for now.
	pub suspended: bool,
	/// Graphics it has made, ever.
	pub made: u64,
	/// Graphics it has made in this epoch.
	pub made_in_epoch: u32,
	/// Its models, by index.
	pub models: Vec<ModelInfo>,
}

/// A model of a generator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ModelInfo {
	/// What people call it, in UTF-8.
	pub name: Vec<u8>,
	/// Hash of its weights.
	pub weights_hash: H256,
}

/// An item that is for sale.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ListingInfo<AccountId> {
	/// Whose it is.
	pub seller: AccountId,
	/// What it costs, in base units of the asset.
	pub price: Balance,
	/// What the price is of.
	pub asset: Asset,
	/// Whether prices may be set in that now: it cannot be bought otherwise.
	pub allowed: bool,
	/// The treasuries' parts, as they were when it was listed.
	pub commission: Commission,
	/// SHA-256 of the image file.
	pub content_hash: ContentHash,
	/// Who made the graphic.
	pub creator: AccountId,
	/// The creator's part, if somebody else sells it.
	pub royalty: Perbill,
	/// How often it was sold before, for any asset.
	pub sales: u32,
}

/// A contest, and how it stands.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ContestInfo<AccountId> {
	/// What people call it, in UTF-8.
	pub title: Vec<u8>,
	/// On whose account the prize is on hold; nobody's, if it is out of channel Contest.
	pub sponsor: Option<AccountId>,
	/// What there is to win, in base units.
	pub prize: Balance,
	/// What part of it each rank wins.
	pub shares: Vec<Perbill>,
	/// The block in which it was opened.
	pub opened: BlockNumber,
	/// The first block in which entries are not taken any more, and votes are.
	pub entries_until: BlockNumber,
	/// The first block in which votes are not taken any more, and in which it may be closed.
	pub votes_until: BlockNumber,
	/// What all votes together must weigh for anybody to win, in base units.
	pub quorum: Balance,
	/// Entries there have been.
	pub entered: u32,
	/// Accounts that have voted.
	pub voters: u32,
	/// What all votes together weigh, in base units.
	pub total: Balance,
	/// The best entries that have any votes, at most ten, the very best first.
	pub standings: Vec<StandingInfo<AccountId>>,
	/// How it ended, once it is closed.
	pub outcome: Option<OutcomeInfo<AccountId>>,
}

/// One of the best entries in a contest.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StandingInfo<AccountId> {
	/// Whose it is.
	pub creator: AccountId,
	/// The graphic.
	pub content_hash: ContentHash,
	/// What the votes on it weigh, in base units.
	pub tally: Balance,
}

/// How a contest ended.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OutcomeInfo<AccountId> {
	/// The first block in which prizes may be claimed.
	pub due: BlockNumber,
	/// Who has won, by rank, and where the prize is.
	pub winners: Vec<(Winner<AccountId>, PrizeState)>,
}

/// Who has won a rank of a contest.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Winner<AccountId> {
	/// Whose entry it was.
	pub creator: AccountId,
	/// The graphic.
	pub content_hash: ContentHash,
	/// What the votes on it weighed, in base units.
	pub tally: Balance,
	/// What there is to claim, in base units.
	pub prize: Balance,
}

/// Where a prize is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum PrizeState {
	/// Where it was set aside: nobody has claimed it.
	Held,
	/// With the winner.
	Paid,
	/// Where it came from: the graphic was taken down, or its creator may earn nothing.
	Returned,
}
