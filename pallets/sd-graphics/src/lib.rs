//! # Graphics
//!
//! A generator makes a picture for an artist and signs what it made; the artist brings the signed attestation on chain.
//! This pallet checks it, enters the graphic in the registry, and tells the rules, which reward and charge. Or the generator
//! settles a whole batch for all who have consented to it, and each graphic is claimed from it when somebody needs it.
//!
//! ## Terminology
//!
//! - **Generator**: an account that the authority lets attest graphics, with a key, models, and a quota an epoch.
//! - **Content hash**: SHA-256 of the image file; anyone can check a picture with `sha256sum`.
//! - **Attestation**: the generator's signature over a graphic, for one chain, one key and a short time.
//! - **Registry**: all graphics that are on chain one by one, by content hash.
//! - **Consent**: how many graphics an epoch an account lets a generator charge it for.
//! - **Batch**: many graphics under one Merkle root; a **tally** is how many of them one creator made.
//! - **Claim**: entering a graphic of a batch in the registry, by proof.
//! - **Gallery**: registered graphics that their creators have shared, one under a fingerprint.
//! - **Mark**: that a registered graphic was taken down, minted or entered in a contest. It is never pruned.
//!
//! ## Invariants
//!
//! 1. A registered graphic has one creator, a known generator, and one of that generator's models.
//! 2. A generator has as many models as it counts, with the indices below that.
//! 3. A content hash is registered once, and shared once for life.
//! 4. As many graphics of a batch are registered as it counts claimed, each from a leaf of its own and by a creator that was
//!    not skipped; not more than were settled, and those, one at least, not more than it has leaves.
//! 5. What is in the gallery is registered; what was taken down is registered and marked so, and nothing else is.
//! 6. What is in the gallery stands under its own fingerprint. That of what was taken down is in the gallery or refused, not
//!    both, and none is refused without reason.
//! 7. A consent is to a known generator, and counted in its account's nonce; one to nothing has been used.
//! 8. A reward that waits is of something, and of no graphic that was taken down.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod attestation;
mod batches;
mod consents;
mod errors;
mod events;
mod gallery;
mod generators;
mod registry;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use generators::GenesisGenerator;
pub use types::{
	Batch, Cid, Consent, Generator, MAX_CID, MAX_MODELS, MAX_NAME, MAX_REASON, Model, Name, Proof,
	Provenance, Reason, Registered, Removal, SettledTally, Shared, Skipped, SkippedTally, Tallies,
};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	deps::{frame_support::pallet_macros::import_section, sp_core::sr25519},
	prelude::*,
	traits::{IdentifyAccount, Verify},
};
use sd_primitives::{
	Balance, BlockNumber, ConsentRequest, ContentHash, Graphic,
	traits::{Authority, Epochs, GenerateRule, Quotas, Receipt, ShareRule},
};

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What graphics need of their runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Rewards and charges for what was generated, rewards what is shared, within quotas and epochs.
		type Rules: GenerateRule<Self::AccountId>
			+ ShareRule<Self::AccountId>
			+ Quotas<Self::AccountId>
			+ Epochs;

		/// Who registers, changes, suspends and resumes generators, and appoints moderators.
		type AuthorityOrigin: Authority<Self::RuntimeOrigin>;

		/// What accounts sign off chain, as wallets do.
		type OffchainSignature: Verify<Signer = Self::OffchainPublic> + Parameter;

		/// By whom that is.
		type OffchainPublic: IdentifyAccount<AccountId = Self::AccountId>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Signs consents in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::OffchainSignature>;
	}

	/// Generators by account, kept for life; as many as the authority registers.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Generators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Generator>;

	/// Models by generator and index, kept for life; at most [`MAX_MODELS`] each.
	// Twox64: indices are dense, and generators are few and chosen by the authority.
	#[pallet::storage]
	pub type Models<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u32, Model>;

	/// Consents by account and generator, until withdrawn; the account has paid a fee for it, or the generator has.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Consent,
	>;

	/// How often an account has consented or withdrawn, ever: what the next consent it signs must say. Kept for life, so that
	/// nothing signed is of use twice.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type ConsentNonces<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Batches by root, kept for life; the generator has paid for it, within its quota.
	// Blake2: whoever makes a batch chooses its root.
	#[pallet::storage]
	pub type Batches<T: Config> = StorageMap<_, Blake2_128Concat, H256, Batch<T::AccountId>>;

	/// The creators a batch was settled without, by its root, if there are any; kept for life.
	// Blake2: whoever makes a batch chooses its root.
	#[pallet::storage]
	pub type SkippedCreators<T: Config> =
		StorageMap<_, Blake2_128Concat, H256, Skipped<T::AccountId>, ValueQuery>;

	/// The registry: graphics by content hash. For each in here the generation fee was paid. Whatever is not shared, taken
	/// down, minted or entered in a contest may be pruned.
	// Blake2: whoever makes a file chooses its hash.
	#[pallet::storage]
	pub type Graphics<T: Config> =
		StorageMap<_, Blake2_128Concat, ContentHash, Registered<T::AccountId>>;

	/// The gallery: what creators have published, by fingerprint, kept for life, so that nothing like it is shared. The
	/// creator has paid for it.
	// Blake2: whoever makes a picture chooses its fingerprint. Sharing writes nothing else that grows.
	#[pallet::storage]
	pub type Gallery<T: Config> = StorageMap<_, Blake2_128Concat, u64, Shared>;

	/// The first graphic taken down of those with a fingerprint that is not in the gallery; kept for life, so that nothing
	/// like it is shared. The moderator has paid for it.
	// Blake2: whoever makes a picture chooses its fingerprint.
	#[pallet::storage]
	pub type RefusedFingerprints<T: Config> = StorageMap<_, Blake2_128Concat, u64, ContentHash>;

	/// Graphics that were taken down, by content hash, kept for life; the moderator has paid for it.
	// Blake2: whoever makes a file chooses its hash.
	#[pallet::storage]
	pub type Removals<T: Config> =
		StorageMap<_, Blake2_128Concat, ContentHash, Removal<T::AccountId>>;

	/// Who may take graphics down; as many as the authority appoints.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Moderators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// Generators that exist from the first block on.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Each with its account, name, key, quota and models.
		pub generators: Vec<GenesisGenerator<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for generator in &self.generators {
				generator.clone().enter::<T>();
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let `account` attest graphics with `key`, at most `quota` an epoch, from the next epoch on.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_generator())]
		pub fn register_generator(
			origin: OriginFor<T>,
			account: T::AccountId,
			name: Name,
			key: sr25519::Public,
			quota: u32,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure(origin)?;
			Self::do_register(&account, name.clone(), key, quota)?;
			Self::deposit_event(Event::GeneratorRegistered {
				generator: account,
				name,
				key,
				quota,
			});
			Ok(())
		}

		/// Change what is given of a generator. A new key voids what the old one signed; a new quota counts from the next
		/// epoch on. The generator itself may change its key, and only that.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_generator())]
		pub fn update_generator(
			origin: OriginFor<T>,
			generator: T::AccountId,
			name: Option<Name>,
			key: Option<sr25519::Public>,
			quota: Option<u32>,
		) -> DispatchResult {
			if name.is_none() && quota.is_none() {
				Self::ensure_authority_or(origin, &generator)?;
			} else {
				T::AuthorityOrigin::ensure(origin)?;
			}
			let Generator { name, key, key_version, quota, .. } =
				Self::do_update(&generator, name, key, quota)?;
			Self::deposit_event(Event::GeneratorUpdated {
				generator,
				name,
				key,
				key_version,
				quota,
			});
			Ok(())
		}

		/// Refuse a generator's attestations at once: the answer to a stolen key. By the authority or the generator.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::suspend_generator())]
		pub fn suspend_generator(origin: OriginFor<T>, generator: T::AccountId) -> DispatchResult {
			Self::ensure_authority_or(origin, &generator)?;
			Self::do_suspend(&generator)?;
			Self::deposit_event(Event::GeneratorSuspended { generator });
			Ok(())
		}

		/// Accept a generator's attestations again. Its quota counts from the next epoch on.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resume_generator())]
		pub fn resume_generator(origin: OriginFor<T>, generator: T::AccountId) -> DispatchResult {
			T::AuthorityOrigin::ensure(origin)?;
			Self::do_resume(&generator)?;
			Self::deposit_event(Event::GeneratorResumed { generator });
			Ok(())
		}

		/// Add a model to a generator, which signs this itself; its index is the number of models before.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::add_model())]
		pub fn add_model(
			origin: OriginFor<T>,
			generator: T::AccountId,
			name: Name,
			weights_hash: H256,
		) -> DispatchResult {
			ensure!(ensure_signed(origin)? == generator, DispatchError::BadOrigin);
			let model = Self::do_add_model(&generator, name.clone(), weights_hash)?;
			Self::deposit_event(Event::ModelAdded { generator, model, name, weights_hash });
			Ok(())
		}

		/// Let `account` take graphics down, or no longer.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_moderator())]
		pub fn set_moderator(
			origin: OriginFor<T>,
			account: T::AccountId,
			moderator: bool,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure(origin)?;
			if moderator {
				Moderators::<T>::insert(&account, ());
			} else {
				Moderators::<T>::remove(&account);
			}
			Self::deposit_event(Event::ModeratorSet { account, moderator });
			Ok(())
		}

		/// Let `generator` charge the sender for up to `per_epoch` graphics an epoch, each of which earns at least `min_reward`
		/// base units, up to and including block `until`. In place of what the sender agreed to before, and of what it signed
		/// and nobody has brought in.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::consent())]
		pub fn consent(
			origin: OriginFor<T>,
			generator: T::AccountId,
			per_epoch: u32,
			min_reward: Balance,
			until: BlockNumber,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let consent = Consent { per_epoch, min_reward, until, ..Default::default() };
			Self::do_consent(&account, &generator, consent)
		}

		/// Bring in a consent that `account`, which need not exist yet, has signed as a [`ConsentRequest`]. By the generator.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::consent_with_signature())]
		pub fn consent_with_signature(
			origin: OriginFor<T>,
			account: T::AccountId,
			generator: T::AccountId,
			per_epoch: u32,
			min_reward: Balance,
			until: BlockNumber,
			nonce: u32,
			expires_at: BlockNumber,
			signature: T::OffchainSignature,
		) -> DispatchResult {
			ensure!(ensure_signed(origin)? == generator, DispatchError::BadOrigin);
			let request = ConsentRequest {
				genesis_hash: Self::genesis_hash(),
				account: &account,
				generator: &generator,
				per_epoch,
				min_reward,
				until,
				nonce,
				expires_at,
			};
			Self::ensure_signed_consent(&request, &signature)?;
			let consent = Consent { per_epoch, min_reward, until, ..Default::default() };
			Self::do_consent(&account, &generator, consent)
		}

		/// Let `generator` charge the sender no longer, from now on, nor by anything the sender has signed so far.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw_consent())]
		pub fn withdraw_consent(origin: OriginFor<T>, generator: T::AccountId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_withdraw(&account, &generator)?;
			Self::deposit_event(Event::ConsentWithdrawn { account, generator });
			Ok(())
		}

		/// Enter a graphic that `generator` attested: its creator earns at least `min_reward` base units and pays the
		/// generation fee, or nothing happens at all.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::generate().saturating_add(T::Rules::roll_weight()))]
		pub fn generate(
			origin: OriginFor<T>,
			graphic: Graphic<T::AccountId>,
			generator: T::AccountId,
			expires_at: BlockNumber,
			signature: sr25519::Signature,
			min_reward: Balance,
		) -> DispatchResultWithPostInfo {
			let creator = ensure_signed(origin)?;
			let weight = T::WeightInfo::generate().saturating_add(T::Rules::roll_due());
			ensure!(graphic.creator == creator, Error::<T>::NotCreator);
			let content_hash = graphic.content_hash;
			ensure!(!Graphics::<T>::contains_key(content_hash), Error::<T>::AlreadyRegistered);
			let key_version = Self::ensure_attested(&graphic, &generator, expires_at, &signature)?;

			let Receipt { reward, fee } = T::Rules::generated(&creator, &generator, min_reward)?;
			let Registered { model, fingerprint, recipe_hash, .. } =
				Self::enter(&graphic, &generator, key_version, Provenance::Single);
			Self::deposit_event(Event::Generated {
				creator,
				generator,
				content_hash,
				key_version,
				model,
				fingerprint,
				recipe_hash,
				reward,
				company: fee.company,
				community: fee.community,
			});
			Ok(Some(weight).into())
		}

		/// Settle a batch, whose graphics are the leaves under the Merkle `root`: reward and charge each creator for as many as
		/// its tally says, in this order, if it has consented and each graphic earns at least `min_reward` base units. Who
		/// cannot be settled is skipped. With `sponsor` the sender, a generator, pays what creators lack.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::settle(tallies.len() as u32).saturating_add(T::Rules::roll_weight()))]
		pub fn settle(
			origin: OriginFor<T>,
			root: H256,
			tallies: Tallies<T::AccountId>,
			min_reward: Balance,
			sponsor: bool,
		) -> DispatchResultWithPostInfo {
			let generator = ensure_signed(origin)?;
			let weight =
				T::WeightInfo::settle(tallies.len() as u32).saturating_add(T::Rules::roll_due());
			Self::do_settle(generator, root, tallies, min_reward, sponsor)?;
			Ok(Some(weight).into())
		}

		/// Register the graphic at `index` of a settled batch, by the proof that it is there. Anybody may, for its creator.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(
			origin: OriginFor<T>,
			batch: H256,
			graphic: Graphic<T::AccountId>,
			index: u32,
			proof: Proof,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(batch, graphic, index, &proof)
		}

		/// Publish a registered graphic in the gallery, once for life, for at least `min_reward` base units, which are paid when
		/// moderation is over. By its creator.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::share().saturating_add(T::Rules::roll_weight()))]
		pub fn share(
			origin: OriginFor<T>,
			content_hash: ContentHash,
			cid: Cid,
			min_reward: Balance,
		) -> DispatchResultWithPostInfo {
			let creator = ensure_signed(origin)?;
			let weight = T::WeightInfo::share().saturating_add(T::Rules::roll_due());
			Self::do_share(creator, content_hash, cid, min_reward)?;
			Ok(Some(weight).into())
		}

		/// Pay the creator of a shared graphic its reward, when moderation is over. Anybody may.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::settle_share().saturating_add(T::Rules::roll_weight()))]
		pub fn settle_share(
			origin: OriginFor<T>,
			content_hash: ContentHash,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = T::WeightInfo::settle_share().saturating_add(T::Rules::roll_due());
			Self::do_settle_share(content_hash)?;
			Ok(Some(weight).into())
		}

		/// Take a graphic down for good, for a `reason`; a reward that is not paid is forfeited. By a moderator.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::take_down().saturating_add(T::Rules::roll_weight()))]
		pub fn take_down(
			origin: OriginFor<T>,
			content_hash: ContentHash,
			reason: Reason,
		) -> DispatchResultWithPostInfo {
			let moderator = ensure_signed(origin)?;
			let weight = T::WeightInfo::take_down().saturating_add(T::Rules::roll_due());
			Self::do_take_down(moderator, content_hash, reason)?;
			Ok(Some(weight).into())
		}

		/// Remove a graphic that has been registered for as long as it must be kept, and that nobody has used. Anybody may.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::prune().saturating_add(T::Rules::roll_weight()))]
		pub fn prune(
			origin: OriginFor<T>,
			content_hash: ContentHash,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = T::WeightInfo::prune().saturating_add(T::Rules::roll_due());
			Self::do_prune(content_hash)?;
			Self::deposit_event(Event::Pruned { content_hash });
			Ok(Some(weight).into())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current block.
	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}
