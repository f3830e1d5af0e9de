//! The rule for graphics in bulk: one word of a generator rewards and charges everybody in a batch.

use crate::{
	Asset, ChannelId, ED, Fee, Ledger, Who,
	refusal::{Refusal, ensure},
};
use std::collections::BTreeSet;

/// Why a creator was neither rewarded nor charged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skip {
	/// It has not consented, or not until now.
	NoConsent,
	/// These are more graphics than its consent has left in this epoch.
	OverConsent,
	/// One of its graphics would earn less than it or the generator asks for.
	RewardTooLow,
	/// It cannot pay, and nobody pays for it.
	CannotPay,
}

/// What became of a creator's part of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settled {
	/// How many of its graphics earned something.
	pub rewarded: u32,
	/// What each of those earned, in base units.
	pub reward: u128,
	/// What the generator paid for it, in base units.
	pub sponsored: u128,
}

/// What became of a batch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settlement {
	/// What became of each part, in the order of the tallies.
	pub parts: Vec<Result<Settled, Skip>>,
	/// What everybody paid together.
	pub fee: Fee,
}

impl Ledger {
	/// Reward and charge everybody whose graphics `generator` made: `tallies` says how many by whom. Each graphic must earn
	/// at least `min_reward` base units, and what a creator asks for. A `sponsor` pays what its creators lack.
	///
	/// Who cannot be settled is skipped, and the others are as if it had not been in the batch (FINEPRINT 11 to 13).
	pub fn settled(
		&mut self,
		generator: Who,
		tallies: &[(Who, u32)],
		min_reward: u128,
		sponsor: bool,
	) -> Result<Settlement, Refusal> {
		self.all_or_nothing(|ledger| {
			ensure_tallies(tallies)?;
			let all = tallies.iter().map(|(_, count)| u64::from(*count)).sum::<u64>();
			let used = ledger.epoch.used(generator);
			let left = ledger.epoch.quota(generator).saturating_sub(used);
			ensure(all <= left.into(), Refusal::QuotaExceeded)?;

			let mut parts = Vec::new();
			let mut paid = Fee::default();
			for (creator, count) in tallies {
				let mut after = ledger.clone();
				let part = after.settle_part(generator, *creator, *count, min_reward, sponsor);
				if part.is_ok() {
					*ledger = after;
					let fee = ledger.generation_fee(*count);
					paid.company += fee.company;
					paid.community += fee.community;
				}
				parts.push(part);
			}
			ensure(parts.iter().any(Result::is_ok), Refusal::NothingSettled)?;
			Ok(Settlement { parts, fee: paid })
		})
	}

	/// Settle one creator's part of a batch, whole; what it leaves behind if it fails is to be thrown away.
	fn settle_part(
		&mut self,
		generator: Who,
		creator: Who,
		count: u32,
		min_reward: u128,
		sponsor: bool,
	) -> Result<Settled, Skip> {
		let consent = self.consent_of(creator, generator).ok_or(Skip::NoConsent)?;
		let left = self.allowance(creator, generator).ok_or(Skip::NoConsent)?;
		ensure(count <= left, Skip::OverConsent)?;

		let (rewarded, reward) = self.batch_price(generator, creator, count);
		let least = if rewarded < count { 0 } else { reward };
		ensure(least >= min_reward.max(consent.min_reward), Skip::RewardTooLow)?;

		let fee = self.generation_fee(count);
		let (earned, charged) = (reward * u128::from(rewarded), fee.company + fee.community);
		let lacks = self.lacks(creator, earned, charged);
		ensure(sponsor || lacks == 0, Skip::CannotPay)?;
		let cannot_pay = |_| Skip::CannotPay;
		self.money.take(Asset::Sd, generator, lacks).map_err(cannot_pay)?;
		self.draw(ChannelId::Generate, creator, earned).expect("it was priced by what is there");
		match (lacks + earned).checked_sub(charged) {
			Some(more) => self.money.give(Asset::Sd, creator, more),
			None => self.money.take(Asset::Sd, creator, charged - lacks - earned),
		}
		.map_err(cannot_pay)?;
		self.give_treasuries(fee);

		*self.epoch.used.entry(generator).or_default() += count;
		*self.epoch.charged.entry((creator, generator)).or_default() += count;
		*self.epoch.rewarded.entry((ChannelId::Generate, creator)).or_default() += rewarded;
		*self.window.counts.entry((ChannelId::Generate, generator)).or_default() +=
			u64::from(rewarded);
		Ok(Settled { rewarded, reward, sponsored: lacks })
	}

	/// How many of the next `count` graphics of `creator` in the lane of `generator` earn something, and what each of those
	/// earns: all that its cap still rewards earn the same (FINEPRINT 5, 11).
	fn batch_price(&self, generator: Who, creator: Who, count: u32) -> (u32, u128) {
		let rewarded = self.left_of_cap(ChannelId::Generate, creator).min(count);
		if rewarded == 0 {
			return (0, 0);
		}
		let n = self.window.count(ChannelId::Generate, generator);
		let curve = self.curve(ChannelId::Generate, generator);
		let together = curve.prefix(n + u64::from(rewarded)) - curve.prefix(n);
		let available = self.channel(ChannelId::Generate).available();
		let reward = together.min(available) / u128::from(rewarded);
		if reward == 0 { (0, 0) } else { (rewarded, reward) }
	}

	/// What somebody who earns this lacks of being able to pay that and to exist after it (FINEPRINT 12).
	fn lacks(&self, who: Who, earned: u128, charged: u128) -> u128 {
		let deposit = if self.balance(who) == 0 { ED } else { 0 };
		let spendable = self.money.spendable(Asset::Sd, who);
		(charged + deposit).saturating_sub(earned + spendable)
	}
}

/// Every creator once, with a graphic at least; otherwise the position of the first that is not so.
fn ensure_tallies(tallies: &[(Who, u32)]) -> Result<(), Refusal> {
	let mut creators = BTreeSet::new();
	let wrong =
		tallies.iter().position(|(creator, count)| *count == 0 || !creators.insert(creator));
	wrong.map_or(Ok(()), |position| Err(Refusal::BadTally(position)))
}
