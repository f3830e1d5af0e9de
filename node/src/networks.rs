//! Public networks: from what their founders decide to the chain specification that everybody starts from.
//!
//! A network's file (`chain-specs/*.json`) holds keys, boot nodes and endowments, all of them public. How the chain works
//! is a preset of the runtime. From the two and a blob comes one specification, the same bytes every time; from a file with a
//! fault comes none, but a list of all that is wrong with it.

mod checks;
mod command;
mod keys;
mod releases;

pub use command::NetworkCmd;
pub use keys::{Key, WellKnown};
pub use releases::{Founded, Release, Releases, sha256};

use std::{fs, path::Path, sync::Arc};

use polkadot_sdk::{
	sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder},
	sc_client_api::in_mem,
	sc_executor::{RuntimeVersion, RuntimeVersionOf, WasmExecutor},
	sc_network::config::MultiaddrWithPeerId,
	sp_core::{
		H256,
		storage::well_known_keys::CODE,
		traits::{RuntimeCode, WrappedRuntimeCode},
	},
	sp_io::{SubstrateHostFunctions, TestExternalities},
	sp_runtime::{BuildStorage, traits::Block as _},
};
use sd_runtime::opaque::Block;
use serde::Deserialize;
use serde_json::Value;

use crate::chain_spec::{self, ChainSpec};

/// What founders decide. A key that is not there yet is `null`.
///
/// Keys are addresses (prefix 42) or `0x` and 64 hexadecimal digits. Endowments are in whole $SD, out of Ecosystem.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Network {
	/// What people call it.
	pub name: String,
	/// What machines call it: a folder on disk has this name. Lower-case letters, digits and hyphens.
	pub id: String,
	/// The runtime's preset, `testnet` or `mainnet`.
	pub preset: String,
	/// Where newcomers ask first, as multiaddresses with a peer id; at least one.
	pub boot_nodes: Vec<Option<String>>,
	/// Who authors the first blocks.
	pub validators: Vec<Validator>,
	/// The company's board.
	pub board: Vec<Person>,
	/// The technical committee, until referenda elect another.
	pub committee: Vec<Person>,
	/// Who attests graphics; there may be none yet.
	pub generators: Vec<Generator>,
	/// Others who have $SD from the first block on.
	pub endowed: Vec<Person>,
}

/// A validator of the first session.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Validator {
	/// Who it is, for the founders; not on chain.
	pub name: String,
	/// Holds the bond; its key is on no server.
	pub account: Option<String>,
	/// Its node signs blocks with it, sr25519.
	pub babe: Option<String>,
	/// Its node votes on what is final with it, ed25519.
	pub grandpa: Option<String>,
	/// In $SD: the bond, and something for fees.
	pub endowment: u64,
}

/// Somebody with an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
	/// Who it is, for the founders; not on chain.
	pub name: String,
	/// Signs.
	pub account: Option<String>,
	/// In $SD; what an account gets in several places adds up.
	#[serde(default)]
	pub endowment: u64,
}

/// A generator that is registered from the first block on.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Generator {
	/// What people call it, on chain.
	pub name: String,
	/// Settles batches.
	pub account: Option<String>,
	/// Signs attestations.
	pub key: Option<String>,
	/// Graphics an epoch.
	pub quota: u32,
	/// What it makes graphics with.
	pub models: Vec<Model>,
	/// In $SD, for fees.
	pub endowment: u64,
}

/// A model of a generator.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Model {
	/// What people call it, on chain.
	pub name: String,
	/// Hash of its weights, `0x` and 64 hexadecimal digits.
	pub weights_hash: Option<String>,
}

/// What a network's file comes to when nothing is wrong with it.
#[derive(Clone, Debug)]
pub struct Checked {
	name: String,
	id: String,
	preset: String,
	boot_nodes: Vec<MultiaddrWithPeerId>,
	patch: Value,
}

impl Network {
	/// Read a file.
	pub fn load(path: &Path) -> Result<Self, String> {
		let json = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
		serde_json::from_slice(&json).map_err(|error| format!("{}: {error}", path.display()))
	}

	/// Everything that is wrong with it, a line each; or what a specification is made of.
	pub fn check(&self) -> Result<Checked, Vec<String>> {
		checks::check(self)
	}
}

impl Checked {
	/// What the file adds to the preset, as JSON.
	pub fn patch(&self) -> &Value {
		&self.patch
	}

	/// Make the specification, with `code` as the runtime.
	pub fn found(&self, code: &[u8]) -> Result<Specification, String> {
		let Self { name, id, preset, boot_nodes, patch } = self;
		let (patch, boot_nodes) = (patch.clone(), boot_nodes.clone());
		Specification::of(&chain_spec::public(code, (name, id), preset, patch, boot_nodes))
	}
}

/// The specification of a network, in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specification {
	/// The network's id.
	pub id: String,
	/// The genesis as JSON, which people can read.
	pub plain: String,
	/// The state of the first block: what nodes start from.
	pub raw: String,
	/// Hash of the first block.
	pub genesis: H256,
}

impl Specification {
	/// Write a specification down. Refused if a development key is anywhere in the first state.
	pub fn of(spec: &ChainSpec) -> Result<Self, String> {
		let [plain, raw] = [spec.as_json(false)?, spec.as_json(true)?];
		// From what nodes will read, and not built once more.
		let storage = ChainSpec::from_json_bytes(raw.clone().into_bytes())?.build_storage()?;
		let known = WellKnown::all();
		// The code has the presets of development networks in it.
		for (key, value) in storage.top.iter().filter(|(key, _)| key.as_slice() != CODE) {
			if let Some(name) = known.within(key).or_else(|| known.within(value)) {
				return Err(format!("the first state has the well-known key {name} in it"));
			}
		}

		// Made as a node makes it.
		let backend = Arc::new(in_mem::Backend::<Block>::new());
		let (block, _) = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
			storage,
			false,
			backend,
			executor(),
		)
		.and_then(|builder| builder.build_genesis_block())
		.map_err(|error| error.to_string())?;
		let genesis = block.hash();
		Ok(Self { id: spec.id().to_string(), plain, raw, genesis })
	}
}

/// The version of a blob.
pub fn version_of(code: &[u8]) -> Result<RuntimeVersion, String> {
	let fetcher = WrappedRuntimeCode(code.into());
	let hash = sha256(code).as_bytes().to_vec();
	let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash };
	let mut state = TestExternalities::default();
	executor().runtime_version(&mut state.ext(), &code).map_err(|error| error.to_string())
}

fn executor() -> WasmExecutor<SubstrateHostFunctions> {
	// A blob with benchmarks asks for functions that only they call.
	WasmExecutor::builder().with_allow_missing_host_functions(true).build()
}
