//! Chain specifications: which network a node is on.
//!
//! Two networks are built in, `dev` and `local`; the runtime in this binary makes their genesis from its presets. Any
//! other network, testnet and mainnet among them, is a JSON file.

use std::path::Path;

use polkadot_sdk::{
	sc_chain_spec::{ChainSpecExtension, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sc_client_api::{BadBlocks, ForkBlocks},
	sc_service::{self, ChainType, GenericChainSpec, Properties},
	sc_sync_state_rpc::LightSyncStateExtension,
};
use sd_runtime::opaque::Block;
use serde::{Deserialize, Serialize};

/// Prefix of the names of network protocols.
const PROTOCOL_ID: &str = "sd";

/// Symbol and decimals of $SD and the prefix of addresses, as wallets show them. The metadata hash that hardware wallets
/// check is made with the same symbol and decimals.
const TOKEN_SYMBOL: &str = "SD";
const TOKEN_DECIMALS: u32 = 12;
const SS58_FORMAT: u16 = 42;

/// What can be chosen, for error messages.
const CHOICES: &str =
	"use --dev, --chain dev, --chain local, or --chain with the path of a chain specification";

/// A chain specification of SD Chain.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// What a chain specification may say beyond name, genesis and boot nodes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase", default)]
pub struct Extensions {
	/// Blocks that the chain must contain, by number.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub fork_blocks: ForkBlocks<Block>,
	/// Blocks that must not be imported.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub bad_blocks: BadBlocks<Block>,
	/// Where light clients start, as `sync_state_genSyncSpec` fills it in.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub light_sync_state: LightSyncStateExtension,
}

/// The specification called `id` on the command line: `dev`, `local`, or the path of a JSON file.
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	match id {
		"dev" => Ok(Box::new(development(runtime_code()?))),
		"local" => Ok(Box::new(local(runtime_code()?))),
		"" => Err(format!("no chain given: {CHOICES}")),
		path if !Path::new(path).exists() => {
			Err(format!("no chain or file is called `{path}`: {CHOICES}"))
		}
		path => Ok(Box::new(ChainSpec::from_json_file(path.into())?)),
	}
}

/// One validator, Alice, and short periods.
fn development(code: &[u8]) -> ChainSpec {
	built_in(code, "SD Chain Development", "sd-dev", ChainType::Development, DEV_RUNTIME_PRESET)
}

/// Four validators, Alice to Dave, and short periods.
fn local(code: &[u8]) -> ChainSpec {
	built_in(code, "SD Chain Local", "sd-local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
}

fn built_in(code: &[u8], name: &str, id: &str, chain_type: ChainType, preset: &str) -> ChainSpec {
	ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build()
}

fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), TOKEN_SYMBOL.into()),
		("tokenDecimals".into(), TOKEN_DECIMALS.into()),
		("ss58Format".into(), SS58_FORMAT.into()),
	])
}

/// The runtime's blob, which a build with `SKIP_WASM_BUILD` lacks.
fn runtime_code() -> Result<&'static [u8], String> {
	sd_runtime::WASM_BINARY.ok_or_else(|| {
		"this node was built without a runtime: build it with SKIP_WASM_BUILD unset, or give a chain specification \
		 that contains one"
			.into()
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_runtime::BuildStorage;
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
}
