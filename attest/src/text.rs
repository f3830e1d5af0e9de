//! How accounts, hashes and numbers are written, in files and on the command line; `docs/attestation.md` fixes it.
//!
//! Bytes are `0x` and two hexadecimal digits for each. An account is its address, or `0x` and 64 digits. A fingerprint is a
//! number in hexadecimal, most significant digit first.

use sd_primitives::Graphic;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sp_core::{
	H256,
	crypto::{AccountId32, Ss58AddressFormat, Ss58Codec},
};

/// The prefix of this chain's addresses. They begin with a 5.
pub const PREFIX: u16 = 42;

/// What is wrong with something written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TextError {
	/// Neither base 58 with a right checksum nor 32 bytes.
	#[error("`{0}` is no address: give one that begins with 5, or 0x and 64 hexadecimal digits")]
	Address(String),
	/// The address of a key, but on another chain.
	#[error(
		"`{0}` is an address of another chain (prefix {1}): give the account's address with prefix 42"
	)]
	AnotherChain(String, u16),
	/// Not so many bytes.
	#[error("`{0}` is not {1} bytes: give 0x and {n} hexadecimal digits", n = .1 * 2)]
	Bytes(String, usize),
	/// Not bytes at all.
	#[error("`{0}` is no hexadecimal: give 0x and two digits for each byte")]
	Hexadecimal(String),
}

/// The account that `text` is the address of.
pub fn account(text: &str) -> Result<AccountId32, TextError> {
	if text.starts_with("0x") {
		return fixed::<32>(text).map(AccountId32::from);
	}
	let (account, format) = AccountId32::from_ss58check_with_version(text)
		.map_err(|_| TextError::Address(shortened(text)))?;
	match u16::from(format) {
		PREFIX => Ok(account),
		other => Err(TextError::AnotherChain(shortened(text), other)),
	}
}

/// The account's address.
pub fn address(account: &AccountId32) -> String {
	account.to_ss58check_with_version(Ss58AddressFormat::custom(PREFIX))
}

/// 32 bytes.
pub fn hash(text: &str) -> Result<H256, TextError> {
	fixed::<32>(text).map(H256)
}

/// Any number of bytes.
pub fn bytes(text: &str) -> Result<Vec<u8>, TextError> {
	let wrong = || TextError::Hexadecimal(shortened(text));
	text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok()).ok_or_else(wrong)
}

/// Bytes, written.
pub fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// A fingerprint, written.
pub fn fingerprint(bits: u64) -> String {
	format!("{bits:#018x}")
}

/// What somebody else wrote, for a terminal: control characters do not reach it, and bytes that are no text show as `�`.
pub fn printable(bytes: &[u8]) -> String {
	let shown = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.into() };
	String::from_utf8_lossy(bytes).chars().map(shown).collect()
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N], TextError> {
	let wrong = || TextError::Bytes(shortened(text), N);
	let mut bytes = [0; N];
	let digits = text.strip_prefix("0x").ok_or_else(wrong)?;
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| wrong())?;
	Ok(bytes)
}

/// As much of `text` as an error message takes.
fn shortened(text: &str) -> String {
	match text.char_indices().nth(80) {
		Some((end, _)) => printable(format!("{}…", &text[..end]).as_bytes()),
		None => printable(text.as_bytes()),
	}
}

/// A graphic in JSON.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Graphic<AccountId32>")]
pub(crate) struct GraphicInJson {
	#[serde(with = "in_json::account")]
	creator: AccountId32,
	#[serde(with = "in_json::hash")]
	content_hash: H256,
	#[serde(with = "in_json::fingerprint")]
	fingerprint: u64,
	#[serde(with = "in_json::hash")]
	recipe_hash: H256,
	model: u32,
}

/// For `#[serde(with = …)]`.
pub(crate) mod in_json {
	use super::*;

	pub(crate) mod account {
		use super::*;

		pub(crate) fn serialize<S: Serializer>(
			account: &AccountId32,
			to: S,
		) -> Result<S::Ok, S::Error> {
			to.serialize_str(&super::super::address(account))
		}

		pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
			from: D,
		) -> Result<AccountId32, D::Error> {
			super::super::account(&String::deserialize(from)?).map_err(D::Error::custom)
		}
	}

	pub(crate) mod hash {
		use super::*;

		pub(crate) fn serialize<S: Serializer>(hash: &H256, to: S) -> Result<S::Ok, S::Error> {
			to.serialize_str(&hexadecimal(hash))
		}

		pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<H256, D::Error> {
			super::super::hash(&String::deserialize(from)?).map_err(D::Error::custom)
		}
	}

	pub(crate) mod hashes {
		use super::*;

		pub(crate) fn serialize<S: Serializer>(hashes: &[H256], to: S) -> Result<S::Ok, S::Error> {
			to.collect_seq(hashes.iter().map(hexadecimal))
		}

		pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
			from: D,
		) -> Result<Vec<H256>, D::Error> {
			let texts = Vec::<String>::deserialize(from)?;
			texts.iter().map(|text| super::super::hash(text).map_err(D::Error::custom)).collect()
		}
	}

	pub(crate) mod fingerprint {
		use super::*;

		pub(crate) fn serialize<S: Serializer>(bits: &u64, to: S) -> Result<S::Ok, S::Error> {
			to.serialize_str(&super::super::fingerprint(*bits))
		}

		pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
			let text = String::deserialize(from)?;
			fixed::<8>(&text).map(u64::from_be_bytes).map_err(D::Error::custom)
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const EVE: &str = "5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw";

	#[test]
	fn an_account_is_an_address_or_its_bytes() {
		let eve = account(EVE).unwrap();
		assert_eq!(account(&hexadecimal(&eve)), Ok(eve.clone()));
		assert_eq!(address(&eve), EVE);
	}

	#[test]
	fn an_address_with_a_slip_in_it_is_refused() {
		let slipped = EVE.replace("5HG", "5HH");
		assert_eq!(account(&slipped), Err(TextError::Address(slipped.clone())));
		for text in ["", "0x", "5", "Eve", "0x1234", &EVE[..47]] {
			assert!(account(text).is_err(), "{text}");
		}
	}

	#[test]
	fn an_address_of_another_chain_is_named_so() {
		let elsewhere =
			account(EVE).unwrap().to_ss58check_with_version(Ss58AddressFormat::custom(0));
		assert_eq!(account(&elsewhere), Err(TextError::AnotherChain(elsewhere, 0)));
	}

	#[test]
	fn a_fingerprint_is_written_as_a_number() {
		assert_eq!(fingerprint(0x0123_4567_89ab_cdef), "0x0123456789abcdef");
		assert_eq!(fingerprint(1), "0x0000000000000001");
	}

	#[test]
	fn what_others_wrote_cannot_steer_a_terminal() {
		assert_eq!(printable(b"plain \xc3\xa4"), "plain ä");
		assert_eq!(printable(b"\x1b[2Jgone\n\xff"), "\\u{1b}[2Jgone\\n\u{fffd}");
	}
}
