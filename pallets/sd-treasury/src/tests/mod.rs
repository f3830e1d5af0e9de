//! Behaviour of the treasury, a file for each topic.

mod charging;
mod dealing;
mod dividing;
mod genesis;
mod holding;
mod invariants;
mod moving;
mod paying;
mod recycling;
mod spending;
