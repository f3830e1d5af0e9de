//! What may be proposed, and when.

use crate::{BoundedCallOf, MAX_CALL, Refusal, mock::*};
use frame::{deps::frame_support::traits::Bounded as BoundedCall, testing_prelude::*};
use pallet_democracy::{Call, PublicProps};

type Proposal = BoundedCallOf<Test>;

/// A call in a proposal.
fn inline(call: RuntimeCall) -> Proposal {
	BoundedCall::Inline(call.encode().try_into().unwrap())
}

/// A call that a proposal only names, on chain.
fn noted(call: RuntimeCall) -> Proposal {
	let bytes = call.encode();
	let (hash, len) = (<Test as frame_system::Config>::Hashing::hash(&bytes), bytes.len() as u32);
	assert_ok!(Preimage::note_preimage(signed(BOB), bytes));
	BoundedCall::Lookup { hash, len }
}

/// The same, and Bob has requested it.
fn requested(call: RuntimeCall) -> Proposal {
	let proposal = noted(call);
	assert_ok!(Handover::request_preimage(signed(BOB), proposal.hash()));
	proposal
}

/// A long call.
fn long_call() -> RuntimeCall {
	elect((1..=100).collect())
}

/// Alice proposes, as a transaction would.
fn propose(proposal: Proposal) -> DispatchResult {
	let call: RuntimeCall = Call::<Test>::propose { proposal, value: DEPOSIT }.into();
	call.dispatch(signed(ALICE)).map(drop).map_err(|error| error.error)
}

/// It is refused for this reason, when it is proposed.
fn is_refused(proposal: Proposal, reason: Refusal) {
	assert_eq!(Handover::examine_proposal(&proposal), Err(reason));
	let filtered = Err(frame_system::Error::<Test>::CallFiltered.into());
	assert_eq!(propose(proposal), filtered);
	assert!(PublicProps::<Test>::get().is_empty());
}

#[test]
fn nothing_is_proposed_before_the_handover() {
	execute(|| {
		assert_eq!(propose(inline(elect(vec![7]))), Err(DispatchError::BadOrigin));
		reach();
		go_to(NOTICE);
		assert_eq!(propose(inline(elect(vec![7]))), Err(DispatchError::BadOrigin));
		go_to(NOTICE + 1);
		assert_ok!(propose(inline(elect(vec![7]))));
	});
}

#[test]
fn a_call_on_chain_is_proposed_once_somebody_has_requested_it() {
	execute(|| {
		hand_over();
		is_refused(noted(long_call()), Refusal::NotRequested);
		assert_ok!(propose(requested(elect((1..=101).collect()))));
	});
}

#[test]
fn a_request_that_others_may_drop_does_not_count() {
	execute(|| {
		hand_over();
		let proposal = noted(long_call());
		assert_ok!(Preimage::request_preimage(RuntimeOrigin::root(), proposal.hash()));
		is_refused(proposal, Refusal::NotRequested);
	});
}

#[test]
fn a_proposal_whose_length_is_wrong_is_refused() {
	execute(|| {
		hand_over();
		let (hash, len) = (requested(long_call()).hash(), 5);
		is_refused(BoundedCall::Lookup { hash, len }, Refusal::NotRequested);
	});
}

#[test]
fn a_proposal_without_a_length_is_refused() {
	execute(|| {
		hand_over();
		let hash = requested(long_call()).hash();
		let legacy = BoundedCall::Legacy { hash, dummy: Default::default() };
		is_refused(legacy, Refusal::Legacy);
	});
}

#[test]
fn a_proposal_that_is_too_long_is_refused() {
	execute(|| {
		hand_over();
		let call = elect((0..u64::from(MAX_CALL) / 8).collect());
		is_refused(requested(call), Refusal::TooLong);
	});
}

#[test]
fn what_is_no_call_is_refused() {
	execute(|| {
		hand_over();
		let bytes = vec![255; 10].try_into().unwrap();
		is_refused(BoundedCall::Inline(bytes), Refusal::Unreadable);
		let mut bytes = elect(vec![7]).encode();
		bytes.push(0);
		is_refused(BoundedCall::Inline(bytes.try_into().unwrap()), Refusal::Unreadable);
	});
}

#[test]
fn a_call_nested_too_deeply_is_refused() {
	execute(|| {
		hand_over();
		let nested = |depth| (0..depth).fold(elect(vec![7]), |call, _| batch(vec![call]));
		is_refused(requested(nested(300)), Refusal::Unreadable);
		assert_ok!(propose(requested(nested(40))));
	});
}

#[test]
fn a_denied_call_is_refused_wherever_it_is() {
	execute(|| {
		hand_over();
		is_refused(inline(open_latch()), Refusal::Denied);
		is_refused(inline(batch(vec![open_latch()])), Refusal::Denied);
		let hidden = batch(vec![elect(vec![7]), batch(vec![heavy(open_latch(), Weight::zero())])]);
		is_refused(inline(hidden), Refusal::Denied);
		let later = pallet_scheduler::Call::schedule {
			when: 100,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(elect(vec![7])),
		};
		is_refused(inline(later.into()), Refusal::Denied);
	});
}

#[test]
fn a_call_that_is_too_heavy_is_refused() {
	execute(|| {
		hand_over();
		let most = Handover::most_weight();
		assert_ok!(propose(inline(heavy(elect(vec![7]), most))));
		PublicProps::<Test>::kill();
		let more = most.saturating_add(Weight::from_parts(1, 0));
		is_refused(inline(heavy(elect(vec![7]), more)), Refusal::TooHeavy);
	});
}

#[test]
fn proposing_pays_for_the_look_at_it() {
	use pallet_democracy::WeightInfo;
	let upstream = <() as WeightInfo>::propose();
	let ours = <crate::DemocracyWeights<Test, ()> as WeightInfo>::propose();
	assert_eq!(ours.ref_time(), upstream.ref_time() + u64::from(MAX_CALL));
}
