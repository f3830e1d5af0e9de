//! `sd-attest batch`: from a folder of pictures and a manifest to what `settle` takes, and to receipts.

use super::{ChainArguments, LimitArguments, Outcome, Run, progress, registered_generator};
use sd_attest::{
	batch::{self, Batch},
	folder,
	manifest::{self, Entry, Kind, Problem},
	picture,
	text::{self, printable},
};
use sd_primitives::info::GeneratorInfo;
use sp_core::crypto::AccountId32;
use std::{
	collections::BTreeSet,
	error::Error,
	path::{Path, PathBuf},
};

/// How many left-out files are named, rather than counted.
const NAMED: usize = 10;

#[derive(clap::Args)]
#[command(after_help = "\
The manifest is CSV (.csv, names in the first line) or JSON lines (.jsonl) with
  file         path of the picture below the folder
  creator      the artist's address
  model        index of the generator's model
  recipe       its recipe as text, whose SHA-256 is attested; or
  recipe_hash  that hash; or neither")]
pub struct Arguments {
	/// The folder of the pictures.
	folder: PathBuf,

	/// Says of each picture who it was made for and how.
	#[arg(long, value_name = "FILE")]
	manifest: PathBuf,

	/// The generator's address.
	#[arg(long, value_name = "ADDRESS", value_parser = text::account)]
	generator: AccountId32,

	/// A folder to be made for `batch.json` and `receipts/`.
	#[arg(long, value_name = "FOLDER")]
	out: PathBuf,

	#[command(flatten)]
	chain: ChainArguments,

	#[command(flatten)]
	limits: LimitArguments,
}

impl Arguments {
	pub fn run(self) -> Run {
		if self.out.symlink_metadata().is_ok() {
			return Err(
				format!("{} exists already: nothing is overwritten", self.out.display()).into()
			);
		}
		let limits = self.limits.limits();
		let kind = Kind::of(&self.manifest)
			.ok_or("the manifest's name says what it is: end it in .csv or .jsonl")?;
		let contents = picture::contents(&self.manifest, &limits)
			.map_err(|error| format!("{}: {error}", self.manifest.display()))?;
		let entries = match manifest::read(&contents, kind) {
			Ok(entries) => entries,
			Err(problems) => return Ok(self.refuse(&problems.0)),
		};
		let chain = self.chain.known()?;
		if let Some(node) = &chain.node {
			let generator = registered_generator(&node.best()?, &self.generator)?;
			warn_of_refusals(&generator, entries.len());
			let unknown = unknown_models(&entries, generator.models.len());
			if !unknown.is_empty() {
				return Ok(self.refuse(&unknown));
			}
		}
		self.mention_what_is_left_out(&entries)?;

		let bar = progress::bar(entries.len() as u64);
		let made = batch::graphics(&self.folder, entries, &limits, || bar.inc(1));
		bar.finish_and_clear();
		let made = match made {
			Ok(made) => made,
			Err(problems) => return Ok(self.refuse(&problems.0)),
		};
		let batch = Batch::new(chain.genesis_hash, self.generator.clone(), made)?;
		batch.write(&self.out).map_err(|error| format!("{}: {error}", self.out.display()))?;
		println!(
			"{}: {} graphics of {} creators under the root {}",
			self.out.display(),
			batch.leaves(),
			batch.tallies().count(),
			text::hexadecimal(batch.root()),
		);
		Ok(Outcome::Well)
	}

	fn refuse(&self, problems: &[Problem]) -> Outcome {
		for Problem { line, what } in problems {
			eprintln!("{}:{line}: {}", self.manifest.display(), printable(what.as_bytes()));
		}
		eprintln!("sd-attest: nothing is written: {} problems", problems.len());
		Outcome::NotWell
	}

	/// Files of the folder of which the manifest says nothing.
	fn mention_what_is_left_out(&self, entries: &[Entry]) -> Result<(), Box<dyn Error>> {
		let named: BTreeSet<PathBuf> =
			entries.iter().map(|entry| self.folder.join(&entry.file)).collect();
		let mut left_out = 0;
		for path in folder::files(&self.folder) {
			let path = path?;
			if named.contains(&path) || is_same(&path, &self.manifest) {
				continue;
			}
			left_out += 1;
			if left_out <= NAMED {
				eprintln!(
					"sd-attest: not in the manifest, left out: {}",
					printable(path.as_os_str().as_encoded_bytes())
				);
			}
		}
		if left_out > NAMED {
			eprintln!("sd-attest: and {} more", left_out - NAMED);
		}
		Ok(())
	}
}

/// What `settle` would refuse now, and perhaps not when it is called.
fn warn_of_refusals(generator: &GeneratorInfo, graphics: usize) {
	if generator.suspended {
		eprintln!("sd-attest: the generator is suspended: `settle` will be refused");
	}
	let left = generator.quota.saturating_sub(generator.made_in_epoch);
	if graphics > left as usize {
		eprintln!("sd-attest: of the generator's quota {left} graphics are left in this epoch");
	}
}

/// Graphics of a model that the generator does not have could be settled, and never claimed.
fn unknown_models(entries: &[Entry], models: usize) -> Vec<Problem> {
	let unknown = entries.iter().filter(|entry| entry.model as usize >= models);
	let problem = |entry: &Entry| Problem {
		line: entry.line,
		what: format!("the generator has no model {}: add it first", entry.model),
	};
	unknown.map(problem).collect()
}

fn is_same(a: &Path, b: &Path) -> bool {
	matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
