//! The next version of the runtime, as a blob to upgrade to: `make upgrade-rehearsal`. What is new in it is in the runtime's
//! `rehearsal.rs`; here is only what builds it beside the one that ships, without touching it.

#![no_std]

#[cfg(target_family = "wasm")]
pub use sd_runtime::*;
