//! Who lets whom charge how much.

use super::*;

fn until(block: u32) -> Consent {
	Consent { per_epoch: 5, min_reward: 0, until: block }
}

/// FP 15.
#[test]
fn a_consent_holds_until_its_last_block() {
	let mut ledger = ledger();
	ledger.consent(ALICE, FAY, until(7)).unwrap();
	ledger.pass_to(7);
	assert_eq!(ledger.allowance(ALICE, FAY), Some(5));
	assert!(ledger.settled(FAY, &[(ALICE, 1)], 0, false).is_ok());
	ledger.pass_to(8);
	assert_eq!(ledger.allowance(ALICE, FAY), None);
	let over = ledger.settled(FAY, &[(ALICE, 1)], 0, false);
	assert_eq!(over, Err(Refusal::NothingSettled));
	// It is still there, to be withdrawn.
	assert_eq!(ledger.consent_of(ALICE, FAY), Some(until(7)));
	ledger.withdraw_consent(ALICE, FAY);
}

/// FP 15.
#[test]
fn what_was_charged_in_an_epoch_stays_charged() {
	let mut ledger = ledger();
	ledger.consent(ALICE, FAY, until(100)).unwrap();
	ledger.settled(FAY, &[(ALICE, 4)], 0, false).unwrap();
	assert_eq!(ledger.allowance(ALICE, FAY), Some(1));

	ledger.withdraw_consent(ALICE, FAY);
	assert_eq!(ledger.allowance(ALICE, FAY), None);
	ledger.consent(ALICE, FAY, until(100)).unwrap();
	assert_eq!(ledger.allowance(ALICE, FAY), Some(1));
	ledger.consent(ALICE, FAY, Consent { per_epoch: 3, ..until(100) }).unwrap();
	assert_eq!(ledger.allowance(ALICE, FAY), Some(0));

	ledger.pass_to(EPOCH);
	ledger.roll();
	assert_eq!(ledger.allowance(ALICE, FAY), Some(3));
}

#[test]
fn each_generator_needs_a_consent_of_its_own() {
	let mut ledger = ledger();
	ledger.consent(ALICE, FAY, until(9)).unwrap();
	assert_eq!(ledger.allowance(ALICE, EVE), None);
	ledger.consent(ALICE, EVE, until(9)).unwrap();
	ledger.settled(FAY, &[(ALICE, 5)], 0, false).unwrap();
	assert_eq!((ledger.allowance(ALICE, FAY), ledger.allowance(ALICE, EVE)), (Some(0), Some(5)));
	// What Alice brings in herself needs no consent, and uses none.
	ledger.generated(ALICE, FAY, 0).unwrap();
	assert_eq!((ledger.allowance(ALICE, FAY), ledger.allowance(ALICE, EVE)), (Some(0), Some(5)));
}

#[test]
fn a_consent_to_nothing_or_to_what_is_over_is_refused() {
	let mut ledger = ledger();
	ledger.pass_to(5);
	let nothing = Consent { per_epoch: 0, ..until(9) };
	assert_eq!(ledger.consent(ALICE, FAY, nothing), Err(Refusal::NothingConsented));
	assert_eq!(ledger.consent(ALICE, FAY, until(4)), Err(Refusal::ConsentOver));
	assert_eq!((ledger.consents().count(), ledger.consent_nonce(ALICE)), (0, 0));
	assert_eq!(ledger.consent(ALICE, FAY, until(5)), Ok(()));
}

#[test]
fn what_an_account_says_later_voids_what_it_signed_before() {
	let mut ledger = ledger();
	let signed = |ledger: &mut Ledger, nonce, expires_at| {
		ledger.consent_signed(PAUPER, FAY, until(9), nonce, expires_at)
	};
	assert_eq!(signed(&mut ledger, 1, 9), Err(Refusal::BadNonce));
	assert_eq!(signed(&mut ledger, 0, 0), Err(Refusal::SignatureExpired));
	assert_eq!(signed(&mut ledger, 0, 1), Ok(()));
	assert_eq!(signed(&mut ledger, 0, 1), Err(Refusal::BadNonce));
	// Whomever it concerns, and however it was said.
	ledger.consent(PAUPER, EVE, until(9)).unwrap();
	assert_eq!(signed(&mut ledger, 1, 1), Err(Refusal::BadNonce));
	ledger.withdraw_consent(PAUPER, EVE);
	assert_eq!(signed(&mut ledger, 3, 1), Ok(()));
	assert_eq!((ledger.consent_nonce(PAUPER), ledger.consent_nonce(ALICE)), (4, 0));
}

#[test]
fn consents_roll_nothing() {
	let mut ledger = after_five_graphics();
	ledger.pass_to(EPOCH);
	ledger.consent(ALICE, FAY, until(EPOCH)).unwrap();
	ledger.withdraw_consent(ALICE, FAY);
	assert_eq!(ledger.epoch().index, 0);
}
