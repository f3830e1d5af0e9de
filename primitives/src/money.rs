//! Money: $SD, its unit, its supply, and how a fee is divided.

use frame::prelude::*;
use frame::{
	arithmetic::{Rounding, helpers_128bit::multiply_by_rational_with_rounding},
	traits::fungible::NativeOrWithId,
};

/// An amount of $SD, or of another asset, in base units.
pub type Balance = u128;

/// What money is of: $SD (`Native`) or an asset of pallet-assets (`WithId`).
pub type Asset = NativeOrWithId<u32>;

/// A block's height, and a length of time in blocks.
pub type BlockNumber = u32;

/// Blocks in a day.
pub const DAYS: BlockNumber = 28_800;

/// One $SD in base units.
pub const SD: Balance = 1_000_000_000_000;

/// What an account must hold to exist: 0.01 SD.
pub const EXISTENTIAL_DEPOSIT: Balance = SD / 100;

/// The least price of an item, in base units of any asset: so that rounding commissions up takes next to nothing.
pub const LEAST_PRICE: Balance = 10_000;

/// All the $SD there is and ever will be, in base units.
pub const TOTAL_SUPPLY: Balance = 1_000_000_000 * SD;

/// A fee in its two parts, in base units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct FeeParts {
	/// What goes to the Company Treasury.
	pub company: Balance,
	/// What goes to the Community Treasury.
	pub community: Balance,
}

impl FeeParts {
	/// Divide `fee`: the community's part rounded down, the company's the rest. They sum to `fee`.
	pub fn of(fee: Balance, community_share: Perbill) -> Self {
		let community = community_share.mul_floor(fee);
		Self { company: fee - community, community }
	}

	/// `count` times this, if it fits into a [`Balance`].
	pub fn times(&self, count: u32) -> Option<Self> {
		let count = Balance::from(count);
		let (company, community) =
			(self.company.checked_mul(count)?, self.community.checked_mul(count)?);
		Some(Self { company, community })
	}

	/// This and `other` together, part by part, if they fit into a [`Balance`].
	pub fn plus(&self, other: Self) -> Option<Self> {
		let company = self.company.checked_add(other.company)?;
		Some(Self { company, community: self.community.checked_add(other.community)? })
	}

	/// Both together, if they fit into a [`Balance`].
	pub fn total(&self) -> Option<Balance> {
		self.company.checked_add(self.community)
	}
}

/// What recycling may take of Community's `balance` at once, in base units: `rate` of it, but not what keeps the pot alive.
pub fn recyclable(balance: Balance, rate: Perbill) -> Balance {
	rate.mul_floor(balance).min(balance.saturating_sub(EXISTENTIAL_DEPOSIT))
}

/// What Company holds above a tenth of the supply, in base units.
pub fn company_overflow(balance: Balance) -> Balance {
	balance.saturating_sub(TOTAL_SUPPLY / 10)
}

/// What may be spent in an epoch of `held` base units, or set aside for prizes: 0.1 %, rounded down.
pub fn ceiling(held: Balance) -> Balance {
	Permill::from_parts(1_000).mul_floor(held)
}

/// What the two treasuries take of a price.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Commission {
	/// κ_co: the Company Treasury's part.
	pub company: Perbill,
	/// κ_cm: the Community Treasury's part.
	pub community: Perbill,
}

impl Commission {
	/// The two parts of `price`, each rounded up.
	pub fn of(&self, price: Balance) -> FeeParts {
		FeeParts {
			company: self.company.mul_ceil(price),
			community: self.community.mul_ceil(price),
		}
	}

	/// `0.4 × min(κ_co, κ_cm) × price`, rounded down: the most that a sale may give back, so that trading with oneself
	/// loses even for somebody who owns one treasury and earns what the other recycles.
	pub fn rebate(&self, price: Balance) -> Balance {
		/// 0.4 as `2 / 5`, and a commission in parts of 10^9.
		const DIVISOR: u128 = 5_000_000_000;
		let lesser = self.company.min(self.community).deconstruct();
		multiply_by_rational_with_rounding(price, 2 * u128::from(lesser), DIVISOR, Rounding::Down)
			.defensive_unwrap_or_default()
	}
}
