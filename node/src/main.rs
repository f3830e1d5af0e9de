//! `sd-node`: runs and looks after a node of SD Chain.

use std::process::ExitCode;

fn main() -> ExitCode {
	match sd_node::command::run() {
		Ok(()) => ExitCode::SUCCESS,
		// `Display` and not `Debug`, which a `main` returning a `Result` would print.
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
