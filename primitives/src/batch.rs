//! The batch: many graphics under one root, each with its place in the tree.
//!
//! A leaf has a fixed length and begins with a tag, so that no inner node can be taken for one; and it has its index in it,
//! so that it stands in one place only.

use crate::Graphic;
use alloc::vec::Vec;
use frame::{prelude::*, traits::BlakeTwo256};

/// Most creators in one batch.
pub const MAX_TALLIES: u32 = 1_024;

/// Most hashes in a proof: as many rows as a tree of 2^32 leaves has above them.
pub const MAX_PROOF: u32 = 32;

/// A graphic at its place in a batch: these fields behind [`Leaf::TAG`], SCALE-encoded.
#[derive(Clone, PartialEq, Eq, Debug, Encode)]
pub struct Leaf<'a, AccountId> {
	/// Which leaf of the tree, counted from 0.
	pub index: u32,
	/// The graphic.
	pub graphic: &'a Graphic<AccountId>,
}

impl<AccountId: Encode> Leaf<'_, AccountId> {
	/// Domain tag: no other message of this chain begins with it.
	pub const TAG: [u8; 10] = *b"sd/leaf/v1";

	/// The bytes whose Blake2b-256 hash is the leaf in the tree; 122 with accounts of 32 bytes.
	pub fn encoded(&self) -> Vec<u8> {
		(Self::TAG, self).encode()
	}

	/// Whether a tree of `leaves` leaves with this `root` has this one, by the hashes beside its path, from the bottom up.
	pub fn is_proved(&self, root: &H256, leaves: u32, proof: &[H256]) -> bool {
		let bytes = self.encoded();
		let proof = proof.iter().copied();
		binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(
			root, proof, leaves, self.index, &bytes,
		)
	}
}

/// Root and proofs of whole batches, for tests and for those who make them.
#[cfg(feature = "std")]
pub mod tree {
	use super::*;

	/// The root over `graphics`, in their order.
	pub fn root<AccountId: Encode>(graphics: &[Graphic<AccountId>]) -> H256 {
		binary_merkle_tree::merkle_root::<BlakeTwo256, _>(leaves(graphics))
	}

	/// The proof of the leaf `index`; `None` if there is no such leaf.
	pub fn proof<AccountId: Encode>(
		graphics: &[Graphic<AccountId>],
		index: u32,
	) -> Option<Vec<H256>> {
		let known = (index as usize) < graphics.len();
		known.then(|| {
			let leaves = leaves(graphics).collect::<Vec<_>>();
			binary_merkle_tree::merkle_proof::<BlakeTwo256, _, _>(leaves, index).proof
		})
	}

	fn leaves<AccountId: Encode>(graphics: &[Graphic<AccountId>]) -> impl Iterator<Item = Vec<u8>> {
		(0..).zip(graphics).map(|(index, graphic)| Leaf { index, graphic }.encoded())
	}
}
