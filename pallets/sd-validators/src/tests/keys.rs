//! Session keys are forgotten when nobody needs them.

use super::*;

#[test]
fn who_does_not_validate_purges_its_keys() {
	execute(|| {
		let (keys, proof) = Candidates::keys(&DAVE);
		assert_ok!(Session::set_keys(signed(DAVE), keys, proof));
		assert_eq!(free(DAVE), ENDOWMENT - SD);
		assert_ok!(SdValidators::purge_keys(signed(DAVE)));
		assert_eq!(events(), [Event::KeysPurged { account: DAVE }]);
		assert_eq!(free(DAVE), ENDOWMENT);
		assert!(Session::load_keys(&DAVE).is_none());
	});
}

#[test]
fn nobody_purges_what_they_have_not() {
	execute(|| {
		let none = pallet_session::Error::<Test>::NoKeys;
		assert_noop!(SdValidators::purge_keys(signed(DAVE)), none);
	});
}

#[test]
fn members_active_and_queued_keep_their_keys() {
	execute(|| {
		let refused = || Error::<Test>::StillValidating;
		assert_ok!(add(EVE));
		assert_noop!(SdValidators::purge_keys(signed(EVE)), refused());
		pass_sessions(1);
		assert_ok!(remove(EVE));
		// Queued, and nothing else.
		assert_noop!(SdValidators::purge_keys(signed(EVE)), refused());
		pass_sessions(1);
		// Active, and nothing else.
		assert_noop!(SdValidators::purge_keys(signed(EVE)), refused());
		pass_sessions(1);
		assert_ok!(SdValidators::purge_keys(signed(EVE)));
	});
}

#[test]
fn new_keys_count_from_the_session_after_the_next_on() {
	execute(|| {
		let (mut keys, _) = Candidates::keys(&77);
		let proof = keys.create_ownership_proof(&1u64.encode()).unwrap().encode();
		let numbers =
			|| Session::queued_keys().into_iter().map(|(_, it)| it.number.0).collect::<Vec<_>>();
		assert_ok!(Session::set_keys(signed(1), keys, proof));
		assert_eq!(numbers(), [1, 2, 3, 4]);
		pass_sessions(1);
		assert_eq!(numbers(), [77, 2, 3, 4]);
	});
}
