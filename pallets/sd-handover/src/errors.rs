//! Why the pallet refuses, and what to do then.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The community decides now, by referendum. Propose it there.
		HandedOver,
		/// Until the handover the company's board decides. Ask it, or wait.
		NotHandedOver,
		/// The milestone is reached: the board cannot announce anything any more. Cancel, or leave it to the community.
		MilestoneReached,
		/// It is, or carries, a call that the board cannot make as Root. Announce those of the list only.
		NotAllowed,
		/// The code whose hash is to be authorized is not on chain. Note it as a preimage first.
		CodeNotNoted,
		/// It authorizes more than one upgrade. Announce the last one only.
		TwoUpgrades,
		/// The call is too long. Announce it in parts.
		CallTooLong,
		/// The call takes more than a block has for it. Announce it in parts.
		CallTooHeavy,
		/// As many calls are announced as may be. Wait for one, or cancel it.
		TooManyAnnouncements,
		/// Nothing is announced under this id. Check it.
		NotAnnounced,
		/// No referendum with this index is being voted on. Check it.
		NotOngoing,
		/// That would leave less time for voting than the network asks for. Leave more.
		VotingTooShort,
		/// Voting would end no earlier than it does. Leave it as it is.
		NotShorter,
		/// There is no preimage with this hash. Note it first.
		NotNoted,
		/// You have requested this preimage already. There is nothing to do.
		AlreadyRequested,
		/// You have not requested this preimage. Check the hash.
		NotRequested,
		/// A proposal needs this preimage. Wait until it has been voted on.
		PreimageInUse,
	}
}
