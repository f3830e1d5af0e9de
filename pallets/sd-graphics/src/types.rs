//! What is stored: generators, their models, and registered graphics.

use frame::{deps::sp_core::sr25519, prelude::*};
use sd_primitives::BlockNumber;

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

/// How a graphic came into the registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Provenance {
	/// By its own `generate`.
	Single,
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
}
