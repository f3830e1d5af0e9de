//! Money: $SD, its unit, its supply, and how a fee is divided.

use frame::prelude::*;

/// An amount of $SD in base units.
pub type Balance = u128;

/// A block's height, and a length of time in blocks.
pub type BlockNumber = u32;

/// Blocks in a day.
pub const DAYS: BlockNumber = 28_800;

/// One $SD in base units.
pub const SD: Balance = 1_000_000_000_000;

/// What an account must hold to exist: 0.01 SD.
pub const EXISTENTIAL_DEPOSIT: Balance = SD / 100;

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
}
