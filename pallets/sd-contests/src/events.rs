//! What the pallet tells those who listen.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
	/// What happened in contests.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account may open contests with prizes out of channel Contest, or no longer.
		HostSet {
			/// Who.
			account: T::AccountId,
			/// Whether it may from now on.
			host: bool,
		},
		/// A contest was opened, and its prize set aside.
		Opened {
			/// Its id.
			contest: ContestId,
			/// By whom.
			by: T::AccountId,
			/// Whether the prize is on hold on that account; it is in channel Contest otherwise.
			sponsored: bool,
			/// What people call it.
			title: Title,
			/// What there is to win, in base units.
			prize: Balance,
			/// What part of it each rank wins.
			shares: Shares,
			/// The first block in which entries are not taken any more, and votes are.
			entries_until: BlockNumber,
			/// The first block in which votes are not taken any more, and in which it may be closed.
			votes_until: BlockNumber,
			/// What all votes together must weigh for anybody to win, in base units.
			quorum: Balance,
		},
		/// A graphic was entered, and the deposit put on hold.
		Entered {
			/// The contest.
			contest: ContestId,
			/// Whose graphic it is.
			creator: T::AccountId,
			/// The graphic.
			content_hash: ContentHash,
			/// The entry's number, counted from 0: the earlier one wins a tie.
			number: u32,
			/// What was put on hold, in base units.
			deposit: Balance,
		},
		/// An account voted.
		Voted {
			/// The contest.
			contest: ContestId,
			/// Who voted.
			voter: T::AccountId,
			/// On whose entry.
			creator: T::AccountId,
			/// What was put on hold, in base units.
			amount: Balance,
			/// What the voter has on hold on the entry now, in base units.
			held: Balance,
			/// What of that counts, in base units.
			weight: Balance,
			/// What all votes on the entry weigh now, in base units.
			tally: Balance,
			/// What all votes in the contest weigh now, in base units.
			total: Balance,
		},
		/// A contest was closed.
		Closed {
			/// The contest.
			contest: ContestId,
			/// What all votes in it weigh, in base units.
			total: Balance,
			/// Who has won, by rank; nobody, if the total is below the quorum.
			winners: Vec<Winner<T::AccountId>>,
			/// The first block in which the prizes may be claimed.
			due: BlockNumber,
			/// What of the prize went back at once to the channel or the sponsor, in base units.
			returned: Balance,
		},
		/// A prize was paid, or went back because its graphic was taken down or its creator may earn nothing.
		PrizeClaimed {
			/// The contest.
			contest: ContestId,
			/// The rank, counted from 0.
			rank: u32,
			/// Who has won it.
			winner: T::AccountId,
			/// With which graphic.
			content_hash: ContentHash,
			/// What the winner was paid, in base units.
			paid: Balance,
			/// What went back to the channel or the sponsor, in base units.
			returned: Balance,
		},
		/// An account has back what a contest had on hold of it.
		Released {
			/// The contest.
			contest: ContestId,
			/// Whose it is.
			account: T::AccountId,
			/// The deposit of its entry, in base units; nothing, if it had none.
			deposit: Balance,
			/// Its vote, in base units; nothing, if it had none.
			vote: Balance,
		},
		/// Everything in a contest is claimed and released, and the chain has forgotten it.
		Removed {
			/// The contest.
			contest: ContestId,
		},
	}
}
