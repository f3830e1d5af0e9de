//! Money: its units, who holds it, and what a rate makes of it.

use crate::refusal::{Refusal, ensure};
use std::collections::{BTreeMap, BTreeSet};

/// What storing so many things of so many bytes together costs as long as they are there, in base units.
pub(crate) const fn deposit(things: u128, bytes: u128) -> u128 {
	things * SD / 10 + bytes * SD / 1_000
}

/// An account. The three highest are the pots'.
pub type Who = u32;

/// One $SD in base units.
pub const SD: u128 = 1_000_000_000_000;

/// What an account must hold to exist, in base units.
pub const ED: u128 = SD / 100;

/// All the $SD there is, in base units.
pub const SUPPLY: u128 = 1_000_000_000 * SD;

/// A whole in parts.
const BILLION: u128 = 1_000_000_000;

/// `rate` parts of 10^9 of `amount`, rounded down.
pub fn floor_of(rate: u32, amount: u128) -> u128 {
	product_over(amount, rate.into(), BILLION)
}

/// `rate` parts of 10^9 of `amount`, rounded up.
pub fn ceil_of(rate: u32, amount: u128) -> u128 {
	let rate = u128::from(rate);
	amount / BILLION * rate + (amount % BILLION * rate).div_ceil(BILLION)
}

/// `⌊a × b / c⌋`, however long the product: b's bits from the highest on, with the remainder carried along.
///
/// `c` is below 2^126, and the result fits.
pub fn product_over(a: u128, b: u128, c: u128) -> u128 {
	let (mut quotient, mut remainder) = (0, 0);
	for bit in (0..u128::BITS).rev() {
		(quotient, remainder) = (2 * quotient, 2 * remainder);
		if b >> bit & 1 == 1 {
			quotient += a / c;
			remainder += a % c;
		}
		quotient += remainder / c;
		remainder %= c;
	}
	quotient
}

/// What money is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Asset {
	/// $SD.
	Sd,
	/// Another asset, by its number.
	Other(u32),
}

/// A keyless account that exists from genesis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pot {
	/// Where all $SD starts.
	Reserve,
	/// The Company Treasury.
	Company,
	/// The Community Treasury.
	Community,
}

impl Pot {
	/// All pots.
	pub const ALL: [Self; 3] = [Self::Reserve, Self::Company, Self::Community];

	/// A pot's account.
	pub const fn account(self) -> Who {
		Who::MAX - self as Who
	}

	/// Whether an account is a pot's.
	pub fn is_pot(who: Who) -> bool {
		Self::ALL.iter().any(|pot| pot.account() == who)
	}
}

/// What an account's $SD is on hold for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Hold {
	/// Prizes that it has put up.
	Prize,
	/// Graphics that it has entered in contests.
	Entry,
	/// Its votes.
	Vote,
	/// Accounts in other assets that exist with nothing in them.
	Account,
	/// What is not the rules' business.
	Other,
}

/// Everybody's balances of everything.
///
/// An account has nothing of an asset, or at least the asset's minimum: for $SD, the existential deposit. In another asset an
/// account may have been opened, and then has as little as there may be. Beside that it may have $SD on hold, which is not
/// part of its balance, and of all its $SD a part may be frozen: what is on hold first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Money {
	minimums: BTreeMap<Asset, u128>,
	issued: BTreeMap<Asset, u128>,
	balances: BTreeMap<(Asset, Who), u128>,
	on_hold: BTreeMap<(Who, Hold), u128>,
	frozen: BTreeMap<Who, u128>,
	/// Accounts that exist in an asset whatever they have of it.
	opened: BTreeSet<(Asset, Who)>,
}

impl Money {
	/// All $SD in the Reserve, but what keeps the other pots alive.
	pub(crate) fn new() -> Self {
		let pots = Pot::ALL.map(|pot| {
			let amount = if pot == Pot::Reserve { SUPPLY - 2 * ED } else { ED };
			((Asset::Sd, pot.account()), amount)
		});
		Self {
			minimums: [(Asset::Sd, ED)].into(),
			issued: [(Asset::Sd, SUPPLY)].into(),
			balances: pots.into(),
			on_hold: BTreeMap::new(),
			frozen: BTreeMap::new(),
			opened: BTreeSet::new(),
		}
	}

	/// What an account has of an asset, but what is on hold.
	pub fn balance(&self, asset: Asset, who: Who) -> u128 {
		self.balances.get(&(asset, who)).copied().unwrap_or_default()
	}

	/// What an account has of $SD on hold in all, in base units.
	pub fn on_hold(&self, who: Who) -> u128 {
		let holds = self.on_hold.iter().filter(|((of, _), _)| *of == who);
		holds.map(|(_, amount)| amount).sum()
	}

	/// What an account has of $SD on hold for something, in base units.
	pub fn held(&self, who: Who, what: Hold) -> u128 {
		self.on_hold.get(&(who, what)).copied().unwrap_or_default()
	}

	/// What everybody has of $SD on hold for something, in base units.
	pub fn all_held(&self, what: Hold) -> BTreeMap<Who, u128> {
		let holds = self.on_hold.iter().filter(|((_, of), amount)| *of == what && **amount > 0);
		holds.map(|((who, _), amount)| (*who, *amount)).collect()
	}

	/// How much $SD an account must not go below, what is on hold counted, in base units.
	pub fn frozen(&self, who: Who) -> u128 {
		self.frozen.get(&who).copied().unwrap_or_default()
	}

	/// What an account may give away of an asset and go on existing.
	pub fn spendable(&self, asset: Asset, who: Who) -> u128 {
		let frozen = match asset {
			Asset::Sd => self.frozen(who).saturating_sub(self.on_hold(who)),
			Asset::Other(_) => 0,
		};
		let stays = self.minimum(asset).unwrap_or_default().max(frozen);
		self.balance(asset, who).saturating_sub(stays)
	}

	/// What all accounts have of an asset, on hold or not.
	pub fn total(&self, asset: Asset) -> u128 {
		let balances = self.balances.iter().filter(|((of, _), _)| *of == asset);
		let free = balances.map(|(_, amount)| amount).sum::<u128>();
		match asset {
			Asset::Sd => free + self.on_hold.values().sum::<u128>(),
			Asset::Other(_) => free,
		}
	}

	/// The least that an account may hold of an asset; an error for one that does not exist.
	pub fn minimum(&self, asset: Asset) -> Result<u128, Refusal> {
		self.minimums.get(&asset).copied().ok_or(Refusal::UnknownAsset)
	}

	/// Whether an account may be given `amount` of an asset now.
	pub fn can_receive(&self, asset: Asset, who: Who, amount: u128) -> bool {
		self.minimum(asset).is_ok_and(|minimum| {
			amount == 0
				|| amount >= minimum
				|| self.balance(asset, who) >= minimum
				|| self.opened.contains(&(asset, who))
		})
	}

	/// Take `amount` of an asset from an account, which keeps the minimum and what is frozen.
	pub(crate) fn take(&mut self, asset: Asset, from: Who, amount: u128) -> Result<(), Refusal> {
		self.minimum(asset)?;
		ensure(amount <= self.spendable(asset, from), Refusal::BalanceTooLow)?;
		if amount > 0 {
			*self.balances.entry((asset, from)).or_default() -= amount;
		}
		Ok(())
	}

	/// Give `amount` of an asset to an account.
	pub(crate) fn give(&mut self, asset: Asset, to: Who, amount: u128) -> Result<(), Refusal> {
		ensure(self.can_receive(asset, to, amount), Refusal::CannotReceive)?;
		if amount > 0 {
			*self.balances.entry((asset, to)).or_default() += amount;
		}
		Ok(())
	}

	/// Have `amount` of an account's $SD on hold for something, no more and no less. What is frozen may be put on hold; the
	/// account keeps the existential deposit beside it.
	pub(crate) fn set_held(&mut self, who: Who, what: Hold, amount: u128) -> Result<(), Refusal> {
		let before = self.held(who, what);
		if amount != before {
			let all = self.balance(Asset::Sd, who) + before;
			ensure(amount + ED <= all, Refusal::BalanceTooLow)?;
			self.balances.insert((Asset::Sd, who), all - amount);
			self.on_hold.insert((who, what), amount);
		}
		Ok(())
	}

	/// Have `amount` more of an account's $SD on hold for something.
	pub(crate) fn hold(&mut self, who: Who, what: Hold, amount: u128) -> Result<(), Refusal> {
		self.set_held(who, what, self.held(who, what) + amount)
	}

	/// Have `amount` less of an account's $SD on hold for something.
	pub(crate) fn release(&mut self, who: Who, what: Hold, amount: u128) -> Result<(), Refusal> {
		let left = self.held(who, what).checked_sub(amount).ok_or(Refusal::NotHeld)?;
		self.set_held(who, what, left)
	}

	/// Move `amount` of what an account has on hold for something to another, which has it free. What is frozen does not keep
	/// it back.
	pub(crate) fn transfer_held(
		&mut self,
		from: Who,
		what: Hold,
		to: Who,
		amount: u128,
	) -> Result<(), Refusal> {
		let left = self.held(from, what).checked_sub(amount).ok_or(Refusal::NotHeld)?;
		self.on_hold.insert((from, what), left);
		self.give(Asset::Sd, to, amount)
	}

	/// Let an account exist in an asset with nothing in it, at the cost of `deposit` base units of its $SD, which stay on hold.
	/// Nothing is to be done for one that exists.
	pub(crate) fn open(&mut self, asset: Asset, who: Who, deposit: u128) -> Result<(), Refusal> {
		if self.balance(asset, who) == 0 && !self.opened.contains(&(asset, who)) {
			self.hold(who, Hold::Account, deposit)?;
			self.opened.insert((asset, who));
		}
		Ok(())
	}

	/// Freeze `amount` of an account's $SD, no more and no less, whether it has so much or not.
	pub(crate) fn set_frozen(&mut self, who: Who, amount: u128) {
		self.frozen.insert(who, amount);
	}

	pub(crate) fn issue(&mut self, asset: u32, minimum: u128, to: Who, amount: u128) {
		let asset = Asset::Other(asset);
		assert_eq!(*self.minimums.entry(asset).or_insert(minimum), minimum);
		*self.issued.entry(asset).or_default() += amount;
		self.give(asset, to, amount).expect("what is issued is enough to begin an account");
	}

	/// Assert that all is there that was issued, and that nobody holds less than the minimum.
	pub(crate) fn check(&self) {
		for (asset, issued) in &self.issued {
			assert_eq!(self.total(*asset), *issued, "{asset:?} has been lost or made");
		}
		for ((asset, who), amount) in &self.balances {
			let enough = *amount >= self.minimums[asset] || self.opened.contains(&(*asset, *who));
			assert!(enough, "{who} has {amount} of {asset:?}");
		}
	}
}
