//! The gallery: graphics their creators have published, and what moderators take out of it.

use crate::{
	Cid, Config, Error, Event, Fingerprints, Gallery, Graphics, Moderators, Pallet, Reason,
	Registered, Removal, Removals, Shared,
};
use frame::prelude::*;
use sd_primitives::{
	Balance, ContentHash,
	traits::{PendingReward, ShareRule},
};

impl<T: Config> Pallet<T> {
	/// Publish a graphic, and set its reward aside.
	pub(crate) fn do_share(
		creator: T::AccountId,
		content_hash: ContentHash,
		cid: Cid,
		min_reward: Balance,
	) -> DispatchResult {
		let graphic = Self::registered(content_hash)?;
		ensure!(graphic.creator == creator, Error::<T>::NotCreator);
		ensure!(!graphic.taken_down, Error::<T>::TakenDown);
		ensure!(!graphic.shared, Error::<T>::AlreadyShared);
		ensure!(!cid.is_empty(), Error::<T>::EmptyCid);
		let alike = Fingerprints::<T>::contains_key(graphic.fingerprint);
		ensure!(!alike, Error::<T>::LooksShared);

		let reward = T::Rules::shared(&creator, &graphic.generator, min_reward)?;
		Fingerprints::<T>::insert(graphic.fingerprint, content_hash);
		let pending = (reward.amount > 0).then_some(reward);
		let shared = Shared { cid: cid.clone(), block: Self::now(), pending };
		Gallery::<T>::insert(content_hash, shared);
		Graphics::<T>::insert(content_hash, Registered { shared: true, ..graphic });
		let PendingReward { amount: reward, due } = reward;
		Self::deposit_event(Event::Shared { creator, content_hash, cid, reward, due });
		Ok(())
	}

	/// Pay the reward of a shared graphic whose moderation is over.
	pub(crate) fn do_settle_share(content_hash: ContentHash) -> DispatchResult {
		let creator = Self::registered(content_hash)?.creator;
		let mut shared = Gallery::<T>::get(content_hash).ok_or(Error::<T>::NothingPending)?;
		let PendingReward { amount, due } =
			shared.pending.take().ok_or(Error::<T>::NothingPending)?;
		ensure!(due <= Self::now(), Error::<T>::NotDue);

		T::Rules::settle_share(&creator, amount)?;
		Gallery::<T>::insert(content_hash, shared);
		Self::deposit_event(Event::ShareSettled { content_hash, creator, reward: amount });
		Ok(())
	}

	/// Take a graphic down for good: neither it nor what looks like it is shared any more, and a reward that was not paid is
	/// forfeited.
	pub(crate) fn do_take_down(
		moderator: T::AccountId,
		content_hash: ContentHash,
		reason: Reason,
	) -> DispatchResult {
		ensure!(Moderators::<T>::contains_key(&moderator), Error::<T>::NotModerator);
		let graphic = Self::registered(content_hash)?;
		ensure!(!graphic.taken_down, Error::<T>::AlreadyTakenDown);
		ensure!(!reason.is_empty(), Error::<T>::NoReason);

		let forfeited = Self::forfeit(content_hash)?;
		if !Fingerprints::<T>::contains_key(graphic.fingerprint) {
			Fingerprints::<T>::insert(graphic.fingerprint, content_hash);
		}
		let (by, block) = (moderator.clone(), Self::now());
		let removal = Removal { moderator: by, reason: reason.clone(), block };
		Removals::<T>::insert(content_hash, removal);
		Graphics::<T>::insert(content_hash, Registered { taken_down: true, ..graphic });
		Self::deposit_event(Event::TakenDown { content_hash, moderator, reason, forfeited });
		Ok(())
	}

	/// Let the channel have back a reward that was not paid; how much that was.
	fn forfeit(content_hash: ContentHash) -> Result<Balance, DispatchError> {
		let Some(mut shared) = Gallery::<T>::get(content_hash) else { return Ok(0) };
		let Some(reward) = shared.pending.take() else { return Ok(0) };
		T::Rules::forfeit_share(reward.amount)?;
		Gallery::<T>::insert(content_hash, shared);
		Ok(reward.amount)
	}
}
