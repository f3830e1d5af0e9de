//! Consent: what accounts let a generator charge them for, said by themselves or signed.

use crate::{Consent, ConsentNonces, Consents, Error, Event, mock::*};
use frame::{deps::sp_runtime::testing::TestSignature, testing_prelude::*};
use sd_primitives::ConsentRequest;

fn consent(per_epoch: u32, until: u32) -> DispatchResult {
	Graphics::consent(RuntimeOrigin::signed(ALICE), EVE, per_epoch, 7, until)
}

/// Eve brings in what `account` signed with `nonce`.
fn bring(account: u64, nonce: u32, signature: TestSignature) -> DispatchResult {
	let eve = RuntimeOrigin::signed(EVE);
	Graphics::consent_with_signature(eve, account, EVE, 5, 0, 100, nonce, 10, signature)
}

#[test]
fn an_account_consents_and_is_said_to() {
	execute(|| {
		assert_ok!(consent(5, 5));
		let expected = Consent { per_epoch: 5, min_reward: 7, until: 5, epoch: 0, used: 0 };
		assert_eq!(Consents::<Test>::get(ALICE, EVE), Some(expected));
		System::assert_last_event(
			Event::Consented {
				account: ALICE,
				generator: EVE,
				per_epoch: 5,
				min_reward: 7,
				until: 5,
			}
			.into(),
		);
	});
}

#[test]
fn a_consent_is_to_something_and_not_over() {
	execute(|| {
		assert_noop!(consent(0, 100), Error::<Test>::NothingConsented);
		assert_noop!(consent(5, 4), Error::<Test>::ConsentOver);
		let alice = RuntimeOrigin::signed(ALICE);
		let to_fay = Graphics::consent(alice, FAY, 5, 0, 100);
		assert_noop!(to_fay, Error::<Test>::UnknownGenerator);
	});
}

#[test]
fn fineprint_15_what_is_used_survives_withdrawing_and_consenting_again() {
	execute(|| {
		assert_ok!(consent(5, 100));
		let used = Consent { epoch: 0, used: 3, ..Consents::<Test>::get(ALICE, EVE).unwrap() };
		Consents::<Test>::insert(ALICE, EVE, used);

		assert_ok!(Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), EVE));
		System::assert_last_event(
			Event::ConsentWithdrawn { account: ALICE, generator: EVE }.into(),
		);
		assert!(!Consents::<Test>::get(ALICE, EVE).unwrap().holds(5));
		assert_ok!(consent(4, 100));
		let again = Consents::<Test>::get(ALICE, EVE).unwrap();
		assert_eq!((again.left_in(0), again.left_in(1)), (1, 4));
	});
}

#[test]
fn a_consent_that_was_not_used_in_the_epoch_leaves_nothing_behind() {
	execute(|| {
		assert_ok!(consent(5, 100));
		let used = Consent { epoch: 0, used: 3, ..Consents::<Test>::get(ALICE, EVE).unwrap() };
		Consents::<Test>::insert(ALICE, EVE, used);
		System::set_block_number(EPOCH);
		assert_ok!(Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), EVE));
		assert!(!Consents::<Test>::contains_key(ALICE, EVE));
	});
}

#[test]
fn withdrawing_voids_what_was_only_signed() {
	execute(|| {
		let signature = signed_consent(ALICE, 0);
		assert_ok!(Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), EVE));
		assert_noop!(bring(ALICE, 0, signature), Error::<Test>::BadNonce);
		assert!(!Consents::<Test>::contains_key(ALICE, EVE));
		let from_fay = Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), FAY);
		assert_noop!(from_fay, Error::<Test>::UnknownGenerator);
	});
}

#[test]
fn a_signed_consent_is_brought_in_once() {
	execute(|| {
		assert_ok!(bring(7, 0, signed_consent(7, 0)));
		let expected = Consent { per_epoch: 5, until: 100, ..Default::default() };
		assert_eq!(Consents::<Test>::get(7, EVE), Some(expected));
		assert_noop!(bring(7, 0, signed_consent(7, 0)), Error::<Test>::BadNonce);
		assert_ok!(bring(7, 1, signed_consent(7, 1)));
	});
}

#[test]
fn a_signed_consent_is_brought_in_by_its_generator_in_time_and_unchanged() {
	execute(|| {
		let signature = signed_consent(7, 0);
		let alice = RuntimeOrigin::signed(ALICE);
		let by_alice =
			Graphics::consent_with_signature(alice, 7, EVE, 5, 0, 100, 0, 10, signature.clone());
		assert_noop!(by_alice, DispatchError::BadOrigin);
		let eve = || RuntimeOrigin::signed(EVE);
		let changed =
			Graphics::consent_with_signature(eve(), 7, EVE, 6, 0, 100, 0, 10, signature.clone());
		assert_noop!(changed, Error::<Test>::BadSignature);
		let of_another = bring(ALICE, 0, signature.clone());
		assert_noop!(of_another, Error::<Test>::BadSignature);

		System::set_block_number(9);
		hypothetically!({
			assert_ok!(bring(7, 0, signature.clone()));
		});
		System::set_block_number(10);
		assert_noop!(bring(7, 0, signature), Error::<Test>::SignatureExpired);
	});
}

#[test]
fn the_bare_bytes_are_not_what_wallets_sign() {
	execute(|| {
		let request = ConsentRequest {
			genesis_hash: System::block_hash(0),
			account: &7u64,
			generator: &EVE,
			per_epoch: 5,
			min_reward: 0,
			until: 100,
			nonce: 0,
			expires_at: 10,
		};
		let wrapped = request.payload();
		assert!(wrapped.starts_with(b"<Bytes>sd/consent/v1") && wrapped.ends_with(b"</Bytes>"));
		let bare = wrapped[7..wrapped.len() - 8].to_vec();
		assert_noop!(bring(7, 0, TestSignature(7, bare)), Error::<Test>::BadSignature);
	});
}

#[test]
fn whatever_an_account_says_voids_what_it_signed_before() {
	execute(|| {
		let (first, second) = (signed_consent(ALICE, 0), signed_consent(ALICE, 1));
		assert_ok!(consent(1, 100));
		assert_noop!(bring(ALICE, 0, first), Error::<Test>::BadNonce);
		assert_ok!(Graphics::withdraw_consent(RuntimeOrigin::signed(ALICE), EVE));
		assert_noop!(bring(ALICE, 1, second), Error::<Test>::BadNonce);
		assert_eq!(ConsentNonces::<Test>::get(ALICE), 2);
	});
}
