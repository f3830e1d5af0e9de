//! The networks that are built in, and those that are files.

use polkadot_sdk::{
	sc_service::{self, ChainType},
	sp_runtime::BuildStorage,
};
use sd_node::chain_spec::{
	CHOICES, Extensions, TOKEN_DECIMALS, development, load, local, runtime_code,
};
use serde_json::{Value, json};

/// Stands in for the blob where only what surrounds it matters.
const NO_CODE: &[u8] = &[];

fn error_of(id: &str) -> String {
	load(id).map(|spec| spec.id().to_string()).expect_err("there is no such chain")
}

#[test]
fn built_in_chains_have_their_own_ids_and_share_the_protocol() {
	let (dev, local) = (development(NO_CODE), local(NO_CODE));

	assert_eq!((dev.id(), local.id()), ("sd-dev", "sd-local"));
	for spec in [&dev, &local] {
		assert_eq!(spec.protocol_id(), Some("sd"));
		assert!(spec.telemetry_endpoints().is_none());
	}
	assert_eq!(sc_service::ChainSpec::chain_type(&dev), ChainType::Development);
	assert_eq!(sc_service::ChainSpec::chain_type(&local), ChainType::Local);
}

#[test]
fn wallets_learn_symbol_decimals_and_prefix() {
	let expected = json!({ "tokenSymbol": "SD", "tokenDecimals": 12, "ss58Format": 42 });

	assert_eq!(Value::Object(local(NO_CODE).properties()), expected);
	assert_eq!(10u128.pow(TOKEN_DECIMALS), sd_primitives::SD);
}

#[test]
fn the_runtime_makes_the_genesis_of_both_chains() {
	// A build without the blob has nothing to ask.
	let Ok(code) = runtime_code() else { return };

	for spec in [development(code), local(code)] {
		let genesis = spec.build_storage();
		assert!(genesis.is_ok(), "{}: {:?}", spec.id(), genesis.err());
	}
}

#[test]
fn a_missing_chain_is_answered_with_the_choices() {
	assert_eq!(error_of(""), format!("no chain given: {CHOICES}"));
	assert!(error_of("mainnet").ends_with(CHOICES));
}

#[test]
fn extensions_may_be_absent_and_are_then_not_written() {
	let extensions: Extensions =
		serde_json::from_value(json!({})).expect("all of them are optional");

	assert_eq!(serde_json::to_value(&extensions).expect("plain data"), json!({}));
}
