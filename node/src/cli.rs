//! The command line.
//!
//! Without a subcommand `sd-node` runs a node. What the flags and subcommands of the SDK do is documented there
//! (`--help`); here is which of them exist and what this chain adds.

use clap::{Command, Parser, Subcommand};
use polkadot_sdk::{
	sc_cli::{self, KeySubcommand, SubstrateCli},
	sc_service::ChainSpec,
};

use crate::{chain_spec, networks::NetworkCmd};

/// A parsed command line.
// By default nobody gets the unsafe methods. The SDK's `auto` judges by the address that the node listens on, so that a
// proxy on the same machine publishes them. That is not the default of `--experimental-rpc-endpoint`, which has its own:
// `auto`. And a batch has a bound in requests, not in bytes alone.
#[derive(Debug, Parser)]
#[command(
	mut_arg("rpc_methods", |methods| methods.default_value("safe")),
	mut_arg("rpc_max_batch_request_len", |length| length.default_value("100"))
)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Task>,

	/// How to run a node.
	#[command(flatten)]
	pub run: sc_cli::RunCmd,
}

/// What `sd-node` does besides running a node.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one per process")]
pub enum Task {
	/// Generate, inspect and insert keys.
	#[command(subcommand, mut_subcommand("generate-node-key", require_chain_for_base_path))]
	Key(KeySubcommand),

	/// Write a chain specification, as `export-chain-spec` does, with a boot node added.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Write a chain specification to stdout or a file.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Make the specification of a public network from its founders' keys.
	#[command(subcommand)]
	Network(NetworkCmd),

	/// Execute a block again and compare.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to stdout or a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Import blocks from stdin or a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state of a block as the genesis of a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Delete the database of a chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Drop the latest blocks, at most those that are not final.
	Revert(sc_cli::RevertCmd),

	/// Show the best and the final block of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure the runtime and the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}

/// A key under a base path belongs to one chain, whose id is part of the path; a key in a file or on stdout to none.
fn require_chain_for_base_path(generate_node_key: Command) -> Command {
	generate_node_key
		.mut_arg("base_path", |path| path.requires("chain"))
		.mut_arg("default_base_path", |path| path.requires("chain"))
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"SD Chain Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	// The default is the file's name, and the default base path with it: data would move when the file is renamed.
	fn executable_name() -> String {
		env!("CARGO_PKG_NAME").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"the SD Chain contributors".into()
	}

	fn support_url() -> String {
		"CONTRIBUTING.md in the repository of SD Chain".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		chain_spec::load(id)
	}
}
