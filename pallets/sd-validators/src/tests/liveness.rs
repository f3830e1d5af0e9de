//! Blocks are counted, and who has none is seen.

use super::*;
use crate::{Authored, LastSession, ValidatorInfo, weights::WeightInfo};

/// What clients are told of `account` when `slots` of the session have passed.
fn about(account: u64, slots: u32) -> ValidatorInfo<u64> {
	let everybody = SdValidators::info(slots).validators;
	everybody.into_iter().find(|it| it.account == account).expect("it validates")
}

/// Blocks up to the last of the session, by `authors` in turn.
fn blocks_by(authors: &[u64]) {
	let mut turns = authors.iter().cycle();
	while !(System::block_number() + 1).is_multiple_of(SESSION) {
		author(*turns.next().unwrap());
	}
}

#[test]
fn blocks_are_counted_for_their_authors() {
	execute(|| {
		author(1);
		author(1);
		author(3);
		let counted = |account| about(account, 4).authored;
		assert_eq!(MEMBERS.map(counted), [2, 0, 1, 0]);
	});
}

#[test]
fn the_first_block_of_a_session_is_counted_in_it() {
	execute(|| {
		blocks_by(&[1]);
		author(2);
		assert_eq!(Session::current_index(), 1);
		assert_eq!(Authored::<Test>::iter().collect::<Vec<_>>(), [(1, 2, 1)]);
		let last = LastSession::<Test>::get().authored.into_inner();
		// Block 1 was before the test.
		assert_eq!(last, [(1, SESSION - 2), (2, 0), (3, 0), (4, 0)]);
	});
}

#[test]
fn as_much_is_expected_of_one_as_of_another() {
	execute(|| {
		assert_eq!(about(1, 7).expected, 1);
		assert_eq!(about(1, SESSION).expected, SESSION / 4);
		assert_eq!(about(1, SESSION).expected_before, 0);
		pass_sessions(1);
		assert_eq!(about(1, 1).expected, 0);
		assert_eq!(about(1, 1).expected_before, SESSION / 4);
	});
}

#[test]
fn who_has_no_block_of_many_is_missing() {
	execute(|| {
		blocks_by(&[1, 2, 3]);
		let missing = |slots| MEMBERS.map(|account| about(account, slots).missing);
		assert_eq!(missing(SESSION - 1), [false; 4], "four blocks are not many");
		author(1);
		assert_eq!(missing(1), [false, false, false, true]);
		author(4);
		assert_eq!(missing(2), [false; 4]);
	});
}

#[test]
fn who_falls_silent_is_missing_as_soon_as_the_next_session_can_tell() {
	execute(|| {
		author(4);
		blocks_by(&[1, 2, 3]);
		[1, 2, 3].into_iter().for_each(author);
		assert_eq!(Session::current_index(), 1);
		assert_eq!(about(4, 3).authored_before, 1);
		let missing = |slots| MEMBERS.map(|account| about(account, slots).missing);
		assert_eq!(missing(SESSION - 1), [false; 4], "four blocks are not many");
		assert_eq!(missing(SESSION), [false, false, false, true]);
		author(4);
		assert!(!about(4, SESSION).missing);
	});
}

#[test]
fn who_is_disabled_is_not_missing() {
	execute(|| {
		cheat(4, 7);
		blocks_by(&[1, 2, 3]);
		author(1);
		let four = about(4, 1);
		assert!(four.disabled && !four.missing);
		assert!(!four.member && four.active && !four.queued);
		assert_eq!(four.bonded, BOND - COST);
	});
}

#[test]
fn nothing_is_expected_of_who_is_not_active() {
	execute(|| {
		assert_ok!(add(EVE));
		pass_sessions(1);
		let eve = ValidatorInfo {
			account: EVE,
			member: true,
			active: false,
			queued: true,
			disabled: false,
			bonded: BOND,
			has_keys: true,
			authored: 0,
			expected: 0,
			authored_before: 0,
			expected_before: 0,
			missing: false,
		};
		assert_eq!(about(EVE, SESSION), eve);
	});
}

#[test]
fn clients_are_told_what_the_network_asks() {
	execute(|| {
		assert_ok!(add(EVE));
		let info = SdValidators::info(1);
		assert_eq!((info.session, info.session_length), (0, SESSION));
		assert_eq!((info.required_bond, info.minimum, info.changes_left), (BOND, MINIMUM, 0));
		let accounts = info.validators.into_iter().map(|it| it.account).collect::<Vec<_>>();
		assert_eq!(accounts, [1, 2, 3, 4, EVE]);
	});
}

#[test]
fn counting_is_part_of_every_block() {
	execute(|| {
		assert_eq!(SdValidators::on_initialize(1), <()>::note_author());
	});
}
