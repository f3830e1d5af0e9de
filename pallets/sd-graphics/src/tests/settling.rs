//! Settling: who of a batch is rewarded and charged, who is skipped, and what is remembered.

use crate::{
	Batches, Consents, Error, Event, SettledTally, SkippedCreators, SkippedTally, Tallies, mock::*,
};
use frame::testing_prelude::*;
use sd_primitives::traits::SkipReason;

const ROOT: H256 = H256::repeat_byte(9);

fn settle(tallies: &[(u64, u32)], min_reward: u128, sponsor: bool) -> DispatchResultWithPostInfo {
	let tallies = Tallies::<u64>::truncate_from(tallies.to_vec());
	Graphics::settle(RuntimeOrigin::signed(EVE), ROOT, tallies, min_reward, sponsor)
}

/// `account` lets Eve charge it for five graphics an epoch until block 8, each of which earns at least 6.
fn consents(account: u64) {
	assert_ok!(Graphics::consent(RuntimeOrigin::signed(account), EVE, 5, 6, 8));
}

/// Let the root be new again.
fn forget() {
	Batches::<Test>::remove(ROOT);
	SkippedCreators::<Test>::remove(ROOT);
}

fn settled(creator: u64, count: u32) -> SettledTally<u64> {
	SettledTally { creator, count, rewarded: count, reward: 7, sponsored: 0 }
}

#[test]
fn who_has_consented_is_settled_and_the_others_are_named() {
	execute(|| {
		[ALICE, BOB, POOR].into_iter().for_each(consents);
		assert_ok!(settle(&[(ALICE, 2), (FAY, 1), (BOB, 6), (POOR, 1)], 0, false));

		let skipped = |creator, reason| SkippedTally { creator, reason };
		System::assert_last_event(
			Event::Settled {
				generator: EVE,
				root: ROOT,
				key_version: 1,
				leaves: 10,
				settled: vec![settled(ALICE, 2)],
				skipped: vec![
					skipped(FAY, SkipReason::NoConsent),
					skipped(BOB, SkipReason::OverConsent),
					skipped(POOR, SkipReason::CannotPay),
				],
				company: 6,
				community: 4,
			}
			.into(),
		);
		let batch = Batches::<Test>::get(ROOT).unwrap();
		assert_eq!((batch.generator, batch.key_version, batch.block), (EVE, 1, 5));
		assert_eq!((batch.leaves, batch.settled, batch.claimed), (10, 2, 0));
		assert_eq!(SkippedCreators::<Test>::get(ROOT).to_vec(), [FAY, BOB, POOR]);
	});
}

#[test]
fn a_sponsored_creator_is_settled() {
	execute(|| {
		consents(POOR);
		assert_ok!(settle(&[(POOR, 1)], 0, true));
		let events = System::events();
		let Some(RuntimeEvent::Graphics(Event::Settled { settled, .. })) =
			events.last().map(|record| record.event.clone())
		else {
			panic!("the last event is {events:?}")
		};
		assert_eq!(settled[0].sponsored, 4);
	});
}

#[test]
fn fineprint_12_the_greater_least_reward_counts() {
	execute(|| {
		consents(ALICE);
		assert_ok!(Graphics::consent(RuntimeOrigin::signed(BOB), EVE, 5, 8, 8));
		assert_ok!(settle(&[(ALICE, 1), (BOB, 1)], 0, false));
		assert_eq!(SkippedCreators::<Test>::get(ROOT).to_vec(), [BOB]);
		forget();
		assert_noop!(settle(&[(ALICE, 1)], 8, false), Error::<Test>::NothingSettled);
	});
}

#[test]
fn a_consent_is_used_up_epoch_by_epoch() {
	execute(|| {
		assert_ok!(Graphics::consent(RuntimeOrigin::signed(ALICE), EVE, 5, 0, 100));
		assert_ok!(settle(&[(ALICE, 3)], 0, false));
		forget();
		assert_noop!(settle(&[(ALICE, 3)], 0, false), Error::<Test>::NothingSettled);
		assert_ok!(settle(&[(ALICE, 2)], 0, false));
		forget();

		System::set_block_number(EPOCH);
		assert_ok!(settle(&[(ALICE, 5)], 0, false));
		assert_eq!(Consents::<Test>::get(ALICE, EVE).unwrap().used_in(1), 5);
	});
}

#[test]
fn fineprint_15_a_consent_holds_in_its_last_block_and_not_after() {
	execute(|| {
		consents(ALICE);
		System::set_block_number(8);
		hypothetically!({
			assert_ok!(settle(&[(ALICE, 1)], 0, false));
		});
		System::set_block_number(9);
		assert_noop!(settle(&[(ALICE, 1)], 0, false), Error::<Test>::NothingSettled);
	});
}

#[test]
fn a_withdrawn_consent_holds_no_longer() {
	execute(|| {
		consents(ALICE);
		assert_ok!(Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), EVE));
		assert_noop!(settle(&[(ALICE, 1)], 0, false), Error::<Test>::NothingSettled);
	});
}

#[test]
fn a_bad_tally_is_named_by_its_position() {
	execute(|| {
		let doubled = settle(&[(ALICE, 1), (BOB, 1), (ALICE, 1)], 0, false);
		assert_noop!(doubled, Error::<Test>::BadTally(2));
		let empty = settle(&[(ALICE, 1), (BOB, 0)], 0, false);
		assert_noop!(empty, Error::<Test>::BadTally(1));
	});
}

#[test]
fn a_root_is_settled_once() {
	execute(|| {
		consents(ALICE);
		assert_ok!(settle(&[(ALICE, 1)], 0, false));
		assert_noop!(settle(&[(ALICE, 1)], 0, false), Error::<Test>::AlreadySettled);
	});
}

#[test]
fn a_batch_of_nobody_settles_nothing() {
	execute(|| {
		assert_noop!(settle(&[], 0, false), Error::<Test>::NothingSettled);
	});
}

#[test]
fn fineprint_13_the_quota_is_checked_on_all_tallies() {
	execute(|| {
		consents(ALICE);
		let over = settle(&[(ALICE, 5), (BOB, 6)], 0, false);
		assert_noop!(over, DispatchError::Exhausted);
		let far_over = settle(&[(ALICE, 5), (BOB, u32::MAX)], 0, false);
		assert_noop!(far_over, DispatchError::Exhausted);
		assert_ok!(settle(&[(ALICE, 5), (BOB, 5)], 0, false));
	});
}

#[test]
fn only_active_generators_settle() {
	execute(|| {
		let by_fay = Graphics::settle(
			RuntimeOrigin::signed(FAY),
			ROOT,
			Tallies::<u64>::truncate_from(vec![(ALICE, 1)]),
			0,
			false,
		);
		assert_noop!(by_fay, Error::<Test>::UnknownGenerator);
		consents(ALICE);
		assert_ok!(Graphics::suspend_generator(RuntimeOrigin::signed(EVE), EVE));
		assert_noop!(settle(&[(ALICE, 1)], 0, false), Error::<Test>::GeneratorSuspended);
	});
}

#[test]
fn a_call_takes_the_weight_of_a_roll_only_if_it_rolls() {
	execute(|| {
		consents(ALICE);
		assert_eq!(settle(&[(ALICE, 1)], 0, false).unwrap().actual_weight, Some(Weight::zero()));
		forget();
		assert_ok!(Graphics::consent(RuntimeOrigin::signed(ALICE), EVE, 5, 6, 100));
		System::set_block_number(EPOCH);
		assert_eq!(settle(&[(ALICE, 1)], 0, false).unwrap().actual_weight, Some(ROLL));
	});
}
