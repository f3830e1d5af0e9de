//! The batch: many graphics under one root, each with its place in the tree.
//!
//! A leaf has a fixed length and begins with a tag, so that no inner node can be taken for one; it has its index in it, and
//! its proof as many hashes as there are beside its path, so that each place has one leaf and each leaf one place.

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

	/// Whether a tree of `leaves` leaves with this `root` has this one, by the hashes beside its path, from the bottom up:
	/// no less and no more of them than there are.
	pub fn is_proved(&self, root: &H256, leaves: u32, proof: &[H256]) -> bool {
		// `verify_proof` takes a proof of any length, by which a made-up tree could have two leaves at one index.
		if proof.len() != siblings(self.index, leaves) {
			return false;
		}
		let bytes = self.encoded();
		let proof = proof.iter().copied();
		binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(
			root, proof, leaves, self.index, &bytes,
		)
	}
}

/// How many nodes stand beside the path of a leaf in a tree of so many: one in each row, but where the path goes up alone
/// because it is the last of an odd number.
fn siblings(index: u32, leaves: u32) -> usize {
	let (mut position, mut width, mut count) = (index, leaves, 0);
	while width > 1 {
		let alone = position + 1 == width && width % 2 == 1;
		count += usize::from(!alone);
		(position, width) = (position / 2, width.div_ceil(2));
	}
	count
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
