//! `sd-node`: runs and looks after a node of SD Chain.
//!
//! A command line ([`cli`]) is turned into work ([`command`]) on a network ([`chain_spec`]): usually a running node
//! ([`service`]) that clients talk to ([`rpc`]). All rules of the chain are in the runtime; this crate knows none.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		// `Display` and not `Debug`, which a `main` returning a `Result` would print.
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
