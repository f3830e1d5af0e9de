//! Graphics: made, consented to, settled in bulk and claimed, shared; with valid signatures, right tallies and right proofs, or
//! nearly so. Bytes alone would never hit a signature.

use super::{
	cast::{ATTEST, PEOPLE, Person, who},
	choices::Choices,
	our_calls::{Sender, account, person_of},
	world::{World, content_hash},
};
use codec::Encode;
use pallet_sd_graphics::{Call as Graphics, ConsentNonces};
use polkadot_sdk::{
	sp_core::{H256, Pair},
	*,
};
use sd_primitives::{Attestation, Graphic, SD};
use sd_runtime::*;
use std::collections::BTreeMap;

/// Most leaves of a batch.
const MOST_LEAVES: usize = 24;

/// Most batches that are remembered.
const MOST_BATCHES: usize = 8;

/// The first of the numbers that new graphics have: `generate` and `settle` number theirs below.
const FIRST_NEW: u16 = 1_000;

/// Mostly nothing: the least reward that somebody wants.
fn min_reward(choices: &mut Choices) -> Balance {
	if choices.one_in(4) { choices.amount(SD) } else { 0 }
}

/// A generator's model: nearly always the first.
fn model(choices: &mut Choices) -> u32 {
	if choices.one_in(16) { choices.byte().into() } else { 0 }
}

/// A graphic, attested by its generator's key.
pub fn generate(choices: &mut Choices, world: &World, creator: usize) -> RuntimeCall {
	let generator = account(world.any_generator(choices));
	let number = choices.below(64) as u16;
	let mut graphic = world.graphic(number, account(creator), model(choices));
	let min_reward = min_reward(choices);
	let wrong = choices.below(32);
	let expires_at = match wrong {
		1 => choices.block(world.now()),
		_ => world.now() + 1 + choices.below(20) as u32,
	};
	let (key, key_version) = world.attests(&generator);
	let attestation = Attestation {
		genesis_hash: if wrong == 2 { H256::zero() } else { System::block_hash(0) },
		generator: &generator,
		key_version: if wrong == 3 { key_version.wrapping_sub(1) } else { key_version },
		expires_at,
		graphic: &graphic,
	};
	let key = if wrong == 4 { &choices.pick(&ATTEST[..]) } else { key };
	let signature = key.sign(&attestation.payload());
	match wrong {
		5 => graphic.content_hash = world.any_hash(choices),
		6 => graphic.creator = world.any_account(choices),
		7 => graphic.fingerprint += 1,
		_ => {}
	}
	Graphics::generate { graphic, generator, expires_at, signature, min_reward }.into()
}

/// Graphic number `number`, by one of [`PEOPLE`], as Eve's generator attests it.
pub fn attested(world: &World, creator: usize, number: u16) -> RuntimeCall {
	let generator = account(who::EVE);
	let graphic = world.graphic(number, account(creator), 0);
	let expires_at = world.now() + 10;
	let (key, key_version) = world.attests(&generator);
	let genesis_hash = System::block_hash(0);
	let attestation = Attestation {
		genesis_hash,
		generator: &generator,
		key_version,
		expires_at,
		graphic: &graphic,
	};
	let signature = key.sign(&attestation.payload());
	Graphics::generate { graphic, generator, expires_at, signature, min_reward: 0 }.into()
}

/// A graphic that nobody has made before, by somebody who can pay for it: to be minted, or entered in a contest.
pub fn new_graphic(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let creator = choices.below(who::TWO);
	let known =
		|number: &u16| pallet_sd_graphics::Graphics::<Runtime>::contains_key(content_hash(*number));
	let number = (FIRST_NEW..).find(|number| !known(number)).expect("there are not so many");
	(Sender::Person(creator), attested(world, creator, number))
}

/// What a consent says: for how many, for how much, until when.
fn consented(choices: &mut Choices, world: &World) -> (u32, Balance, BlockNumber) {
	let per_epoch = match choices.below(8) {
		0..=4 => 1_000,
		5 => choices.number(0, u32::MAX.into()) as u32,
		_ => choices.byte().into(),
	};
	let min_reward = min_reward(choices);
	let until = if choices.one_in(3) { choices.block(world.now()) } else { u32::MAX };
	(per_epoch, min_reward, until)
}

/// That a generator may charge the sender.
pub fn consent(choices: &mut Choices, world: &World) -> RuntimeCall {
	let generator = account(world.any_generator(choices));
	let (per_epoch, min_reward, until) = consented(choices, world);
	Graphics::consent { generator, per_epoch, min_reward, until }.into()
}

/// The same, signed by one of [`PEOPLE`] and sent by the generator.
pub fn signed_consent(
	choices: &mut Choices,
	world: &World,
	person: usize,
) -> (Sender, RuntimeCall) {
	let sender = world.any_generator(choices);
	let (account, generator) = (account(person), account(sender));
	let (per_epoch, min_reward, until) = consented(choices, world);
	let wrong = choices.below(32);
	let expires_at = match wrong {
		1 => choices.block(world.now()),
		_ => world.now() + 1 + choices.below(32) as u32,
	};
	let nonce = ConsentNonces::<Runtime>::get(&account);
	let nonce = match wrong {
		2 => nonce.wrapping_sub(1),
		3 => nonce.wrapping_add(1),
		_ => nonce,
	};
	let genesis_hash = if wrong == 4 { H256::zero() } else { System::block_hash(0) };
	// Written out, and not by what the runtime checks it with.
	let request = (
		*b"sd/consent/v1",
		genesis_hash,
		(&account, &generator),
		(per_epoch, min_reward, until),
		(nonce, expires_at),
	);
	let request = request.encode();
	let signed = match wrong {
		5 => request,
		6 => [b"<Bytes>", &request[..]].concat(),
		7 => [b"<Bytes><Bytes>", &request[..], b"</Bytes></Bytes>"].concat(),
		_ => [b"<Bytes>", &request[..], b"</Bytes>"].concat(),
	};
	let signer: &Person = match wrong {
		8 => &PEOPLE[choices.below(PEOPLE.len())],
		_ => &PEOPLE[person],
	};
	let signature = signer.sign(&signed);
	let per_epoch = if wrong == 9 { per_epoch.wrapping_add(1) } else { per_epoch };
	let call = Graphics::consent_with_signature {
		account,
		generator,
		per_epoch,
		min_reward,
		until,
		nonce,
		expires_at,
		signature,
	};
	(Sender::Person(sender), call.into())
}

/// A batch of a few creators' graphics, and what the generator says of it.
pub fn settle(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
	let sender = world.any_generator(choices);
	let leaves = 1 + choices.below(MOST_LEAVES);
	let (first, creators) = (choices.below(PEOPLE.len()), 1 + choices.below(PEOPLE.len()));
	let number = choices.below(256) as u16;
	let model = model(choices);
	let graphics = (0..leaves)
		.map(|leaf| {
			let creator = account((first + leaf % creators) % PEOPLE.len());
			world.graphic(number + leaf as u16, creator, model)
		})
		.collect::<Vec<_>>();
	let mut counts = BTreeMap::<AccountId, u32>::new();
	for graphic in &graphics {
		*counts.entry(graphic.creator.clone()).or_default() += 1;
	}
	let mut tallies = counts.into_iter().collect::<Vec<_>>();
	if choices.one_in(2) {
		tallies.reverse();
	}
	let (min_reward, sponsor) = (min_reward(choices), choices.one_in(2));
	let at = choices.below(tallies.len());
	let mut root = row_by_row(&graphics).last().expect("there are leaves")[0];
	match choices.below(32) {
		1 => tallies[at].1 += 1,
		2 => tallies[at].1 -= 1,
		3 => tallies[at].1 = choices.number(0, u32::MAX.into()) as u32,
		4 => tallies.push(tallies[at].clone()),
		5 => drop(tallies.remove(at)),
		6 => tallies[at].0 = world.any_account(choices),
		7 => tallies.push((account(sender), 1)),
		8 => root = world.any_hash(choices),
		9 => {
			let strangers = 1 + choices.below(1_024);
			let stranger = |number: usize| {
				let mut account = [0; 32];
				account[..8].copy_from_slice(&number.to_le_bytes());
				(AccountId::new(account), 1)
			};
			tallies.extend((0..strangers).map(stranger));
			tallies.truncate(1_024);
		}
		_ => {}
	}
	if world.batches.len() == MOST_BATCHES {
		world.batches.remove(0);
	}
	world.batches.push(graphics);
	let tallies = tallies.try_into().expect("they are not too many");
	(Sender::Person(sender), Graphics::settle { root, tallies, min_reward, sponsor }.into())
}

/// A leaf of a batch that somebody has tried to settle.
pub fn claim(choices: &mut Choices, world: &World) -> RuntimeCall {
	let Some(which) = world.batches.len().checked_sub(1) else {
		let (batch, graphic) = (world.any_hash(choices), world.graphic(0, account(0), 0));
		return Graphics::claim { batch, graphic, index: 0, proof: Default::default() }.into();
	};
	// The last one first.
	let graphics = &world.batches[which - choices.below(which + 1)];
	let index = choices.below(graphics.len());
	let rows = row_by_row(graphics);
	let mut batch = rows.last().expect("there are leaves")[0];
	let mut proof = proof(&rows, index);
	let mut graphic = graphics[index].clone();
	let mut index = index as u32;
	match choices.below(32) {
		1 => index = index.wrapping_add(1),
		2 => index = index.wrapping_sub(1),
		3 => index = choices.number(0, u32::MAX.into()) as u32,
		4 => drop(proof.pop()),
		5 => proof.push(world.any_hash(choices)),
		6 => proof.reverse(),
		7 => proof = vec![batch; 32],
		8 => graphic = choices.pick(graphics),
		9 => graphic.creator = world.any_account(choices),
		10 => graphic.fingerprint ^= 1,
		11 => graphic.model += 1,
		12 => graphic.content_hash = world.any_hash(choices),
		13 => batch = world.any_hash(choices),
		_ => {}
	}
	let proof = proof.try_into().unwrap_or_default();
	Graphics::claim { batch, graphic, index, proof }.into()
}

/// The tree over a batch, by the words of its definition and not by the runtime's code: leaves below, the root above.
pub fn row_by_row(graphics: &[Graphic<AccountId>]) -> Vec<Vec<H256>> {
	let hash = |bytes: &[u8]| H256(sp_io::hashing::blake2_256(bytes));
	let leaf = |(index, graphic): (u32, _)| hash(&(*b"sd/leaf/v1", index, graphic).encode());
	let mut rows = vec![(0..).zip(graphics).map(leaf).collect::<Vec<_>>()];
	while rows[rows.len() - 1].len() > 1 {
		let pairs = rows[rows.len() - 1].chunks(2);
		let above = pairs.map(|pair| match pair {
			[left, right] => hash(&(left, right).encode()),
			// Without a sibling it rises as it is.
			alone => alone[0],
		});
		rows.push(above.collect());
	}
	rows
}

/// The siblings on the way up.
fn proof(rows: &[Vec<H256>], index: usize) -> Vec<H256> {
	let sibling = |(height, row): (usize, &Vec<H256>)| row.get((index >> height) ^ 1).copied();
	rows.iter().enumerate().filter_map(sibling).collect()
}

/// A graphic that is registered, by who made it.
pub fn share(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let content_hash = world.any_graphic(choices);
	let cid = [b"cid", choices.bytes(2)].concat();
	let min_reward = min_reward(choices);
	let known = pallet_sd_graphics::Graphics::<Runtime>::get(content_hash);
	let creator = known.map_or(who::ALICE, |known| person_of(&known.creator));
	let cid = cid.try_into().expect("it is short");
	(Sender::Person(creator), Graphics::share { content_hash, cid, min_reward }.into())
}

/// What a generator does for itself.
pub fn by_generator(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let sender = world.any_generator(choices);
	let generator = account(sender);
	let call = match choices.below(4) {
		0 | 1 => Graphics::add_model {
			generator,
			name: Default::default(),
			weights_hash: world.any_hash(choices),
		},
		2 => Graphics::update_generator {
			generator,
			name: None,
			key: Some(choices.pick(&ATTEST[..]).public()),
			quota: None,
		},
		_ => Graphics::suspend_generator { generator },
	};
	(Sender::Person(sender), call.into())
}
