//! Contests: opened, entered, voted in, closed, claimed, released.

use super::{market::stranger, *};
use crate::model::steps::{Phase, Plan};

/// What becomes of contests.
pub(super) fn any_competition() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => any_opening(),
		9 => any_entry(),
		10 => any_vote(),
		5 => any_close(),
		5 => any_claim_of_prize(),
		8 => any_release(),
	]
}

pub(super) fn any_opening() -> impl Strategy<Value = Step> {
	prop_oneof![
		(stranger(), any_plan()).prop_map(|(by, plan)| Step::Open { by, plan }),
		(artist(), any_plan()).prop_map(|(by, plan)| Step::Sponsor { by, plan }),
	]
}

pub(super) fn any_entry() -> impl Strategy<Value = Step> {
	(pick(0.95), pick(0.9), stranger()).prop_map(|(contest, which, by)| Step::Enter {
		contest,
		which,
		by,
	})
}

pub(super) fn any_vote() -> impl Strategy<Value = Step> {
	let voter = prop_oneof![4 => artist(), 1 => somebody()];
	(pick(0.95), voter, pick(0.9), amount())
		.prop_map(|(contest, voter, entry, amount)| Step::Vote { contest, voter, entry, amount })
}

pub(super) fn any_close() -> impl Strategy<Value = Step> {
	(pick(0.9), payer()).prop_map(|(contest, by)| Step::Close { contest, by })
}

pub(super) fn any_claim_of_prize() -> impl Strategy<Value = Step> {
	(pick(0.9), pick(0.8), payer()).prop_map(|(contest, rank, by)| Step::ClaimPrize {
		contest,
		rank,
		by,
	})
}

pub(super) fn any_release() -> impl Strategy<Value = Step> {
	(pick(0.9), pick(0.9), payer()).prop_map(|(contest, account, by)| Step::Release {
		contest,
		account,
		by,
	})
}

/// To where one of the contests goes on, or to the block before.
pub(super) fn any_next_phase(phase: Option<Phase>) -> impl Strategy<Value = Step> {
	let more = prop_oneof![12 => Just(0), 1 => Just(-1), 1 => 1..9i32];
	(any::<usize>(), more, 0..4usize).prop_map(move |(contest, more, author)| Step::NextPhase {
		contest,
		phase,
		more,
		author,
	})
}

/// Mostly a contest that can be opened, and ends soon.
fn any_plan() -> impl Strategy<Value = Plan> {
	let title = prop_oneof![15 => 1..=128usize, 1 => Just(0)];
	let prize = prop_oneof![
		6 => (SD / 10..60 * SD).prop_map(Amount::Units),
		2 => amount(),
	];
	let shares = prop_oneof![
		3 => Just(vec![1_000_000_000]),
		6 => vec(1..=200_000_000u32, 1..5),
		2 => vec(50_000_000..=100_000_000u32, 10),
		1 => vec(0..=600_000_000u32, 0..4),
	];
	let longer = || prop_oneof![14 => Just(0), 4 => 0..40i32, 1 => Just(-1), 1 => 0..9_000i32];
	let quorum = prop_oneof![6 => Just(0), 3 => 0..3 * SD, 1 => Just(1_000_000 * SD)];
	(title, prize, shares, (longer(), longer()), quorum).prop_map(
		|(title, prize, shares, (entering, voting), quorum)| Plan {
			title,
			prize,
			shares,
			entering,
			voting,
			quorum,
		},
	)
}
