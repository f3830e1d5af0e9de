//! One step: somebody makes a call, or time passes.

use super::{
	any_call::any_call,
	cast::PEOPLE,
	choices::Choices,
	contests::contests,
	due,
	governing::governing,
	our_calls::{Sender, account, our_call},
	trading::trading,
	world::World,
};
use crate::common;
use codec::{Decode, DecodeLimit};
use pallet_collective::{Instance1, RawOrigin};
use polkadot_sdk::{
	frame_support::storage::{TransactionOutcome, with_transaction_unchecked},
	*,
};
use sd_primitives::{Asset, traits::Handover};
use sd_runtime::*;

/// How deep decoded calls may be, as where the node decodes them.
const DEEPEST: u32 = 256;

/// How long undecoded calls may be.
const LONGEST: usize = 512;

/// How many calls in a row a story is told for, at most.
const LONGEST_STORY: usize = 6;

/// The last block that time passes to.
const LAST_BLOCK: BlockNumber = u32::MAX / 2;

/// Take a step.
pub fn take(choices: &mut Choices, world: &mut World) {
	// So as not to pay for it each time.
	let watched = choices.one_in(4);
	match choices.below(32) {
		0..=7 => {
			let (sender, call) = our_call(choices, world);
			make(choices, world, sender, call, watched);
		}
		8 => tell(choices, world, trading, watched),
		9 => tell(choices, world, contests, watched),
		10 => tell(choices, world, governing, watched),
		11 => to_what_is_due(world),
		12 => {
			let (_, call) = our_call(choices, world);
			let sender = Sender::Person(choices.below(PEOPLE.len()));
			make(choices, world, sender, call, watched);
		}
		13 => {
			let (_, call) = our_call(choices, world);
			by_anybody(choices, world, call, watched);
		}
		14..=16 => {
			let call = any_call(choices, world);
			send(choices, world, call, watched);
		}
		17 | 18 => {
			let call = any_call(choices, world);
			by_anybody(choices, world, call, watched);
		}
		19 => {
			let bytes = choices.bytes(LONGEST);
			if let Ok(call) = RuntimeCall::decode_with_depth_limit(DEEPEST, &mut &bytes[..]) {
				by_anybody(choices, world, call, watched);
			}
		}
		20 => {
			let mut bytes = choices.bytes(LONGEST);
			if let Ok(transaction) = UncheckedExtrinsic::decode(&mut bytes) {
				world.apply(transaction, watched);
			}
		}
		21 => {
			let again = choices.below(world.calls.len());
			if let Some(call) = world.calls.get(again).cloned() {
				by_anybody(choices, world, call, watched);
			}
		}
		22..=25 => world.next_block(1, 1 + choices.below(3) as u64),
		26 => (0..2 + choices.below(5)).for_each(|_| world.next_block(1, 1)),
		27 => to_the_next_epoch(choices, world),
		28 => {
			let blocks = choices.pick(&[10, 20, 60, 400, 30_000, 1_000_000, 100_000_000]);
			pass(world, blocks);
		}
		29 => ask(choices, world),
		30 => {
			if choices.one_in(4) {
				world.hand_over();
			}
			let (_, call) = our_call(choices, world);
			by_root(world, call, watched);
		}
		_ => {
			let (_, call) = our_call(choices, world);
			let transaction = match choices.one_in(2) {
				true => world.general(call),
				false => UncheckedExtrinsic::new_bare(call),
			};
			assert!(!world.apply(transaction, watched), "nobody has signed it");
		}
	}
}

/// Make a few calls of one story; now and then somebody else makes one.
fn tell(
	choices: &mut Choices,
	world: &mut World,
	story: fn(&mut Choices, &mut World) -> (Sender, RuntimeCall),
	watched: bool,
) {
	for _ in 0..=choices.below(LONGEST_STORY) {
		let (mut sender, call) = story(choices, world);
		if choices.one_in(16) {
			sender = Sender::Person(choices.below(PEOPLE.len()));
		}
		make(choices, world, sender, call, watched);
	}
}

/// Make a call of ours by whom it is for, in a transaction or without.
fn make(
	choices: &mut Choices,
	world: &mut World,
	sender: Sender,
	call: RuntimeCall,
	watched: bool,
) {
	match sender {
		Sender::Person(person) if choices.one_in(2) => {
			let transaction = world.signed(person, call, 0, 0);
			world.apply(transaction, watched);
		}
		Sender::Person(person) => {
			world.dispatch(call, RuntimeOrigin::signed(account(person)), watched);
		}
		Sender::Authority if SdHandover::handed_over() => {
			world.dispatch(call, RuntimeOrigin::root(), watched);
		}
		Sender::Authority | Sender::Board => {
			world.dispatch(call, common::board(), watched);
		}
		Sender::WholeBoard => {
			world.dispatch(call, common::board_of(3, 3), watched);
		}
		Sender::Committee => {
			world.dispatch(call, common::committee_of(2, 3), watched);
		}
	}
}

/// Send any call in a transaction, well-formed or nearly so.
fn send(choices: &mut Choices, world: &mut World, call: RuntimeCall, watched: bool) {
	let person = choices.below(PEOPLE.len());
	let nonce = if choices.one_in(32) { choices.byte().into() } else { 0 };
	let tip = if choices.one_in(16) { choices.amount(0) } else { 0 };
	let transaction = world.signed(person, call, nonce, tip);
	world.apply(transaction, watched);
}

/// Make any call in anybody's name but Root's, which is behind doors of its own.
fn by_anybody(choices: &mut Choices, world: &mut World, call: RuntimeCall, watched: bool) {
	let origin = match choices.below(8) {
		0..=4 => RuntimeOrigin::signed(account(choices.below(PEOPLE.len()))),
		5 => RawOrigin::<AccountId, Instance1>::Members(choices.below(4) as u32, 3).into(),
		6 => {
			let member = account(choices.below(PEOPLE.len()));
			RawOrigin::<AccountId, Instance1>::Member(member).into()
		}
		// A block has its time from who makes it, once: a second time spoils the block.
		_ if matches!(call, RuntimeCall::Timestamp(_)) => return,
		_ => RuntimeOrigin::none(),
	};
	world.dispatch(call, origin, watched);
}

/// Make a call of ours as Root, which decides after the handover only. What Root may of the other pallets takes a referendum:
/// none of that is tried.
fn by_root(world: &mut World, call: RuntimeCall, watched: bool) {
	use RuntimeCall::{SdGraphics, SdRewards, SdTreasury};
	if matches!(call, SdGraphics(_) | SdRewards(_) | SdTreasury(_)) {
		let done = world.dispatch(call, RuntimeOrigin::root(), watched);
		assert!(!done || SdHandover::handed_over(), "Root decides after the handover");
	}
}

/// To where an epoch ends and another begins.
fn to_the_next_epoch(choices: &mut Choices, world: &mut World) {
	let length = pallet_sd_rewards::CurrentEpoch::<Runtime>::get().clock.epoch;
	let left = length - world.now() % length;
	let blocks = match choices.below(4) {
		0 | 1 => left,
		2 => left - 1,
		_ => left + 1,
	};
	pass(world, blocks.max(1));
}

/// To the next block in which something happens by itself, or may be done that could not be before.
fn to_what_is_due(world: &mut World) {
	let due = due::next(world.now()).unwrap_or(world.now() + 1);
	pass(world, due - world.now());
}

fn pass(world: &mut World, blocks: BlockNumber) {
	if world.now() <= LAST_BLOCK - blocks {
		world.next_block(blocks, blocks.into());
	}
}

/// Ask what clients ask. There is always an answer, and what answering changes is forgotten, as a node forgets it.
fn ask(choices: &mut Choices, world: &World) {
	with_transaction_unchecked(|| {
		put_a_question(choices, world);
		TransactionOutcome::Rollback(())
	});
}

fn put_a_question(choices: &mut Choices, world: &World) {
	use sd_runtime::sd_api::runtime_decl_for_sd_api::SdApiV1 as Api;
	let (one, other) = (world.any_account(choices), world.any_account(choices));
	match choices.below(4) {
		0 => {
			let count = choices.number(0, u32::MAX.into()) as u32;
			let _ = <Runtime as Api<Block>>::quote_generation(one, other, count);
		}
		1 => {
			let _ = <Runtime as Api<Block>>::quote_share(one);
			let (item, price) = (choices.byte().into(), choices.amount(0));
			let asset = choices.pick(&[Asset::Native, Asset::WithId(1), Asset::WithId(2)]);
			let _ = <Runtime as Api<Block>>::quote_sale(item, price, asset);
		}
		2 => {
			let hash = world.any_hash(choices);
			let _ = <Runtime as Api<Block>>::graphic(hash);
			let _ = <Runtime as Api<Block>>::batch(hash);
			let _ = <Runtime as Api<Block>>::generator(one);
			let _ = <Runtime as Api<Block>>::listing(choices.byte().into());
			let _ = <Runtime as Api<Block>>::contest(choices.byte().into());
		}
		_ => {
			<Runtime as Api<Block>>::pots();
			<Runtime as Api<Block>>::channels();
			<Runtime as Api<Block>>::distributed();
			<Runtime as Api<Block>>::epoch();
			<Runtime as Api<Block>>::terms();
			<Runtime as Api<Block>>::handover();
		}
	}
}
