//! `sd-attest sign`: the attestation of one graphic.

use super::{ChainArguments, LimitArguments, Outcome, Run, registered_generator};
use sd_attest::{
	attestation::{Attested, SigningKey},
	node::Chain,
	picture::{self, Picture},
	text,
};
use sd_primitives::Graphic;
use sp_core::{H256, crypto::AccountId32};
use std::{
	error::Error,
	path::{Path, PathBuf},
};

/// Has the key, unless a file does.
const KEY_VARIABLE: &str = "SD_ATTEST_KEY";

#[derive(clap::Args)]
#[command(
	after_help = "The key's secret URI is in the file of --key-file, or in the environment variable SD_ATTEST_KEY."
)]
pub struct Arguments {
	/// The picture.
	#[arg(value_name = "FILE")]
	file: PathBuf,

	/// The artist's address.
	#[arg(long, value_name = "ADDRESS", value_parser = text::account)]
	creator: AccountId32,

	/// The generator's address.
	#[arg(long, value_name = "ADDRESS", value_parser = text::account)]
	generator: AccountId32,

	/// Index of the model that made the picture.
	#[arg(long, value_name = "INDEX")]
	model: u32,

	/// A file with the recipe (prompt, seed, settings), whose SHA-256 is attested.
	#[arg(long, value_name = "FILE", conflicts_with = "recipe_hash")]
	recipe: Option<PathBuf>,

	/// Hash of the recipe. With neither, no recipe is attested.
	#[arg(long, value_name = "HASH", value_parser = text::hash)]
	recipe_hash: Option<H256>,

	/// File with the key's secret URI, and nothing else.
	#[arg(long, value_name = "FILE")]
	key_file: Option<PathBuf>,

	#[command(flatten)]
	chain: ChainArguments,

	/// Version of the key, if there is no node to ask.
	#[arg(long, value_name = "NUMBER", required_unless_present = "node")]
	key_version: Option<u32>,

	/// The first block in which the attestation is no longer valid.
	#[arg(long, value_name = "BLOCK", required_unless_present = "node")]
	expires_at: Option<u32>,

	/// With a node, instead of --expires-at: for how many blocks after its best one the attestation is valid.
	#[arg(long, value_name = "BLOCKS", default_value_t = 12, conflicts_with = "expires_at")]
	valid_for: u32,

	#[command(flatten)]
	limits: LimitArguments,
}

impl Arguments {
	pub fn run(self) -> Run {
		let limits = self.limits.limits();
		let key = match &self.key_file {
			Some(file) => {
				warn_if_others_can_read(file);
				SigningKey::from_file(file)?
			}
			None => SigningKey::from_environment(KEY_VARIABLE)?,
		};
		let picture = Picture::read(&self.file, &limits)
			.map_err(|error| format!("{}: {error}", self.file.display()))?;
		let recipe_hash = match (&self.recipe, self.recipe_hash) {
			(Some(file), _) => {
				let recipe = picture::contents(file, &limits);
				picture::content_hash(
					&recipe.map_err(|error| format!("{}: {error}", file.display()))?,
				)
			}
			(None, hash) => hash.unwrap_or_default(),
		};
		let graphic = Graphic {
			creator: self.creator.clone(),
			content_hash: picture.content_hash,
			fingerprint: picture.fingerprint,
			recipe_hash,
			model: self.model,
		};
		let (genesis_hash, key_version, expires_at) = self.terms(&key, &graphic)?;
		let attested =
			Attested::new(&key, genesis_hash, self.generator, key_version, expires_at, graphic);
		println!("{}", serde_json::to_string_pretty(&attested)?);
		Ok(Outcome::Well)
	}

	/// Genesis hash, key version and expiry. With a node, what the chain would refuse is found here already.
	fn terms(
		&self,
		key: &SigningKey,
		graphic: &Graphic<AccountId32>,
	) -> Result<(H256, u32, u32), Box<dyn Error>> {
		let chain = self.chain.known()?;
		let Some(node) = &chain.node else {
			let missing = || "name a node, or the key's version and the expiry";
			let key_version = self.key_version.ok_or_else(missing)?;
			return Ok((chain.genesis_hash, key_version, self.expires_at.ok_or_else(missing)?));
		};
		let now = node.best()?;
		let generator = registered_generator(&now, &self.generator)?;
		if generator.key != key.public() {
			return Err("the key is not the generator's: the chain has another for it".into());
		}
		if self.key_version.is_some_and(|version| version != generator.key_version) {
			return Err(
				format!("the key has the version {} on the chain", generator.key_version).into()
			);
		}
		if generator.suspended {
			return Err("the generator is suspended".into());
		}
		if graphic.model as usize >= generator.models.len() {
			return Err(format!("the generator has no model {}", graphic.model).into());
		}
		if now.graphic(graphic.content_hash)?.is_some() {
			return Err("this very file is registered already".into());
		}
		let expires_at = self.expires_at.unwrap_or(now.number().saturating_add(self.valid_for));
		if expires_at <= now.number() {
			return Err(
				format!("block {expires_at} is over: the chain is at {}", now.number()).into()
			);
		}
		Ok((chain.genesis_hash, generator.key_version, expires_at))
	}
}

#[cfg(unix)]
fn warn_if_others_can_read(file: &Path) {
	use std::os::unix::fs::PermissionsExt;
	let others = 0o077;
	if file.metadata().is_ok_and(|metadata| metadata.permissions().mode() & others != 0) {
		eprintln!("sd-attest: others may read {}: chmod 600", file.display());
	}
}

#[cfg(not(unix))]
fn warn_if_others_can_read(_: &Path) {}
