//! Graphics, batches and generators as the runtime API shows them.

use crate::{BlockNumber, Graphic, traits::PendingReward};
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
