//! Steps that come one after the other more often than chance would have it: what is listed is bought, what is open is
//! entered, voted in, closed, claimed.

use super::{
	contests::{any_claim_of_prize, any_close, any_entry, any_opening, any_release, any_vote},
	market::{any_mint, any_price_of},
	*,
};
use crate::model::steps::Phase;

/// About `count` random steps of a busy market and busy contests.
pub fn busy_steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
	those_that_matter(count.div_ceil(4), any_round())
		.prop_map(|rounds| rounds.into_iter().flatten().collect())
}

fn any_round() -> impl Strategy<Value = Vec<Step>> {
	prop_oneof![
		6 => any_sale(),
		3 => any_beginning(),
		4 => any_voting(),
		4 => any_end(),
		6 => prop_oneof![any_trade(), any_competition(), any_next_phase(None), any_publication()]
			.prop_map(|step| vec![step]),
		2 => prop_oneof![any_payment(), any_decision(), any_change_of_the_world()]
			.prop_map(|step| vec![step]),
	]
}

/// Mostly a new item, or one there is, is listed, and somebody buys it for what it costs; between the two, the terms may
/// change.
fn any_sale() -> impl Strategy<Value = Vec<Step>> {
	let minted = prop::option::weighted(0.5, (any_generation(), any_mint()));
	let later = (any_terms(), 24..30u32).prop_map(|(terms, blocks)| {
		let terms = Step::SetCommunityTerms { terms, rightful: true };
		[terms, Step::Wait { blocks, author: 1 }]
	});
	let listed = (any::<usize>(), any_price_of(), prop::option::weighted(0.2, later));
	(minted, listed, vec(artist(), 0..2)).prop_map(|(minted, listed, others)| {
		let (which, (asset, price, buyer), later) = listed;
		let which = Pick::Open(which);
		let buy = |buyer| Step::Buy { which, buyer, most: Amount::All(0), instead: None };
		let mut steps = minted.map_or(vec![], |(generate, mint)| vec![generate, mint]);
		steps.push(Step::List { which, by: None, asset, price, buyer });
		steps.extend(later.into_iter().flatten());
		steps.push(buy(buyer));
		steps.extend(others.into_iter().map(buy));
		steps
	})
}

/// A contest is opened, and graphics are made and entered.
fn any_beginning() -> impl Strategy<Value = Vec<Step>> {
	let entries = vec((any_generation(), any_entry()), 1..5);
	(any_opening(), entries).prop_map(|(opening, entries)| {
		let entries = entries.into_iter().flat_map(|(generate, enter)| [generate, enter]);
		[opening].into_iter().chain(entries).collect()
	})
}

/// Time passes, and votes are cast.
fn any_voting() -> impl Strategy<Value = Vec<Step>> {
	(any_next_phase(Some(Phase::Voting)), vec(any_vote(), 1..7))
		.prop_map(|(next, votes)| [next].into_iter().chain(votes).collect())
}

/// Time passes, a contest is closed, and some of what it holds is given back. Meanwhile a graphic may be taken down, or
/// somebody come to the board: neither wins.
fn any_end() -> impl Strategy<Value = Vec<Step>> {
	let loses = prop_oneof![
		2 => any::<usize>().prop_map(|which| {
			Step::TakeDown { which: Pick::Any(which), by: None, reason: 1 }
		}),
		1 => artist().prop_map(|member| Step::Seat { member }),
	];
	let lost = || prop::option::weighted(0.2, loses.clone());
	let next = |phase| any_next_phase(Some(phase));
	let given = vec(prop_oneof![any_claim_of_prize(), any_release()], 1..6);
	let end = (next(Phase::Over), any_close(), next(Phase::Due));
	(lost(), end, lost(), given).prop_map(|(before, (over, close, due), after, given)| {
		let steps = before.into_iter().chain([over, close]).chain(after);
		steps.chain([due]).chain(given).collect()
	})
}
