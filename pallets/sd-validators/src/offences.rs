//! What becomes of those who are proved to have cheated.

use crate::{
	Bonds, Config, CurrencyOf, Event, HoldReason, Members, Offenders, Pallet, Slash, Slashes,
	WeightInfo,
};
use frame::{
	deps::frame_support::dispatch::DispatchClass,
	prelude::*,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Restriction},
	},
};
use pallet_session::{
	Validators,
	disabling::{DisablingDecision, DisablingStrategy},
	historical::IdentificationTuple,
};
use sp_staking::{
	SessionIndex,
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
};

impl<T: Config> OnOffenceHandler<T::AccountId, IdentificationTuple<T>, Weight> for Pallet<T> {
	/// Punish `offenders` of `session`, each with a fraction of its bond. Earlier ones of the same time come again, with a larger
	/// fraction.
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, IdentificationTuple<T>>],
		fractions: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(fractions) {
			Self::punish(&details.offender.0, *fraction, session);
		}
		let weight = <T as Config>::WeightInfo::on_offence(offenders.len() as u32);
		// Who reports does not know it, and who hands the report on drops it.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Normal);
		weight
	}
}

impl<T: Config> Pallet<T> {
	/// Slash an offender; the first time for a session put it out, too.
	fn punish(offender: &T::AccountId, fraction: Perbill, session: SessionIndex) {
		let before = Slashes::<T>::get(session, offender);
		if before.is_some_and(|slash| slash.fraction >= fraction) {
			return;
		}
		Self::slash(offender, before, fraction, session);
		if before.is_none() {
			Self::put_out(offender);
			Self::disable(offender);
		}
	}

	/// Take from an offender's bond what `fraction` adds to what the session's offences cost `before`.
	fn slash(
		offender: &T::AccountId,
		before: Option<Slash>,
		fraction: Perbill,
		session: SessionIndex,
	) {
		let mut bond = Bonds::<T>::get(offender).unwrap_or_default();
		let before = before.unwrap_or(Slash { bond: bond.held, fraction: Perbill::zero() });
		let now = Slash { fraction, ..before };
		let taken = CurrencyOf::<T>::transfer_on_hold(
			&HoldReason::Bond.into(),
			offender,
			&T::Community::get(),
			now.due().saturating_sub(before.due()),
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		);
		// Community exists, and takes anything.
		let amount = taken.defensive_unwrap_or_default();
		// No more was taken than was on hold, which is what the books say; and all of it is $SD, of which there is never more.
		bond.held = bond.held.saturating_sub(amount);
		bond.slashed = bond.slashed.saturating_add(amount);
		let bonded = bond.held;
		if amount > 0 {
			Bonds::<T>::insert(offender, bond);
		}
		Slashes::<T>::insert(session, offender, now);
		let account = offender.clone();
		Self::deposit_event(Event::Slashed { account, session, fraction, amount, bonded });
	}

	/// Let an offender be a member no longer, unless it is the last one.
	fn put_out(offender: &T::AccountId) {
		let mut members = Members::<T>::get();
		let Some(place) = members.iter().position(|member| member == offender) else { return };
		let account = offender.clone();
		if members.len() == 1 {
			return Self::deposit_event(Event::Spared { account });
		}
		members.remove(place);
		Members::<T>::put(members);
		Self::deposit_event(Event::PutOut { account, from: Self::in_force() });
	}

	/// Disable an offender in this session, and in the next one.
	fn disable(offender: &T::AccountId) {
		Self::disable_now(offender.clone());
		if Self::is_queued(offender) {
			Offenders::<T>::mutate(|offenders| {
				if !offenders.contains(offender) {
					// No more are queued than there is room for.
					let _ = offenders.try_push(offender.clone()).defensive();
				}
			});
		}
	}

	/// Disable an offender in this session, if it is active and somebody else is left.
	pub(crate) fn disable_now(offender: T::AccountId) {
		pallet_session::Pallet::<T>::report_offence(offender, OffenceSeverity::max_severity());
	}
}

/// Disables everybody who is reported, as long as somebody is left who authors. There is no point in sparing two thirds as
/// the session pallet's own strategies do: votes of the disabled count for finality, and whoever is not disabled authors.
pub struct AllButOne;

impl<T: pallet_session::Config> DisablingStrategy<T> for AllButOne {
	fn decision(
		offender: &T::ValidatorId,
		_: OffenceSeverity,
		disabled: &alloc::vec::Vec<(u32, OffenceSeverity)>,
	) -> DisablingDecision {
		let active = Validators::<T>::get();
		let others_left = disabled.len() + 1 < active.len();
		let place = active.iter().position(|validator| validator == offender);
		let disable = place.filter(|_| others_left).map(|place| place as u32);
		DisablingDecision { disable, reenable: None }
	}
}
