//! Calls of ours that mean something, or nearly so, each by itself. Those that follow from each other are told elsewhere:
//! [`trading`](super::trading), [`contests`](super::contests), [`governing`](super::governing).

use super::{
	cast::{PEOPLE, who},
	choices::Choices,
	deciding::{by_authority, by_board, motion},
	graphics::{by_generator, claim, consent, generate, settle, share, signed_consent},
	world::World,
};
use pallet_collective::Instance1;
use pallet_sd_graphics::Call as Graphics;
use polkadot_sdk::*;
use sd_primitives::Asset;
use sd_runtime::*;

/// Who is to make a call.
#[derive(Clone, Copy)]
pub enum Sender {
	/// One of [`PEOPLE`].
	Person(usize),
	/// The board before the handover, Root after it.
	Authority,
	/// Two thirds of the board.
	Board,
	/// All of the board.
	WholeBoard,
	/// Two thirds of the technical committee.
	Committee,
}

/// A call of ours, and by whom it makes sense.
pub fn our_call(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
	let person = choices.below(PEOPLE.len());
	match choices.below(26) {
		0..=3 => (Sender::Person(person), generate(choices, world, person)),
		4 | 5 => (Sender::Person(person), consent(choices, world)),
		6 => signed_consent(choices, world, person),
		7 => {
			let generator = account(world.any_generator(choices));
			(Sender::Person(person), Graphics::withdraw_consent { generator }.into())
		}
		8..=10 => settle(choices, world),
		11..=13 => (Sender::Person(person), claim(choices, world)),
		14 | 15 => share(choices, world),
		16 => {
			let content_hash = world.any_pending(choices);
			(Sender::Person(person), Graphics::settle_share { content_hash }.into())
		}
		17 => {
			let content_hash = world.any_graphic(choices);
			let reason = choices.bytes(4).to_vec().try_into().expect("it is short");
			(Sender::Person(who::FERDIE), Graphics::take_down { content_hash, reason }.into())
		}
		18 => {
			let content_hash = world.any_graphic(choices);
			(Sender::Person(person), Graphics::prune { content_hash }.into())
		}
		19 => by_generator(choices, world),
		20 | 21 => (Sender::Person(person), transfer(choices, world, person)),
		22 => (Sender::Authority, by_authority(choices, world)),
		23 => (Sender::Board, by_board(choices, world)),
		24 => motion::<Instance1>(choices, |choices| (2, by_authority(choices, world))),
		_ => (Sender::Person(person), exchange(choices, person)),
	}
}

/// Somebody's account.
pub fn account(person: usize) -> AccountId {
	PEOPLE[person].account.clone()
}

/// Who has an account; Alice, if it is nobody's.
pub fn person_of(account: &AccountId) -> usize {
	PEOPLE.iter().position(|person| person.account == *account).unwrap_or(who::ALICE)
}

/// What somebody has.
pub fn balance(account: &AccountId) -> Balance {
	Balances::free_balance(account)
}

/// Money from one to another: so that somebody has too little, or just enough.
fn transfer(choices: &mut Choices, world: &World, from: usize) -> RuntimeCall {
	use pallet_balances::Call as Balances;
	let dest = Address::Id(world.any_account(choices));
	match choices.below(4) {
		0 => Balances::transfer_keep_alive { dest, value: choices.amount(balance(&account(from))) },
		1 => Balances::transfer_all { dest, keep_alive: choices.one_in(2) },
		_ => {
			Balances::transfer_allow_death { dest, value: choices.amount(balance(&account(from))) }
		}
	}
	.into()
}

/// $SD for dollars, or the other way.
fn exchange(choices: &mut Choices, person: usize) -> RuntimeCall {
	use pallet_asset_conversion::Call as Exchange;
	let (one, other) = (Box::new(Asset::Native), Box::new(Asset::WithId(1)));
	let (send_to, amount) = (account(person), choices.amount(balance(&account(person))));
	match choices.below(8) {
		0 => Exchange::add_liquidity {
			asset1: one,
			asset2: other,
			amount1_desired: amount,
			amount2_desired: choices.amount(1_000_000),
			amount1_min: 0,
			amount2_min: 0,
			mint_to: send_to,
		},
		1 => Exchange::remove_liquidity {
			asset1: one,
			asset2: other,
			lp_token_burn: amount,
			amount1_min_receive: 0,
			amount2_min_receive: 0,
			withdraw_to: send_to,
		},
		way => {
			let mut path = vec![one, other];
			if way % 2 == 0 {
				path.reverse();
			}
			let keep_alive = choices.one_in(2);
			Exchange::swap_exact_tokens_for_tokens {
				path,
				amount_in: amount,
				amount_out_min: 1,
				send_to,
				keep_alive,
			}
		}
	}
	.into()
}
