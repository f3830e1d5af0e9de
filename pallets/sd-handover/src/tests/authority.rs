//! Who decides: the board before the handover, Root after it.

use crate::{EnsureCommunity, Error, mock::*};
use frame::{testing_prelude::*, traits::EnsureOrigin};
use sd_primitives::traits::Authority as _;

/// Whether `origin` decides now.
fn decides(origin: RuntimeOrigin) -> bool {
	Authority::try_origin(origin).is_ok()
}

#[test]
fn two_thirds_of_the_board_decide_before_the_handover() {
	execute(|| {
		assert!(decides(board(3)));
		assert!(!decides(board(2)));
		assert_ok!(Authority::ensure(board(3)));
		assert_noop!(Authority::ensure(board(2)), DispatchError::BadOrigin);
	});
}

#[test]
fn root_decides_nothing_before_the_handover() {
	execute(|| {
		assert!(!decides(RuntimeOrigin::root()));
		assert_noop!(Authority::ensure(RuntimeOrigin::root()), Error::<Test>::NotHandedOver);
	});
}

#[test]
fn the_board_still_decides_when_the_milestone_is_reached() {
	execute(|| {
		reach();
		go_to(NOTICE);
		assert!(decides(board(3)));
		assert!(!decides(RuntimeOrigin::root()));
	});
}

#[test]
fn root_decides_after_the_handover_and_the_board_is_told_why_it_does_not() {
	execute(|| {
		hand_over();
		assert!(decides(RuntimeOrigin::root()));
		assert_ok!(Authority::ensure(RuntimeOrigin::root()));
		assert!(!decides(board(4)));
		assert_noop!(Authority::ensure(board(4)), Error::<Test>::HandedOver);
		assert_noop!(Authority::ensure(board(2)), DispatchError::BadOrigin);
	});
}

#[test]
fn nobody_else_ever_decides() {
	execute(|| {
		let others = || [signed(ALICE), RuntimeOrigin::none(), committee(3)];
		for origin in others() {
			assert_noop!(Authority::ensure(origin), DispatchError::BadOrigin);
		}
		hand_over();
		for origin in others() {
			assert_noop!(Authority::ensure(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn anybody_may_propose_and_only_after_the_handover() {
	execute(|| {
		assert!(EnsureCommunity::<Test>::try_origin(signed(ALICE)).is_err());
		hand_over();
		assert_eq!(EnsureCommunity::<Test>::try_origin(signed(ALICE)).ok(), Some(ALICE));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(4)] {
			assert!(EnsureCommunity::<Test>::try_origin(origin).is_err());
		}
	});
}
