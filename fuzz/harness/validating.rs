//! Validating: whoever bonds and registers session keys can be made a validator, by Root; and lets both go again.

use super::{
	cast::{PEOPLE, who},
	choices::Choices,
	our_calls::{Sender, account},
};
use codec::Encode;
use pallet_sd_validators::{Bonds, Call as Validators};
use polkadot_sdk::{
	sp_core::{Pair, ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519},
	*,
};
use sd_primitives::SD;
use sd_runtime::*;

/// What somebody does who wants to validate, or no longer.
pub fn validating(choices: &mut Choices) -> (Sender, RuntimeCall) {
	let person = choices.below(who::TWO);
	let bonded = Bonds::<Runtime>::contains_key(account(person));
	let call = match choices.below(8) {
		0..=3 if bonded => set_keys(choices, person),
		0..=3 => {
			let amount = if choices.one_in(4) { choices.amount(10 * SD) } else { 10 * SD };
			Validators::bond { amount }.into()
		}
		4 | 5 => Validators::unbond {}.into(),
		6 => Validators::withdraw {}.into(),
		_ => Validators::purge_keys {}.into(),
	};
	(Sender::Person(person), call)
}

/// Session keys, and the proof that they are somebody's: mostly the sender's.
fn set_keys(choices: &mut Choices, person: usize) -> RuntimeCall {
	let seed = [200 + person as u8; 32];
	let (mut babe, mut grandpa) =
		(sr25519::Pair::from_seed(&seed), ed25519::Pair::from_seed(&seed));
	let keys = SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
	let owner = if choices.one_in(8) { choices.below(PEOPLE.len()) } else { person };
	let owner = account(owner).encode();
	let proof =
		(babe.generate_proof_of_possession(&owner), grandpa.generate_proof_of_possession(&owner));
	pallet_session::Call::set_keys { keys, proof: proof.encode() }.into()
}
