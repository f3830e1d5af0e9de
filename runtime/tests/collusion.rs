//! What no cleverness gains: not by trading with oneself, not by a flood of pictures, not by batches, not by waiting.

mod common;
mod model;

use codec::Decode;
use frame_support::storage::{TransactionOutcome, unhashed, with_transaction_unchecked};
use model::*;
use pallet_sd_rewards::{CurrentEpoch, Epoch, Event as Rewards, curve::Curve};
use pallet_sd_treasury::Event as Treasury;
use polkadot_sdk::{
	sp_keyring::Sr25519Keyring::{
		AliceStash, BobStash, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie, FerdieStash,
	},
	*,
};
use proptest::{prelude::*, sample::select, test_runner::FileFailurePersistence};
use sd_ledger::{Asset, ChannelId, CommunityTerms, CompanyTerms, Pot, SD};
use sd_runtime::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	iter,
};

/// Where the seeds of failures are kept.
const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/collusion.proptest-regressions");

/// Who deal only among themselves. Two of them are very rich, one has next to nothing, one nothing at all.
const COALITION: [Key; 6] = [AliceStash, BobStash, CharlieStash, Dave, DaveStash, EveStash];

/// What they hold together, and a pot that may be theirs.
fn wealth(pot: Option<Pot>) -> u128 {
	let accounts = COALITION.map(who).into_iter().chain(pot.map(Pot::account));
	accounts.map(|who| Balances::free_balance(account(who))).sum()
}

/// What they do, what the authorities do in their favour, and time.
fn any_collusion() -> impl Strategy<Value = Step> {
	let one = || select(COALITION.to_vec());
	let sale = (one(), one(), any_item(COALITION.to_vec()), amount());
	let sale = sale.prop_map(|(buyer, seller, item, price)| Step::Sell {
		buyer,
		seller,
		item,
		asset: Asset::Sd,
		price,
	});
	let pot = select(Pot::ALL.to_vec()).prop_map(Payee::Pot);
	let payee = prop_oneof![4 => one().prop_map(Payee::Person), 1 => pot];
	prop_oneof![
		3 => prop_oneof![9 => 1..30u32, 1 => 30..2_000u32]
			.prop_map(|blocks| Step::Wait { blocks, author: 0 }),
		12 => sale,
		3 => (one(), payee, amount())
			.prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
		1 => one().prop_map(|creator| Step::Mint { creator, most: Amount::All(0) }),
		2 => any_terms()
			.prop_map(|terms| Step::SetCommunityTerms { terms, rightful: true }),
		1 => (SD / 10..=2 * SD).prop_map(|mint_company_fee| {
			let terms = CompanyTerms { mint_company_fee };
			Step::SetCompanyTerms { terms, rightful: true }
		}),
	]
}

fn nobody_gains_in(story: Story) {
	let ways = those_that_matter(steps(), any_collusion());
	prove(story, runs(4), SEEDS, ways, |world, steps| {
		let theirs = [None, Some(Pot::Company), Some(Pot::Community)];
		let before = theirs.map(wealth);
		for step in steps {
			world.take(step);
			for (pot, before) in theirs.into_iter().zip(before) {
				assert!(wealth(pot) <= before, "with {pot:?} they have gained");
			}
		}
	});
}

#[test]
fn who_trade_among_themselves_never_gain_not_even_with_a_treasury_of_their_own() {
	nobody_gains_in(Story::of_the_first_days());
}

/// Channels that lack half, pots that are full: but Company's less than what would overflow, for that is not the
/// coalition's.
#[test]
fn nor_do_they_gain_by_what_recycles() {
	let drain = |channel| Step::Drain { channel, left: Amount::Part(500) };
	let give = |pot, amount| Step::Transfer {
		from: EveStash,
		to: Payee::Pot(pot),
		amount: Amount::Units(amount * SD),
	};
	let mut prelude = ChannelId::EARNED.map(drain).to_vec();
	prelude.extend([
		give(Pot::Company, 90_000_000),
		give(Pot::Community, 30_000_000),
		Step::HandOver,
	]);
	nobody_gains_in(Story { prelude, ..Story::of_the_first_days() });
}

/// Quotas of three lanes from the next epoch on, and nobody's cap in the way.
fn divide(world: &mut World, quotas: [u32; 3]) {
	let terms = CommunityTerms {
		max_rewarded_generations: 1_000,
		max_rewarded_shares: 1_000,
		..world.ledger.community_terms().clone()
	};
	world.take(Step::SetCommunityTerms { terms, rightful: true });
	for (generator, quota) in [Eve, Ferdie, FerdieStash].into_iter().zip(quotas) {
		world.take(Step::SetQuota { generator, quota, rightful: true });
	}
	let blocks = world.ledger.clock().epoch_length;
	world.take(Step::Wait { blocks, author: 0 });
}

/// Whatever is generated, or shared, in a lane: what that earns.
fn earn(world: &mut World, channel: ChannelId, generator: Key) -> u128 {
	let of =
		|world: &World| world.ledger.channel(channel).paid + world.ledger.channel(channel).held;
	let before = of(world);
	let (creator, least) = (AliceStash, None);
	world.take(Step::Generate { creator, generator, known: None, least });
	if channel == ChannelId::Share {
		world.take(Step::Share { which: Pick::Open(0), by: None, cid: 1, least });
	}
	of(world) - before
}

/// The curve of a lane, as the runtime has it.
fn curve(channel: ChannelId, quota: u32) -> Curve {
	let epoch = CurrentEpoch::<Runtime>::get();
	match channel {
		ChannelId::Generate => epoch.generate_curve(quota),
		_ => epoch.share_curve(quota),
	}
}

#[test]
fn a_flood_earns_one_and_a_half_targets_at_most_and_takes_nothing_from_another_lane() {
	let channel = select(vec![ChannelId::Generate, ChannelId::Share]);
	let quotas = (10..60u32, 10..60u32, 500..3_000u32);
	let ways = (channel, quotas, 1..80u32);
	prove(Story::of_the_first_days(), runs(10), SEEDS, ways, |world, (channel, quotas, flood)| {
		let (eve, ferdie, rest) = quotas;
		divide(world, [eve, ferdie, rest]);
		let flood = flood.min(eve);
		let earned = (0..flood).map(|_| earn(world, channel, Eve)).sum::<u128>();

		let lane = curve(channel, eve);
		assert_eq!(earned, lane.prefix(flood.into()));
		let most = lane.base * u128::from(lane.target) * 3 / 2;
		assert!(earned <= most);
		if flood >= 2 * lane.target {
			assert_eq!(earned, most, "a window pays this in the end");
		}

		let other = curve(channel, ferdie);
		for n in 0..(2 * other.target + 1).min(ferdie) {
			assert_eq!(earn(world, channel, Ferdie), other.price(n.into(), 1));
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig {
		cases: 10_000,
		failure_persistence: Some(Box::new(FileFailurePersistence::Direct(SEEDS))),
		..ProptestConfig::default()
	})]

	#[test]
	fn a_batch_earns_what_its_single_graphics_would_less_at_most_a_unit_each(
		base in prop_oneof![0..=10_000_000_000_000u128, 0..=1_000u128],
		target in prop_oneof![0..=1_000_000_000u32, 0..=600u32],
		n in prop_oneof![0..=2_000_000_000u64, 0..=1_000u64],
		count in 1..=1_024u64,
	) {
		let curve = Curve { base, target };
		let singles = (n..n + count).map(|n| curve.price(n, 1)).sum::<u128>();
		let each = curve.price(n, count) / u128::from(count);
		let batch = each * u128::from(count);
		prop_assert!(batch <= singles);
		prop_assert!(singles - batch < u128::from(count), "less than a unit each is lost");
		let reference = sd_ledger::Curve { base, target };
		prop_assert_eq!(curve.prefix(n), reference.prefix(n));
		prop_assert_eq!(curve.price(n, 1), reference.next(n));
	}
}

type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// All that is stored, but what System keeps of the block.
fn state() -> State {
	let system = sp_io::hashing::twox_128(b"System");
	let accounts = frame_support::storage::storage_prefix(b"System", b"Account");
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
	iter::successors(next(&Vec::new()), next)
		.filter(|key| !key.starts_with(&system) || key.starts_with(&accounts))
		.map(|key| (key.clone(), unhashed::get_raw(&key).expect("it is a key")))
		.collect()
}

/// What a roll changes if it comes `gap` epochs from now; and how often it begins an epoch, recycles, lets overflow.
fn roll_after(gap: u32) -> (State, [usize; 3]) {
	let epoch = CurrentEpoch::<Runtime>::get();
	let now = epoch.clock.epoch_of(System::block_number());
	common::begin_block((now + gap) * epoch.clock.epoch);
	let before = state();
	SdRewards::roll();
	SdRewards::roll();
	let after = state();
	assert!(before.keys().all(|key| after.contains_key(key)), "a roll removes nothing");

	let events = System::events();
	let count = |is: fn(&RuntimeEvent) -> bool| events.iter().filter(|of| is(&of.event)).count();
	let counts = [
		count(|event| matches!(event, RuntimeEvent::SdRewards(Rewards::EpochBegan { .. }))),
		count(|event| matches!(event, RuntimeEvent::SdTreasury(Treasury::Recycled { .. }))),
		count(|event| matches!(event, RuntimeEvent::SdTreasury(Treasury::Overflowed { .. }))),
	];
	(after.into_iter().filter(|(key, value)| before.get(key) != Some(value)).collect(), counts)
}

#[test]
fn a_gap_of_many_epochs_rolls_once_and_changes_nothing_else() {
	let may_change = || {
		let pots = Pot::ALL.map(|pot| account(pot.account()));
		let accounts = pots.map(frame_system::Account::<Runtime>::hashed_key_for);
		let channels = pallet_sd_treasury::Channels::<Runtime>::hashed_key().to_vec();
		accounts.into_iter().chain([channels]).collect::<BTreeSet<_>>()
	};
	let ways = (any_steps(20), 2..50_000u32);
	prove(Story::of_the_handover(), runs(10), SEEDS, ways, |world, (steps, gap)| {
		steps.into_iter().for_each(|step| world.take(step));
		let [(soon, once), (late, after_the_gap)] = [1, gap].map(|gap| {
			with_transaction_unchecked(|| TransactionOutcome::Rollback(roll_after(gap)))
		});
		assert_eq!((once[0], after_the_gap), (1, once), "one epoch begins");
		assert!(once[1] <= 1 && once[2] <= 1, "at most one recycling");

		let [soon, late] = [soon, late].map(|mut changes| {
			let epoch = changes.remove(CurrentEpoch::<Runtime>::hashed_key().as_slice());
			let epoch = epoch.expect("the epoch is another");
			let epoch = Epoch::decode(&mut &epoch[..]).expect("it is an epoch");
			(Epoch { index: 0, ..epoch }, changes)
		});
		assert_eq!(late, soon, "however long the gap");
		assert!(soon.1.keys().all(|key| may_change().contains(key)));
	});
}
