//! The gallery: graphics their creators have published, and what moderators take out of it.

use crate::{
	Cid, Config, Error, Event, Gallery, Graphics, Moderators, Pallet, Reason, RefusedFingerprints,
	Registered, Removal, Removals, Shared,
};
use frame::prelude::*;
use sd_primitives::{
	Balance, ContentHash,
	traits::{PendingReward, ShareRule},
};

impl<T: Config> Pallet<T> {
	/// The place of a registered graphic in the gallery, if it has been shared.
	pub(crate) fn place(
		content_hash: ContentHash,
		graphic: &Registered<T::AccountId>,
	) -> Option<Shared> {
		Gallery::<T>::get(graphic.fingerprint).filter(|shared| shared.content_hash == content_hash)
	}

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
		let alike = Gallery::<T>::get(graphic.fingerprint);
		let itself = alike.as_ref().is_some_and(|shared| shared.content_hash == content_hash);
		ensure!(!itself, Error::<T>::AlreadyShared);
		ensure!(!cid.is_empty(), Error::<T>::EmptyCid);
		let refused = || RefusedFingerprints::<T>::contains_key(graphic.fingerprint);
		ensure!(alike.is_none() && !refused(), Error::<T>::LooksShared);

		let reward = T::Rules::shared(&creator, &graphic.generator, min_reward)?;
		let pending = (reward.amount > 0).then_some(reward);
		let shared = Shared { content_hash, cid: cid.clone(), block: Self::now(), pending };
		Gallery::<T>::insert(graphic.fingerprint, shared);
		let PendingReward { amount: reward, due } = reward;
		Self::deposit_event(Event::Shared { creator, content_hash, cid, reward, due });
		Ok(())
	}

	/// Pay the reward of a shared graphic whose moderation is over.
	pub(crate) fn do_settle_share(content_hash: ContentHash) -> DispatchResult {
		let graphic = Self::registered(content_hash)?;
		let mut shared = Self::place(content_hash, &graphic).ok_or(Error::<T>::NothingPending)?;
		let PendingReward { amount, due } =
			shared.pending.take().ok_or(Error::<T>::NothingPending)?;
		ensure!(due <= Self::now(), Error::<T>::NotDue);

		let Registered { creator, fingerprint, .. } = graphic;
		T::Rules::settle_share(&creator, amount)?;
		Gallery::<T>::insert(fingerprint, shared);
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

		let forfeited = Self::keep_out(content_hash, graphic.fingerprint)?;
		let (by, block) = (moderator.clone(), Self::now());
		let removal = Removal { moderator: by, reason: reason.clone(), block };
		Removals::<T>::insert(content_hash, removal);
		Graphics::<T>::insert(content_hash, Registered { taken_down: true, ..graphic });
		Self::deposit_event(Event::TakenDown { content_hash, moderator, reason, forfeited });
		Ok(())
	}

	/// Let nothing that looks like a graphic be shared from now on. How much of a reward of its own is forfeited.
	fn keep_out(content_hash: ContentHash, fingerprint: u64) -> Result<Balance, DispatchError> {
		match Gallery::<T>::get(fingerprint) {
			Some(shared) if shared.content_hash == content_hash => {
				Self::forfeit(fingerprint, shared)
			}
			// What is shared and looks like it stays, and so does its reward.
			Some(_) => Ok(0),
			None => {
				if !RefusedFingerprints::<T>::contains_key(fingerprint) {
					RefusedFingerprints::<T>::insert(fingerprint, content_hash);
				}
				Ok(0)
			}
		}
	}

	/// Let the channel have back a reward that was not paid; how much that was.
	fn forfeit(fingerprint: u64, mut shared: Shared) -> Result<Balance, DispatchError> {
		let Some(reward) = shared.pending.take() else { return Ok(0) };
		T::Rules::forfeit_share(reward.amount)?;
		Gallery::<T>::insert(fingerprint, shared);
		Ok(reward.amount)
	}
}
