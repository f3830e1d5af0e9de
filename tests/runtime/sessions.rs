//! Whole blocks with all hooks: sessions rotate, epochs roll, equivocations are reported.

use crate::common::*;
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_consensus_babe::{
		AuthorityId, BABE_ENGINE_ID, EquivocationProof, KEY_TYPE,
		digests::{PreDigest, SecondaryPlainPreDigest},
	},
	sp_core::Pair,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		Digest, DigestItem,
		traits::{BlakeTwo256, Hash as _, Header as _},
	},
	*,
};
use sd_runtime::*;

/// A header without content, in `slot`.
fn header(number: BlockNumber, parent: Hash, slot: u64) -> Header {
	let slot = SecondaryPlainPreDigest { authority_index: 0, slot: slot.into() };
	let digest = DigestItem::PreRuntime(BABE_ENGINE_ID, PreDigest::SecondaryPlain(slot).encode());
	let root = Default::default();
	Header::new(number, root, root, parent, Digest { logs: vec![digest] })
}

/// Run blocks up to `last`, each with nothing but its timestamp.
fn run_to(last: BlockNumber) {
	let mut parent = System::parent_hash();
	for number in System::block_number() + 1..=last {
		let slot = 1_000 + u64::from(number);
		Executive::initialize_block(&header(number, parent, slot));
		let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
		assert_ok!(Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into())).unwrap());
		parent = Executive::finalize_block().hash();
	}
}

#[test]
fn sessions_rotate_and_the_validators_stay() {
	state(&genesis("local_testnet")).execute_with(|| {
		run_to(65);
		assert_eq!(Session::current_index(), 3);
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Babe::authorities().len(), 4);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		check_invariants();
	});
}

#[test]
fn an_epoch_rolls_with_the_first_call_that_needs_it_and_no_hook() {
	state(&genesis("development")).execute_with(|| {
		run_to(45);
		assert_eq!(pallet_sd_rewards::CurrentEpoch::<Runtime>::get().index, 0);
		assert_eq!(SdRewards::roll().index, 2);
	});
}

/// Two blocks by Alice in one slot.
fn equivocation(slot: u64) -> EquivocationProof<Header> {
	let sealed = |number| {
		let mut header = header(number, Default::default(), slot);
		let seal = Sr25519Keyring::Alice.pair().sign(BlakeTwo256::hash_of(&header).as_ref());
		header.digest.push(DigestItem::Seal(BABE_ENGINE_ID, seal.encode()));
		header
	};
	let offender = AuthorityId::from(Sr25519Keyring::Alice.public());
	EquivocationProof {
		offender,
		slot: slot.into(),
		first_header: sealed(1),
		second_header: sealed(2),
	}
}

#[test]
fn two_blocks_in_one_slot_are_reported_once() {
	state(&genesis("local_testnet")).execute_with(|| {
		run_to(5);
		let key = AuthorityId::from(Sr25519Keyring::Alice.public());
		let report = || {
			let owner = <Historical as frame_support::traits::KeyOwnerProofSystem<_>>::prove((
				KEY_TYPE,
				key.clone(),
			));
			let owner = Decode::decode(&mut &owner.unwrap().encode()[..]).unwrap();
			let proof = Box::new(equivocation(1_004));
			Babe::report_equivocation_unsigned(RuntimeOrigin::none(), proof, owner)
		};
		assert_ok!(report());
		assert_eq!(pallet_offences::Reports::<Runtime>::iter().count(), 1);
		let again = pallet_babe::Error::<Runtime>::DuplicateOffenceReport;
		assert_eq!(report().unwrap_err().error, again.into());
	});
}
