//! Channels: how the Reserve is divided.

use crate::{Asset, Ledger, Pot, Refusal, SUPPLY, Who, product_over, refusal::ensure};
use std::collections::BTreeMap;

/// A channel's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChannelId {
	/// Rewards for generating.
	Generate,
	/// Rewards for sharing.
	Share,
	/// Rewards for selling.
	Sale,
	/// Prizes.
	Contest,
	/// Grants, first bonds, liquidity.
	Ecosystem,
}

impl ChannelId {
	/// The channels of what is earned: those that count in D, and that recycling refills.
	pub const EARNED: [Self; 4] = [Self::Generate, Self::Share, Self::Sale, Self::Contest];
}

/// A part of the Reserve, in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Channel {
	/// What it had at genesis.
	pub budget: u128,
	/// What it has paid, ever.
	pub paid: u128,
	/// What recycling has brought back, ever.
	pub refilled: u128,
	/// What is set aside and not yet paid.
	pub held: u128,
}

impl Channel {
	/// What it can still pay, in base units.
	pub fn available(&self) -> u128 {
		self.budget + self.refilled - self.paid - self.held
	}

	/// What recycling may bring back, in base units (FINEPRINT 4).
	pub fn shortfall(&self) -> u128 {
		self.budget.saturating_sub(self.available() + self.held)
	}

	/// `amount` base units, `times` times reduced to the part of the budget that is left and rounded down (FINEPRINT 10).
	pub fn decline(&self, amount: u128, times: u8) -> u128 {
		let left = self.available().min(self.budget);
		(0..times).fold(amount, |amount, _| product_over(amount, left, self.budget))
	}
}

/// The channels of genesis: 55, 25, 5, 5 and 10 % of the supply.
pub(crate) fn divide() -> BTreeMap<ChannelId, Channel> {
	let channel =
		|percent| Channel { budget: SUPPLY / 100 * percent, paid: 0, refilled: 0, held: 0 };
	[
		(ChannelId::Generate, channel(55)),
		(ChannelId::Share, channel(25)),
		(ChannelId::Sale, channel(5)),
		(ChannelId::Contest, channel(5)),
		(ChannelId::Ecosystem, channel(10)),
	]
	.into()
}

impl Ledger {
	/// Pay `amount` out of a channel.
	pub(crate) fn pay(&mut self, from: ChannelId, to: Who, amount: u128) -> Result<(), Refusal> {
		self.draw(from, to, amount)?;
		self.money.give(Asset::Sd, to, amount)
	}

	/// Take `amount` out of a channel to give it to `to`. What is not Ecosystem's is earned, and counted now that it arrives
	/// (FINEPRINT 16).
	pub(crate) fn draw(&mut self, from: ChannelId, to: Who, amount: u128) -> Result<(), Refusal> {
		if amount == 0 {
			return Ok(());
		}
		ensure(amount <= self.channel(from).available(), Refusal::ChannelShort)?;
		self.money.take(Asset::Sd, Pot::Reserve.account(), amount)?;
		self.channel_mut(from).paid += amount;

		let (earned, earned_otherwise) = match from {
			ChannelId::Generate | ChannelId::Share => (amount, 0),
			ChannelId::Sale | ChannelId::Contest => (0, amount),
			ChannelId::Ecosystem => return Ok(()),
		};
		let earnings = self.earnings.entry(to).or_default();
		earnings.earned += earned;
		earnings.earned_otherwise += earned_otherwise;
		Ok(())
	}

	/// Let a channel pay `to` all that is available but `left` base units, as years of use would have done. Rolls nothing.
	pub fn drain(&mut self, from: ChannelId, left: u128, to: Who) -> Result<(), Refusal> {
		let amount = self.channel(from).available().saturating_sub(left);
		self.pay(from, to, amount)
	}

	/// Set `amount` of a channel aside.
	pub(crate) fn hold(&mut self, id: ChannelId, amount: u128) -> Result<(), Refusal> {
		ensure(amount <= self.channel(id).available(), Refusal::ChannelShort)?;
		self.channel_mut(id).held += amount;
		Ok(())
	}

	/// Let a channel have back `amount` that was set aside in it.
	pub(crate) fn forfeit(&mut self, id: ChannelId, amount: u128) -> Result<(), Refusal> {
		ensure(amount <= self.channel(id).held, Refusal::NotHeld)?;
		self.channel_mut(id).held -= amount;
		Ok(())
	}

	/// Pay `amount` that was set aside in a channel.
	pub(crate) fn pay_held(
		&mut self,
		from: ChannelId,
		to: Who,
		amount: u128,
	) -> Result<(), Refusal> {
		self.forfeit(from, amount)?;
		self.pay(from, to, amount)
	}
}
