//! What a chain begins with.

use crate::{CurrentLatch, GovernancePeriods, MilestoneTerms, Periods, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{DAYS, SD};

/// Whether a genesis with this change can be built.
fn builds(change: impl FnOnce(&mut MilestoneTerms, &mut Periods)) -> bool {
	let mut config = genesis().handover;
	change(&mut config.milestone, &mut config.periods);
	config.milestone.is_sound() && config.periods.is_sound()
}

#[test]
fn the_main_networks_are_the_defaults() {
	execute(|| {
		CurrentLatch::<Test>::kill();
		GovernancePeriods::<Test>::kill();
		let latch = CurrentLatch::<Test>::get();
		assert_eq!(latch.threshold, 250_000_000 * SD);
		assert_eq!((latch.earners, latch.notice), (10_000, 7 * DAYS));
		assert_eq!(latch.fallback, 94_608_000_000);
		let periods = GovernancePeriods::<Test>::get();
		assert_eq!(
			(periods.launch, periods.voting, periods.enactment),
			(7 * DAYS, 7 * DAYS, 2 * DAYS)
		);
		assert_eq!((periods.locking, periods.fast_track), (7 * DAYS, DAYS));
		assert_eq!((periods.deposit, periods.delay), (1_000 * SD, 14 * DAYS));
		assert!(periods.is_sound() && MilestoneTerms::default().is_sound());
	});
}

#[test]
fn a_billionth_of_the_supply_is_one_sd() {
	execute(|| assert_eq!(CurrentLatch::<Test>::get().threshold, 100 * SD));
}

#[test]
fn nothing_may_be_zero() {
	assert!(builds(|_, _| ()));
	assert!(!builds(|milestone, _| milestone.threshold = Perbill::zero()));
	assert!(!builds(|milestone, _| milestone.earners = 0));
	assert!(!builds(|milestone, _| milestone.notice = 0));
	assert!(!builds(|milestone, _| milestone.fallback = 0));
	assert!(!builds(|_, periods| periods.launch = 0));
	assert!(!builds(|_, periods| periods.voting = 0));
	assert!(!builds(|_, periods| periods.enactment = 0));
	assert!(!builds(|_, periods| periods.locking = 0));
	assert!(!builds(|_, periods| periods.fast_track = 0));
	assert!(!builds(|_, periods| periods.deposit = 0));
	assert!(!builds(|_, periods| periods.delay = 0));
}

#[test]
fn periods_must_fit_together() {
	assert!(!builds(|_, periods| periods.locking = periods.enactment - 1));
	assert!(!builds(|_, periods| periods.fast_track = periods.voting + 1));
	assert!(builds(|_, periods| periods.voting = 8 * periods.launch));
	assert!(!builds(|_, periods| periods.voting = 8 * periods.launch + 1));
}

#[test]
#[should_panic(expected = "no period is zero")]
fn a_genesis_with_a_period_of_zero_is_none() {
	let mut genesis = genesis();
	genesis.handover.periods.launch = 0;
	let _ = genesis.build_storage();
}

#[test]
#[should_panic(expected = "there is a milestone")]
fn a_genesis_without_a_milestone_is_none() {
	let mut genesis = genesis();
	genesis.handover.milestone.earners = 0;
	let _ = genesis.build_storage();
}

#[test]
fn democracy_reads_the_periods_of_the_genesis_and_never_a_zero() {
	use pallet_democracy::Config;
	execute(|| {
		assert_eq!(<Test as Config>::VotingPeriod::get(), VOTING);
		assert_eq!(<Test as Config>::MinimumDeposit::get(), DEPOSIT);
		let before = GovernancePeriods::<Test>::get();
		let (launch, voting, enactment, locking, fast_track) = (0, 0, 0, 0, 0);
		let nothing =
			Periods { launch, voting, enactment, locking, fast_track, deposit: 0, delay: 0 };
		GovernancePeriods::<Test>::put(nothing);
		assert_eq!(<Test as Config>::LaunchPeriod::get(), 1);
		assert_eq!(<Test as Config>::VotingPeriod::get(), 1);
		assert_eq!(<Test as Config>::EnactmentPeriod::get(), 1);
		assert_eq!(<Test as Config>::VoteLockingPeriod::get(), 1);
		assert_eq!(<Test as Config>::FastTrackVotingPeriod::get(), 1);
		assert_eq!(<Test as Config>::MinimumDeposit::get(), 1);
		GovernancePeriods::<Test>::put(before);
	});
}
