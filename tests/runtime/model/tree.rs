//! A batch's tree: hashes of leaves, each pair of which makes a hash of the row above; the odd one moves up as it is.

use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use sd_primitives::Graphic;
use sd_runtime::AccountId;

/// The rows over `graphics`, from the leaves' to the root's.
pub fn rows(graphics: &[Graphic<AccountId>]) -> Vec<Vec<H256>> {
	let leaf = |(index, graphic)| {
		let leaf: (&[u8; 10], u32, &Graphic<AccountId>) = (b"sd/leaf/v1", index, graphic);
		H256(blake2_256(&leaf.encode()))
	};
	let mut rows = vec![(0..).zip(graphics).map(leaf).collect::<Vec<_>>()];
	while rows[rows.len() - 1].len() > 1 {
		let above = rows[rows.len() - 1].chunks(2).map(|pair| match pair {
			[left, right] => H256(blake2_256(&[left.0, right.0].concat())),
			odd => odd[0],
		});
		rows.push(above.collect());
	}
	rows
}

/// The hash of the whole tree; zeros if it has no leaves.
pub fn root(graphics: &[Graphic<AccountId>]) -> H256 {
	rows(graphics).pop().and_then(|row| row.first().copied()).unwrap_or_default()
}

/// The hashes beside the path of the leaf `index`, from the bottom up.
pub fn proof(graphics: &[Graphic<AccountId>], index: usize) -> Vec<H256> {
	let beside = |(height, row): (usize, Vec<H256>)| row.get((index >> height) ^ 1).copied();
	rows(graphics).into_iter().enumerate().filter_map(beside).collect()
}
