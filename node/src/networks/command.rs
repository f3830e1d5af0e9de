//! What `sd-node network` does.

use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
};

use clap::{Args, Subcommand};

use super::{Founded, Network, Release, Releases, Specification, sha256, version_of};
use crate::chain_spec::runtime_code;

/// Make the specifications of public networks from their founders' keys.
#[derive(Clone, Debug, Subcommand)]
pub enum NetworkCmd {
	/// Say what is missing or wrong in networks' files.
	Check {
		/// Files like those in chain-specs.
		#[arg(required = true)]
		files: Vec<PathBuf>,
	},

	/// Write the plain and the raw specification of a network, the same bytes every time.
	Build {
		/// A file like those in chain-specs.
		file: PathBuf,

		/// The folder to write ID.json and ID-raw.json to.
		#[arg(long)]
		output: PathBuf,

		/// Which runtime.
		#[command(flatten)]
		blob: Blob,
	},

	/// Enter a release: the hash of its blob, and those of the networks that begin with it.
	Record {
		/// The networks' files; none for a release that founds no network.
		files: Vec<PathBuf>,

		/// The list of releases.
		#[arg(long)]
		releases: PathBuf,

		/// The version of the node.
		#[arg(long, default_value = env!("CARGO_PKG_VERSION"))]
		release: String,

		/// What `rustc --version` said where the blob was built.
		#[arg(long)]
		compiler: String,

		/// Which runtime.
		#[command(flatten)]
		blob: Blob,
	},
}

/// Which runtime.
#[derive(Clone, Debug, Args)]
pub struct Blob {
	/// A blob, as scripts/blob.sh builds it; if not given, the node's own.
	#[arg(long)]
	code: Option<PathBuf>,
}

impl Blob {
	fn read(&self) -> Result<Vec<u8>, String> {
		match &self.code {
			Some(path) => fs::read(path).map_err(|error| format!("{}: {error}", path.display())),
			None => runtime_code().map(<[u8]>::to_vec),
		}
	}
}

impl NetworkCmd {
	/// Do it.
	pub fn run(&self) -> Result<(), String> {
		match self {
			Self::Check { files } => check(files),
			Self::Build { file, output, blob } => build(file, output, &blob.read()?),
			Self::Record { files, releases, release, compiler, blob } => {
				let code = blob.read()?;
				let networks = files.iter().map(|file| {
					let spec = specification(file, &code)?;
					Ok::<_, String>((spec.id.clone(), Founded::from(&spec)))
				});
				let networks = networks.collect::<Result<BTreeMap<_, _>, String>>()?;
				let mut all = Releases::load(releases)?;
				all.record(Release {
					version: release.clone(),
					spec_version: version_of(&code)?.spec_version,
					compiler: compiler.clone(),
					blob: sha256(&code),
					networks,
				})?;
				all.save(releases)
			}
		}
	}
}

fn check(files: &[PathBuf]) -> Result<(), String> {
	let mut refused = Vec::new();
	for file in files {
		match Network::load(file)?.check() {
			Ok(_) => println!("{}: complete", file.display()),
			Err(faults) => refused.push(refusal(file, &faults)),
		}
	}
	if refused.is_empty() { Ok(()) } else { Err(refused.join("\n")) }
}

fn build(file: &Path, output: &Path, code: &[u8]) -> Result<(), String> {
	let spec = specification(file, code)?;
	let founded = Founded::from(&spec);
	let failed = |error: std::io::Error| format!("{}: {error}", output.display());
	fs::create_dir_all(output).map_err(failed)?;
	let plain = output.join(format!("{}.json", spec.id));
	let raw = output.join(format!("{}-raw.json", spec.id));
	fs::write(&plain, &spec.plain).map_err(failed)?;
	fs::write(&raw, &spec.raw).map_err(failed)?;
	println!("{}", spec.id);
	println!("  blob     {:?}", sha256(code));
	println!("  genesis  {:?}", founded.genesis);
	println!("  plain    {:?}  {}", founded.plain, plain.display());
	println!("  raw      {:?}  {}", founded.raw, raw.display());
	Ok(())
}

fn specification(file: &Path, code: &[u8]) -> Result<Specification, String> {
	let checked = Network::load(file)?.check().map_err(|faults| refusal(file, &faults))?;
	checked.found(code).map_err(|error| format!("{}: {error}", file.display()))
}

fn refusal(file: &Path, faults: &[String]) -> String {
	let lines = faults.iter().map(|fault| format!("\n  {fault}")).collect::<String>();
	format!("{} is refused:{lines}", file.display())
}
