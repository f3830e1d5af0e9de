//! What the calls cost: names as long as they may be. The authority's calls are the first of an epoch; what others roll is
//! measured by itself.

use crate::{Provenance, *};
use frame::benchmarking::prelude::*;
use frame::deps::{
	sp_core::crypto::KeyTypeId,
	sp_io::{crypto, hashing::twox_64},
};
use frame::traits::{BlakeTwo256, Hash};
use sd_primitives::{Attestation, Leaf, MAX_PROOF, MAX_TALLIES, traits::PendingReward};

/// Signs for accounts, as their wallets would.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// An account that does not exist, and its signature over what `payload` says of it.
	fn sign(payload: impl FnOnce(&AccountId) -> alloc::vec::Vec<u8>) -> (AccountId, Signature);

	/// Let `account` have 1,000,000 SD.
	fn endow(account: &AccountId);

	/// Fill whatever is looked through for those who may not earn.
	fn exclude_many();

	/// Whether the last event is of a batch whose generator paid for every creator.
	fn has_sponsored() -> bool;
}

/// A key type of benchmarks.
const ATTEST: KeyTypeId = KeyTypeId(*b"sdat");

/// The fingerprint of a picture.
const LOOKS: u64 = 1;

/// The longest name.
fn long_name() -> Name {
	Name::truncate_from(alloc::vec![b'n'; MAX_NAME as usize])
}

/// The authority.
fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A generator with `key` and one model, that may make graphics in the block after.
fn a_generator<T: Config>(key: sr25519::Public) -> T::AccountId {
	let account: T::AccountId = account("generator", 0, 0);
	Pallet::<T>::do_register(&account, long_name(), key, 1_000_000).expect("it is the first");
	Pallet::<T>::do_add_model(&account, long_name(), H256::zero()).expect("it is the first");
	account
}

/// Stand in the first block of an epoch that has been rolled into, after the handover.
fn roll<T: Config>() {
	T::Rules::prepare_roll();
	T::Rules::roll();
}

/// A key as any other.
fn any_key() -> sr25519::Public {
	sr25519::Public::from_raw([7; 32])
}

/// A picture of `creator`'s.
fn a_graphic<T: Config>(creator: &T::AccountId) -> Graphic<T::AccountId> {
	Graphic {
		creator: creator.clone(),
		content_hash: H256::repeat_byte(1),
		fingerprint: LOOKS,
		recipe_hash: H256::repeat_byte(2),
		model: 0,
	}
}

/// A graphic in the registry.
fn registered<T: Config>(creator: &T::AccountId, provenance: Provenance) -> ContentHash {
	let generator = a_generator::<T>(any_key());
	Pallet::<T>::enter(&a_graphic::<T>(creator), &generator, 1, provenance);
	a_graphic::<T>(creator).content_hash
}

/// A graphic in the gallery.
fn shared<T: Config>(creator: &T::AccountId) -> Result<ContentHash, BenchmarkError> {
	let content_hash = registered::<T>(creator, Provenance::Single);
	// The generator's quota counts from the next epoch.
	frame_system::Pallet::<T>::set_block_number(T::Rules::length().into());
	Pallet::<T>::do_share(creator.clone(), content_hash, long_cid(), 1)?;
	Ok(content_hash)
}

/// Put a graphic in the gallery, at its greatest length, as if it had been paid for.
fn show<T: Config>(fingerprint: u64, content_hash: ContentHash) {
	let (cid, block) = (long_cid(), Pallet::<T>::now());
	Gallery::<T>::insert(fingerprint, Shared { content_hash, cid, block, pending: None });
}

/// Register a graphic of `creator`'s that was made in this block: one that is looked at as slowly as can be, because it was
/// claimed from a batch and is in the gallery.
pub(crate) fn prepare_graphic<T: Config>(creator: &T::AccountId, content_hash: ContentHash) {
	let generator: T::AccountId = account("generator", 0, 0);
	if !Pallet::<T>::is_generator(&generator) {
		a_generator::<T>(any_key());
	}
	let (root, block) = (content_hash, Pallet::<T>::now());
	let by = generator.clone();
	let batch = Batch { generator: by, key_version: 1, block, leaves: 1, settled: 1, claimed: 1 };
	Batches::<T>::insert(root, batch);
	// No two look the same.
	let fingerprint = u64::from_le_bytes(twox_64(content_hash.as_bytes()));
	let graphic = Graphic { content_hash, fingerprint, ..a_graphic::<T>(creator) };
	Pallet::<T>::enter(&graphic, &generator, 1, Provenance::Batch { root, index: 0 });
	show::<T>(fingerprint, content_hash);
}

/// Take a registered graphic down.
pub(crate) fn take_down<T: Config>(content_hash: ContentHash) {
	let moderator: T::AccountId = account("moderator", 0, 0);
	Moderators::<T>::insert(&moderator, ());
	Pallet::<T>::do_take_down(moderator, content_hash, long_reason())
		.expect("it is registered, and not taken down");
}

/// The longest reason.
fn long_reason() -> Reason {
	Reason::truncate_from(alloc::vec![b'r'; MAX_REASON as usize])
}

/// The reward that waits for a graphic's moderation.
fn pending<T: Config>() -> Option<PendingReward> {
	Gallery::<T>::get(LOOKS).expect("it is in the gallery").pending
}

/// The longest content identifier.
fn long_cid() -> Cid {
	Cid::truncate_from(alloc::vec![b'c'; MAX_CID as usize])
}

/// A consent to everything, for ever.
fn whole_consent() -> Consent {
	Consent { per_epoch: u32::MAX, until: u32::MAX, ..Default::default() }
}

/// A batch that skipped as many creators as it may.
fn a_batch<T: Config>(root: H256, generator: T::AccountId, leaves: u32) {
	let skipped = (0..MAX_TALLIES).map(|seed| account("skipped", 0, seed)).collect();
	SkippedCreators::<T>::insert(root, Skipped::<T::AccountId>::truncate_from(skipped));
	let block = Pallet::<T>::now();
	let batch = Batch { generator, key_version: 1, block, leaves, settled: 2, claimed: 1 };
	Batches::<T>::insert(root, batch);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_generator() -> Result<(), BenchmarkError> {
		let account: T::AccountId = account("generator", 0, 0);
		T::Rules::prepare_roll();
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, account.clone(), long_name(), any_key(), 1_000);

		assert!(Generators::<T>::contains_key(account));
		Ok(())
	}

	#[benchmark]
	fn update_generator() -> Result<(), BenchmarkError> {
		let generator = a_generator::<T>(any_key());
		T::Rules::prepare_roll();
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			generator.clone(),
			Some(long_name()),
			Some(any_key()),
			Some(2_000),
		);

		assert!(Generators::<T>::get(generator).is_some_and(|updated| updated.key_version == 2));
		Ok(())
	}

	#[benchmark]
	fn suspend_generator() -> Result<(), BenchmarkError> {
		let generator = a_generator::<T>(any_key());
		T::Rules::prepare_roll();
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, generator.clone());

		assert!(Generators::<T>::get(generator).is_some_and(|generator| generator.suspended));
		Ok(())
	}

	#[benchmark]
	fn resume_generator() -> Result<(), BenchmarkError> {
		let generator = a_generator::<T>(any_key());
		Pallet::<T>::do_suspend(&generator)?;
		T::Rules::prepare_roll();
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, generator.clone());

		assert!(Generators::<T>::get(generator).is_some_and(|generator| !generator.suspended));
		Ok(())
	}

	#[benchmark]
	fn add_model() {
		let generator = a_generator::<T>(any_key());

		#[extrinsic_call]
		_(
			RawOrigin::Signed(generator.clone()),
			generator.clone(),
			long_name(),
			H256::repeat_byte(1),
		);

		assert!(Models::<T>::contains_key(generator, 1));
	}

	#[benchmark]
	fn generate() {
		T::BenchmarkHelper::exclude_many();
		let key = crypto::sr25519_generate(ATTEST, None);
		let generator = a_generator::<T>(key);
		roll::<T>();
		let creator: T::AccountId = whitelisted_caller();
		let graphic = a_graphic::<T>(&creator);
		let expires_at = Pallet::<T>::now() + 1;
		let attestation = Attestation {
			genesis_hash: Pallet::<T>::genesis_hash(),
			generator: &generator,
			key_version: 1,
			expires_at,
			graphic: &graphic,
		};
		let signature = crypto::sr25519_sign(ATTEST, &key, &attestation.payload())
			.expect("the key was generated here");

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), graphic.clone(), generator.clone(), expires_at, signature, 1);

		assert!(Graphics::<T>::contains_key(graphic.content_hash));
	}

	#[benchmark]
	fn set_moderator() -> Result<(), BenchmarkError> {
		let moderator: T::AccountId = account("moderator", 0, 0);
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, moderator.clone(), true);

		assert!(Moderators::<T>::contains_key(moderator));
		Ok(())
	}

	#[benchmark]
	fn consent() {
		let generator = a_generator::<T>(any_key());
		let creator: T::AccountId = whitelisted_caller();
		Consents::<T>::insert(&creator, &generator, whole_consent());

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), generator.clone(), 5, 1, u32::MAX);

		assert!(Consents::<T>::get(creator, generator).is_some_and(|it| it.per_epoch == 5));
	}

	#[benchmark]
	fn consent_with_signature() {
		let generator = a_generator::<T>(any_key());
		let (creator, signature) = T::BenchmarkHelper::sign(|account| {
			let request = ConsentRequest {
				genesis_hash: Pallet::<T>::genesis_hash(),
				account,
				generator: &generator,
				per_epoch: 5,
				min_reward: 1,
				until: u32::MAX,
				nonce: 0,
				expires_at: u32::MAX,
			};
			request.payload()
		});

		#[extrinsic_call]
		_(
			RawOrigin::Signed(generator.clone()),
			creator.clone(),
			generator.clone(),
			5,
			1,
			u32::MAX,
			0,
			u32::MAX,
			signature,
		);

		assert!(Consents::<T>::contains_key(creator, generator));
	}

	#[benchmark]
	fn withdraw_consent() {
		let generator = a_generator::<T>(any_key());
		let creator: T::AccountId = whitelisted_caller();
		Consents::<T>::insert(&creator, &generator, whole_consent());

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), generator.clone());

		assert!(!Consents::<T>::contains_key(creator, generator));
	}

	/// Newcomers who make more than is rewarded, so that the generator has to pay for all of them.
	#[benchmark]
	fn settle(t: Linear<1, MAX_TALLIES>) {
		const EACH: u32 = 200;
		let generator = a_generator::<T>(any_key());
		T::BenchmarkHelper::endow(&generator);
		T::BenchmarkHelper::exclude_many();
		roll::<T>();
		let tallies = (0..t).map(|seed| (account("creator", 0, seed), EACH));
		let tallies = Tallies::<T::AccountId>::truncate_from(tallies.collect());
		for (creator, _) in &tallies {
			Consents::<T>::insert(creator, &generator, whole_consent());
		}
		let root = H256::repeat_byte(3);

		#[extrinsic_call]
		_(RawOrigin::Signed(generator), root, tallies, 0, true);

		assert!(Batches::<T>::get(root).is_some_and(|batch| batch.settled == EACH * t));
		assert!(T::BenchmarkHelper::has_sponsored());
	}

	/// Out of the largest tree, when as many creators were skipped as can be.
	#[benchmark]
	fn claim() {
		let generator = a_generator::<T>(any_key());
		let caller: T::AccountId = whitelisted_caller();
		let graphic = a_graphic::<T>(&caller);
		let leaf = Leaf { index: 0, graphic: &graphic }.encoded();
		let proof = Proof::truncate_from(alloc::vec![H256::repeat_byte(9); MAX_PROOF as usize]);
		// The first leaf's path goes left all the way up.
		let root = proof.iter().fold(BlakeTwo256::hash(&leaf), |node, sibling| {
			BlakeTwo256::hash(&[node.as_bytes(), sibling.as_bytes()].concat())
		});
		a_batch::<T>(root, generator, u32::MAX);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), root, graphic.clone(), 0, proof);

		assert!(Graphics::<T>::contains_key(graphic.content_hash));
	}

	#[benchmark]
	fn share() {
		T::BenchmarkHelper::exclude_many();
		let creator: T::AccountId = whitelisted_caller();
		let content_hash = registered::<T>(&creator, Provenance::Single);
		roll::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), content_hash, long_cid(), 1);

		assert!(pending::<T>().is_some());
	}

	#[benchmark]
	fn settle_share() -> Result<(), BenchmarkError> {
		let creator: T::AccountId = account("creator", 0, 0);
		let content_hash = shared::<T>(&creator)?;
		roll::<T>();
		let due = pending::<T>().ok_or(BenchmarkError::Weightless)?.due;
		frame_system::Pallet::<T>::set_block_number(due.max(Pallet::<T>::now()).into());
		T::Rules::roll();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), content_hash);

		assert!(pending::<T>().is_none());
		Ok(())
	}

	/// What is in the gallery, and its reward not paid.
	#[benchmark]
	fn take_down() -> Result<(), BenchmarkError> {
		let moderator: T::AccountId = whitelisted_caller();
		Moderators::<T>::insert(&moderator, ());
		let content_hash = shared::<T>(&moderator)?;
		roll::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(moderator), content_hash, long_reason());

		assert!(Removals::<T>::contains_key(content_hash));
		assert!(pending::<T>().is_none());
		Ok(())
	}

	/// Out of a batch, when one that looks the same is in the gallery.
	#[benchmark]
	fn prune() {
		let caller: T::AccountId = whitelisted_caller();
		let root = H256::repeat_byte(4);
		let content_hash = registered::<T>(&caller, Provenance::Batch { root, index: 0 });
		a_batch::<T>(root, caller.clone(), 2);
		show::<T>(LOOKS, H256::repeat_byte(5));
		roll::<T>();
		let later = Pallet::<T>::now().saturating_add(T::Rules::retention());
		frame_system::Pallet::<T>::set_block_number(later.into());
		T::Rules::roll();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), content_hash);

		assert!(!Graphics::<T>::contains_key(content_hash));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
