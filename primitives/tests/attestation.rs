//! Attestations, against the vectors that every implementation shares.

use codec::Encode;
use frame::deps::sp_core::{ByteArray, H256, Pair, sr25519};
use sd_primitives::{Attestation, Graphic};
use serde_json::Value;

const VECTORS: &str = include_str!("../test-vectors/attestation.json");

fn bytes<const N: usize>(value: &Value) -> [u8; N] {
	let text = value.as_str().expect("a string").trim_start_matches("0x");
	hex::decode(text).expect("hex").try_into().expect("as many bytes")
}

fn number(value: &Value) -> u32 {
	value.as_u64().and_then(|number| number.try_into().ok()).expect("a number")
}

#[test]
fn payloads_and_signatures_are_those_of_the_vectors() {
	let vectors: Vec<Value> = serde_json::from_str(VECTORS).expect("vectors are JSON");
	assert!(vectors.len() >= 3);
	for vector in vectors {
		let fields = &vector["graphic"];
		let graphic = Graphic {
			creator: bytes::<32>(&fields["creator"]),
			content_hash: H256(bytes(&fields["content_hash"])),
			fingerprint: u64::from_be_bytes(bytes(&fields["fingerprint"])),
			recipe_hash: H256(bytes(&fields["recipe_hash"])),
			model: number(&fields["model"]),
		};
		let generator = bytes::<32>(&vector["generator"]);
		let attestation = Attestation {
			genesis_hash: H256(bytes(&vector["genesis_hash"])),
			generator: &generator,
			key_version: number(&vector["key_version"]),
			expires_at: number(&vector["expires_at"]),
			graphic: &graphic,
		};
		assert_eq!(attestation.payload(), bytes::<192>(&vector["payload"]));
		assert_eq!(graphic.encode().len(), 108);

		let public = sr25519::Public::from_slice(&bytes::<32>(&vector["public"])).unwrap();
		let pair = sr25519::Pair::from_string(vector["secret_uri"].as_str().unwrap(), None);
		assert_eq!(pair.unwrap().public(), public);
		let signature = sr25519::Signature::from_raw(bytes(&vector["signature"]));
		assert!(attestation.verify(&signature, &public), "{}", vector["name"]);
		let other = Attestation { expires_at: attestation.expires_at ^ 1, ..attestation };
		assert!(!other.verify(&signature, &public));
	}
}
