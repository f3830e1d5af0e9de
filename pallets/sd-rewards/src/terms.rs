//! The terms: what the authorities may set, within which bounds, and from when it holds.

use frame::{deps::frame_support::PalletError, prelude::*};
use sd_primitives::{Balance, BlockNumber, DAYS, SD};

/// r0: what the first graphic ever generated earns, in base units. Nobody may change it.
pub const GENERATION_REWARD: Balance = SD;

/// What generating a graphic costs, in base units. Nobody may change it.
pub const GENERATION_FEE: Balance = SD / 2;

/// Terms with bounds.
pub trait Validate {
	/// Whether every term is within its bounds; else the first that is not.
	fn validate(&self) -> Result<(), Term>;
}

/// A term's name, in the error about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen, PalletError)]
pub enum Term {
	/// Must be 50 % to 75 %.
	CommunityShare,
	/// Must be 0.1 SD to 10 SD.
	ShareReward,
	/// Must be 1 to 4.
	ShareDecline,
	/// Must be 1 to 10^9.
	ShareTarget,
	/// Must be 1,000 to 10^9.
	GenerateTarget,
	/// Must be 0 to 5 SD.
	MintCommunityFee,
	/// Must be 0.25 % to 5 %.
	CompanyCommission,
	/// Must be 0.25 % to 10 %.
	CommunityCommission,
	/// Must be 0 to 100.
	SaleMultiple,
	/// Must be 0.25 % to 2 %.
	Recycle,
	/// Must be 1 to 1,000.
	MaxRewardedGenerations,
	/// Must be 1 to 1,000.
	MaxRewardedShares,
	/// Must be 10 blocks to 14 days.
	ModerationPeriod,
	/// Must be 2 to 365 epochs.
	Retention,
	/// Must be 0.1 SD to 2 SD.
	MintCompanyFee,
}

/// What the authority sets: the company's board before the handover, referenda after it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CommunityTerms {
	/// The community's part of the generation fee.
	pub community_share: Perbill,
	/// What a share earns while channel Share is full, in base units.
	pub share_reward: Balance,
	/// How steeply that declines as the channel empties: an exponent.
	pub share_decline: u8,
	/// Shares a day that earn the whole base.
	pub share_target: u32,
	/// Graphics a day that earn the whole base.
	pub generate_target: u32,
	/// The community's fee for minting, in base units.
	pub mint_community_fee: Balance,
	/// κ_co: the company's commission on a sale.
	pub company_commission: Perbill,
	/// κ_cm: the community's commission on a sale.
	pub community_commission: Perbill,
	/// How many times the sale's base a sale earns at most.
	pub sale_multiple: u32,
	/// What part of Community's $SD flows back into the channels at each roll after the handover.
	pub recycle: Perbill,
	/// How many graphics an account is rewarded for in an epoch.
	pub max_rewarded_generations: u16,
	/// How many shares an account is rewarded for in an epoch.
	pub max_rewarded_shares: u16,
	/// Blocks from sharing to the payment of the reward.
	pub moderation_period: BlockNumber,
	/// Epochs after which a forgotten graphic may be removed.
	pub retention: u32,
}

impl Default for CommunityTerms {
	fn default() -> Self {
		Self {
			community_share: Perbill::from_percent(50),
			share_reward: SD,
			share_decline: 1,
			share_target: 200_000,
			generate_target: 1_000_000,
			mint_community_fee: SD / 2,
			company_commission: Perbill::from_parts(12_500_000),
			community_commission: Perbill::from_parts(12_500_000),
			sale_multiple: 5,
			recycle: Perbill::from_percent(1),
			max_rewarded_generations: 50,
			max_rewarded_shares: 10,
			moderation_period: 3 * DAYS,
			retention: 30,
		}
	}
}

impl Validate for CommunityTerms {
	fn validate(&self) -> Result<(), Term> {
		/// A share given in hundredths of a percent.
		const fn basis_points(points: u32) -> Perbill {
			Perbill::from_parts(points * 100_000)
		}
		let checks = [
			(
				(basis_points(5_000)..=basis_points(7_500)).contains(&self.community_share),
				Term::CommunityShare,
			),
			((SD / 10..=10 * SD).contains(&self.share_reward), Term::ShareReward),
			((1..=4).contains(&self.share_decline), Term::ShareDecline),
			((1..=1_000_000_000).contains(&self.share_target), Term::ShareTarget),
			((1_000..=1_000_000_000).contains(&self.generate_target), Term::GenerateTarget),
			((0..=5 * SD).contains(&self.mint_community_fee), Term::MintCommunityFee),
			(
				(basis_points(25)..=basis_points(500)).contains(&self.company_commission),
				Term::CompanyCommission,
			),
			(
				(basis_points(25)..=basis_points(1_000)).contains(&self.community_commission),
				Term::CommunityCommission,
			),
			((0..=100).contains(&self.sale_multiple), Term::SaleMultiple),
			((basis_points(25)..=basis_points(200)).contains(&self.recycle), Term::Recycle),
			((1..=1_000).contains(&self.max_rewarded_generations), Term::MaxRewardedGenerations),
			((1..=1_000).contains(&self.max_rewarded_shares), Term::MaxRewardedShares),
			((10..=14 * DAYS).contains(&self.moderation_period), Term::ModerationPeriod),
			((2..=365).contains(&self.retention), Term::Retention),
		];
		first_failed(checks)
	}
}

/// What the company's board sets, before and after the handover.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CompanyTerms {
	/// The company's fee for minting, in base units.
	pub mint_company_fee: Balance,
}

impl Default for CompanyTerms {
	fn default() -> Self {
		Self { mint_company_fee: SD / 2 }
	}
}

impl Validate for CompanyTerms {
	fn validate(&self) -> Result<(), Term> {
		first_failed([((SD / 10..=2 * SD).contains(&self.mint_company_fee), Term::MintCompanyFee)])
	}
}

fn first_failed<const N: usize>(checks: [(bool, Term); N]) -> Result<(), Term> {
	checks.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, term)| Err(term))
}

/// Terms in force, and those that will be.
///
/// What is pending is in force from its epoch on, whether or not a call has rolled since.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Schedule<Terms> {
	/// In force until `pending` is.
	pub current: Terms,
	/// The epoch from which the next terms are in force, and these terms.
	pub pending: Option<(u32, Terms)>,
}

impl<Terms> Schedule<Terms> {
	/// The terms in force in `epoch`.
	pub fn into_force(self, epoch: u32) -> Terms {
		self.at(epoch).0
	}

	/// The terms in force in `epoch`, and those to come with their epoch.
	pub fn at(self, epoch: u32) -> (Terms, Option<(u32, Terms)>) {
		match self.pending {
			Some((from, terms)) if from <= epoch => (terms, None),
			pending => (self.current, pending),
		}
	}

	/// Let `terms` be in force from the epoch after `epoch`.
	pub fn announce(self, epoch: u32, terms: Terms) -> Self {
		Self { current: self.into_force(epoch), pending: Some((epoch + 1, terms)) }
	}
}
