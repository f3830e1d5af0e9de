//! # Two chains in step
//!
//! The real runtime and the reference ledger are made to do the same, step by step, and compared in everything that is
//! money after each of them.
//!
//! ## Terminology
//!
//! - **Cast**: the accounts that take part. - **Story**: how a chain begins, and what has happened by the first step.
//! - **Step**: what one of the cast, the board or time does; drawn at random.
//! - **World**: both chains, and what is neither's: which pictures there are and what the registry knows of them, who is a
//!   moderator, who sits on the board.
//! - **Door**: the call by which a rule is reached. Whatever people do is a transaction of theirs; what authorities decide is
//!   dispatched as theirs, in a storage layer of its own. What would take years is written into both.

mod answers;
mod cast;
mod compare;
mod consenting;
mod contests;
mod creating;
mod deciding;
mod draw;
mod ending;
mod fairs;
mod items;
mod market;
mod paying;
mod refusals;
mod registry;
mod settling;
mod sharing;
mod steps;
mod stories;
mod take;
mod tally;
mod tree;
mod world;

pub use cast::{Key, account, key, who};
pub use consenting::request;
pub use creating::{attested, receipt_of_the_chain};
pub use draw::{amount, any_steps, any_terms, busy_steps, pick, those_that_matter};
pub use registry::Picture;
pub use settling::{Outcome, on_chain};
pub use steps::{Amount, Payee, Pick, Plan, Step};
pub use stories::Story;
pub use tree::root as root_of;
pub use world::World;

use proptest::{
	strategy::Strategy,
	test_runner::{Config, FileFailurePersistence, TestRunner},
};
use std::env;

/// How many random runs each of so many tests has, for `LEDGER_RUNS` in all, or 1,000.
pub fn runs(tests: u32) -> u32 {
	number("LEDGER_RUNS", 1_000).div_ceil(tests)
}

/// How many steps a run has: `LEDGER_STEPS`, or 50.
pub fn steps() -> usize {
	number("LEDGER_STEPS", 50) as usize
}

fn number(variable: &str, default: u32) -> u32 {
	match env::var(variable) {
		Ok(number) => number.parse().unwrap_or_else(|_| panic!("{variable} is a number")),
		Err(_) => default,
	}
}

/// Let a story go on in `runs` ways, each drawn from `ways` and taken by `go_on`.
///
/// A way that fails is made as short as it can be, printed, and its seed kept in the file `seeds`, from which it is tried
/// again ever after.
pub fn prove<Way: Strategy>(
	story: Story,
	runs: u32,
	seeds: &'static str,
	ways: Way,
	go_on: impl Fn(&mut World, Way::Value),
) {
	let config = Config {
		cases: runs,
		failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
		max_shrink_iters: 10_000,
		..Config::default()
	};
	let story = story.write();
	let mut runner = TestRunner::new(config);
	let outcome = runner.run(&ways, |way| {
		story.tell(|world| go_on(world, way));
		Ok(())
	});
	println!("{}", tally::read());
	if let Err(failure) = outcome {
		panic!("{failure}\n{runner}");
	}
}
