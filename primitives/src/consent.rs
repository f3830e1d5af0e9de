//! What an account signs, off chain, to let a generator charge it.

use crate::{Balance, BlockNumber};
use alloc::vec::Vec;
use frame::prelude::*;

/// What an account agrees to: these fields behind [`ConsentRequest::TAG`], SCALE-encoded and wrapped as wallets wrap what
/// people sign.
///
/// The genesis hash binds it to one chain, the nonce to one use, the block to a time.
#[derive(Clone, PartialEq, Eq, Debug, Encode)]
pub struct ConsentRequest<'a, AccountId> {
	/// Hash of the chain's block 0.
	pub genesis_hash: H256,
	/// Who agrees.
	pub account: &'a AccountId,
	/// The generator that may charge it.
	pub generator: &'a AccountId,
	/// For how many graphics an epoch.
	pub per_epoch: u32,
	/// If each of them earns at least so many base units.
	pub min_reward: Balance,
	/// The last block in which it may.
	pub until: BlockNumber,
	/// How often the account has agreed or withdrawn before.
	pub nonce: u32,
	/// First block in which this can no longer be brought on chain.
	pub expires_at: BlockNumber,
}

impl<AccountId: Encode> ConsentRequest<'_, AccountId> {
	/// Domain tag: no other message of this chain begins with it.
	pub const TAG: [u8; 13] = *b"sd/consent/v1";

	/// The bytes that are signed, wrapping and all; 156 with accounts of 32 bytes.
	pub fn payload(&self) -> Vec<u8> {
		let request = (Self::TAG, self).encode();
		[b"<Bytes>", request.as_slice(), b"</Bytes>"].concat()
	}
}
