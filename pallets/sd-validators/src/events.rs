//! What the pallet tells those who listen.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
	/// What happened among validators.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Root added a member.
		ValidatorAdded {
			/// Who.
			account: T::AccountId,
			/// The first session in which it is active.
			from: SessionIndex,
		},
		/// Root removed a member.
		ValidatorRemoved {
			/// Who.
			account: T::AccountId,
			/// The first session in which it is not active.
			from: SessionIndex,
		},
		/// An account put more on hold as its bond, or keeps one that was unbonding.
		Bonded {
			/// Who.
			account: T::AccountId,
			/// How much more, in base units.
			amount: Balance,
			/// What is on hold now, in base units.
			bonded: Balance,
		},
		/// An account lets its bond go.
		Unbonding {
			/// Who.
			account: T::AccountId,
			/// The first session in which it can be withdrawn.
			from: SessionIndex,
		},
		/// An account has its bond back, or what was left of it.
		Withdrawn {
			/// Who.
			account: T::AccountId,
			/// How much, in base units.
			amount: Balance,
		},
		/// The session keys of an account are forgotten.
		KeysPurged {
			/// Who.
			account: T::AccountId,
		},
		/// A part of a bond went to Community for an offence.
		Slashed {
			/// Whose bond.
			account: T::AccountId,
			/// The session of the offence.
			session: SessionIndex,
			/// What part of the bond all offences of that session cost so far.
			fraction: Perbill,
			/// What was taken now, in base units.
			amount: Balance,
			/// What is on hold still, in base units.
			bonded: Balance,
		},
		/// An offender is no member any more.
		PutOut {
			/// Who.
			account: T::AccountId,
			/// The first session in which it is not active.
			from: SessionIndex,
		},
		/// An offender stays a member, for there is no other.
		Spared {
			/// Who.
			account: T::AccountId,
		},
	}
}
