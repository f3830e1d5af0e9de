//! Behaviour of graphics, a file for each topic.

mod claiming;
mod consenting;
mod gallery;
mod generating;
mod generators;
mod invariants;
mod marking;
mod pruning;
mod settling;
