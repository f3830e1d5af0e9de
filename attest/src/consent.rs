//! The consent that an account signs and its generator brings on chain, with `sdGraphics.consent_with_signature`.
//!
//! A wallet puts `<Bytes>` and `</Bytes>` around what it signs for a page, and the chain accepts no other form.

use crate::text::{self, in_json};
use codec::DecodeAll;
use sd_primitives::{Balance, BlockNumber, ConsentRequest};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sp_core::{H256, crypto::AccountId32, ecdsa, ed25519, sr25519};
use sp_runtime::{MultiSignature, traits::Verify};

const OPENING: &[u8] = b"<Bytes>";
const CLOSING: &[u8] = b"</Bytes>";

/// What an account agrees to. In JSON its names are those of the call's arguments.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Consent {
	/// Hash of the chain's block 0.
	#[serde(with = "in_json::hash")]
	pub genesis_hash: H256,
	/// Who agrees, and signs.
	#[serde(with = "in_json::account")]
	pub account: AccountId32,
	/// The generator that may charge it.
	#[serde(with = "in_json::account")]
	pub generator: AccountId32,
	/// For how many graphics an epoch; one at least.
	pub per_epoch: u32,
	/// If each of them earns at least so many base units. A text in JSON, because its numbers end before 2^128.
	#[serde(serialize_with = "as_text", deserialize_with = "from_text")]
	pub min_reward: Balance,
	/// The last block in which it may.
	pub until: BlockNumber,
	/// How often the account has consented or withdrawn before: `sdGraphics.consentNonces`.
	pub nonce: u32,
	/// The first block in which the generator can no longer bring it in.
	pub expires_at: BlockNumber,
}

/// Why a signature is none for a consent.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SignatureError {
	/// No kind of signature is so long.
	#[error(
		"{0} bytes are no signature: sr25519 and ed25519 have 64, ecdsa 65, each with its kind's byte in front or not"
	)]
	Length(usize),
	/// It is the account's, over the bytes without their wrapping.
	#[error(
		"this signs the bare bytes, which the chain refuses: sign with <Bytes> and </Bytes> around them, as a wallet's signRaw does"
	)]
	Bare,
	/// Another account's, or over something else.
	#[error(
		"this is not the account's signature over these bytes: check account, nonce and every other number, and that the wallet is given bytes, not their hexadecimal as text"
	)]
	Wrong,
}

impl Consent {
	/// The 156 bytes that the account's key signs.
	pub fn signed(&self) -> Vec<u8> {
		let Self {
			genesis_hash,
			account,
			generator,
			per_epoch,
			min_reward,
			until,
			nonce,
			expires_at,
		} = self;
		ConsentRequest {
			genesis_hash: *genesis_hash,
			account,
			generator,
			per_epoch: *per_epoch,
			min_reward: *min_reward,
			until: *until,
			nonce: *nonce,
			expires_at: *expires_at,
		}
		.payload()
	}

	/// The 141 bytes of them that a wallet is given, which wraps them itself.
	pub fn unwrapped(&self) -> Vec<u8> {
		let signed = self.signed();
		let bare = signed.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING));
		bare.unwrap_or_default().to_vec()
	}

	/// The account's signature over this consent, as the call takes it, from the bytes that a wallet gives: with its kind's
	/// byte in front or without.
	pub fn signature(&self, bytes: &[u8]) -> Result<MultiSignature, SignatureError> {
		let candidates = readings(bytes);
		if candidates.is_empty() {
			return Err(SignatureError::Length(bytes.len()));
		}
		let (signed, bare) = (self.signed(), self.unwrapped());
		let over = |message: &[u8]| {
			candidates.iter().find(|signature| signature.verify(message, &self.account)).cloned()
		};
		match (over(&signed), over(&bare)) {
			(Some(signature), _) => Ok(signature),
			(None, Some(_)) => Err(SignatureError::Bare),
			(None, None) => Err(SignatureError::Wrong),
		}
	}
}

/// A signature as `@polkadot/api` takes it: its kind and its bytes.
pub fn in_kind(signature: &MultiSignature) -> (&'static str, String) {
	match signature {
		MultiSignature::Ed25519(bytes) => ("Ed25519", text::hexadecimal(bytes)),
		MultiSignature::Sr25519(bytes) => ("Sr25519", text::hexadecimal(bytes)),
		MultiSignature::Ecdsa(bytes) => ("Ecdsa", text::hexadecimal(bytes)),
		MultiSignature::Eth(bytes) => ("Eth", text::hexadecimal(bytes)),
	}
}

/// Every signature that these bytes could be.
fn readings(bytes: &[u8]) -> Vec<MultiSignature> {
	let bare = [
		sr25519::Signature::try_from(bytes).ok().map(MultiSignature::Sr25519),
		ed25519::Signature::try_from(bytes).ok().map(MultiSignature::Ed25519),
		ecdsa::Signature::try_from(bytes).ok().map(MultiSignature::Ecdsa),
	];
	let of_a_kind = MultiSignature::decode_all(&mut &bytes[..]).ok();
	bare.into_iter().flatten().chain(of_a_kind).collect()
}

fn as_text<S: Serializer>(amount: &Balance, to: S) -> Result<S::Ok, S::Error> {
	to.collect_str(amount)
}

fn from_text<'de, D: Deserializer<'de>>(from: D) -> Result<Balance, D::Error> {
	String::deserialize(from)?.parse().map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::Pair;
	use sp_crypto_hashing::blake2_256;

	fn consent(account: AccountId32) -> Consent {
		Consent {
			genesis_hash: H256([7; 32]),
			account,
			generator: [9; 32].into(),
			per_epoch: 50,
			min_reward: 250_000_000_000,
			until: 28_800,
			nonce: 3,
			expires_at: 100,
		}
	}

	fn of_artist() -> (sr25519::Pair, Consent) {
		let artist = sr25519::Pair::from_string("//Artist", None).unwrap();
		let consent = consent(artist.public().0.into());
		(artist, consent)
	}

	#[test]
	fn the_bytes_are_those_of_the_document() {
		let signed = consent([8; 32].into()).signed();
		assert_eq!(signed.len(), 156);
		assert_eq!(&signed[..20], b"<Bytes>sd/consent/v1");
		assert_eq!(signed[20..52], [7; 32]);
		assert_eq!(signed[52..84], [8; 32]);
		assert_eq!(signed[84..116], [9; 32]);
		assert_eq!(signed[116..120], 50_u32.to_le_bytes());
		assert_eq!(signed[120..136], 250_000_000_000_u128.to_le_bytes());
		assert_eq!(signed[136..140], 28_800_u32.to_le_bytes());
		assert_eq!(signed[140..144], 3_u32.to_le_bytes());
		assert_eq!(signed[144..148], 100_u32.to_le_bytes());
		assert_eq!(&signed[148..], b"</Bytes>");
		assert_eq!(consent([8; 32].into()).unwrapped(), signed[7..148]);
	}

	#[test]
	fn a_signature_of_each_kind_is_known_by_what_it_signs() {
		let (artist, consent) = of_artist();
		let signature = artist.sign(&consent.signed());
		assert_eq!(consent.signature(&signature.0), Ok(MultiSignature::Sr25519(signature)));
		let with_kind = [&[1][..], &signature.0].concat();
		assert_eq!(consent.signature(&with_kind), Ok(MultiSignature::Sr25519(signature)));

		let pair = ed25519::Pair::from_string("//Artist", None).unwrap();
		let other = super::Consent { account: pair.public().0.into(), ..consent.clone() };
		let signature = pair.sign(&other.signed());
		assert_eq!(other.signature(&signature.0), Ok(MultiSignature::Ed25519(signature)));

		let pair = ecdsa::Pair::from_string("//Artist", None).unwrap();
		let account = blake2_256(&pair.public().0).into();
		let other = super::Consent { account, ..consent };
		let signature = pair.sign(&other.signed());
		assert_eq!(other.signature(&signature.0), Ok(MultiSignature::Ecdsa(signature)));
	}

	#[test]
	fn a_signature_over_the_bare_bytes_is_named_so() {
		let (artist, consent) = of_artist();
		let bare = artist.sign(&consent.unwrapped());
		assert_eq!(consent.signature(&bare.0), Err(SignatureError::Bare));
	}

	#[test]
	fn a_signature_over_anything_else_is_wrong() {
		let (artist, consent) = of_artist();
		let signature = artist.sign(&consent.signed()).0;
		let changed = [
			Consent { genesis_hash: H256([6; 32]), ..consent.clone() },
			Consent { account: [8; 32].into(), ..consent.clone() },
			Consent { generator: [8; 32].into(), ..consent.clone() },
			Consent { per_epoch: 51, ..consent.clone() },
			Consent { min_reward: 0, ..consent.clone() },
			Consent { until: 28_801, ..consent.clone() },
			Consent { nonce: 4, ..consent.clone() },
			Consent { expires_at: 101, ..consent.clone() },
		];
		for changed in changed {
			assert_eq!(changed.signature(&signature), Err(SignatureError::Wrong), "{changed:?}");
		}
		assert_eq!(consent.signature(&signature[..63]), Err(SignatureError::Length(63)));
		assert_eq!(consent.signature(&[]), Err(SignatureError::Length(0)));
	}

	#[test]
	fn a_consent_in_json_can_be_read_again() {
		let (_, consent) = of_artist();
		let json = serde_json::to_string(&consent).unwrap();
		assert!(json.contains(r#""min_reward":"250000000000""#), "{json}");
		assert_eq!(serde_json::from_str::<Consent>(&json).unwrap(), consent);
	}
}
