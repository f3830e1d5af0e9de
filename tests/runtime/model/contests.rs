//! Contests: opened, entered, voted in, closed, claimed and released.

use super::{
	cast::{Key, account, everybody, key, known, who},
	refusals::contest_error,
	registry::{Registered, content_hash, one_of},
	steps::{Amount, Phase, Pick, Plan},
	tally,
	world::{World, fee_of},
};
use crate::common::signed;
use frame_support::ensure;
use pallet_sd_contests::{Call as Contests, Error, Event};
use polkadot_sdk::{
	sp_runtime::{DispatchError, Perbill},
	*,
};
use sd_ledger::{ChannelId, Contest, ED, Ledger, Outcome, Prize, Promise, Who};
use sd_primitives::ContentHash;
use sd_runtime::*;

/// How a contest was closed: when prizes may be claimed, what went back, and who has won with what, by which votes.
type Closing = (u32, u128, Vec<(Who, ContentHash, u128, u128)>);

impl World {
	pub(super) fn set_host(&mut self, account: Key, host: bool, rightful: bool) {
		let (by, host_to_be) = (self.authority(rightful), who(account));
		let call = Contests::set_host { account: account.to_account_id(), host };
		self.decide_for_all(by, call, |ledger| {
			ledger.set_host(host_to_be, host, by).map_err(contest_error)
		});
	}

	/// By a host, unless somebody else tries.
	pub(super) fn open(&mut self, by: Option<Key>, plan: Plan) {
		let Some(sender) = by.or(self.ledger.hosts().next().map(key)) else {
			return tally::note(&self.kind, "there is no host");
		};
		let rolled = self.ledger.rolled();
		let channel = rolled.channel(ChannelId::Contest);
		let left = (channel.budget / 1_000 - rolled.epoch().prizes).min(channel.available());
		let promise = self.promise(&plan, left);
		let call = Contests::open {
			title: title(plan.title),
			prize: promise.prize,
			shares: shares(&promise),
			entry_blocks: promise.entry_blocks,
			voting_blocks: promise.voting_blocks,
			quorum: promise.quorum,
		};
		let by_rule = |ledger: &mut Ledger| {
			ensure!(ledger.is_host(who(sender)), Error::<Runtime>::NotHost);
			ensure!(plan.title > 0, Error::<Runtime>::NoTitle);
			ledger.open_contest(who(sender), promise).map_err(contest_error)
		};
		if self.transact(sender, call, by_rule, opened_on_chain).is_some() {
			self.titles.push(plan.title);
		}
	}

	pub(super) fn sponsor(&mut self, sender: Key, plan: Plan) {
		let call = |promise: &Promise| Contests::<Runtime>::sponsor {
			title: title(plan.title),
			prize: promise.prize,
			shares: shares(promise),
			entry_blocks: promise.entry_blocks,
			voting_blocks: promise.voting_blocks,
			quorum: promise.quorum,
		};
		let most = self.most_to_hold(sender, call(&self.promise(&plan, 0)));
		let promise = self.promise(&plan, most);
		let call = call(&promise);
		let by_rule = |ledger: &mut Ledger| {
			ensure!(plan.title > 0, Error::<Runtime>::NoTitle);
			ledger.sponsor_contest(who(sender), promise).map_err(contest_error)
		};
		if self.transact(sender, call, by_rule, opened_on_chain).is_some() {
			self.titles.push(plan.title);
		}
	}

	/// What a plan promises, if so much is at stake.
	fn promise(&self, plan: &Plan, stake: u128) -> Promise {
		let epoch = self.ledger.clock().epoch_length;
		Promise {
			prize: plan.prize.of(stake),
			shares: plan.shares.clone(),
			entry_blocks: epoch.saturating_add_signed(plan.entering),
			voting_blocks: epoch.saturating_add_signed(plan.voting),
			quorum: plan.quorum,
		}
	}

	/// By the graphic's creator, unless somebody else tries.
	pub(super) fn enter(&mut self, contest: Pick, which: Pick, by: Option<Key>) {
		let number = self.pick_contest(contest, |contest, now| now < contest.entries_until());
		let running = self.ledger.contests().get(&number);
		let may_be_entered = |of: &Registered| {
			let entered = |contest: &Contest| {
				contest.entries.iter().any(|entry| entry.creator == of.picture.creator)
			};
			let since =
				running.is_some_and(|it| self.registry.made(of) >= it.opened && !entered(it));
			since && of.taken_down.is_none()
		};
		let picture = self.pick(which, may_be_entered);
		let registered = self.registry.graphics.get(&picture);
		let creator = registered.map(|of| of.picture.creator);
		let Some(sender) = by.or(creator.map(key)) else {
			return tally::note(&self.kind, "there is nobody to enter");
		};
		let made = registered.map_or(0, |of| self.registry.made(of));
		let door = door_of_creators(creator, sender);
		let call =
			Contests::<Runtime>::enter { contest: number, content_hash: content_hash(picture) };
		let by_rule = |ledger: &mut Ledger| {
			ledger.taking_entries(number).map_err(contest_error)?;
			door?;
			ledger.enter(who(sender), number, picture, made).map_err(contest_error)
		};
		if self.transact(sender, call, by_rule, entered_on_chain).is_some() {
			self.registry.graphics.get_mut(&picture).expect("it was entered").entered = true;
		}
	}

	pub(super) fn vote(&mut self, contest: Pick, voter: Key, entry: Pick, amount: Amount) {
		let voting = |contest: &Contest, now| {
			(contest.entries_until()..contest.votes_until()).contains(&now)
				&& !contest.entries.is_empty()
		};
		let number = self.pick_contest(contest, voting);
		let creator = self.pick_entrant(number, who(voter), entry);
		let call = |amount| Contests::<Runtime>::vote {
			contest: number,
			creator: account(creator),
			amount,
		};
		let most = self.most_to_hold(voter, call(0));
		let earned = self.ledger.earnings(who(voter)).earned;
		let amount = amount.of(if earned > 0 { most.min(2 * earned) } else { most });
		let by_rule = |ledger: &mut Ledger| {
			let vote = ledger.vote(who(voter), number, creator, amount).map_err(contest_error)?;
			let contest = &ledger.contests()[&number];
			Ok((vote.held, vote.weight, contest.tally(creator), contest.total()))
		};
		if let Some((held, weight, ..)) =
			self.transact(voter, call(amount), by_rule, voted_on_chain)
		{
			let counts = if weight < held { "a part" } else { "all" };
			tally::note("Vote, counting", counts);
		}
	}

	/// For whom `voter` might vote: whom it has voted for, or another entrant; or anybody.
	fn pick_entrant(&self, number: u32, voter: Who, which: Pick) -> Who {
		let contest = self.ledger.contests().get(&number);
		let earlier = contest.and_then(|it| it.votes.get(&voter)).map(|vote| vote.creator);
		let entrants = contest.map_or(Vec::<Who>::new(), |it| {
			let standing = it.entries.iter().filter(|entry| {
				entry.creator != voter && !self.ledger.is_taken_down(entry.graphic)
			});
			standing.map(|entry| entry.creator).collect()
		});
		let all = everybody().collect::<Vec<_>>();
		let picked = match which {
			Pick::Open(which) => {
				earlier.or(one_of(&entrants, which).copied()).or(one_of(&all, which).copied())
			}
			Pick::Any(which) => one_of(&all, which).copied(),
		};
		picked.expect("there is somebody")
	}

	pub(super) fn close(&mut self, contest: Pick, by: Key) {
		let over =
			|contest: &Contest, now| contest.votes_until() <= now && contest.outcome.is_none();
		let number = self.pick_contest(contest, over);
		let by_rule =
			|ledger: &mut Ledger| ledger.close(number).map(closing).map_err(contest_error);
		let call = Contests::close { contest: number };
		if let Some((_, _, winners)) = self.transact(by, call, by_rule, closed_on_chain) {
			tally::note("Close, winners", winners.len().to_string());
			self.note_removal(number);
		}
	}

	pub(super) fn claim_prize(&mut self, contest: Pick, rank: Pick, by: Key) {
		let due = |contest: &Contest, now| {
			let due = contest.outcome.as_ref().is_some_and(|outcome| outcome.due <= now);
			due && contest.unpaid() > 0
		};
		let number = self.pick_contest(contest, due);
		let contest = self.ledger.contests().get(&number);
		let winners =
			contest.and_then(|it| it.outcome.as_ref()).map_or(&[][..], |of| &of.winners[..]);
		let held = (0u32..).zip(winners).filter(|(_, (_, _, state))| *state == Prize::Held);
		let held = held.map(|(rank, _)| rank).collect::<Vec<_>>();
		let rank = match rank {
			Pick::Open(which) => one_of(&held, which).copied().unwrap_or_default(),
			Pick::Any(which) => (which % (winners.len() + 1)) as u32,
		};
		let by_rule = |ledger: &mut Ledger| ledger.claim_prize(number, rank).map_err(contest_error);
		let call = Contests::claim_prize { contest: number, rank };
		if let Some(paid) = self.transact(by, call, by_rule, claimed_on_chain) {
			tally::note("ClaimPrize, paid", if paid > 0 { "the winner" } else { "nobody" });
			self.note_removal(number);
		}
	}

	pub(super) fn release(&mut self, contest: Pick, whose: Pick, by: Key) {
		let number = self.pick_contest(contest, |contest, _| {
			contest.outcome.is_some() && !unreleased(contest).is_empty()
		});
		let contest = self.ledger.contests().get(&number);
		let left = contest.map(unreleased).unwrap_or_default();
		let all = everybody().collect::<Vec<_>>();
		let whose = match whose {
			Pick::Open(which) => one_of(&left, which).or(one_of(&all, which)).copied(),
			Pick::Any(which) => one_of(&all, which).copied(),
		};
		let whose = whose.expect("there is somebody");
		let call = Contests::release { contest: number, account: account(whose) };
		let by_rule = |ledger: &mut Ledger| ledger.release(number, whose).map_err(contest_error);
		if self.transact(by, call, by_rule, released_on_chain).is_some() {
			self.note_removal(number);
		}
	}

	/// Pass to a block in which one of the contests goes on, or to one before or after.
	pub(super) fn next_phase(
		&mut self,
		which: usize,
		only: Option<Phase>,
		more: i32,
		author: usize,
	) {
		let now = self.ledger.now();
		let phases = self.ledger.contests().values().filter_map(|contest| {
			let due = contest.outcome.as_ref().filter(|_| contest.unpaid() > 0).map(|of| of.due);
			let phases = [
				(Phase::Voting, Some(contest.entries_until())),
				(Phase::Over, Some(contest.votes_until())),
				(Phase::Due, due),
			];
			let phases = phases.into_iter().filter(|(phase, _)| only.is_none_or(|it| it == *phase));
			let blocks = phases.filter_map(|(_, block)| block);
			blocks.map(|block| block.saturating_add_signed(more)).find(|block| *block > now)
		});
		let blocks = phases.collect::<Vec<_>>();
		match one_of(&blocks, which) {
			Some(block) => {
				self.pass_to(*block, author);
				tally::note(&self.kind, "done");
			}
			None => tally::note(&self.kind, "there is no contest"),
		}
	}

	/// A contest that is there, one that `is` so now if there are any; or one that may be anything, or none.
	fn pick_contest(&self, which: Pick, is: impl Fn(&Contest, u32) -> bool) -> u32 {
		let (contests, now) = (self.ledger.contests(), self.ledger.now());
		let all = contests.keys().copied().collect::<Vec<_>>();
		let open = contests.iter().filter(|(_, contest)| is(contest, now));
		let open = open.map(|(number, _)| *number).collect::<Vec<_>>();
		let none = self.ledger.contests_opened();
		let number = match which {
			Pick::Open(which) => one_of(&open, which).or(one_of(&all, which)).copied(),
			Pick::Any(which) => Some((which % (none as usize + 1)) as u32),
		};
		number.unwrap_or(none)
	}

	/// What somebody can have on hold when it has paid for a call: what is frozen, too, but not what it needs to exist.
	fn most_to_hold(&self, sender: Key, call: impl Into<RuntimeCall>) -> u128 {
		let fee = fee_of(&signed(sender, call));
		self.ledger.balance(who(sender)).saturating_sub(fee + ED)
	}

	fn note_removal(&self, number: u32) {
		if !self.ledger.contests().contains_key(&number) {
			tally::note("Contest", "over and done with");
		}
	}
}

/// Whether somebody has made a graphic that is registered.
fn door_of_creators(creator: Option<Who>, sender: Key) -> Result<(), DispatchError> {
	let creator = creator.ok_or(Error::<Runtime>::UnknownGraphic)?;
	ensure!(creator == who(sender), Error::<Runtime>::NotCreator);
	Ok(())
}

/// Of whom a contest still has something on hold.
pub fn unreleased(contest: &Contest) -> Vec<Who> {
	let entries = contest.entries.iter().filter(|entry| !entry.released);
	let voters = contest.votes.iter().filter(|(_, vote)| !vote.released);
	entries.map(|entry| entry.creator).chain(voters.map(|(voter, _)| *voter)).collect()
}

/// A title of so many bytes.
pub fn title(length: usize) -> pallet_sd_contests::Title {
	vec![b't'; length].try_into().expect("it is short enough")
}

/// Shares as the chain has them.
pub fn shares(promise: &Promise) -> pallet_sd_contests::Shares {
	let shares = promise.shares.iter().map(|share| Perbill::from_parts(*share));
	shares.collect::<Vec<_>>().try_into().expect("there are not too many")
}

/// How the ledger has closed a contest.
fn closing((outcome, returned): (Outcome, u128)) -> Closing {
	let winners = outcome.winners.into_iter().map(|(standing, prize, _)| {
		(standing.creator, content_hash(standing.graphic), standing.tally, prize)
	});
	(outcome.due, returned, winners.collect())
}

fn opened_on_chain() -> u32 {
	last(|event| match event {
		Event::Opened { contest, .. } => Some(contest),
		_ => None,
	})
}

fn entered_on_chain() -> u32 {
	last(|event| match event {
		Event::Entered { number, .. } => Some(number),
		_ => None,
	})
}

/// Of the last vote: what is held, what of that counts, and what all votes on the entry and in the contest weigh.
fn voted_on_chain() -> (u128, u128, u128, u128) {
	last(|event| match event {
		Event::Voted { held, weight, tally, total, .. } => Some((held, weight, tally, total)),
		_ => None,
	})
}

fn closed_on_chain() -> Closing {
	last(|event| match event {
		Event::Closed { winners, due, returned, .. } => {
			let winners = winners.into_iter().map(|of| {
				let creator = known(&of.creator).expect("no stranger wins");
				(creator, of.content_hash, of.tally, of.prize)
			});
			Some((due, returned, winners.collect()))
		}
		_ => None,
	})
}

fn claimed_on_chain() -> u128 {
	last(|event| match event {
		Event::PrizeClaimed { paid, .. } => Some(paid),
		_ => None,
	})
}

fn released_on_chain() -> (u128, u128) {
	last(|event| match event {
		Event::Released { deposit, vote, .. } => Some((deposit, vote)),
		_ => None,
	})
}

fn last<T>(of: impl Fn(Event<Runtime>) -> Option<T>) -> T {
	let mut events = System::events().into_iter().rev();
	let found = events.find_map(|record| match record.event {
		RuntimeEvent::SdContests(event) => of(event),
		_ => None,
	});
	found.expect("it has just happened")
}
