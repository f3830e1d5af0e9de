//! Whole blocks with all hooks, and what a proposal goes through from the first word to the enactment.

use crate::common::*;
use codec::Encode;
use frame_executive::OnInitializeWithWeightRegistration;
use frame_support::{
	assert_ok,
	dispatch::DispatchClass,
	traits::{Bounded, OnFinalize},
	weights::Weight,
};
use pallet_democracy::{AccountVote, Conviction, ReferendumInfo, ReferendumInfoOf, Vote};
use polkadot_sdk::{
	sp_consensus_babe::{
		BABE_ENGINE_ID,
		digests::{PreDigest, SecondaryPlainPreDigest},
	},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		Digest, DigestItem, DispatchError, DispatchResult,
		traits::{BlakeTwo256, Dispatchable},
	},
	*,
};
use sd_primitives::{SD, traits::Handover};
use sd_runtime::*;
use serde_json::Value;

/// A call as democracy takes it.
pub type Proposal = Bounded<RuntimeCall, BlakeTwo256>;

/// Run `test` from block 1 of the dev chain on, with all hooks; then check every invariant.
pub fn on_whole_blocks(test: impl FnOnce()) {
	on_whole_blocks_of(&genesis("development"), test);
}

/// The same on a chain of this genesis.
pub fn on_whole_blocks_of(genesis: &Value, test: impl FnOnce()) {
	state(genesis).execute_with(|| {
		next_block();
		test();
		check_invariants();
	});
}

/// End the block, and begin the next.
pub fn next_block() {
	next_block_after(Weight::zero());
}

/// End the block, and begin the next, of which migrations take `migrations`.
pub fn next_block_after(migrations: Weight) {
	let now = begin_next_block(migrations);
	assert_ok!(Timestamp::set(RuntimeOrigin::none(), now));
}

/// The same, but the block has no time yet, which is returned. It is what frame-executive does, which would take migrations
/// from a new runtime only.
pub fn begin_next_block(migrations: Weight) -> u64 {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_finalize(last);
	}
	let (number, slot) = (last + 1, 1_000 + u64::from(last + 1));
	let digest = SecondaryPlainPreDigest { authority_index: 0, slot: slot.into() };
	let digest = DigestItem::PreRuntime(BABE_ENGINE_ID, PreDigest::SecondaryPlain(digest).encode());
	System::reset_events();
	System::initialize(&number, &System::parent_hash(), &Digest { logs: vec![digest] });
	let base = <Runtime as frame_system::Config>::BlockWeights::get().base_block;
	let weight = base.saturating_add(migrations);
	System::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
	<AllPalletsWithSystem as OnInitializeWithWeightRegistration<Runtime>>::on_initialize_with_weight_registration(number);
	System::note_finished_initialize();
	slot * SLOT_DURATION
}

/// Go to the beginning of `block`.
pub fn go_to(block: BlockNumber) {
	while System::block_number() < block {
		next_block();
	}
}

/// Let the community take over: reach the milestone, and let the notice pass.
pub fn hand_over_in_whole_blocks() {
	go_to(reach_milestone());
	assert!(SdHandover::handed_over());
}

/// Signed by somebody.
pub fn by(signer: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(signer.to_account_id())
}

/// Make a call as a transaction would, with the filters: all or nothing.
pub fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> DispatchResult {
	let call = call.into();
	frame_support::storage::with_storage_layer(|| {
		call.dispatch(origin).map(drop).map_err(|failed| failed.error)
	})
}

/// Make the committee consist of `members`.
pub fn elect(members: &[Sr25519Keyring]) -> RuntimeCall {
	let mut new_members = members.iter().map(|it| it.to_account_id()).collect::<Vec<_>>();
	new_members.sort();
	let (prime, old_count) = (None, 20);
	pallet_collective::Call::<Runtime, pallet_collective::Instance2>::set_members {
		new_members,
		prime,
		old_count,
	}
	.into()
}

/// Whether the committee consists of `members`.
pub fn elected(members: &[Sr25519Keyring]) -> bool {
	let mut members = members.iter().map(|it| it.to_account_id()).collect::<Vec<_>>();
	members.sort();
	pallet_collective::Members::<Runtime, pallet_collective::Instance2>::get() == members
}

/// Forget that the community has taken over.
pub fn open_latch() -> RuntimeCall {
	let key = pallet_sd_handover::CurrentLatch::<Runtime>::hashed_key().to_vec();
	frame_system::Call::kill_storage { keys: vec![key] }.into()
}

/// A call in a proposal: inline, or on chain and requested by Ferdie.
pub fn proposal(call: &RuntimeCall) -> Proposal {
	let bytes = call.encode();
	let len = bytes.len() as u32;
	match bytes.clone().try_into() {
		Ok(bytes) => Bounded::Inline(bytes),
		Err(_) => {
			let hash = sp_io::hashing::blake2_256(&bytes).into();
			let ferdie = by(Sr25519Keyring::Ferdie);
			let account = Sr25519Keyring::Ferdie.to_account_id();
			if !pallet_sd_handover::Requests::<Runtime>::contains_key(hash, account) {
				// Somebody else may have noted it.
				let _ = Preimage::note_preimage(ferdie.clone(), bytes);
				assert_ok!(SdHandover::request_preimage(ferdie, hash));
			}
			Bounded::Lookup { hash, len }
		}
	}
}

/// Dave proposes a call.
pub fn propose(call: &RuntimeCall) -> DispatchResult {
	let (proposal, value) = (proposal(call), SD);
	dispatch(pallet_democracy::Call::propose { proposal, value }, by(Sr25519Keyring::Dave))
}

/// Somebody votes for a referendum with so many $SD.
pub fn vote_for(voter: Sr25519Keyring, ref_index: u32, sd: Balance) -> DispatchResult {
	let vote = Vote { aye: true, conviction: Conviction::Locked1x };
	let vote = AccountVote::Standard { vote, balance: sd * SD };
	dispatch(pallet_democracy::Call::vote { ref_index, vote }, by(voter))
}

/// Go to where the only proposal is voted on; the block in which voting ends.
pub fn go_to_the_vote() -> BlockNumber {
	let index = pallet_democracy::ReferendumCount::<Runtime>::get();
	while pallet_democracy::ReferendumCount::<Runtime>::get() == index {
		next_block();
	}
	match ReferendumInfoOf::<Runtime>::get(index) {
		Some(ReferendumInfo::Ongoing(status)) => status.end,
		_ => unreachable!("it has begun just now"),
	}
}

/// Propose a call, let everybody vote for it, and go to where voting is over; the block in which it is due.
pub fn pass(call: &RuntimeCall) -> BlockNumber {
	assert_ok!(propose(call));
	let index = pallet_democracy::ReferendumCount::<Runtime>::get();
	let end = go_to_the_vote();
	assert_ok!(vote_for(Sr25519Keyring::Dave, index, 900));
	go_to(end);
	end + pallet_sd_handover::GovernancePeriods::<Runtime>::get().enactment
}

/// The events of this block that are the handover's.
pub fn said() -> Vec<pallet_sd_handover::Event<Runtime>> {
	let events = System::events().into_iter();
	let ours = events.filter_map(|record| match record.event {
		RuntimeEvent::SdHandover(event) => Some(event),
		_ => None,
	});
	ours.collect()
}

/// That the board comes too late.
pub fn too_late() -> DispatchError {
	pallet_sd_handover::Error::<Runtime>::HandedOver.into()
}
