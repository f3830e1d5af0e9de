//! The command line.
//!
//! Without a subcommand `sd-node` runs a node. What the flags and subcommands of the SDK do is documented there
//! (`--help`); here is which of them exist and what this chain adds.

use clap::{Command, Parser, Subcommand};
use polkadot_sdk::{
	sc_cli::{self, KeySubcommand, SubstrateCli},
	sc_service::ChainSpec,
};

use crate::chain_spec;

/// A parsed command line.
#[derive(Debug, Parser)]
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

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	fn parse(arguments: &str) -> clap::error::Result<Cli> {
		Cli::try_from_iter(std::iter::once("sd-node").chain(arguments.split_whitespace()))
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::setup_command(Cli::command()).debug_assert();
	}

	#[test]
	fn dev_needs_no_other_flag() {
		let cli = parse("--dev").expect("--dev is enough");
		let shared = &cli.run.shared_params;

		assert!(cli.subcommand.is_none());
		assert_eq!(shared.chain_id(shared.is_dev()), "dev");
	}

	#[test]
	fn the_network_backend_can_be_chosen() {
		for backend in ["libp2p", "litep2p"] {
			assert!(parse(&format!("--dev --network-backend {backend}")).is_ok());
		}
	}

	#[test]
	fn paritydb_is_the_only_database() {
		// Where RocksDB is compiled in, the SDK makes it the default.
		assert!(parse("--dev --database paritydb").is_ok());
		assert!(parse("--dev --database rocksdb").is_err());
	}

	#[test]
	fn a_node_key_needs_a_chain_only_under_a_base_path() {
		assert!(parse("key generate-node-key").is_ok());
		assert!(parse("key generate-node-key --file node.key").is_ok());
		for place in ["--base-path data", "--default-base-path"] {
			assert!(parse(&format!("key generate-node-key {place}")).is_err());
			assert!(parse(&format!("key generate-node-key {place} --chain local")).is_ok());
		}
	}

	#[test]
	fn benchmarks_are_offered_only_with_their_feature() {
		let offered = Cli::command().find_subcommand("benchmark").is_some();

		assert_eq!(offered, cfg!(feature = "runtime-benchmarks"));
	}
}
