//! What is stored: the epoch, the lanes, the accounts' records.

use crate::{
	curve::Curve,
	terms::{CommunityTerms, GENERATION_REWARD},
};
use frame::prelude::*;
use sd_primitives::{Balance, BlockNumber, Channel, DAYS, SD};

/// How time is divided. Set at genesis; neither is ever zero, and `windows` divides `epoch`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
#[derive(Serialize, Deserialize)]
pub struct Clock {
	/// Blocks in an epoch.
	pub epoch: BlockNumber,
	/// Windows in an epoch.
	pub windows: u32,
}

impl Default for Clock {
	fn default() -> Self {
		Self { epoch: DAYS, windows: 24 }
	}
}

impl Clock {
	/// Whether no window is empty and all are equally long.
	pub fn is_sound(&self) -> bool {
		self.windows != 0 && self.epoch != 0 && self.epoch.is_multiple_of(self.windows)
	}

	/// The epoch of a block.
	pub fn epoch_of(&self, block: BlockNumber) -> u32 {
		block / self.epoch.max(1)
	}

	/// The window of a block, counted from block 0.
	pub fn window_of(&self, block: BlockNumber) -> u32 {
		block / (self.epoch / self.windows.max(1)).max(1)
	}
}

/// What each rule pays at most for one event, fixed for an epoch, in base units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Bases {
	/// For a generated graphic.
	pub generate: Balance,
	/// For a shared one.
	pub share: Balance,
	/// For a sale, before the multiple.
	pub sale: Balance,
}

impl Bases {
	/// The bases by `terms` and what the channels have when an epoch begins: they decline as the channels empty.
	pub fn of(terms: &CommunityTerms, generate: &Channel, share: &Channel, sale: &Channel) -> Self {
		Self {
			generate: generate.decline(GENERATION_REWARD),
			// The exponent as successive floors: each power is rounded down by itself.
			share: (0..terms.share_decline).fold(terms.share_reward, |base, _| share.decline(base)),
			sale: sale.decline(SD),
		}
	}
}

/// The epoch as of its last roll: all that the price of an event depends on, but the lane and the account.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Epoch {
	/// How time is divided.
	pub clock: Clock,
	/// Which epoch, counted from genesis.
	pub index: u32,
	/// Its base rewards.
	pub bases: Bases,
	/// Graphics in the epoch that earn the whole base, all lanes together.
	pub generate_target: u32,
	/// Shares in the epoch that earn the whole base, all lanes together.
	pub share_target: u32,
	/// How many times its base a sale earns at most.
	pub sale_multiple: u32,
	/// What must have been distributed for the milestone, in base units: payments that leave it at less need not ask.
	pub milestone: Balance,
	/// Σ of the lanes' quotas.
	pub quotas: u64,
	/// What that sum will be in the next epoch.
	pub next_quotas: u64,
}

impl Epoch {
	/// The curve of a lane with `quota` for generated graphics: `T = ⌊target × quota / (Σ quotas × windows)⌋`.
	pub fn generate_curve(&self, quota: u32) -> Curve {
		Curve { base: self.bases.generate, target: self.lane_target(self.generate_target, quota) }
	}

	/// The curve of a lane with `quota` for shared graphics, which counts them by itself.
	pub fn share_curve(&self, quota: u32) -> Curve {
		Curve { base: self.bases.share, target: self.lane_target(self.share_target, quota) }
	}

	fn lane_target(&self, target: u32, quota: u32) -> u32 {
		let product = u128::from(target) * u128::from(quota);
		let divisor = u128::from(self.quotas) * u128::from(self.clock.windows);
		product.checked_div(divisor).unwrap_or_default().try_into().unwrap_or(target)
	}
}

/// What one generator may do and has done: its quota, and what of the epoch and the window it has used.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Lane {
	/// Graphics an epoch, as of `epoch`.
	pub quota: u32,
	/// From which epoch on there is another quota, and which.
	pub next_quota: Option<(u32, u32)>,
	/// The epoch in which `used` was counted.
	pub epoch: u32,
	/// Graphics of that epoch, rewarded or not.
	pub used: u32,
	/// The window in which `rewarded` and `shared` were counted.
	pub window: u32,
	/// Graphics of that window that earned something: the n of the curve for generating.
	pub rewarded: u32,
	/// Shares in that window that earned something: the n of the curve for sharing.
	pub shared: u32,
	/// All graphics, ever.
	pub total: u64,
}

impl Lane {
	/// The lane as it stands in `epoch` and `window`: what is of earlier ones is forgotten.
	pub fn at(mut self, epoch: u32, window: u32) -> Self {
		if let Some((from, quota)) = self.next_quota
			&& from <= epoch
		{
			(self.quota, self.next_quota) = (quota, None);
		}
		if self.epoch != epoch {
			(self.epoch, self.used) = (epoch, 0);
		}
		if self.window != window {
			(self.window, self.rewarded, self.shared) = (window, 0, 0);
		}
		self
	}

	/// The quota it will have in the next epoch.
	pub fn quota_to_come(&self) -> u32 {
		self.next_quota.map_or(self.quota, |(_, quota)| quota)
	}

	/// How many more graphics it may make in the epoch.
	pub fn quota_left(&self) -> u32 {
		self.quota.saturating_sub(self.used)
	}
}

/// One account: what it has been rewarded for in the epoch, and what it has ever earned.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Account {
	/// The epoch of the two counts.
	pub epoch: u32,
	/// Graphics rewarded in it.
	pub generations: u16,
	/// Shares rewarded in it.
	pub shares: u16,
	/// What generating and sharing ever earned it, in base units.
	pub earned: Balance,
	/// What selling and winning contests ever earned it, in base units.
	pub earned_otherwise: Balance,
}

impl Account {
	/// The record as it stands in `epoch`: counts of earlier ones are forgotten.
	pub fn at(self, epoch: u32) -> Self {
		if self.epoch == epoch { self } else { Self { epoch, generations: 0, shares: 0, ..self } }
	}

	/// Whether it has ever earned anything.
	pub fn is_earner(&self) -> bool {
		self.earned > 0 || self.earned_otherwise > 0
	}
}

/// The prizes that were set aside in an epoch.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Opened {
	/// Which epoch.
	pub epoch: u32,
	/// All of them together, in base units.
	pub amount: Balance,
}
