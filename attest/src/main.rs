//! `sd-attest`, the command-line tool. See `docs/sd-attest.md`.
//!
//! Results go to standard output, everything else to standard error. The exit code is 0 if all is well, 1 if not (a file is no
//! picture, a receipt proves nothing, a chain does not know a file), 2 if there is no answer (wrong arguments, nothing to read,
//! no node).

mod commands;

use clap::Parser;
use commands::{Command, Outcome};
use std::{io, process::ExitCode};

/// Hash, attest and settle the pictures of an image generator on SD Chain, and verify who made one.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

fn main() -> ExitCode {
	match Arguments::parse().command.run() {
		Ok(Outcome::Well) => ExitCode::SUCCESS,
		Ok(Outcome::NotWell) => ExitCode::from(1),
		Err(error) => {
			let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
			// Whoever was to read has seen enough, as with `head`.
			if !error.downcast_ref().is_some_and(closed) {
				eprintln!("sd-attest: {error}");
			}
			ExitCode::from(2)
		}
	}
}
