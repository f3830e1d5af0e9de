//! # The books
//!
//! Who holds what, from day to day. All people have one purse and all generators are one lane; demand is the same on every
//! day and in every window. What an event is worth, how a fee is divided and what recycling moves is left to the runtime's
//! own functions. Here stands only in which order they are called.
//!
//! People make as many graphics as they want, or as many as they can pay for, with what is in the purse spread over the
//! windows that the day has left. Generating comes first: where money is short, little is minted and sold. Network fees,
//! pools and transfers move money among people and so do not appear. Nobody spends Community or Ecosystem.

use crate::{Case, Company, Day, Holdings, assumptions::*};
use pallet_sd_rewards::{
	Bases, Clock, CompanyTerms, Epoch, curve::Curve, sale, terms::GENERATION_FEE,
};
use sd_primitives::{
	Balance, ChannelId, Channels, Commission, DAYS, EXISTENTIAL_DEPOSIT, FeeParts, TOTAL_SUPPLY,
	ceiling, company_overflow, recyclable,
};
use std::collections::VecDeque;

/// The quota of the only lane. All of them is all of them, whatever it is.
pub(crate) const LANE: u32 = 1;

pub(crate) struct Books<'a> {
	case: &'a Case,
	company_terms: CompanyTerms,
	channels: Channels,
	company: Balance,
	community: Balance,
	people: Balance,
	/// The rewards of shares that wait for moderation, by day, the oldest first.
	pending: VecDeque<Balance>,
	/// The day on which enough had been distributed.
	reached: Option<u32>,
	handed_over: bool,
}

impl<'a> Books<'a> {
	/// Everything is in the Reserve, but for what keeps the pots alive.
	pub fn at_genesis(case: &'a Case) -> Self {
		let mut channels = Channels::divide(TOTAL_SUPPLY);
		channels.ecosystem.paid = 3 * EXISTENTIAL_DEPOSIT;
		Self {
			case,
			company_terms: CompanyTerms::default(),
			channels,
			company: EXISTENTIAL_DEPOSIT,
			community: EXISTENTIAL_DEPOSIT,
			people: 0,
			pending: VecDeque::new(),
			reached: None,
			handed_over: false,
		}
	}

	/// Live through a day. The first is 0.
	pub fn day(&mut self, day: u32) -> Day {
		let epoch = self.roll(day);
		let windows = u64::from(epoch.clock.windows);
		let (generating, sharing) = (epoch.generate_curve(LANE), epoch.share_curve(LANE));
		let (mut graphics, mut earned, mut shares, mut set_aside) = (0, 0, 0, 0);
		for window in 0..windows {
			let wanted = portion(self.case.demand, window, windows);
			let (made, reward) = self.generate(wanted, windows - window, generating);
			let shared = made * SHARED / 1_000;
			set_aside += self.share(shared, sharing);
			graphics += made;
			earned += reward;
			shares += shared;
		}
		self.mint(graphics * MINTED / 1_000);
		self.sell(graphics * SOLD / 1_000, epoch.bases.sale);
		self.award_prizes(shares);
		self.settle_shares(set_aside);
		self.spend();
		if self.channels.distributed() >= THRESHOLD {
			self.reached.get_or_insert(day);
		}
		Day {
			bases: epoch.bases,
			graphics,
			earned,
			distributed: self.channels.distributed(),
			holdings: self.holdings(),
			reached: self.reached.is_some(),
			handed_over: self.handed_over,
		}
	}

	/// The roll: the handover if it is due; after it, recycling and overflow; then the bases.
	fn roll(&mut self, day: u32) -> Epoch {
		self.handed_over |=
			day >= FALLBACK || self.reached.is_some_and(|reached| day >= reached + NOTICE);
		if self.handed_over && self.case.recycling {
			self.recycle();
		}
		let terms = &self.case.terms;
		Epoch {
			clock: Clock::default(),
			index: day,
			bases: Bases::of(
				terms,
				&self.channels.generate,
				&self.channels.share,
				&self.channels.sale,
			),
			generate_target: terms.generate_target,
			share_target: terms.share_target,
			sale_multiple: terms.sale_multiple,
			quotas: LANE.into(),
			next_quotas: LANE.into(),
			..Default::default()
		}
	}

	/// Community refills the channels, then gets what Company holds too much.
	fn recycle(&mut self) {
		let amount = recyclable(self.community, self.case.terms.recycle);
		let refills = self.channels.refills(amount);
		for (id, refill) in Channels::REFILLED.into_iter().zip(refills) {
			self.channels.get_mut(id).refilled += refill;
			self.community -= refill;
		}
		let above = company_overflow(self.company);
		self.company -= above;
		self.community += above;
	}

	/// A window's graphics, up to `wanted`: how many people can pay for, rewards counted in, and what they earn.
	fn generate(&mut self, wanted: u64, windows_left: u64, curve: Curve) -> (u64, Balance) {
		let available = self.channels.generate.available();
		let purse = self.people / Balance::from(windows_left);
		let reward = |count| curve.price(0, count).min(available);
		let made =
			most(wanted, |count| purse + reward(count) >= GENERATION_FEE * Balance::from(count));

		self.pay(ChannelId::Generate, reward(made));
		self.charge(FeeParts::of(GENERATION_FEE, self.case.terms.community_share), made);
		(made, reward(made))
	}

	/// A window's shares: what is set aside for them.
	fn share(&mut self, count: u64, curve: Curve) -> Balance {
		let share = &mut self.channels.share;
		let amount = curve.price(0, count).min(share.available());
		share.held += amount;
		amount
	}

	/// Today's shares begin to wait; those whose moderation is over are paid for.
	fn settle_shares(&mut self, set_aside: Balance) {
		self.pending.push_back(set_aside);
		if self.pending.len() as u32 > self.case.terms.moderation_period / DAYS {
			let due = self.pending.pop_front().unwrap_or_default();
			self.channels.share.held -= due;
			self.pay(ChannelId::Share, due);
		}
	}

	/// NFTs minted, up to `wanted`: as many as people can pay for.
	fn mint(&mut self, wanted: u64) {
		let fee = FeeParts {
			company: self.company_terms.mint_company_fee,
			community: self.case.terms.mint_community_fee,
		};
		let each = fee.company + fee.community;
		self.charge(fee, most(wanted, |count| self.people >= each * Balance::from(count)));
	}

	/// First sales, up to `wanted`: as many as people have the price of.
	fn sell(&mut self, wanted: u64, base: Balance) {
		let terms = &self.case.terms;
		let commission =
			Commission { company: terms.company_commission, community: terms.community_commission };
		let bonus = sale::bonus(base, terms.sale_multiple, commission.rebate(PRICE), 0);

		let sold = most(wanted, |count| self.people >= PRICE * Balance::from(count));
		self.charge(commission.of(PRICE), sold);
		let rewards = bonus * Balance::from(sold);
		self.pay(ChannelId::Sale, rewards.min(self.channels.sale.available()));
	}

	/// The day's prizes, for so many graphics shared.
	fn award_prizes(&mut self, shared: u64) {
		let contest = self.channels.contest;
		let prizes = contest.decline(PRIZES) * Balance::from(shared);
		self.pay(ChannelId::Contest, prizes.min(ceiling(contest.budget)).min(contest.available()));
	}

	/// The company's spending: all that it may in a day, and on people: on artists, on work, on a market maker.
	fn spend(&mut self) {
		if self.case.company == Company::Spends {
			let spent = ceiling(self.company);
			self.company -= spent;
			self.people += spent;
		}
	}

	fn pay(&mut self, from: ChannelId, amount: Balance) {
		self.channels.get_mut(from).paid += amount;
		self.people += amount;
	}

	fn charge(&mut self, each: FeeParts, count: u64) {
		let count = Balance::from(count);
		self.people -= (each.company + each.community) * count;
		self.company += each.company * count;
		self.community += each.community * count;
	}

	fn holdings(&self) -> Holdings {
		Holdings {
			channels: ChannelId::ALL.map(|id| {
				let channel = self.channels.get(id);
				channel.available() + channel.held
			}),
			company: self.company,
			community: self.community,
			people: self.people,
		}
	}
}

/// What of `whole` falls into one of `parts` equal parts. They sum to the whole.
fn portion(whole: u64, part: u64, parts: u64) -> u64 {
	whole * (part + 1) / parts - whole * part / parts
}

/// The greatest number up to `wanted` that is affordable, where with one number all smaller ones are.
fn most(wanted: u64, affordable: impl Fn(u64) -> bool) -> u64 {
	let (mut low, mut high) = (0, wanted);
	while low < high {
		let middle = low + (high - low).div_ceil(2);
		if affordable(middle) { low = middle } else { high = middle - 1 }
	}
	low
}
