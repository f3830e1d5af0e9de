//! # Arbitrary calls on the real runtime
//!
//! Bytes decide what happens on a chain for development: who makes which call, how, and how time passes. After each block
//! every invariant that is code must hold.
//!
//! ## Terminology
//!
//! - **Opening**: how a chain is when the bytes take over. - **Choices**: the bytes, read one by one; see [`choices`].
//! - **Our calls**: those that mean something ([`our_calls`]). - **Any call**: of any pallet, well-formed ([`any_call`]).
//! - **Story**: calls of which one makes sense after the other, chosen by what is there: [`trading`], [`contests`],
//!   [`governing`]. - **Due**: of a block, that something happens or may be done from then on ([`due`]).
//!
//! The fuzzer (`make fuzz`) and a test of the runtime, which replays what the fuzzer has kept, share this.

mod any_call;
mod cast;
mod checks;
mod choices;
mod contests;
mod deciding;
mod due;
mod governing;
mod graphics;
mod memory;
mod openings;
mod our_calls;
mod referenda;
mod steps;
mod trading;
mod validating;
mod world;

use choices::Choices;
use openings::on_an_opening;

/// Most steps that are taken: what comes after is not worth the time.
const MOST_STEPS: usize = 64;

/// Let `bytes` decide. Panics if anything is not as it must be.
pub fn run(bytes: &[u8]) {
	let mut choices = Choices::new(bytes);
	let opening = choices.byte();
	on_an_opening(opening, |mut world| {
		let mut steps = 0;
		while steps < MOST_STEPS && !choices.are_over() {
			steps::take(&mut choices, &mut world);
			steps += 1;
		}
		world.close_block();
	});
}
