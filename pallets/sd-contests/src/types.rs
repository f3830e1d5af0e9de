//! What is stored: contests, how they stand and how they ended, entries and votes.

use frame::prelude::*;
use sd_primitives::{
	Balance, BlockNumber, ContentHash, SD,
	info::{PrizeState, Winner},
};

/// Longest title, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 128;

/// Most winners of a contest, and best entries that are kept.
pub const MAX_WINNERS: u32 = 10;

/// Most entries in a contest.
pub const MAX_ENTRIES: u32 = 1_000;

/// Longest entry period, and longest voting period, in epochs.
pub const MAX_PERIOD: u32 = 30;

/// Least prize, a host's or a sponsor's, in base units: a contest's record is kept until somebody closes it, so nobody opens
/// contests for next to nothing.
pub const LEAST_PRIZE: Balance = SD;

/// What each entry has on hold until it is released, in base units. Whoever changes it has to migrate the entries there are.
pub const ENTRY_DEPOSIT: Balance = 5 * SD;

/// Counts contests from 0.
pub type ContestId = u32;

/// What people call a contest.
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE>>;

/// What part of the prize each rank wins, the first one first.
pub type Shares = BoundedVec<Perbill, ConstU32<MAX_WINNERS>>;

/// A contest, as it was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Contest<AccountId> {
	/// What people call it.
	pub title: Title,
	/// On whose account the prize is on hold; nobody's, if it is a host's.
	pub sponsor: Option<AccountId>,
	/// What there is to win, in base units.
	pub prize: Balance,
	/// What part of it each rank wins.
	pub shares: Shares,
	/// The block in which it was opened; a graphic made in it may be entered.
	pub opened: BlockNumber,
	/// The first block in which entries are not taken any more, and the first in which votes are.
	pub entries_until: BlockNumber,
	/// The first block in which votes are not taken any more, and in which it may be closed.
	pub votes_until: BlockNumber,
	/// What all votes together must weigh for anybody to win, in base units.
	pub quorum: Balance,
}

impl<AccountId> Contest<AccountId> {
	/// What each rank wins, in base units, rounded down; what is left belongs to nobody, and goes back.
	pub fn prizes(&self) -> impl Iterator<Item = Balance> {
		self.shares.iter().map(|share| share.mul_floor(self.prize))
	}
}

/// One of the best entries.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Standing<AccountId> {
	/// Whose it is.
	pub creator: AccountId,
	/// Its number.
	pub number: u32,
	/// The graphic.
	pub content_hash: ContentHash,
	/// What the votes on it weigh, in base units; something.
	pub tally: Balance,
}

impl<AccountId> Standing<AccountId> {
	/// Whether this is better than `other`: by the tally, or as the earlier entry.
	pub fn leads(&self, other: &Self) -> bool {
		self.tally > other.tally || (self.tally == other.tally && self.number < other.number)
	}
}

/// How a contest stands.
#[derive(Clone, PartialEq, Eq, Debug, DefaultNoBound)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Ballot<AccountId> {
	/// Entries there have been; the next one's number.
	pub entered: u32,
	/// Accounts that have voted.
	pub voters: u32,
	/// All tallies together, in base units.
	pub total: Balance,
	/// The best entries that have any votes, the very best first.
	pub best: BoundedVec<Standing<AccountId>, ConstU32<MAX_WINNERS>>,
}

impl<AccountId> Ballot<AccountId> {
	/// Give an entry whose tally has grown its place among the best, if it has one.
	pub fn rank(&mut self, standing: Standing<AccountId>) {
		let mut best = core::mem::take(&mut self.best).into_inner();
		best.retain(|other| other.number != standing.number);
		let place = best.partition_point(|other| other.leads(&standing));
		best.insert(place, standing);
		self.best = BoundedVec::truncate_from(best);
	}
}

/// How a contest ended.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Outcome<AccountId> {
	/// The first block in which prizes may be claimed.
	pub due: BlockNumber,
	/// Entries and votes that are not released yet.
	pub unreleased: u32,
	/// Who has won, by rank, and where the prize is.
	pub winners: BoundedVec<(Winner<AccountId>, PrizeState), ConstU32<MAX_WINNERS>>,
}

impl<AccountId> Outcome<AccountId> {
	/// Prizes that are neither paid nor given back, in base units each.
	pub fn unclaimed(&self) -> impl Iterator<Item = Balance> {
		let held = self.winners.iter().filter(|(_, state)| *state == PrizeState::Held);
		held.map(|(winner, _)| winner.prize)
	}

	/// Whether nothing is left to claim or to release.
	pub fn is_done(&self) -> bool {
		self.unreleased == 0 && self.unclaimed().next().is_none()
	}
}

/// A graphic in a contest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Entry {
	/// Counts the contest's entries from 0: the earlier one wins a tie.
	pub number: u32,
	/// The graphic.
	pub content_hash: ContentHash,
	/// What the votes on it weigh, in base units.
	pub tally: Balance,
}

/// What an account has voted in a contest.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Vote<AccountId> {
	/// Whose entry it is on.
	pub creator: AccountId,
	/// What is on hold, in base units.
	pub held: Balance,
	/// What of that counts, in base units.
	pub weight: Balance,
}
