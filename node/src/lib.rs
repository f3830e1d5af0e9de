//! # The node of SD Chain
//!
//! A command line ([`cli`]) is turned into work ([`command`]) on a network ([`chain_spec`]): usually a running node, that
//! clients talk to. How public networks begin is in [`networks`]. All rules of the chain are in the runtime; this crate knows
//! none.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod chain_spec;
pub mod cli;
pub mod command;
pub mod networks;
mod rpc;
pub mod service;
