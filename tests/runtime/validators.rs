//! Who validates: those who bond and are let in, until they leave or cheat, for which others have proofs.

use crate::{common::*, referenda::*};
use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use pallet_sd_validators::{Authored, Error, Event, HISTORY, HoldReason, KeysInUse, Members};
use polkadot_sdk::{
	frame_support::traits::{DisabledValidators, OnFinalize, OnInitialize, fungible::InspectHold},
	sp_consensus_babe::{
		AuthorityId as BabeId, BABE_ENGINE_ID, EquivocationProof,
		digests::{PreDigest, SecondaryPlainPreDigest},
	},
	sp_consensus_grandpa::{self as grandpa, AuthorityId as GrandpaId},
	sp_core::{Pair, crypto::KeyTypeId, proof_of_possession::ProofOfPossessionGenerator},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::{
		Digest, DigestItem, DispatchError, DispatchResult,
		traits::{BlakeTwo256, Hash as _, Header as _},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
	*,
};
use sd_primitives::SD;
use sd_runtime::{configs::money::Community, *};

/// Slots in a session of development networks.
const SESSION: BlockNumber = 20;

/// What a validator has on hold there.
const BOND: Balance = 10 * SD;

/// What one who cheats among four pays of it: (3/4)².
const COST: Balance = BOND / 16 * 9;

/// Run `test` from block 1 of a network of four validators on, with all hooks; then check every invariant.
fn on_local(test: impl FnOnce()) {
	on_whole_blocks_of(&genesis("local_testnet"), test);
}

/// Go to the beginning of the first block of `session`, in which there is no room for transactions.
fn go_to_session(session: u32) {
	while Session::current_index() < session {
		next_block();
	}
}

/// Who validates in this session.
fn active() -> Vec<Sr25519Keyring> {
	Session::validators().iter().map(known).collect()
}

/// Whose account this is.
fn known(account: &AccountId) -> Sr25519Keyring {
	let all = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
	all.into_iter().find(|key| key.to_account_id() == *account).expect("it is well known")
}

/// What somebody has on hold as its bond.
fn bonded(who: Sr25519Keyring) -> Balance {
	Balances::balance_on_hold(&HoldReason::Bond.into(), &who.to_account_id())
}

fn is_disabled(who: Sr25519Keyring) -> bool {
	let place = active().into_iter().position(|it| it == who);
	place.is_some_and(|place| <Session as DisabledValidators>::is_disabled(place as u32))
}

/// The events of this block that are the validators'.
fn told() -> Vec<Event<Runtime>> {
	let events = System::events().into_iter();
	let ours = events.filter_map(|record| match record.event {
		RuntimeEvent::SdValidators(event) => Some(event),
		_ => None,
	});
	ours.collect()
}

/// A header without content, in `slot`, by the validator at this place.
fn header(number: BlockNumber, slot: u64, authority_index: u32) -> Header {
	let slot = SecondaryPlainPreDigest { authority_index, slot: slot.into() };
	let digest = DigestItem::PreRuntime(BABE_ENGINE_ID, PreDigest::SecondaryPlain(slot).encode());
	let root = Default::default();
	Header::new(number, root, root, Default::default(), Digest { logs: vec![digest] })
}

/// That a key is a validator's in this session, as nodes prove it.
fn owner<Proof: Decode>(kind: KeyTypeId, key: impl AsRef<[u8]>) -> Proof {
	let proof = KeysInUse::<Runtime>::prove((kind, key)).expect("it validates");
	Decode::decode(&mut &proof.encode()[..]).expect("it is one")
}

/// The report of two blocks by `who` in the slot of this block.
fn two_blocks(who: Sr25519Keyring) -> RuntimeCall {
	let slot = u64::from(System::block_number()) + 1_000;
	let place = active().into_iter().position(|it| it == who).unwrap_or_default() as u32;
	let sealed = |number| {
		let mut header = header(number, slot, place);
		let seal = who.pair().sign(BlakeTwo256::hash_of(&header).as_ref());
		header.digest.push(DigestItem::Seal(BABE_ENGINE_ID, seal.encode()));
		header
	};
	let (first_header, second_header) = (sealed(1), sealed(2));
	let offender = BabeId::from(who.public());
	let key_owner_proof = owner(sp_consensus_babe::KEY_TYPE, offender.clone());
	let proof = EquivocationProof { offender, slot: slot.into(), first_header, second_header };
	let equivocation_proof = Box::new(proof);
	pallet_babe::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof }.into()
}

/// The report of two votes by `who` in a round.
fn two_votes(who: Ed25519Keyring, round: u64) -> RuntimeCall {
	let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
	let offender = GrandpaId::from(who.public());
	let prevote = |target: u8| {
		let vote = (Hash::repeat_byte(target), BlockNumber::from(target));
		// A message that is a prevote, as it is signed.
		let signature = who.sign(&((0u8, vote), round, set).encode());
		(vote, signature)
	};
	// Two prevotes, as they are sent.
	let proof = (set, (0u8, round, offender.clone(), prevote(1), prevote(2))).encode();
	let equivocation_proof =
		Box::new(grandpa::EquivocationProof::decode(&mut &proof[..]).expect("these are two votes"));
	let key_owner_proof = owner(grandpa::KEY_TYPE, offender);
	pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof }
		.into()
}

/// Put a report into the block, as its author does.
fn submit(report: RuntimeCall) -> sp_runtime::ApplyExtrinsicResult {
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(report))
}

/// `offender` cheats by what `report` proves in the middle of a session: it pays, is disabled, and is out two sessions later.
fn is_punished(offender: Sr25519Keyring, report: impl Fn() -> RuntimeCall) {
	on_local(|| {
		go_to(SESSION + 5);
		let (session, community) = (1, Balances::free_balance(Community::get()));
		assert_eq!(Session::current_index(), session);
		let all = active();
		assert_ok!(submit(report()).unwrap());

		assert_eq!(bonded(offender), BOND - COST);
		assert_eq!(Balances::free_balance(Community::get()), community + COST);
		let account = offender.to_account_id();
		let fraction = sp_runtime::Perbill::from_rational(9u32, 16);
		let (amount, bonded) = (COST, BOND - COST);
		let slashed =
			Event::Slashed { account: account.clone(), session, fraction, amount, bonded };
		assert_eq!(told(), [slashed, Event::PutOut { account, from: session + 2 }]);
		assert!(is_disabled(offender));
		assert_eq!(active(), all);
		let again = TransactionValidityError::Invalid(InvalidTransaction::Stale);
		assert_eq!(submit(report()), Err(again));

		go_to_session(session + 1);
		assert!(is_disabled(offender));
		assert_eq!(active(), all);
		go_to_session(session + 2);
		let others = all.into_iter().filter(|it| *it != offender).collect::<Vec<_>>();
		assert_eq!(active(), others);
		assert_eq!(Babe::authorities().len(), 3);
		assert_eq!(Session::disabled_validators(), [0u32; 0]);
		// GRANDPA changes its voters at the end of the block that says so.
		next_block();
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
	});
}

#[test]
fn two_blocks_in_one_slot_cost_the_bond_and_the_place() {
	is_punished(Bob, || two_blocks(Bob));
}

#[test]
fn two_votes_in_one_round_cost_the_bond_and_the_place() {
	is_punished(Charlie, || two_votes(Ed25519Keyring::Charlie, 7));
}

#[test]
fn both_in_a_session_cost_as_much_as_one() {
	on_local(|| {
		assert_ok!(submit(two_blocks(Bob)).unwrap());
		assert_ok!(submit(two_votes(Ed25519Keyring::Bob, 7)).unwrap());
		assert_eq!(bonded(Bob), BOND - COST);
	});
}

#[test]
fn a_proof_with_somebody_elses_signature_proves_nothing() {
	on_local(|| {
		let RuntimeCall::Babe(pallet_babe::Call::report_equivocation_unsigned {
			mut equivocation_proof,
			key_owner_proof,
		}) = two_blocks(Bob)
		else {
			unreachable!("it is such a report")
		};
		let seal = Alice.pair().sign(b"anything").encode();
		equivocation_proof.second_header.digest.logs.pop();
		equivocation_proof.second_header.digest.push(DigestItem::Seal(BABE_ENGINE_ID, seal));
		let forged =
			pallet_babe::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof };
		let refused = pallet_babe::Error::<Runtime>::InvalidEquivocationProof.into();
		assert_eq!(submit(forged.into()).unwrap(), Err(refused));
		assert_eq!(bonded(Bob), BOND);
	});
}

/// A report is free, and of one key's votes there are as many as there are rounds.
#[test]
fn nobody_reports_with_a_signature() {
	on_local(|| {
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		for report in [two_blocks(Bob), two_votes(Ed25519Keyring::Bob, 7)] {
			let signed: RuntimeCall = match report {
				RuntimeCall::Babe(pallet_babe::Call::report_equivocation_unsigned {
					equivocation_proof,
					key_owner_proof,
				}) => pallet_babe::Call::report_equivocation { equivocation_proof, key_owner_proof }
					.into(),
				RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation_unsigned {
					equivocation_proof,
					key_owner_proof,
				}) => pallet_grandpa::Call::report_equivocation {
					equivocation_proof,
					key_owner_proof,
				}
				.into(),
				_ => unreachable!("it is a report"),
			};
			assert_eq!(send(Alice, signed).unwrap(), filtered);
		}
		assert_eq!(bonded(Bob), BOND);
	});
}

#[test]
fn who_registers_other_keys_first_pays_as_well() {
	on_local(|| {
		assert_ok!(send(Bob, keys(Bob, "//Bob//other")).unwrap());
		assert_ok!(submit(two_blocks(Bob)).unwrap());
		assert_eq!(bonded(Bob), BOND - COST);
		go_to_session(1);
		next_block();
		assert_ok!(submit(two_votes(Ed25519Keyring::Bob, 7)).unwrap());
		assert!(bonded(Bob) < BOND - COST);
	});
}

#[test]
fn a_report_comes_too_late_when_the_session_is_forgotten() {
	on_local(|| {
		let (early, late) = (two_blocks(Bob), two_blocks(Charlie));
		go_to_session(HISTORY + 1);
		next_block();
		assert_ok!(submit(early).unwrap());
		assert_eq!(bonded(Bob), BOND - COST);
		go_to_session(HISTORY + 2);
		next_block();
		let refused = TransactionValidityError::Invalid(InvalidTransaction::BadProof);
		assert_eq!(submit(late), Err(refused));
		assert_eq!(bonded(Charlie), BOND);
	});
}

/// What proves whose a key was stays a session longer than the sets of voters, of which a report needs the one before, too.
#[test]
fn two_votes_are_reported_too_late_when_their_set_is_forgotten() {
	on_local(|| {
		// The first whose set is not that of genesis, before which there is none.
		let session = 2;
		go_to_session(session);
		next_block();
		let early = two_votes(Ed25519Keyring::Bob, 7);
		let late = two_votes(Ed25519Keyring::Charlie, 7);
		go_to_session(session + HISTORY);
		next_block();
		assert_ok!(submit(early).unwrap());
		assert_eq!(bonded(Bob), BOND - COST);
		go_to_session(session + HISTORY + 1);
		next_block();
		let refused = pallet_grandpa::Error::<Runtime>::InvalidEquivocationProof.into();
		assert_eq!(submit(late).unwrap(), Err(refused));
		assert_eq!(bonded(Charlie), BOND);
	});
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn who_is_disabled_authors_no_block() {
	on_local(|| {
		assert_ok!(submit(two_blocks(Bob)).unwrap());
		block_by(1);
		AllPalletsWithSystem::on_finalize(System::block_number());
	});
}

#[test]
fn the_only_validator_of_a_network_pays_and_stays() {
	on_whole_blocks(|| {
		assert_ok!(submit(two_blocks(Alice)).unwrap());
		assert_eq!(bonded(Alice), 0);
		assert_eq!(told().pop(), Some(Event::Spared { account: Alice.to_account_id() }));
		go_to_session(3);
		assert_eq!(active(), [Alice]);
	});
}

/// Begin the next block, by the validator at this place, as its session will be.
fn block_by(authority_index: u32) {
	let last = System::block_number();
	AllPalletsWithSystem::on_finalize(last);
	let (number, slot) = (last + 1, u64::from(last) + 1_001);
	System::reset_events();
	let digest = header(number, slot, authority_index).digest;
	System::initialize(&number, &System::parent_hash(), &digest);
	AllPalletsWithSystem::on_initialize(number);
	System::note_finished_initialize();
	assert_ok!(Timestamp::set(RuntimeOrigin::none(), slot * SLOT_DURATION));
}

#[test]
fn the_first_block_of_a_new_set_is_its_authors() {
	on_local(|| {
		assert_ok!(submit(two_blocks(Bob)).unwrap());
		go_to(2 * SESSION);
		assert_eq!(active(), [Alice, Bob, Charlie, Dave]);
		block_by(1);
		assert_eq!((Session::current_index(), active()), (2, vec![Alice, Charlie, Dave]));
		assert_eq!(Authorship::author(), Some(Charlie.to_account_id()));
		assert_eq!(Authored::<Runtime>::get(2, Charlie.to_account_id()), 1);

		let before = Balances::free_balance(Charlie.to_account_id());
		let dest = Address::Id(Alice.to_account_id());
		let transfer = pallet_balances::Call::transfer_keep_alive { dest, value: SD };
		assert_ok!(send(Ferdie, transfer).unwrap());
		assert_eq!(Balances::free_balance(Charlie.to_account_id()), before + last_fee());
	});
}

/// The session keys of `babe` and `grandpa`, and the proof that they are `owner`'s.
fn keys(owner: Sr25519Keyring, session: &str) -> pallet_session::Call<Runtime> {
	let babe = polkadot_sdk::sp_core::sr25519::Pair::from_string(session, None);
	let grandpa = polkadot_sdk::sp_core::ed25519::Pair::from_string(session, None);
	let (mut babe, mut grandpa) = (babe.unwrap(), grandpa.unwrap());
	let keys = SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
	let owner = owner.to_account_id().encode();
	let proof =
		(babe.generate_proof_of_possession(&owner), grandpa.generate_proof_of_possession(&owner));
	pallet_session::Call::set_keys { keys, proof: proof.encode() }
}

/// Let `who` bond, and register keys.
fn get_ready(who: Sr25519Keyring) {
	assert_ok!(send(who, pallet_sd_validators::Call::bond { amount: BOND }).unwrap());
	assert_ok!(send(who, keys(who, "//Eve//session")).unwrap());
}

fn add(who: Sr25519Keyring) -> RuntimeCall {
	pallet_sd_validators::Call::add_validator { account: who.to_account_id() }.into()
}

fn remove(who: Sr25519Keyring) -> RuntimeCall {
	pallet_sd_validators::Call::remove_validator { account: who.to_account_id() }.into()
}

/// Three quarters of the board announce `call`.
fn announce(call: RuntimeCall) -> DispatchResult {
	SdHandover::company_dispatch(board_of(3, 3), Box::new(call))
}

#[test]
fn the_board_adds_and_removes_validators_by_announcing_it() {
	on_local(|| {
		get_ready(Eve);
		assert_ok!(announce(add(Eve)));
		let due = System::block_number() + 10;
		go_to(due - 1);
		assert_eq!(Members::<Runtime>::get().len(), 4);
		go_to(due);
		let account = Eve.to_account_id();
		assert_eq!(told(), [Event::ValidatorAdded { account, from: 2 }]);
		go_to_session(2);
		assert_eq!(active(), [Alice, Bob, Charlie, Dave, Eve]);
		assert_eq!(Babe::authorities().len(), 5);

		assert_ok!(announce(remove(Bob)));
		go_to_session(4);
		assert_eq!(active(), [Alice, Charlie, Dave, Eve]);
		let refused = Error::<Runtime>::TooFewMembers;
		assert_noop!(dispatch(remove(Alice), RuntimeOrigin::root()), refused);
	});
}

#[test]
fn a_referendum_adds_and_removes_validators_after_the_handover() {
	on_local(|| {
		hand_over_in_whole_blocks();
		get_ready(Eve);
		assert_noop!(announce(add(Eve)), too_late());
		go_to(pass(&add(Eve)));
		go_to_session(Session::current_index() + 2);
		assert_eq!(active(), [Alice, Bob, Charlie, Dave, Eve]);
		go_to(pass(&remove(Bob)));
		go_to_session(Session::current_index() + 2);
		assert_eq!(active(), [Alice, Charlie, Dave, Eve]);
	});
}

#[test]
fn nobody_else_adds_or_removes_validators() {
	on_local(|| {
		get_ready(Eve);
		let refused = DispatchError::BadOrigin;
		for origin in [by(Alice), by(Eve), board(), board_of(3, 3), committee_of(2, 3)] {
			assert_noop!(dispatch(add(Eve), origin.clone()), refused);
			assert_noop!(dispatch(remove(Bob), origin), refused);
		}
	});
}

#[test]
fn keys_leave_a_deposit_which_comes_back_when_they_are_purged() {
	on_local(|| {
		let free = || Balances::free_balance(Eve.to_account_id());
		let before = free();
		assert_ok!(send(Eve, keys(Eve, "//Eve//session")).unwrap());
		let deposit = before - last_fee() - free();
		assert_eq!(deposit, configs::consensus::KeyDeposit::get());
		let before = free();
		assert_ok!(send(Eve, pallet_sd_validators::Call::purge_keys {}).unwrap());
		assert_eq!(free(), before + deposit - last_fee());
		let refused = Err(Error::<Runtime>::StillValidating.into());
		assert_eq!(send(Bob, pallet_sd_validators::Call::purge_keys {}).unwrap(), refused);
	});
}

#[test]
fn keys_with_somebody_elses_proof_are_refused() {
	on_local(|| {
		let refused = Err(pallet_session::Error::<Runtime>::InvalidProof.into());
		assert_eq!(send(Ferdie, keys(Eve, "//Eve//session")).unwrap(), refused);
	});
}

#[test]
fn clients_can_ask_who_validates_and_who_misses() {
	use sd_runtime::sd_api::runtime_decl_for_sd_api::SdApiV1 as Api;
	let ask = <Runtime as Api<Block>>::validators;
	on_local(|| {
		go_to(SESSION);
		let info = ask();
		assert_eq!((info.session, info.session_length), (0, SESSION));
		assert_eq!((info.required_bond, info.minimum, info.changes_left), (BOND, 4, 1));
		assert!(
			info.validators.iter().all(|it| it.member && it.active && it.queued && it.has_keys)
		);
		assert!(info.validators.iter().all(|it| it.expected == 5 && it.expected_before == 0));
		go_to_session(1);
		let about = |who: Sr25519Keyring| {
			let account = who.to_account_id();
			ask().validators.into_iter().find(|it| it.account == account).expect("it validates")
		};
		let alice = about(Alice);
		assert_eq!((alice.authored, alice.expected), (1, 0));
		assert_eq!((alice.authored_before, alice.expected_before), (SESSION, 5));
		assert!(!alice.missing);
		assert!([Bob, Charlie, Dave].into_iter().all(|who| about(who).missing));
		assert_eq!(about(Bob).bonded, BOND);
	});
}
