//! Entering graphics.

use super::*;
use crate::{Ballots, ENTRY_DEPOSIT, Entries, Entry, Error, Event, MAX_ENTRIES};
use frame::traits::fungible::Mutate;

fn enter_one(contest: ContestId, creator: u64, content_hash: ContentHash) -> DispatchResult {
	SdContests::enter(signed(creator), contest, content_hash)
}

#[test]
fn a_creator_enters_a_graphic_with_a_deposit() {
	execute(|| {
		let contest = a_contest();
		System::set_block_number(OPENED + 1);
		let content_hash = picture(ALICE, 1);
		assert_ok!(enter_one(contest, ALICE, content_hash));
		let deposit = ENTRY_DEPOSIT;
		System::assert_last_event(
			Event::Entered { contest, creator: ALICE, content_hash, number: 0, deposit }.into(),
		);
		assert_eq!(holds(ALICE), [0, 5 * SD, 0]);
		let entry = Entries::<Test>::get(contest, ALICE).unwrap();
		assert_eq!(entry, Entry { number: 0, content_hash, tally: 0 });
		assert!(Pictures::get(content_hash).unwrap().3, "the registry keeps it");
	});
}

#[test]
fn entries_are_numbered_as_they_come() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[BOB, ALICE]);
		assert_eq!(Entries::<Test>::get(contest, BOB).unwrap().number, 0);
		assert_eq!(Entries::<Test>::get(contest, ALICE).unwrap().number, 1);
		assert_eq!(Ballots::<Test>::get(contest).entered, 2);
	});
}

#[test]
fn entries_are_taken_until_the_entry_period_has_passed() {
	execute(|| {
		let contest = a_contest();
		System::set_block_number(ENTRIES_UNTIL - 1);
		enter(contest, &[ALICE]);
		System::set_block_number(ENTRIES_UNTIL);
		let late = enter_one(contest, BOB, picture(BOB, 1));
		assert_noop!(late, Error::<Test>::EntriesOver);
	});
}

#[test]
fn only_what_is_registered_is_entered_by_its_creator_into_a_contest_there_is() {
	execute(|| {
		let contest = a_contest();
		let unknown = enter_one(contest, ALICE, ContentHash::zero());
		assert_noop!(unknown, Error::<Test>::UnknownGraphic);
		let bobs = picture(BOB, 1);
		assert_noop!(enter_one(contest, ALICE, bobs), Error::<Test>::NotCreator);
		assert_noop!(enter_one(contest + 1, BOB, bobs), Error::<Test>::UnknownContest);
	});
}

#[test]
fn what_was_taken_down_is_not_entered() {
	execute(|| {
		let contest = a_contest();
		let content_hash = picture(ALICE, 1);
		take_down(content_hash);
		assert_noop!(enter_one(contest, ALICE, content_hash), Error::<Test>::TakenDown);
	});
}

#[test]
fn what_was_made_before_the_opening_is_not_entered() {
	execute(|| {
		System::set_block_number(OPENED - 1);
		let early = picture(ALICE, 1);
		System::set_block_number(OPENED);
		let same_block = picture(ALICE, 2);
		let contest = a_contest();
		assert_noop!(enter_one(contest, ALICE, early), Error::<Test>::MadeBefore);
		assert_ok!(enter_one(contest, ALICE, same_block));
	});
}

#[test]
fn a_second_entry_by_the_same_creator_is_refused() {
	execute(|| {
		let contest = a_contest();
		enter(contest, &[ALICE]);
		let second = enter_one(contest, ALICE, picture(ALICE, 99));
		assert_noop!(second, Error::<Test>::AlreadyEntered);
		let again = enter_one(contest, ALICE, picture(ALICE, contest as u8));
		assert_noop!(again, Error::<Test>::AlreadyEntered);
	});
}

#[test]
fn one_graphic_may_be_in_several_contests_with_a_deposit_in_each() {
	execute(|| {
		let (one, other) = (a_contest(), sponsored_by(BOB));
		let content_hash = picture(ALICE, 1);
		assert_ok!(enter_one(one, ALICE, content_hash));
		assert_ok!(enter_one(other, ALICE, content_hash));
		assert_eq!(holds(ALICE), [0, 2 * ENTRY_DEPOSIT, 0]);
	});
}

#[test]
fn a_contest_takes_a_thousand_entries() {
	execute(|| {
		let contest = a_contest();
		hypothetically!({
			Ballots::<Test>::mutate(contest, |ballot| ballot.entered = MAX_ENTRIES);
			let one_more = enter_one(contest, ALICE, picture(ALICE, 1));
			assert_noop!(one_more, Error::<Test>::TooManyEntries);
			Ballots::<Test>::mutate(contest, |ballot| ballot.entered = MAX_ENTRIES - 1);
			assert_ok!(enter_one(contest, ALICE, picture(ALICE, 1)));
		});
	});
}

#[test]
fn who_cannot_put_up_the_deposit_does_not_enter() {
	execute(|| {
		let contest = a_contest();
		// Has nothing.
		let content_hash = picture(8, 1);
		assert_noop!(enter_one(contest, 8, content_hash), TokenError::FundsUnavailable);
	});
}

#[test]
fn who_enters_keeps_what_an_account_needs_even_if_it_would_exist_without() {
	execute(|| {
		let contest = a_contest();
		System::inc_providers(&ALICE);
		let least = Balances::minimum_balance();
		let content_hash = picture(ALICE, 1);
		Balances::set_balance(&ALICE, ENTRY_DEPOSIT + least - 1);
		assert_noop!(enter_one(contest, ALICE, content_hash), TokenError::FundsUnavailable);
		Balances::set_balance(&ALICE, ENTRY_DEPOSIT + least);
		assert_ok!(enter_one(contest, ALICE, content_hash));
		assert_eq!((holds(ALICE), free(ALICE)), ([0, ENTRY_DEPOSIT, 0], least));
	});
}
