//! What an account asks before it signs.

use crate::{Accounts, Config, Pallet, terms::GENERATION_FEE};
use frame::prelude::*;
use sd_primitives::{Balance, ChannelId, traits::Treasury};

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
		let cap = Self::community_terms(&epoch).max_rewarded_generations;
		let cap_left =
			if T::Excluded::contains(account) { 0 } else { cap.saturating_sub(record.generations) };

		let curve = epoch.generate_curve(lane.quota);
		let n = lane.rewarded.into();
		let made = count.min(lane.quota_left());
		let most = u64::from(cap_left).min(lane.quota_left().into());
		let rewarded = curve.earning_at_least(1, n).min(most).min(made.into());
		let reward = |events| curve.price(n, events).min(available);
		let all_earn = count > 0 && rewarded == u64::from(count);
		let last_reward = if all_earn { reward(rewarded) - reward(rewarded - 1) } else { 0 };
		GenerationQuote {
			reward: reward(rewarded),
			last_reward,
			fee: GENERATION_FEE.saturating_mul(made.into()),
			rewarded: rewarded.saturated_into(),
			worthwhile: curve.earning_at_least(GENERATION_FEE, n).min(most).saturated_into(),
			cap_left: cap_left.into(),
			quota_left: lane.quota_left(),
		}
	}
}
