//! What whoever decides can decide: the authority, the company's board; and how members of a body come to it.

use super::{
	cast::{ATTEST, PEOPLE, who},
	choices::Choices,
	our_calls::{Sender, account},
	world::World,
};
use codec::{Decode, Encode};
use pallet_collective::{Call as Body, Instance1, Proposals, Voting};
use pallet_sd_graphics::Call as Graphics;
use pallet_sd_rewards::{Call as Rewards, CommunityTerms, CompanyTerms};
use pallet_sd_treasury::{Call as Treasury, Source};
use polkadot_sdk::{frame_support::weights::Weight, sp_core::Pair, sp_runtime::Perbill, *};
use sd_primitives::{Asset, DAYS, SD};
use sd_runtime::*;

/// How long a motion may be, in bytes.
const MOST_BYTES: u32 = 10_000;

/// What the authority decides.
pub fn by_authority(choices: &mut Choices, world: &World) -> RuntimeCall {
	let generator = account(world.any_generator(choices));
	let quota = match choices.below(4) {
		0 => choices.number(0, u32::MAX.into()) as u32,
		_ => choices.byte().into(),
	};
	match choices.below(8) {
		0 => {
			let (account, key) = (generator, choices.pick(&ATTEST[..]).public());
			Graphics::register_generator { account, name: Default::default(), key, quota }.into()
		}
		1 => {
			let key = choices.one_in(2).then(|| choices.pick(&ATTEST[..]).public());
			let (name, quota) = (None, Some(quota));
			Graphics::update_generator { generator, name, key, quota }.into()
		}
		2 => Graphics::suspend_generator { generator }.into(),
		3 | 4 => Graphics::resume_generator { generator }.into(),
		5 => {
			let account = account(choices.pick(&[who::FERDIE, who::ALICE, who::TWO]));
			Graphics::set_moderator { account, moderator: !choices.one_in(4) }.into()
		}
		6 => Rewards::set_community_terms { terms: terms(choices) }.into(),
		_ => spend(choices, world),
	}
}

/// What only the board does.
pub fn by_board(choices: &mut Choices, world: &World) -> RuntimeCall {
	match choices.below(4) {
		0 => {
			let mint_company_fee = choices.amount(SD / 10);
			Rewards::set_company_terms { terms: CompanyTerms { mint_company_fee } }.into()
		}
		1 => {
			let seats = 1 + choices.below(5);
			let new_members = (0..seats).map(|_| account(choices.below(PEOPLE.len()))).collect();
			let (prime, old_count) = (None, 20);
			Body::<Runtime, Instance1>::set_members { new_members, prime, old_count }.into()
		}
		_ => spend(choices, world),
	}
}

/// What members of a body do to decide: propose what `propose` says, and for how many of them it takes; vote, and close.
pub fn motion<I: 'static>(
	choices: &mut Choices,
	propose: impl FnOnce(&mut Choices) -> (u32, RuntimeCall),
) -> (Sender, RuntimeCall)
where
	Runtime: pallet_collective::Config<I, Proposal = RuntimeCall>,
	RuntimeCall: From<Body<Runtime, I>>,
{
	let member = choices.pick(&[who::ALICE, who::BOB, who::CHARLIE]);
	let length_bound = MOST_BYTES;
	let open = Proposals::<Runtime, I>::get();
	let call: Body<Runtime, I> = if open.is_empty() || choices.one_in(4) {
		let (threshold, proposal) = propose(choices);
		Body::propose { threshold, proposal: Box::new(proposal), length_bound }
	} else {
		let proposal = choices.pick(&open);
		// The first of its fields, which are private.
		let votes = Voting::<Runtime, I>::get(proposal);
		let index = votes.and_then(|votes| u32::decode(&mut &votes.encode()[..]).ok());
		let index = index.unwrap_or_default();
		match choices.below(4) {
			0 => Body::close {
				proposal_hash: proposal,
				index,
				proposal_weight_bound: Weight::MAX,
				length_bound,
			},
			1 => Body::vote { proposal, index, approve: false },
			_ => Body::vote { proposal, index, approve: true },
		}
	};
	(Sender::Person(member), call.into())
}

/// Out of a pot or a channel, to anybody.
fn spend(choices: &mut Choices, world: &World) -> RuntimeCall {
	use pallet_sd_treasury::Pot;
	let source = choices.pick(&[Source::Company, Source::Community, Source::Ecosystem]);
	let pot = match source {
		Source::Company => Pot::Company,
		Source::Community => Pot::Community,
		Source::Ecosystem => Pot::Reserve,
	};
	let asset = choices.pick(&[Asset::Native, Asset::Native, Asset::WithId(1), Asset::WithId(2)]);
	let amount = choices.amount(SdTreasury::pot_balance(pot) / 1_000);
	let beneficiary = world.any_account(choices);
	Treasury::spend { source, asset, amount, beneficiary }.into()
}

/// Terms within their bounds, or just outside: mostly such under which little earns.
fn terms(choices: &mut Choices) -> CommunityTerms {
	let mut terms = CommunityTerms { moderation_period: 10, retention: 2, ..Default::default() };
	for _ in 0..1 + choices.below(4) {
		match choices.below(12) {
			0 => terms.generate_target = choices.pick(&[1_000, 1_000_000_000, 999, 1_000_000]),
			1 => terms.share_target = choices.pick(&[1, 1_000, 1_000_000_000, 0]),
			2 => terms.max_rewarded_generations = choices.pick(&[1, 2, 1_000, 0, 1_001]),
			3 => terms.max_rewarded_shares = choices.pick(&[1, 2, 1_000, 0, 1_001]),
			4 => terms.share_reward = choices.pick(&[SD / 10, 10 * SD, SD, 10 * SD + 1]),
			5 => terms.share_decline = choices.pick(&[1, 2, 4, 0, 5]),
			6 => terms.moderation_period = choices.pick(&[10, 14 * DAYS, 9, 14 * DAYS + 1]),
			7 => terms.retention = choices.pick(&[2, 365, 1, 366]),
			8 => terms.recycle = Perbill::from_parts(choices.pick(&[2_500_000, 20_000_000, 0])),
			9 => {
				let share = choices.pick(&[500_000_000, 750_000_000, 333_333_333, 666_666_667]);
				terms.community_share = Perbill::from_parts(share);
			}
			10 => terms.sale_multiple = choices.byte().into(),
			_ => terms.mint_community_fee = choices.amount(SD),
		}
	}
	terms
}
