//! Why the pallet refuses, and what to do then.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is a member. There is nothing to add.
		AlreadyMember,
		/// The account is not a member. Check the address.
		NotMember,
		/// The account has no session keys. Let it register them with `session.set_keys`.
		NoKeys,
		/// The account has no bond, or one that is unbonding or less than the network's. Let it bond first.
		NotBonded,
		/// The bond would be less than the network's. Bond more.
		BondTooSmall,
		/// There are as many members as there can be. Remove one first.
		TooManyMembers,
		/// As many members were added and removed in this session as may be. Wait for the next one. What was announced or decided
		/// for this session is not tried again: announce changes at least a session apart.
		TooManyChanges,
		/// Fewer members would be left than the network's minimum. Add one first.
		TooFewMembers,
		/// The account is a member, active or queued. Let it be removed, and wait until its last session is over.
		StillValidating,
		/// The bond is unbonding. Wait, then withdraw it.
		AlreadyUnbonding,
		/// The bond is not unbonding. Unbond it first.
		NotUnbonding,
		/// An equivocation of the account could still be reported. Wait for the session that `Unbonding` has named.
		NotDue,
	}
}
