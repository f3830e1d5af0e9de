//! Why the pallet refuses, and what to do then.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No generator has this account. Check the address.
		UnknownGenerator,
		/// This account is a generator already. Update it instead.
		AlreadyGenerator,
		/// The generator is suspended. Use another, or wait until it is resumed.
		GeneratorSuspended,
		/// The generator is not suspended. There is nothing to resume.
		NotSuspended,
		/// Nothing was given to change. Give a name, a key or a quota.
		NothingToUpdate,
		/// The generator has no model with this index. Let it add the model first.
		UnknownModel,
		/// The generator has as many models as it may. Register a second generator.
		TooManyModels,
		/// The graphic is somebody else's. Only its creator may bring it in.
		NotCreator,
		/// The attestation's time is over. Ask the generator for a new one.
		AttestationExpired,
		/// The attestation would be valid for longer than an epoch. Ask for a shorter one.
		ExpiryTooFar,
		/// The signature is not the generator's present key's over these very fields on this chain. Ask the generator for
		/// a new one, and change nothing of it.
		BadSignature,
		/// This content hash is registered. A file is rewarded once: bring another.
		AlreadyRegistered,
		/// A consent to no graphics at all. Allow one or more, or withdraw instead.
		NothingConsented,
		/// The consent's last block is over. Give a later one.
		ConsentOver,
		/// The time to bring this signed consent on chain is over. Ask the account for a new one.
		SignatureExpired,
		/// The signed consent was brought in before, or the account has agreed or withdrawn since. Ask it for a new one
		/// with its next nonce.
		BadNonce,
		/// A batch with this root is settled. Make another: each graphic is paid for once.
		AlreadySettled,
		/// The tally at this position is of no graphics, or of a creator that has one before it. Join or remove it.
		BadTally(u16),
		/// Every creator of the batch would have been skipped. See their consents, rewards and balances.
		NothingSettled,
		/// No batch has this root. Check it, or wait until it is settled.
		UnknownBatch,
		/// The batch has fewer leaves. Check the index, which counts from 0.
		IndexOutOfRange,
		/// The batch was settled without this creator's graphics. Ask the generator to settle them again.
		CreatorSkipped,
		/// As many graphics of this batch are registered as were paid for. The generator has put more in than it settled.
		AllClaimed,
		/// The proof does not lead from this very graphic, at this index, to the batch's root. Use the receipt as it is.
		BadProof,
		/// No graphic with this content hash is registered. Generate or claim it first.
		UnknownGraphic,
		/// The graphic was taken down. It cannot be shared any more.
		TakenDown,
		/// The graphic is in the gallery. It is shared once for life.
		AlreadyShared,
		/// The content identifier is empty. Say where the picture is.
		EmptyCid,
		/// A graphic that looks the same is in the gallery, or was taken down. Share another.
		LooksShared,
		/// No reward waits: the graphic is not shared, earned nothing, or was paid or taken down.
		NothingPending,
		/// Moderation is not over. Come back in the block in which the reward is due.
		NotDue,
		/// Only moderators take graphics down.
		NotModerator,
		/// The graphic was taken down before.
		AlreadyTakenDown,
		/// Give the reason, for people to read.
		NoReason,
		/// The graphic was shared, taken down, minted or entered in a contest, and stays.
		NotForgotten,
		/// The graphic has not been registered for as long as it is kept. Come back later.
		TooYoung,
	}
}
