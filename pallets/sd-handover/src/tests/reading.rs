//! What clients can see of the handover.

use crate::{Announced, Controller as By, Lever, mock::*};
use frame::testing_prelude::*;
use sd_primitives::SD;

/// Who controls something now, and who will.
fn controllers(lever: Lever) -> (By, By) {
	let levers = Handover::info(0, 0).levers;
	let found = levers.into_iter().find(|it| it.0 == lever).expect("all levers are there");
	(found.1, found.2)
}

#[test]
fn it_shows_how_far_the_milestone_is() {
	execute(|| {
		let info = Handover::info(SD, 1);
		assert_eq!((info.distributed, info.threshold), (SD, 100 * SD));
		assert_eq!((info.earners, info.least_earners), (1, 2));
		assert_eq!((info.reached_at, info.due_at, info.fallback_at), (None, None, None));
		assert_eq!(info.quorum, Handover::quorum());
		assert_eq!(info.periods.voting, VOTING);
		Clock::set(&5_000);
		go_to(2);
		reach();
		let info = Handover::info(100 * SD, 2);
		assert_eq!((info.reached_at, info.due_at), (Some(2), Some(2 + NOTICE)));
		assert_eq!(info.fallback_at, Some(5_000 + FALLBACK));
		go_to(2 + NOTICE);
		assert_eq!(Handover::info(100 * SD, 2).handed_over_at, Some(2 + NOTICE));
	});
}

#[test]
fn it_shows_who_controls_what_now_and_later() {
	execute(|| {
		assert_eq!(controllers(Lever::CommunityTerms), (By::Board, By::Referendum));
		assert_eq!(controllers(Lever::Roles), (By::Board, By::Referendum));
		assert_eq!(controllers(Lever::CommunityTreasury), (By::Nobody, By::Referendum));
		assert_eq!(controllers(Lever::Ecosystem), (By::Board, By::Referendum));
		assert_eq!(controllers(Lever::Root), (By::BoardAnnounced, By::Referendum));
		assert_eq!(controllers(Lever::Referenda), (By::Nobody, By::Everybody));
		assert_eq!(controllers(Lever::CompanyTerms), (By::Board, By::Board));
		assert_eq!(controllers(Lever::CompanyTreasury), (By::Board, By::Board));
		assert_eq!(controllers(Lever::BoardMembers), (By::Board, By::Board));
		assert_eq!(controllers(Lever::Votes), (By::Committee, By::Committee));
		reach();
		assert_eq!(controllers(Lever::Root), (By::Nobody, By::Referendum));
		go_to(1 + NOTICE);
		for lever in Lever::ALL {
			let (now, after) = controllers(lever);
			assert_eq!(now, after);
		}
	});
}

#[test]
fn it_shows_what_is_announced_until_it_is_void() {
	execute(|| {
		let (short, long) = (elect(vec![7]), elect((1..=100).collect()));
		for call in [long.clone(), short.clone()] {
			assert_ok!(Handover::company_dispatch(board(3), Box::new(call)));
		}
		let due = 1 + DELAY;
		let announced = vec![
			Announced { id: 0, call: long.encode(), code: None, due },
			Announced { id: 1, call: short.encode(), code: None, due },
		];
		assert_eq!(Handover::info(0, 0).announced, announced);
		hand_over();
		assert!(Handover::info(0, 0).announced.is_empty());
	});
}

#[test]
fn it_shows_the_upgrade_that_is_authorized_until_it_is_void() {
	execute(|| {
		let authorized = || Handover::info(0, 0).authorized;
		assert_eq!(authorized(), None);
		let code_hash = H256::repeat_byte(7);
		assert_ok!(System::authorize_upgrade(RuntimeOrigin::root(), code_hash));
		assert_eq!(authorized(), Some(code_hash));
		hand_over();
		assert_eq!(authorized(), None);
	});
}
