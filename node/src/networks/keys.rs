//! Public keys as people write them, and those that everybody knows the secret of.

use std::{collections::BTreeMap, sync::LazyLock};

use polkadot_sdk::{
	sp_core::{
		Pair,
		bytes::from_hex,
		crypto::{AccountId32, DEV_PHRASE, DeriveJunction, Ss58AddressFormat, Ss58Codec},
		ecdsa, ed25519, sr25519,
	},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{MultiSigner, traits::IdentifyAccount},
};

use crate::chain_spec::SS58_FORMAT;

/// A public key of any kind, or an account.
pub type Key = [u8; 32];

/// Read a key: an address of this chain, or `0x` and 64 hexadecimal digits.
pub fn parse(text: &str) -> Result<Key, String> {
	if text.starts_with("0x") {
		let bytes = from_hex(text).map_err(|error| format!("`{text}` is not a key: {error}"))?;
		return Key::try_from(bytes)
			.map_err(|bytes| format!("`{text}` has {} bytes instead of 32", bytes.len()));
	}
	let (account, format) = AccountId32::from_ss58check_with_version(text)
		.map_err(|error| format!("`{text}` is not an address: {error}"))?;
	if format != Ss58AddressFormat::custom(SS58_FORMAT) {
		return Err(format!("`{text}` is an address of another chain: prefix {format}"));
	}
	Ok(account.into())
}

/// Keys whose secrets are in every copy of the SDK and of this repository.
pub struct WellKnown(BTreeMap<Key, String>);

impl WellKnown {
	/// All of them.
	pub fn all() -> &'static Self {
		static ALL: LazyLock<WellKnown> = LazyLock::new(WellKnown::derive);
		&ALL
	}

	/// The name of `key`, if it is one.
	pub fn name(&self, key: &Key) -> Option<&str> {
		self.0.get(key).map(String::as_str)
	}

	/// The name of one that is somewhere in `bytes`.
	pub fn within(&self, bytes: &[u8]) -> Option<&str> {
		bytes.windows(32).find_map(|window| self.name(window.try_into().ok()?))
	}

	/// Of each name: the account, its stash, and paths that are used here, as keys of all three kinds.
	fn derive() -> Self {
		let names = Sr25519Keyring::iter().map(Sr25519Keyring::to_seed);
		let paths = names.chain([String::new()]).flat_map(|name| {
			["", "//stash", "//attest", "//babe", "//grandpa"].map(|path| format!("{name}{path}"))
		});
		let sr25519 = root::<sr25519::Pair>();
		let ed25519 = root::<ed25519::Pair>();
		let ecdsa = root::<ecdsa::Pair>();
		let mut keys = BTreeMap::new();
		for path in paths {
			let name = if path.is_empty() { "of the development phrase" } else { path.as_str() };
			keys.insert(at(&sr25519, &path).0, name.to_string());
			keys.insert(at(&ed25519, &path).0, format!("{name} (ed25519)"));
			// Such a key is too long to be an account itself.
			let account = MultiSigner::from(at(&ecdsa, &path)).into_account();
			keys.insert(account.into(), format!("{name} (ecdsa)"));
		}
		// What people type where a secret is asked for and nothing depends on it; network identities, mostly.
		for number in 0..=u8::MAX {
			let mut seed = Key::default();
			seed[31] = number;
			let name = format!("of the secret {number}");
			keys.insert(sr25519::Pair::from_seed(&seed).public().0, name.clone());
			keys.insert(ed25519::Pair::from_seed(&seed).public().0, name);
		}
		Self(keys)
	}
}

/// The secret that all development keys are derived from.
fn root<P: Pair>() -> P {
	P::from_phrase(DEV_PHRASE, None).expect("everybody knows it").0
}

/// The public key at a path of hard junctions, such as `//Alice//stash`.
fn at<P: Pair>(root: &P, path: &str) -> P::Public {
	let junctions = path.split("//").skip(1).map(|name| DeriveJunction::from(format!("/{name}")));
	root.derive(junctions, None).expect("names derive").0.public()
}
