//! What the pallet tells those who listen.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
	/// What happened on the way from the company to the community.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The milestone is reached. From now on the board announces nothing.
		MilestoneReached {
			/// What has been earned, ever, in base units.
			distributed: Balance,
			/// How many accounts have ever earned.
			earners: u32,
			/// The block in which the community takes over.
			due: BlockNumber,
		},
		/// The community has taken over, for good.
		HandedOver {
			/// The block that reached the milestone; none, if it was time anyway.
			reached_at: Option<BlockNumber>,
		},
		/// An upgrade that the board had authorized, and nobody applied, is void.
		UpgradeVoided {
			/// The hash of its code.
			code: T::Hash,
		},
		/// The board will make a call as Root.
		DispatchAnnounced {
			/// Under which id.
			id: AnnouncementId,
			/// The hash of the call.
			call: T::Hash,
			/// The hash of the code it authorizes.
			code: Option<T::Hash>,
			/// In which block.
			due: BlockNumber,
		},
		/// The board will not make a call that it had announced.
		DispatchCancelled {
			/// Under which id.
			id: AnnouncementId,
		},
		/// A call that the board had announced was made.
		DispatchExecuted {
			/// Under which id.
			id: AnnouncementId,
			/// How it went.
			result: DispatchResult,
		},
		/// A call that the board had announced was not made: the community had taken over.
		DispatchVoided {
			/// Under which id.
			id: AnnouncementId,
		},
		/// The committee has shortened the vote on a referendum.
		FastTracked {
			/// Which one.
			referendum: ReferendumIndex,
			/// The block in which voting ends.
			end: BlockNumber,
		},
		/// A preimage stays on chain until it is released.
		PreimageRequested {
			/// Its hash.
			hash: T::Hash,
			/// Who has left a deposit for it.
			account: T::AccountId,
		},
		/// A preimage may go.
		PreimageReleased {
			/// Its hash.
			hash: T::Hash,
			/// Who has the deposit back.
			account: T::AccountId,
		},
		/// A referendum has passed and is not enacted: too few have voted.
		BelowQuorum {
			/// Which one.
			referendum: ReferendumIndex,
			/// What was voted with, before conviction, in base units.
			turnout: Balance,
			/// What it should have been at least.
			quorum: Balance,
		},
		/// A referendum has passed and is not enacted: its call cannot be made.
		EnactmentRefused {
			/// Which one.
			referendum: ReferendumIndex,
			/// Why.
			reason: Refusal,
		},
		/// A referendum has passed and will be enacted.
		EnactmentScheduled {
			/// Which one.
			referendum: ReferendumIndex,
			/// In which block, or soon after.
			due: BlockNumber,
		},
	}
}
