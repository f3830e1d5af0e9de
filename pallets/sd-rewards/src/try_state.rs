//! The invariants of `lib.rs`, as code.

use crate::{
	Account, Accounts, CommunitySchedule, CompanySchedule, Config, CurrentEpoch, Earners, Lanes,
	OpenedPrizes, Pallet,
	terms::{Schedule, Validate},
};
use frame::deps::sp_runtime::TryRuntimeError;
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(CurrentEpoch::<T>::get().clock.is_sound(), "time is not divided");
		let next = CurrentEpoch::<T>::get().index.saturating_add(1);
		try_terms(CommunitySchedule::<T>::get(), next)?;
		try_terms(CompanySchedule::<T>::get(), next)?;
		Self::try_quotas()?;
		let earners = Accounts::<T>::iter_values().filter(Account::is_earner).count();
		ensure!(earners == Earners::<T>::get() as usize, "3: earners are miscounted");
		let opened = OpenedPrizes::<T>::get().amount;
		ensure!(opened <= Self::prize_ceiling(), "4: prizes are above their ceiling");
		Ok(())
	}

	/// Invariant 2.
	fn try_quotas() -> Result<(), TryRuntimeError> {
		let epoch = CurrentEpoch::<T>::get();
		let (mut now, mut next) = (0u64, 0u64);
		for lane in Lanes::<T>::iter_values() {
			now += u64::from(lane.at(epoch.index, 0).quota);
			next += u64::from(lane.quota_to_come());
		}
		ensure!(now == epoch.quotas, "2: the quotas in force are not the lanes'");
		ensure!(next == epoch.next_quotas, "2: the quotas to come are not the lanes'");
		Ok(())
	}
}

/// Invariant 1.
fn try_terms<Terms: Validate>(schedule: Schedule<Terms>, next: u32) -> Result<(), TryRuntimeError> {
	let due = schedule.pending.as_ref().is_none_or(|(from, _)| *from <= next);
	ensure!(due, "1: terms are pending for longer than an epoch");
	let pending = schedule.pending.map(|(_, terms)| terms);
	let sound = |terms: &Terms| terms.validate().is_ok();
	ensure!(sound(&schedule.current), "1: terms in force are out of bounds");
	ensure!(pending.as_ref().is_none_or(sound), "1: pending terms are out of bounds");
	Ok(())
}
