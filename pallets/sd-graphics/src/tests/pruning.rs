//! Pruning: graphics that nobody has used leave the registry, and come back by no attestation.

use crate::{Batches, Cid, Error, Event, Graphics as Registry, Proof, Reason, Tallies, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{ContentHash, Graphic, batch::tree, traits::Registry as _};

const PICTURE: ContentHash = ContentHash::repeat_byte(1);

fn generate() -> DispatchResultWithPostInfo {
	let signature = attest(&picture(1), 5 + EPOCH);
	let alice = RuntimeOrigin::signed(ALICE);
	Graphics::generate(alice, picture(1), EVE, 5 + EPOCH, signature, 0)
}

fn prune() -> DispatchResultWithPostInfo {
	Graphics::prune(RuntimeOrigin::signed(FAY), PICTURE)
}

#[test]
fn a_forgotten_graphic_is_pruned_when_it_has_been_kept_long_enough() {
	execute(|| {
		assert_noop!(prune(), Error::<Test>::UnknownGraphic);
		assert_ok!(generate());
		System::set_block_number(4 + RETENTION);
		assert_noop!(prune(), Error::<Test>::TooYoung);
		System::set_block_number(5 + RETENTION);
		assert_ok!(prune());
		System::assert_last_event(Event::Pruned { content_hash: PICTURE }.into());
		assert!(!Registry::<Test>::contains_key(PICTURE));
	});
}

#[test]
fn no_attestation_outlives_the_retention() {
	execute(|| {
		assert_ok!(generate());
		System::set_block_number(5 + RETENTION);
		assert_ok!(prune());
		// The longest there is; any retention is longer than an epoch.
		assert_noop!(generate(), Error::<Test>::AttestationExpired);
	});
}

#[test]
fn what_is_shared_or_taken_down_stays() {
	execute(|| {
		assert_ok!(generate());
		System::set_block_number(5 + RETENTION);
		hypothetically!({
			let cid = Cid::truncate_from(b"bafy".to_vec());
			assert_ok!(Graphics::share(RuntimeOrigin::signed(ALICE), PICTURE, cid, 0));
			assert_noop!(prune(), Error::<Test>::NotForgotten);
		});
		let reason = Reason::truncate_from(b"stolen".to_vec());
		assert_ok!(Graphics::take_down(RuntimeOrigin::signed(MODERATOR), PICTURE, reason));
		assert_noop!(prune(), Error::<Test>::NotForgotten);
	});
}

#[test]
fn what_was_minted_or_in_a_contest_stays() {
	execute(|| {
		assert_ok!(generate());
		System::set_block_number(5 + RETENTION);
		hypothetically!({
			Graphics::mark_minted(&PICTURE);
			assert_noop!(prune(), Error::<Test>::NotForgotten);
		});
		Graphics::mark_entered(&PICTURE);
		assert_noop!(prune(), Error::<Test>::NotForgotten);
	});
}

#[test]
fn what_only_looks_like_something_shared_is_forgotten() {
	execute(|| {
		assert_ok!(generate());
		let twin = Graphic { fingerprint: picture(1).fingerprint, ..picture(2) };
		let (alice, signature) = (|| RuntimeOrigin::signed(ALICE), attest(&twin, 10));
		assert_ok!(Graphics::generate(alice(), twin, EVE, 10, signature, 0));
		let cid = Cid::truncate_from(b"bafy".to_vec());
		assert_ok!(Graphics::share(alice(), picture(2).content_hash, cid, 0));
		System::set_block_number(5 + RETENTION);
		assert_ok!(prune());
		assert!(!Registry::<Test>::contains_key(PICTURE));
	});
}

#[test]
fn a_pruned_graphic_of_a_batch_can_be_claimed_again() {
	execute(|| {
		let root = tree::root(&[picture(1)]);
		let alice = || RuntimeOrigin::signed(ALICE);
		assert_ok!(Graphics::consent(alice(), EVE, 5, 0, 100));
		let tallies = Tallies::<u64>::truncate_from(vec![(ALICE, 1)]);
		assert_ok!(Graphics::settle(RuntimeOrigin::signed(EVE), root, tallies, 0, false));
		let claim = || Graphics::claim(alice(), root, picture(1), 0, Proof::default());
		assert_ok!(claim());

		System::set_block_number(5 + RETENTION);
		assert_ok!(prune());
		assert_eq!(Batches::<Test>::get(root).unwrap().claimed, 0);
		assert_ok!(claim());
		assert_eq!(Batches::<Test>::get(root).unwrap().claimed, 1);
	});
}
