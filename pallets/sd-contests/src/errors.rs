//! Why the pallet refuses, and what to do then.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// Only a host opens a contest whose prize is not its own. Ask the authority, or sponsor one.
		NotHost,
		/// The contest has no title. Give one.
		NoTitle,
		/// Shares are one to ten, each more than nothing and together at most everything. Divide the prize again.
		BadShares,
		/// The prize is less than 1 SD, or a rank would win less than what an account must hold to exist. Give a larger prize, or
		/// fewer shares.
		PrizeTooSmall,
		/// A period is shorter than an epoch or longer than thirty. Give another.
		BadPeriod,
		/// There is no such contest, or everything in it is claimed and released. Check the id.
		UnknownContest,
		/// The entry period has passed. Enter another contest.
		EntriesOver,
		/// No graphic with this content hash is registered. Generate it, or claim it from its batch.
		UnknownGraphic,
		/// The graphic is somebody else's. Only its creator may enter it.
		NotCreator,
		/// The graphic was taken down. It cannot win: enter, or vote for, another.
		TakenDown,
		/// The graphic was made before the contest opened. Enter a new one.
		MadeBefore,
		/// This creator has an entry in the contest. There is one for each.
		AlreadyEntered,
		/// The contest has as many entries as it may. Enter another one, earlier.
		TooManyEntries,
		/// Something of the sender's $SD is frozen, as what has voted in a referendum is. Unlock it, or sponsor from another
		/// account.
		SponsorFrozen,
		/// Votes are not taken before the entry period has passed. Wait for it.
		VotingNotBegun,
		/// The voting period has passed. Vote in another contest.
		VotingOver,
		/// A vote of less than what an account must hold to exist. Name a larger amount.
		VoteTooSmall,
		/// Nobody votes for their own entry. Vote for another.
		OwnEntry,
		/// This account has no entry in the contest. Check the address.
		UnknownEntry,
		/// The sender's vote in this contest is on another entry. Add to that, or to none.
		VotedElsewhere,
		/// Only who has earned by generating or sharing has a vote. Do so first.
		NothingEarned,
		/// The voting period has not passed. Wait for it.
		VotingNotOver,
		/// The contest is closed. There is nothing more to close.
		AlreadyClosed,
		/// The contest is not closed. Close it first, when the voting period has passed.
		NotClosed,
		/// Nobody has won this rank. Check it: ranks count from 0.
		NoSuchWinner,
		/// The prize still waits for moderation. Wait until its block.
		NotDue,
		/// This prize is paid, or has gone back. There is nothing more to claim.
		AlreadyClaimed,
		/// The contest has nothing on hold of this account. Check the address.
		NothingToRelease,
	}
}
