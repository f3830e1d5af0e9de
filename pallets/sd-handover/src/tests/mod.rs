//! Behaviour of the handover, a file for each topic.

mod announcing;
mod authority;
mod electorate;
mod enacting;
mod genesis;
mod hurrying;
mod invariants;
mod latch;
mod preimages;
mod proposing;
mod reading;
mod sequences;
