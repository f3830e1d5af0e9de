//! The metadata and its hash, which wallets check before they sign.

use codec::Decode;
use frame_metadata::RuntimeMetadataPrefixed;
use merkleized_metadata::{ExtraInfo, generate_metadata_digest};
use polkadot_sdk::sp_io::TestExternalities;
use sd_primitives::{Balance, SD};
use sd_runtime::{Runtime, VERSION};

/// Where the hash stands that every blob is compiled with.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../.cargo/config.toml");

fn digest() -> String {
	let metadata = TestExternalities::new_empty()
		.execute_with(|| Runtime::metadata_at_version(15))
		.expect("metadata has version 15");
	let metadata =
		RuntimeMetadataPrefixed::decode(&mut &(*metadata)[..]).expect("metadata decodes");
	let decimals = (SD as Balance).ilog10() as u8;
	let extra = ExtraInfo {
		spec_version: VERSION.spec_version,
		spec_name: VERSION.spec_name.to_string(),
		base58_prefix: 42,
		decimals,
		token_symbol: "SD".into(),
	};
	let digest = generate_metadata_digest(&metadata.1, extra).expect("the metadata is sound");
	format!("0x{}", hex::encode(digest.hash()))
}

/// With `UPDATE_METADATA_HASH` set, writes the file instead: `make metadata-hash`.
#[test]
fn the_metadata_hash_of_the_build_is_that_of_the_metadata() {
	let digest = digest();
	let file = std::fs::read_to_string(FILE).expect("the build's environment is set");
	let is_hash = |line: &&str| line.starts_with("RUNTIME_METADATA_HASH");
	let line = file.lines().find(is_hash).expect("the hash is set");
	let sound = format!("RUNTIME_METADATA_HASH = \"{digest}\"");
	if std::env::var_os("UPDATE_METADATA_HASH").is_some() {
		std::fs::write(FILE, file.replace(line, &sound)).expect("the file can be written");
		return;
	}
	assert_eq!(line, sound, "the metadata has changed: run `make metadata-hash`, then build again");
}
