//! Contests on both sides: what they promise, how they stand, how they ended, and what is on hold for them.

use super::{
	cast::{account, known},
	contests::{shares, title},
	registry::{content_hash, same},
	world::World,
};
use pallet_sd_contests::{
	Ballot, Ballots, Contests, Entries, HoldReason, Hosts, NextContest, Outcomes, Votes,
};
use polkadot_sdk::{frame_support::traits::fungible::InspectHold, *};
use sd_ledger::{Contest, Hold, Outcome, Prize, Standing};
use sd_primitives::info::{PrizeState, Winner};
use sd_runtime::*;
use std::collections::BTreeMap;

/// The chain has the same contests and holds, and no more.
pub fn compare(world: &World) {
	let ledger = &world.ledger;
	let contests = ledger.contests();
	let hosts = ledger.hosts().map(|host| (account(host), ()));
	same("hosts", Hosts::<Runtime>::iter(), hosts);
	assert_eq!(NextContest::<Runtime>::get(), ledger.contests_opened(), "how many contests");

	let opened = contests.iter().map(|(number, of)| {
		let length = world.titles[*number as usize];
		(*number, promised(of, length))
	});
	same("contests", Contests::<Runtime>::iter(), opened);
	let entered = contests.iter().filter(|(_, of)| !of.entries.is_empty());
	let ballots = entered.map(|(number, of)| (*number, ballot(of)));
	same("ballots", Ballots::<Runtime>::iter(), ballots);
	let closed = contests.iter().filter_map(|(number, of)| {
		let left = of.entries.iter().filter(|entry| !entry.released).count()
			+ of.votes.values().filter(|vote| !vote.released).count();
		Some((*number, outcome(of.outcome.as_ref()?, left)))
	});
	same("outcomes", Outcomes::<Runtime>::iter(), closed);
	compare_entries(world);
	compare_votes(world);
	compare_holds(world);
}

/// Those that are not released yet.
fn compare_entries(world: &World) {
	let entries = world.ledger.contests().iter().flat_map(|(number, contest)| {
		let entries = (0u32..).zip(&contest.entries).filter(|(_, entry)| !entry.released);
		entries.map(move |(place, entry)| {
			let on_chain = pallet_sd_contests::Entry {
				number: place,
				content_hash: content_hash(entry.graphic),
				tally: contest.tally(entry.creator),
			};
			((*number, account(entry.creator)), on_chain)
		})
	});
	let on_chain = Entries::<Runtime>::iter().map(|(id, creator, entry)| ((id, creator), entry));
	same("entries", on_chain, entries);
}

/// Those that are not released yet.
fn compare_votes(world: &World) {
	let votes = world.ledger.contests().iter().flat_map(|(number, contest)| {
		let votes = contest.votes.iter().filter(|(_, vote)| !vote.released);
		votes.map(move |(voter, vote)| {
			let on_chain = pallet_sd_contests::Vote {
				creator: account(vote.creator),
				held: vote.held,
				weight: vote.weight,
			};
			((*number, account(*voter)), on_chain)
		})
	});
	let on_chain = Votes::<Runtime>::iter().map(|(id, voter, vote)| ((id, voter), vote));
	same("votes", on_chain, votes);
}

/// What everybody has on hold, by what it is for.
fn compare_holds(world: &World) {
	let reasons = [
		(HoldReason::Prize, Hold::Prize),
		(HoldReason::Entry, Hold::Entry),
		(HoldReason::Vote, Hold::Vote),
	];
	for (reason, hold) in reasons {
		let reason = RuntimeHoldReason::from(reason);
		let on_chain = pallet_balances::Holds::<Runtime>::iter_keys().filter_map(|owner| {
			let amount = Balances::balance_on_hold(&reason, &owner);
			let who = known(&owner).expect("no stranger has anything on hold");
			(amount > 0).then_some((who, amount))
		});
		let on_chain = on_chain.collect::<BTreeMap<_, _>>();
		assert_eq!(on_chain, world.ledger.money().all_held(hold), "on hold for {hold:?}");
	}
}

fn promised(of: &Contest, length: usize) -> pallet_sd_contests::Contest<AccountId> {
	pallet_sd_contests::Contest {
		title: title(length),
		sponsor: of.sponsor.map(account),
		prize: of.promise.prize,
		shares: shares(&of.promise),
		opened: of.opened,
		entries_until: of.entries_until(),
		votes_until: of.votes_until(),
		quorum: of.promise.quorum,
	}
}

/// As it stands or stood: found by looking at every entry and every vote.
fn ballot(of: &Contest) -> Ballot<AccountId> {
	let best = of.best().into_iter().map(|Standing { number, creator, graphic, tally }| {
		let (creator, content_hash) = (account(creator), content_hash(graphic));
		pallet_sd_contests::Standing { creator, number, content_hash, tally }
	});
	Ballot {
		entered: of.entries.len() as u32,
		voters: of.votes.len() as u32,
		total: of.total(),
		best: best.collect::<Vec<_>>().try_into().expect("ten at most are the best"),
	}
}

fn outcome(of: &Outcome, left: usize) -> pallet_sd_contests::Outcome<AccountId> {
	let winners = of.winners.iter().map(|(standing, prize, state)| {
		let winner = Winner {
			creator: account(standing.creator),
			content_hash: content_hash(standing.graphic),
			tally: standing.tally,
			prize: *prize,
		};
		let state = match state {
			Prize::Held => PrizeState::Held,
			Prize::Paid => PrizeState::Paid,
			Prize::Returned => PrizeState::Returned,
		};
		(winner, state)
	});
	pallet_sd_contests::Outcome {
		due: of.due,
		unreleased: left as u32,
		winners: winners.collect::<Vec<_>>().try_into().expect("ten at most have won"),
	}
}
