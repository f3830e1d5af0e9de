//! `sd-attest hash`: content hash and fingerprint of picture files.

use super::{LimitArguments, Outcome, Run, progress};
use sd_attest::{
	folder::{self, ListError},
	picture::{Limits, Picture},
	text::{self, printable},
};
use serde::Serialize;
use std::{
	io::{self, BufWriter, Write},
	path::{Path, PathBuf},
};

#[derive(clap::Args)]
pub struct Arguments {
	/// Files, and folders with everything below them.
	#[arg(required = true, value_name = "FILE OR FOLDER")]
	paths: Vec<PathBuf>,

	/// Lines for people, in columns; JSON lines otherwise.
	#[arg(long)]
	table: bool,

	#[command(flatten)]
	limits: LimitArguments,
}

#[derive(Serialize)]
struct Line<'a> {
	file: &'a str,
	content_hash: String,
	fingerprint: String,
	format: String,
	width: u32,
	height: u32,
}

impl Arguments {
	pub fn run(self) -> Run {
		let limits = self.limits.limits();
		// Counted only if somebody watches: a large folder is walked through twice then.
		let count = if progress::is_watched() { self.files().count() as u64 } else { 0 };
		let bar = progress::bar(count);
		let mut out = BufWriter::new(io::stdout().lock());
		let mut outcome = Outcome::Well;

		let read = |path: &Result<PathBuf, ListError>| {
			let line = match path {
				Ok(path) => {
					self.line(path, &limits).map_err(|reason| format!("{}: {reason}", shown(path)))
				}
				Err(error) => Err(printable(error.to_string().as_bytes())),
			};
			bar.inc(1);
			line
		};
		folder::in_order(self.files(), read, |_, line| match line {
			Ok(line) => writeln!(out, "{line}"),
			Err(complaint) => {
				outcome = Outcome::NotWell;
				out.flush()?;
				bar.suspend(|| eprintln!("sd-attest: {complaint}"));
				Ok(())
			}
		})?;
		bar.finish_and_clear();
		out.flush()?;
		Ok(outcome)
	}

	fn files(&self) -> impl Iterator<Item = Result<PathBuf, ListError>> {
		self.paths.iter().flat_map(|path| folder::files(path))
	}

	/// A picture's line, or why there is none.
	fn line(&self, path: &Path, limits: &Limits) -> Result<String, String> {
		let picture = Picture::read(path, limits).map_err(|error| error.to_string())?;
		let file = path.to_str().ok_or("its name is no Unicode: rename it")?;
		let Picture { content_hash, fingerprint, format, width, height } = picture;
		let fingerprint = text::fingerprint(fingerprint);
		if self.table {
			let (size, file) = (format!("{width}x{height}"), printable(file.as_bytes()));
			return Ok(format!("{content_hash:x}  {fingerprint}  {format:<4}  {size:>11}  {file}"));
		}
		let content_hash = text::hexadecimal(content_hash);
		let format = format.to_string();
		let line = Line { file, content_hash, fingerprint, format, width, height };
		serde_json::to_string(&line).map_err(|error| error.to_string())
	}
}

fn shown(path: &Path) -> String {
	printable(path.as_os_str().as_encoded_bytes())
}
