//! Claiming: a graphic of a batch enters the registry by proof, and nothing else does.

use crate::{Batches, Error, Event, Graphics as Registry, Proof, Provenance, Tallies, mock::*};
use binary_merkle_tree::verify_proof;
use frame::{
	testing_prelude::*,
	traits::{BlakeTwo256, Hash},
};
use sd_primitives::{Graphic, Leaf, batch::tree};

/// Pictures 1 to 3 of Alice's, and picture 4 of Bob's.
fn pictures() -> Vec<Graphic<u64>> {
	let mut pictures = (1..=4).map(picture).collect::<Vec<_>>();
	pictures[3].creator = BOB;
	pictures
}

fn root() -> H256 {
	tree::root(&pictures())
}

/// Eve settles Alice's part of the batch, as `count` graphics; Bob has not consented.
fn settled(count: u32) {
	assert_ok!(Graphics::consent(RuntimeOrigin::signed(ALICE), EVE, 5, 0, 100));
	let tallies = Tallies::<u64>::truncate_from(vec![(ALICE, count), (BOB, 4 - count)]);
	assert_ok!(Graphics::settle(RuntimeOrigin::signed(EVE), root(), tallies, 0, false));
}

fn claim(graphic: Graphic<u64>, index: u32, proof: Vec<H256>) -> DispatchResult {
	let proof = Proof::truncate_from(proof);
	Graphics::claim(RuntimeOrigin::signed(FAY), root(), graphic, index, proof)
}

/// The graphic at `index`, with its proof.
fn claim_at(index: u32) -> DispatchResult {
	let proof = tree::proof(&pictures(), index).unwrap();
	claim(pictures()[index as usize].clone(), index, proof)
}

#[test]
fn anybody_claims_a_settled_graphic_for_its_creator() {
	execute(|| {
		settled(3);
		System::set_block_number(6);
		assert_ok!(claim_at(1));
		let graphic = Registry::<Test>::get(picture(2).content_hash).unwrap();
		assert_eq!((graphic.creator, graphic.generator, graphic.key_version), (ALICE, EVE, 1));
		assert_eq!(graphic.provenance, Provenance::Batch { root: root(), index: 1 });
		assert_eq!(Batches::<Test>::get(root()).unwrap().claimed, 1);
		System::assert_last_event(
			Event::Claimed {
				batch: root(),
				index: 1,
				creator: ALICE,
				generator: EVE,
				content_hash: picture(2).content_hash,
				key_version: 1,
				model: 0,
				fingerprint: picture(2).fingerprint,
				recipe_hash: picture(2).recipe_hash,
			}
			.into(),
		);
		let info = Graphics::graphic(picture(2).content_hash).unwrap();
		assert_eq!((info.made, info.registered), (5, 6));
		assert_eq!((info.graphic, info.batch), (picture(2), Some((root(), 1))));
	});
}

#[test]
fn a_graphic_is_claimed_once() {
	execute(|| {
		settled(3);
		assert_ok!(claim_at(1));
		assert_noop!(claim_at(1), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn what_is_in_no_batch_is_not_claimed() {
	execute(|| {
		assert_noop!(claim_at(0), Error::<Test>::UnknownBatch);
		settled(3);
		assert_noop!(claim(picture(7), 0, vec![]), Error::<Test>::BadProof);
		let forged = tree::proof(&pictures(), 0).unwrap().into_iter().rev().collect();
		assert_noop!(claim(picture(1), 0, forged), Error::<Test>::BadProof);
	});
}

#[test]
fn a_graphic_is_claimed_at_its_own_index_by_its_own_creator() {
	execute(|| {
		settled(3);
		let proof = tree::proof(&pictures(), 0).unwrap();
		assert_noop!(claim(picture(1), 1, proof.clone()), Error::<Test>::BadProof);
		assert_noop!(claim(picture(1), 4, proof.clone()), Error::<Test>::IndexOutOfRange);
		let of_fay = Graphic { creator: FAY, ..picture(1) };
		assert_noop!(claim(of_fay, 0, proof), Error::<Test>::BadProof);
	});
}

#[test]
fn a_shifted_proof_of_the_last_of_three_is_refused() {
	execute(|| {
		let three = &pictures()[..3];
		let (root, proof) = (tree::root(three), tree::proof(three, 2).unwrap());
		let bytes = Leaf { index: 2, graphic: &three[2] }.encoded();
		// The library takes it at both places; the index within the leaf does not.
		for index in [1, 2] {
			assert!(verify_proof::<BlakeTwo256, _, _>(&root, proof.clone(), 3, index, &bytes));
			let leaf = Leaf { index, graphic: &three[2] };
			assert_eq!(leaf.is_proved(&root, 3, &proof), index == 2);
		}
	});
}

#[test]
fn an_inner_node_is_no_leaf() {
	let pictures = pictures();
	let (root, proof) = (tree::root(&pictures), tree::proof(&pictures, 0).unwrap());
	let leaf = |index| Leaf { index, graphic: &pictures[index as usize] }.encoded();
	let node = [leaf(0), leaf(1)].map(|leaf| BlakeTwo256::hash(&leaf).0).concat();
	// The library takes the 64 bytes of an inner node for a leaf of a tree half as wide.
	assert!(verify_proof::<BlakeTwo256, _, _>(&root, proof[1..].to_vec(), 2, 0, &node));
	// No leaf is as short, and each begins with its tag.
	assert!(leaf(0).starts_with(b"sd/leaf/v1") && leaf(0).len() > node.len());
}

#[test]
fn a_proof_has_as_many_hashes_as_there_are_beside_its_path() {
	execute(|| {
		settled(3);
		let whole = tree::proof(&pictures(), 0).unwrap();
		let short = whole[1..].to_vec();
		assert_noop!(claim(picture(1), 0, short), Error::<Test>::BadProof);
		let long = [whole, vec![H256::zero()]].concat();
		assert_noop!(claim(picture(1), 0, long), Error::<Test>::BadProof);
	});
}

#[test]
fn a_made_up_tree_has_no_second_leaf_at_an_index() {
	let hash = |left: H256, right: H256| BlakeTwo256::hash(&[left.0, right.0].concat());
	let [first, second] = [picture(1), picture(2)];
	let leaf = |graphic| Leaf { index: 1, graphic };
	let [a, b] = [&first, &second].map(|graphic| BlakeTwo256::hash(&leaf(graphic).encoded()));
	let [left, right] = [7, 8].map(H256::repeat_byte);
	// Two leaves that both say they are the second of eight, one of them in the place of an inner node.
	let inner = hash(left, b);
	let root = hash(hash(inner, a), right);
	let (deep, high) = (vec![left, a, right], vec![inner, right]);
	let taken = |graphic, proof: &[H256]| {
		verify_proof::<BlakeTwo256, _, _>(&root, proof.to_vec(), 8, 1, &leaf(graphic).encoded())
	};
	assert!(taken(&second, &deep) && taken(&first, &high));
	assert!(leaf(&second).is_proved(&root, 8, &deep));
	assert!(!leaf(&first).is_proved(&root, 8, &high));
}

#[test]
fn every_leaf_of_a_tree_of_any_size_is_proved_at_its_place() {
	let pictures = (1..=33).map(picture).collect::<Vec<_>>();
	for leaves in 1..=33u32 {
		let pictures = &pictures[..leaves as usize];
		let root = tree::root(pictures);
		for (index, graphic) in (0..).zip(pictures) {
			let proof = tree::proof(pictures, index).unwrap();
			assert!(Leaf { index, graphic }.is_proved(&root, leaves, &proof));
			let elsewhere = Leaf { index: (index + 1) % leaves.max(2), graphic };
			assert!(!elsewhere.is_proved(&root, leaves, &proof));
		}
	}
}

#[test]
fn fineprint_14_a_skipped_creators_graphic_is_not_claimed() {
	execute(|| {
		settled(3);
		assert_noop!(claim_at(3), Error::<Test>::CreatorSkipped);
	});
}

#[test]
fn fineprint_14_no_more_is_claimed_than_was_settled() {
	execute(|| {
		settled(2);
		assert_ok!(claim_at(0));
		assert_ok!(claim_at(1));
		assert_noop!(claim_at(2), Error::<Test>::AllClaimed);
	});
}

#[test]
fn a_graphic_of_an_unknown_model_is_not_claimed() {
	execute(|| {
		let unknown = [Graphic { model: 1, ..picture(1) }];
		assert_ok!(Graphics::consent(RuntimeOrigin::signed(ALICE), EVE, 5, 0, 100));
		let tallies = Tallies::<u64>::truncate_from(vec![(ALICE, 1)]);
		let root = tree::root(&unknown);
		assert_ok!(Graphics::settle(RuntimeOrigin::signed(EVE), root, tallies, 0, false));
		let alice = RuntimeOrigin::signed(ALICE);
		let [graphic] = unknown;
		let claim = Graphics::claim(alice, root, graphic, 0, Proof::default());
		assert_noop!(claim, Error::<Test>::UnknownModel);
	});
}

#[test]
fn suspension_stops_no_claims() {
	execute(|| {
		settled(3);
		assert_ok!(Graphics::suspend_generator(RuntimeOrigin::signed(EVE), EVE));
		assert_ok!(claim_at(0));
	});
}
