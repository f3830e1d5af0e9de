//! What the board does as Root: announcing, cancelling, and what happens when it is due.

use crate::{
	Announcements, Error, Event, MAX_ANNOUNCEMENTS, MAX_CALL, NextAnnouncement, Origin, mock::*,
};
use frame::{
	deps::frame_support::traits::{QueryPreimage, StorePreimage},
	testing_prelude::*,
};

/// Three quarters of the board announce `call`.
fn announce(call: RuntimeCall) -> DispatchResult {
	Handover::company_dispatch(board(3), Box::new(call))
}

/// A long call that the board may make.
fn long_call() -> RuntimeCall {
	elect((1..=100).collect())
}

/// Note `code`; the call that authorizes it.
fn upgrade(code: &[u8]) -> (H256, RuntimeCall) {
	let hash = <Test as frame_system::Config>::Hashing::hash(code);
	if Preimage::len(&hash).is_none() {
		assert_ok!(Preimage::note_preimage(signed(ALICE), code.to_vec()));
	}
	(hash, frame_system::Call::authorize_upgrade { code_hash: hash }.into())
}

/// How the announcement went that was due.
fn outcome() -> Option<DispatchResult> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Handover(Event::DispatchExecuted { result, .. }) => Some(result),
		_ => None,
	})
}

#[test]
fn what_the_board_announces_is_made_when_the_delay_is_over() {
	execute(|| {
		let call = elect(vec![7, 8]);
		let hash = <Test as frame_system::Config>::Hashing::hash_of(&call);
		assert_ok!(announce(call));
		let announced = Event::DispatchAnnounced { id: 0, call: hash, code: None, due: 1 + DELAY };
		System::assert_last_event(announced.into());
		go_to(DELAY);
		assert_eq!(elected(), Vec::<u64>::new());
		go_to(DELAY + 1);
		assert_eq!(elected(), vec![7, 8]);
		System::assert_has_event(Event::DispatchExecuted { id: 0, result: Ok(()) }.into());
		assert_eq!(Announcements::<Test>::count(), 0);
	});
}

#[test]
fn half_of_the_board_announces_nothing_and_neither_does_anybody_else() {
	execute(|| {
		let origins = [board(2), signed(ALICE), RuntimeOrigin::root(), committee(3)];
		for origin in origins {
			assert_noop!(
				Handover::company_dispatch(origin, Box::new(elect(vec![7]))),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn a_call_that_is_not_on_the_list_is_refused_wherever_it_is() {
	execute(|| {
		let heap: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		for call in [heap, open_latch()] {
			assert_noop!(announce(call.clone()), Error::<Test>::NotAllowed);
			let hidden = batch(vec![elect(vec![7]), batch(vec![heavy(call, Weight::zero())])]);
			assert_noop!(announce(hidden), Error::<Test>::NotAllowed);
		}
		let by = Box::new(frame_system::RawOrigin::Root.into());
		let call = Box::new(elect(vec![7]));
		let as_root = pallet_utility::Call::dispatch_as { as_origin: by, call };
		assert_noop!(announce(as_root.into()), Error::<Test>::NotAllowed);
	});
}

#[test]
fn calls_of_the_list_may_come_together() {
	execute(|| {
		assert_ok!(announce(batch(vec![elect(vec![7]), elect(vec![8])])));
		go_to(DELAY + 1);
		assert_eq!(elected(), vec![8]);
	});
}

#[test]
fn an_upgrade_whose_code_is_not_on_chain_is_refused() {
	execute(|| {
		let code_hash = H256::repeat_byte(7);
		let upgrade: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash }.into();
		assert_noop!(announce(upgrade.clone()), Error::<Test>::CodeNotNoted);
		assert_noop!(announce(batch(vec![upgrade])), Error::<Test>::CodeNotNoted);
	});
}

#[test]
fn the_code_stays_on_chain_until_the_upgrade_is_authorized() {
	execute(|| {
		let (code, upgrade) = upgrade(b"code");
		assert_ok!(announce(upgrade));
		assert!(Preimage::is_requested(&code));
		// Who noted it may have the deposit back, but the code stays.
		assert_ok!(Preimage::unnote_preimage(signed(ALICE), code));
		assert!(Preimage::len(&code).is_some());
		go_to(DELAY + 1);
		assert_eq!(System::authorized_upgrade().map(|it| *it.code_hash()), Some(code));
		assert!(Preimage::len(&code).is_none());
	});
}

#[test]
fn two_upgrades_at_once_are_refused() {
	execute(|| {
		let ((_, one), (_, other)) = (upgrade(b"one"), upgrade(b"other"));
		assert_noop!(announce(batch(vec![one, other])), Error::<Test>::TwoUpgrades);
	});
}

#[test]
fn a_long_call_is_kept_as_a_preimage_until_it_is_due() {
	execute(|| {
		let hash = <Test as frame_system::Config>::Hashing::hash_of(&long_call());
		assert_ok!(announce(long_call()));
		assert!(Preimage::is_requested(&hash));
		go_to(DELAY + 1);
		assert_eq!(elected().len(), 100);
		assert!(Preimage::len(&hash).is_none());
	});
}

#[test]
fn the_same_call_may_be_announced_twice_and_each_keeps_it() {
	execute(|| {
		let hash = <Test as frame_system::Config>::Hashing::hash_of(&long_call());
		assert_ok!(announce(long_call()));
		assert_ok!(announce(long_call()));
		assert_ok!(Handover::cancel_dispatch(board(3), 0));
		assert!(Preimage::len(&hash).is_some());
		go_to(DELAY + 1);
		assert_eq!(elected().len(), 100);
		assert!(Preimage::len(&hash).is_none());
	});
}

#[test]
fn a_call_that_is_too_long_is_refused() {
	execute(|| {
		let call = elect((0..u64::from(MAX_CALL) / 8).collect());
		assert_noop!(announce(call), Error::<Test>::CallTooLong);
	});
}

#[test]
fn a_call_that_is_too_heavy_is_refused() {
	execute(|| {
		let most = Handover::most_weight();
		assert_ok!(announce(heavy(elect(vec![7]), most)));
		let more = most.saturating_add(Weight::from_parts(1, 0));
		assert_noop!(announce(heavy(elect(vec![7]), more)), Error::<Test>::CallTooHeavy);
	});
}

#[test]
fn so_many_may_be_announced_and_no_more() {
	execute(|| {
		for _ in 0..MAX_ANNOUNCEMENTS {
			assert_ok!(announce(elect(vec![7])));
		}
		assert_noop!(announce(elect(vec![7])), Error::<Test>::TooManyAnnouncements);
		go_to(DELAY + 1);
		assert_ok!(announce(elect(vec![7])));
		assert_eq!(NextAnnouncement::<Test>::get(), MAX_ANNOUNCEMENTS + 1);
	});
}

#[test]
fn the_board_cancels_what_it_announced() {
	execute(|| {
		let (code, upgrade) = upgrade(b"code");
		assert_ok!(announce(batch(vec![upgrade, long_call()])));
		assert_noop!(Handover::cancel_dispatch(board(2), 0), DispatchError::BadOrigin);
		assert_ok!(Handover::cancel_dispatch(board(3), 0));
		System::assert_last_event(Event::DispatchCancelled { id: 0 }.into());
		assert!(!Preimage::is_requested(&code));
		assert_noop!(Handover::cancel_dispatch(board(3), 0), Error::<Test>::NotAnnounced);
		go_to(DELAY + 1);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn the_board_cancels_also_what_its_block_had_no_room_for() {
	execute(|| {
		for member in [7, 8] {
			assert_ok!(announce(heavy(elect(vec![member]), Handover::most_weight())));
		}
		go_to(DELAY + 1);
		assert_eq!((elected(), Announcements::<Test>::count()), (vec![7], 1));
		// Waiting is nothing that should not be.
		assert_ok!(Handover::do_try_state());
		assert_ok!(Handover::cancel_dispatch(board(3), 1));
		go_to(DELAY + 3);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn what_its_block_had_no_room_for_is_made_in_the_next() {
	execute(|| {
		for member in [7, 8] {
			assert_ok!(announce(heavy(elect(vec![member]), Handover::most_weight())));
		}
		go_to(DELAY + 2);
		assert_eq!((elected(), Announcements::<Test>::count()), (vec![8], 0));
	});
}

#[test]
fn once_the_milestone_is_reached_only_cancelling_is_left() {
	execute(|| {
		assert_ok!(announce(elect(vec![7])));
		reach();
		assert_noop!(announce(elect(vec![8])), Error::<Test>::MilestoneReached);
		assert_ok!(Handover::cancel_dispatch(board(3), 0));
	});
}

#[test]
fn what_is_due_before_the_handover_happens() {
	execute(|| {
		assert_ok!(announce(elect(vec![7])));
		go_to(10);
		reach();
		go_to(DELAY + 1);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn what_is_due_in_the_block_of_the_handover_is_void() {
	execute(|| {
		go_to(2);
		let (code, upgrade) = upgrade(b"code");
		assert_ok!(announce(batch(vec![elect(vec![7]), upgrade, long_call()])));
		go_to(DELAY + 2 - NOTICE);
		reach();
		go_to(DELAY + 2);
		assert_eq!(elected(), Vec::<u64>::new());
		assert!(System::authorized_upgrade().is_none());
		System::assert_has_event(Event::HandedOver { reached_at: Some(6) }.into());
		System::assert_has_event(Event::DispatchVoided { id: 0 }.into());
		assert_eq!(Announcements::<Test>::count(), 0);
		assert!(!Preimage::is_requested(&code));
	});
}

#[test]
fn the_board_announces_and_cancels_nothing_after_the_handover() {
	execute(|| {
		assert_ok!(announce(elect(vec![7])));
		hand_over();
		assert_noop!(announce(elect(vec![8])), Error::<Test>::HandedOver);
		assert_noop!(Handover::cancel_dispatch(board(4), 0), Error::<Test>::HandedOver);
		go_to(DELAY + 1);
		assert_eq!(elected(), Vec::<u64>::new());
	});
}

#[test]
fn nobody_executes_an_announcement_early() {
	execute(|| {
		assert_ok!(announce(elect(vec![7])));
		for origin in [RuntimeOrigin::root(), signed(ALICE), board(4), RuntimeOrigin::none()] {
			assert_noop!(Handover::execute_announced(origin, 0), DispatchError::BadOrigin);
		}
		let itself: RuntimeOrigin = Origin::Announcement.into();
		assert_noop!(Handover::execute_announced(itself, 1), Error::<Test>::NotAnnounced);
	});
}

#[test]
fn an_announcement_that_fails_is_over_too() {
	execute(|| {
		let fails = pallet_collective::Call::<Test, pallet_collective::Instance2>::set_members {
			new_members: vec![7],
			prime: Some(8),
			old_count: 0,
		};
		assert_ok!(announce(batch(vec![elect(vec![9]), fails.into()])));
		go_to(DELAY + 1);
		assert!(matches!(outcome(), Some(Err(DispatchError::Module(_)))));
		assert_eq!(elected(), Vec::<u64>::new());
		assert_eq!(Announcements::<Test>::count(), 0);
	});
}

#[test]
fn an_announced_call_that_the_list_does_not_have_any_more_is_not_made() {
	execute(|| {
		assert_ok!(announce(elect(vec![7])));
		let call = Preimage::bound(open_latch()).unwrap();
		Announcements::<Test>::mutate(0, |it| it.as_mut().unwrap().call = call);
		go_to(DELAY + 1);
		assert_eq!(outcome(), Some(Err(Error::<Test>::NotAllowed.into())));
	});
}

#[test]
fn it_costs_what_the_call_took() {
	execute(|| {
		let itself = || RuntimeOrigin::from(Origin::Announcement);
		assert_ok!(announce(elect(vec![7])));
		let call = crate::Call::<Test>::execute_announced { id: 0 };
		let most = call.get_dispatch_info().call_weight;
		let took = Handover::execute_announced(itself(), 0).unwrap().actual_weight.unwrap();
		assert!(took.all_lt(most) && took.any_gt(Weight::zero()));
		assert!(most.all_lt(SchedulerWeight::get()));
	});
}
