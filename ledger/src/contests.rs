//! Contests: prizes put up, graphics entered, votes on hold, and who has won.
//!
//! Who is ahead is found by looking at every vote and every entry, whenever it is asked.

use crate::{
	By, ChannelId, ED, Hold, Ledger, SD, Who, floor_of,
	refusal::{Refusal, ensure},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// What each entry has on hold, in base units.
pub const ENTRY_DEPOSIT: u128 = 5 * SD;

/// Least prize, in base units: contests are kept until somebody closes them.
const LEAST_PRIZE: u128 = SD;

/// Most entries in a contest.
const MAX_ENTRIES: usize = 1_000;

/// Most shares of a prize, and most entries of which one may win.
const MAX_RANKS: usize = 10;

/// Longest period, in epochs.
const MAX_PERIOD: u32 = 30;

/// What a contest promises when it is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
	/// What there is to win, in base units.
	pub prize: u128,
	/// What part of it each rank wins, in parts of 10^9.
	pub shares: Vec<u32>,
	/// For how many blocks entries are taken,
	pub entry_blocks: u32,
	/// and then votes.
	pub voting_blocks: u32,
	/// What all votes together must weigh, in base units.
	pub quorum: u128,
}

/// A contest, from its opening until everything in it is claimed and released.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contest {
	/// Who has put up the prize; nobody, if it is out of channel Contest.
	pub sponsor: Option<Who>,
	/// What was promised.
	pub promise: Promise,
	/// The block in which it was opened.
	pub opened: u32,
	/// Graphics, in the order of entering.
	pub entries: Vec<Entry>,
	/// Votes, by voter.
	pub votes: BTreeMap<Who, Vote>,
	/// How it ended, once it is closed.
	pub outcome: Option<Outcome>,
}

/// A graphic in a contest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
	/// Whose it is.
	pub creator: Who,
	/// The graphic.
	pub graphic: u64,
	/// Whether the deposit has been given back.
	pub released: bool,
}

/// What an account has voted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vote {
	/// On whose entry.
	pub creator: Who,
	/// What is on hold, in base units.
	pub held: u128,
	/// What of that counts, in base units.
	pub weight: u128,
	/// Whether what was on hold has been given back.
	pub released: bool,
}

/// An entry's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
	/// Counts the entries from 0.
	pub number: u32,
	/// Whose it is.
	pub creator: Who,
	/// The graphic.
	pub graphic: u64,
	/// What the votes on it weigh, in base units.
	pub tally: u128,
}

/// How a contest ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// The first block in which prizes may be claimed.
	pub due: u32,
	/// Who has won, by rank from 0: where they stood, what there is to claim in base units, and where that is.
	pub winners: Vec<(Standing, u128, Prize)>,
}

/// Where a prize is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prize {
	/// Set aside.
	Held,
	/// With the winner.
	Paid,
	/// Where it came from.
	Returned,
}

impl Promise {
	/// What each rank wins, in base units.
	pub fn prizes(&self) -> impl Iterator<Item = u128> {
		self.shares.iter().map(|share| floor_of(*share, self.prize))
	}

	/// Whether it can be kept, where an epoch is so many blocks.
	fn validate(&self, epoch: u32) -> Result<(), Refusal> {
		let together = self.shares.iter().map(|share| u64::from(*share)).sum::<u64>();
		let shares = (1..=MAX_RANKS).contains(&self.shares.len()) && !self.shares.contains(&0);
		ensure(shares && together <= 1_000_000_000, Refusal::BadShares)?;
		for blocks in [self.entry_blocks, self.voting_blocks] {
			ensure((epoch..=MAX_PERIOD * epoch).contains(&blocks), Refusal::BadPeriod)?;
		}
		let prizes = self.prize >= LEAST_PRIZE && self.prizes().all(|prize| prize >= ED);
		ensure(prizes, Refusal::PrizeTooSmall)
	}
}

impl Contest {
	/// The first block in which entries are not taken any more, and votes are.
	pub fn entries_until(&self) -> u32 {
		self.opened + self.promise.entry_blocks
	}

	/// The first block in which votes are not taken any more.
	pub fn votes_until(&self) -> u32 {
		self.entries_until() + self.promise.voting_blocks
	}

	/// What the votes on somebody's entry weigh, in base units.
	pub fn tally(&self, creator: Who) -> u128 {
		let votes = self.votes.values().filter(|vote| vote.creator == creator);
		votes.map(|vote| vote.weight).sum()
	}

	/// What all votes weigh, in base units.
	pub fn total(&self) -> u128 {
		self.votes.values().map(|vote| vote.weight).sum()
	}

	/// The ten best of all entries that have votes: by what these weigh, the earlier first.
	pub fn best(&self) -> Vec<Standing> {
		let mut standings = Vec::new();
		for (number, Entry { creator, graphic, .. }) in (0..).zip(self.entries.iter().copied()) {
			standings.push(Standing { number, creator, graphic, tally: self.tally(creator) });
		}
		standings.retain(|standing| standing.tally > 0);
		standings.sort_by_key(|standing| (Reverse(standing.tally), standing.number));
		standings.truncate(MAX_RANKS);
		standings
	}

	/// What of the prize is neither paid nor given back, in base units.
	pub fn unpaid(&self) -> u128 {
		let Some(outcome) = &self.outcome else { return self.promise.prize };
		let held = outcome.winners.iter().filter(|(_, _, state)| *state == Prize::Held);
		held.map(|(_, prize, _)| prize).sum()
	}

	/// Whether there is nothing more to claim or to release.
	pub(crate) fn is_done(&self) -> bool {
		self.outcome.is_some()
			&& self.unpaid() == 0
			&& self.entries.iter().all(|entry| entry.released)
			&& self.votes.values().all(|vote| vote.released)
	}
}

/// Opening.
impl Ledger {
	/// Let somebody open contests with prizes out of channel Contest, or no longer, by the authority. Rolls nothing.
	pub fn set_host(&mut self, who: Who, host: bool, by: By) -> Result<(), Refusal> {
		ensure(by == self.authority(), Refusal::WrongOrigin)?;
		if host {
			self.hosts.insert(who);
		} else {
			self.hosts.remove(&who);
		}
		Ok(())
	}

	/// Open a contest with a prize out of channel Contest, by a host; its number.
	pub fn open_contest(&mut self, by: Who, promise: Promise) -> Result<u32, Refusal> {
		self.all_or_nothing(|ledger| {
			ensure(ledger.is_host(by), Refusal::NotHost)?;
			promise.validate(ledger.clock.epoch_length)?;
			ledger.open_prize(promise.prize)?;
			Ok(ledger.begin_contest(None, promise))
		})
	}

	/// Open a contest with a prize that is on hold on the sponsor's account (FINEPRINT 19); its number. Rolls nothing.
	pub fn sponsor_contest(&mut self, by: Who, promise: Promise) -> Result<u32, Refusal> {
		promise.validate(self.clock.epoch_length)?;
		ensure(self.money.frozen(by) == 0, Refusal::SponsorFrozen)?;
		self.money.hold(by, Hold::Prize, promise.prize)?;
		Ok(self.begin_contest(Some(by), promise))
	}

	fn begin_contest(&mut self, sponsor: Option<Who>, promise: Promise) -> u32 {
		let (number, opened) = (self.contests_opened, self.now);
		self.contests_opened += 1;
		let contest = Contest {
			sponsor,
			promise,
			opened,
			entries: Vec::new(),
			votes: BTreeMap::new(),
			outcome: None,
		};
		self.contests.insert(number, contest);
		number
	}
}

/// Entering and voting. Neither rolls.
impl Ledger {
	/// A contest that still takes entries.
	pub fn taking_entries(&self, number: u32) -> Result<&Contest, Refusal> {
		let contest = self.existing(number)?;
		ensure(self.now < contest.entries_until(), Refusal::EntriesOver)?;
		Ok(contest)
	}

	/// Enter a graphic of `creator`'s that was made in block `made`; the entry's number. Whether it is its own, and registered,
	/// is the caller's business.
	pub fn enter(
		&mut self,
		creator: Who,
		number: u32,
		graphic: u64,
		made: u32,
	) -> Result<u32, Refusal> {
		let contest = self.taking_entries(number)?;
		ensure(!self.is_taken_down(graphic), Refusal::TakenDown)?;
		ensure(made >= contest.opened, Refusal::MadeBefore)?;
		let entered = contest.entries.iter().any(|entry| entry.creator == creator);
		ensure(!entered, Refusal::AlreadyEntered)?;
		ensure(contest.entries.len() < MAX_ENTRIES, Refusal::TooManyEntries)?;
		self.money.hold(creator, Hold::Entry, ENTRY_DEPOSIT)?;
		let entries = &mut self.contest_mut(number).entries;
		entries.push(Entry { creator, graphic, released: false });
		Ok(entries.len() as u32 - 1)
	}

	/// Have `amount` more of the voter's on hold on somebody's entry; the vote as it is now. All that is on hold counts, but
	/// at most what the voter has ever earned by generating and sharing.
	pub fn vote(
		&mut self,
		voter: Who,
		number: u32,
		creator: Who,
		amount: u128,
	) -> Result<Vote, Refusal> {
		let contest = self.existing(number)?;
		ensure(contest.entries_until() <= self.now, Refusal::VotingNotBegun)?;
		ensure(self.now < contest.votes_until(), Refusal::VotingOver)?;
		ensure(amount >= ED, Refusal::VoteTooSmall)?;
		ensure(voter != creator, Refusal::OwnEntry)?;
		let entry = contest.entries.iter().find(|entry| entry.creator == creator);
		let graphic = entry.ok_or(Refusal::UnknownEntry)?.graphic;
		ensure(!self.is_taken_down(graphic), Refusal::TakenDown)?;
		let earlier = contest.votes.get(&voter);
		ensure(earlier.is_none_or(|vote| vote.creator == creator), Refusal::VotedElsewhere)?;

		let held = earlier.map_or(0, |vote| vote.held) + amount;
		let weight = held.min(self.earnings(voter).earned);
		ensure(weight > 0, Refusal::NothingEarned)?;
		self.money.hold(voter, Hold::Vote, amount)?;
		let vote = Vote { creator, held, weight, released: false };
		self.contest_mut(number).votes.insert(voter, vote);
		Ok(vote)
	}
}

/// What there is to compare.
impl Ledger {
	/// Whether somebody may open contests with prizes out of channel Contest.
	pub fn is_host(&self, who: Who) -> bool {
		self.hosts.contains(&who)
	}

	/// Who may.
	pub fn hosts(&self) -> impl Iterator<Item = Who> {
		self.hosts.iter().copied()
	}

	/// The contests that are not over and done with, by number.
	pub fn contests(&self) -> &BTreeMap<u32, Contest> {
		&self.contests
	}

	/// How many there have been.
	pub fn contests_opened(&self) -> u32 {
		self.contests_opened
	}

	pub(crate) fn existing(&self, number: u32) -> Result<&Contest, Refusal> {
		self.contests.get(&number).ok_or(Refusal::UnknownContest)
	}

	pub(crate) fn contest_mut(&mut self, number: u32) -> &mut Contest {
		self.contests.get_mut(&number).expect("it exists")
	}

	/// Assert that what is on hold and set aside for contests is what they have.
	pub(crate) fn check_contests(&self) {
		let mut holds = [Hold::Prize, Hold::Entry, Hold::Vote].map(|what| (what, BTreeMap::new()));
		let mut add = |of: usize, who: Who, amount: u128| {
			if amount > 0 {
				*holds[of].1.entry(who).or_default() += amount;
			}
		};
		let mut set_aside = 0;
		for contest in self.contests.values() {
			match contest.sponsor {
				None => set_aside += contest.unpaid(),
				Some(sponsor) => add(0, sponsor, contest.unpaid()),
			}
			for entry in contest.entries.iter().filter(|entry| !entry.released) {
				add(1, entry.creator, ENTRY_DEPOSIT);
			}
			for (voter, vote) in contest.votes.iter().filter(|(_, vote)| !vote.released) {
				add(2, *voter, vote.held);
			}
			assert!(!contest.is_done(), "a contest is kept for nothing");
		}
		assert_eq!(self.channel(ChannelId::Contest).held, set_aside, "prizes are set aside");
		for (what, expected) in holds {
			assert_eq!(self.money.all_held(what), expected, "what is on hold for {what:?}");
		}
	}
}
