//! Behaviour of contests, a file for each topic.

mod claiming;
mod closing;
mod entering;
mod hosts;
mod invariants;
mod opening;
mod reading;
mod releasing;
mod standings;
mod stories;
mod voting;

use crate::{ContestId, HoldReason, NextContest, Shares, Title, mock::*};
use frame::{
	testing_prelude::*,
	traits::fungible::{Inspect, InspectHold},
};
use sd_primitives::{Balance, BlockNumber, ContentHash, SD};

/// What there is to win in the contests of these tests: half of it, then a third, then what remains is of nobody.
const PRIZE: Balance = 100 * SD;
const FIRST: Balance = 50 * SD;
const SECOND: Balance = 33 * SD;
const REST: Balance = 17 * SD;

/// What all votes must weigh.
const QUORUM: Balance = 10 * SD;

/// When the contests of these tests are opened, when entries end, when votes do, and when prizes are due at the earliest.
const OPENED: BlockNumber = 5;
const ENTRIES_UNTIL: BlockNumber = OPENED + EPOCH;
const VOTES_UNTIL: BlockNumber = ENTRIES_UNTIL + EPOCH;
const DUE: BlockNumber = VOTES_UNTIL + MODERATION;

fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

fn title() -> Title {
	Title::truncate_from(b"Spring".to_vec())
}

fn shares() -> Shares {
	percents(&[50, 33])
}

fn percents(percents: &[u32]) -> Shares {
	Shares::truncate_from(percents.iter().map(|share| Perbill::from_percent(*share)).collect())
}

/// A contest that the host opens.
fn a_contest() -> ContestId {
	let id = NextContest::<Test>::get();
	assert_ok!(SdContests::open(signed(HOST), title(), PRIZE, shares(), EPOCH, EPOCH, QUORUM));
	id
}

/// A contest that `sponsor` puts up the prize of.
fn sponsored_by(sponsor: u64) -> ContestId {
	let id = NextContest::<Test>::get();
	let origin = signed(sponsor);
	assert_ok!(SdContests::sponsor(origin, title(), PRIZE, shares(), EPOCH, EPOCH, QUORUM));
	id
}

/// A picture that `creator` made in this block.
fn picture(creator: u64, n: u8) -> ContentHash {
	let content_hash = ContentHash::from_slice(&[[creator as u8, n]; 16].concat());
	Pictures::insert(content_hash, (creator, System::block_number(), false, false));
	content_hash
}

fn take_down(content_hash: ContentHash) {
	Pictures::mutate_extant(content_hash, |picture| picture.2 = true);
}

/// Let each of `creators` enter a picture made now.
fn enter(contest: ContestId, creators: &[u64]) -> Vec<ContentHash> {
	let entered = creators.iter().map(|creator| {
		let content_hash = picture(*creator, contest as u8);
		assert_ok!(SdContests::enter(signed(*creator), contest, content_hash));
		content_hash
	});
	entered.collect()
}

fn vote(contest: ContestId, voter: u64, creator: u64, amount: Balance) -> DispatchResult {
	SdContests::vote(signed(voter), contest, creator, amount)
}

fn close(contest: ContestId) -> DispatchResultWithPostInfo {
	SdContests::close(signed(DAVE), contest)
}

fn claim(contest: ContestId, rank: u32) -> DispatchResultWithPostInfo {
	SdContests::claim_prize(signed(DAVE), contest, rank)
}

fn release(contest: ContestId, account: u64) -> DispatchResult {
	SdContests::release(signed(DAVE), contest, account)
}

/// Let Alice and Bob enter, Carol vote 20 SD for Alice and Dave 10 SD for Bob, and the voting period pass.
fn decide(contest: ContestId) -> Vec<ContentHash> {
	let [entered] = decide_all([contest]);
	entered
}

/// The same in several contests at once.
fn decide_all<const N: usize>(contests: [ContestId; N]) -> [Vec<ContentHash>; N] {
	let entered = contests.map(|contest| enter(contest, &[ALICE, BOB]));
	System::set_block_number(ENTRIES_UNTIL);
	for contest in contests {
		assert_ok!(vote(contest, CAROL, ALICE, 20 * SD));
		assert_ok!(vote(contest, DAVE, BOB, 10 * SD));
	}
	System::set_block_number(VOTES_UNTIL);
	entered
}

/// What `account` has on hold for a prize, for entries and for votes.
fn holds(account: u64) -> [Balance; 3] {
	[HoldReason::Prize, HoldReason::Entry, HoldReason::Vote]
		.map(|reason| Balances::balance_on_hold(&reason.into(), &account))
}

/// What `account` may spend.
fn free(account: u64) -> Balance {
	Balances::balance(&account)
}
