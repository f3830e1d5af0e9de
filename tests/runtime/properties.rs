//! Random sequences of transactions over the real runtime: whatever people send, the invariants hold after each of them,
//! what was paid stays paid, and an error changes nothing but the sender's fee and nonce.

use crate::common::*;
use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
use polkadot_sdk::{sp_keyring::Sr25519Keyring, *};
use proptest::prelude::*;
use sd_primitives::{ChannelId, SD};
use sd_runtime::*;
use std::collections::BTreeMap;

/// Artists, a member of the board, and the generator.
const SENDERS: [Sr25519Keyring; 4] = [Dave, Ferdie, Charlie, Eve];

#[derive(Clone, Debug)]
enum Step {
	/// A picture of somebody's, sent by somebody, perhaps with a signature that was tampered with.
	Generate {
		creator: usize,
		sender: usize,
		n: u8,
		min_reward: Balance,
		forged: bool,
	},
	/// Money moves between accounts.
	Transfer {
		from: usize,
		to: usize,
		value: Balance,
	},
	/// So many blocks pass.
	Wait(BlockNumber),
	/// The board decides.
	Quota(u32),
	Suspend,
	Resume,
	Terms {
		cap: u16,
		target: u32,
	},
}

fn any_step() -> impl Strategy<Value = Step> {
	let who = 0..SENDERS.len();
	let min_reward = prop_oneof![4 => Just(0), 1 => 0..2 * SD];
	let generate = (who.clone(), 0..20usize, any::<u8>(), min_reward, prop::bool::weighted(0.1));
	prop_oneof![
		8 => generate.prop_map(|(creator, sender, n, min_reward, forged)| Step::Generate {
			creator,
			// Mostly the creator's own.
			sender: if sender < SENDERS.len() { sender } else { creator },
			n,
			min_reward,
			forged,
		}),
		2 => (who.clone(), who, 0..1_001 * SD)
			.prop_map(|(from, to, value)| Step::Transfer { from, to, value }),
		3 => (1..45u32).prop_map(Step::Wait),
		1 => (0..40u32).prop_map(Step::Quota),
		1 => Just(Step::Suspend),
		1 => Just(Step::Resume),
		1 => (1..5u16, 1_000..2_000u32).prop_map(|(cap, target)| Step::Terms { cap, target }),
	]
}

/// What everybody has.
fn balances() -> BTreeMap<AccountId, Balance> {
	frame_system::Account::<Runtime>::iter()
		.map(|(account, info)| (account, info.data.free + info.data.reserved))
		.collect()
}

/// Send `call`; if it fails, nothing may have changed but the fee, which the author got, and the nonce.
fn send_and_compare(sender: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	let (before, books) = (balances(), pallet_sd_treasury::Channels::<Runtime>::get());
	let registered = pallet_sd_graphics::Graphics::<Runtime>::iter().count();
	let lane = pallet_sd_rewards::Lanes::<Runtime>::get(Eve.to_account_id());
	// A sender without the fee is refused before anything happens.
	let Ok(outcome) = send(sender, call) else {
		assert_eq!(balances(), before);
		return;
	};
	if outcome.is_ok() {
		return;
	}
	let mut expected = before;
	*expected.get_mut(&sender.to_account_id()).expect("who sends exists") -= last_fee();
	*expected.get_mut(&Alice.to_account_id()).expect("the author exists") += last_fee();
	assert_eq!(balances(), expected);
	assert_eq!(pallet_sd_treasury::Channels::<Runtime>::get(), books);
	assert_eq!(pallet_sd_graphics::Graphics::<Runtime>::iter().count(), registered);
	assert_eq!(pallet_sd_rewards::Lanes::<Runtime>::get(Eve.to_account_id()), lane);
}

fn take(step: Step) {
	let eve = Eve.to_account_id();
	match step {
		Step::Generate { creator, sender, n, min_reward: least, forged } => {
			let mut call = generate(SENDERS[creator], n);
			if let pallet_sd_graphics::Call::generate { min_reward, graphic, .. } = &mut call {
				*min_reward = least;
				graphic.fingerprint ^= u64::from(forged);
			}
			send_and_compare(SENDERS[sender], call);
		}
		Step::Transfer { from, to, value } => {
			let dest = Address::Id(SENDERS[to].to_account_id());
			let call = pallet_balances::Call::transfer_keep_alive { dest, value };
			send_and_compare(SENDERS[from], call);
		}
		Step::Wait(blocks) => begin_block(System::block_number() + blocks),
		Step::Quota(quota) => {
			SdGraphics::update_generator(authority(), eve, None, None, Some(quota))
				.expect("Eve exists");
		}
		Step::Suspend => drop(SdGraphics::suspend_generator(authority(), eve)),
		Step::Resume => drop(SdGraphics::resume_generator(authority(), eve)),
		Step::Terms { cap, target } => {
			let terms = pallet_sd_rewards::CommunityTerms {
				max_rewarded_generations: cap,
				generate_target: target,
				..Default::default()
			};
			SdRewards::set_community_terms(authority(), terms).expect("the terms are in bounds");
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn the_invariants_hold_after_every_transaction(steps in prop::collection::vec(any_step(), 1..50)) {
		on_dev(|| {
			let mut paid = ChannelId::ALL.map(|_| 0);
			for step in steps {
				take(step);
				check_invariants();
				let books = pallet_sd_treasury::Channels::<Runtime>::get();
				for (paid, id) in paid.iter_mut().zip(ChannelId::ALL) {
					let now = books.get(id).paid;
					assert!(now >= *paid, "what is paid stays paid");
					*paid = now;
				}
				// The board and the generator never earn.
				for excluded in [Bob, Charlie, Eve] {
					let account = pallet_sd_rewards::Accounts::<Runtime>::get(excluded.to_account_id());
					assert_eq!(account.earned, 0);
				}
			}
		});
	}
}
