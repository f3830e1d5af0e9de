//! What the board does as Root: announced, looked at, and made when it is due.

use crate::{
	Announcement, AnnouncementId, AnnouncementOf, Announcements, BoundedCallOf, Call, CallOf,
	Config, CurrentLatch, Error, Event, GovernancePeriods, MAX_ANNOUNCEMENTS, MAX_CALL,
	NextAnnouncement, Origin, Pallet, WeightInfo, calls,
};
use alloc::vec::Vec;
use frame::{
	deps::{
		frame_support::traits::{
			Bounded as BoundedCall, QueryPreimage, StorePreimage, UnfilteredDispatchable,
			schedule::{
				DispatchTime, LOWEST_PRIORITY,
				v3::{Named, TaskName},
			},
		},
		frame_system::RawOrigin,
	},
	prelude::*,
};
use sd_primitives::traits::Handover;

/// What the scheduler knows an announcement by.
pub(crate) fn task_name(id: AnnouncementId) -> TaskName {
	(*b"sd/board", id, [0u8; 20]).using_encoded(|name| {
		let mut task = TaskName::default();
		task.copy_from_slice(name);
		task
	})
}

impl<T: Config> Pallet<T> {
	/// Announce a call.
	pub(crate) fn do_announce(call: CallOf<T>) -> DispatchResult {
		let latch = CurrentLatch::<T>::get();
		ensure!(latch.handed_over_at.is_none(), Error::<T>::HandedOver);
		ensure!(latch.reached_at.is_none(), Error::<T>::MilestoneReached);
		let room = Announcements::<T>::count() < MAX_ANNOUNCEMENTS;
		ensure!(room, Error::<T>::TooManyAnnouncements);
		let code = Self::ensure_board_may(&call)?;
		let id = NextAnnouncement::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let delay = GovernancePeriods::<T>::get().delay;
		let due = Self::now().checked_add(delay).ok_or(ArithmeticError::Overflow)?;

		let call = Self::keep(call.encode())?;
		if let Some(code) = &code {
			T::Preimages::request(code);
		}
		Self::put_on_agenda(id, due.into())?;
		NextAnnouncement::<T>::put(next);
		let event = Event::DispatchAnnounced { id, call: call.hash(), code, due };
		Announcements::<T>::insert(id, Announcement { call, code, due });
		Self::deposit_event(event);
		Ok(())
	}

	/// Take an announcement back.
	pub(crate) fn do_cancel(id: AnnouncementId) -> DispatchResult {
		ensure!(!Self::handed_over(), Error::<T>::HandedOver);
		let announcement = Announcements::<T>::get(id).ok_or(Error::<T>::NotAnnounced)?;
		// The scheduler forgets the name of what it has postponed. Then it tries in vain what is announced no more.
		let _ = T::Agenda::cancel_named(task_name(id));
		Announcements::<T>::remove(id);
		Self::let_go(&announcement);
		Self::deposit_event(Event::DispatchCancelled { id });
		Ok(())
	}

	/// Make the call that was announced; what that took. How it went is in the event: an error would bring the announcement
	/// back, and nothing would ever make it again.
	pub(crate) fn do_execute(id: AnnouncementId) -> Result<Weight, DispatchError> {
		let announcement = Announcements::<T>::take(id).ok_or(Error::<T>::NotAnnounced)?;
		let length = announcement.call.len().unwrap_or(MAX_CALL);
		let looked_up = <T as Config>::WeightInfo::execute_announced(length);
		if Self::handed_over() {
			Self::let_go(&announcement);
			Self::deposit_event(Event::DispatchVoided { id });
			return Ok(looked_up);
		}
		let (weight, result) = Self::dispatch_announced(&announcement.call);
		Self::let_go(&announcement);
		Self::deposit_event(Event::DispatchExecuted { id, result });
		Ok(looked_up.saturating_add(weight))
	}

	/// Make a call as Root, if the board may still make it; what it took, and how it went.
	fn dispatch_announced(call: &BoundedCallOf<T>) -> (Weight, DispatchResult) {
		let call = match calls::read::<T>(call) {
			Ok(call) => call,
			Err(_) => return (Weight::zero(), Err(DispatchError::Corruption)),
		};
		if let Err(error) = Self::ensure_board_may(&call) {
			return (Weight::zero(), Err(error));
		}
		let most = call.get_dispatch_info().call_weight;
		match call.dispatch_bypass_filter(RawOrigin::Root.into()) {
			Ok(info) => (info.actual_weight.unwrap_or(most), Ok(())),
			Err(error) => (error.post_info.actual_weight.unwrap_or(most), Err(error.error)),
		}
	}

	/// Whether the board may make a call as Root; the code of the upgrade that it authorizes, if it does that.
	fn ensure_board_may(call: &CallOf<T>) -> Result<Option<T::Hash>, DispatchError> {
		ensure!(call.encoded_size() <= MAX_CALL as usize, Error::<T>::CallTooLong);
		let unfolded = calls::unfold::<T>(call);
		let allowed = unfolded.iter().all(|(call, carries)| {
			!T::DeniedCalls::contains(call) && (*carries || T::BoardCalls::contains(call))
		});
		ensure!(allowed, Error::<T>::NotAllowed);
		let weight = call.get_dispatch_info().call_weight;
		ensure!(weight.all_lte(Self::most_weight()), Error::<T>::CallTooHeavy);

		let mut codes = unfolded.iter().filter_map(|(call, _)| calls::authorized_code::<T>(call));
		let code = codes.next();
		ensure!(codes.next().is_none(), Error::<T>::TwoUpgrades);
		let noted = code.is_none_or(|code| T::Preimages::len(&code).is_some());
		ensure!(noted, Error::<T>::CodeNotNoted);
		Ok(code)
	}

	/// Have the scheduler make what is announced.
	fn put_on_agenda(id: AnnouncementId, due: BlockNumberFor<T>) -> DispatchResult {
		let call: CallOf<T> = Call::<T>::execute_announced { id }.into();
		let call = T::Preimages::bound(call)?;
		let (when, by) = (DispatchTime::At(due), Origin::Announcement.into());
		T::Agenda::schedule_named(task_name(id), when, None, LOWEST_PRIORITY, by, call)?;
		Ok(())
	}

	/// Keep a call where everybody sees it: in the announcement, or as a preimage, requested.
	fn keep(call: Vec<u8>) -> Result<BoundedCallOf<T>, DispatchError> {
		let len = call.len() as u32;
		match BoundedVec::try_from(call) {
			Ok(call) => Ok(BoundedCall::Inline(call)),
			Err(call) => {
				let hash = T::Hashing::hash(&call);
				// First, because noting does not count as a request where there is one already.
				T::Preimages::request(&hash);
				T::Preimages::note(call.into())?;
				Ok(BoundedCall::Lookup { hash, len })
			}
		}
	}

	/// Need the preimages of an announcement no longer.
	fn let_go(announcement: &AnnouncementOf<T>) {
		T::Preimages::drop(&announcement.call);
		if let Some(code) = &announcement.code {
			T::Preimages::unrequest(code);
		}
	}
}
