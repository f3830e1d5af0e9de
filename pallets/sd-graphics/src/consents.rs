//! Consents: what accounts let a generator charge them for.
//!
//! An account says so itself, or signs it and leaves it to the generator to bring it on chain: the way in for those who have
//! no account yet. Whatever an account says or has brought in raises its nonce, so that nothing it signed before holds.

use crate::{Config, Consent, ConsentNonces, Consents, Error, Event, Generators, Pallet};
use frame::{prelude::*, traits::Verify};
use sd_primitives::{
	BlockNumber, ConsentRequest,
	traits::{Epochs, SkipReason},
};

impl<T: Config> Pallet<T> {
	/// Remember what `account` agrees to; what it has used in the epoch stays used.
	pub(crate) fn do_consent(
		account: &T::AccountId,
		generator: &T::AccountId,
		consent: Consent,
	) -> DispatchResult {
		ensure!(Generators::<T>::contains_key(generator), Error::<T>::UnknownGenerator);
		ensure!(consent.per_epoch > 0, Error::<T>::NothingConsented);
		ensure!(Self::now() <= consent.until, Error::<T>::ConsentOver);
		Self::raise_nonce(account)?;
		Consents::<T>::mutate(account, generator, |stored| {
			let Consent { epoch, used, .. } = stored.unwrap_or_default();
			*stored = Some(Consent { epoch, used, ..consent });
		});
		let Consent { per_epoch, min_reward, until, .. } = consent;
		let (account, generator) = (account.clone(), generator.clone());
		Self::deposit_event(Event::Consented { account, generator, per_epoch, min_reward, until });
		Ok(())
	}

	/// Whether the account of `request` has signed it, for now and for the first time.
	pub(crate) fn ensure_signed_consent(
		request: &ConsentRequest<T::AccountId>,
		signature: &T::OffchainSignature,
	) -> DispatchResult {
		ensure!(Self::now() < request.expires_at, Error::<T>::SignatureExpired);
		ensure!(request.nonce == ConsentNonces::<T>::get(request.account), Error::<T>::BadNonce);
		let signed = signature.verify(request.payload().as_slice(), request.account);
		ensure!(signed, Error::<T>::BadSignature);
		Ok(())
	}

	/// Forget what `account` agreed to, but for what it has used in this epoch; and void what it has only signed.
	pub(crate) fn do_withdraw(account: &T::AccountId, generator: &T::AccountId) -> DispatchResult {
		ensure!(Generators::<T>::contains_key(generator), Error::<T>::UnknownGenerator);
		let epoch = Self::epoch();
		Consents::<T>::mutate_exists(account, generator, |stored| {
			let used = stored.take().map_or(0, |consent| consent.used_in(epoch));
			*stored = (used > 0).then(|| Consent { epoch, used, ..Default::default() });
		});
		Self::raise_nonce(account)
	}

	/// The consent by which `generator` may charge `account` for `count` graphics in this `epoch`.
	pub(crate) fn consented(
		account: &T::AccountId,
		generator: &T::AccountId,
		count: u32,
		epoch: u32,
	) -> Result<Consent, SkipReason> {
		let consent = Consents::<T>::get(account, generator)
			.filter(|consent| consent.holds(Self::now()))
			.ok_or(SkipReason::NoConsent)?;
		ensure!(count <= consent.left_in(epoch), SkipReason::OverConsent);
		Ok(consent)
	}

	/// Count `count` graphics more that `account` was charged for in this `epoch`.
	pub(crate) fn use_consent(
		account: &T::AccountId,
		generator: &T::AccountId,
		consent: Consent,
		count: u32,
		epoch: u32,
	) {
		// At most what the consent had left.
		let used = consent.used_in(epoch) + count;
		Consents::<T>::insert(account, generator, Consent { epoch, used, ..consent });
	}

	fn raise_nonce(account: &T::AccountId) -> DispatchResult {
		ConsentNonces::<T>::try_mutate(account, |nonce| {
			*nonce = nonce.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	/// The current epoch, rolled into or not.
	pub(crate) fn epoch() -> BlockNumber {
		Self::now() / T::Rules::length().max(1)
	}
}
