//! What the pallet tells those who listen.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
	/// What happened to generators and graphics.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A generator may attest graphics, from the next epoch on.
		GeneratorRegistered {
			/// Its account.
			generator: T::AccountId,
			/// What people call it.
			name: Name,
			/// Its key, of version 1.
			key: sr25519::Public,
			/// Graphics an epoch.
			quota: u32,
		},
		/// A generator's name, key or quota changed; the quota from the next epoch on.
		GeneratorUpdated {
			/// Its account.
			generator: T::AccountId,
			/// Its name now.
			name: Name,
			/// Its key now.
			key: sr25519::Public,
			/// That key's version.
			key_version: u32,
			/// Graphics an epoch.
			quota: u32,
		},
		/// A generator's attestations are refused from now on.
		GeneratorSuspended {
			/// Its account.
			generator: T::AccountId,
		},
		/// A generator's attestations are accepted again; its quota counts from the next epoch on.
		GeneratorResumed {
			/// Its account.
			generator: T::AccountId,
		},
		/// A generator has a further model.
		ModelAdded {
			/// The generator's account.
			generator: T::AccountId,
			/// The model's index.
			model: u32,
			/// What people call it.
			name: Name,
			/// Hash of its weights.
			weights_hash: H256,
		},
		/// A graphic was registered, its creator rewarded and charged.
		Generated {
			/// Who made it.
			creator: T::AccountId,
			/// Which generator attested it.
			generator: T::AccountId,
			/// SHA-256 of the file.
			content_hash: ContentHash,
			/// With which of its keys.
			key_version: u32,
			/// Which of the generator's models made it.
			model: u32,
			/// Perceptual hash.
			fingerprint: u64,
			/// Hash of prompt, seed and settings.
			recipe_hash: H256,
			/// Base units earned.
			reward: Balance,
			/// Base units of the fee that went to Company.
			company: Balance,
			/// Base units of the fee that went to Community.
			community: Balance,
		},
		/// An account lets a generator charge it for graphics.
		Consented {
			/// The account.
			account: T::AccountId,
			/// The generator.
			generator: T::AccountId,
			/// For so many an epoch.
			per_epoch: u32,
			/// If each earns at least so many base units.
			min_reward: Balance,
			/// The last block in which it may.
			until: BlockNumber,
		},
		/// An account no longer lets a generator charge it.
		ConsentWithdrawn {
			/// The account.
			account: T::AccountId,
			/// The generator.
			generator: T::AccountId,
		},
		/// A batch was settled: its creators rewarded and charged, but for those that were skipped.
		Settled {
			/// Whose batch.
			generator: T::AccountId,
			/// Its Merkle root, by which graphics are claimed.
			root: H256,
			/// With which of the generator's keys.
			key_version: u32,
			/// Leaves under the root.
			leaves: u32,
			/// Who was settled, in the order of the tallies.
			settled: Vec<SettledTally<T::AccountId>>,
			/// Who was not, and why.
			skipped: Vec<SkippedTally<T::AccountId>>,
			/// Base units of all fees that went to Company.
			company: Balance,
			/// Base units of all fees that went to Community.
			community: Balance,
		},
		/// A graphic of a batch was registered.
		Claimed {
			/// The batch's root.
			batch: H256,
			/// Which of its leaves.
			index: u32,
			/// Who made it.
			creator: T::AccountId,
			/// Whose batch.
			generator: T::AccountId,
			/// SHA-256 of the file.
			content_hash: ContentHash,
			/// With which of the generator's keys.
			key_version: u32,
			/// Which of the generator's models made it.
			model: u32,
			/// Perceptual hash.
			fingerprint: u64,
			/// Hash of prompt, seed and settings.
			recipe_hash: H256,
		},
		/// A graphic was published in the gallery, and its reward set aside.
		Shared {
			/// Who made it.
			creator: T::AccountId,
			/// SHA-256 of the file.
			content_hash: ContentHash,
			/// Where the picture is.
			cid: Cid,
			/// Base units set aside.
			reward: Balance,
			/// The first block in which they may be paid.
			due: BlockNumber,
		},
		/// The reward of a shared graphic was paid.
		ShareSettled {
			/// SHA-256 of the file.
			content_hash: ContentHash,
			/// Who made it.
			creator: T::AccountId,
			/// Base units paid.
			reward: Balance,
		},
		/// A graphic was taken down.
		TakenDown {
			/// SHA-256 of the file.
			content_hash: ContentHash,
			/// By whom.
			moderator: T::AccountId,
			/// Why.
			reason: Reason,
			/// Base units of its reward that the channel has back.
			forfeited: Balance,
		},
		/// A graphic that nobody had used left the registry.
		Pruned {
			/// SHA-256 of the file.
			content_hash: ContentHash,
		},
		/// An account may take graphics down, or no longer.
		ModeratorSet {
			/// The account.
			account: T::AccountId,
			/// Whether it may.
			moderator: bool,
		},
	}
}
