//! The real runtime against the reference ledger: whatever people, authorities and time do, both hold the same money.
//!
//! Each test is a story that goes on in random ways, 1,000 of 50 steps in all. `make prove-money` takes 100,000 of 200.

use crate::model::{Step, Story, any_steps, busy_steps, prove, runs, steps};
use proptest::strategy::Strategy;

/// Where the seeds of failures are kept.
const SEEDS: &str =
	concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/runtime/ledger.proptest-regressions");

/// They agree, too, when everybody has back what contests had of theirs.
fn both_agree_on(story: Story) {
	both_agree_on_all(story, any_steps(steps()));
}

fn both_agree_on_all(story: Story, ways: impl Strategy<Value = Vec<Step>>) {
	prove(story, runs(5), SEEDS, ways, |world, steps| {
		steps.into_iter().for_each(|step| world.take(step));
		world.end_contests();
	});
}

#[test]
fn both_agree_in_the_first_days() {
	both_agree_on(Story::of_the_first_days());
}

#[test]
fn both_agree_when_channels_run_empty() {
	both_agree_on(Story::of_empty_channels());
}

#[test]
fn both_agree_after_the_handover() {
	both_agree_on(Story::of_the_handover());
}

#[test]
fn both_agree_in_narrow_lanes() {
	both_agree_on(Story::of_narrow_lanes());
}

#[test]
fn both_agree_on_a_market_and_on_contests() {
	both_agree_on_all(Story::of_a_fair(), busy_steps(steps()));
}
