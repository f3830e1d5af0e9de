//! What can be asked of the node.

use clap::CommandFactory;
use polkadot_sdk::sc_cli::{RpcMethods, SubstrateCli};
use sd_node::cli::Cli;

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
fn unsafe_methods_are_closed_and_batches_bounded_unless_said_otherwise() {
	let rpc = |arguments| parse(arguments).expect("it is valid").run.rpc_params;
	let usual = rpc("--dev");
	assert!(matches!(usual.rpc_methods, RpcMethods::Safe));
	assert_eq!(usual.rpc_max_batch_request_len, Some(100));

	let other = rpc("--dev --rpc-methods unsafe --rpc-max-batch-request-len 7");
	assert!(matches!(other.rpc_methods, RpcMethods::Unsafe));
	assert_eq!(other.rpc_max_batch_request_len, Some(7));
	assert!(rpc("--dev --rpc-disable-batch-requests").rpc_disable_batch_requests);
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
