//! Behaviour of the treasury, a file for each topic.

mod charging;
mod genesis;
mod invariants;
mod paying;
