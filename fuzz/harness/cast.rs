//! Who takes part: well-known accounts, rich and with nothing, and newcomers who have a key of some kind and no account.

use polkadot_sdk::{
	sp_core::{Pair, crypto::AccountId32, ecdsa, ed25519, sr25519},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{MultiSignature, MultiSigner, traits::IdentifyAccount},
};
use std::sync::LazyLock;

/// A key of some kind.
enum Key {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(Box<ecdsa::Pair>),
}

/// Somebody who can sign.
pub struct Person {
	/// Whose account it is.
	pub account: AccountId32,
	key: Key,
}

impl Person {
	fn new(key: Key) -> Self {
		let signer = match &key {
			Key::Sr25519(pair) => MultiSigner::Sr25519(pair.public()),
			Key::Ed25519(pair) => MultiSigner::Ed25519(pair.public()),
			Key::Ecdsa(pair) => MultiSigner::Ecdsa(pair.public()),
		};
		Self { account: signer.into_account(), key }
	}

	/// A signature over these bytes.
	pub fn sign(&self, bytes: &[u8]) -> MultiSignature {
		match &self.key {
			Key::Sr25519(pair) => pair.sign(bytes).into(),
			Key::Ed25519(pair) => pair.sign(bytes).into(),
			Key::Ecdsa(pair) => pair.sign(bytes).into(),
		}
	}
}

/// Who is known by name. The first seven are rich on networks for development.
const WELL_KNOWN: [Sr25519Keyring; 9] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
	Sr25519Keyring::Dave,
	Sr25519Keyring::Eve,
	Sr25519Keyring::Ferdie,
	Sr25519Keyring::One,
	Sr25519Keyring::Two,
	Sr25519Keyring::AliceStash,
];

/// Everybody.
// Deriving a key takes a millisecond, so it is done once.
pub static PEOPLE: LazyLock<Vec<Person>> = LazyLock::new(|| {
	let known = WELL_KNOWN.iter().map(|known| Person::new(Key::Sr25519(Box::new(known.pair()))));
	let newcomers = [
		Key::Sr25519(Box::new(sr25519::Pair::from_seed(&[1; 32]))),
		Key::Sr25519(Box::new(sr25519::Pair::from_seed(&[2; 32]))),
		Key::Ed25519(Box::new(ed25519::Pair::from_seed(&[3; 32]))),
		Key::Ecdsa(Box::new(ecdsa::Pair::from_seed(&[4; 32]))),
	];
	known.chain(newcomers.into_iter().map(Person::new)).collect()
});

/// Keys with which generators attest: that of the development networks' generator, and further ones.
pub static ATTEST: LazyLock<Vec<sr25519::Pair>> = LazyLock::new(|| {
	let first = sr25519::Pair::from_string("//Eve//attest", None).expect("the derivation is sound");
	let further = (1..4).map(|seed| sr25519::Pair::from_seed(&[100 + seed; 32]));
	[first].into_iter().chain(further).collect()
});

/// Positions among [`PEOPLE`].
pub mod who {
	pub const ALICE: usize = 0;
	pub const BOB: usize = 1;
	pub const CHARLIE: usize = 2;
	pub const DAVE: usize = 3;
	pub const EVE: usize = 4;
	pub const FERDIE: usize = 5;
	pub const ONE: usize = 6;
	pub const TWO: usize = 7;
}
