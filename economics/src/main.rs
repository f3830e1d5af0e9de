//! Simulates twenty years of the chain's money, and draws them. See `docs/economics.md`.

use clap::Parser;
use sd_economics::{documents, figures, plots::Failure, runs};
use std::{fs, path::PathBuf, process::ExitCode};

/// Simulate twenty years of SD Chain's money with the runtime's own formulas, draw them, and bring the figures of the page
/// up to date.
#[derive(Parser)]
struct Arguments {
	/// Where the plots go. The page is the file beside it with its name and `.md`.
	#[arg(default_value = "docs/economics")]
	folder: PathBuf,

	/// Write nothing, and fail if what is there differs from what would be written.
	#[arg(long)]
	check: bool,
}

fn main() -> Result<ExitCode, Failure> {
	let Arguments { folder, check } = Arguments::parse();
	let runs = runs();
	let mut documents = documents(&folder, &runs)?;
	documents.retain(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text));

	if check {
		for (path, _) in &documents {
			eprintln!("{} is not what the rules make of it: run `make docs`", path.display());
		}
		return Ok(if documents.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
	}
	fs::create_dir_all(&folder)?;
	for (path, text) in documents {
		fs::write(&path, text)?;
		eprintln!("wrote {}", path.display());
	}
	let figures = figures::all(&runs);
	for table in figures::TABLES {
		println!("{table}:{}", figures[table]);
	}
	Ok(ExitCode::SUCCESS)
}
