//! Whose key it is that somebody has cheated with.

use crate::{ActiveKeys, Config};
use core::marker::PhantomData;
use frame::{
	deps::{
		frame_support::storage::{TransactionOutcome, with_transaction_unchecked},
		sp_runtime::KeyTypeId,
	},
	traits::KeyOwnerProofSystem,
};
use pallet_session::{NextKeys, historical};

/// Proves whose a session key is that is in use, and checks such proofs. The historical pallet does it with the keys that are
/// registered now: whoever registers others and cheats with those still in use, it could not prove anything of.
pub struct KeysInUse<T>(PhantomData<T>);

/// A key of a kind.
type Key<D> = (KeyTypeId, D);

impl<T: Config, D: AsRef<[u8]>> KeyOwnerProofSystem<Key<D>> for KeysInUse<T> {
	type Proof = <historical::Pallet<T> as KeyOwnerProofSystem<Key<D>>>::Proof;
	type IdentificationTuple = historical::IdentificationTuple<T>;

	fn prove(key: Key<D>) -> Option<Self::Proof> {
		with_keys_in_use::<T, _>(|| historical::Pallet::<T>::prove(key))
	}

	fn check_proof(key: Key<D>, proof: Self::Proof) -> Option<Self::IdentificationTuple> {
		with_keys_in_use::<T, _>(|| historical::Pallet::<T>::check_proof(key, proof))
	}
}

/// Ask something while the keys in use are those registered.
fn with_keys_in_use<T: Config, R>(ask: impl FnOnce() -> R) -> R {
	with_transaction_unchecked(|| {
		for (validator, keys) in ActiveKeys::<T>::get() {
			NextKeys::<T>::insert(validator, keys);
		}
		TransactionOutcome::Rollback(ask())
	})
}
