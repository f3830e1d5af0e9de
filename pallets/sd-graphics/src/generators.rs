//! Generators: who may attest, with which key, how much.

use crate::{Config, Error, Generator, Generators, MAX_MODELS, Model, Models, Name, Pallet};
use alloc::{string::String, vec::Vec};
use frame::{deps::sp_core::sr25519, prelude::*};
use sd_primitives::traits::{Authority, Quotas};

/// A generator that exists from the first block on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisGenerator<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// What people call it, at most [`crate::MAX_NAME`] bytes.
	pub name: String,
	/// Signs its attestations.
	pub key: sr25519::Public,
	/// Graphics an epoch.
	pub quota: u32,
	/// Its models: name and hash of the weights.
	pub models: Vec<(String, H256)>,
}

impl<AccountId> GenesisGenerator<AccountId> {
	/// Register it and its models.
	pub(crate) fn enter<T: Config<AccountId = AccountId>>(self) {
		let name = |name: String| {
			Name::try_from(name.into_bytes()).expect("names of the genesis are short enough")
		};
		Pallet::<T>::do_register(&self.account, name(self.name), self.key, self.quota)
			.expect("generators of the genesis are distinct");
		for (model, weights_hash) in self.models {
			Pallet::<T>::do_add_model(&self.account, name(model), weights_hash)
				.expect("models of the genesis are few enough");
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether an account is a generator's.
	pub fn is_generator(account: &T::AccountId) -> bool {
		Generators::<T>::contains_key(account)
	}

	/// Whether a generator's attestations are accepted for now.
	pub fn is_active(generator: &T::AccountId) -> bool {
		Generators::<T>::get(generator).is_some_and(|generator| !generator.suspended)
	}

	/// The authority, or the generator itself.
	pub(crate) fn ensure_authority_or(
		origin: OriginFor<T>,
		generator: &T::AccountId,
	) -> DispatchResult {
		let Err(origin) = T::AuthorityOrigin::try_origin(origin) else { return Ok(()) };
		match origin.as_signer() {
			Some(signer) => ensure!(signer == generator, DispatchError::BadOrigin),
			None => T::AuthorityOrigin::ensure(origin)?,
		}
		Ok(())
	}

	pub(crate) fn do_register(
		account: &T::AccountId,
		name: Name,
		key: sr25519::Public,
		quota: u32,
	) -> DispatchResult {
		ensure!(!Generators::<T>::contains_key(account), Error::<T>::AlreadyGenerator);
		let generator = Generator { name, key, key_version: 1, quota, models: 0, suspended: false };
		Generators::<T>::insert(account, generator);
		T::Rules::set_quota(account, quota);
		Ok(())
	}

	pub(crate) fn do_update(
		account: &T::AccountId,
		name: Option<Name>,
		key: Option<sr25519::Public>,
		quota: Option<u32>,
	) -> Result<Generator, DispatchError> {
		ensure!(name.is_some() || key.is_some() || quota.is_some(), Error::<T>::NothingToUpdate);
		Self::mutate_generator(account, |generator| {
			if let Some(name) = name {
				generator.name = name;
			}
			if let Some(key) = key {
				generator.key = key;
				generator.key_version =
					generator.key_version.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			}
			if let Some(quota) = quota {
				generator.quota = quota;
				if !generator.suspended {
					T::Rules::set_quota(account, quota);
				}
			}
			Ok(generator.clone())
		})
	}

	pub(crate) fn do_suspend(account: &T::AccountId) -> DispatchResult {
		Self::mutate_generator(account, |generator| {
			ensure!(!generator.suspended, Error::<T>::GeneratorSuspended);
			generator.suspended = true;
			T::Rules::set_quota(account, 0);
			Ok(())
		})
	}

	pub(crate) fn do_resume(account: &T::AccountId) -> DispatchResult {
		Self::mutate_generator(account, |generator| {
			ensure!(generator.suspended, Error::<T>::NotSuspended);
			generator.suspended = false;
			T::Rules::set_quota(account, generator.quota);
			Ok(())
		})
	}

	/// The new model's index.
	pub(crate) fn do_add_model(
		account: &T::AccountId,
		name: Name,
		weights_hash: H256,
	) -> Result<u32, DispatchError> {
		Self::mutate_generator(account, |generator| {
			let index = generator.models;
			ensure!(index < MAX_MODELS, Error::<T>::TooManyModels);
			generator.models = index + 1;
			Models::<T>::insert(account, index, Model { name, weights_hash });
			Ok(index)
		})
	}

	fn mutate_generator<R>(
		account: &T::AccountId,
		change: impl FnOnce(&mut Generator) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Generators::<T>::try_mutate(account, |generator| {
			change(generator.as_mut().ok_or(Error::<T>::UnknownGenerator)?)
		})
	}
}
