//! The rules for graphics, shares, minting and prizes.

use crate::{Asset, ChannelId, Ledger, Pot, Refusal, SD, Who, floor_of, refusal::ensure};

/// r0: what the first graphic ever generated earns, in base units.
pub const GENERATION_REWARD: u128 = SD;

/// What generating a graphic costs, in base units.
pub const GENERATION_FEE: u128 = SD / 2;

/// A fee in its two parts, in base units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Fee {
	/// What Company gets.
	pub company: u128,
	/// What Community gets.
	pub community: u128,
}

impl Fee {
	/// A generation fee in its two parts: the community's rounded down, the company's the rest.
	pub fn of(fee: u128, community_share: u32) -> Self {
		let community = floor_of(community_share, fee);
		Self { company: fee - community, community }
	}
}

/// What one generated graphic brought and cost, in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// What the creator earned.
	pub reward: u128,
	/// What the creator paid.
	pub fee: Fee,
}

/// A reward that waits for moderation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PendingShare {
	/// How much, in base units, held in channel Share.
	pub amount: u128,
	/// The first block in which it may be paid.
	pub due: u32,
}

/// Generating.
impl Ledger {
	/// Reward `creator` for a graphic by `generator` with at least `min_reward` base units, then charge the fee.
	pub fn generated(
		&mut self,
		creator: Who,
		generator: Who,
		min_reward: u128,
	) -> Result<Receipt, Refusal> {
		self.all_or_nothing(|ledger| {
			let left = ledger.epoch.quota(generator) > ledger.epoch.used(generator);
			ensure(left, Refusal::QuotaExceeded)?;
			*ledger.epoch.used.entry(generator).or_default() += 1;

			let reward = ledger.reward(ChannelId::Generate, creator, generator);
			ensure(reward >= min_reward, Refusal::RewardTooLow)?;
			ledger.pay(ChannelId::Generate, creator, reward)?;

			let fee = ledger.generation_fee(1);
			ledger.charge(creator, fee)?;
			Ok(Receipt { reward, fee })
		})
	}

	/// What generating so many graphics costs.
	pub(crate) fn generation_fee(&self, graphics: u32) -> Fee {
		let share = self.community_terms().community_share;
		Fee::of(GENERATION_FEE * u128::from(graphics), share)
	}

	/// How often more `creator` may be rewarded in this epoch: never, if excluded.
	pub(crate) fn left_of_cap(&self, channel: ChannelId, creator: Who) -> u32 {
		if self.is_excluded(creator) {
			return 0;
		}
		let terms = self.community_terms();
		let cap = match channel {
			ChannelId::Generate => terms.max_rewarded_generations,
			_ => terms.max_rewarded_shares,
		};
		u32::from(cap).saturating_sub(self.epoch.rewarded(channel, creator))
	}

	/// What one more event of `creator` in the lane of `generator` earns, at most what the channel has left. If that is
	/// anything, the event counts in the account's cap and in the lane's n (FINEPRINT 5, 7).
	fn reward(&mut self, channel: ChannelId, creator: Who, generator: Who) -> u128 {
		if self.left_of_cap(channel, creator) == 0 {
			return 0;
		}
		let n = self.window.count(channel, generator);
		let price = self.curve(channel, generator).next(n);
		let reward = price.min(self.channel(channel).available());
		if reward > 0 {
			*self.epoch.rewarded.entry((channel, creator)).or_default() += 1;
			*self.window.counts.entry((channel, generator)).or_default() += 1;
		}
		reward
	}

	/// Take a fee from `payer`, who keeps the existential deposit.
	fn charge(&mut self, payer: Who, fee: Fee) -> Result<(), Refusal> {
		self.money.take(Asset::Sd, payer, fee.company + fee.community)?;
		self.give_treasuries(fee);
		Ok(())
	}

	/// Let the treasuries have a fee that was taken.
	pub(crate) fn give_treasuries(&mut self, fee: Fee) {
		let parts = [(Pot::Company, fee.company), (Pot::Community, fee.community)];
		for (pot, part) in parts {
			self.money.give(Asset::Sd, pot.account(), part).expect("pots exist");
		}
	}
}

/// Sharing.
impl Ledger {
	/// Set aside at least `min_reward` base units for `creator`, who shared a graphic that `generator` made.
	pub fn shared(
		&mut self,
		creator: Who,
		generator: Who,
		min_reward: u128,
	) -> Result<PendingShare, Refusal> {
		self.all_or_nothing(|ledger| {
			let amount = ledger.reward(ChannelId::Share, creator, generator);
			ensure(amount >= min_reward, Refusal::RewardTooLow)?;
			ledger.hold(ChannelId::Share, amount)?;
			let due = ledger.now + ledger.community_terms().moderation_period;
			Ok(PendingShare { amount, due })
		})
	}

	/// Pay `creator` the `amount` of a pending reward. Who cannot receive it is refused, and the reward waits (FINEPRINT 16).
	pub fn settle_share(&mut self, creator: Who, amount: u128) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| ledger.pay_held(ChannelId::Share, creator, amount))
	}

	/// Let the channel have back the `amount` of a pending reward.
	pub fn forfeit_share(&mut self, amount: u128) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| ledger.forfeit(ChannelId::Share, amount))
	}
}

/// Minting.
impl Ledger {
	/// Charge `creator` for one NFT, at most `max_fee` base units together.
	pub(crate) fn minted(&mut self, creator: Who, max_fee: u128) -> Result<Fee, Refusal> {
		self.all_or_nothing(|ledger| {
			let company = ledger.company_terms().mint_company_fee;
			let community = ledger.community_terms().mint_community_fee;
			ensure(company + community <= max_fee, Refusal::FeeTooHigh)?;
			let fee = Fee { company, community };
			ledger.charge(creator, fee)?;
			Ok(fee)
		})
	}
}

/// Prizes.
impl Ledger {
	/// Set `prize` base units aside for a contest that opens now. All prizes opened in an epoch are at most 0.1 % of the
	/// channel's budget.
	pub(crate) fn open_prize(&mut self, prize: u128) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| {
			let ceiling = ledger.channel(ChannelId::Contest).budget / 1_000;
			ensure(prize <= ceiling - ledger.epoch.prizes, Refusal::OverCeiling)?;
			ledger.hold(ChannelId::Contest, prize)?;
			ledger.epoch.prizes += prize;
			Ok(())
		})
	}

	/// Pay `winner` the `amount` of a prize. Who is excluded gets nothing, and the channel has it back; what was paid is
	/// returned, in base units.
	pub(crate) fn pay_prize(&mut self, winner: Who, amount: u128) -> Result<u128, Refusal> {
		self.all_or_nothing(|ledger| {
			if ledger.is_excluded(winner) {
				ledger.forfeit(ChannelId::Contest, amount)?;
				return Ok(0);
			}
			ledger.pay_held(ChannelId::Contest, winner, amount)?;
			Ok(amount)
		})
	}

	/// Let the channel have back what nobody won.
	pub(crate) fn forfeit_prize(&mut self, amount: u128) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| ledger.forfeit(ChannelId::Contest, amount))
	}
}
