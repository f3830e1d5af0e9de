//! Both doors of Root, against what could undo the handover: written storage, and every denied call, in whatever it is wrapped.

use crate::{common::*, denials::*, referenda::*};
use Sr25519Keyring::{Alice, Bob, Dave, Ferdie, One};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{
		Contains,
		schedule::{DispatchTime, v3::Named},
	},
	weights::Weight,
};
use pallet_collective::Instance2;
use pallet_democracy::{
	ReferendumCount, ReferendumInfo, ReferendumInfoOf, ReferendumStatus, Tally, VoteThreshold,
};
use pallet_sd_handover::{
	CurrentLatch, Enactment, Error, Event, Latch, MAX_CALL, Refusal, seams::Nesting,
};
use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_runtime::DispatchError, *};
use proptest::{prelude::*, sample::select};
use sd_primitives::{SD, traits::Handover};
use sd_runtime::{
	configs::governance::{BoardCalls, Carriers, DeniedCalls},
	genesis_presets::TEST_DOLLAR,
	*,
};

/// A committee that `members` make up.
fn committee(new_members: Vec<AccountId>) -> RuntimeCall {
	let (prime, old_count) = (None, 3);
	pallet_collective::Call::<Runtime, Instance2>::set_members { new_members, prime, old_count }
		.into()
}

/// The latch.
fn latch() -> Latch {
	CurrentLatch::<Runtime>::get()
}

/// What became of a referendum on `call` that has all the votes it needs, when it was to be scheduled.
fn enact(call: &RuntimeCall) -> Option<Event<Runtime>> {
	let (ayes, proposal) = (sd_primitives::TOTAL_SUPPLY, proposal(call));
	let status = ReferendumStatus {
		end: 100,
		proposal: proposal.clone(),
		threshold: VoteThreshold::SuperMajorityApprove,
		delay: 5,
		tally: Tally { ayes, nays: 0, turnout: ayes },
	};
	ReferendumInfoOf::<Runtime>::insert(0, ReferendumInfo::Ongoing(status));
	let mut name = [0; 32];
	name[..8].copy_from_slice(b"democrac");
	let when = DispatchTime::At(System::block_number() + 5);
	let by = OriginCaller::system(frame_system::RawOrigin::Root);
	assert_ok!(<Enactment<Runtime> as Named<_, _, _>>::schedule_named(
		name, when, None, 63, by, proposal
	));
	ReferendumInfoOf::<Runtime>::remove(0);
	said().pop()
}

#[test]
fn what_is_denied_is_denied() {
	for call in denied() {
		assert!(DeniedCalls::contains(&call), "{call:?}");
		assert!(!BoardCalls::contains(&call), "{call:?}");
	}
}

#[test]
fn the_board_announces_nothing_that_is_denied_wherever_it_is() {
	on_whole_blocks(|| {
		for call in denied() {
			for (how, call) in hidden(&call) {
				let refused = SdHandover::company_dispatch(board_of(4, 4), Box::new(call));
				let not_allowed = Err(Error::<Runtime>::NotAllowed.into());
				assert_eq!(refused, not_allowed, "{how}");
			}
		}
		assert_eq!(pallet_sd_handover::Announcements::<Runtime>::count(), 0);
	});
}

#[test]
fn the_board_announces_nothing_that_is_not_on_its_list() {
	on_whole_blocks(|| {
		let heap: RuntimeCall = frame_system::Call::set_heap_pages { pages: 7 }.into();
		let terms =
			pallet_sd_rewards::Call::set_community_terms { terms: Default::default() }.into();
		for call in [heap, terms] {
			for (how, call) in hidden(&call) {
				let refused = SdHandover::company_dispatch(board_of(4, 4), Box::new(call));
				assert_eq!(refused, Err(Error::<Runtime>::NotAllowed.into()), "{how}");
			}
		}
	});
}

#[test]
fn no_committee_has_more_members_than_its_weights_count_with_nor_one_member_twice() {
	let member = |n: u8| AccountId::new([n; 32]);
	let doubled = vec![member(1), member(2), member(1)];
	for members in [(0..21).map(member).collect(), doubled] {
		assert!(DeniedCalls::contains(&committee(members)));
	}
	assert!(!DeniedCalls::contains(&committee((0..20).map(member).collect())));
	assert!(!DeniedCalls::contains(&committee(vec![])));
}

/// What the block has room for is asked of the call outside.
#[test]
fn a_call_is_not_made_out_to_be_lighter_than_it_is() {
	let weight = harmless().get_dispatch_info().call_weight;
	let as_light_as = |weight| -> RuntimeCall {
		pallet_utility::Call::with_weight { call: Box::new(harmless()), weight }.into()
	};
	let [less_time, less_proof] = [(1, 0), (0, 1)]
		.map(|(time, proof)| weight.saturating_sub(Weight::from_parts(time, proof)));
	assert!(DeniedCalls::contains(&as_light_as(less_time)));
	// Of what proves nothing there is no less.
	assert_eq!(DeniedCalls::contains(&as_light_as(less_proof)), less_proof != weight);
	assert!(!DeniedCalls::contains(&as_light_as(weight)));
	assert!(!DeniedCalls::contains(&as_light_as(Weight::MAX)));
}

#[test]
fn of_an_asset_the_board_changes_nothing_but_whether_it_is_sufficient() {
	on_whole_blocks(|| {
		let asset = pallet_assets::Asset::<Runtime>::get(TEST_DOLLAR).unwrap();
		let team = [&asset.owner, &asset.issuer, &asset.admin, &asset.freezer];
		let (least, is_sufficient) = (asset.min_balance, !asset.is_sufficient);
		let status = |id: u32, team: [&AccountId; 4], min_balance, is_frozen| -> RuntimeCall {
			let [owner, issuer, admin, freezer] = team.map(|who| Address::Id(who.clone()));
			let id = codec::Compact(id);
			pallet_assets::Call::<Runtime>::force_asset_status {
				id,
				owner,
				issuer,
				admin,
				freezer,
				min_balance,
				is_sufficient,
				is_frozen,
			}
			.into()
		};
		assert!(BoardCalls::contains(&status(TEST_DOLLAR, team, least, false)));

		let thief = Ferdie.to_account_id();
		let with_thief = |seat: usize| {
			let mut team = team;
			team[seat] = &thief;
			status(TEST_DOLLAR, team, least, false)
		};
		let others = [
			status(TEST_DOLLAR, team, least + 1, false),
			status(TEST_DOLLAR, team, least, true),
			status(77, team, least, false),
		];
		for (which, call) in (0..4).map(with_thief).chain(others).enumerate() {
			let refused = SdHandover::company_dispatch(board_of(4, 4), Box::new(call));
			assert_eq!(refused, Err(Error::<Runtime>::NotAllowed.into()), "{which}");
		}
	});
}

#[test]
fn what_is_on_its_list_it_announces_also_in_a_batch() {
	on_whole_blocks(|| {
		for call in [elect(&[Dave]), WRAPPERS[1].1(elect(&[Ferdie]))] {
			assert_ok!(SdHandover::company_dispatch(board_of(3, 4), Box::new(call)));
		}
		go_to(11);
		assert!(elected(&[Dave]), "the batch ends with what is harmless");
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn what_weights_are_measured_with_is_admitted_and_as_long_as_it_should_be() {
	use frame_support::traits::StorePreimage;
	use pallet_sd_handover::BenchmarkHelper;
	type Helper = <Runtime as pallet_sd_handover::Config>::BenchmarkHelper;
	on_whole_blocks(|| {
		let code_hash = Preimage::note(vec![7].into()).unwrap();
		for bytes in [256, MAX_CALL] {
			let last = frame_system::Call::authorize_upgrade { code_hash }.into();
			let call = Helper::board_call(bytes, last);
			assert!((bytes - 8..=bytes).contains(&(call.encoded_size() as u32)));
			assert_ok!(SdHandover::company_dispatch(board_of(3, 4), Box::new(call)));
		}
	});
}

#[test]
fn nobody_proposes_what_is_denied_wherever_it_is() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		for call in denied() {
			for (how, call) in hidden(&call) {
				frame_support::hypothetically!({
					let reason = SdHandover::examine_proposal(&proposal(&call));
					assert_eq!(reason, Err(Refusal::Denied), "{how}");
					assert_eq!(propose(&call), Err(filtered), "{how}");
				});
			}
		}
		assert_ok!(propose(&harmless()));
	});
}

#[test]
fn nor_does_a_proposal_slip_through_inside_another_call() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let call = || {
			let (proposal, value) = (proposal(&open_latch()), SD);
			RuntimeCall::from(pallet_democracy::Call::propose { proposal, value })
		};
		for (name, wrap) in WRAPPERS {
			// Some of them fail as a whole, some only say that what is in them has failed.
			let _ = dispatch(wrap(call()), by(Dave));
			let proposed = pallet_democracy::PublicProps::<Runtime>::get();
			assert!(proposed.is_empty(), "{name}");
		}
		assert_ok!(propose(&harmless()));
	});
}

#[test]
fn nothing_that_is_denied_is_enacted_wherever_it_is() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		ReferendumCount::<Runtime>::put(1);
		let refused = Event::EnactmentRefused { referendum: 0, reason: Refusal::Denied };
		for call in denied() {
			for (how, call) in hidden(&call) {
				frame_support::hypothetically!(assert_eq!(
					enact(&call),
					Some(refused.clone()),
					"{how}"
				));
			}
		}
		let due = System::block_number() + 5;
		let scheduled = Event::EnactmentScheduled { referendum: 0, due };
		assert_eq!(enact(&harmless()), Some(scheduled));
		ReferendumCount::<Runtime>::put(0);
	});
}

#[test]
fn nobody_who_signs_writes_storage_wherever_it_is() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let (before, issuance) = (latch(), Balances::total_issuance());
		for call in denied() {
			for (_, call) in hidden(&call) {
				for signer in [Dave, Alice] {
					frame_support::hypothetically!({
						let _ = dispatch(call.clone(), by(signer));
						assert_eq!(latch(), before);
						assert_eq!(Balances::total_issuance(), issuance);
						assert!(System::authorized_upgrade().is_none());
					});
				}
			}
		}
	});
}

#[test]
fn every_wrapper_is_a_carrier() {
	for (name, wrap) in WRAPPERS {
		let call = wrap(open_latch());
		let inside = Carriers::inside(&call).expect(name);
		assert!(inside.contains(&&open_latch()), "{name}");
	}
}

/// Something that somebody does.
#[derive(Clone, Debug)]
enum Step {
	/// A denied call or a harmless one, wrapped so, is made by somebody: those who sign, and so many of four of the board or
	/// of the committee.
	Make(usize, Vec<usize>, Who),
	/// It is announced.
	Announce(usize, Vec<usize>),
	/// It is proposed.
	Propose(usize, Vec<usize>),
	/// Everybody votes for all referenda that there are.
	Vote,
	/// So many blocks pass.
	Wait(u32),
}

/// By whom.
#[derive(Clone, Copy, Debug)]
enum Who {
	Signed(Sr25519Keyring),
	Board(u32),
	Committee(u32),
}

impl Who {
	fn origin(self) -> RuntimeOrigin {
		match self {
			Self::Signed(key) => by(key),
			Self::Board(ayes) => board_of(ayes, 4),
			Self::Committee(ayes) => committee_of(ayes, 4),
		}
	}
}

/// What is noted as the code of the upgrade; no code, but nobody looks until it is applied.
const CODE: &[u8] = b"code";

/// One of the calls, wrapped.
fn wrapped(which: usize, wrappers: &[usize]) -> RuntimeCall {
	let mut calls = denied();
	calls.push(elect(&[Dave, One]));
	let code_hash = sp_io::hashing::blake2_256(CODE).into();
	calls.push(frame_system::Call::authorize_upgrade { code_hash }.into());
	let call = calls.swap_remove(which % calls.len());
	wrappers.iter().fold(call, |call, which| WRAPPERS[*which].1(call))
}

fn any_step() -> impl Strategy<Value = Step> {
	let which = || 0..denied().len() + 2;
	// Most of what passes both doors is not wrapped, or in a batch.
	let wrappers = || {
		prop_oneof![
			Just(vec![]),
			prop::collection::vec(0..3usize, 1..3),
			prop::collection::vec(0..WRAPPERS.len(), 1..4),
		]
	};
	let who = prop_oneof![
		select(vec![Alice, Bob, Dave, Ferdie, One]).prop_map(Who::Signed),
		(0..=4u32).prop_map(Who::Board),
		(0..=4u32).prop_map(Who::Committee),
	];
	prop_oneof![
		4 => (which(), wrappers(), who).prop_map(|(which, how, who)| Step::Make(which, how, who)),
		2 => (which(), wrappers()).prop_map(|(which, how)| Step::Announce(which, how)),
		2 => (which(), wrappers()).prop_map(|(which, how)| Step::Propose(which, how)),
		2 => Just(Step::Vote),
		3 => (1..12u32).prop_map(Step::Wait),
	]
}

fn take(step: Step) {
	match step {
		Step::Make(which, how, who) => drop(dispatch(wrapped(which, &how), who.origin())),
		Step::Announce(which, how) => {
			let call = wrapped(which, &how);
			let allowed = !SdHandover::handed_over();
			let announced = SdHandover::company_dispatch(board_of(4, 4), Box::new(call));
			assert!(allowed || announced == Err(too_late()));
		}
		Step::Propose(which, how) => {
			let call = wrapped(which, &how);
			if call.encoded_size() <= MAX_CALL as usize {
				let proposed = propose(&call);
				assert!(SdHandover::handed_over() || proposed.is_err());
			}
		}
		Step::Vote => (0..ReferendumCount::<Runtime>::get()).for_each(|index| {
			let _ = vote_for(Dave, index, 900);
			let _ = vote_for(Ferdie, index, 700);
		}),
		Step::Wait(blocks) => go_to(System::block_number() + blocks),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn whatever_is_admitted_the_latch_stays_closed(
		before in prop::collection::vec(any_step(), 0..12),
		after in prop::collection::vec(any_step(), 1..60),
	) {
		on_whole_blocks(|| {
			assert_ok!(Preimage::note_preimage(by(Ferdie), CODE.to_vec()));
			before.into_iter().for_each(take);
			let reached_at = latch().reached_at;
			if !SdHandover::handed_over() {
				hand_over_in_whole_blocks();
				assert!(System::authorized_upgrade().is_none());
			}
			let closed = latch();
			assert!(reached_at.is_none() || closed.reached_at == reached_at);
			for step in after {
				take(step);
				assert_eq!(latch(), closed);
			}
		});
	}
}
