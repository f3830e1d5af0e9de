//! The graphic, and what a generator signs of it.

use crate::BlockNumber;
use frame::{deps::sp_core::sr25519, prelude::*};

/// SHA-256 of an image file, as `sha256sum` prints it.
pub type ContentHash = H256;

/// What is attested of a graphic.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Graphic<AccountId> {
	/// Who made it.
	pub creator: AccountId,
	/// SHA-256 of the image file.
	pub content_hash: ContentHash,
	/// Perceptual hash: alike pictures have alike bits.
	pub fingerprint: u64,
	/// Hash of prompt, seed and settings.
	pub recipe_hash: H256,
	/// Which of the generator's models made it.
	pub model: u32,
}

/// What a generator signs for one graphic: these fields behind [`Attestation::TAG`], SCALE-encoded.
///
/// The genesis hash binds it to one chain, the key's version to one key, the block to a time.
#[derive(Clone, PartialEq, Eq, Debug, Encode)]
pub struct Attestation<'a, AccountId> {
	/// Hash of the chain's block 0.
	pub genesis_hash: H256,
	/// The generator's account.
	pub generator: &'a AccountId,
	/// Version of the key that signs.
	pub key_version: u32,
	/// First block in which it is no longer valid.
	pub expires_at: BlockNumber,
	/// What is attested.
	pub graphic: &'a Graphic<AccountId>,
}

impl<AccountId: Encode> Attestation<'_, AccountId> {
	/// Domain tag: no other message of this chain begins with it.
	pub const TAG: [u8; 12] = *b"sd/attest/v1";

	/// The bytes that are signed; 192 with accounts of 32 bytes.
	pub fn payload(&self) -> alloc::vec::Vec<u8> {
		(Self::TAG, self).encode()
	}

	/// Whether `signature` is `key`'s over this attestation.
	pub fn verify(&self, signature: &sr25519::Signature, key: &sr25519::Public) -> bool {
		frame::deps::sp_io::crypto::sr25519_verify(signature, &self.payload(), key)
	}
}
