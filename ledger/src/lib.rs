//! # The reference ledger
//!
//! The money rules of SD Chain a second time: written from the design and its fine print, in plain integers, without the
//! runtime's code and without the SDK. A test does the same things to both and compares them to the unit; where they
//! differ, one of them is wrong.
//!
//! Nothing here is fast or bounded. What an epoch or a window remembers is thrown away with it; sums are summed.
//!
//! ## Units
//!
//! An amount is a `u128` in base units of its asset, 10^12 of which make one $SD. A rate is a `u32` in parts of 10^9. Time
//! is a `u32` of blocks.
//!
//! ## All or nothing
//!
//! An operation rolls into the current epoch first, then does what it says. What is refused changes nothing, not even the
//! epoch: the roll before a refusal is undone with everything else, as a failed call undoes it on chain, and happens again
//! in the next operation, with what Community holds by then. Plain transfers and network fees are not the rules' business
//! and roll nothing.
//!
//! ## What it does not know
//!
//! Graphics, but by their numbers; generators beside their quotas; moderation. Who may do what with a graphic is its
//! caller's business, only the money is its own, and with it what decides about money: the consents by which accounts are
//! charged, whose each item is and for what it is offered, contests. Nor does it know why an account's money is frozen, or
//! on hold for what is not the rules', and no account is ever emptied.

mod batches;
mod channels;
mod consents;
mod contests;
mod curve;
mod epochs;
mod market;
mod money;
mod refusal;
mod rules;
mod sales;
mod spending;
mod terms;
#[cfg(test)]
mod tests;
mod winning;

pub use batches::{Settled, Settlement, Skip};
pub use channels::{Channel, ChannelId};
pub use consents::Consent;
pub use contests::{Contest, ENTRY_DEPOSIT, Entry, Outcome, Prize, Promise, Standing, Vote};
pub use curve::Curve;
pub use epochs::{Bases, Clock, Epoch, Window};
pub use market::{Item, Listing};
pub use money::{Asset, ED, Hold, Money, Pot, SD, SUPPLY, Who, ceil_of, floor_of, product_over};
pub use refusal::Refusal;
pub use rules::{Fee, GENERATION_FEE, GENERATION_REWARD, PendingShare, Receipt};
pub use sales::{Proceeds, Sale};
pub use spending::{By, Source, Spending};
pub use terms::{CommunityTerms, CompanyTerms, DAYS, Schedule};

use std::collections::{BTreeMap, BTreeSet};

/// What genesis decides.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Genesis {
	/// How time is divided.
	pub clock: Clock,
	/// Accounts and what each gets out of Ecosystem, in base units.
	pub endowments: Vec<(Who, u128)>,
	/// Generators and their quotas, in force from the first epoch on.
	pub quotas: Vec<(Who, u32)>,
	/// The community's first terms.
	pub community_terms: CommunityTerms,
	/// The company's first terms.
	pub company_terms: CompanyTerms,
}

/// What an account has earned, ever; it grows when money reaches the account.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Earnings {
	/// By generating and sharing, in base units: what bounds its votes.
	pub earned: u128,
	/// By sales and prizes, in base units.
	pub earned_otherwise: u128,
}

/// The money of the chain, and all that decides where it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ledger {
	clock: Clock,
	now: u32,
	epoch: Epoch,
	window: Window,
	money: Money,
	channels: BTreeMap<ChannelId, Channel>,
	community_terms: Schedule<CommunityTerms>,
	company_terms: Schedule<CompanyTerms>,
	/// Quotas in the next epoch, by generator.
	next_quotas: BTreeMap<Who, u32>,
	/// By account and generator.
	consents: BTreeMap<(Who, Who), Consent>,
	/// How often each account has consented or withdrawn.
	consent_nonces: BTreeMap<Who, u32>,
	earnings: BTreeMap<Who, Earnings>,
	excluded: BTreeSet<Who>,
	items: Vec<Item>,
	listings: BTreeMap<u32, Listing>,
	/// Beside $SD.
	priced_assets: BTreeSet<Asset>,
	/// Graphics that moderators have taken down.
	taken_down: BTreeSet<u64>,
	hosts: BTreeSet<Who>,
	contests: BTreeMap<u32, Contest>,
	contests_opened: u32,
	handed_over: bool,
	/// What the board has spent out of Ecosystem, ever.
	board_spent: u128,
	/// What has been sent to the Reserve, ever.
	gifts: u128,
}

impl Ledger {
	/// Block 0: all $SD in the Reserve but what genesis gives away, which counts as paid of Ecosystem.
	///
	/// # Panics
	///
	/// If the genesis is unsound: windows that do not divide the epoch, terms out of bounds, endowments too small or too big.
	pub fn new(genesis: Genesis) -> Self {
		assert!(genesis.clock.is_sound(), "windows divide the epoch, neither is zero");
		assert_eq!(genesis.community_terms.validate(), Ok(()));
		assert_eq!(genesis.company_terms.validate(), Ok(()));

		let mut ledger = Self {
			clock: genesis.clock,
			now: 0,
			epoch: Epoch::default(),
			window: Window::default(),
			money: Money::new(),
			channels: channels::divide(),
			community_terms: Schedule::new(genesis.community_terms),
			company_terms: Schedule::new(genesis.company_terms),
			next_quotas: genesis.quotas.into_iter().collect(),
			consents: BTreeMap::new(),
			consent_nonces: BTreeMap::new(),
			earnings: BTreeMap::new(),
			excluded: BTreeSet::new(),
			items: Vec::new(),
			listings: BTreeMap::new(),
			priced_assets: BTreeSet::new(),
			taken_down: BTreeSet::new(),
			hosts: BTreeSet::new(),
			contests: BTreeMap::new(),
			contests_opened: 0,
			handed_over: false,
			board_spent: 0,
			gifts: 0,
		};
		ledger.channel_mut(ChannelId::Ecosystem).paid = Pot::ALL.len() as u128 * ED;
		for (account, amount) in genesis.endowments {
			ledger.pay(ChannelId::Ecosystem, account, amount).expect("an endowment is paid");
		}
		ledger.begin(0);
		ledger
	}

	/// Let time pass until `block`. Nothing else happens by itself.
	pub fn pass_to(&mut self, block: u32) {
		assert!(block >= self.now, "time does not run backwards");
		self.now = block;
	}

	/// Roll, then `act`; if that is refused, neither.
	fn all_or_nothing<T>(
		&mut self,
		act: impl FnOnce(&mut Self) -> Result<T, Refusal>,
	) -> Result<T, Refusal> {
		let mut after = self.rolled();
		let outcome = act(&mut after)?;
		*self = after;
		Ok(outcome)
	}

	/// Pass the milestone, for good: the first time, it voids the board's terms whose epoch has not begun (FINEPRINT 3).
	///
	/// It happens at a block's beginning, outside of any call, and therefore rolls nothing.
	pub fn hand_over(&mut self) {
		if !self.handed_over {
			self.handed_over = true;
			let epoch = self.clock.epoch_of(self.now);
			self.community_terms.void_after(epoch);
		}
	}

	/// Whether `who`, a board member or a generator, may from now on do everything and earn nothing (FINEPRINT 7).
	pub fn set_excluded(&mut self, who: Who, excluded: bool) {
		if excluded {
			self.excluded.insert(who);
		} else {
			self.excluded.remove(&who);
		}
	}

	/// Let `to` have `amount` more units of an asset other than $SD, which exists from its first issue on and of which
	/// nobody may hold less than `minimum`.
	///
	/// # Panics
	///
	/// If the asset is $SD, has another minimum, or `to` cannot receive so little.
	pub fn issue(&mut self, asset: u32, minimum: u128, to: Who, amount: u128) {
		self.money.issue(asset, minimum, to, amount);
	}

	/// Have `amount` base units of an account's $SD on hold for what is not the rules' business, beside at least the
	/// existential deposit. Rolls nothing.
	pub fn set_on_hold(&mut self, who: Who, amount: u128) -> Result<(), Refusal> {
		self.money.set_held(who, Hold::Other, amount)
	}

	/// Freeze `amount` base units of an account's $SD in all, whether it has so much or not. Rolls nothing.
	pub fn set_frozen(&mut self, who: Who, amount: u128) {
		self.money.set_frozen(who, amount);
	}

	/// Move `amount` base units of $SD; `from` keeps the existential deposit. Rolls nothing.
	pub fn transfer(&mut self, from: Who, to: Who, amount: u128) -> Result<(), Refusal> {
		refusal::ensure(!Pot::is_pot(from), Refusal::Keyless)?;
		let mut after = self.clone();
		after.send(Asset::Sd, from, to, amount)?;
		*self = after;
		Ok(())
	}

	/// Let `payer` pay a network fee of `amount` base units to a block's author, or to Community if the author cannot receive
	/// it; the payer keeps the existential deposit. Rolls nothing.
	pub fn fee(&mut self, payer: Who, author: Who, amount: u128) -> Result<(), Refusal> {
		self.transaction(payer, author, amount, |_| ((), amount))
	}

	/// Let `payer` sign a transaction: take its network fee of `fee` base units, `act`, return what of the fee was not needed,
	/// as `act` tells beside its outcome, and only then give the rest to the block's author, or to Community if the author
	/// cannot receive it. Who cannot pay the fee and keep the existential deposit is refused before anything happens; what
	/// `act` refuses has cost the fee.
	pub fn transaction<T>(
		&mut self,
		payer: Who,
		author: Who,
		fee: u128,
		act: impl FnOnce(&mut Self) -> (T, u128),
	) -> Result<T, Refusal> {
		self.money.take(Asset::Sd, payer, fee)?;
		let (outcome, needed) = act(self);
		self.money.give(Asset::Sd, payer, fee - needed)?;
		let author_can = self.money.can_receive(Asset::Sd, author, needed);
		let to = if author_can { author } else { Pot::Community.account() };
		self.money.give(Asset::Sd, to, needed)?;
		Ok(outcome)
	}

	/// Move money for no purpose of the Reserve's: what reaches the Reserve is a gift.
	fn send(&mut self, asset: Asset, from: Who, to: Who, amount: u128) -> Result<(), Refusal> {
		self.money.take(asset, from, amount)?;
		self.money.give(asset, to, amount)?;
		if asset == Asset::Sd && to == Pot::Reserve.account() {
			self.gifts += amount;
		}
		Ok(())
	}
}

/// What there is to compare.
impl Ledger {
	/// The current block.
	pub fn now(&self) -> u32 {
		self.now
	}

	/// How time is divided.
	pub fn clock(&self) -> Clock {
		self.clock
	}

	/// The epoch as of its last roll.
	pub fn epoch(&self) -> &Epoch {
		&self.epoch
	}

	/// The window as of the last operation.
	pub fn window(&self) -> &Window {
		&self.window
	}

	/// Everybody's money.
	pub fn money(&self) -> &Money {
		&self.money
	}

	/// What an account has of $SD, but what is on hold, in base units.
	pub fn balance(&self, who: Who) -> u128 {
		self.money.balance(Asset::Sd, who)
	}

	/// What an account may give away of $SD and go on existing, in base units.
	pub fn spendable(&self, who: Who) -> u128 {
		self.money.spendable(Asset::Sd, who)
	}

	/// What a pot holds of $SD, in base units.
	pub fn pot(&self, pot: Pot) -> u128 {
		self.balance(pot.account())
	}

	/// A channel as it stands.
	pub fn channel(&self, id: ChannelId) -> Channel {
		self.channels[&id]
	}

	fn channel_mut(&mut self, id: ChannelId) -> &mut Channel {
		self.channels.get_mut(&id).expect("there are five channels")
	}

	/// D: what has been earned, ever, in base units.
	pub fn distributed(&self) -> u128 {
		ChannelId::EARNED.iter().map(|id| self.channel(*id).paid).sum()
	}

	/// The community's terms in force, rolled or not.
	pub fn community_terms(&self) -> &CommunityTerms {
		self.community_terms.in_force(self.clock.epoch_of(self.now))
	}

	/// The company's terms in force, rolled or not.
	pub fn company_terms(&self) -> &CompanyTerms {
		self.company_terms.in_force(self.clock.epoch_of(self.now))
	}

	/// The community's terms, in force and to come.
	pub fn community_schedule(&self) -> &Schedule<CommunityTerms> {
		&self.community_terms
	}

	/// The company's terms, in force and to come.
	pub fn company_schedule(&self) -> &Schedule<CompanyTerms> {
		&self.company_terms
	}

	/// A generator's quota in the next epoch.
	pub fn next_quota(&self, generator: Who) -> u32 {
		self.next_quotas.get(&generator).copied().unwrap_or_default()
	}

	/// What an account has earned.
	pub fn earnings(&self, who: Who) -> Earnings {
		self.earnings.get(&who).copied().unwrap_or_default()
	}

	/// How many accounts have ever earned from a channel other than Ecosystem.
	pub fn earners(&self) -> usize {
		self.earnings.len()
	}

	/// Whether an account earns nothing: the pots, and who is set so.
	pub fn is_excluded(&self, who: Who) -> bool {
		Pot::is_pot(who) || self.excluded.contains(&who)
	}

	/// Whether the milestone has passed.
	pub fn handed_over(&self) -> bool {
		self.handed_over
	}

	/// What the board has spent out of Ecosystem, ever, in base units.
	pub fn board_spent(&self) -> u128 {
		self.board_spent
	}

	/// What has been sent to the Reserve beside what the rules bring there, ever, in base units.
	pub fn gifts(&self) -> u128 {
		self.gifts
	}

	/// Assert what must always hold.
	///
	/// # Panics
	///
	/// If it does not.
	pub fn check(&self) {
		self.money.check();
		assert_eq!(self.money.total(Asset::Sd), SUPPLY, "the supply is constant");
		for pot in Pot::ALL {
			assert!(self.pot(pot) >= ED, "{pot:?} has been reaped");
		}

		let books =
			self.channels.values().map(|channel| channel.available() + channel.held).sum::<u128>();
		assert_eq!(self.pot(Pot::Reserve), books + ED + self.gifts, "the Reserve is what it owes");
		for (id, channel) in &self.channels {
			assert!(channel.refilled <= channel.paid, "{id:?} is refilled above its budget");
		}

		let earned = self.earnings.values().map(|of| of.earned + of.earned_otherwise).sum::<u128>();
		assert_eq!(earned, self.distributed(), "what was distributed, somebody has earned");
		assert_eq!(self.community_terms().validate(), Ok(()));
		assert_eq!(self.company_terms().validate(), Ok(()));
		self.check_market();
		self.check_contests();
	}
}
