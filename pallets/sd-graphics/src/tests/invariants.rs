//! `try_state` sees each broken invariant.

use crate::{
	Batch, Batches, Cid, Consent, ConsentNonces, Consents, Gallery, Generators, Models, Provenance,
	RefusedFingerprints, Removal, Removals, Shared, Skipped, SkippedCreators, mock::*,
};
use frame::testing_prelude::*;
use sd_primitives::traits::PendingReward;

type Registry = crate::Graphics<Test>;

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(Graphics::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn a_graphic_of_no_known_model_is_seen() {
	let unmake = || {
		let signature = attest(&picture(1), 10);
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(Graphics::generate(origin, picture(1), EVE, 10, signature, 0));
		Models::<Test>::remove(EVE, 0);
	};
	broken_by(unmake, "1: a graphic is of no known model");
}

#[test]
fn miscounted_models_are_seen() {
	broken_by(|| Models::<Test>::remove(EVE, 0), "2: a generator lacks a model it counts");
	let unknown = || Generators::<Test>::remove(EVE);
	broken_by(unknown, "2: a model is not counted");
}

/// Picture 1 of Alice's, shared, and a batch of nothing.
fn a_gallery() {
	let signature = attest(&picture(1), 10);
	let alice = || RuntimeOrigin::signed(ALICE);
	assert_ok!(Graphics::generate(alice(), picture(1), EVE, 10, signature, 0));
	let cid = Cid::truncate_from(b"bafy".to_vec());
	assert_ok!(Graphics::share(alice(), picture(1).content_hash, cid, 0));
	Batches::<Test>::insert(ROOT, batch(3, 2, 0));
}

const ROOT: H256 = H256::repeat_byte(3);

fn batch(leaves: u32, settled: u32, claimed: u32) -> Batch<u64> {
	Batch { generator: EVE, key_version: 1, block: 5, leaves, settled, claimed }
}

#[test]
fn miscounted_batches_are_seen() {
	let claimed = || Batches::<Test>::insert(ROOT, batch(3, 2, 1));
	broken_by(claimed, "4: a batch has miscounted its claims");
	let settled = || Batches::<Test>::insert(ROOT, batch(3, 4, 0));
	broken_by(settled, "4: more was settled than the batch has");
	let nothing = || Batches::<Test>::insert(ROOT, batch(3, 0, 0));
	broken_by(nothing, "4: a batch settled nothing");
	let of_fay = || Batches::<Test>::insert(ROOT, Batch { generator: FAY, ..batch(3, 2, 0) });
	broken_by(of_fay, "4: a batch is of no known generator");
	let no_batch = || SkippedCreators::<Test>::insert(ROOT, Skipped::<u64>::default());
	broken_by(no_batch, "4: creators were skipped in no known batch");
}

#[test]
fn claims_of_what_is_not_there_are_seen() {
	let claim_at = |root, index| {
		a_gallery();
		Registry::mutate(picture(1).content_hash, |graphic| {
			graphic.as_mut().unwrap().provenance = Provenance::Batch { root, index };
		});
		Batches::<Test>::insert(ROOT, batch(3, 2, 1));
	};
	let claim = |root| claim_at(root, 0);
	let over = || {
		claim(ROOT);
		Batches::<Test>::insert(ROOT, batch(3, 0, 1));
	};
	broken_by(over, "4: more is claimed than was settled");
	broken_by(|| claim_at(ROOT, 3), "4: a graphic is from no leaf of its batch");
	let twice = || {
		claim(ROOT);
		let twin = Registry::get(picture(1).content_hash).unwrap();
		Registry::insert(picture(2).content_hash, twin);
	};
	broken_by(twice, "4: two graphics are from one leaf");
	let skipped = || {
		claim(ROOT);
		SkippedCreators::<Test>::insert(ROOT, Skipped::<u64>::truncate_from(vec![ALICE]));
	};
	broken_by(skipped, "4: a skipped creator's graphic is registered");
	let unknown = || {
		claim(H256::zero());
		Batches::<Test>::insert(ROOT, batch(3, 2, 0));
	};
	broken_by(unknown, "4: a graphic is of no known batch");
}

#[test]
fn consents_that_are_wrong_are_seen() {
	let whole = Consent { per_epoch: 5, until: 100, ..Default::default() };
	let to_fay = || Consents::<Test>::insert(ALICE, FAY, whole);
	broken_by(to_fay, "7: a consent is to no known generator");
	let uncounted = || Consents::<Test>::insert(ALICE, EVE, whole);
	broken_by(uncounted, "7: a consent was not counted");
	let of_no_use = || {
		ConsentNonces::<Test>::insert(ALICE, 1);
		Consents::<Test>::insert(ALICE, EVE, Consent::default());
	};
	broken_by(of_no_use, "7: a consent to nothing is kept for nothing");
}

#[test]
fn marks_that_are_wrong_are_seen() {
	let wrong = "5: a graphic is marked taken down and is not, or is";
	let marked = || {
		a_gallery();
		mark_taken_down(picture(1).content_hash);
	};
	broken_by(marked, wrong);
	let unmarked = || {
		a_gallery();
		Removals::<Test>::insert(picture(1).content_hash, removal());
	};
	broken_by(unmarked, wrong);
	let unregistered = || {
		a_gallery();
		Registry::remove(picture(1).content_hash);
	};
	broken_by(unregistered, "5: something is shared and not registered");
	let taken_down = || Removals::<Test>::insert(H256::zero(), removal());
	broken_by(taken_down, "5: something was taken down and is not registered");
}

fn removal() -> Removal<u64> {
	Removal { moderator: MODERATOR, reason: Default::default(), block: 5 }
}

fn mark_taken_down(content_hash: H256) {
	Registry::mutate(content_hash, |graphic| graphic.as_mut().unwrap().taken_down = true);
}

/// Take picture 1 down, and forget to refuse its fingerprint.
fn forget() {
	let content_hash = picture(1).content_hash;
	mark_taken_down(content_hash);
	Removals::<Test>::insert(content_hash, removal());
	Gallery::<Test>::remove(picture(1).fingerprint);
}

#[test]
fn fingerprints_that_are_wrong_are_seen() {
	let looks = picture(1).fingerprint;
	let forgotten = || {
		a_gallery();
		forget();
	};
	broken_by(forgotten, "6: a fingerprint is not remembered");
	let another = || {
		a_gallery();
		let shared = Gallery::<Test>::take(looks).unwrap();
		Gallery::<Test>::insert(77, shared);
	};
	broken_by(another, "6: a graphic is shared under a fingerprint that is not its own");

	let refused_for_none = "6: a fingerprint is refused for no graphic";
	broken_by(|| RefusedFingerprints::<Test>::insert(77, H256::zero()), refused_for_none);
	let looks_otherwise = || {
		a_gallery();
		forget();
		RefusedFingerprints::<Test>::insert(looks, picture(1).content_hash);
		RefusedFingerprints::<Test>::insert(77, picture(1).content_hash);
	};
	broken_by(looks_otherwise, refused_for_none);
	let not_taken_down = || {
		a_gallery();
		Gallery::<Test>::remove(looks);
		RefusedFingerprints::<Test>::insert(looks, picture(1).content_hash);
	};
	broken_by(not_taken_down, refused_for_none);
	let twice = || {
		a_gallery();
		let shared = Gallery::<Test>::get(looks).unwrap();
		forget();
		let pending = None;
		Gallery::<Test>::insert(looks, Shared { pending, ..shared });
		RefusedFingerprints::<Test>::insert(looks, picture(1).content_hash);
	};
	broken_by(twice, "6: a fingerprint is refused beside the gallery");
}

#[test]
fn rewards_that_cannot_wait_are_seen() {
	let pending = |amount| {
		a_gallery();
		Gallery::<Test>::mutate(picture(1).fingerprint, |shared| {
			shared.as_mut().unwrap().pending = Some(PendingReward { amount, due: 9 });
		});
	};
	broken_by(|| pending(0), "8: a reward of nothing waits");
	let taken_down = || {
		pending(1);
		mark_taken_down(picture(1).content_hash);
		Removals::<Test>::insert(picture(1).content_hash, removal());
	};
	broken_by(taken_down, "8: a reward waits for what was taken down");
}
