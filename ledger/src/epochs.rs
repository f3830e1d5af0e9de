//! Epochs and windows: how time is divided, what each remembers, and what happens at a roll.

use crate::{
	Asset, ChannelId, Curve, ED, GENERATION_REWARD, Ledger, Pot, Refusal, SD, SUPPLY, Source,
	Spending, Who, floor_of, product_over,
};
use std::collections::BTreeMap;

/// How time is divided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
	/// Blocks in an epoch.
	pub epoch_length: u32,
	/// Windows in an epoch, equally long.
	pub windows_per_epoch: u32,
}

impl Default for Clock {
	fn default() -> Self {
		Self { epoch_length: 28_800, windows_per_epoch: 24 }
	}
}

impl Clock {
	/// Whether all windows are equally long, and not empty.
	pub fn is_sound(&self) -> bool {
		self.windows_per_epoch > 0
			&& self.epoch_length > 0
			&& self.epoch_length.is_multiple_of(self.windows_per_epoch)
	}

	/// The epoch of a block (FINEPRINT 1).
	pub fn epoch_of(&self, block: u32) -> u32 {
		block / self.epoch_length
	}

	/// The window of a block, counted from block 0 (FINEPRINT 1).
	pub fn window_of(&self, block: u32) -> u64 {
		u64::from(block) * u64::from(self.windows_per_epoch) / u64::from(self.epoch_length)
	}
}

/// What one event earns at most in an epoch, in base units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Bases {
	/// For a generated graphic.
	pub generate: u128,
	/// For a shared one.
	pub share: u128,
	/// For a sale, before the multiple.
	pub sale: u128,
}

/// An epoch: what was fixed at its roll, and what has happened in it since.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Epoch {
	/// Which, counted from genesis.
	pub index: u32,
	/// What events earn at most.
	pub bases: Bases,
	/// Graphics that earn the whole base, all lanes and windows together.
	pub generate_target: u32,
	/// Shares that earn the whole base, all lanes and windows together.
	pub share_target: u32,
	/// Graphics that each generator may make.
	pub quotas: BTreeMap<Who, u32>,
	/// Graphics that each generator has made, rewarded or not.
	pub used: BTreeMap<Who, u32>,
	/// Graphics in batches that accounts were charged for, by account and generator: what consents allow.
	pub charged: BTreeMap<(Who, Who), u32>,
	/// How often each account was rewarded out of each channel: what the caps count.
	pub rewarded: BTreeMap<(ChannelId, Who), u32>,
	/// Prizes that hosts have opened, in base units.
	pub prizes: u128,
	/// What has been spent, by source and asset.
	pub spendings: BTreeMap<(Source, Asset), Spending>,
}

impl Epoch {
	/// A generator's quota.
	pub fn quota(&self, generator: Who) -> u32 {
		self.quotas.get(&generator).copied().unwrap_or_default()
	}

	/// How many graphics a generator has made.
	pub fn used(&self, generator: Who) -> u32 {
		self.used.get(&generator).copied().unwrap_or_default()
	}

	/// How many graphics in batches a generator has charged an account for.
	pub fn charged(&self, account: Who, generator: Who) -> u32 {
		self.charged.get(&(account, generator)).copied().unwrap_or_default()
	}

	/// How often an account was rewarded out of a channel.
	pub fn rewarded(&self, channel: ChannelId, who: Who) -> u32 {
		self.rewarded.get(&(channel, who)).copied().unwrap_or_default()
	}

	/// T of a generator's lane: `⌊target × quota / (Σ quotas × windows)⌋` (FINEPRINT 9).
	fn lane_target(&self, target: u32, generator: Who, windows: u32) -> u32 {
		let quotas = self.quotas.values().map(|quota| u128::from(*quota)).sum::<u128>();
		let product = u128::from(target) * u128::from(self.quota(generator));
		let lane = product.checked_div(quotas * u128::from(windows)).unwrap_or_default();
		u32::try_from(lane).expect("a part of the target")
	}
}

/// A window: how many rewarded events each lane has had in it, by channel and generator. The curve's n.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Window {
	/// Which, counted from genesis.
	pub index: u64,
	/// Rewarded events.
	pub counts: BTreeMap<(ChannelId, Who), u64>,
}

impl Window {
	/// Rewarded events of a generator's lane in a channel: n.
	pub fn count(&self, channel: ChannelId, generator: Who) -> u64 {
		self.counts.get(&(channel, generator)).copied().unwrap_or_default()
	}
}

impl Ledger {
	/// Step into the current window and epoch, at most once whatever the gap. Any operation of the rules does; to be called
	/// for those that this ledger does not know.
	pub fn roll(&mut self) {
		let window = self.clock.window_of(self.now);
		if window != self.window.index {
			self.window = Window { index: window, counts: BTreeMap::new() };
		}
		let epoch = self.clock.epoch_of(self.now);
		if epoch != self.epoch.index {
			self.community_terms.roll(epoch);
			self.company_terms.roll(epoch);
			if self.handed_over {
				self.recycle();
				self.pass_overflow();
			}
			self.begin(epoch);
		}
	}

	/// This ledger as the next operation will find it, were it to come now.
	pub fn rolled(&self) -> Self {
		let mut rolled = self.clone();
		rolled.roll();
		rolled
	}

	/// Let a part of Community refill the channels in proportion to what each has lost (FINEPRINT 4).
	fn recycle(&mut self) {
		let balance = self.pot(Pot::Community);
		let shortfalls = ChannelId::EARNED.map(|id| (id, self.channel(id).shortfall()));
		let together = shortfalls.iter().map(|(_, shortfall)| shortfall).sum::<u128>();
		let part = floor_of(self.community_terms().recycle, balance);
		let amount = part.min(balance - ED).min(together);
		if amount == 0 {
			return;
		}
		for (id, shortfall) in shortfalls {
			let refill = product_over(amount, shortfall, together);
			self.channel_mut(id).refilled += refill;
			self.shift(Pot::Community, Pot::Reserve, refill);
		}
	}

	/// Let Community have what Company holds above a tenth of the supply.
	fn pass_overflow(&mut self) {
		let overflow = self.pot(Pot::Company).saturating_sub(SUPPLY / 10);
		self.shift(Pot::Company, Pot::Community, overflow);
	}

	fn shift(&mut self, from: Pot, to: Pot, amount: u128) {
		self.money.take(Asset::Sd, from.account(), amount).expect("a pot can spare this");
		self.money.give(Asset::Sd, to.account(), amount).expect("pots exist");
	}

	/// Begin an epoch: fix its bases and targets by the terms in force and what the channels hold.
	pub(crate) fn begin(&mut self, index: u32) {
		let terms = self.community_terms();
		let channel = |id| self.channel(id);
		self.epoch = Epoch {
			index,
			bases: Bases {
				generate: channel(ChannelId::Generate).decline(GENERATION_REWARD, 1),
				share: channel(ChannelId::Share).decline(terms.share_reward, terms.share_decline),
				sale: channel(ChannelId::Sale).decline(SD, 1),
			},
			generate_target: terms.generate_target,
			share_target: terms.share_target,
			quotas: self.next_quotas.clone(),
			..Default::default()
		};
	}

	/// The curve of a generator's lane, for what channel Generate or Share pays.
	pub fn curve(&self, channel: ChannelId, generator: Who) -> Curve {
		let epoch = &self.epoch;
		let (base, target) = match channel {
			ChannelId::Generate => (epoch.bases.generate, epoch.generate_target),
			ChannelId::Share => (epoch.bases.share, epoch.share_target),
			_ => unreachable!("only graphics and shares have lanes"),
		};
		let windows = self.clock.windows_per_epoch;
		Curve { base, target: epoch.lane_target(target, generator, windows) }
	}

	/// Let a generator make `quota` graphics an epoch, from the next epoch on; 0 to suspend it (FINEPRINT 8).
	pub fn set_quota(&mut self, generator: Who, quota: u32) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| {
			ledger.next_quotas.insert(generator, quota);
			Ok(())
		})
	}
}
