//! One batch against many single calls, over the real runtime; what a batch may cost whom; and how a newcomer comes in.

use crate::{
	common::{begin_block, last_fee, send},
	model::*,
};
use frame_support::{
	assert_ok,
	dispatch::DispatchResult,
	storage::{TransactionOutcome, with_storage_layer, with_transaction_unchecked},
};
use pallet_sd_graphics::{Batches, Call as Graphics, Consents};
use pallet_sd_rewards::{CurrentEpoch, Lanes};
use polkadot_sdk::{
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{
		Alice, AliceStash, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie,
		FerdieStash, One, Two,
	},
	sp_runtime::{DispatchError, MultiSignature, traits::Dispatchable},
	*,
};
use proptest::{collection::vec, prelude::*, sample::select};
use sd_ledger::{ChannelId, CommunityTerms, Consent, ED, Fee, GENERATION_FEE, Pot, SD, Who};
use sd_runtime::*;
use std::collections::{BTreeMap, BTreeSet};

/// Where the seeds of failures are kept.
const SEEDS: &str =
	concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/runtime/batches.proptest-regressions");

/// Who can pay for anything, and earns something.
const RICH: [Key; 4] = [AliceStash, BobStash, EveStash, Alice];

/// Anybody: rich, poor, without an account, with dollars only, on the board, and the generators themselves.
const ALL: [Key; 11] =
	[AliceStash, BobStash, EveStash, CharlieStash, DaveStash, Dave, One, Two, Charlie, Eve, Ferdie];

/// For whatever it earns, for a long time.
const GENEROUS: Consent = Consent { per_epoch: u32::MAX, min_reward: 0, until: u32::MAX };

/// Do something that leaves no trace.
fn trying<T>(act: impl FnOnce() -> T) -> T {
	with_transaction_unchecked(|| TransactionOutcome::Rollback(act()))
}

/// Let a generator charge somebody. Nobody pays a network fee here, so that balances tell of batches only.
fn consent(account: Key, generator: Key, consent: Consent) -> DispatchResult {
	let Consent { per_epoch, min_reward, until } = consent;
	let origin = RuntimeOrigin::signed(account.to_account_id());
	SdGraphics::consent(origin, generator.to_account_id(), per_epoch, min_reward, until)
}

/// Settle a batch without network fee.
fn settle(generator: Key, tallies: &[(Key, u32)], sponsor: bool) -> Result<Outcome, DispatchError> {
	System::reset_events();
	let root = H256::from_low_u64_be(Batches::<Runtime>::iter_keys().count() as u64);
	let tallies = tallies.iter().map(|(key, count)| (who(*key), *count)).collect::<Vec<_>>();
	let tallies = on_chain(&tallies);
	let call = RuntimeCall::from(Graphics::settle { root, tallies, min_reward: 0, sponsor });
	let origin = RuntimeOrigin::signed(generator.to_account_id());
	with_storage_layer(|| call.dispatch(origin).map_err(|failed| failed.error))?;
	Ok(Outcome::of_the_chain())
}

/// Bring in new pictures one by one, without network fees: what each creator's earned together, and the fees.
fn singles(generator: Key, tallies: &[(Key, u32)]) -> (Vec<u128>, Fee) {
	let (mut numbers, mut fees) = (1_000_000.., Fee::default());
	let earned = tallies.iter().map(|(creator, count)| {
		let mut earned = 0;
		for number in numbers.by_ref().take(*count as usize) {
			let picture = Picture { number, looks: number, creator: who(*creator), model: 0 };
			let call = RuntimeCall::from(attested(generator, &picture, 0));
			let origin = RuntimeOrigin::signed(creator.to_account_id());
			assert_ok!(call.dispatch(origin));
			let receipt = receipt_of_the_chain();
			earned += receipt.reward;
			fees.company += receipt.fee.company;
			fees.community += receipt.fee.community;
		}
		earned
	});
	(earned.collect(), fees)
}

/// What a lane is like: its quota and that of another beside it, everybody's cap, what the channel has left, and how many
/// pictures there were in this window before.
#[derive(Clone, Copy, Debug)]
struct Lane {
	quota: u32,
	others: u32,
	cap: u16,
	left: Option<u128>,
	before: u32,
}

fn any_lane() -> impl Strategy<Value = Lane> {
	let left = prop_oneof![
		2 => (0..1_000u128).prop_map(Some),
		3 => (0..20 * SD).prop_map(Some),
		5 => Just(None),
	];
	let cap = prop_oneof![1..10u16, Just(1_000)];
	(100..300u32, 1..4_000u32, cap, left, 0..30u32)
		.prop_map(|(quota, others, cap, left, before)| Lane { quota, others, cap, left, before })
}

/// Begin an epoch in which Eve's lane is like that.
fn prepare(world: &mut World, lane: Lane) {
	let terms = CommunityTerms {
		max_rewarded_generations: lane.cap,
		..world.ledger.community_terms().clone()
	};
	world.take(Step::SetCommunityTerms { terms, rightful: true });
	for (generator, quota) in [(Eve, lane.quota), (Ferdie, lane.others)] {
		world.take(Step::SetQuota { generator, quota, rightful: true });
	}
	let blocks = world.ledger.clock().epoch_length;
	world.take(Step::Wait { blocks, author: 0 });
	// Rolls, so that the base is that of a channel not yet empty; and counts for nobody else.
	let (creator, known, least) = (EveStash, None, None);
	for _ in 0..=lane.before {
		world.take(Step::Generate { creator, generator: Eve, known, least });
	}
	if let Some(left) = lane.left {
		let left = Amount::Units(left);
		world.take(Step::Drain { channel: ChannelId::Generate, left });
	}
}

/// The same creator once only.
fn once(mut tallies: Vec<(Key, u32)>) -> Vec<(Key, u32)> {
	let mut seen = BTreeSet::new();
	tallies.retain(|(key, _)| seen.insert(*key));
	tallies
}

fn any_tallies(creators: &[Key]) -> impl Strategy<Value = Vec<(Key, u32)>> + use<> {
	let count = prop_oneof![4 => 1..5u32, 1 => 5..15u32];
	vec((select(creators.to_vec()), count), 1..7).prop_map(once)
}

fn graphics(tallies: &[(Key, u32)]) -> u32 {
	tallies.iter().map(|(_, count)| count).sum()
}

fn lane_of(generator: Key) -> pallet_sd_rewards::Lane {
	Lanes::<Runtime>::get(generator.to_account_id())
}

/// What a channel can still pay.
fn available() -> u128 {
	let channels = pallet_sd_treasury::Channels::<Runtime>::get();
	let channel = channels.generate;
	channel.budget + channel.refilled - channel.paid - channel.held
}

#[test]
fn a_batch_earns_what_its_single_calls_would_less_at_most_a_unit_each_and_costs_the_same() {
	let ways = (any_lane(), any_tallies(&RICH));
	prove(Story::of_the_first_days(), runs(4), SEEDS, ways, |world, (lane, tallies)| {
		prepare(world, lane);
		for (creator, _) in &tallies {
			assert_ok!(consent(*creator, Eve, GENEROUS));
		}
		let (one_by_one, fees, lane_after) = trying(|| {
			let (earned, fees) = singles(Eve, &tallies);
			(earned, fees, lane_of(Eve))
		});
		let pots = [Pot::Company, Pot::Community]
			.map(|pot| Balances::free_balance(account(pot.account())));
		let outcome = settle(Eve, &tallies, false).expect("all can pay");

		assert_eq!(outcome.skipped, []);
		let together = one_by_one.iter().sum::<u128>();
		assert!(outcome.earned() <= together, "no more than one by one");
		let lost = together - outcome.earned();
		assert!(lost <= graphics(&tallies).into(), "{lost} lost, more than a unit each");
		if lane.left.is_none() {
			for (alone, (_, count, rewarded, reward, _)) in one_by_one.iter().zip(&outcome.settled)
			{
				let earned = u128::from(*rewarded) * reward;
				assert!((earned..=earned + u128::from(*count)).contains(alone), "to each its own");
			}
		}

		assert_eq!(outcome.fee, fees, "the fees are the same");
		let paid = [Pot::Company, Pot::Community]
			.map(|pot| Balances::free_balance(account(pot.account())));
		assert_eq!([paid[0] - pots[0], paid[1] - pots[1]], [fees.company, fees.community]);
		assert_eq!(fees.company + fees.community, GENERATION_FEE * u128::from(graphics(&tallies)));
		let lane = lane_of(Eve);
		assert_eq!((lane.used, lane.total), (lane_after.used, lane_after.total));
	});
}

/// In whatever order, a batch earns what the curve and the channel have for so many, less at most a unit each; and nobody
/// earns more by coming later.
#[test]
fn who_comes_first_in_a_batch_earns_most_and_the_order_changes_no_sum() {
	let ways = (any_lane(), any_tallies(&RICH[..3]), any::<usize>());
	prove(Story::of_the_first_days(), runs(4), SEEDS, ways, |world, (mut lane, tallies, later)| {
		lane.cap = 1_000;
		prepare(world, lane);
		for (creator, _) in &tallies {
			assert_ok!(consent(*creator, Eve, GENEROUS));
		}
		let count = graphics(&tallies);
		let n = lane_of(Eve).rewarded.into();
		let curve = CurrentEpoch::<Runtime>::get().generate_curve(lane.quota);
		let most = curve.price(n, count.into()).min(available());

		let mut others = tallies.clone();
		let moved = others.remove(later % others.len());
		others.insert(0, moved);
		let [in_order, moved_up] = [&tallies, &others].map(|tallies| {
			let outcome = trying(|| settle(Eve, tallies, false).expect("all can pay"));
			assert!(outcome.earned() <= most && outcome.earned() + u128::from(count) >= most);
			outcome
				.settled
				.into_iter()
				.map(|(who, _, _, reward, _)| (who, reward))
				.collect::<BTreeMap<Who, u128>>()
		});
		let moved = who(moved.0);
		assert!(moved_up[&moved] >= in_order[&moved], "the first has the most of the curve");
	});
}

/// FP 11 and 12: skipping, caps, prices and sponsoring are as if each were alone, after those before it.
#[test]
fn a_batch_is_its_parts_one_after_the_other() {
	let parts = any_tallies(&ALL).prop_flat_map(|tallies| {
		let allowance = prop_oneof![1 => Just(0), 1 => 1..4u32, 5 => Just(u32::MAX)];
		let min_reward = prop_oneof![3 => Just(0), 1 => 0..=SD];
		let consents = vec((allowance, min_reward), tallies.len());
		(Just(tallies), consents)
	});
	let ways = (any_lane(), parts, any::<bool>(), select(vec![Eve, Ferdie]));
	prove(Story::of_the_first_days(), runs(4), SEEDS, ways, |world, (lane, parts, sponsor, by)| {
		let (tallies, consents) = parts;
		prepare(world, lane);
		for ((creator, _), (per_epoch, min_reward)) in tallies.iter().zip(consents) {
			let _ = consent(*creator, by, Consent { per_epoch, min_reward, ..GENEROUS });
		}
		let epoch = CurrentEpoch::<Runtime>::get();
		let window = epoch.clock.window_of(System::block_number());
		let quota = lane_of(by).at(epoch.index, window).quota_left();
		let state = || {
			let balance = |who| Balances::free_balance(account(who));
			let balances = known_accounts().map(balance).collect::<Vec<_>>();
			let used = Consents::<Runtime>::iter_values().map(|consent| consent.used);
			(balances, available(), lane_of(by), used.collect::<Vec<_>>())
		};

		let (one_by_one, after) = trying(|| {
			let parts = tallies.iter().map(|tally| settle(by, &[*tally], sponsor));
			(parts.collect::<Vec<_>>(), state())
		});
		let outcome = match settle(by, &tallies, sponsor) {
			Err(refused) => {
				// All of a batch must be within the quota, which its parts alone may be.
				let none = one_by_one.iter().all(Result::is_err);
				return assert!(none || quota < graphics(&tallies), "{refused:?}");
			}
			Ok(outcome) => outcome,
		};
		let alone = one_by_one.into_iter().flatten().flat_map(|outcome| outcome.settled);
		assert_eq!(outcome.settled, alone.collect::<Vec<_>>());
		assert_eq!(state(), after);
	});
}

fn known_accounts() -> impl Iterator<Item = Who> {
	Key::iter().map(who).chain(Pot::ALL.map(Pot::account))
}

/// What may happen between accounts and generators within an epoch.
#[derive(Clone, Debug)]
enum Event {
	Consent(Key, Key, Consent),
	Withdraw(Key, Key),
	Settle(Key, Vec<(Key, u32)>, bool),
}

fn any_event() -> impl Strategy<Value = Event> {
	let parties = || (select(ALL.to_vec()), select(vec![Eve, FerdieStash]));
	let terms = (1..20u32, prop_oneof![Just(0), 0..=SD]);
	let consent = (parties(), terms).prop_map(|((account, generator), (per_epoch, min_reward))| {
		Event::Consent(account, generator, Consent { per_epoch, min_reward, until: u32::MAX })
	});
	let batch = (select(vec![Eve, FerdieStash]), any_tallies(&ALL), any::<bool>());
	prop_oneof![
		4 => consent,
		1 => parties().prop_map(|(account, generator)| Event::Withdraw(account, generator)),
		4 => batch.prop_map(|(by, tallies, sponsor)| Event::Settle(by, tallies, sponsor)),
	]
}

/// A generator charges for no more graphics than the consent then in force leaves of the epoch, each of which earns what that
/// asks for; from whoever has not consented it takes nothing. What it gives as a sponsor is what it says.
#[test]
fn a_batch_costs_nobody_more_than_it_has_consented_to() {
	let ways = (any_lane(), vec(any_event(), 1..40));
	prove(Story::of_the_first_days(), runs(4), SEEDS, ways, |world, (lane, events)| {
		prepare(world, lane);
		let mut in_force = BTreeMap::<(Who, Key), Consent>::new();
		let mut charged = BTreeMap::<(Who, Key), u32>::new();
		for event in events {
			match event {
				Event::Consent(account, by, terms) => {
					assert_ok!(consent(account, by, terms));
					in_force.insert((who(account), by), terms);
				}
				Event::Withdraw(account, by) => {
					let origin = RuntimeOrigin::signed(account.to_account_id());
					let _ = SdGraphics::withdraw_consent(origin, by.to_account_id());
					in_force.remove(&(who(account), by));
				}
				Event::Settle(by, tallies, sponsor) => {
					let before = ALL.map(balance);
					let outcome = settle(by, &tallies, sponsor).unwrap_or_default();
					for (creator, count, rewarded, reward, _) in &outcome.settled {
						let terms = in_force.get(&(*creator, by)).expect("it has consented");
						// What was charged for in this epoch counts, under whichever consent.
						let charged = charged.entry((*creator, by)).or_default();
						*charged += count;
						assert!(*charged <= terms.per_epoch, "{creator} was charged for {charged}");
						let earned = u128::from(*rewarded) * reward;
						assert!(earned >= terms.min_reward * u128::from(*count));
					}
					assert_moved(by, &outcome, before);
				}
			}
		}
	});
}

fn balance(key: Key) -> u128 {
	Balances::free_balance(key.to_account_id())
}

/// By a batch of `by`'s, everybody's balance has changed by what is said of it, from what it was before.
fn assert_moved(by: Key, outcome: &Outcome, before: [u128; ALL.len()]) {
	for (key, before) in ALL.into_iter().zip(before) {
		let (mut got, mut gave) = (0u128, 0u128);
		for (creator, count, rewarded, reward, sponsored) in &outcome.settled {
			if *creator == who(key) {
				got += u128::from(*rewarded) * reward + sponsored;
				gave += GENERATION_FEE * u128::from(*count);
			}
			if by == key {
				gave += sponsored;
			}
		}
		assert_eq!(balance(key) + gave, before + got, "{key:?} has paid or got something else");
	}
}

/// What One signs for Eve.
fn signed_by_one(per_epoch: u32) -> RuntimeCall {
	let consent = Consent { per_epoch, ..GENEROUS };
	let (nonce, expires_at) = (0, System::block_number() + 1);
	let signature =
		MultiSignature::Sr25519(One.sign(&request(One, Eve, consent, nonce, expires_at)));
	let Consent { per_epoch, min_reward, until } = consent;
	Graphics::consent_with_signature {
		account: One.to_account_id(),
		generator: Eve.to_account_id(),
		per_epoch,
		min_reward,
		until,
		nonce,
		expires_at,
		signature,
	}
	.into()
}

/// One graphic of One's, and the batch of it alone, whose root is its hash.
fn batch_of_one() -> (Picture, H256) {
	let picture = Picture { number: 1, looks: 1, creator: who(One), model: 0 };
	(picture, root_of(&[picture.graphic()]))
}

fn settle_for_one(root: H256, count: u32, sponsor: bool) -> RuntimeCall {
	let tallies = on_chain(&[(who(One), count)]);
	Graphics::settle { root, tallies, min_reward: 0, sponsor }.into()
}

/// It signs once, off chain; its account begins with what it earns.
#[test]
fn a_newcomer_with_nothing_comes_in_by_one_extrinsic_of_a_generator() {
	Story::of_the_first_days().write().tell(|_| {
		let one = || Balances::free_balance(One.to_account_id());
		assert!(!frame_system::Account::<Runtime>::contains_key(One.to_account_id()));
		let (picture, root) = batch_of_one();
		let eve = Balances::free_balance(Eve.to_account_id());
		let calls = vec![signed_by_one(5), settle_for_one(root, 1, true)];
		assert_ok!(send(Eve, pallet_utility::Call::<Runtime>::batch_all { calls }).unwrap());

		let settled = vec![(who(One), 1, 1, SD, 0)];
		assert_eq!(Outcome::of_the_chain().settled, settled);
		assert_eq!(one(), SD / 2);
		assert_eq!(Balances::free_balance(Eve.to_account_id()), eve - last_fee());

		// It signs for itself from now on: the graphic is registered, shared, and paid for.
		let (batch, graphic) = (root, picture.graphic());
		let content_hash = graphic.content_hash;
		let proof = Default::default();
		assert_ok!(send(One, Graphics::claim { batch, graphic, index: 0, proof }).unwrap());
		let mut spent = last_fee();
		let cid = b"where it is".to_vec().try_into().unwrap();
		assert_ok!(send(One, Graphics::share { content_hash, cid, min_reward: 1 }).unwrap());
		spent += last_fee();
		begin_block(11);
		assert_ok!(send(One, Graphics::settle_share { content_hash }).unwrap());
		spent += last_fee();
		assert_eq!(one(), 3 * SD / 2 - spent);
	});
}

/// Eve's T is 2, and the cap 8: of 17 graphics 8 earn 3 SD together, where 8.5 are due, and the deposit.
#[test]
fn a_newcomer_who_earns_too_little_comes_in_on_a_generators_account() {
	Story::of_the_first_days().write().tell(|_| {
		assert_ok!(send(Eve, signed_by_one(1_000)).unwrap());
		let root = H256::repeat_byte(1);
		let alone = send(Eve, settle_for_one(root, 17, false)).unwrap();
		let nothing = pallet_sd_graphics::Error::<Runtime>::NothingSettled;
		assert_eq!(alone, Err(nothing.into()));
		assert!(!frame_system::Account::<Runtime>::contains_key(One.to_account_id()));

		let eve = Balances::free_balance(Eve.to_account_id());
		assert_ok!(send(Eve, settle_for_one(root, 17, true)).unwrap());
		let lacked = 11 * SD / 2 + ED;
		assert_eq!(Outcome::of_the_chain().settled, [(who(One), 17, 8, 3 * SD / 8, lacked)]);
		assert_eq!(Balances::free_balance(One.to_account_id()), ED);
		assert_eq!(Balances::free_balance(Eve.to_account_id()), eve - lacked - last_fee());
	});
}
