//! From the command line to the work.

use std::sync::Arc;

use polkadot_sdk::{
	sc_cli::{Error, KeySubcommand, Result, SubstrateCli},
	sc_consensus_babe, sc_consensus_grandpa,
};
use sd_runtime::opaque::Block;

use crate::{
	cli::{Cli, Task},
	service::{self, Backend, Client, Partial},
};

/// Parse the command line and do what it says; return when that is done.
pub fn run() -> Result<()> {
	let cli = Cli::from_args();

	match &cli.subcommand {
		None => run_node(&cli),
		Some(Task::Key(cmd)) => run_key(&cli, cmd),
		Some(Task::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		}
		Some(Task::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Task::Network(cmd)) => cmd.run().map_err(|error| Error::Application(error.into())),
		Some(Task::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, import_queue, task_manager, .. } =
				service::new_chain_ops(&mut config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Task::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, .. } = service::new_chain_ops(&mut config)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Task::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, import_queue, task_manager, .. } =
				service::new_chain_ops(&mut config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Task::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, .. } = service::new_chain_ops(&mut config)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Task::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		}
		Some(Task::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, backend, task_manager, .. } =
				service::new_chain_ops(&mut config)?;
			// The engines keep what they know of the dropped blocks beside the chain.
			let revert_consensus =
				Box::new(|client: Arc<Client>, backend: Arc<Backend>, blocks| {
					sc_consensus_babe::revert(client.clone(), backend, blocks)?;
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
			Ok((cmd.run(client, backend, Some(revert_consensus)), task_manager))
		}),
		Some(Task::ChainInfo(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		}
		#[cfg(feature = "runtime-benchmarks")]
		Some(Task::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	cli.create_runner(&cli.run)?
		.run_node_until_exit(|config| async move { service::start(config).map_err(Error::Service) })
}

fn run_key(cli: &Cli, cmd: &KeySubcommand) -> Result<()> {
	match cmd {
		// The SDK loads a chain specification even where the key is for no chain.
		KeySubcommand::GenerateNodeKey(generate) if generate.chain.is_none() => {
			generate.common.run()
		}
		_ => cmd.run(cli),
	}
}
