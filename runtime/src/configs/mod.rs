//! How each pallet is set up, by topic.

pub mod arts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod consensus;
pub mod governance;
pub mod money;
pub mod system;
