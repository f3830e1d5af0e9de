//! What others see of graphics who mint them or enter them in contests, and the marks they leave.

use crate::{Cid, Graphics as Stored, Proof, Reason, Registered, Tallies, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	ContentHash,
	batch::tree,
	traits::{Attested, Registry},
};

const PICTURE: ContentHash = ContentHash::repeat_byte(1);

fn generate() {
	let (alice, signature) = (RuntimeOrigin::signed(ALICE), attest(&picture(1), 10));
	assert_ok!(Graphics::generate(alice, picture(1), EVE, 10, signature, 0));
}

fn share() {
	let cid = Cid::truncate_from(b"bafy".to_vec());
	assert_ok!(Graphics::share(RuntimeOrigin::signed(ALICE), PICTURE, cid, 0));
}

fn take_down() {
	let reason = Reason::truncate_from(b"stolen".to_vec());
	assert_ok!(Graphics::take_down(RuntimeOrigin::signed(MODERATOR), PICTURE, reason));
}

/// Picture 1, made in block 5 by its own call.
fn attested() -> Attested<u64> {
	Attested {
		creator: ALICE,
		generator: EVE,
		key_version: 1,
		model: 0,
		made: 5,
		batch: None,
		taken_down: false,
		minted: false,
	}
}

#[test]
fn a_registered_graphic_is_as_it_was_attested() {
	execute(|| {
		assert_eq!(Graphics::attested(&PICTURE), None);
		generate();
		assert_eq!(Graphics::attested(&PICTURE), Some(attested()));
		take_down();
		assert_eq!(Graphics::attested(&PICTURE), Some(Attested { taken_down: true, ..attested() }));
	});
}

#[test]
fn a_claimed_graphic_was_made_when_its_batch_was_settled() {
	execute(|| {
		let root = tree::root(&[picture(1)]);
		let alice = || RuntimeOrigin::signed(ALICE);
		assert_ok!(Graphics::consent(alice(), EVE, 5, 0, 100));
		let tallies = Tallies::<u64>::truncate_from(vec![(ALICE, 1)]);
		assert_ok!(Graphics::settle(RuntimeOrigin::signed(EVE), root, tallies, 0, false));
		System::set_block_number(9);
		assert_ok!(Graphics::claim(alice(), root, picture(1), 0, Proof::default()));

		let claimed = Attested { made: 5, batch: Some((root, 0)), ..attested() };
		assert_eq!(Graphics::attested(&PICTURE), Some(claimed));
		let info = Graphics::graphic(PICTURE).unwrap();
		assert_eq!((info.made, info.registered, info.batch), (5, 9, Some((root, 0))));
	});
}

#[test]
fn a_picture_is_published_while_it_is_shared_and_not_taken_down() {
	execute(|| {
		assert_eq!(Graphics::published(&PICTURE), None);
		generate();
		assert_eq!(Graphics::published(&PICTURE), None);
		share();
		assert_eq!(Graphics::published(&PICTURE), Some(b"bafy".to_vec()));
		take_down();
		assert_eq!(Graphics::published(&PICTURE), None);
	});
}

#[test]
fn what_only_looks_like_a_published_picture_is_not() {
	execute(|| {
		generate();
		share();
		let twin = sd_primitives::Graphic { fingerprint: picture(1).fingerprint, ..picture(2) };
		let (alice, signature) = (RuntimeOrigin::signed(ALICE), attest(&twin, 10));
		assert_ok!(Graphics::generate(alice, twin, EVE, 10, signature, 0));
		assert_eq!(Graphics::published(&picture(2).content_hash), None);
	});
}

#[test]
fn marks_are_kept_and_seen_and_change_nothing_else() {
	execute(|| {
		generate();
		let before = Stored::<Test>::get(PICTURE).unwrap();
		let seen = || {
			let info = Graphics::graphic(PICTURE).unwrap();
			(info.minted, info.entered, Graphics::attested(&PICTURE).unwrap().minted)
		};
		assert_eq!(seen(), (false, false, false));

		Graphics::mark_entered(&PICTURE);
		assert_eq!(seen(), (false, true, false));
		Graphics::mark_minted(&PICTURE);
		assert_eq!(seen(), (true, true, true));
		// A graphic is in more than one contest.
		Graphics::mark_entered(&PICTURE);
		let after = Registered { minted: true, entered: true, ..before };
		assert_eq!(Stored::<Test>::get(PICTURE), Some(after));
	});
}

#[test]
fn what_was_minted_stays_so_when_it_is_taken_down_or_shared() {
	execute(|| {
		generate();
		Graphics::mark_minted(&PICTURE);
		Graphics::mark_entered(&PICTURE);
		share();
		take_down();
		let graphic = Stored::<Test>::get(PICTURE).unwrap();
		assert!(graphic.minted && graphic.entered && graphic.taken_down);
	});
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "a graphic is marked that is not registered")]
fn marking_what_is_not_registered_is_a_defect() {
	execute(|| Graphics::mark_minted(&PICTURE));
}

#[test]
#[cfg(not(debug_assertions))]
fn marking_what_is_not_registered_does_nothing() {
	execute(|| {
		assert_storage_noop!(Graphics::mark_minted(&PICTURE));
		assert_storage_noop!(Graphics::mark_entered(&PICTURE));
	});
}

#[test]
#[cfg(feature = "runtime-benchmarks")]
fn graphics_for_benchmarks_are_registered_published_and_taken_down() {
	execute(|| {
		for n in 1..=3 {
			<Graphics as Registry<_>>::prepare_graphic(&BOB, ContentHash::repeat_byte(n));
		}
		let prepared = Graphics::attested(&PICTURE).unwrap();
		assert_eq!((prepared.creator, prepared.made, prepared.taken_down), (BOB, 5, false));
		assert!(Graphics::published(&PICTURE).is_some());
		<Graphics as Registry<_>>::take_down(&PICTURE);
		assert!(Graphics::attested(&PICTURE).unwrap().taken_down);
		assert!(!Graphics::attested(&ContentHash::repeat_byte(2)).unwrap().taken_down);
	});
}
