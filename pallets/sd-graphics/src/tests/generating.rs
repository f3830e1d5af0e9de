//! One graphic: attested, registered, rewarded and charged once.

use crate::{Error, Event, Graphics as Registry, Provenance, mock::*};
use frame::{
	deps::sp_core::{Pair, sr25519},
	testing_prelude::*,
};
use sd_primitives::{Attestation, Graphic};

/// The first block in which attestations of these tests are no longer valid.
const SOON: u32 = 10;

/// `creator` brings in `graphic` with `signature`, valid before block `expires_at`.
fn bring(
	creator: u64,
	graphic: Graphic<u64>,
	expires_at: u32,
	signature: sr25519::Signature,
) -> DispatchResultWithPostInfo {
	Graphics::generate(RuntimeOrigin::signed(creator), graphic, EVE, expires_at, signature, 7)
}

/// Alice brings in `graphic`, soundly attested.
fn bring_attested(graphic: Graphic<u64>) -> DispatchResultWithPostInfo {
	let signature = attest(&graphic, SOON);
	bring(ALICE, graphic, SOON, signature)
}

#[test]
fn an_attested_graphic_is_registered_and_said_to_be() {
	execute(|| {
		assert_ok!(bring_attested(picture(1)));

		let graphic = Registry::<Test>::get(picture(1).content_hash).unwrap();
		assert_eq!((graphic.creator, graphic.generator, graphic.key_version), (ALICE, EVE, 1));
		assert_eq!((graphic.model, graphic.block), (0, 5));
		assert_eq!(graphic.fingerprint, picture(1).fingerprint);
		assert_eq!(graphic.recipe_hash, picture(1).recipe_hash);
		assert_eq!(graphic.provenance, Provenance::Single);
		System::assert_last_event(
			Event::Generated {
				creator: ALICE,
				generator: EVE,
				content_hash: picture(1).content_hash,
				key_version: 1,
				model: 0,
				fingerprint: picture(1).fingerprint,
				recipe_hash: picture(1).recipe_hash,
				reward: 7,
				company: 3,
				community: 2,
			}
			.into(),
		);
	});
}

#[test]
fn a_content_hash_is_registered_once() {
	execute(|| {
		assert_ok!(bring_attested(picture(1)));
		assert_noop!(bring_attested(picture(1)), Error::<Test>::AlreadyRegistered);
		let other_recipe = Graphic { recipe_hash: H256::zero(), ..picture(1) };
		assert_noop!(bring_attested(other_recipe), Error::<Test>::AlreadyRegistered);
		assert_ok!(bring_attested(picture(2)));
	});
}

#[test]
fn somebody_elses_graphic_is_refused() {
	execute(|| {
		let signature = attest(&picture(1), SOON);
		assert_noop!(bring(BOB, picture(1), SOON, signature), Error::<Test>::NotCreator);
		assert_noop!(
			Graphics::generate(RuntimeOrigin::root(), picture(1), EVE, SOON, signature, 0),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn an_unknown_generator_is_refused() {
	execute(|| {
		let signature = attest(&picture(1), SOON);
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			Graphics::generate(origin, picture(1), FAY, SOON, signature, 0),
			Error::<Test>::UnknownGenerator
		);
	});
}

#[test]
fn an_unknown_model_is_refused() {
	execute(|| {
		let graphic = Graphic { model: 1, ..picture(1) };
		assert_noop!(bring_attested(graphic), Error::<Test>::UnknownModel);
	});
}

#[test]
fn an_attestation_is_valid_before_the_block_in_which_it_expires() {
	execute(|| {
		let signature = attest(&picture(1), SOON);
		System::set_block_number(SOON);
		assert_noop!(bring(ALICE, picture(1), SOON, signature), Error::<Test>::AttestationExpired);
		System::set_block_number(SOON - 1);
		assert_ok!(bring(ALICE, picture(1), SOON, signature));
	});
}

#[test]
fn an_attestation_is_valid_for_at_most_an_epoch() {
	execute(|| {
		let last = 5 + EPOCH;
		let signature = attest(&picture(1), last + 1);
		assert_noop!(bring(ALICE, picture(1), last + 1, signature), Error::<Test>::ExpiryTooFar);
		assert_ok!(bring(ALICE, picture(1), last, attest(&picture(1), last)));
	});
}

#[test]
fn every_field_is_signed() {
	execute(|| {
		let sound = picture(1);
		let signature = attest(&sound, SOON);
		let bobs = Graphic { creator: BOB, ..sound.clone() };
		let forgeries = [
			Graphic { content_hash: H256::zero(), ..sound.clone() },
			Graphic { fingerprint: 0, ..sound.clone() },
			Graphic { recipe_hash: H256::zero(), ..sound.clone() },
		];
		for forgery in forgeries {
			assert_noop!(bring(ALICE, forgery, SOON, signature), Error::<Test>::BadSignature);
		}
		assert_noop!(bring(BOB, bobs, SOON, signature), Error::<Test>::BadSignature);
		assert_noop!(bring(ALICE, sound.clone(), SOON + 1, signature), Error::<Test>::BadSignature);

		assert_ok!(Graphics::add_model(
			RuntimeOrigin::signed(EVE),
			EVE,
			Default::default(),
			H256::zero()
		));
		let other_model = Graphic { model: 1, ..sound.clone() };
		assert_noop!(bring(ALICE, other_model, SOON, signature), Error::<Test>::BadSignature);
		assert_ok!(bring(ALICE, sound, SOON, signature));
	});
}

#[test]
fn chain_generator_and_key_are_signed_too() {
	execute(|| {
		let graphic = picture(1);
		let sound = Attestation {
			genesis_hash: System::block_hash(0),
			generator: &EVE,
			key_version: 1,
			expires_at: SOON,
			graphic: &graphic,
		};
		let forgeries = [
			Attestation { genesis_hash: H256::repeat_byte(9), ..sound.clone() },
			Attestation { generator: &FAY, ..sound.clone() },
			Attestation { key_version: 2, ..sound.clone() },
		];
		for forgery in forgeries {
			let signature = eves_key().sign(&forgery.payload());
			let result = bring(ALICE, graphic.clone(), SOON, signature);
			assert_noop!(result, Error::<Test>::BadSignature);
		}
		let stranger = sr25519::Pair::from_string("//Mallory", None).unwrap();
		let result = bring(ALICE, graphic.clone(), SOON, stranger.sign(&sound.payload()));
		assert_noop!(result, Error::<Test>::BadSignature);
		let untagged = eves_key().sign(&sound.encode());
		assert_noop!(bring(ALICE, graphic.clone(), SOON, untagged), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_new_key_voids_what_the_old_one_signed() {
	execute(|| {
		let signature = attest(&picture(1), SOON);
		let key = Some(eves_key().public());
		assert_ok!(Graphics::update_generator(RuntimeOrigin::signed(EVE), EVE, None, key, None));
		assert_noop!(bring(ALICE, picture(1), SOON, signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_suspended_generators_attestations_are_refused_at_once() {
	execute(|| {
		assert_ok!(Graphics::suspend_generator(RuntimeOrigin::root(), EVE));
		assert_noop!(bring_attested(picture(1)), Error::<Test>::GeneratorSuspended);
		assert_ok!(Graphics::resume_generator(RuntimeOrigin::root(), EVE));
		assert_ok!(bring_attested(picture(1)));
	});
}

#[test]
fn what_the_rules_refuse_is_not_registered() {
	execute(|| {
		let signature = attest(&picture(1), SOON);
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			Graphics::generate(origin, picture(1), EVE, SOON, signature, 8),
			DispatchError::Unavailable
		);
	});
}
