//! Preimages that people want to stay on chain: whoever noted one may withdraw it, even while it is voted on, unless somebody
//! has requested it; and only Root may do that with pallet-preimage itself.

use crate::{Config, Error, Event, Pallet, Requests};
use frame::{
	deps::frame_support::traits::{Consideration, Footprint, QueryPreimage},
	prelude::*,
};
use pallet_democracy::{
	LowestUnbaked, PublicProps, ReferendumCount, ReferendumInfo, ReferendumInfoOf,
};

impl<T: Config> Pallet<T> {
	/// Let a preimage stay on chain.
	///
	/// It must be there: what is requested can be noted for nothing, however long, and the deposit goes by the length.
	pub(crate) fn do_request(account: T::AccountId, hash: T::Hash) -> DispatchResult {
		let requested = Requests::<T>::contains_key(hash, &account);
		ensure!(!requested, Error::<T>::AlreadyRequested);
		let length = T::Preimages::len(&hash).ok_or(Error::<T>::NotNoted)?;

		let footprint = Footprint::from_parts(1, length as usize);
		let deposit = T::PreimageDeposit::new(&account, footprint)?;
		T::Preimages::request(&hash);
		Requests::<T>::insert(hash, &account, deposit);
		Self::deposit_event(Event::PreimageRequested { hash, account });
		Ok(())
	}

	/// Let a preimage go, as far as this account is concerned.
	pub(crate) fn do_release(account: T::AccountId, hash: T::Hash) -> DispatchResult {
		let deposit = Requests::<T>::get(hash, &account).ok_or(Error::<T>::NotRequested)?;
		ensure!(!Self::is_in_use(&hash), Error::<T>::PreimageInUse);

		deposit.drop(&account)?;
		Requests::<T>::remove(hash, &account);
		T::Preimages::unrequest(&hash);
		Self::deposit_event(Event::PreimageReleased { hash, account });
		Ok(())
	}

	/// Whether somebody wants a preimage to stay. Others may have requested it as well, and let it go any time.
	pub(crate) fn is_requested(hash: &T::Hash) -> bool {
		Requests::<T>::iter_key_prefix(hash).next().is_some()
	}

	/// Whether a preimage is proposed or voted on. What is to be enacted the scheduler has requested.
	fn is_in_use(hash: &T::Hash) -> bool {
		let is = |proposal: &crate::BoundedCallOf<T>| proposal.lookup_hash() == Some(*hash);
		PublicProps::<T>::get().iter().any(|(_, proposal, _)| is(proposal))
			|| (LowestUnbaked::<T>::get()..ReferendumCount::<T>::get()).any(|index| {
				let info = ReferendumInfoOf::<T>::get(index);
				matches!(info, Some(ReferendumInfo::Ongoing(status)) if is(&status.proposal))
			})
	}
}
