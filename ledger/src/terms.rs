//! The terms, their bounds, and from when they hold.

use crate::{
	By, Ledger, SD,
	refusal::{Refusal, ensure},
};
use std::ops::RangeInclusive;

/// Blocks in a day.
pub const DAYS: u32 = 28_800;

/// A hundredth of a percent, in parts of 10^9.
const BASIS_POINT: u32 = 100_000;

/// What the authority sets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommunityTerms {
	/// The community's part of the generation fee, in parts of 10^9.
	pub community_share: u32,
	/// What a share earns while channel Share is full, in base units.
	pub share_reward: u128,
	/// How steeply that declines as the channel empties: an exponent.
	pub share_decline: u8,
	/// Shares in an epoch that earn the whole base, all lanes together.
	pub share_target: u32,
	/// Graphics in an epoch that earn the whole base, all lanes together.
	pub generate_target: u32,
	/// The community's fee for minting, in base units.
	pub mint_community_fee: u128,
	/// κ_co: the company's commission on a sale, in parts of 10^9.
	pub company_commission: u32,
	/// κ_cm: the community's commission on a sale, in parts of 10^9.
	pub community_commission: u32,
	/// How many times base(Sale) a sale earns at most.
	pub sale_multiple: u32,
	/// What part of Community's $SD recycles at a roll, in parts of 10^9.
	pub recycle: u32,
	/// How many graphics an account is rewarded for in an epoch.
	pub max_rewarded_generations: u16,
	/// How many shares an account is rewarded for in an epoch.
	pub max_rewarded_shares: u16,
	/// Blocks from sharing to the payment of the reward.
	pub moderation_period: u32,
	/// Epochs after which a forgotten graphic may be removed.
	pub retention: u32,
}

impl Default for CommunityTerms {
	fn default() -> Self {
		Self {
			community_share: 5_000 * BASIS_POINT,
			share_reward: SD,
			share_decline: 1,
			share_target: 200_000,
			generate_target: 1_000_000,
			mint_community_fee: SD / 2,
			company_commission: 125 * BASIS_POINT,
			community_commission: 125 * BASIS_POINT,
			sale_multiple: 5,
			recycle: 100 * BASIS_POINT,
			max_rewarded_generations: 50,
			max_rewarded_shares: 10,
			moderation_period: 3 * DAYS,
			retention: 30,
		}
	}
}

impl CommunityTerms {
	/// Whether every term is within its bounds.
	pub fn validate(&self) -> Result<(), Refusal> {
		let points = |least, most| least * BASIS_POINT..=most * BASIS_POINT;
		within("community_share", points(5_000, 7_500), self.community_share)?;
		within("share_reward", SD / 10..=10 * SD, self.share_reward)?;
		within("share_decline", 1..=4, self.share_decline)?;
		within("share_target", 1..=1_000_000_000, self.share_target)?;
		within("generate_target", 1_000..=1_000_000_000, self.generate_target)?;
		within("mint_community_fee", 0..=5 * SD, self.mint_community_fee)?;
		within("company_commission", points(25, 500), self.company_commission)?;
		within("community_commission", points(25, 1_000), self.community_commission)?;
		within("sale_multiple", 0..=100, self.sale_multiple)?;
		within("recycle", points(25, 200), self.recycle)?;
		within("max_rewarded_generations", 1..=1_000, self.max_rewarded_generations)?;
		within("max_rewarded_shares", 1..=1_000, self.max_rewarded_shares)?;
		within("moderation_period", 10..=14 * DAYS, self.moderation_period)?;
		within("retention", 2..=365, self.retention)
	}
}

/// What the company's board sets, always.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompanyTerms {
	/// The company's fee for minting, in base units.
	pub mint_company_fee: u128,
}

impl Default for CompanyTerms {
	fn default() -> Self {
		Self { mint_company_fee: SD / 2 }
	}
}

impl CompanyTerms {
	/// Whether the term is within its bounds.
	pub fn validate(&self) -> Result<(), Refusal> {
		within("mint_company_fee", SD / 10..=2 * SD, self.mint_company_fee)
	}
}

fn within<N: PartialOrd>(
	term: &'static str,
	bounds: RangeInclusive<N>,
	value: N,
) -> Result<(), Refusal> {
	ensure(bounds.contains(&value), Refusal::OutOfBounds(term))
}

/// Terms in force, and those that will be from their epoch on, whether or not anything rolls (FINEPRINT 2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Schedule<Terms> {
	current: Terms,
	pending: Option<(u32, Terms)>,
}

impl<Terms> Schedule<Terms> {
	pub(crate) fn new(current: Terms) -> Self {
		Self { current, pending: None }
	}

	/// The terms in force in `epoch`, which is not in the past.
	pub fn in_force(&self, epoch: u32) -> &Terms {
		match &self.pending {
			Some((from, terms)) if *from <= epoch => terms,
			_ => &self.current,
		}
	}

	/// Let what is pending come into force, if its epoch has begun in `epoch`.
	pub(crate) fn roll(&mut self, epoch: u32) {
		if let Some((_, terms)) = self.pending.take_if(|(from, _)| *from <= epoch) {
			self.current = terms;
		}
	}

	/// Forget what would come into force after `epoch`.
	pub(crate) fn void_after(&mut self, epoch: u32) {
		self.pending.take_if(|(from, _)| *from > epoch);
	}
}

impl Ledger {
	/// Let the authority set the community's terms from the next epoch on.
	pub fn set_community_terms(&mut self, terms: CommunityTerms, by: By) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| {
			ensure(by == ledger.authority(), Refusal::WrongOrigin)?;
			terms.validate()?;
			ledger.community_terms.pending = Some((ledger.epoch.index + 1, terms));
			Ok(())
		})
	}

	/// Let the board set the company's terms from the next epoch on.
	pub fn set_company_terms(&mut self, terms: CompanyTerms, by: By) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| {
			ensure(by == By::Board, Refusal::WrongOrigin)?;
			terms.validate()?;
			ledger.company_terms.pending = Some((ledger.epoch.index + 1, terms));
			Ok(())
		})
	}
}
