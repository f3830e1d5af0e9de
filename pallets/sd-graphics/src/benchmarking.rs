//! What the calls cost: names as long as they may be, and every rule's first call of an epoch.

use crate::*;
use frame::benchmarking::prelude::*;
use frame::deps::{sp_core::crypto::KeyTypeId, sp_io::crypto};
use sd_primitives::Attestation;

/// A key type of benchmarks.
const ATTEST: KeyTypeId = KeyTypeId(*b"sdat");

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
	Pallet::<T>::do_register(&account, long_name(), key, 1_000).expect("it is the first");
	Pallet::<T>::do_add_model(&account, long_name(), H256::zero()).expect("it is the first");
	account
}

/// A key as any other.
fn any_key() -> sr25519::Public {
	sr25519::Public::from_raw([7; 32])
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
		let key = crypto::sr25519_generate(ATTEST, None);
		let generator = a_generator::<T>(key);
		T::Rules::prepare_roll();
		let creator: T::AccountId = whitelisted_caller();
		let graphic = Graphic {
			creator: creator.clone(),
			content_hash: H256::repeat_byte(1),
			fingerprint: 1,
			recipe_hash: H256::repeat_byte(2),
			model: 0,
		};
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

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
