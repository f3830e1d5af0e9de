//! Chain specifications: which network a node is on.
//!
//! Two networks are built in, `dev` and `local`; the runtime in this binary makes their genesis from its presets. Any
//! other network, testnet and mainnet among them, is a JSON file, which [`crate::networks`] makes.

use std::path::Path;

use polkadot_sdk::{
	sc_chain_spec::{
		ChainSpecBuilder, ChainSpecExtension, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET,
	},
	sc_client_api::{BadBlocks, ForkBlocks},
	sc_network::config::MultiaddrWithPeerId,
	sc_service::{self, ChainType, GenericChainSpec, Properties},
	sc_sync_state_rpc::LightSyncStateExtension,
};
use sd_runtime::opaque::Block;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Prefix of the names of network protocols.
const PROTOCOL_ID: &str = "sd";

/// Symbol of $SD, as wallets show it; the metadata hash that hardware wallets check is made with it.
const TOKEN_SYMBOL: &str = "SD";

/// Decimals of $SD, as wallets show it; the metadata hash that hardware wallets check is made with them.
pub const TOKEN_DECIMALS: u32 = 12;

/// Prefix of addresses, as wallets show them.
pub const SS58_FORMAT: u16 = 42;

/// What can be chosen, for error messages.
pub const CHOICES: &str =
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

/// One validator, Alice, and short periods; with `code` as its runtime.
pub fn development(code: &[u8]) -> ChainSpec {
	built_in(code, "SD Chain Development", "sd-dev", ChainType::Development, DEV_RUNTIME_PRESET)
}

/// Four validators, Alice to Dave, and short periods; with `code` as its runtime.
pub fn local(code: &[u8]) -> ChainSpec {
	built_in(code, "SD Chain Local", "sd-local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
}

/// A network for everybody: a public preset with what `founders` add to it, as JSON; with `code` as its runtime.
pub fn public(
	code: &[u8],
	(name, id): (&str, &str),
	preset: &str,
	founders: Value,
	boot_nodes: Vec<MultiaddrWithPeerId>,
) -> ChainSpec {
	builder(code, name, id, ChainType::Live)
		.with_boot_nodes(boot_nodes)
		.with_genesis_config_preset_name(preset)
		.with_genesis_config_patch(founders)
		.build()
}

fn built_in(code: &[u8], name: &str, id: &str, chain_type: ChainType, preset: &str) -> ChainSpec {
	builder(code, name, id, chain_type).with_genesis_config_preset_name(preset).build()
}

fn builder(
	code: &[u8],
	name: &str,
	id: &str,
	chain_type: ChainType,
) -> ChainSpecBuilder<Extensions> {
	ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties())
}

fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), TOKEN_SYMBOL.into()),
		("tokenDecimals".into(), TOKEN_DECIMALS.into()),
		("ss58Format".into(), SS58_FORMAT.into()),
	])
}

/// The runtime's blob, which a build with `SKIP_WASM_BUILD` lacks.
pub fn runtime_code() -> Result<&'static [u8], String> {
	sd_runtime::WASM_BINARY.ok_or_else(|| {
		"this node was built without a runtime: build it with SKIP_WASM_BUILD unset, or give a chain specification \
		 that contains one"
			.into()
	})
}
