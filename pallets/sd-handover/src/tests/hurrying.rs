//! The committee shortens a vote, and only that.

use crate::{Error, Event, mock::*};
use frame::{deps::frame_support::traits::Bounded as BoundedCall, testing_prelude::*};
use pallet_democracy::{
	AccountVote, Conviction, ReferendumInfo, ReferendumInfoOf, ReferendumStatus, Vote,
	VoteThreshold,
};
use sd_primitives::SD;

/// The referendum, as it stands.
fn ongoing() -> ReferendumStatus<u32, crate::BoundedCallOf<Test>, u128> {
	match ReferendumInfoOf::<Test>::get(0) {
		Some(ReferendumInfo::Ongoing(status)) => status,
		_ => panic!("it is not being voted on"),
	}
}

/// Alice has voted for electing account 7, in block 20.
fn put_to_vote() {
	hand_over();
	let call = BoundedCall::Inline(elect(vec![7]).encode().try_into().unwrap());
	assert_ok!(Democracy::propose(signed(ALICE), call, DEPOSIT));
	go_to(2 * LAUNCH);
	let vote = Vote { aye: true, conviction: Conviction::None };
	let vote = AccountVote::Standard { vote, balance: 500 * SD };
	assert_ok!(Democracy::vote(signed(ALICE), 0, vote));
}

#[test]
fn two_thirds_of_the_committee_shorten_a_vote() {
	execute(|| {
		put_to_vote();
		assert_ok!(Handover::fast_track(committee(2), 0, FAST_TRACK));
		System::assert_last_event(Event::FastTracked { referendum: 0, end: 23 }.into());
		assert_eq!((ongoing().end, ongoing().delay), (23, ENACTMENT));
		assert_eq!(ongoing().threshold, VoteThreshold::SuperMajorityApprove);
		go_to(23 + ENACTMENT);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn nobody_else_does() {
	execute(|| {
		put_to_vote();
		for origin in [committee(1), board(4), signed(ALICE), RuntimeOrigin::root()] {
			assert_noop!(Handover::fast_track(origin, 0, FAST_TRACK), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn so_much_is_always_left_for_voting() {
	execute(|| {
		put_to_vote();
		for blocks in [0, FAST_TRACK - 1] {
			assert_noop!(
				Handover::fast_track(committee(3), 0, blocks),
				Error::<Test>::VotingTooShort
			);
		}
	});
}

#[test]
fn a_vote_is_never_prolonged() {
	execute(|| {
		put_to_vote();
		for blocks in [VOTING, VOTING + 1, u32::MAX - 20] {
			assert_noop!(Handover::fast_track(committee(3), 0, blocks), Error::<Test>::NotShorter);
		}
		assert_noop!(Handover::fast_track(committee(3), 0, u32::MAX), ArithmeticError::Overflow);
		assert_ok!(Handover::fast_track(committee(3), 0, VOTING - 1));
	});
}

#[test]
fn what_is_not_voted_on_is_not_shortened() {
	execute(|| {
		let hurry = || Handover::fast_track(committee(3), 0, FAST_TRACK);
		assert_noop!(hurry(), Error::<Test>::NotOngoing);
		put_to_vote();
		go_to(2 * LAUNCH + VOTING);
		assert_noop!(hurry(), Error::<Test>::NotOngoing);
	});
}

#[test]
fn the_quorum_stays() {
	execute(|| {
		put_to_vote();
		assert_ok!(Democracy::remove_vote(signed(ALICE), 0));
		let vote = Vote { aye: true, conviction: Conviction::Locked6x };
		let balance = Handover::quorum() - 1;
		assert_ok!(Democracy::vote(signed(BOB), 0, AccountVote::Standard { vote, balance }));
		assert_ok!(Handover::fast_track(committee(2), 0, FAST_TRACK));
		go_to(40);
		assert_eq!(elected(), Vec::<u64>::new());
	});
}
