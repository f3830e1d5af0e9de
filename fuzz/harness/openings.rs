//! How a chain is when the bytes take over.

use super::{
	cast::{ATTEST, PEOPLE, who},
	due,
	graphics::{attested, row_by_row},
	our_calls::account,
	trading::{DOLLAR, SCRIP},
	world::{World, content_hash},
};
use crate::common::{self, genesis};
use codec::Encode;
use pallet_democracy::{AccountVote, Call as Democracy, Conviction, ReferendumCount, Vote};
use pallet_sd_contests::{Call as Contests, Shares, Title};
use pallet_sd_graphics::Call as Graphics;
use pallet_sd_market::Call as Market;
use pallet_sd_rewards::{Accounts, Call as Rewards, CommunityTerms, Earners};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{TransactionOutcome, with_transaction_unchecked},
		traits::Bounded,
	},
	sp_core::{H256, Pair},
	sp_io::TestExternalities,
	sp_runtime::Perbill,
	*,
};
use sd_primitives::{Asset, ChannelId, SD, traits::Treasury};
use sd_runtime::{genesis_presets::TEST_DOLLAR, *};
use std::cell::RefCell;

/// How many ways there are in which chains begin.
const WAYS: usize = 6;

/// Ways in which chains begin.
const OPENINGS: [fn(&mut World); WAYS] = [|_| (), busy, poor, handed_over, lively, governed];

thread_local! {
	/// The state and the world of each opening that was asked for.
	static OPENED: RefCell<[Option<(TestExternalities, World)>; WAYS]> = Default::default();
}

/// Which of them a byte stands for.
// Nothing that was kept when the last two came began with their bytes, so that all of it still means what it did.
fn which(opening: u8) -> usize {
	match opening {
		160..=165 => 4,
		166..=171 => 5,
		_ => usize::from(opening % 4),
	}
}

/// Play on a chain that begins in this way, and forget what has happened there.
pub fn on_an_opening(opening: u8, play: impl FnOnce(World)) {
	let which = which(opening);
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
		let content_hash = content_hash(number);
		let cid = b"cid".to_vec().try_into().expect("it is short");
		let share = Graphics::share { content_hash, cid, min_reward: 0 };
		by(world, CREATORS[usize::from(number) % CREATORS.len()], share);
	}
	let content_hash = content_hash(4);
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

/// A busy chain with a market and with contests: one item listed in $SD, one in dollars, one not listed; a host's contest whose
/// votes are taken, and a sponsor's whose entries are.
fn lively(world: &mut World) {
	busy(world);
	let dollars = Asset::WithId(TEST_DOLLAR);
	decide(world, Market::set_asset { asset: dollars.clone(), allowed: true });
	issue_scrip(world);
	for (creator, number) in CREATORS.into_iter().zip(0..3) {
		let content_hash = content_hash(number);
		let royalty = Perbill::from_percent(10);
		by(world, creator, Market::mint { content_hash, royalty, max_fee: 2 * SD });
	}
	by(world, who::DAVE, Market::list { item: 0, price: SD, asset: Asset::Native });
	by(world, who::FERDIE, Market::list { item: 1, price: DOLLAR, asset: dollars });

	let host = account(who::CHARLIE);
	decide(world, Contests::set_host { account: host, host: true });
	let (title, shares) = contest();
	let (prize, quorum) = (30 * SD, 0);
	let (entry_blocks, voting_blocks) = (20, 40);
	let open = Contests::open { title, prize, shares, entry_blocks, voting_blocks, quorum };
	by(world, who::CHARLIE, open);
	for (creator, number) in [(who::DAVE, 300), (who::FERDIE, 301), (who::ALICE, 302)] {
		by(world, creator, attested(world, creator, number));
		let content_hash = content_hash(number);
		by(world, creator, Contests::enter { contest: 0, content_hash });
	}
	world.next_block(entry_blocks, entry_blocks.into());

	let (title, shares) = contest();
	let (entry_blocks, voting_blocks) = (40, 20);
	let sponsor = Contests::sponsor { title, prize, shares, entry_blocks, voting_blocks, quorum };
	by(world, who::ONE, sponsor);
	let creator = account(who::DAVE);
	by(world, who::FERDIE, Contests::vote { contest: 0, creator, amount: SD });
	world.next_block(1, 1);
}

/// An asset that is not sufficient, of which two have some.
fn issue_scrip(world: &mut World) {
	type AssetsCall = pallet_assets::Call<Runtime>;
	let (id, admin) = (SCRIP.into(), Address::Id(account(who::ONE)));
	by(world, who::ONE, AssetsCall::create { id, admin, min_balance: 1 });
	for person in [who::DAVE, who::FERDIE] {
		let (id, beneficiary) = (SCRIP.into(), Address::Id(account(person)));
		by(world, who::ONE, AssetsCall::mint { id, beneficiary, amount: 100 * DOLLAR });
	}
}

/// What a contest is called, and how its prize is divided.
fn contest() -> (Title, Shares) {
	let shares = [50, 30, 20].map(Perbill::from_percent).to_vec();
	let title = b"Spring".to_vec().try_into().expect("it is short");
	(title, shares.try_into().expect("they are few"))
}

/// The same when people govern: they hold all that is not in the pots, and some have voted in a referendum; another proposal
/// waits.
fn governed(world: &mut World) {
	lively(world);
	world.hand_over();
	let terms = CommunityTerms { moderation_period: 10, retention: 2, ..Default::default() };
	propose(world, who::DAVE, Rewards::set_community_terms { terms });
	while ReferendumCount::<Runtime>::get() == 0 {
		let due = due::next(world.now()).expect("a proposal waits");
		world.next_block(due - world.now(), (due - world.now()).into());
	}
	propose(world, who::FERDIE, Contests::set_host { account: account(who::BOB), host: true });
	let vote = Vote { aye: true, conviction: Conviction::Locked1x };
	let vote = AccountVote::Standard { vote, balance: 500 * SD };
	by(world, who::DAVE, Democracy::vote { ref_index: 0, vote });
	let (to, conviction) = (Address::Id(account(who::DAVE)), Conviction::Locked2x);
	by(world, who::ALICE, Democracy::delegate { to, conviction, balance: 100 * SD });
	// A block in which a vote begins is full.
	world.next_block(1, 1);
}

fn propose(world: &mut World, person: usize, call: impl Into<RuntimeCall>) {
	let bytes = call.into().encode().try_into().expect("it is short");
	by(world, person, Democracy::propose { proposal: Bounded::Inline(bytes), value: SD });
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
