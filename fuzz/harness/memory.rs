//! What never goes back, from block to block.

use pallet_democracy::{PublicPropCount, ReferendumCount};
use pallet_sd_contests::{ContestId, NextContest, Outcome, Outcomes};
use pallet_sd_graphics::{Batches, ConsentNonces, Gallery, Generators, Graphics, Removals};
use pallet_sd_handover::NextAnnouncement;
use pallet_sd_market::{ItemId, Items, NextItem};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill, *};
use sd_primitives::{ChannelId, Channels, info::PrizeState, traits::Handover};
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
	/// Of each item: the graphic, who minted it for which royalty, and how often it was sold.
	items: BTreeMap<ItemId, (H256, AccountId, Perbill, u32)>,
	/// Of each contest that is closed: who has won, and which prizes are not held any more.
	outcomes: BTreeMap<ContestId, Vec<(AccountId, bool)>>,
	/// How many items, contests, announcements, proposals and referenda there have ever been.
	ever: [u32; 5],
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
		grows(&self.items, &now.items, |was, is| {
			(was.0, &was.1, was.2) == (is.0, &is.1, is.2) && was.3 <= is.3
		});
		now.compare_outcomes(self);
		assert!((0..5).all(|which| self.ever[which] <= now.ever[which]), "what has been has been");
		*self = now;
	}

	/// Who has won has won; a contest is forgotten when nothing of it is left.
	fn compare_outcomes(&self, before: &Self) {
		for (contest, was) in &before.outcomes {
			let Some(is) = self.outcomes.get(contest) else { continue };
			let settled = |(was, is): (&(AccountId, bool), &(AccountId, bool))| {
				was.0 == is.0 && was.1 <= is.1
			};
			let same = was.len() == is.len() && was.iter().zip(is).all(settled);
			assert!(same, "contest {contest} was {was:?} and is {is:?}");
		}
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
			items: Items::<Runtime>::iter()
				.map(|(item, is)| (item, (is.content_hash, is.creator, is.royalty, is.sales)))
				.collect(),
			outcomes: Outcomes::<Runtime>::iter()
				.map(|(contest, outcome)| (contest, winners(&outcome)))
				.collect(),
			ever: [
				NextItem::<Runtime>::get(),
				NextContest::<Runtime>::get(),
				NextAnnouncement::<Runtime>::get(),
				PublicPropCount::<Runtime>::get(),
				ReferendumCount::<Runtime>::get(),
			],
		}
	}
}

/// Who has won, by rank, and whether the prize has gone to them or back.
fn winners(outcome: &Outcome<AccountId>) -> Vec<(AccountId, bool)> {
	let winners = outcome.winners.iter();
	winners.map(|(won, state)| (won.creator.clone(), *state != PrizeState::Held)).collect()
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
