//! `try_state` sees each broken invariant.

use crate::{Generators, Models, mock::*};
use frame::testing_prelude::*;

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(Graphics::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn a_graphic_of_no_known_model_is_seen() {
	let unmake = || {
		let signature = attest(&picture(1), 10);
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(Graphics::generate(origin, picture(1), EVE, 10, signature, 0));
		Models::<Test>::remove(EVE, 0);
	};
	broken_by(unmake, "1: a graphic is of no known model");
}

#[test]
fn miscounted_models_are_seen() {
	broken_by(|| Models::<Test>::remove(EVE, 0), "2: a generator lacks a model it counts");
	let unknown = || Generators::<Test>::remove(EVE);
	broken_by(unknown, "2: a model is not counted");
}
