//! From the vote to the enactment: quorum, what is refused, and that nothing is dropped.

use crate::{BoundedCallOf, Enactment, Event, Refusal, mock::*};
use frame::{
	deps::frame_support::traits::{
		Bounded as BoundedCall, OnInitialize,
		schedule::{DispatchTime, v3::Named},
	},
	testing_prelude::*,
};
use pallet_democracy::{
	AccountVote, Conviction, PublicProps, ReferendumInfo, ReferendumInfoOf, ReferendumStatus,
	Tally, Vote, VoteThreshold,
};
use sd_primitives::{Balance, BlockNumber, SD};

/// The block in which what is proposed at the handover is voted on, and that in which voting ends.
const LAUNCHED: BlockNumber = 2 * LAUNCH;
const OVER: BlockNumber = LAUNCHED + VOTING;
/// The block of its enactment.
const ENACTED: BlockNumber = OVER + ENACTMENT;

/// A call in a proposal.
fn inline(call: RuntimeCall) -> BoundedCallOf<Test> {
	BoundedCall::Inline(call.encode().try_into().unwrap())
}

/// Somebody votes with `balance`, for it or against it, as convinced as this.
fn vote(who: u64, aye: bool, conviction: Conviction, balance: Balance) {
	let vote = AccountVote::Standard { vote: Vote { aye, conviction }, balance };
	assert_ok!(Democracy::vote(signed(who), 0, vote));
}

/// Hand over, and let `call` be voted on.
fn put_to_vote(call: RuntimeCall) {
	hand_over();
	assert_ok!(Democracy::propose(signed(ALICE), inline(call), DEPOSIT));
	go_to(LAUNCHED);
}

/// Everybody is for it.
fn pass() {
	vote(ALICE, true, Conviction::None, 500 * SD);
}

/// An ongoing referendum on `proposal` for which everybody has voted, whatever it is.
fn passed(proposal: BoundedCallOf<Test>) {
	let tally = Tally { ayes: 500 * SD, nays: 0, turnout: 500 * SD };
	let threshold = VoteThreshold::SuperMajorityApprove;
	let status = ReferendumStatus { end: OVER, proposal, threshold, delay: ENACTMENT, tally };
	ReferendumInfoOf::<Test>::insert(0, ReferendumInfo::Ongoing(status));
	pallet_democracy::ReferendumCount::<Test>::put(1);
}

/// Whether the scheduler has dropped anything.
fn dropped() -> bool {
	System::events().into_iter().any(|record| {
		matches!(
			record.event,
			RuntimeEvent::Scheduler(
				pallet_scheduler::Event::PermanentlyOverweight { .. }
					| pallet_scheduler::Event::CallUnavailable { .. }
			)
		)
	})
}

#[test]
fn a_referendum_that_passes_is_enacted() {
	execute(|| {
		put_to_vote(elect(vec![7, 8]));
		pass();
		go_to(OVER);
		let scheduled = Event::EnactmentScheduled { referendum: 0, due: ENACTED };
		System::assert_has_event(scheduled.into());
		go_to(ENACTED - 1);
		assert_eq!(elected(), Vec::<u64>::new());
		go_to(ENACTED);
		assert_eq!(elected(), vec![7, 8]);
	});
}

#[test]
fn one_that_does_not_pass_is_not() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		vote(ALICE, true, Conviction::None, 400 * SD);
		vote(BOB, false, Conviction::None, 500 * SD);
		go_to(ENACTED);
		assert_eq!(elected(), Vec::<u64>::new());
	});
}

#[test]
fn conviction_weighs_and_locks_as_democracy_has_it() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		vote(ALICE, true, Conviction::Locked6x, 200 * SD);
		vote(BOB, false, Conviction::None, 500 * SD);
		go_to(ENACTED);
		assert_eq!(elected(), vec![7]);
		assert_noop!(
			Balances::transfer_allow_death(signed(ALICE), BOB, 900 * SD),
			TokenError::Frozen
		);
	});
}

#[test]
fn delegated_votes_count() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		assert_ok!(Democracy::delegate(signed(BOB), ALICE, Conviction::None, 500 * SD));
		vote(ALICE, true, Conviction::None, SD);
		go_to(ENACTED);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn below_the_quorum_nothing_is_enacted() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		let quorum = Handover::quorum();
		assert_eq!(quorum, 3 * ENDOWMENT / 20);
		vote(ALICE, true, Conviction::None, quorum - 1);
		go_to(OVER);
		let below = Event::BelowQuorum { referendum: 0, turnout: quorum - 1, quorum };
		System::assert_has_event(below.into());
		System::assert_has_event(pallet_democracy::Event::Passed { ref_index: 0 }.into());
		go_to(ENACTED + 20);
		assert_eq!(elected(), Vec::<u64>::new());
	});
}

#[test]
fn at_the_quorum_it_is() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		vote(ALICE, true, Conviction::None, Handover::quorum());
		go_to(ENACTED);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn conviction_does_not_help_the_quorum() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		vote(ALICE, true, Conviction::Locked6x, Handover::quorum() - 1);
		go_to(ENACTED);
		assert_eq!(elected(), Vec::<u64>::new());
	});
}

#[test]
fn what_cannot_be_made_is_refused_when_it_would_be_enacted_too() {
	let most = state().execute_with(Handover::most_weight);
	let more = most.saturating_add(Weight::from_parts(1, 0));
	let (hash, len) = (H256::repeat_byte(7), 200);
	let refused = [
		(inline(open_latch()), Refusal::Denied),
		(inline(batch(vec![open_latch()])), Refusal::Denied),
		(inline(heavy(elect(vec![7]), more)), Refusal::TooHeavy),
		(BoundedCall::Lookup { hash, len }, Refusal::NotRequested),
		(BoundedCall::Inline(vec![255].try_into().unwrap()), Refusal::Unreadable),
	];
	for (proposal, reason) in refused {
		execute(|| {
			hand_over();
			passed(proposal);
			go_to(OVER);
			let refused = Event::EnactmentRefused { referendum: 0, reason };
			System::assert_has_event(refused.into());
			go_to(ENACTED + 1);
			assert!(!dropped());
			assert_eq!(elected(), Vec::<u64>::new());
		});
	}
}

#[test]
fn only_what_was_voted_on_is_enacted() {
	execute(|| {
		let by = frame_system::RawOrigin::<u64>::Root;
		let (when, call) = (DispatchTime::At(30), inline(elect(vec![7])));
		let outcome = Enactment::<Test>::schedule_named([0; 32], when, None, 0, by.into(), call);
		assert_eq!(outcome, Ok(None));
		let reason = Refusal::NoReferendum;
		System::assert_last_event(Event::EnactmentRefused { referendum: 0, reason }.into());
	});
}

#[test]
fn an_enactment_waits_for_a_block_that_has_room_for_it() {
	execute(|| {
		put_to_vote(heavy(elect(vec![7]), Handover::most_weight()));
		pass();
		go_to(ENACTED - 1);
		// A migration leaves enough to look at it, and not enough to make it.
		let most = BlockWeights::get().max_block;
		next_block_after(Perbill::from_percent(60) * most);
		assert_eq!(elected(), Vec::<u64>::new());
		assert!(!dropped());
		assert_eq!(System::remaining_block_weight().remaining().ref_time(), 0);
		next_block_after(Weight::zero());
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn the_scheduler_alone_would_have_dropped_it() {
	execute(|| {
		put_to_vote(heavy(elect(vec![7]), Handover::most_weight()));
		pass();
		go_to(ENACTED - 1);
		System::initialize(&ENACTED, &Default::default(), &Default::default());
		let most = BlockWeights::get().max_block;
		let taken = Perbill::from_percent(60) * most;
		System::register_extra_weight_unchecked(taken, DispatchClass::Mandatory);
		<Scheduler as OnInitialize<BlockNumber>>::on_initialize(ENACTED);
		assert!(dropped());
	});
}

#[test]
fn whatever_a_migration_leaves_nothing_is_dropped() {
	for percent in 0..=100 {
		execute(|| {
			put_to_vote(heavy(elect(vec![7]), Handover::most_weight()));
			pass();
			go_to(ENACTED - 1);
			next_block_after(Perbill::from_percent(percent) * BlockWeights::get().max_block);
			next_block_after(Weight::zero());
			assert_eq!(elected(), vec![7]);
			assert!(!dropped());
		});
	}
}

/// A referendum passes, and so many blocks from its enactment on are full.
fn pass_with_full_blocks(blocks: BlockNumber) {
	put_to_vote(elect(vec![7]));
	pass();
	go_to(OVER - 1);
	let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	for block in ENACTED..ENACTED + blocks {
		for _ in 0..20 {
			let (call, root) = (Box::new(remark.clone()), RuntimeOrigin::root());
			assert_ok!(Scheduler::schedule(root, block, None, 0, call));
		}
	}
	go_to(OVER);
}

#[test]
fn an_enactment_is_a_little_later_if_its_block_is_full() {
	execute(|| {
		pass_with_full_blocks(2);
		let scheduled = Event::EnactmentScheduled { referendum: 0, due: ENACTED + 2 };
		System::assert_has_event(scheduled.into());
		go_to(ENACTED + 2);
		assert_eq!(elected(), vec![7]);
	});
}

#[test]
fn without_a_place_for_it_an_event_says_so() {
	execute(|| {
		pass_with_full_blocks(16);
		let reason = Refusal::NoPlace;
		System::assert_has_event(Event::EnactmentRefused { referendum: 0, reason }.into());
	});
}

#[test]
fn a_preimage_is_enacted_even_if_it_is_released_after_the_vote() {
	execute(|| {
		hand_over();
		let bytes = elect((1..=100).collect()).encode();
		let (hash, len) =
			(<Test as frame_system::Config>::Hashing::hash(&bytes), bytes.len() as u32);
		assert_ok!(Preimage::note_preimage(signed(BOB), bytes));
		assert_ok!(Handover::request_preimage(signed(BOB), hash));
		let proposal = BoundedCall::Lookup { hash, len };
		assert_ok!(Democracy::propose(signed(ALICE), proposal, DEPOSIT));
		go_to(LAUNCHED);
		pass();
		go_to(OVER);
		assert_ok!(Handover::release_preimage(signed(BOB), hash));
		let _ = Preimage::unnote_preimage(signed(BOB), hash);
		go_to(ENACTED);
		assert_eq!(elected().len(), 100);
	});
}

#[test]
fn the_committee_cancels_a_referendum_once() {
	execute(|| {
		put_to_vote(elect(vec![7]));
		pass();
		assert_noop!(Democracy::emergency_cancel(committee(1), 0), DispatchError::BadOrigin);
		assert_ok!(Democracy::emergency_cancel(committee(2), 0));
		assert_ok!(Democracy::propose(signed(ALICE), inline(elect(vec![7])), DEPOSIT));
		go_to(LAUNCHED + LAUNCH);
		assert_noop!(
			Democracy::emergency_cancel(committee(3), 1),
			pallet_democracy::Error::<Test>::AlreadyCanceled
		);
	});
}

#[test]
fn neither_board_nor_committee_proposes() {
	execute(|| {
		hand_over();
		for origin in [board(4), committee(3)] {
			let call = || inline(elect(vec![7]));
			assert_noop!(
				Democracy::propose(origin.clone(), call(), DEPOSIT),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Democracy::external_propose(origin.clone(), call()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Democracy::external_propose_majority(origin, call()),
				DispatchError::BadOrigin
			);
		}
		assert!(PublicProps::<Test>::get().is_empty());
	});
}
