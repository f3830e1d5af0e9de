//! The tree over a batch's leaves, with all its rows kept, so that every leaf's proof costs a handful of look-ups.
//!
//! Building a proof with `binary-merkle-tree`, whose tree this is, hashes the whole tree anew; for ten thousand receipts
//! that is a hundred million hashes. What it costs is 64 bytes a leaf.

use sd_primitives::{Graphic, Leaf};
use sp_core::{H256, crypto::AccountId32};
use sp_crypto_hashing::blake2_256;

/// A tree of one leaf or more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
	/// From the leaves' hashes up; the last row has one node.
	rows: Vec<Vec<H256>>,
	leaves: u32,
}

impl Tree {
	/// The tree over these graphics, in their order. `None` if there is none of them, or 2^32 and more.
	pub fn new<'a>(graphics: impl IntoIterator<Item = &'a Graphic<AccountId32>>) -> Option<Self> {
		let mut row = Vec::new();
		for (index, graphic) in graphics.into_iter().enumerate() {
			let index = u32::try_from(index).ok()?;
			row.push(H256(blake2_256(&Leaf { index, graphic }.encoded())));
		}
		let leaves = u32::try_from(row.len()).ok().filter(|leaves| *leaves > 0)?;
		let mut rows = Vec::new();
		while row.len() > 1 {
			let above = row.chunks(2).map(parent).collect();
			rows.push(std::mem::replace(&mut row, above));
		}
		rows.push(row);
		Some(Self { rows, leaves })
	}

	/// How many leaves it has.
	pub fn leaves(&self) -> u32 {
		self.leaves
	}

	/// The node above all others.
	pub fn root(&self) -> H256 {
		self.rows.iter().flatten().next_back().copied().unwrap_or_default()
	}

	/// The siblings of the leaf `index` and of the nodes above it, from the bottom up. `None` if there is no such leaf.
	pub fn proof(&self, index: u32) -> Option<Vec<H256>> {
		let mut at = index as usize;
		self.rows.first()?.get(at)?;
		let mut proof = Vec::new();
		for row in &self.rows {
			// The last of an odd row has no sibling: it goes up unchanged.
			proof.extend(row.get(at ^ 1));
			at /= 2;
		}
		Some(proof)
	}
}

fn parent(pair: &[H256]) -> H256 {
	match pair {
		[left, right] => H256(blake2_256(&[left.0, right.0].concat())),
		alone => alone[0],
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sd_primitives::batch::tree;

	fn graphics(n: u8) -> Vec<Graphic<AccountId32>> {
		(0..n)
			.map(|i| Graphic {
				creator: [1; 32].into(),
				content_hash: H256([0xa0_u8.wrapping_add(i); 32]),
				fingerprint: i.into(),
				recipe_hash: H256::zero(),
				model: 0,
			})
			.collect()
	}

	#[test]
	fn the_roots_are_those_of_the_document() {
		let roots = [
			(1, "4ba46bc2dab8008cf792c80434a3fab81010635770dacd0a28f15fe6bcd89eb5"),
			(2, "e9af428a17416cd1aeaaa28300483d4cacb551e20646ad10960d61c62769bb5e"),
			(3, "12a80f42528f8ff1447e1902567223646aafad8ed5f77c7694d54b5b3cfe49c8"),
			(5, "17e63f656f0210b0a65f83e30c53e4a60c7d868f9bdef12c0a5d1b2aeec274ed"),
			(7, "dc19902ddfc0d21c3d63c4987e4ffec2f82425cf252444967693cc3f55cc12f9"),
		];
		for (n, root) in roots {
			assert_eq!(hex::encode(Tree::new(&graphics(n)).unwrap().root()), root, "{n}");
		}
	}

	#[test]
	fn root_and_proofs_are_those_of_the_chain_and_hold() {
		for n in 1..=70 {
			let graphics = graphics(n);
			let tree = Tree::new(&graphics).unwrap();
			assert_eq!(tree.root(), tree::root(&graphics), "{n}");
			assert_eq!(tree.leaves(), u32::from(n));
			for (index, graphic) in (0..).zip(&graphics) {
				let proof = tree.proof(index).unwrap();
				assert_eq!(Some(&proof), tree::proof(&graphics, index).as_ref(), "{index} of {n}");
				assert!(Leaf { index, graphic }.is_proved(&tree.root(), n.into(), &proof));
			}
		}
	}

	#[test]
	fn there_is_no_proof_of_a_leaf_that_is_not_there_and_no_tree_without_leaves() {
		assert_eq!(Tree::new(&graphics(7)).unwrap().proof(7), None);
		assert_eq!(Tree::new(&[]), None);
	}
}
