//! Attestations: the vectors that the runtime's and the JavaScript's tests read too, and keys.

use sd_attest::{
	attestation::{Attested, KeyError, SigningKey},
	text,
};
use sd_primitives::Graphic;
use serde_json::Value;
use sp_core::{H256, crypto::SecretString, sr25519};
use std::{fs, path::Path};

fn vectors() -> Vec<Value> {
	let path =
		Path::new(env!("CARGO_MANIFEST_DIR")).join("../primitives/test-vectors/attestation.json");
	serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
	value[name].as_str().unwrap()
}

fn hash(value: &Value, name: &str) -> H256 {
	text::hash(text_of(value, name)).unwrap()
}

fn number(value: &Value, name: &str) -> u32 {
	value[name].as_u64().unwrap().try_into().unwrap()
}

fn key(uri: &str) -> Result<SigningKey, KeyError> {
	SigningKey::new(&SecretString::new(uri.into()))
}

fn attested(vector: &Value) -> Attested {
	let graphic = &vector["graphic"];
	let fingerprint = text_of(graphic, "fingerprint").trim_start_matches("0x");
	let graphic = Graphic {
		creator: text::account(text_of(graphic, "creator")).unwrap(),
		content_hash: hash(graphic, "content_hash"),
		fingerprint: u64::from_str_radix(fingerprint, 16).unwrap(),
		recipe_hash: hash(graphic, "recipe_hash"),
		model: number(graphic, "model"),
	};
	Attested::new(
		&key(text_of(vector, "secret_uri")).unwrap(),
		hash(vector, "genesis_hash"),
		text::account(text_of(vector, "generator")).unwrap(),
		number(vector, "key_version"),
		number(vector, "expires_at"),
		graphic,
	)
}

#[test]
fn what_is_signed_holds_under_each_vectors_key_and_the_vectors_signature_holds_too() {
	assert!(vectors().len() >= 3);
	for vector in vectors() {
		let public = sr25519::Public::from_raw(hash(&vector, "public").0);
		let mut attested = attested(&vector);
		assert!(attested.is_by(&public), "{}", vector["name"]);
		let signature = text::bytes(text_of(&vector, "signature")).unwrap();
		attested.signature = sr25519::Signature::try_from(&signature[..]).unwrap();
		assert!(attested.is_by(&public), "{}", vector["name"]);
		attested.expires_at ^= 1;
		assert!(!attested.is_by(&public), "{}", vector["name"]);
	}
}

#[test]
fn in_json_an_attestation_has_the_arguments_of_generate() {
	let vector = &vectors()[0];
	let attested = attested(vector);
	let json = serde_json::to_value(&attested).unwrap();
	assert_eq!(json["expires_at"], vector["expires_at"]);
	assert_eq!(json["key_version"], vector["key_version"]);
	assert_eq!(json["genesis_hash"], vector["genesis_hash"]);
	assert_eq!(json["graphic"]["content_hash"], vector["graphic"]["content_hash"]);
	assert_eq!(json["graphic"]["fingerprint"], vector["graphic"]["fingerprint"]);
	assert_eq!(text::account(text_of(&json, "generator")).unwrap(), attested.generator);
	assert_eq!(text::bytes(text_of(&json, "signature")).unwrap(), attested.signature.0);
}

#[test]
fn a_key_comes_from_a_file_with_or_without_a_line_end() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("key");
	for contents in ["//Eve//attest", "//Eve//attest\n", " //Eve//attest \r\n"] {
		fs::write(&path, contents).unwrap();
		let read = SigningKey::from_file(&path).unwrap();
		assert_eq!(read.public(), key("//Eve//attest").unwrap().public());
	}
	let missing = SigningKey::from_file(&folder.path().join("nothing"));
	assert!(matches!(missing, Err(KeyError::Unreadable(_))));
}

#[test]
fn what_is_no_key_is_refused_and_not_shown() {
	for uri in ["", "\n", "a secret that is no phrase", "0x1234"] {
		let error = key(uri).err().unwrap();
		assert!(matches!(error, KeyError::NoSecretUri), "{uri}");
		assert!(uri.trim().is_empty() || !error.to_string().contains(uri), "{error}");
	}
	let missing = SigningKey::from_environment("SD_ATTEST_KEY_THAT_IS_NOT_SET");
	assert!(matches!(missing, Err(KeyError::Missing(_))));
}
