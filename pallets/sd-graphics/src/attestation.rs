//! Checking what a generator signed.

use crate::{Config, Error, Generators, Pallet};
use frame::{deps::sp_core::sr25519, prelude::*};
use sd_primitives::{Attestation, BlockNumber, Graphic, traits::Epochs};

impl<T: Config> Pallet<T> {
	/// The version of the key with which `generator` attested `graphic`; an error if it did not, or not for now.
	pub(crate) fn ensure_attested(
		graphic: &Graphic<T::AccountId>,
		generator: &T::AccountId,
		expires_at: BlockNumber,
		signature: &sr25519::Signature,
	) -> Result<u32, DispatchError> {
		let registered = Generators::<T>::get(generator).ok_or(Error::<T>::UnknownGenerator)?;
		ensure!(!registered.suspended, Error::<T>::GeneratorSuspended);
		ensure!(graphic.model < registered.models, Error::<T>::UnknownModel);

		let left = expires_at.checked_sub(Self::now()).filter(|left| *left > 0);
		let left = left.ok_or(Error::<T>::AttestationExpired)?;
		ensure!(left <= T::Rules::length(), Error::<T>::ExpiryTooFar);

		let attestation = Attestation {
			genesis_hash: Self::genesis_hash(),
			generator,
			key_version: registered.key_version,
			expires_at,
			graphic,
		};
		ensure!(attestation.verify(signature, &registered.key), Error::<T>::BadSignature);
		Ok(registered.key_version)
	}

	/// The hash of block 0, which is never pruned.
	pub(crate) fn genesis_hash() -> H256 {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(hash.as_ref())
	}
}
