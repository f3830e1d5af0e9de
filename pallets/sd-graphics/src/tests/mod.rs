//! Behaviour of graphics, a file for each topic.

mod generating;
mod generators;
mod invariants;
