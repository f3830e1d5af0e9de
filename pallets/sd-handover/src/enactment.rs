//! From a referendum that has passed to its enactment: democracy's way to the scheduler, with a look at both.
//!
//! Democracy counts a majority of those who vote, however few, and hands whatever they voted on to a scheduler that drops what
//! does not fit. So it is given this one.

use crate::{BoundedCallOf, CallOf, Config, Event, Pallet, Refusal, calls};
use frame::{
	deps::frame_support::traits::{
		Currency,
		schedule::{
			DispatchTime, HIGHEST_PRIORITY, Period, Priority,
			v3::{Named, TaskName},
		},
	},
	prelude::*,
};
use pallet_democracy::{ReferendumIndex, ReferendumInfo, ReferendumInfoOf};
use sd_primitives::Balance;

/// What part of the electorate must have voted, before conviction, for anything to be enacted.
pub const QUORUM: Perbill = Perbill::from_percent(5);

/// How many blocks later an enactment may be, if others have taken all places.
const LEEWAY: u32 = 16;

/// The scheduler that democracy sees: takes a referendum that has enough votes and a call that can be made, and lets it have
/// the first place of its block.
pub struct Enactment<T>(PhantomData<T>);

/// Whatever makes calls later.
type AgendaOf<T> = <T as Config>::Agenda;

/// As whom.
type PalletsOriginOf<T> = <T as pallet_democracy::Config>::PalletsOrigin;

/// Where a call is, that is to be made later.
type AddressOf<T> =
	<AgendaOf<T> as Named<BlockNumberFor<T>, CallOf<T>, PalletsOriginOf<T>>>::Address;

impl<T: Config> Named<BlockNumberFor<T>, CallOf<T>, PalletsOriginOf<T>> for Enactment<T> {
	/// Nowhere, if it was refused: an event says why.
	type Address = Option<AddressOf<T>>;
	type Hasher = T::Hashing;

	fn schedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumberFor<T>>,
		period: Option<Period<BlockNumberFor<T>>>,
		_: Priority,
		by: PalletsOriginOf<T>,
		call: BoundedCallOf<T>,
	) -> Result<Self::Address, DispatchError> {
		let referendum = index_of(&id);
		if let Err(event) = ensure_enactable::<T>(referendum, &call) {
			Pallet::<T>::deposit_event(event);
			return Ok(None);
		}
		let first = match when {
			DispatchTime::At(block) => block,
			DispatchTime::After(blocks) => frame_system::Pallet::<T>::block_number()
				.saturating_add(blocks)
				.saturating_add(One::one()),
		};
		let scheduled = (0..LEEWAY).find_map(|later| {
			let due = first.saturating_add(later.into());
			let (at, by, call) = (DispatchTime::At(due), by.clone(), call.clone());
			AgendaOf::<T>::schedule_named(id, at, period, HIGHEST_PRIORITY, by, call)
				.ok()
				.map(|address| (address, due.saturated_into()))
		});
		let (address, event) = match scheduled {
			Some((address, due)) => (Some(address), Event::EnactmentScheduled { referendum, due }),
			None => (None, Event::EnactmentRefused { referendum, reason: Refusal::NoPlace }),
		};
		Pallet::<T>::deposit_event(event);
		Ok(address)
	}

	fn cancel_named(id: TaskName) -> DispatchResult {
		AgendaOf::<T>::cancel_named(id)
	}

	fn reschedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumberFor<T>>,
	) -> Result<Self::Address, DispatchError> {
		AgendaOf::<T>::reschedule_named(id, when).map(Some)
	}

	fn next_dispatch_time(id: TaskName) -> Result<BlockNumberFor<T>, DispatchError> {
		AgendaOf::<T>::next_dispatch_time(id)
	}
}

/// Which referendum democracy means: its name for it is its own, then the index, then nothing.
fn index_of(id: &TaskName) -> ReferendumIndex {
	let [_, _, _, _, _, _, _, _, a, b, c, d, ..] = *id;
	ReferendumIndex::from_le_bytes([a, b, c, d])
}

/// Whether a referendum that has passed is to be enacted; otherwise what to say about it.
fn ensure_enactable<T: Config>(
	referendum: ReferendumIndex,
	call: &BoundedCallOf<T>,
) -> Result<(), Event<T>> {
	let refused = |reason| Event::EnactmentRefused { referendum, reason };
	// It is still ongoing while democracy decides about it.
	let Some(ReferendumInfo::Ongoing(status)) = ReferendumInfoOf::<T>::get(referendum) else {
		return Err(refused(Refusal::NoReferendum));
	};
	let (turnout, quorum) = (status.tally.turnout, Pallet::<T>::quorum());
	if turnout < quorum {
		return Err(Event::BelowQuorum { referendum, turnout, quorum });
	}
	let call = calls::read::<T>(call).map_err(refused)?;
	calls::examine::<T>(&call).map_err(refused)
}

impl<T: Config> Pallet<T> {
	/// What must have been voted with for a referendum to be enacted now, before conviction, in base units.
	pub fn quorum() -> Balance {
		QUORUM.mul_ceil(<T as pallet_democracy::Config>::Currency::total_issuance())
	}
}
