//! Behaviour of the rules, a file for each topic.

mod batches;
mod curve;
mod epochs;
mod generating;
mod handover;
mod invariants;
mod lanes;
mod minting;
mod prizes;
mod quotes;
mod selling;
mod sharing;
mod terms;
