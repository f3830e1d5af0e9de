//! What is stored of spending.

use crate::Pot;
use frame::prelude::*;
use sd_primitives::Balance;

/// What may be spent from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Source {
	/// The Company Treasury, by the board.
	Company,
	/// The Community Treasury, by referendum after the handover; locked before.
	Community,
	/// Channel Ecosystem, by the authority.
	Ecosystem,
}

impl Source {
	/// The pot that holds what is spent.
	pub const fn pot(self) -> Pot {
		match self {
			Self::Company => Pot::Company,
			Self::Community => Pot::Community,
			Self::Ecosystem => Pot::Reserve,
		}
	}
}

/// What was spent of one asset from one source in an epoch.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Spending {
	/// The epoch of the two amounts.
	pub epoch: u32,
	/// The most that may be spent in it, fixed by its first spend, in base units.
	pub ceiling: Balance,
	/// What was spent in it, in base units.
	pub spent: Balance,
}
