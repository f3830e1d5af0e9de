//! The gallery: sharing, its reward, and what moderators take down.

use crate::{
	Cid, Error, Event, Gallery, Graphics as Registry, Moderators, Reason, RefusedFingerprints,
	Removals, Shared, mock::*,
};
use frame::testing_prelude::*;
use sd_primitives::{ContentHash, Graphic, traits::PendingReward};

/// The fingerprint of picture 1.
const LOOKS: u64 = 1;

fn cid() -> Cid {
	Cid::truncate_from(b"bafybeigdyrzt".to_vec())
}

/// A registered picture of `creator`'s.
fn registered(creator: u64, n: u8) -> ContentHash {
	enter(Graphic { creator, ..picture(n) })
}

/// A registered picture of Alice's that looks like picture 1.
fn twin(n: u8) -> ContentHash {
	enter(Graphic { fingerprint: LOOKS, ..picture(n) })
}

fn enter(graphic: Graphic<u64>) -> ContentHash {
	let (origin, content_hash) = (RuntimeOrigin::signed(graphic.creator), graphic.content_hash);
	let signature = attest(&graphic, 10);
	assert_ok!(Graphics::generate(origin, graphic, EVE, 10, signature, 0));
	content_hash
}

/// What is in the gallery of those that look like picture 1.
fn shown() -> Option<Shared> {
	Gallery::<Test>::get(LOOKS)
}

fn share(creator: u64, content_hash: ContentHash) -> DispatchResultWithPostInfo {
	Graphics::share(RuntimeOrigin::signed(creator), content_hash, cid(), 0)
}

fn settle(content_hash: ContentHash) -> DispatchResultWithPostInfo {
	Graphics::settle_share(RuntimeOrigin::signed(FAY), content_hash)
}

fn take_down(content_hash: ContentHash) -> DispatchResultWithPostInfo {
	let reason = Reason::truncate_from(b"stolen".to_vec());
	Graphics::take_down(RuntimeOrigin::signed(MODERATOR), content_hash, reason)
}

#[test]
fn a_creator_shares_a_graphic_and_its_reward_is_set_aside() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		assert_ok!(share(ALICE, content_hash));
		let due = 5 + MODERATION;
		let pending = Some(PendingReward { amount: 11, due });
		assert_eq!(shown(), Some(Shared { content_hash, cid: cid(), block: 5, pending }));
		assert_eq!(Held::get(), 11);
		System::assert_last_event(
			Event::Shared { creator: ALICE, content_hash, cid: cid(), reward: 11, due }.into(),
		);
	});
}

#[test]
fn only_what_is_registered_is_shared_and_only_by_its_creator() {
	execute(|| {
		let unknown = share(ALICE, ContentHash::zero());
		assert_noop!(unknown, Error::<Test>::UnknownGraphic);
		let content_hash = registered(ALICE, 1);
		assert_noop!(share(BOB, content_hash), Error::<Test>::NotCreator);
	});
}

#[test]
fn a_graphic_is_shared_once_for_life_and_somewhere() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		let alice = RuntimeOrigin::signed(ALICE);
		let nowhere = Graphics::share(alice, content_hash, Cid::default(), 0);
		assert_noop!(nowhere, Error::<Test>::EmptyCid);
		assert_ok!(share(ALICE, content_hash));
		assert_noop!(share(ALICE, content_hash), Error::<Test>::AlreadyShared);
	});
}

#[test]
fn what_looks_like_something_shared_is_refused() {
	execute(|| {
		assert_ok!(share(ALICE, registered(ALICE, 1)));
		let twin = twin(2);
		assert_noop!(share(ALICE, twin), Error::<Test>::LooksShared);
		let nowhere = Graphics::share(RuntimeOrigin::signed(ALICE), twin, Cid::default(), 0);
		assert_noop!(nowhere, Error::<Test>::EmptyCid);
	});
}

#[test]
fn what_looks_like_something_shared_has_no_part_in_its_place() {
	execute(|| {
		let (first, twin) = (registered(ALICE, 1), twin(2));
		assert_ok!(share(ALICE, first));
		System::set_block_number(5 + MODERATION);
		assert_noop!(settle(twin), Error::<Test>::NothingPending);
		assert!(Graphics::graphic(first).unwrap().shared.is_some());
		assert_eq!(Graphics::graphic(twin).unwrap().shared, None);
	});
}

#[test]
fn taking_down_what_looks_like_something_shared_leaves_that_its_place_and_reward() {
	execute(|| {
		let (first, twin) = (registered(ALICE, 1), twin(2));
		assert_ok!(share(ALICE, first));
		let before = shown();
		assert_ok!(take_down(twin));
		assert_eq!((shown(), Held::get()), (before, 11));
		assert!(!RefusedFingerprints::<Test>::contains_key(LOOKS));
		let reason = Reason::truncate_from(b"stolen".to_vec());
		let event =
			Event::TakenDown { content_hash: twin, moderator: MODERATOR, reason, forfeited: 0 };
		System::assert_last_event(event.into());
		assert_noop!(share(ALICE, twin), Error::<Test>::TakenDown);
	});
}

#[test]
fn a_reward_is_paid_when_it_is_due_and_once() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		assert_noop!(settle(content_hash), Error::<Test>::NothingPending);
		assert_ok!(share(ALICE, content_hash));
		System::set_block_number(4 + MODERATION);
		assert_noop!(settle(content_hash), Error::<Test>::NotDue);
		System::set_block_number(5 + MODERATION);
		assert_ok!(settle(content_hash));
		System::assert_last_event(
			Event::ShareSettled { content_hash, creator: ALICE, reward: 11 }.into(),
		);
		assert_eq!((shown().unwrap().pending, Held::get()), (None, 0));
		assert_noop!(settle(content_hash), Error::<Test>::NothingPending);
		assert_noop!(settle(ContentHash::zero()), Error::<Test>::UnknownGraphic);
	});
}

#[test]
fn a_share_that_earns_nothing_has_nothing_pending() {
	execute(|| {
		let content_hash = registered(BOB, 1);
		assert_ok!(share(BOB, content_hash));
		assert_noop!(settle(content_hash), Error::<Test>::NothingPending);
	});
}

#[test]
fn fineprint_16_taking_down_forfeits_a_reward_and_blocks_what_looks_like_it() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		assert_ok!(share(ALICE, content_hash));
		assert_ok!(take_down(content_hash));
		assert_eq!(Held::get(), 0);
		let reason = Reason::truncate_from(b"stolen".to_vec());
		System::assert_last_event(
			Event::TakenDown {
				content_hash,
				moderator: MODERATOR,
				reason: reason.clone(),
				forfeited: 11,
			}
			.into(),
		);
		let removal = Removals::<Test>::get(content_hash).unwrap();
		assert_eq!((removal.moderator, removal.reason, removal.block), (MODERATOR, reason, 5));
		assert_noop!(settle(content_hash), Error::<Test>::NothingPending);
		let pending = None;
		assert_eq!(shown(), Some(Shared { content_hash, cid: cid(), block: 5, pending }));
		assert!(!RefusedFingerprints::<Test>::contains_key(LOOKS));
		let twin = twin(2);
		assert_noop!(share(ALICE, twin), Error::<Test>::LooksShared);
		let info = Graphics::graphic(content_hash).unwrap();
		assert_eq!(info.taken_down, Some(b"stolen".to_vec()));
	});
}

#[test]
fn fineprint_16_after_the_reward_is_paid_nothing_is_forfeited() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		assert_ok!(share(ALICE, content_hash));
		System::set_block_number(5 + MODERATION);
		assert_ok!(settle(content_hash));
		assert_ok!(take_down(content_hash));
		assert!(Registry::<Test>::get(content_hash).unwrap().taken_down);
	});
}

#[test]
fn what_is_taken_down_unshared_is_never_shared() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		assert_ok!(take_down(content_hash));
		assert_noop!(share(ALICE, content_hash), Error::<Test>::TakenDown);
		assert_eq!(shown(), None);
	});
}

#[test]
fn fineprint_16_what_looks_like_something_taken_down_unshared_is_never_shared() {
	execute(|| {
		let (first, second, third) = (registered(ALICE, 1), twin(2), twin(3));
		assert_ok!(take_down(first));
		assert_eq!(RefusedFingerprints::<Test>::get(LOOKS), Some(first));
		assert_noop!(share(ALICE, second), Error::<Test>::LooksShared);
		// The first stands for all that come after it.
		assert_ok!(take_down(second));
		assert_eq!(RefusedFingerprints::<Test>::get(LOOKS), Some(first));
		assert_noop!(share(ALICE, third), Error::<Test>::LooksShared);
		assert_ok!(share(ALICE, registered(ALICE, 4)));
	});
}

#[test]
fn only_moderators_take_down_what_is_there_once_and_for_a_reason() {
	execute(|| {
		let content_hash = registered(ALICE, 1);
		let reason = Reason::truncate_from(b"mine".to_vec());
		let alice = RuntimeOrigin::signed(ALICE);
		let by_alice = Graphics::take_down(alice, content_hash, reason.clone());
		assert_noop!(by_alice, Error::<Test>::NotModerator);
		let moderator = || RuntimeOrigin::signed(MODERATOR);
		let unknown = Graphics::take_down(moderator(), ContentHash::zero(), reason);
		assert_noop!(unknown, Error::<Test>::UnknownGraphic);
		let unreasoned = Graphics::take_down(moderator(), content_hash, Reason::default());
		assert_noop!(unreasoned, Error::<Test>::NoReason);
		assert_ok!(take_down(content_hash));
		assert_noop!(take_down(content_hash), Error::<Test>::AlreadyTakenDown);
	});
}

#[test]
fn the_authority_appoints_and_dismisses_moderators() {
	execute(|| {
		let set = |origin, moderator| Graphics::set_moderator(origin, FAY, moderator);
		assert_noop!(set(RuntimeOrigin::signed(FAY), true), DispatchError::BadOrigin);
		assert_ok!(set(RuntimeOrigin::root(), true));
		System::assert_last_event(Event::ModeratorSet { account: FAY, moderator: true }.into());
		assert!(Moderators::<Test>::contains_key(FAY));
		assert_ok!(set(RuntimeOrigin::root(), false));
		assert!(!Moderators::<Test>::contains_key(FAY));
	});
}
