//! Money: its units, who holds it, and what a rate makes of it.

use crate::refusal::{Refusal, ensure};
use std::collections::BTreeMap;

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

/// Everybody's balances of everything.
///
/// An account holds nothing of an asset, or at least the asset's minimum: for $SD, the existential deposit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Money {
	minimums: BTreeMap<Asset, u128>,
	issued: BTreeMap<Asset, u128>,
	balances: BTreeMap<(Asset, Who), u128>,
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
		}
	}

	/// What an account holds of an asset.
	pub fn balance(&self, asset: Asset, who: Who) -> u128 {
		self.balances.get(&(asset, who)).copied().unwrap_or_default()
	}

	/// What all accounts hold of an asset.
	pub fn total(&self, asset: Asset) -> u128 {
		self.balances.iter().filter(|((of, _), _)| *of == asset).map(|(_, amount)| amount).sum()
	}

	/// The least that an account may hold of an asset; an error for one that does not exist.
	pub fn minimum(&self, asset: Asset) -> Result<u128, Refusal> {
		self.minimums.get(&asset).copied().ok_or(Refusal::UnknownAsset)
	}

	/// Whether an account may be given `amount` of an asset now.
	pub fn can_receive(&self, asset: Asset, who: Who, amount: u128) -> bool {
		self.minimum(asset).is_ok_and(|minimum| {
			amount == 0 || amount >= minimum || self.balance(asset, who) >= minimum
		})
	}

	/// Take `amount` of an asset from an account, which keeps the minimum.
	pub(crate) fn take(&mut self, asset: Asset, from: Who, amount: u128) -> Result<(), Refusal> {
		let held = self.balance(asset, from);
		let spendable = held.saturating_sub(self.minimum(asset)?);
		ensure(amount <= spendable, Refusal::BalanceTooLow)?;
		if amount > 0 {
			self.balances.insert((asset, from), held - amount);
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
			assert!(*amount >= self.minimums[asset], "{who} holds {amount} of {asset:?}");
		}
	}
}
