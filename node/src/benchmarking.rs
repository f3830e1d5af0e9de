//! Benchmarks of the runtime and the machine: what `sd-node benchmark` does.

use std::time::Duration;

use polkadot_sdk::{
	frame_benchmarking_cli::{
		BenchmarkCmd, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE, SubstrateRemarkBuilder,
	},
	sc_cli::{Result, SubstrateCli},
	sp_inherents::{InherentData, InherentDataProvider},
	sp_runtime::traits::HashingFor,
	sp_timestamp,
};
use sd_runtime::opaque::Block;

use crate::{
	cli::Cli,
	service::{self, Partial},
};

/// Run the benchmark `cmd`.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> Result<()> {
	let runner = cli.create_runner(cmd)?;

	runner.sync_run(|mut config| match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			// A runtime given as a file takes the place of the chain's.
			let spec = cmd.runtime.is_none().then_some(config.chain_spec);
			cmd.run_with_spec::<HashingFor<Block>, ()>(spec)
		}
		BenchmarkCmd::Overhead(cmd) => {
			let spec = cmd.params.runtime.is_none().then_some(config.chain_spec);
			cmd.run_with_default_builder_and_spec::<Block, ()>(spec)
		}
		BenchmarkCmd::Block(cmd) => {
			let Partial { client, .. } = service::new_chain_ops(&mut config)?;
			cmd.run(client)
		}
		BenchmarkCmd::Storage(cmd) => {
			let Partial { client, backend, .. } = service::new_chain_ops(&mut config)?;
			let (db, storage) = (backend.expose_db(), backend.expose_storage());
			cmd.run(config, client, db, storage, backend.expose_shared_trie_cache())
		}
		BenchmarkCmd::Extrinsic(cmd) => {
			let Partial { client, .. } = service::new_chain_ops(&mut config)?;
			let remark = SubstrateRemarkBuilder::new_from_client(client.clone())?;
			cmd.run(
				client,
				inherents_of_slot_zero()?,
				Vec::new(),
				&ExtrinsicFactory(vec![Box::new(remark)]),
			)
		}
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
	})
}

/// The inherents of a block without a BABE digest, whose slot is zero and whose time must be in that slot.
fn inherents_of_slot_zero() -> Result<InherentData> {
	let mut inherents = InherentData::new();
	let timestamp = sp_timestamp::InherentDataProvider::new(Duration::ZERO.into());
	futures::executor::block_on(timestamp.provide_inherent_data(&mut inherents))
		.map_err(|error| format!("cannot provide the timestamp: {error:?}"))?;
	Ok(inherents)
}
