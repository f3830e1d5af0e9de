//! Root adds and removes members.

use super::*;
use crate::MAX_MEMBERS;

#[test]
fn who_is_added_validates_from_the_session_after_the_next_on() {
	execute(|| {
		assert_ok!(add(EVE));
		assert_eq!(events(), [Event::ValidatorAdded { account: EVE, from: 2 }]);
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4]));
		pass_sessions(1);
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4, 5]));
		pass_sessions(1);
		assert_eq!(sets(), (vec![1, 2, 3, 4, 5], vec![1, 2, 3, 4, 5]));
	});
}

#[test]
fn who_is_removed_validates_until_the_session_after_the_next() {
	execute(|| {
		assert_ok!(remove(2));
		assert_eq!(events(), [Event::ValidatorRemoved { account: 2, from: 2 }]);
		pass_sessions(1);
		assert_eq!(sets(), (vec![1, 2, 3, 4], vec![1, 3, 4]));
		pass_sessions(1);
		assert_eq!(sets(), (vec![1, 3, 4], vec![1, 3, 4]));
	});
}

#[test]
fn nobody_but_root_adds_or_removes() {
	execute(|| {
		assert_noop!(SdValidators::add_validator(signed(EVE), EVE), BadOrigin);
		assert_noop!(SdValidators::remove_validator(signed(1), 1), BadOrigin);
	});
}

#[test]
fn nobody_is_a_member_twice() {
	execute(|| {
		assert_noop!(add(1), Error::<Test>::AlreadyMember);
	});
}

#[test]
fn who_is_no_member_is_not_removed() {
	execute(|| {
		assert_noop!(remove(EVE), Error::<Test>::NotMember);
	});
}

#[test]
fn a_member_needs_keys() {
	execute(|| {
		assert_ok!(SdValidators::bond(signed(DAVE), BOND));
		assert_noop!(add(DAVE), Error::<Test>::NoKeys);
	});
}

#[test]
fn a_member_needs_a_bond() {
	execute(|| {
		let (keys, proof) = Candidates::keys(&DAVE);
		assert_ok!(Session::set_keys(signed(DAVE), keys, proof));
		assert_noop!(add(DAVE), Error::<Test>::NotBonded);
		assert_ok!(SdValidators::unbond(signed(EVE)));
		assert_noop!(add(EVE), Error::<Test>::NotBonded);
	});
}

#[test]
fn a_bond_that_was_slashed_has_to_be_made_good() {
	execute(|| {
		cheat(1, 7);
		pass_sessions(2);
		assert_noop!(add(1), Error::<Test>::NotBonded);
		assert_ok!(SdValidators::bond(signed(1), COST));
		assert_ok!(add(1));
	});
}

#[test]
fn keys_without_a_proof_are_nobodys() {
	execute(|| {
		let (keys, proof) = Candidates::keys(&EVE);
		let refused = pallet_session::Error::<Test>::InvalidProof;
		assert_noop!(Session::set_keys(signed(DAVE), keys, proof), refused);
	});
}

#[test]
fn one_of_four_changes_in_a_session() {
	execute(|| {
		assert_ok!(add(EVE));
		assert_noop!(add(FERDIE), Error::<Test>::TooManyChanges);
		assert_noop!(remove(1), Error::<Test>::TooManyChanges);
		pass_sessions(1);
		assert_ok!(remove(EVE));
		assert_noop!(remove(1), Error::<Test>::TooManyChanges);
	});
}

#[test]
fn fewer_than_a_third_change_in_a_session_but_always_one() {
	let allowed = |members| crate::membership::changes_allowed(members);
	assert_eq!([0, 1, 4, 6, 7, 9, 10, 100].map(allowed), [1, 1, 1, 1, 2, 2, 3, 33]);
}

#[test]
fn an_offence_uses_none_of_the_changes() {
	execute(|| {
		cheat(1, 7);
		assert_eq!(ChangesLeft::<Test>::get(), 1);
		assert_ok!(add(EVE));
	});
}

#[test]
fn removals_leave_the_minimum() {
	execute(|| {
		assert_ok!(remove(1));
		pass_sessions(1);
		assert_noop!(remove(2), Error::<Test>::TooFewMembers);
	});
}

#[test]
fn there_is_an_end_to_members() {
	execute(|| {
		hypothetically!({
			let many = (1_000..).take(MAX_MEMBERS as usize).collect();
			Members::<Test>::put(BoundedVec::truncate_from(many));
			assert_noop!(add(EVE), Error::<Test>::TooManyMembers);
		})
	});
}

#[test]
fn the_order_is_that_of_joining() {
	execute(|| {
		assert_ok!(remove(2));
		pass_sessions(1);
		assert_ok!(add(2));
		assert_eq!(members(), [1, 3, 4, 2]);
	});
}
