//! Whatever anybody does in whatever order: the invariants hold, the handover happens once, the board's calls end with it, and
//! the scheduler drops nothing.

use crate::mock::*;
use frame::{deps::frame_support::traits::Bounded as BoundedCall, testing_prelude::*};
use pallet_collective::{Instance2, Members};
use pallet_democracy::{AccountVote, Conviction, ReferendumCount, Vote};
use proptest::prelude::*;
use sd_primitives::{SD, traits::Handover as _};

/// The committee that the board elects, and that of referenda.
const BY_BOARD: u64 = 7;
const BY_PEOPLE: u64 = 8;

/// Something that somebody does.
#[derive(Clone, Debug)]
enum Step {
	/// The board announces to elect its committee, with so much padding, light or heavy.
	Announce(u8, bool),
	/// The board cancels what it announced under this id.
	Cancel(u32),
	/// The milestone is reached.
	Reach,
	/// So many blocks pass.
	Wait(u32),
	/// A block passes of which a migration takes so much.
	Migrate(u8),
	/// Somebody requests a long call, noting it first, or releases it.
	Keep(u64, bool),
	/// Somebody proposes to elect a committee, by a long call or a short one, light or heavy.
	Propose(u64, bool, bool),
	/// Somebody votes for the last referendum, or against it.
	Vote(u64, bool),
	/// The committee hurries the last referendum.
	Hurry(u32),
	/// The committee cancels it.
	Stop,
}

fn any_step() -> impl Strategy<Value = Step> {
	let who = || 1_u64..4;
	prop_oneof![
		(any::<u8>(), any::<bool>()).prop_map(|(padding, heavy)| Step::Announce(padding, heavy)),
		(0_u32..6).prop_map(Step::Cancel),
		Just(Step::Reach),
		(1_u32..12).prop_map(Step::Wait),
		(0_u8..=100).prop_map(Step::Migrate),
		(who(), any::<bool>()).prop_map(|(who, keep)| Step::Keep(who, keep)),
		(who(), any::<bool>(), any::<bool>())
			.prop_map(|(who, long, heavy)| Step::Propose(who, long, heavy)),
		(who(), any::<bool>()).prop_map(|(who, aye)| Step::Vote(who, aye)),
		(0_u32..12).prop_map(Step::Hurry),
		Just(Step::Stop),
	]
}

/// A call of the people's, padded so that it is not inline.
fn long_call() -> RuntimeCall {
	let padding = frame_system::Call::remark { remark: vec![0; 200] }.into();
	batch(vec![padding, elect(vec![BY_PEOPLE])])
}

/// Do it; many a thing is refused.
fn take(step: Step) -> DispatchResult {
	let bytes = long_call().encode();
	let hash = <Test as frame_system::Config>::Hashing::hash(&bytes);
	let last = ReferendumCount::<Test>::get().saturating_sub(1);
	match step {
		Step::Announce(padding, weighs) => {
			let padding = frame_system::Call::remark { remark: vec![0; padding.into()] }.into();
			let call = batch(vec![padding, elect(vec![BY_BOARD])]);
			// Of two that are due in one block, one has to wait.
			let call = if weighs { heavy(call, Handover::most_weight()) } else { call };
			Handover::company_dispatch(board(3), Box::new(call))
		}
		Step::Cancel(id) => Handover::cancel_dispatch(board(3), id),
		Step::Reach => {
			reach();
			Ok(())
		}
		Step::Wait(blocks) => {
			(0..blocks).for_each(|_| block(0));
			Ok(())
		}
		Step::Migrate(percent) => {
			block(percent);
			Ok(())
		}
		Step::Keep(who, true) => {
			let _ = Preimage::note_preimage(signed(who), bytes);
			Handover::request_preimage(signed(who), hash)
		}
		Step::Keep(who, false) => {
			let _ = Preimage::unnote_preimage(signed(who), hash);
			Handover::release_preimage(signed(who), hash)
		}
		Step::Propose(who, long, weighs) => {
			let short = elect(vec![BY_PEOPLE]);
			let short = if weighs { heavy(short, Handover::most_weight()) } else { short };
			let proposal = if long {
				BoundedCall::Lookup { hash, len: bytes.len() as u32 }
			} else {
				BoundedCall::Inline(short.encode().try_into().unwrap())
			};
			let value = DEPOSIT;
			dispatch(pallet_democracy::Call::propose { proposal, value }.into(), signed(who))
		}
		Step::Vote(who, aye) => {
			let vote = Vote { aye, conviction: Conviction::Locked1x };
			let vote = AccountVote::Standard { vote, balance: 100 * SD };
			Democracy::vote(signed(who), last, vote)
		}
		Step::Hurry(blocks) => Handover::fast_track(committee(2), last, blocks),
		Step::Stop => Democracy::emergency_cancel(committee(2), last),
	}
}

/// As a transaction would: all or nothing.
fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch(origin).map(drop).map_err(|error| error.error)
}

/// A block passes, of which a migration takes so much; then everything is looked at.
fn block(percent: u8) {
	let handed_over = Handover::handed_over();
	// Nobody, so that an election is seen whoever was elected before.
	Members::<Test, Instance2>::kill();
	next_block_after(Perbill::from_percent(percent.into()) * BlockWeights::get().max_block);
	assert!(!handed_over || Handover::handed_over());
	let by_board = elected() == vec![BY_BOARD];
	assert!(!by_board || !Handover::handed_over(), "the board decided after the handover");
	let by_people = elected() == vec![BY_PEOPLE];
	assert!(!by_people || Handover::handed_over(), "people decided before the handover");
	let dropped = System::events().into_iter().any(|record| {
		matches!(
			record.event,
			RuntimeEvent::Scheduler(
				pallet_scheduler::Event::PermanentlyOverweight { .. }
					| pallet_scheduler::Event::CallUnavailable { .. }
			)
		)
	});
	assert!(!dropped, "the scheduler dropped something");
	System::reset_events();
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn whatever_happens_the_handover_is_kept(steps in prop::collection::vec(any_step(), 1..60)) {
		execute(|| {
			for step in steps {
				// Refused, it has changed nothing.
				let _ = frame::deps::frame_support::storage::with_storage_layer(|| take(step));
				Handover::do_try_state().expect("the invariants hold");
			}
			assert!(Heard::get() <= 1);
		});
	}
}
