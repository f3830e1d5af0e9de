//! What is stored, and what clients are told.

use crate::MAX_MEMBERS;
use alloc::vec::Vec;
use frame::prelude::*;
use sd_primitives::Balance;
use sp_staking::SessionIndex;

/// What an account has on hold for its honesty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Bond {
	/// What is on hold, in base units.
	pub held: Balance,
	/// What was slashed of it, in base units.
	pub slashed: Balance,
	/// The last session in which the account was active, if it was; not while it is active again.
	pub last_active: Option<SessionIndex>,
	/// Whether it is unbonding.
	pub unbonding: bool,
}

/// What was slashed of a bond for the offences of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Slash {
	/// The bond before, in base units.
	pub bond: Balance,
	/// What part of it was due.
	pub fraction: Perbill,
}

impl Slash {
	/// What was due, in base units, rounded down.
	pub fn due(&self) -> Balance {
		self.fraction.mul_floor(self.bond)
	}
}

/// A session that is over.
#[derive(Clone, PartialEq, Eq, Debug, DefaultNoBound)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Finished<AccountId> {
	/// Who was active, and how many blocks each authored.
	pub authored: BoundedVec<(AccountId, u32), ConstU32<MAX_MEMBERS>>,
}

/// The validators, for clients.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ValidatorsInfo<AccountId> {
	/// The running session.
	pub session: SessionIndex,
	/// Slots in a session.
	pub session_length: u32,
	/// What a member has on hold at least when it joins, in base units.
	pub required_bond: Balance,
	/// The fewest members that removals leave.
	pub minimum: u32,
	/// How many members Root may still add or remove in this session.
	pub changes_left: u32,
	/// Everybody who is a member, active or queued.
	pub validators: Vec<ValidatorInfo<AccountId>>,
}

/// A validator, for clients.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ValidatorInfo<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// Whether it will validate from the session after the next on.
	pub member: bool,
	/// Whether it validates in this session.
	pub active: bool,
	/// Whether it validates in the next one.
	pub queued: bool,
	/// Whether its blocks are invalid in this session, after an offence.
	pub disabled: bool,
	/// What it has on hold as its bond, in base units.
	pub bonded: Balance,
	/// Whether it has session keys.
	pub has_keys: bool,
	/// Blocks it authored in this session.
	pub authored: u32,
	/// Blocks to be expected of it in this session so far: one as much as another's.
	pub expected: u32,
	/// Blocks it authored in the last session.
	pub authored_before: u32,
	/// Blocks that were to be expected of it in the last session.
	pub expected_before: u32,
	/// Whether it is enabled and has no block of five or more that were to be expected in this session; or, while fewer were, in
	/// both.
	pub missing: bool,
}
