//! The latch: when the milestone is reached, when the community takes over, and that it stays so.

use crate::{CurrentLatch, Event, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{
	Balance, BlockNumber, SD,
	traits::{Handover as _, Milestone as _},
};

/// The block that reached the milestone.
fn reached_at() -> Option<BlockNumber> {
	CurrentLatch::<Test>::get().reached_at
}

#[test]
fn the_payment_that_reaches_both_thresholds_reaches_the_milestone() {
	execute(|| {
		go_to(4);
		for (distributed, earners) in [(100 * SD - 1, 2), (100 * SD, 1), (0, 0)] {
			Handover::progress(distributed, || earners);
			assert_eq!(reached_at(), None);
		}
		Handover::progress(100 * SD, || 2);
		assert_eq!(reached_at(), Some(4));
		System::assert_last_event(
			Event::MilestoneReached { distributed: 100 * SD, earners: 2, due: 14 }.into(),
		);
	});
}

#[test]
fn nothing_is_counted_that_does_not_matter() {
	execute(|| {
		let nobody_asks = || unreachable!("it does not matter");
		Handover::progress(100 * SD - 1, nobody_asks);
		reach();
		Handover::progress(Balance::MAX, nobody_asks);
	});
}

#[test]
fn it_is_reached_once() {
	execute(|| {
		reach();
		go_to(4);
		Handover::progress(200 * SD, || 3);
		assert_eq!(reached_at(), Some(1));
	});
}

#[test]
fn the_community_takes_over_when_the_notice_is_over() {
	execute(|| {
		reach();
		go_to(NOTICE);
		assert!(!Handover::handed_over());
		go_to(NOTICE + 1);
		assert!(Handover::handed_over());
		System::assert_has_event(Event::HandedOver { reached_at: Some(1) }.into());
	});
}

#[test]
fn it_takes_over_at_the_fallback_whatever_was_earned() {
	execute(|| {
		Clock::set(&5_000);
		go_to(2);
		assert_eq!(CurrentLatch::<Test>::get().fallback_at, Some(5_000 + FALLBACK));
		Clock::set(&(5_000 + FALLBACK - 1));
		go_to(3);
		assert!(!Handover::handed_over());
		Clock::set(&(5_000 + FALLBACK));
		go_to(4);
		assert!(Handover::handed_over());
		System::assert_has_event(Event::HandedOver { reached_at: None }.into());
	});
}

#[test]
fn the_fallback_is_counted_from_the_first_block_whose_time_is_known() {
	execute(|| {
		go_to(3);
		assert_eq!(CurrentLatch::<Test>::get().fallback_at, None);
		Clock::set(&5_000);
		go_to(4);
		Clock::set(&9_000);
		go_to(5);
		assert_eq!(CurrentLatch::<Test>::get().fallback_at, Some(5_000 + FALLBACK));
	});
}

#[test]
fn the_milestone_does_not_matter_after_the_fallback() {
	execute(|| {
		Clock::set(&5_000);
		go_to(2);
		Clock::set(&(5_000 + FALLBACK));
		go_to(3);
		reach();
		assert_eq!(reached_at(), None);
	});
}

#[test]
fn the_neighbours_hear_of_it_once() {
	execute(|| {
		hand_over();
		assert_eq!(Heard::get(), 1);
		go_to(40);
		assert_eq!(Heard::get(), 1);
	});
}

#[test]
fn an_upgrade_that_the_board_authorized_is_void() {
	execute(|| {
		let code = H256::repeat_byte(7);
		System::do_authorize_upgrade(code, true);
		reach();
		go_to(NOTICE);
		assert!(System::authorized_upgrade().is_some());
		go_to(NOTICE + 1);
		assert!(System::authorized_upgrade().is_none());
		System::assert_has_event(Event::UpgradeVoided { code }.into());
		let refused = frame_system::Error::<Test>::NothingAuthorized;
		assert_err!(System::apply_authorized_upgrade(signed(ALICE), vec![1]), refused);
	});
}

#[test]
fn an_upgrade_that_the_community_authorizes_is_not() {
	execute(|| {
		hand_over();
		System::do_authorize_upgrade(H256::repeat_byte(7), true);
		go_to(40);
		assert!(System::authorized_upgrade().is_some());
	});
}

#[test]
fn once_handed_over_it_stays_so() {
	execute(|| {
		hand_over();
		let latch = CurrentLatch::<Test>::get();
		Handover::progress(0, || 0);
		Clock::set(&1);
		go_to(60);
		assert_eq!(CurrentLatch::<Test>::get(), latch);
	});
}
