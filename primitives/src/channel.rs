//! Channels: how the Reserve is divided, and what each has paid.

use crate::Balance;
use frame::arithmetic::{Rounding, helpers_128bit::multiply_by_rational_with_rounding};
use frame::prelude::*;

/// A channel's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum ChannelId {
	/// Rewards for generating.
	Generate,
	/// Rewards for sharing.
	Share,
	/// Rewards for selling.
	Sale,
	/// Prizes of contests.
	Contest,
	/// Grants, first bonds, liquidity.
	Ecosystem,
}

impl ChannelId {
	/// All channels, in the order in which they are stored.
	pub const ALL: [Self; 5] =
		[Self::Generate, Self::Share, Self::Sale, Self::Contest, Self::Ecosystem];
}

/// A part of the Reserve. `available = budget + refilled − paid − held`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Channel {
	/// What it had at genesis, in base units.
	pub budget: Balance,
	/// What it has paid, ever; only grows.
	pub paid: Balance,
	/// What recycling has brought back, ever; only grows.
	pub refilled: Balance,
	/// What is set aside and not yet paid.
	pub held: Balance,
}

impl Channel {
	/// A channel that has paid nothing yet.
	pub const fn new(budget: Balance) -> Self {
		Self { budget, paid: 0, refilled: 0, held: 0 }
	}

	/// What it can still pay, in base units; `None` only if the books are broken.
	pub fn checked_available(&self) -> Option<Balance> {
		self.budget.checked_add(self.refilled)?.checked_sub(self.paid)?.checked_sub(self.held)
	}

	/// What it can still pay, in base units.
	pub fn available(&self) -> Balance {
		self.checked_available().defensive_unwrap_or_default()
	}

	/// What recycling may bring back, in base units: what it lacks of its budget, what is set aside counted as its own.
	pub fn shortfall(&self) -> Balance {
		self.budget.saturating_sub(self.available().saturating_add(self.held))
	}

	/// `amount × min(available, budget) / budget`, rounded down: how far a reward has declined.
	///
	/// `amount` is at most 10 SD and a budget at most the supply, so the product fits.
	pub fn decline(&self, amount: Balance) -> Balance {
		let left = self.available().min(self.budget);
		amount
			.checked_mul(left)
			.and_then(|product| product.checked_div(self.budget))
			.unwrap_or_default()
	}
}

/// The five channels.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Channels {
	/// Rewards for generating.
	pub generate: Channel,
	/// Rewards for sharing.
	pub share: Channel,
	/// Rewards for selling.
	pub sale: Channel,
	/// Prizes of contests.
	pub contest: Channel,
	/// Grants, first bonds, liquidity.
	pub ecosystem: Channel,
}

impl Channels {
	/// The channels that recycling refills, in the order of [`Self::refills`].
	pub const REFILLED: [ChannelId; 4] =
		[ChannelId::Generate, ChannelId::Share, ChannelId::Sale, ChannelId::Contest];

	/// What each of [`Self::REFILLED`] gets of `amount` base units, in proportion to its shortfall and never more than
	/// that: `⌊min(amount, Σ shortfall) × shortfall / Σ shortfall⌋`. The dust stays where it is.
	pub fn refills(&self, amount: Balance) -> [Balance; 4] {
		let shortfalls = Self::REFILLED.map(|id| self.get(id).shortfall());
		let together = shortfalls.iter().sum::<Balance>();
		let amount = amount.min(together);
		shortfalls.map(|shortfall| {
			// 256 bits within: the plain product overflows from some 68 million SD.
			multiply_by_rational_with_rounding(amount, shortfall, together.max(1), Rounding::Down)
				.defensive_unwrap_or_default()
		})
	}

	/// Divide `supply`: 55 % Generate, 25 % Share, 5 % Sale, 5 % Contest, and the rest, 10 %, Ecosystem.
	pub fn divide(supply: Balance) -> Self {
		let part = |percent| Channel::new(Percent::from_percent(percent).mul_floor(supply));
		let [generate, share, sale, contest] = [part(55), part(25), part(5), part(5)];
		let rest = supply - generate.budget - share.budget - sale.budget - contest.budget;
		Self { generate, share, sale, contest, ecosystem: Channel::new(rest) }
	}

	/// One of them.
	pub fn get(&self, id: ChannelId) -> &Channel {
		match id {
			ChannelId::Generate => &self.generate,
			ChannelId::Share => &self.share,
			ChannelId::Sale => &self.sale,
			ChannelId::Contest => &self.contest,
			ChannelId::Ecosystem => &self.ecosystem,
		}
	}

	/// One of them, to change.
	pub fn get_mut(&mut self, id: ChannelId) -> &mut Channel {
		match id {
			ChannelId::Generate => &mut self.generate,
			ChannelId::Share => &mut self.share,
			ChannelId::Sale => &mut self.sale,
			ChannelId::Contest => &mut self.contest,
			ChannelId::Ecosystem => &mut self.ecosystem,
		}
	}

	/// What has been earned, ever: Σ `paid` of all channels but Ecosystem, in base units.
	pub fn distributed(&self) -> Balance {
		[&self.generate, &self.share, &self.sale, &self.contest]
			.iter()
			.fold(0, |sum, channel| sum + channel.paid)
	}
}
