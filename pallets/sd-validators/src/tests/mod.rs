//! Behaviour of the validators.

use crate::{HISTORY, Members, SessionLength, mock::*};
use frame::testing_prelude::*;
use pallet_session::historical::StoredRange;

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(Validators::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn the_members_of_the_genesis_validate_from_the_first_session_on() {
	execute(|| {
		assert_eq!(Session::validators(), [1, 2, 3]);
		pass_sessions(5);
		assert_eq!(Session::validators(), [1, 2, 3]);
	});
}

#[test]
fn the_length_of_a_session_is_that_of_the_genesis_and_never_zero() {
	execute(|| {
		assert_eq!(Validators::session_length(), SESSION);
		hypothetically!({
			SessionLength::<Test>::put(0);
			assert_eq!(Validators::session_length(), 1);
		});
	});
	TestState::new_empty().execute_with(|| assert_eq!(Validators::session_length(), 1_200));
}

#[test]
fn sets_of_old_sessions_are_forgotten() {
	execute(|| {
		pass_sessions(HISTORY + 10);
		let (first, last) = StoredRange::<Test>::get().unwrap();
		assert_eq!(last - first, HISTORY + 3);
	});
}

#[test]
fn a_set_without_members_is_seen() {
	broken_by(Members::<Test>::kill, "1: nobody validates");
}

#[test]
fn a_member_twice_is_seen() {
	let double = || Members::<Test>::mutate(|members| members.try_push(1).unwrap());
	broken_by(double, "1: a member twice");
}

#[test]
fn a_session_without_slots_is_seen() {
	broken_by(|| SessionLength::<Test>::put(0), "2: a session has no slot");
}

/// Build a genesis with these members and this length of a session.
fn genesis(members: Vec<u64>, session_length: Option<u32>) {
	let validators = crate::GenesisConfig { members, session_length };
	RuntimeGenesisConfig { validators, ..Default::default() }.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "no member twice")]
fn a_genesis_with_a_member_twice_is_refused() {
	genesis(vec![1, 1], None);
}

#[test]
#[should_panic(expected = "a session has a slot")]
fn a_genesis_without_slots_is_refused() {
	genesis(vec![1], Some(0));
}

#[test]
fn without_members_the_validators_stay() {
	execute(|| {
		hypothetically!({
			Members::<Test>::kill();
			pass_sessions(3);
			assert_eq!(Session::validators(), [1, 2, 3]);
		})
	});
}
