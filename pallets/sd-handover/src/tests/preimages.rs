//! Preimages that people want to stay.

use crate::{Error, Event, HoldReason, Requests, mock::*};
use frame::{
	deps::frame_support::traits::{Bounded as BoundedCall, QueryPreimage, fungible::InspectHold},
	testing_prelude::*,
};
use sd_primitives::{Balance, SD};

/// A call of some length, noted by Bob: its hash and length.
fn noted() -> (H256, u32) {
	let bytes = elect((1..=100).collect()).encode();
	let (hash, len) = (<Test as frame_system::Config>::Hashing::hash(&bytes), bytes.len() as u32);
	assert_ok!(Preimage::note_preimage(signed(BOB), bytes));
	(hash, len)
}

/// What somebody has on hold for preimages.
fn on_hold(account: u64) -> Balance {
	Balances::balance_on_hold(&HoldReason::Preimage.into(), &account)
}

#[test]
fn a_preimage_that_is_requested_stays_for_a_deposit_by_its_length() {
	execute(|| {
		let (hash, len) = noted();
		assert_ok!(Handover::request_preimage(signed(ALICE), hash));
		System::assert_last_event(Event::PreimageRequested { hash, account: ALICE }.into());
		assert_eq!(on_hold(ALICE), SD + Balance::from(len) * SD / 1_000);
		assert_ok!(Preimage::unnote_preimage(signed(BOB), hash));
		assert_eq!(Preimage::len(&hash), Some(len));
	});
}

#[test]
fn it_goes_when_it_is_released() {
	execute(|| {
		let (hash, _) = noted();
		assert_ok!(Handover::request_preimage(signed(ALICE), hash));
		assert_ok!(Preimage::unnote_preimage(signed(BOB), hash));
		assert_ok!(Handover::release_preimage(signed(ALICE), hash));
		System::assert_last_event(Event::PreimageReleased { hash, account: ALICE }.into());
		assert_eq!(on_hold(ALICE), 0);
		assert_eq!(Preimage::len(&hash), None);
		assert!(!Requests::<Test>::contains_key(hash, ALICE));
	});
}

#[test]
fn what_is_not_on_chain_cannot_be_requested() {
	execute(|| {
		let refused = Error::<Test>::NotNoted;
		assert_noop!(Handover::request_preimage(signed(ALICE), H256::repeat_byte(7)), refused);
	});
}

#[test]
fn whoever_cannot_pay_the_deposit_requests_nothing() {
	execute(|| {
		let (hash, _) = noted();
		assert_noop!(Handover::request_preimage(signed(99), hash), TokenError::FundsUnavailable);
	});
}

#[test]
fn each_account_requests_once_and_releases_its_own() {
	execute(|| {
		let (hash, _) = noted();
		assert_ok!(Handover::request_preimage(signed(ALICE), hash));
		let again = Error::<Test>::AlreadyRequested;
		assert_noop!(Handover::request_preimage(signed(ALICE), hash), again);
		let refused = Error::<Test>::NotRequested;
		assert_noop!(Handover::release_preimage(signed(CAROL), hash), refused);
		assert_ok!(Handover::request_preimage(signed(CAROL), hash));
		assert_ok!(Handover::release_preimage(signed(ALICE), hash));
		assert!(Preimage::is_requested(&hash));
	});
}

#[test]
fn what_is_proposed_or_voted_on_is_not_released() {
	execute(|| {
		hand_over();
		let (hash, len) = noted();
		assert_ok!(Handover::request_preimage(signed(ALICE), hash));
		let proposal = BoundedCall::Lookup { hash, len };
		assert_ok!(Democracy::propose(signed(ALICE), proposal, DEPOSIT));
		let release = || Handover::release_preimage(signed(ALICE), hash);
		assert_noop!(release(), Error::<Test>::PreimageInUse);
		go_to(2 * LAUNCH);
		assert_noop!(release(), Error::<Test>::PreimageInUse);
		// It does not pass.
		go_to(2 * LAUNCH + VOTING);
		assert_ok!(release());
	});
}

#[test]
fn only_accounts_request_and_release() {
	execute(|| {
		let (hash, _) = noted();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(4)] {
			let request = Handover::request_preimage(origin.clone(), hash);
			assert_eq!(request, Err(DispatchError::BadOrigin));
			let release = Handover::release_preimage(origin, hash);
			assert_eq!(release, Err(DispatchError::BadOrigin));
		}
	});
}
