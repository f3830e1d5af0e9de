//! `try_state` sees each broken invariant.

use crate::{
	Account, Accounts, CommunitySchedule, CompanySchedule, CurrentEpoch, Earners, Lanes,
	OpenedPrizes, mock::*,
};
use frame::testing_prelude::*;
use sd_primitives::SD;

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(Rewards::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn time_undivided_is_seen() {
	broken_by(
		|| CurrentEpoch::<Test>::mutate(|epoch| epoch.clock.windows = 0),
		"time is not divided",
	);
}

#[test]
fn terms_out_of_bounds_are_seen() {
	let current = || CommunitySchedule::<Test>::mutate(|schedule| schedule.current.retention = 0);
	broken_by(current, "1: terms in force are out of bounds");
	let pending = || {
		CompanySchedule::<Test>::mutate(|schedule| {
			schedule.pending = Some((1, crate::CompanyTerms { mint_company_fee: 0 }));
		});
	};
	broken_by(pending, "1: pending terms are out of bounds");
	let late = || {
		CompanySchedule::<Test>::mutate(|schedule| schedule.pending = Some((2, Default::default())))
	};
	broken_by(late, "1: terms are pending for longer than an epoch");
}

#[test]
fn miscounted_quotas_are_seen() {
	let now = || Lanes::<Test>::mutate(EVE, |lane| lane.quota += 1);
	broken_by(now, "2: the quotas in force are not the lanes'");
	let next = || Lanes::<Test>::mutate(EVE, |lane| lane.next_quota = Some((1, 1)));
	broken_by(next, "2: the quotas to come are not the lanes'");
}

#[test]
fn miscounted_earners_are_seen() {
	broken_by(|| Earners::<Test>::put(1), "3: earners are miscounted");
	let unknown = || Accounts::<Test>::insert(ALICE, Account { earned: 1, ..Default::default() });
	broken_by(unknown, "3: earners are miscounted");
}

#[test]
fn prizes_above_their_ceiling_are_seen() {
	let too_many = || OpenedPrizes::<Test>::mutate(|opened| opened.amount = 50_001 * SD);
	broken_by(too_many, "4: prizes are above their ceiling");
}
