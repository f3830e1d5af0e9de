//! Referenda: people propose, second, vote, or let others vote for them; and look after what is proposed by its hash.

use super::{
	cast::{PEOPLE, who},
	choices::Choices,
	governing::enactable,
	our_calls::{Sender, account, balance, person_of},
	world::World,
};
use codec::Encode;
use pallet_democracy::{
	AccountVote, Call as Democracy, Conviction, PublicProps, ReferendumIndex, ReferendumInfo,
	ReferendumInfoOf, Vote, Voting, VotingOf,
};
use pallet_preimage::Call as Preimages;
use pallet_sd_handover::{Call as Handover, Requests};
use polkadot_sdk::{
	frame_support::traits::{Bounded, QueryPreimage},
	sp_core::H256,
	*,
};
use sd_primitives::SD;
use sd_runtime::*;

/// How long a vote is locked for, at most.
const CONVICTIONS: [Conviction; 7] = [
	Conviction::Locked1x,
	Conviction::None,
	Conviction::Locked2x,
	Conviction::Locked3x,
	Conviction::Locked4x,
	Conviction::Locked5x,
	Conviction::Locked6x,
];

/// What people do about referenda.
pub fn referendum(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	// Who has something to vote with.
	let person = choices.below(who::TWO);
	match choices.below(16) {
		0..=5 => vote(choices, world, person),
		6..=8 => (Sender::Person(person), propose(choices, world)),
		9 => second(choices, world, person),
		10 => (Sender::Person(person), delegate(choices, person)),
		11 => undelegate(person),
		12 => {
			let target = Address::Id(account(choices.below(PEOPLE.len())));
			(Sender::Person(person), Democracy::unlock { target }.into())
		}
		13 | 14 => remove_vote(choices, person),
		_ => (Sender::Person(person), preimage(choices, world, person)),
	}
}

/// What is voted on.
pub fn ongoing() -> Vec<ReferendumIndex> {
	let referenda = ReferendumInfoOf::<Runtime>::iter();
	let ongoing = referenda.filter(|(_, info)| matches!(info, ReferendumInfo::Ongoing(_)));
	ongoing.map(|(index, _)| index).collect()
}

/// What is on chain to be referred to, and how long it is.
pub fn noted() -> Vec<(H256, u32)> {
	let known = pallet_preimage::RequestStatusFor::<Runtime>::iter_keys();
	let noted = |hash| <Preimage as QueryPreimage>::len(&hash).map(|len| (hash, len));
	known.filter_map(noted).collect()
}

/// A vote on what is voted on; a proposal that it may come to that, if nothing is.
fn vote(choices: &mut Choices, world: &World, person: usize) -> (Sender, RuntimeCall) {
	let ongoing = ongoing();
	if ongoing.is_empty() {
		return second(choices, world, person);
	}
	let ref_index = choices.pick(&ongoing);
	let balance = stake(choices, person);
	let vote = if choices.one_in(8) {
		AccountVote::Split { aye: balance / 2, nay: balance / 4 }
	} else {
		let (aye, conviction) = (!choices.one_in(4), choices.pick(&CONVICTIONS));
		AccountVote::Standard { vote: Vote { aye, conviction }, balance }
	};
	(Sender::Person(person), Democracy::vote { ref_index, vote }.into())
}

/// What somebody votes with: much of it, for there is a quorum.
fn stake(choices: &mut Choices, person: usize) -> Balance {
	let all = balance(&account(person));
	match choices.below(8) {
		0..=3 => all / 4 * 3,
		4 | 5 => all,
		_ => choices.amount(all),
	}
}

/// A call to be voted on: in the proposal, or by its hash; one that is too long is noted first.
fn propose(choices: &mut Choices, world: &World) -> RuntimeCall {
	let value = if choices.one_in(8) { choices.amount(SD) } else { SD };
	let noted = noted();
	if !noted.is_empty() && choices.one_in(4) {
		let (hash, len) = choices.pick(&noted);
		return Democracy::propose { proposal: Bounded::Lookup { hash, len }, value }.into();
	}
	match enactable(choices, world).encode().try_into() {
		Ok(bytes) => Democracy::propose { proposal: Bounded::Inline(bytes), value }.into(),
		Err(bytes) => Preimages::note_preimage { bytes }.into(),
	}
}

/// A proposal that waits; a new one, if none does.
fn second(choices: &mut Choices, world: &World, person: usize) -> (Sender, RuntimeCall) {
	let waiting = PublicProps::<Runtime>::get();
	if waiting.is_empty() {
		return (Sender::Person(person), propose(choices, world));
	}
	let (proposal, ..) = choices.pick(&waiting);
	(Sender::Person(person), Democracy::second { proposal }.into())
}

/// That somebody else votes.
fn delegate(choices: &mut Choices, person: usize) -> RuntimeCall {
	let to = Address::Id(account(choices.below(who::TWO)));
	let conviction = choices.pick(&CONVICTIONS);
	Democracy::delegate { to, conviction, balance: stake(choices, person) }.into()
}

/// That somebody else does so no longer; most often by somebody who let them.
fn undelegate(person: usize) -> (Sender, RuntimeCall) {
	let delegating = VotingOf::<Runtime>::iter()
		.find(|(_, voting)| matches!(voting, Voting::Delegating { .. }))
		.map_or(person, |(account, _)| person_of(&account));
	(Sender::Person(delegating), Democracy::undelegate {}.into())
}

/// A vote taken back, by who gave it or, if it is of no use any more, by anybody.
fn remove_vote(choices: &mut Choices, person: usize) -> (Sender, RuntimeCall) {
	let given = given();
	if given.is_empty() {
		let index = choices.byte().into();
		return (Sender::Person(person), Democracy::remove_vote { index }.into());
	}
	let (voter, index) = choices.pick(&given);
	if choices.one_in(4) {
		let remove = Democracy::remove_other_vote { target: Address::Id(voter), index };
		return (Sender::Person(person), remove.into());
	}
	(Sender::Person(person_of(&voter)), Democracy::remove_vote { index }.into())
}

/// All votes in referenda: whose they are, and in which.
fn given() -> Vec<(AccountId, ReferendumIndex)> {
	let mut given = Vec::new();
	for (voter, voting) in VotingOf::<Runtime>::iter() {
		if let Voting::Direct { votes, .. } = voting {
			given.extend(votes.iter().map(|(index, _)| (voter.clone(), *index)));
		}
	}
	given
}

/// A call put on chain, made to stay there, or let go.
fn preimage(choices: &mut Choices, world: &World, person: usize) -> RuntimeCall {
	let noted = noted();
	if noted.is_empty() || choices.one_in(4) {
		let bytes = enactable(choices, world).encode();
		return Preimages::note_preimage { bytes }.into();
	}
	let (hash, _) = choices.pick(&noted);
	match choices.below(4) {
		0 => Preimages::unnote_preimage { hash }.into(),
		_ if Requests::<Runtime>::contains_key(hash, account(person)) => {
			Handover::release_preimage { hash }.into()
		}
		_ => Handover::request_preimage { hash }.into(),
	}
}
