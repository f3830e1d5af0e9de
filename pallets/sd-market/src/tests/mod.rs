//! Behaviour of the market, a file for each topic.

mod assets;
mod buying;
mod genesis;
mod guarding;
mod invariants;
mod listing;
mod locking;
mod minting;
mod reading;
