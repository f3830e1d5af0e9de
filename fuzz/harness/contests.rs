//! Contests: somebody puts up a prize, creators enter what they have made since, others vote; then everybody gets what is
//! theirs. Mostly a contest goes on where it is; now and then somebody is too early or too late.

use super::{
	cast::{PEOPLE, who},
	choices::Choices,
	graphics::new_graphic,
	our_calls::{Sender, account, balance, person_of},
	world::World,
};
use pallet_sd_contests::{
	Call as Contests, Contest, ContestId, Entries, Hosts, MAX_PERIOD, Outcomes, Shares, Title,
	Votes,
};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill};
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD, traits::Registry};
use sd_runtime::*;

/// Where a contest is.
#[derive(Clone, Copy)]
enum Phase {
	Entering,
	Voting,
	Over,
	Closed,
}

/// All of them.
const PHASES: [Phase; 4] = [Phase::Entering, Phase::Voting, Phase::Over, Phase::Closed];

/// What a contest needs next, or a further one.
pub fn contests(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
	let known = pallet_sd_contests::Contests::<Runtime>::iter().collect::<Vec<_>>();
	if known.is_empty() || choices.one_in(8) {
		return begin(choices);
	}
	let (id, contest) = choices.pick(&known);
	let phase = match choices.one_in(16) {
		true => choices.pick(&PHASES),
		false => phase(id, &contest, world.now()),
	};
	match phase {
		Phase::Entering => enter(choices, world, id, &contest),
		Phase::Voting => vote(choices, id),
		Phase::Over => {
			let anybody = choices.below(PEOPLE.len());
			(Sender::Person(anybody), Contests::close { contest: id }.into())
		}
		Phase::Closed => settle(choices, id),
	}
}

fn phase(id: ContestId, contest: &Contest<AccountId>, now: BlockNumber) -> Phase {
	if Outcomes::<Runtime>::contains_key(id) {
		Phase::Closed
	} else if now < contest.entries_until {
		Phase::Entering
	} else if now < contest.votes_until {
		Phase::Voting
	} else {
		Phase::Over
	}
}

/// A contest: a host's, or one that somebody pays for.
fn begin(choices: &mut Choices) -> (Sender, RuntimeCall) {
	let hosts = Hosts::<Runtime>::iter_keys().collect::<Vec<_>>();
	match choices.below(8) {
		0 => (Sender::Authority, set_host(choices)),
		1..=3 if hosts.is_empty() => (Sender::Authority, set_host(choices)),
		1..=3 => {
			let host = choices.pick(&hosts);
			(Sender::Person(person_of(&host)), open(choices))
		}
		_ => {
			let sponsor = choices.below(who::TWO);
			(Sender::Person(sponsor), sponsored(choices, sponsor))
		}
	}
}

/// Who may open contests, out of a few.
pub fn set_host(choices: &mut Choices) -> RuntimeCall {
	let account = account(choices.pick(&[who::CHARLIE, who::DAVE, who::TWO]));
	Contests::set_host { account, host: !choices.one_in(4) }.into()
}

/// A contest whose prize is the community's.
fn open(choices: &mut Choices) -> RuntimeCall {
	let prize = match choices.below(8) {
		0 => choices.amount(pallet_sd_treasury::Channels::<Runtime>::get().contest.budget / 1_000),
		_ => SD * (1 + Balance::from(choices.byte())),
	};
	let (title, shares) = (title(choices), shares(choices));
	let (entry_blocks, voting_blocks) = (period(choices), period(choices));
	let quorum = quorum(choices);
	Contests::open { title, prize, shares, entry_blocks, voting_blocks, quorum }.into()
}

/// A contest whose prize is the sender's.
fn sponsored(choices: &mut Choices, sponsor: usize) -> RuntimeCall {
	let prize = match choices.below(8) {
		0 => choices.amount(balance(&account(sponsor))),
		_ => SD * (1 + choices.below(100) as Balance),
	};
	let (title, shares) = (title(choices), shares(choices));
	let (entry_blocks, voting_blocks) = (period(choices), period(choices));
	let quorum = quorum(choices);
	Contests::sponsor { title, prize, shares, entry_blocks, voting_blocks, quorum }.into()
}

fn title(choices: &mut Choices) -> Title {
	let title = if choices.one_in(32) { b"".to_vec() } else { b"Spring".to_vec() };
	title.try_into().expect("it is short")
}

/// All to the first, or divided; not always rightly.
fn shares(choices: &mut Choices) -> Shares {
	let percent: &[u32] = match choices.below(16) {
		0..=5 => &[100],
		6..=10 => &[50, 30, 20],
		11 | 12 => &[10; 10],
		13 => &[1, 2],
		14 => &[99, 2],
		_ => &[100, 0],
	};
	let shares = percent.iter().map(|part| Perbill::from_percent(*part)).collect::<Vec<_>>();
	shares.try_into().expect("they are few")
}

/// Mostly as short as may be.
fn period(choices: &mut Choices) -> BlockNumber {
	let epoch = pallet_sd_rewards::CurrentEpoch::<Runtime>::get().clock.epoch;
	match choices.below(16) {
		0..=9 => epoch,
		10..=12 => epoch + u32::from(choices.byte()),
		13 => epoch * MAX_PERIOD,
		14 => epoch * MAX_PERIOD + 1,
		_ => epoch - 1,
	}
}

/// Mostly so little that somebody wins.
fn quorum(choices: &mut Choices) -> Balance {
	match choices.below(4) {
		0 | 1 => 0,
		2 => SD,
		_ => choices.amount(10 * SD),
	}
}

/// A graphic that was made since the contest opened, by its creator, who has none in it.
fn enter(
	choices: &mut Choices,
	world: &World,
	id: ContestId,
	contest: &Contest<AccountId>,
) -> (Sender, RuntimeCall) {
	let hashes = pallet_sd_graphics::Graphics::<Runtime>::iter_keys();
	let eligible = |content_hash: H256| {
		let graphic = <SdGraphics as Registry<AccountId>>::attested(&content_hash)?;
		let made = !graphic.taken_down && contest.opened <= graphic.made;
		let entered = Entries::<Runtime>::contains_key(id, &graphic.creator);
		(made && !entered).then_some((content_hash, graphic.creator))
	};
	let graphics = hashes.filter_map(eligible).collect::<Vec<_>>();
	if graphics.is_empty() {
		return new_graphic(choices, world);
	}
	let (mut content_hash, creator) = choices.pick(&graphics);
	if choices.one_in(16) {
		content_hash = world.any_graphic(choices);
	}
	let enter = Contests::enter { contest: id, content_hash };
	(Sender::Person(person_of(&creator)), enter.into())
}

/// A vote by somebody who has earned something, on the same entry as before.
fn vote(choices: &mut Choices, id: ContestId) -> (Sender, RuntimeCall) {
	let creators = Entries::<Runtime>::iter_prefix(id).map(|(creator, _)| creator);
	let creators = creators.collect::<Vec<_>>();
	if creators.is_empty() {
		return begin(choices);
	}
	let voters = (0..PEOPLE.len()).filter(|person| earned(*person) > 0).collect::<Vec<_>>();
	let voter = match voters.is_empty() || choices.one_in(16) {
		true => choices.below(PEOPLE.len()),
		false => choices.pick(&voters),
	};
	let before = Votes::<Runtime>::get(id, account(voter)).map(|vote| vote.creator);
	let creator = match before {
		Some(creator) if !choices.one_in(8) => creator,
		_ => choices.pick(&creators),
	};
	let amount = match choices.below(8) {
		0..=2 => EXISTENTIAL_DEPOSIT * (1 + Balance::from(choices.byte())),
		3 => earned(voter),
		4 => balance(&account(voter)) / 2,
		5 => choices.amount(earned(voter)),
		6 => choices.amount(balance(&account(voter))),
		_ => EXISTENTIAL_DEPOSIT - choices.below(2) as Balance,
	};
	(Sender::Person(voter), Contests::vote { contest: id, creator, amount }.into())
}

/// What somebody has earned by creating, in base units.
fn earned(person: usize) -> Balance {
	pallet_sd_rewards::Accounts::<Runtime>::get(account(person)).earned
}

/// A prize to who has won it, or deposit and vote back to whose they are; anybody may.
fn settle(choices: &mut Choices, id: ContestId) -> (Sender, RuntimeCall) {
	let anybody = Sender::Person(choices.below(PEOPLE.len()));
	let winners = Outcomes::<Runtime>::get(id).map_or(0, |outcome| outcome.winners.len());
	if choices.one_in(2) {
		let ranks = winners + usize::from(choices.one_in(8));
		let rank = choices.below(ranks) as u32;
		return (anybody, Contests::claim_prize { contest: id, rank }.into());
	}
	let entrants = Entries::<Runtime>::iter_prefix(id).map(|(creator, _)| creator);
	let voters = Votes::<Runtime>::iter_prefix(id).map(|(voter, _)| voter);
	let held = entrants.chain(voters).collect::<Vec<_>>();
	let account = match held.is_empty() || choices.one_in(16) {
		true => account(choices.below(PEOPLE.len())),
		false => choices.pick(&held),
	};
	(anybody, Contests::release { contest: id, account }.into())
}
