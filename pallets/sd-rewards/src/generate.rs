//! The Generate rule: what graphics earn and cost, one by one and in batches.
//!
//! There is one way for both: [`Making`] takes one tally after the other, each at the price that those before have left. A
//! single graphic is a tally of one.

use crate::{
	Account, Accounts, CommunityTerms, Config, Epoch, Error, Lane, Lanes, Pallet, curve::Curve,
	earners::By, terms::GENERATION_FEE,
};
use alloc::vec::Vec;
use frame::prelude::*;
use sd_primitives::{
	Balance, ChannelId, FeeParts,
	traits::{Deals, GenerateRule, Receipt, Settled, Settlement, SkipReason, Tally, Treasury},
};

impl<T: Config> GenerateRule<T::AccountId> for Pallet<T> {
	fn generated(
		creator: &T::AccountId,
		generator: &T::AccountId,
		min_reward: Balance,
	) -> Result<Receipt, DispatchError> {
		let mut making = Making::<T>::begin(generator, 1)?;
		let tally = Tally { creator: creator.clone(), count: 1, min_reward };
		let Settled { reward, .. } = making.take(&tally, None)?.map_err(Refused::error::<T>)?;
		let fee = making.fee;
		making.end(generator)?;
		Ok(Receipt { reward, fee })
	}

	fn settled(
		generator: &T::AccountId,
		leaves: u64,
		tallies: &[Tally<T::AccountId>],
		sponsored: bool,
	) -> Result<Settlement, DispatchError> {
		let mut making = Making::<T>::begin(generator, leaves)?;
		let sponsor = sponsored.then_some(generator);
		let mut count = 0;
		let mut settlement = Vec::with_capacity(tallies.len());
		for tally in tallies {
			let settled = making.take(tally, sponsor)?;
			count += if settled.is_ok() { tally.count } else { 0 };
			settlement.push(settled.map_err(|refused| refused.reason()));
		}
		let fee = making.fee.times(count).ok_or(ArithmeticError::Overflow)?;
		making.end(generator)?;
		Ok((settlement, fee))
	}
}

/// Graphics of one generator that are being rewarded and charged.
struct Making<T: Config> {
	epoch: Epoch,
	terms: CommunityTerms,
	lane: Lane,
	curve: Curve,
	/// What each graphic costs.
	fee: FeeParts,
	/// Whether anybody has earned anything.
	rewards: bool,
	deals: <T::Treasury as Treasury<T::AccountId>>::Deals,
}

/// Why a tally is not taken.
enum Refused {
	RewardTooLow,
	CannotPay(DispatchError),
}

impl Refused {
	/// As the error of a single graphic.
	fn error<T: Config>(self) -> DispatchError {
		match self {
			Self::RewardTooLow => Error::<T>::RewardTooLow.into(),
			Self::CannotPay(error) => error,
		}
	}

	/// As the reason in a batch.
	fn reason(&self) -> SkipReason {
		match self {
			Self::RewardTooLow => SkipReason::RewardTooLow,
			Self::CannotPay(_) => SkipReason::CannotPay,
		}
	}
}

impl<T: Config> Making<T> {
	/// Roll, and see that the generator may make so many.
	fn begin(generator: &T::AccountId, leaves: u64) -> Result<Self, DispatchError> {
		let epoch = Pallet::<T>::roll();
		let terms = Pallet::<T>::community_terms(&epoch);
		let lane = Pallet::<T>::lane(generator, &epoch);
		ensure!(leaves <= lane.quota_left().into(), Error::<T>::QuotaExceeded);
		let fee = FeeParts::of(GENERATION_FEE, terms.community_share);
		let deals = T::Treasury::deals(ChannelId::Generate);
		let curve = epoch.generate_curve(lane.quota);
		Ok(Self { epoch, terms, lane, curve, fee, rewards: false, deals })
	}

	/// Reward and charge one creator, at one price for all graphics that its cap still rewards; the others earn nothing.
	/// Who is refused has changed nothing; an error must undo all that was taken before.
	fn take(
		&mut self,
		tally: &Tally<T::AccountId>,
		sponsor: Option<&T::AccountId>,
	) -> Result<Result<Settled, Refused>, DispatchError> {
		let Tally { creator, count, min_reward } = tally;
		let mut account = Accounts::<T>::get(creator).at(self.epoch.index);
		let (rewarded, reward) = self.price(creator, &account, *count);
		let least = if rewarded < *count { 0 } else { reward };
		if least < *min_reward {
			return Ok(Err(Refused::RewardTooLow));
		}

		let earned = reward.checked_mul(rewarded.into()).ok_or(ArithmeticError::Overflow)?;
		let fee = self.fee.times(*count).ok_or(ArithmeticError::Overflow)?;
		let sponsored = match self.deals.deal(creator, earned, fee, sponsor) {
			Ok(sponsored) => sponsored,
			Err(error) => return Ok(Err(Refused::CannotPay(error))),
		};
		// All of them together are at most the quota.
		self.lane.used += count;
		self.lane.total += u64::from(*count);
		if earned > 0 {
			self.rewards = true;
			self.lane.rewarded += rewarded;
			account.generations.saturating_accrue(rewarded.saturated_into());
			Pallet::<T>::credit(creator, account, earned, By::Creating)?;
		}
		Ok(Ok(Settled { rewarded, reward, sponsored }))
	}

	/// How many of `count` graphics earn something now, and what each of those: at most what the channel has.
	fn price(&self, creator: &T::AccountId, account: &Account, count: u32) -> (u32, Balance) {
		let rewarded = Pallet::<T>::generations_left(creator, account, &self.terms).min(count);
		let price = self.curve.price(self.lane.rewarded.into(), rewarded.into());
		let each = price.min(self.deals.available()).checked_div(rewarded.into());
		match each {
			Some(each) if each > 0 => (rewarded, each),
			_ => (0, 0),
		}
	}

	/// Enter all of it in the books.
	fn end(self, generator: &T::AccountId) -> DispatchResult {
		Lanes::<T>::insert(generator, self.lane);
		let distributed = self.deals.close()?;
		if self.rewards {
			Pallet::<T>::tell_progress(&self.epoch, distributed);
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// How many more graphics an account is rewarded for in this epoch.
	pub(crate) fn generations_left(
		who: &T::AccountId,
		account: &Account,
		terms: &CommunityTerms,
	) -> u32 {
		let left = terms.max_rewarded_generations.saturating_sub(account.generations);
		if left > 0 && T::Excluded::contains(who) { 0 } else { left.into() }
	}
}
