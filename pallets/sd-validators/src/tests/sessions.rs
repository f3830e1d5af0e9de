//! Sessions come and go.

use super::*;
use crate::KeysInUse;
use frame::{deps::sp_core::crypto::key_types::DUMMY, traits::KeyOwnerProofSystem};
use pallet_session::historical::StoredRange;

/// Proofs as the runtime makes and checks them.
type Proofs = KeysInUse<Test>;

#[test]
fn the_members_of_the_genesis_validate_from_the_first_session_on() {
	execute(|| {
		assert_eq!(Session::validators(), MEMBERS);
		pass_sessions(5);
		assert_eq!(Session::validators(), MEMBERS);
	});
}

#[test]
fn the_length_of_a_session_is_that_of_the_genesis_and_never_zero() {
	execute(|| {
		assert_eq!(SdValidators::session_length(), SESSION);
		hypothetically!({
			crate::SessionLength::<Test>::put(0);
			assert_eq!(SdValidators::session_length(), 1);
		});
	});
}

#[test]
fn what_a_network_asks_when_genesis_says_nothing() {
	TestState::new_empty().execute_with(|| {
		assert_eq!(SdValidators::session_length(), 1_200);
		assert_eq!(crate::RequiredBond::<Test>::get(), 10_000 * SD);
		assert_eq!(crate::Minimum::<Test>::get(), 4);
	});
}

#[test]
fn sets_of_old_sessions_are_forgotten() {
	execute(|| {
		pass_sessions(HISTORY + 10);
		let (first, last) = StoredRange::<Test>::get().unwrap();
		assert_eq!(last - first, HISTORY + 3);
	});
}

#[test]
fn that_somebody_validated_is_proved_as_long_as_it_matters() {
	execute(|| {
		let key = (DUMMY, 1u64.to_le_bytes());
		let proof = Proofs::prove(key).unwrap();
		pass_sessions(HISTORY + 1);
		assert_eq!(Proofs::check_proof(key, proof.clone()), Some((1, ())));
		pass_sessions(1);
		assert_eq!(Proofs::check_proof(key, proof), None);
	});
}

/// Let 1 register another number.
fn register(number: u64) {
	let mut keys = Candidates::keys(&number).0;
	let proof = keys.create_ownership_proof(&1u64.encode()).unwrap().encode();
	assert_ok!(Session::set_keys(signed(1), keys, proof));
}

#[test]
fn who_registers_other_keys_is_known_by_those_in_use_as_long_as_they_are() {
	execute(|| {
		let [old, new] = [1u64, 77].map(|number| (DUMMY, number.to_le_bytes()));
		let is_1 = |key| Proofs::check_proof(key, Proofs::prove(key)?);
		pass_sessions(1);
		register(77);
		// The session pallet would look for the new ones.
		assert_eq!(Historical::check_proof(old, Historical::prove(old).unwrap()), None);
		for _ in 0..2 {
			assert_eq!((is_1(old), is_1(new)), (Some((1, ())), None));
			let proof = Proofs::prove(old).unwrap();
			hypothetically!({
				pass_sessions(2);
				assert_eq!(Proofs::check_proof(old, proof), Some((1, ())), "later, too");
			});
			pass_sessions(1);
		}
		assert_eq!((is_1(old), is_1(new)), (None, Some((1, ()))));
	});
}

#[test]
fn asking_whose_a_key_is_changes_nothing() {
	execute(|| {
		register(77);
		let key = (DUMMY, 1u64.to_le_bytes());
		assert_storage_noop!({
			let proof = Proofs::prove(key).unwrap();
			assert!(Proofs::check_proof(key, proof).is_some());
		});
	});
}

#[test]
fn without_members_the_validators_stay() {
	execute(|| {
		hypothetically!({
			Members::<Test>::kill();
			pass_sessions(3);
			assert_eq!(Session::validators(), MEMBERS);
		})
	});
}
