//! Calls of ours that mean something: with valid signatures, right tallies and right proofs, or nearly so. Bytes alone would
//! never hit a signature.

use super::{
	cast::{ATTEST, PEOPLE, Person, who},
	choices::Choices,
	world::World,
};
use codec::{Decode, Encode};
use pallet_sd_graphics::{Call as Graphics, ConsentNonces};
use pallet_sd_rewards::{Call as Rewards, CommunityTerms, CompanyTerms};
use pallet_sd_treasury::{Call as Treasury, Source};
use polkadot_sdk::{
	sp_core::{H256, Pair},
	sp_runtime::Perbill,
	*,
};
use sd_primitives::{Asset, Attestation, DAYS, Graphic, SD};
use sd_runtime::*;
use std::collections::BTreeMap;

/// Most leaves of a batch.
const MOST_LEAVES: usize = 24;

/// Most batches that are remembered.
const MOST_BATCHES: usize = 8;

/// Who is to make a call.
#[derive(Clone, Copy)]
pub enum Sender {
	/// One of [`PEOPLE`].
	Person(usize),
	/// The board before the handover, Root after it.
	Authority,
	/// The board.
	Board,
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
		24 => motion(choices, world),
		_ => (Sender::Person(person), exchange(choices, person)),
	}
}

/// Somebody's account.
pub fn account(person: usize) -> AccountId {
	PEOPLE[person].account.clone()
}

/// What somebody has.
fn balance(account: &AccountId) -> Balance {
	Balances::free_balance(account)
}

/// Mostly nothing: the least reward that somebody wants.
fn min_reward(choices: &mut Choices) -> Balance {
	if choices.one_in(4) { choices.amount(SD) } else { 0 }
}

/// A generator's model: nearly always the first.
fn model(choices: &mut Choices) -> u32 {
	if choices.one_in(16) { choices.byte().into() } else { 0 }
}

fn generate(choices: &mut Choices, world: &World, creator: usize) -> RuntimeCall {
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

fn consent(choices: &mut Choices, world: &World) -> RuntimeCall {
	let generator = account(world.any_generator(choices));
	let (per_epoch, min_reward, until) = consented(choices, world);
	Graphics::consent { generator, per_epoch, min_reward, until }.into()
}

fn signed_consent(choices: &mut Choices, world: &World, person: usize) -> (Sender, RuntimeCall) {
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
fn settle(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
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
fn claim(choices: &mut Choices, world: &World) -> RuntimeCall {
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
fn share(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let content_hash = world.any_graphic(choices);
	let cid = [b"cid", choices.bytes(2)].concat();
	let min_reward = min_reward(choices);
	let known = pallet_sd_graphics::Graphics::<Runtime>::get(content_hash);
	let is_creator = |known: &pallet_sd_graphics::Registered<AccountId>| {
		PEOPLE.iter().position(|person| person.account == known.creator)
	};
	let creator = known.as_ref().and_then(is_creator).unwrap_or(who::ALICE);
	let cid = cid.try_into().expect("it is short");
	(Sender::Person(creator), Graphics::share { content_hash, cid, min_reward }.into())
}

/// What a generator does for itself.
fn by_generator(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
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

fn by_authority(choices: &mut Choices, world: &World) -> RuntimeCall {
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

fn by_board(choices: &mut Choices, world: &World) -> RuntimeCall {
	match choices.below(4) {
		0 => {
			let mint_company_fee = choices.amount(SD / 10);
			Rewards::set_company_terms { terms: CompanyTerms { mint_company_fee } }.into()
		}
		1 => {
			let seats = 1 + choices.below(5);
			let new_members = (0..seats).map(|_| account(choices.below(PEOPLE.len()))).collect();
			pallet_collective::Call::<Runtime, pallet_collective::Instance1>::set_members {
				new_members,
				prime: None,
				old_count: 20,
			}
			.into()
		}
		_ => spend(choices, world),
	}
}

/// What members of the board do to decide.
fn motion(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	type Board = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
	let member = choices.pick(&[who::ALICE, who::BOB, who::CHARLIE]);
	let length_bound = 10_000;
	let open = pallet_collective::Proposals::<Runtime, pallet_collective::Instance1>::get();
	let call = if open.is_empty() || choices.one_in(4) {
		let proposal = Box::new(by_authority(choices, world));
		Board::propose { threshold: 2, proposal, length_bound }
	} else {
		let proposal = choices.pick(&open);
		// The first of its fields, which are private.
		let votes =
			pallet_collective::Voting::<Runtime, pallet_collective::Instance1>::get(proposal);
		let index = votes.and_then(|votes| u32::decode(&mut &votes.encode()[..]).ok());
		let index = index.unwrap_or_default();
		match choices.below(4) {
			0 => Board::close {
				proposal_hash: proposal,
				index,
				proposal_weight_bound: frame_support::weights::Weight::MAX,
				length_bound,
			},
			1 => Board::vote { proposal, index, approve: false },
			_ => Board::vote { proposal, index, approve: true },
		}
	};
	(Sender::Person(member), call.into())
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
