//! Arbitrary calls on the real runtime: see `harness`.

#![no_main]

#[path = "../../tests/runtime/common/mod.rs"]
mod common;
#[path = "../harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::run(bytes));
