//! The attestation of one graphic, for `sdGraphics.generate`: what the generator's key signs, and what its server gives the
//! artist.

use crate::text::{self, GraphicInJson, in_json};
use sd_primitives::{Attestation, BlockNumber, Graphic};
use serde::Serialize;
use sp_core::{
	H256, Pair,
	crypto::{AccountId32, ExposeSecret, SecretString},
	sr25519,
};
use std::{env, fs, io, path::Path};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
	/// The file cannot be read.
	#[error("the key's file cannot be read: {0}")]
	Unreadable(#[from] io::Error),
	/// The environment variable does not exist, or is no text.
	#[error("there is no key: set the environment variable {0} to it, or name a file that has it")]
	Missing(String),
	/// It is no secret URI. The text is not shown.
	#[error(
		"the key is no secret URI: give a phrase of 12 to 24 words, a seed of 0x and 64 digits, or a derivation of one"
	)]
	NoSecretUri,
}

/// The key with which a generator signs. It holds no money: the generator's account has another.
pub struct SigningKey(sr25519::Pair);

impl SigningKey {
	/// From a secret URI: a phrase or a seed, and derivations (`//generator//2`).
	pub fn new(uri: &SecretString) -> Result<Self, KeyError> {
		let uri = uri.expose_secret().trim();
		// The SDK takes the empty phrase for the development phrase, which everybody knows.
		if uri.is_empty() {
			return Err(KeyError::NoSecretUri);
		}
		sr25519::Pair::from_string(uri, None).map(Self).map_err(|_| KeyError::NoSecretUri)
	}

	/// From a file that has the secret URI and nothing else.
	pub fn from_file(path: &Path) -> Result<Self, KeyError> {
		Self::new(&SecretString::new(fs::read_to_string(path)?))
	}

	/// From an environment variable.
	pub fn from_environment(variable: &str) -> Result<Self, KeyError> {
		let uri = env::var(variable).map_err(|_| KeyError::Missing(variable.into()))?;
		Self::new(&SecretString::new(uri))
	}

	/// What the chain must know of it.
	pub fn public(&self) -> sr25519::Public {
		self.0.public()
	}
}

/// A graphic and the generator's signature: everything that `generate` takes but the artist's `min_reward`.
///
/// In JSON its names are those of the call's arguments; genesis hash and key version say what was signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Attested {
	/// The chain it is for.
	#[serde(with = "in_json::hash")]
	pub genesis_hash: H256,
	/// Version of the key that signed.
	pub key_version: u32,
	/// What was made.
	#[serde(with = "GraphicInJson")]
	pub graphic: Graphic<AccountId32>,
	/// Who made it.
	#[serde(with = "in_json::account")]
	pub generator: AccountId32,
	/// The first block in which it is no longer valid.
	pub expires_at: BlockNumber,
	/// Over the 192 bytes of `docs/attestation.md`.
	#[serde(serialize_with = "signature_in_json")]
	pub signature: sr25519::Signature,
}

impl Attested {
	/// Signs. Each signature of the same graphic is another one, and all are valid.
	pub fn new(
		key: &SigningKey,
		genesis_hash: H256,
		generator: AccountId32,
		key_version: u32,
		expires_at: BlockNumber,
		graphic: Graphic<AccountId32>,
	) -> Self {
		let attestation = Attestation {
			genesis_hash,
			generator: &generator,
			key_version,
			expires_at,
			graphic: &graphic,
		};
		let signature = key.0.sign(&attestation.payload());
		Self { genesis_hash, key_version, graphic, generator, expires_at, signature }
	}

	/// Whether the signature is by the holder of this key.
	pub fn is_by(&self, key: &sr25519::Public) -> bool {
		let attestation = Attestation {
			genesis_hash: self.genesis_hash,
			generator: &self.generator,
			key_version: self.key_version,
			expires_at: self.expires_at,
			graphic: &self.graphic,
		};
		attestation.verify(&self.signature, key)
	}
}

fn signature_in_json<S: serde::Serializer>(
	signature: &sr25519::Signature,
	to: S,
) -> Result<S::Ok, S::Error> {
	to.serialize_str(&text::hexadecimal(signature))
}
