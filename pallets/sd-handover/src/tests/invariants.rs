//! That broken state is noticed, and that no sequence of calls opens the latch.

use crate::{Announcements, CurrentLatch, GovernancePeriods, NextAnnouncement, mock::*};
use frame::testing_prelude::*;
use sd_primitives::traits::Handover as _;

/// Break something; what is then said about it.
fn complaint(breaking: impl FnOnce()) -> String {
	state().execute_with(|| {
		breaking();
		let error = Handover::do_try_state().expect_err("it was broken");
		let said: &'static str = error.into();
		said.into()
	})
}

/// The board announces something long.
fn announce() {
	let call = Box::new(elect((1..=100).collect()));
	assert_ok!(Handover::company_dispatch(board(3), call));
}

#[test]
fn a_handover_nobody_saw_coming_is_noticed() {
	let said = complaint(|| CurrentLatch::<Test>::mutate(|latch| latch.handed_over_at = Some(1)));
	assert!(said.starts_with("1:"));
}

#[test]
fn a_handover_that_is_to_come_is_noticed() {
	let said = complaint(|| {
		CurrentLatch::<Test>::mutate(|latch| {
			(latch.reached_at, latch.handed_over_at) = (Some(1), Some(90));
		});
	});
	assert!(said.starts_with("1:"));
}

#[test]
fn an_announcement_that_never_happens_is_noticed() {
	let said = complaint(|| {
		announce();
		pallet_scheduler::Lookup::<Test>::remove(crate::announcements::task_name(0));
	});
	assert!(said.starts_with("2:"));
}

#[test]
fn an_announcement_nobody_sees_is_noticed() {
	let said = complaint(|| {
		announce();
		let hash = Announcements::<Test>::get(0).unwrap().call.hash();
		assert_ok!(Preimage::unrequest_preimage(RuntimeOrigin::root(), hash));
	});
	assert!(said.starts_with("2:"));
}

#[test]
fn an_announcement_of_the_future_is_noticed() {
	let said = complaint(|| {
		announce();
		NextAnnouncement::<Test>::put(0);
	});
	assert!(said.starts_with("2:"));
}

#[test]
fn a_preimage_that_does_not_stay_is_noticed() {
	let said = complaint(|| {
		let bytes = vec![7; 200];
		let hash = <Test as frame_system::Config>::Hashing::hash(&bytes);
		assert_ok!(Preimage::note_preimage(signed(BOB), bytes));
		assert_ok!(Handover::request_preimage(signed(ALICE), hash));
		assert_ok!(Preimage::unrequest_preimage(RuntimeOrigin::root(), hash));
	});
	assert!(said.starts_with("3:"));
}

#[test]
fn a_period_of_zero_is_noticed() {
	let said = complaint(|| GovernancePeriods::<Test>::mutate(|periods| periods.launch = 0));
	assert!(said.starts_with("4:"));
}

#[test]
fn no_call_of_anybody_opens_the_latch() {
	execute(|| {
		hand_over();
		let calls: Vec<RuntimeCall> = vec![
			open_latch(),
			batch(vec![open_latch()]),
			heavy(open_latch(), Weight::zero()),
			crate::Call::<Test>::company_dispatch { call: Box::new(open_latch()) }.into(),
			crate::Call::<Test>::execute_announced { id: 0 }.into(),
			pallet_preimage::Call::<Test>::note_preimage { bytes: open_latch().encode() }.into(),
		];
		let origins = [signed(ALICE), board(4), committee(3), RuntimeOrigin::none()];
		for (call, origin) in calls.iter().flat_map(|call| origins.iter().map(move |it| (call, it)))
		{
			let _ = call.clone().dispatch(origin.clone());
			assert!(Handover::handed_over());
		}
		go_to(60);
		assert!(Handover::handed_over());
	});
}
