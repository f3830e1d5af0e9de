//! Generators: registered, changed, suspended and resumed.

use crate::{Error, Event, Generators, MAX_MODELS, MAX_NAME, Models, Name, mock::*};
use frame::{
	deps::sp_core::{ByteArray, sr25519},
	testing_prelude::*,
};

fn name(text: &str) -> Name {
	Name::try_from(text.as_bytes().to_vec()).unwrap()
}

fn key(n: u8) -> sr25519::Public {
	sr25519::Public::from_slice(&[n; 32]).unwrap()
}

/// The authority registers Fay.
fn register_fay() -> DispatchResult {
	Graphics::register_generator(RuntimeOrigin::root(), FAY, name("Fay"), key(9), 30)
}

#[test]
fn the_authority_registers_a_generator() {
	execute(|| {
		assert_ok!(register_fay());
		let fay = Generators::<Test>::get(FAY).unwrap();
		assert_eq!((fay.name, fay.key, fay.key_version), (name("Fay"), key(9), 1));
		assert_eq!((fay.quota, fay.models, fay.suspended), (30, 0, false));
		assert_eq!(QuotaOf::get(FAY), Some(30));
		let registered = Event::GeneratorRegistered {
			generator: FAY,
			name: name("Fay"),
			key: key(9),
			quota: 30,
		};
		System::assert_last_event(registered.into());
	});
}

#[test]
fn a_generator_is_registered_once() {
	execute(|| {
		assert_ok!(register_fay());
		assert_noop!(register_fay(), Error::<Test>::AlreadyGenerator);
	});
}

#[test]
fn only_the_authority_registers_and_resumes() {
	execute(|| {
		let eve = || RuntimeOrigin::signed(EVE);
		assert_noop!(
			Graphics::register_generator(eve(), FAY, name("Fay"), key(9), 30),
			DispatchError::BadOrigin
		);
		assert_ok!(Graphics::suspend_generator(eve(), EVE));
		assert_noop!(Graphics::resume_generator(eve(), EVE), DispatchError::BadOrigin);
	});
}

#[test]
fn the_authority_changes_what_is_given() {
	execute(|| {
		let update = |name, key, quota| {
			Graphics::update_generator(RuntimeOrigin::root(), EVE, name, key, quota)
		};
		assert_ok!(update(Some(name("Eva")), None, None));
		assert_ok!(update(None, Some(key(7)), None));
		assert_ok!(update(None, None, Some(11)));
		let eve = Generators::<Test>::get(EVE).unwrap();
		assert_eq!((eve.name, eve.key, eve.key_version), (name("Eva"), key(7), 2));
		assert_eq!((eve.quota, QuotaOf::get(EVE)), (11, Some(11)));
		let updated = Event::GeneratorUpdated {
			generator: EVE,
			name: name("Eva"),
			key: key(7),
			key_version: 2,
			quota: 11,
		};
		System::assert_last_event(updated.into());
		assert_noop!(update(None, None, None), Error::<Test>::NothingToUpdate);
	});
}

#[test]
fn a_generator_changes_its_own_key_and_nothing_else() {
	execute(|| {
		let update = |who, name, key, quota| {
			Graphics::update_generator(RuntimeOrigin::signed(who), EVE, name, key, quota)
		};
		assert_ok!(update(EVE, None, Some(key(7)), None));
		assert_noop!(update(EVE, None, None, Some(99)), DispatchError::BadOrigin);
		assert_noop!(update(EVE, Some(name("Eva")), Some(key(7)), None), DispatchError::BadOrigin);
		assert_noop!(update(FAY, None, Some(key(7)), None), DispatchError::BadOrigin);
	});
}

#[test]
fn a_key_of_the_highest_version_is_the_last() {
	execute(|| {
		Generators::<Test>::mutate(EVE, |eve| eve.as_mut().unwrap().key_version = u32::MAX);
		assert_noop!(
			Graphics::update_generator(RuntimeOrigin::root(), EVE, None, Some(key(7)), None),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn an_unknown_generator_cannot_be_changed() {
	execute(|| {
		let root = RuntimeOrigin::root;
		assert_noop!(
			Graphics::update_generator(root(), FAY, None, None, Some(1)),
			Error::<Test>::UnknownGenerator
		);
		assert_noop!(Graphics::suspend_generator(root(), FAY), Error::<Test>::UnknownGenerator);
		assert_noop!(Graphics::resume_generator(root(), FAY), Error::<Test>::UnknownGenerator);
		assert_noop!(
			Graphics::add_model(RuntimeOrigin::signed(FAY), FAY, name("m"), H256::zero()),
			Error::<Test>::UnknownGenerator
		);
	});
}

#[test]
fn suspending_takes_the_quota_and_resuming_gives_it_back() {
	execute(|| {
		assert_noop!(
			Graphics::suspend_generator(RuntimeOrigin::signed(BOB), EVE),
			DispatchError::BadOrigin
		);
		assert_ok!(Graphics::suspend_generator(RuntimeOrigin::signed(EVE), EVE));
		System::assert_last_event(Event::GeneratorSuspended { generator: EVE }.into());
		assert_eq!(QuotaOf::get(EVE), Some(0));
		assert_noop!(
			Graphics::suspend_generator(RuntimeOrigin::root(), EVE),
			Error::<Test>::GeneratorSuspended
		);

		assert_ok!(Graphics::update_generator(RuntimeOrigin::root(), EVE, None, None, Some(12)));
		assert_eq!(QuotaOf::get(EVE), Some(0));
		assert_ok!(Graphics::resume_generator(RuntimeOrigin::root(), EVE));
		System::assert_last_event(Event::GeneratorResumed { generator: EVE }.into());
		assert_eq!(QuotaOf::get(EVE), Some(12));
		assert_noop!(
			Graphics::resume_generator(RuntimeOrigin::root(), EVE),
			Error::<Test>::NotSuspended
		);
	});
}

#[test]
fn a_generator_adds_models_up_to_a_bound() {
	execute(|| {
		let add_as =
			|who| Graphics::add_model(RuntimeOrigin::signed(who), EVE, name("reefs"), H256::zero());
		let add = || add_as(EVE);
		assert_noop!(add_as(FAY), DispatchError::BadOrigin);
		assert_ok!(add());
		assert_eq!(Models::<Test>::get(EVE, 1).unwrap().name, name("reefs"));
		System::assert_last_event(
			Event::ModelAdded {
				generator: EVE,
				model: 1,
				name: name("reefs"),
				weights_hash: H256::zero(),
			}
			.into(),
		);
		for _ in 2..MAX_MODELS {
			assert_ok!(add());
		}
		assert_noop!(add(), Error::<Test>::TooManyModels);
	});
}

#[test]
fn a_name_has_a_bound() {
	assert!(Name::try_from(vec![0; MAX_NAME as usize]).is_ok());
	assert!(Name::try_from(vec![0; MAX_NAME as usize + 1]).is_err());
}

/// Build a genesis with these generators, by account and name.
fn genesis(generators: &[(u64, &str)]) {
	let generators = generators
		.iter()
		.map(|(account, name)| crate::GenesisGenerator {
			account: *account,
			name: name.to_string(),
			key: key(1),
			quota: 1,
			models: vec![],
		})
		.collect();
	let graphics = crate::GenesisConfig { generators };
	RuntimeGenesisConfig { graphics, ..Default::default() }.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "generators of the genesis are distinct")]
fn a_genesis_with_a_generator_twice_is_refused() {
	genesis(&[(EVE, "Eve"), (EVE, "Eva")]);
}

#[test]
#[should_panic(expected = "names of the genesis are short enough")]
fn a_genesis_with_a_name_too_long_is_refused() {
	genesis(&[(EVE, &"n".repeat(MAX_NAME as usize + 1))]);
}
