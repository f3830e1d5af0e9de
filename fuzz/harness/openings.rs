//! How a chain is when the bytes take over.

use super::{
	cast::{ATTEST, PEOPLE, who},
	our_calls::{account, attested, row_by_row},
	world::World,
};
use crate::common::{self, genesis};
use pallet_sd_graphics::Call as Graphics;
use pallet_sd_rewards::{Accounts, Call as Rewards, CommunityTerms, Earners};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{TransactionOutcome, with_transaction_unchecked},
	},
	pallet_balances,
	sp_core::{H256, Pair},
	sp_io::TestExternalities,
};
use sd_primitives::{ChannelId, SD, traits::Treasury};
use sd_runtime::*;
use std::cell::RefCell;

/// Ways in which chains begin.
const OPENINGS: [fn(&mut World); 4] = [|_| (), busy, poor, handed_over];

thread_local! {
	/// The state and the world of each opening that was asked for.
	static OPENED: RefCell<[Option<(TestExternalities, World)>; 4]> = Default::default();
}

/// Play on a chain that begins in this way, and forget what has happened there.
pub fn on_an_opening(opening: u8, play: impl FnOnce(World)) {
	let which = usize::from(opening) % OPENINGS.len();
	OPENED.with_borrow_mut(|opened| {
		let (state, world) = opened[which].get_or_insert_with(|| open(OPENINGS[which]));
		// The whole state is in the overlay, from where it is read faster than out of a trie.
		state.execute_with(|| {
			with_transaction_unchecked(|| {
				play(world.clone());
				TransactionOutcome::Rollback(())
			})
		});
	});
}

fn open(opening: fn(&mut World)) -> (TestExternalities, World) {
	let mut state = common::state(&genesis("development"));
	let world = state.execute_with(|| {
		let mut world = World::begin();
		opening(&mut world);
		world
	});
	(state, world)
}

/// Who makes graphics at first, and may earn with them.
const CREATORS: [usize; 4] = [who::DAVE, who::FERDIE, who::ONE, who::TWO];

/// Two generators, terms under which little earns, everybody's consent, a few graphics and a batch; some of them shared, one
/// taken down.
fn busy(world: &mut World) {
	let bob = account(who::BOB);
	let register = Graphics::register_generator {
		account: bob.clone(),
		name: Default::default(),
		key: ATTEST[1].public(),
		quota: 40,
	};
	let update = Graphics::update_generator {
		generator: account(who::EVE),
		name: None,
		key: None,
		quota: Some(100),
	};
	let moderator = Graphics::set_moderator { account: account(who::FERDIE), moderator: true };
	let terms = CommunityTerms {
		generate_target: 1_000,
		share_target: 1_000,
		max_rewarded_generations: 5,
		max_rewarded_shares: 3,
		moderation_period: 10,
		retention: 2,
		..Default::default()
	};
	for call in [register, update, moderator] {
		decide(world, call);
	}
	decide(world, Rewards::set_community_terms { terms });
	let model = Graphics::add_model {
		generator: bob,
		name: Default::default(),
		weights_hash: H256::zero(),
	};
	by(world, who::BOB, model);
	// The last ones stay without an account.
	for person in who::TWO..PEOPLE.len() - 3 {
		let dest = Address::Id(account(person));
		by(world, who::ONE, pallet_balances::Call::transfer_allow_death { dest, value: 2 * SD });
	}
	for person in 0..PEOPLE.len() {
		let (per_epoch, min_reward, until) = (50, 0, u32::MAX);
		for generator in [account(who::EVE), account(who::BOB)] {
			by(world, person, Graphics::consent { generator, per_epoch, min_reward, until });
		}
	}
	// Board and generators earn nothing.
	for (creator, number) in CREATORS.into_iter().cycle().zip(0..6) {
		by(world, creator, attested(world, creator, number));
	}
	world.next_block(20, 20);

	let graphics = (0..7).map(|leaf| {
		let creator = account(usize::from(leaf) % 6);
		world.graphic(100 + 2 * leaf, creator, 0)
	});
	let graphics = graphics.collect::<Vec<_>>();
	let rows = row_by_row(&graphics);
	let tallies = (0..6).map(|person| (account(person), if person == 0 { 2 } else { 1 }));
	let tallies = tallies.collect::<Vec<_>>().try_into().expect("they are few");
	let root = rows[3][0];
	by(world, who::EVE, Graphics::settle { root, tallies, min_reward: 0, sponsor: false });
	world.batches.push(graphics);

	for number in [0, 2, 4] {
		let content_hash = super::world::content_hash(number);
		let cid = b"cid".to_vec().try_into().expect("it is short");
		let share = Graphics::share { content_hash, cid, min_reward: 0 };
		by(world, CREATORS[usize::from(number) % CREATORS.len()], share);
	}
	let content_hash = super::world::content_hash(4);
	let reason = b"no".to_vec().try_into().expect("it is short");
	by(world, who::FERDIE, Graphics::take_down { content_hash, reason });
	world.next_block(1, 1);
}

/// The same with channels in which next to nothing is left.
fn poor(world: &mut World) {
	busy(world);
	drain(ChannelId::Generate, 5 * SD + 1);
	drain(ChannelId::Share, 3 * SD / 2);
	drain(ChannelId::Ecosystem, SD);
	world.next_block(20, 20);
	// A block that begins a session is full.
	world.next_block(1, 1);
}

/// The same when the community has taken over, with pots that are full.
fn handed_over(world: &mut World) {
	busy(world);
	let half = |channel| {
		let left = pallet_sd_treasury::Channels::<Runtime>::get().get(channel).available() / 2;
		drain(channel, left);
	};
	sd_primitives::Channels::REFILLED.into_iter().for_each(half);
	use pallet_sd_treasury::Pot;
	for (pot, amount) in [(Pot::Company, 120_000_000 * SD), (Pot::Community, 30_000_000 * SD)] {
		let dest = Address::Id(SdTreasury::pot(pot));
		let origin = RuntimeOrigin::signed(WHALE);
		assert_ok!(Balances::transfer_keep_alive(origin, dest, amount));
	}
	world.hand_over();
	world.next_block(20, 20);
	// A block that begins a session is full.
	world.next_block(1, 1);
}

/// Who gets what takes years to earn: none of those who take part.
const WHALE: AccountId = AccountId::new([9; 32]);

/// Leave so much in a channel, as if the rest had been earned.
fn drain(channel: ChannelId, left: Balance) {
	let available = pallet_sd_treasury::Channels::<Runtime>::get().get(channel).available();
	let amount = available - left;
	assert_ok!(<SdTreasury as Treasury<AccountId>>::pay(channel, &WHALE, amount));
	let mut record = Accounts::<Runtime>::get(WHALE);
	let known = record.is_earner();
	match channel {
		ChannelId::Generate | ChannelId::Share => record.earned += amount,
		ChannelId::Sale | ChannelId::Contest => record.earned_otherwise += amount,
		ChannelId::Ecosystem => return,
	}
	if !known {
		Earners::<Runtime>::mutate(|earners| *earners += 1);
	}
	Accounts::<Runtime>::insert(WHALE, record);
}

fn decide(world: &mut World, call: impl Into<RuntimeCall>) {
	assert!(world.dispatch(call.into(), common::board(), false), "the board may");
}

fn by(world: &mut World, person: usize, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let done = world.dispatch(call.clone(), RuntimeOrigin::signed(account(person)), false);
	assert!(done, "an opening plays as it is written: {call:?}");
}
