//! What is stored: generators and their models, consents, batches, registered graphics and the gallery.

use frame::{deps::sp_core::sr25519, prelude::*};
use sd_primitives::{
	Balance, BlockNumber, ContentHash, MAX_PROOF, MAX_TALLIES,
	traits::{PendingReward, SkipReason},
};

/// Longest name of a generator or a model, in bytes of UTF-8.
pub const MAX_NAME: u32 = 64;

/// Most models of one generator.
pub const MAX_MODELS: u32 = 1_000;

/// A name.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// Somebody who runs image generators and attests what they made.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Generator {
	/// What people call it.
	pub name: Name,
	/// Signs its attestations.
	pub key: sr25519::Public,
	/// Counts its keys from 1; attestations name it, so that those of an earlier key are void.
	pub key_version: u32,
	/// Graphics an epoch, while not suspended.
	pub quota: u32,
	/// How many models it has registered; their indices are below.
	pub models: u32,
	/// Whether its attestations are refused for now.
	pub suspended: bool,
}

/// A model of a generator.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Model {
	/// What people call it.
	pub name: Name,
	/// Hash of its weights, so that anybody who has them can check.
	pub weights_hash: H256,
}

/// What an account lets one generator charge it for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Consent {
	/// Graphics an epoch; none if the consent was withdrawn.
	pub per_epoch: u32,
	/// What each must earn at least, in base units.
	pub min_reward: Balance,
	/// The last block in which it holds.
	pub until: BlockNumber,
	/// The epoch in which `used` was counted.
	pub epoch: u32,
	/// Graphics charged for in it.
	pub used: u32,
}

impl Consent {
	/// Whether it holds in block `now`.
	pub fn holds(&self, now: BlockNumber) -> bool {
		self.per_epoch > 0 && now <= self.until
	}

	/// Graphics charged for in `epoch`.
	pub fn used_in(&self, epoch: u32) -> u32 {
		if self.epoch == epoch { self.used } else { 0 }
	}

	/// What `epoch` leaves of it.
	pub fn left_in(&self, epoch: u32) -> u32 {
		self.per_epoch.saturating_sub(self.used_in(epoch))
	}
}

/// Who made how many graphics of a batch, in the order in which they are rewarded.
pub type Tallies<AccountId> = BoundedVec<(AccountId, u32), ConstU32<MAX_TALLIES>>;

/// The hashes beside a leaf's path to the root, from the bottom up.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;

/// A settled batch, by its root.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Batch<AccountId> {
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
	/// How many of them are in the registry.
	pub claimed: u32,
}

/// Creators whose graphics of a batch were not settled.
pub type Skipped<AccountId> = BoundedVec<AccountId, ConstU32<MAX_TALLIES>>;

/// What one creator's graphics of a batch brought.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SettledTally<AccountId> {
	/// Who made them.
	pub creator: AccountId,
	/// How many graphics.
	pub count: u32,
	/// How many of them earned something.
	pub rewarded: u32,
	/// What each of those earned, in base units.
	pub reward: Balance,
	/// What the generator paid of what the creator lacked, in base units.
	pub sponsored: Balance,
}

/// A creator whose graphics of a batch were not settled.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SkippedTally<AccountId> {
	/// Who made them.
	pub creator: AccountId,
	/// Why.
	pub reason: SkipReason,
}

/// How a graphic came into the registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Provenance {
	/// By its own `generate`.
	Single,
	/// By a claim from a batch.
	Batch {
		/// The batch's root.
		root: H256,
		/// Which of its leaves, counted from 0.
		index: u32,
	},
}

/// A graphic in the registry, by its content hash.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Registered<AccountId> {
	/// Who made it.
	pub creator: AccountId,
	/// Which generator attested it.
	pub generator: AccountId,
	/// With which of its keys.
	pub key_version: u32,
	/// Which of its models made it.
	pub model: u32,
	/// Perceptual hash.
	pub fingerprint: u64,
	/// Hash of prompt, seed and settings.
	pub recipe_hash: H256,
	/// The block in which it was registered.
	pub block: BlockNumber,
	/// How it got here.
	pub provenance: Provenance,
	/// Whether a moderator has taken it down.
	pub taken_down: bool,
	/// Whether there has been an NFT of it.
	pub minted: bool,
	/// Whether it was in a contest.
	pub entered: bool,
}

/// Longest content identifier, in bytes.
pub const MAX_CID: u32 = 96;

/// Longest reason for taking a graphic down, in bytes of UTF-8.
pub const MAX_REASON: u32 = 256;

/// Where a picture is: a content identifier, in text or bytes.
pub type Cid = BoundedVec<u8, ConstU32<MAX_CID>>;

/// Why a graphic was taken down.
pub type Reason = BoundedVec<u8, ConstU32<MAX_REASON>>;

/// A graphic's place in the gallery, by its fingerprint.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Shared {
	/// Which of the graphics with this fingerprint it is.
	pub content_hash: ContentHash,
	/// Where the picture is.
	pub cid: Cid,
	/// The block in which it was shared.
	pub block: BlockNumber,
	/// The reward, until it is paid or forfeited; never of nothing.
	pub pending: Option<PendingReward>,
}

/// That a graphic was taken down, by its content hash.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Removal<AccountId> {
	/// By whom.
	pub moderator: AccountId,
	/// Why.
	pub reason: Reason,
	/// The block in which it was.
	pub block: BlockNumber,
}
