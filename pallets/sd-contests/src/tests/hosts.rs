//! Hosts.

use super::*;
use crate::{Error, Event, Hosts};

#[test]
fn the_authority_appoints_and_dismisses_hosts() {
	execute(|| {
		let set = |origin, host| SdContests::set_host(origin, ALICE, host);
		assert_noop!(set(signed(ALICE), true), DispatchError::BadOrigin);
		assert_ok!(set(RuntimeOrigin::root(), true));
		System::assert_last_event(Event::HostSet { account: ALICE, host: true }.into());
		assert!(Hosts::<Test>::contains_key(ALICE));
		assert_ok!(set(RuntimeOrigin::root(), false));
		System::assert_last_event(Event::HostSet { account: ALICE, host: false }.into());
		assert!(!Hosts::<Test>::contains_key(ALICE));
	});
}

#[test]
fn a_dismissed_hosts_contest_goes_on_but_it_opens_no_other() {
	execute(|| {
		let contest = a_contest();
		assert_ok!(SdContests::set_host(RuntimeOrigin::root(), HOST, false));
		let another =
			SdContests::open(signed(HOST), title(), PRIZE, shares(), EPOCH, EPOCH, QUORUM);
		assert_noop!(another, Error::<Test>::NotHost);
		enter(contest, &[ALICE]);
	});
}
