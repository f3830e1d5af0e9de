//! What has been released: the hash of each blob, and of the first block of each network founded with it.
//!
//! Two compilers make two blobs of the same source, so a release names its compiler, and nobody with another one can check
//! it. A released `spec_version` stays what it was: whoever changes the runtime afterwards has to raise the version.

use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};

use polkadot_sdk::{sp_core::H256, sp_io::hashing::sha2_256};
use serde::{Deserialize, Serialize};

use super::Specification;

/// All releases, the latest last: `chain-specs/released.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Releases {
	/// What they are.
	pub releases: Vec<Release>,
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Release {
	/// The version of the node.
	pub version: String,
	/// The version of the runtime.
	pub spec_version: u32,
	/// What `rustc --version` said.
	pub compiler: String,
	/// SHA-256 of the blob, compressed as the node has it.
	pub blob: H256,
	/// The networks that begin with this blob, by id.
	pub networks: BTreeMap<String, Founded>,
}

/// A network as it was founded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Founded {
	/// Hash of the first block.
	pub genesis: H256,
	/// SHA-256 of the plain specification.
	pub plain: H256,
	/// SHA-256 of the raw specification.
	pub raw: H256,
}

impl Releases {
	/// Read a file, and see that versions only rise.
	pub fn load(path: &Path) -> Result<Self, String> {
		let place = path.display();
		let json = fs::read(path).map_err(|error| format!("{place}: {error}"))?;
		let all: Self =
			serde_json::from_slice(&json).map_err(|error| format!("{place}: {error}"))?;
		all.ordered().map_err(|error| format!("{place}: {error}"))?;
		Ok(all)
	}

	/// Write a file.
	pub fn save(&self, path: &Path) -> Result<(), String> {
		let json = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
		fs::write(path, json + "\n").map_err(|error| format!("{}: {error}", path.display()))
	}

	/// The first release of a runtime of this version, if this compiler made it.
	pub fn find(&self, spec_version: u32, compiler: &str) -> Option<&Release> {
		let same = |release: &&Release| {
			release.spec_version == spec_version && release.compiler == compiler
		};
		self.releases.iter().find(same)
	}

	/// Add one. The same again is no fault; another of the same version is, as is one that comes too late.
	pub fn record(&mut self, release: Release) -> Result<(), String> {
		if self.releases.contains(&release) {
			return Ok(());
		}
		let with = Self { releases: [self.releases.clone(), vec![release]].concat() };
		with.ordered()?;
		*self = with;
		Ok(())
	}

	fn ordered(&self) -> Result<(), String> {
		for pair in self.releases.windows(2) {
			let [before, after] = pair else { continue };
			// A release of the node alone has the runtime of the one before.
			let same = after.spec_version == before.spec_version && after.blob == before.blob;
			if after.spec_version <= before.spec_version && !same {
				return Err(format!(
					"{} comes after {} with another blob, and has to raise spec_version {}",
					after.version, before.version, before.spec_version
				));
			}
		}
		let versions = self.releases.iter().map(|release| &release.version);
		if versions.collect::<BTreeSet<_>>().len() != self.releases.len() {
			return Err("a version is there twice".into());
		}
		Ok(())
	}
}

impl Release {
	/// Whether a blob built anew, and networks founded with it, are what was released.
	pub fn verify(&self, code: &[u8], networks: &[Specification]) -> Result<(), String> {
		let (blob, version) = (sha256(code), &self.version);
		if blob != self.blob {
			return Err(format!(
				"the blob is {blob:?}, and {:?} was released as {version}: a runtime that changed needs a higher \
				 spec_version",
				self.blob
			));
		}
		for network in networks {
			let (id, now) = (&network.id, Founded::from(network));
			match self.networks.get(id) {
				Some(released) if *released == now => {}
				Some(released) => {
					return Err(format!(
						"{id} is {now:?}, and was released with {version} as {released:?}"
					));
				}
				None => return Err(format!("{id} was not released with {version}")),
			}
		}
		Ok(())
	}
}

impl From<&Specification> for Founded {
	fn from(spec: &Specification) -> Self {
		Self {
			genesis: spec.genesis,
			plain: sha256(spec.plain.as_bytes()),
			raw: sha256(spec.raw.as_bytes()),
		}
	}
}

/// SHA-256, as `sha256sum` has it.
pub fn sha256(bytes: &[u8]) -> H256 {
	sha2_256(bytes).into()
}
