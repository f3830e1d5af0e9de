//! What is due: the blocks in which something happens by itself, or may be done from then on. Time that leaps leaves out what
//! would have happened on the way, so there is a way to leap right there.

use pallet_democracy::{PublicProps, ReferendumInfo, ReferendumInfoOf};
use pallet_scheduler::{Agenda, IncompleteSince};
use pallet_sd_contests::{Contests, Outcomes};
use pallet_sd_graphics::Gallery;
use pallet_sd_handover::{CurrentLatch, GovernancePeriods};
use polkadot_sdk::*;
use sd_primitives::traits::Handover;
use sd_runtime::*;

/// The first block after `now` in which something is due, if anything ever is.
pub fn next(now: BlockNumber) -> Option<BlockNumber> {
	let due = [referenda(now), agenda(now), contests(), shares(), handover()].concat();
	due.into_iter().filter(|block| now < *block).min()
}

/// Votes end, and another referendum begins if there is one.
fn referenda(now: BlockNumber) -> Vec<BlockNumber> {
	let ends = ReferendumInfoOf::<Runtime>::iter_values().filter_map(|info| match info {
		ReferendumInfo::Ongoing(status) => Some(status.end),
		ReferendumInfo::Finished { .. } => None,
	});
	let launch = GovernancePeriods::<Runtime>::get().launch;
	let waits = !PublicProps::<Runtime>::get().is_empty();
	ends.chain(waits.then(|| (now / launch + 1) * launch)).collect()
}

/// What was announced or has passed is made, in the next block if in none before.
fn agenda(now: BlockNumber) -> Vec<BlockNumber> {
	let late = IncompleteSince::<Runtime>::get().is_some_and(|since| since <= now);
	Agenda::<Runtime>::iter_keys().chain(late.then(|| now + 1)).collect()
}

/// Entries end, votes end, prizes are no longer moderated.
fn contests() -> Vec<BlockNumber> {
	let periods = Contests::<Runtime>::iter_values()
		.flat_map(|contest| [contest.entries_until, contest.votes_until]);
	periods.chain(Outcomes::<Runtime>::iter_values().map(|outcome| outcome.due)).collect()
}

/// What was shared is no longer moderated.
fn shares() -> Vec<BlockNumber> {
	let pending = Gallery::<Runtime>::iter_values().filter_map(|shared| shared.pending);
	pending.map(|pending| pending.due).collect()
}

/// The community takes over.
fn handover() -> Vec<BlockNumber> {
	let due = CurrentLatch::<Runtime>::get().due_at();
	due.filter(|_| !SdHandover::handed_over()).into_iter().collect()
}
