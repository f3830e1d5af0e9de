//! The invariants of `lib.rs`, as code.

use crate::{
	Announcements, Config, CurrentLatch, GovernancePeriods, MAX_ANNOUNCEMENTS, NextAnnouncement,
	Pallet, Requests, announcements::task_name,
};
use frame::{
	deps::{
		frame_support::traits::{QueryPreimage, schedule::v3::Named},
		sp_runtime::TryRuntimeError,
	},
	prelude::*,
};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_latch()?;
		Self::try_announcements()?;
		for (hash, _, _) in Requests::<T>::iter() {
			ensure!(kept::<T>(&hash), "3: a preimage somebody wants to stay is not kept");
		}
		ensure!(GovernancePeriods::<T>::get().is_sound(), "4: a period is zero, or too long");
		Ok(())
	}

	/// Invariant 1.
	fn try_latch() -> Result<(), TryRuntimeError> {
		let latch = CurrentLatch::<T>::get();
		let Some(block) = latch.handed_over_at else { return Ok(()) };
		let noticed = latch.due_at().is_some_and(|due| due <= block);
		ensure!(noticed || latch.fallback_at.is_some(), "1: nobody saw the handover coming");
		ensure!(block <= Self::now(), "1: the handover is to come, and has happened");
		Ok(())
	}

	/// Invariant 2.
	fn try_announcements() -> Result<(), TryRuntimeError> {
		let count = Announcements::<T>::iter().count();
		ensure!(count == Announcements::<T>::count() as usize, "2: announcements are miscounted");
		ensure!(count <= MAX_ANNOUNCEMENTS as usize, "2: too much is announced");
		for (id, announcement) in Announcements::<T>::iter() {
			ensure!(id < NextAnnouncement::<T>::get(), "2: something to come is announced");
			let scheduled = T::Agenda::next_dispatch_time(task_name(id)).is_ok();
			// What is overdue was postponed, of which the scheduler no longer knows the name.
			ensure!(
				scheduled || announcement.due <= Self::now(),
				"2: something announced will never happen"
			);
			let hashes = announcement.call.lookup_hash().into_iter().chain(announcement.code);
			let mut kept = hashes.map(|hash| kept::<T>(&hash));
			ensure!(kept.all(|kept| kept), "2: something announced is not to be seen");
		}
		Ok(())
	}
}

/// Whether a preimage is on chain and stays there.
fn kept<T: Config>(hash: &T::Hash) -> bool {
	T::Preimages::len(hash).is_some() && T::Preimages::is_requested(hash)
}
