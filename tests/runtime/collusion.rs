//! What no cleverness gains: not by trading with oneself, not by a flood of pictures, not by batches, not by waiting.

use crate::{common, model::*};
use codec::Decode;
use frame_support::storage::{TransactionOutcome, unhashed, with_transaction_unchecked};
use pallet_sd_rewards::{CurrentEpoch, Epoch, Event as Rewards, curve::Curve};
use pallet_sd_treasury::Event as Treasury;
use polkadot_sdk::{
	sp_keyring::Sr25519Keyring::{
		AliceStash, BobStash, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie, FerdieStash,
	},
	*,
};
use proptest::{prelude::*, sample::select, test_runner::FileFailurePersistence};
use sd_ledger::{Asset, ChannelId, CommunityTerms, CompanyTerms, ED, Pot, SD};
use sd_runtime::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	iter,
};

/// Where the seeds of failures are kept.
const SEEDS: &str =
	concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/runtime/collusion.proptest-regressions");

/// Who deal only among themselves. Two of them are very rich, one has next to nothing, one nothing at all.
const COALITION: [Key; 6] = [AliceStash, BobStash, CharlieStash, Dave, DaveStash, EveStash];

/// What they hold together, and a pot that may be theirs.
fn wealth(pot: Option<Pot>) -> u128 {
	let accounts = COALITION.map(who).into_iter().chain(pot.map(Pot::account));
	accounts.map(|who| Balances::free_balance(account(who))).sum()
}

/// A graphic of each of the rich, minted, before anything is counted: what that earns is not a matter of trade. Who may want
/// hundreds of millions has them.
fn set_up(world: &mut World) {
	world.take(Step::Drain { channel: ChannelId::Generate, left: Amount::Part(500) });
	for (creator, royalty) in [(AliceStash, 0), (BobStash, 100_000_000), (EveStash, 33_333_333)] {
		let (generator, known, least) = (FerdieStash, None, None);
		world.take(Step::Generate { creator, generator, known, least });
		let (which, by, most) = (Pick::Open(0), None, Amount::All(0));
		world.take(Step::Mint { which, by, royalty, most });
	}
	assert_eq!(world.ledger.items().len(), 3);
}

fn one_of_them() -> impl Strategy<Value = Key> {
	select(COALITION.to_vec())
}

/// As little as may be, as much as anybody has, and anything between.
fn any_price() -> impl Strategy<Value = Amount> {
	let tiny = prop_oneof![Just(ED - 1), Just(ED), ED..2 * ED];
	let huge = prop_oneof![Just(100_000_000 * SD), 1_000_000 * SD..=200_000_000 * SD];
	prop_oneof![
		4 => amount(),
		2 => tiny.prop_map(Amount::Units),
		2 => huge.prop_map(Amount::Units),
		2 => (SD..2_000 * SD).prop_map(Amount::Units),
	]
}

/// An item is listed by whoever of them has it and bought by another, and between the two the terms may change, or blocks
/// pass. Whatever was listed before and not bought may be unlisted.
fn any_sale() -> impl Strategy<Value = Vec<Step>> {
	let between = prop_oneof![
		6 => Just(vec![]),
		1 => (1..200u32).prop_map(|blocks| vec![Step::Wait { blocks, author: 0 }]),
		3 => (any_terms(), 60..120u32).prop_map(|(terms, blocks)| vec![
			Step::SetCommunityTerms { terms, rightful: true },
			Step::Wait { blocks, author: 0 },
		]),
	];
	let sales = prop_oneof![0..3u32, 60..66u32, Just(199)];
	let counted = prop::option::weighted(0.3, sales);
	let parties = (any::<usize>(), one_of_them(), one_of_them());
	(parties, any_price(), counted, between).prop_map(|(parties, price, counted, between)| {
		let (item, buyer, another) = parties;
		let which = Pick::Open(item);
		let count = counted.map(|sales| Step::Trade { which, sales });
		let (by, asset) = (None, Asset::Sd);
		let unlist = Step::Unlist { which, by };
		let list = Step::List { which, by, asset, price, buyer };
		let buy = |buyer| Step::Buy { which, buyer, most: Amount::All(0), instead: None };
		// Whoever the seller is, one of two is somebody else.
		let steps = count.into_iter().chain([unlist, list]).chain(between);
		steps.chain([buy(buyer), buy(another)]).collect()
	})
}

/// What they do, what the authorities do in their favour, and time.
fn any_collusion() -> impl Strategy<Value = Vec<Step>> {
	let one = one_of_them;
	let pot = select(Pot::ALL.to_vec()).prop_map(Payee::Pot);
	let payee = prop_oneof![4 => one().prop_map(Payee::Person), 1 => pot];
	let other = prop_oneof![
		3 => prop_oneof![9 => 1..30u32, 1 => 30..2_000u32]
			.prop_map(|blocks| Step::Wait { blocks, author: 0 }),
		3 => (one(), payee, amount())
			.prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
		2 => (pick(0.9), one())
			.prop_map(|(which, to)| Step::Give { which, by: None, to: Payee::Person(to) }),
		1 => pick(0.9).prop_map(|which| Step::Unlist { which, by: None }),
		2 => any_terms()
			.prop_map(|terms| Step::SetCommunityTerms { terms, rightful: true }),
		1 => (SD / 10..=2 * SD).prop_map(|mint_company_fee| {
			let terms = CompanyTerms { mint_company_fee };
			Step::SetCompanyTerms { terms, rightful: true }
		}),
	];
	prop_oneof![2 => any_sale(), 1 => other.prop_map(|step| vec![step])]
}

/// The network fees that the coalition has paid in this step.
fn fees() -> u128 {
	use pallet_transaction_payment::Event::TransactionFeePaid;
	let is_theirs = |who: &AccountId| COALITION.iter().any(|key| key.to_account_id() == *who);
	let fees = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(TransactionFeePaid { who, actual_fee, .. }) => {
			is_theirs(&who).then_some(actual_fee)
		}
		_ => None,
	});
	fees.sum()
}

/// Take steps of a coalition's: with each of the treasuries on its side, or neither, it never has more than it began with,
/// not even if it had the network fees back.
fn watch(world: &mut World, steps: impl IntoIterator<Item = Step>) {
	let theirs = [None, Some(Pot::Company), Some(Pot::Community)];
	let (before, mut spent) = (theirs.map(wealth), 0);
	for step in steps {
		System::reset_events();
		world.take(step);
		spent += fees();
		for (pot, before) in theirs.into_iter().zip(before) {
			assert!(wealth(pot) + spent <= before, "with {pot:?} they have gained");
		}
	}
}

fn nobody_gains_in(story: Story) {
	let ways = those_that_matter(steps().div_ceil(3), any_collusion());
	prove(story, runs(4), SEEDS, ways, |world, rounds| {
		set_up(world);
		watch(world, rounds.into_iter().flatten());
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

/// In a block of its own, let the third item be sold for so much to whichever of the two richest does not have it, who gets the money for it first,
/// if it lacks it.
fn sell(world: &mut World, price: u128) {
	world.take(Step::Wait { blocks: 1, author: 0 });
	let seller = world.ledger.owner(2).expect("it exists");
	let buyer = if seller == who(EveStash) { AliceStash } else { EveStash };
	if world.ledger.spendable(who(buyer)) < price + SD {
		let (from, to) = (key(seller), Payee::Person(buyer));
		let amount = Amount::Units(price + 2 * SD);
		world.take(Step::Transfer { from, to, amount });
	}
	let (which, by, asset) = (Pick::Any(2), None, Asset::Sd);
	let list = Step::List { which, by, asset, price: Amount::Units(price), buyer };
	let buy = Step::Buy { which, buyer, most: Amount::All(0), instead: None };
	watch(world, [list, buy]);
	assert_eq!(world.ledger.owner(2), Ok(who(buyer)));
}

#[test]
fn nor_by_selling_one_item_two_hundred_times() {
	for price in [ED, 1_000 * SD] {
		Story::of_the_first_days().write().tell(|world| {
			set_up(world);
			(0..200).for_each(|_| sell(world, price));
			assert_eq!(world.ledger.items()[2].sales, 200);
		});
	}
}

/// The first sales, the last that may bring a unit, the 63rd, the 64th and the 200th, of which none is rewarded.
#[test]
fn nor_by_selling_it_dear_or_cheap_early_or_late() {
	for price in [ED, SD, 1_000 * SD, 10_000_000 * SD, 100_000_000 * SD] {
		Story::of_the_first_days().write().tell(|world| {
			set_up(world);
			for earlier in [0, 1, 2, 41, 42, 62, 63, 199] {
				world.take(Step::Trade { which: Pick::Any(2), sales: earlier });
				let rewarded = world.ledger.channel(ChannelId::Sale).paid;
				sell(world, price);
				let reward = world.ledger.channel(ChannelId::Sale).paid - rewarded;
				assert!(reward == 0 || earlier < 62, "a reward after {earlier} sales");
			}
		});
	}
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
