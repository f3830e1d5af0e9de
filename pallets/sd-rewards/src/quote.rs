//! What an account asks before it signs.

use crate::{Accounts, Config, Lanes, Pallet, terms::GENERATION_FEE};
use alloc::vec::Vec;
use frame::prelude::*;
use sd_primitives::{Balance, BlockNumber, ChannelId, traits::Treasury};

/// What the next graphics would earn and cost, were they all generated now, one after another.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo)]
pub struct GenerationQuote {
	/// What they earn together, in base units.
	pub reward: Balance,
	/// What the last of them earns, in base units: the highest `min_reward` at which all would be accepted.
	pub last_reward: Balance,
	/// What they cost together, network fees and those beyond the quota apart, in base units.
	pub fee: Balance,
	/// How many of them earn something.
	pub rewarded: u32,
	/// How many of the next graphics earn at least their fee: from the one after these on, generating costs more than it
	/// brings, until the next window or epoch.
	pub worthwhile: u32,
	/// How many more graphics the account is rewarded for in this epoch.
	pub cap_left: u32,
	/// How many more graphics the generator may make in this epoch; beyond, calls fail.
	pub quota_left: u32,
}

/// What the next share would earn.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo)]
pub struct ShareQuote<AccountId> {
	/// What it would earn by the generator that made the graphic.
	pub lanes: Vec<LaneQuote<AccountId>>,
	/// How many more shares the account is rewarded for in this epoch.
	pub cap_left: u32,
	/// The first block in which the reward could be paid.
	pub due: BlockNumber,
}

/// What the next share of a graphic by one generator would earn.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo)]
pub struct LaneQuote<AccountId> {
	/// The generator that made the graphic.
	pub generator: AccountId,
	/// Base units: the highest `min_reward` at which the share would be accepted.
	pub reward: Balance,
}

impl GenerationQuote {
	/// The same account's quote of a generator that makes nothing for now.
	pub fn of_an_inactive_generator(self) -> Self {
		Self { cap_left: self.cap_left, ..Default::default() }
	}
}

impl<T: Config> Pallet<T> {
	/// What the next `count` graphics of `account` by `generator` would earn and cost.
	///
	/// Rolls, as the calls would: to be asked through a runtime API, which keeps no changes.
	pub fn quote_generation(
		account: &T::AccountId,
		generator: &T::AccountId,
		count: u32,
	) -> GenerationQuote {
		let epoch = Self::roll();
		let lane = Self::lane(generator, &epoch);
		let available = T::Treasury::channel(ChannelId::Generate).available();
		let record = Accounts::<T>::get(account).at(epoch.index);
		let cap_left = Self::generations_left(account, &record, &Self::community_terms(&epoch));

		let curve = epoch.generate_curve(lane.quota);
		let n = lane.rewarded.into();
		let made = count.min(lane.quota_left());
		let most = u64::from(cap_left).min(lane.quota_left().into());
		let earning = |least| curve.earning_at_least_out_of(available, least, n).min(most);
		let rewarded = earning(1).min(made.into());
		let reward = |events| curve.price(n, events).min(available);
		let all_earn = count > 0 && rewarded == u64::from(count);
		let last_reward = if all_earn { reward(rewarded) - reward(rewarded - 1) } else { 0 };
		GenerationQuote {
			reward: reward(rewarded),
			last_reward,
			fee: GENERATION_FEE.saturating_mul(made.into()),
			rewarded: rewarded.saturated_into(),
			worthwhile: earning(GENERATION_FEE).saturated_into(),
			cap_left,
			quota_left: lane.quota_left(),
		}
	}

	/// How many graphics a generator has made, ever and in this epoch.
	pub fn made(generator: &T::AccountId) -> (u64, u32) {
		let lane = Self::lane(generator, &Self::roll());
		(lane.total, lane.used)
	}

	/// What the next share of `account` would earn, for a graphic of each generator there is.
	///
	/// Rolls, as the call would, and goes through all lanes: to be asked through a runtime API.
	pub fn quote_share(account: &T::AccountId) -> ShareQuote<T::AccountId> {
		let epoch = Self::roll();
		let terms = Self::community_terms(&epoch);
		let record = Accounts::<T>::get(account).at(epoch.index);
		let excluded = T::Excluded::contains(account);
		let cap = if excluded { 0 } else { terms.max_rewarded_shares };
		let cap_left = cap.saturating_sub(record.shares);

		let available = T::Treasury::channel(ChannelId::Share).available();
		let window = epoch.clock.window_of(Self::now());
		let lanes = Lanes::<T>::iter().map(|(generator, lane)| {
			let lane = lane.at(epoch.index, window);
			let price = epoch.share_curve(lane.quota).price(lane.shared.into(), 1);
			LaneQuote { generator, reward: if cap_left > 0 { price.min(available) } else { 0 } }
		});
		ShareQuote {
			lanes: lanes.collect(),
			cap_left: cap_left.into(),
			due: Self::now().saturating_add(terms.moderation_period),
		}
	}
}
