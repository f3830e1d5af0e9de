//! # Graphics
//!
//! A generator makes a picture for an artist and signs what it made; the artist brings the signed attestation on chain.
//! This pallet checks it, enters the graphic in the registry, and tells the rules, which reward and charge.
//!
//! ## Terminology
//!
//! - **Generator**: an account that the authority lets attest graphics, with a key, models, and a quota an epoch.
//! - **Content hash**: SHA-256 of the image file; anyone can check a picture with `sha256sum`.
//! - **Attestation**: the generator's signature over a graphic, for one chain, one key and a short time.
//! - **Registry**: all graphics that are on chain one by one, by content hash.
//!
//! ## Invariants
//!
//! 1. A registered graphic has one creator, a known generator, and one of that generator's models.
//! 2. A generator has as many models as it counts, with the indices below that.
//! 3. A content hash is registered, and rewarded by single calls, once.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod attestation;
mod generators;
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

pub use generators::GenesisGenerator;
pub use types::{Generator, MAX_MODELS, MAX_NAME, Model, Name, Provenance, Registered};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{deps::sp_core::sr25519, prelude::*};
use sd_primitives::{
	Balance, BlockNumber, ContentHash, Graphic,
	traits::{Epochs, GenerateRule, Quotas, Receipt},
};

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
		/// Rewards and charges for what was generated, within quotas and epochs.
		type Rules: GenerateRule<Self::AccountId> + Quotas<Self::AccountId> + Epochs;

		/// Who registers, changes, suspends and resumes generators.
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;
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

	/// The registry: graphics by content hash. Whoever is in here has paid the generation fee.
	// Blake2: whoever makes a file chooses its hash.
	#[pallet::storage]
	pub type Graphics<T: Config> =
		StorageMap<_, Blake2_128Concat, ContentHash, Registered<T::AccountId>>;

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
	}

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
	}

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
			T::AuthorityOrigin::ensure_origin(origin)?;
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
				T::AuthorityOrigin::ensure_origin(origin)?;
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
			T::AuthorityOrigin::ensure_origin(origin)?;
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

		/// Enter a graphic that `generator` attested: its creator earns at least `min_reward` base units and pays the
		/// generation fee, or nothing happens at all.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::generate())]
		pub fn generate(
			origin: OriginFor<T>,
			graphic: Graphic<T::AccountId>,
			generator: T::AccountId,
			expires_at: BlockNumber,
			signature: sr25519::Signature,
			min_reward: Balance,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			ensure!(graphic.creator == creator, Error::<T>::NotCreator);
			let content_hash = graphic.content_hash;
			ensure!(!Graphics::<T>::contains_key(content_hash), Error::<T>::AlreadyRegistered);
			let key_version = Self::ensure_attested(&graphic, &generator, expires_at, &signature)?;

			let Receipt { reward, fee } = T::Rules::generated(&creator, &generator, min_reward)?;
			let Graphic { model, fingerprint, recipe_hash, .. } = graphic;
			let registered = Registered {
				creator: creator.clone(),
				generator: generator.clone(),
				key_version,
				model,
				fingerprint,
				recipe_hash,
				block: Self::now(),
				provenance: Provenance::Single,
			};
			Graphics::<T>::insert(content_hash, registered);
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
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current block.
	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}
