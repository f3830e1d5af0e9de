//! What never goes back, from block to block.

use pallet_sd_graphics::{Batches, ConsentNonces, Gallery, Generators, Graphics, Removals};
use polkadot_sdk::sp_core::H256;
use sd_primitives::{ChannelId, Channels, traits::Handover};
use sd_runtime::*;
use std::collections::BTreeMap;

/// What was true after the block before.
#[derive(Clone, Default)]
pub struct Memory {
	channels: Channels,
	handed_over: bool,
	/// Of each generator: the version of its key, how many models it has, how many graphics it has made.
	generators: BTreeMap<AccountId, (u32, u32, u64)>,
	nonces: BTreeMap<AccountId, u32>,
	/// Of each batch: leaves and how many of them were settled.
	batches: BTreeMap<H256, (u32, u32)>,
	/// Of each graphic that is there for life: creator, and whether it is shared, was taken down, minted, in a contest.
	graphics: BTreeMap<H256, (AccountId, [bool; 4])>,
	earned: BTreeMap<AccountId, (Balance, Balance)>,
}

impl Memory {
	/// Look again, and compare.
	pub fn compare(&mut self) {
		let now = Self::look();
		assert!(now.handed_over || !self.handed_over, "what is handed over stays so");
		for id in Channels::REFILLED.into_iter().chain([ChannelId::Ecosystem]) {
			let (channel, before) = (now.channels.get(id), self.channels.get(id));
			assert!(channel.paid >= before.paid && channel.refilled >= before.refilled, "{id:?}");
		}
		grows(&self.generators, &now.generators, |was, is| {
			was.0 <= is.0 && was.1 <= is.1 && was.2 <= is.2
		});
		grows(&self.nonces, &now.nonces, |was, is| was <= is);
		grows(&self.batches, &now.batches, |was, is| was == is);
		grows(&self.graphics, &now.graphics, |was, is| {
			was.0 == is.0 && (0..4).all(|which| was.1[which] <= is.1[which])
		});
		grows(&self.earned, &now.earned, |was, is| was.0 <= is.0 && was.1 <= is.1);
		*self = now;
	}

	fn look() -> Self {
		let made = |who: &AccountId| pallet_sd_rewards::Lanes::<Runtime>::get(who).total;
		let accounts = pallet_sd_rewards::Accounts::<Runtime>::iter();
		Self {
			channels: pallet_sd_treasury::Channels::<Runtime>::get(),
			handed_over: SdHandover::handed_over(),
			generators: Generators::<Runtime>::iter()
				.map(|(who, is)| {
					let made = made(&who);
					(who, (is.key_version, is.models, made))
				})
				.collect(),
			nonces: ConsentNonces::<Runtime>::iter().collect(),
			batches: Batches::<Runtime>::iter()
				.map(|(root, batch)| (root, (batch.leaves, batch.settled)))
				.collect(),
			graphics: Graphics::<Runtime>::iter()
				.map(|(hash, graphic)| {
					assert_eq!(graphic.taken_down, Removals::<Runtime>::contains_key(hash));
					let place = Gallery::<Runtime>::get(graphic.fingerprint);
					let shared = place.is_some_and(|shared| shared.content_hash == hash);
					let marks = [shared, graphic.taken_down, graphic.minted, graphic.entered];
					(hash, (graphic.creator, marks))
				})
				.filter(|(_, (_, marks))| marks.contains(&true))
				.collect(),
			earned: accounts.map(|(who, is)| (who, (is.earned, is.earned_otherwise))).collect(),
		}
	}
}

/// What was there is there, and has only grown.
fn grows<K: Ord + core::fmt::Debug, V: core::fmt::Debug>(
	before: &BTreeMap<K, V>,
	now: &BTreeMap<K, V>,
	grown: impl Fn(&V, &V) -> bool,
) {
	for (key, was) in before {
		let is = now.get(key);
		assert!(is.is_some_and(|is| grown(was, is)), "{key:?} was {was:?} and is {is:?}");
	}
}
