//! What is stored: the latch, the periods of governance, what the board has announced.

use frame::{deps::frame_support::traits::Bounded as BoundedCall, prelude::*};
use sd_primitives::{Balance, BlockNumber, DAYS, SD, TOTAL_SUPPLY};

/// Most calls the board may have announced at a time.
pub const MAX_ANNOUNCEMENTS: u32 = 16;

/// Most bytes of a call that the board announces or a referendum decides on, encoded.
pub const MAX_CALL: u32 = 8 * 1024;

/// Most voting periods that may begin before the first of them is over.
pub const MAX_OVERLAP: u32 = 8;

/// A day, in milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000;

/// Counts announcements from 0.
pub type AnnouncementId = u32;

/// A call of the runtime.
pub type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

/// A call of the runtime, inline or by its hash and length.
pub type BoundedCallOf<T> = BoundedCall<CallOf<T>, <T as frame_system::Config>::Hashing>;

/// What the board has announced.
pub type AnnouncementOf<T> = Announcement<BoundedCallOf<T>, <T as frame_system::Config>::Hash>;

/// What a chain begins with: what the milestone is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct MilestoneTerms {
	/// What part of the supply must have been earned; a billionth of it is 1 SD.
	pub threshold: Perbill,
	/// How many accounts must have earned.
	pub earners: u32,
	/// Blocks from reaching it to the handover.
	pub notice: BlockNumber,
	/// Milliseconds from the first block to the handover, reached or not.
	pub fallback: u64,
}

impl Default for MilestoneTerms {
	fn default() -> Self {
		Self {
			threshold: Perbill::from_percent(25),
			earners: 10_000,
			notice: 7 * DAYS,
			fallback: 3 * 365 * DAY,
		}
	}
}

impl MilestoneTerms {
	/// Whether there is something to reach, and time for everybody to see it coming.
	pub fn is_sound(&self) -> bool {
		let Self { threshold, earners, notice, fallback } = self;
		!threshold.is_zero() && *earners > 0 && *notice > 0 && *fallback > 0
	}
}

/// The milestone, how far it is, and whether the community has taken over.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Latch {
	/// What must have been earned, in base units.
	pub threshold: Balance,
	/// How many accounts must have earned.
	pub earners: u32,
	/// Blocks from reaching it to the handover.
	pub notice: BlockNumber,
	/// Milliseconds from the first block to the handover, reached or not.
	pub fallback: u64,
	/// When that is, in milliseconds since 1970, as soon as the time is known.
	pub fallback_at: Option<u64>,
	/// The block whose payment reached it.
	pub reached_at: Option<BlockNumber>,
	/// The first block in which the community decided. Never taken back.
	pub handed_over_at: Option<BlockNumber>,
}

impl Default for Latch {
	fn default() -> Self {
		Self::of(&MilestoneTerms::default())
	}
}

impl Latch {
	/// An open latch with such a milestone.
	pub fn of(terms: &MilestoneTerms) -> Self {
		Self {
			threshold: terms.threshold.mul_floor(TOTAL_SUPPLY),
			earners: terms.earners,
			notice: terms.notice,
			fallback: terms.fallback,
			fallback_at: None,
			reached_at: None,
			handed_over_at: None,
		}
	}

	/// Whether nothing has been reached yet.
	pub fn is_open(&self) -> bool {
		self.reached_at.is_none() && self.handed_over_at.is_none()
	}

	/// The first block in which the community decides, if the milestone is reached.
	pub fn due_at(&self) -> Option<BlockNumber> {
		self.reached_at.map(|block| block.saturating_add(self.notice))
	}

	/// Whether the community has to take over in this block, at this time.
	pub fn is_due(&self, block: BlockNumber, time: u64) -> bool {
		let noticed = self.due_at().is_some_and(|due| due <= block);
		noticed || self.fallback_at.is_some_and(|fallback| fallback <= time)
	}
}

/// How long everything takes in which people decide, and what a proposal costs.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Periods {
	/// Blocks from one referendum's launch to the next.
	pub launch: BlockNumber,
	/// Blocks for voting.
	pub voting: BlockNumber,
	/// Blocks from the end of voting to the enactment.
	pub enactment: BlockNumber,
	/// Blocks for which the least conviction locks a vote.
	pub locking: BlockNumber,
	/// Blocks that the committee must leave for voting.
	pub fast_track: BlockNumber,
	/// Least deposit of a proposal, in base units.
	pub deposit: Balance,
	/// Blocks from the board's announcement of a call to its execution.
	pub delay: BlockNumber,
}

impl Default for Periods {
	fn default() -> Self {
		Self {
			launch: 7 * DAYS,
			voting: 7 * DAYS,
			enactment: 2 * DAYS,
			locking: 7 * DAYS,
			fast_track: DAYS,
			deposit: 1_000 * SD,
			delay: 14 * DAYS,
		}
	}
}

impl Periods {
	/// Whether none is zero, who has voted for something is locked until it is enacted, and there are not too many referenda
	/// at a time.
	pub fn is_sound(&self) -> bool {
		let Self { launch, voting, enactment, locking, fast_track, deposit, delay } = self;
		let none_is_zero =
			[launch, voting, enactment, locking, fast_track, delay].iter().all(|it| **it > 0);
		none_is_zero
			&& *deposit > 0
			&& enactment <= locking
			&& fast_track <= voting
			&& voting.div_ceil(*launch) <= MAX_OVERLAP
	}
}

/// A call that the board has announced.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Announcement<Call, Hash> {
	/// What will be called, as Root.
	pub call: Call,
	/// The code that it authorizes, kept on chain until then.
	pub code: Option<Hash>,
	/// The block in which it will be.
	pub due: BlockNumber,
}

/// Why a proposal is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Refusal {
	/// Its call is known by a hash only. Give the length, too.
	Legacy,
	/// Its call is longer than [`MAX_CALL`]. Propose less at once.
	TooLong,
	/// Its call is not on chain, or might be withdrawn. Note the preimage and request it first.
	NotRequested,
	/// It is no call, or one nested too deeply. Encode it again.
	Unreadable,
	/// It is, or carries, a call that no referendum can make.
	Denied,
	/// It takes more than a block has for it. Propose less at once.
	TooHeavy,
	/// It was not voted on.
	NoReferendum,
	/// The scheduler has no place for it in any block soon after. Propose it again.
	NoPlace,
}
