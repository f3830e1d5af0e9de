//! The service: the parts of a running node, in the order in which they are put together.
//!
//! [`new_partial`] opens the chain and builds what needs no network: client, transaction pool, and the pipeline through
//! which every block is imported (BABE checks the author, GRANDPA notes the authorities, the client executes).
//! [`start`] adds the network, RPC, and, where the node is a validator, authoring and voting.
//!
//! Equivocations are reported by whoever sees them: BABE's import and GRANDPA's voter put an unsigned transaction into
//! the pool, for which they hold a factory of it.

use std::{sync::Arc, time::Duration};

use futures::{FutureExt, StreamExt};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::{Backend as _, BlockchainEvents},
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_babe::{
		self, BabeBlockImport, BabeLink, BabeParams, BabeWorkerHandle, SlotProportion,
	},
	sc_consensus_grandpa::{
		self, FinalityProofProvider, GrandpaBlockImport, GrandpaParams, GrandpaPruningFilter,
		LinkHalf, SharedVoterState, VotingRulesBuilder, warp_proof,
	},
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_executor::WasmExecutor,
	sc_network::{
		Litep2pNetworkBackend, NetworkBackend, NetworkBlock, NetworkWorker, NotificationMetrics,
		NotificationService, ProtocolName,
		config::{FullNetworkConfiguration, NetworkBackendType},
		service::traits::NetworkService,
	},
	sc_network_sync::SyncingService,
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_service::{
		self, BuildNetworkParams, Configuration, Error, PartialComponents, Role, SpawnTasksParams,
		TaskManager, WarpSyncConfig, config::KeystoreConfig,
	},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sc_transaction_pool::{self, TransactionPoolHandle},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_consensus_babe::{
		SlotDuration,
		inherents::{BabeCreateInherentDataProviders, InherentDataProvider as BabeInherent},
	},
	sp_io,
	sp_keystore::KeystorePtr,
	sp_runtime::traits::Block as BlockT,
	sp_timestamp::InherentDataProvider as TimestampInherent,
	substrate_prometheus_endpoint::Registry,
};
use sd_runtime::{BlockNumber, RuntimeApi, opaque::Block};

use crate::rpc;

/// Host functions that the runtime may call.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = sp_io::SubstrateHostFunctions;

/// Host functions that the runtime may call, with those of benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions =
	(sp_io::SubstrateHostFunctions, polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions);

/// Hash of a block.
pub type Hash = <Block as BlockT>::Hash;
/// The chain, its state, and the runtime to execute on it.
pub type Client = sc_service::TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
/// The database.
pub type Backend = sc_service::TFullBackend<Block>;
/// The fork to build on: the longest of those that contain what BABE takes for the best block.
pub type SelectChain = LongestChain<Backend, Block>;
/// Transactions waiting for a block.
pub type Pool = TransactionPoolHandle<Block, Client>;

type GrandpaImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type GrandpaLink = LinkHalf<Block, Client, SelectChain>;
type Inherents = BabeCreateInherentDataProviders<Block>;
type BabeImport = BabeBlockImport<Block, Client, GrandpaImport, Inherents, SelectChain>;

/// A node without a network.
pub type Partial =
	PartialComponents<Client, Backend, SelectChain, DefaultImportQueue<Block>, Pool, Consensus>;

/// GRANDPA proves at least every so many blocks that they are final, and imports such proofs no more often.
const JUSTIFICATION_PERIOD: u32 = 512;

/// How long a vote takes to cross the network, as GRANDPA estimates its timeouts. A tenth of a slot: blocks of three
/// seconds should be final within a few of them.
const GOSSIP_DURATION: Duration = Duration::from_millis(300);

/// The part of a slot in which its block is built. The other half is for the next author, who has to receive and execute
/// the block to build on it.
const PROPOSAL_PORTION: f32 = 0.5;

/// What consensus keeps from building the import pipeline for when the node runs.
pub struct Consensus {
	block_import: BabeImport,
	babe_link: BabeLink<Block>,
	babe_worker: BabeWorkerHandle<Block>,
	grandpa_link: GrandpaLink,
	telemetry: Option<Telemetry>,
}

/// What the tasks of a running node share.
struct Node {
	client: Arc<Client>,
	backend: Arc<Backend>,
	select_chain: SelectChain,
	transaction_pool: Arc<Pool>,
	keystore: KeystorePtr,
	name: String,
	role: Role,
	registry: Option<Registry>,
	telemetry: Option<TelemetryHandle>,
}

impl Node {
	/// A factory of the pool as the runtime sees it, through which equivocations are reported.
	fn offchain_pool(&self) -> OffchainTransactionPoolFactory<Block> {
		OffchainTransactionPoolFactory::new(self.transaction_pool.clone())
	}
}

/// GRANDPA's protocol on the network.
struct GrandpaProtocol {
	name: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

/// Start a node with the network backend that `config` names. It stops when the task manager is dropped.
pub fn start(config: Configuration) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		NetworkBackendType::Libp2p => new_full::<NetworkWorker<Block, Hash>>(config),
		NetworkBackendType::Litep2p => new_full::<Litep2pNetworkBackend>(config),
	}
}

/// What subcommands that work on the database need. They sign nothing, so they get no keys.
pub fn new_chain_ops(config: &mut Configuration) -> Result<Partial, Error> {
	config.keystore = KeystoreConfig::InMemory;
	let mut partial = new_partial(config)?;
	// Callers take what they need and drop the rest, upon which the tasks behind it would report a failure.
	partial
		.task_manager
		.keep_alive((partial.transaction_pool.clone(), partial.other.babe_worker.clone()));
	Ok(partial)
}

/// Open the database and build the import pipeline on it.
fn new_partial(config: &Configuration) -> Result<Partial, Error> {
	let telemetry = new_telemetry(config)?;
	let telemetry_handle = telemetry.as_ref().map(|(_, telemetry)| telemetry.handle());

	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry_handle.clone(),
			sc_service::new_wasm_executor::<HostFunctions>(&config.executor),
			// Pruned nodes keep the blocks from which they prove changes of authorities, for warp sync.
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = SelectChain::new(backend.clone());
	let transaction_pool: Arc<Pool> = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry_handle.clone(),
	)?;

	let babe_config = sc_consensus_babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let (block_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		grandpa_import.clone(),
		client.clone(),
		inherents(slot_duration),
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(transaction_pool.clone()),
	)?;

	let (import_queue, babe_worker) =
		sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
			link: babe_link.clone(),
			block_import: block_import.clone(),
			justification_import: Some(Box::new(grandpa_import)),
			client: client.clone(),
			slot_duration,
			spawner: &task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			telemetry: telemetry_handle,
		})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, babe_link, babe_worker, grandpa_link, telemetry },
	})
}

/// Telemetry to the endpoints of `config`; no chain of ours has any, `--telemetry-url` adds them.
fn new_telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
	let Some(endpoints) =
		config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty())
	else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(16)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

/// What every block carries besides transactions: the slot, and the time it follows from.
fn inherents(slot_duration: SlotDuration) -> Inherents {
	Arc::new(move |_parent: Hash, _: ()| async move {
		let timestamp = TimestampInherent::from_system_time();
		let slot = BabeInherent::from_timestamp_and_slot_duration(*timestamp, slot_duration);
		Ok((slot, timestamp))
	}) as Inherents
}

fn new_full<N: NetworkBackend<Block, Hash>>(config: Configuration) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, babe_link, babe_worker, grandpa_link, mut telemetry },
	} = new_partial(&config)?;
	let node = Node {
		client,
		backend,
		select_chain,
		transaction_pool,
		keystore: keystore_container.keystore(),
		name: config.network.node_name.clone(),
		role: config.role,
		registry: config.prometheus_registry().cloned(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	};
	let (force_authoring, grandpa_enabled) = (config.force_authoring, !config.disable_grandpa);

	let metrics = N::register_notification_metrics(node.registry.as_ref());
	let mut net_config =
		FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, node.registry.clone());
	let grandpa_protocol = add_grandpa_protocol(&config, &node, &mut net_config, metrics.clone());
	let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: node.client.clone(),
			transaction_pool: node.transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(warp_sync(&node, &grandpa_link)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if config.offchain_worker.enabled {
		spawn_offchain_workers(&task_manager, &node, network.clone())?;
	}

	let voter_state = SharedVoterState::empty();
	let rpc_deps = rpc::Deps {
		client: node.client.clone(),
		transaction_pool: node.transaction_pool.clone(),
		select_chain: node.select_chain.clone(),
		keystore: node.keystore.clone(),
		chain_spec: config.chain_spec.cloned_box(),
		babe_worker,
		grandpa: grandpa_rpc_deps(&node, &grandpa_link, voter_state.clone()),
	};
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: node.client.clone(),
		backend: node.backend.clone(),
		task_manager: &mut task_manager,
		keystore: node.keystore.clone(),
		transaction_pool: node.transaction_pool.clone(),
		rpc_builder: Box::new(move |executor| rpc::create(&rpc_deps, executor).map_err(Into::into)),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	spawn_greeter(&task_manager, &node, sync.clone());
	if node.role.is_authority() {
		spawn_author(&task_manager, &node, sync.clone(), block_import, babe_link, force_authoring)?;
	}
	if grandpa_enabled {
		spawn_voter(
			&task_manager,
			&node,
			network,
			sync,
			grandpa_protocol,
			grandpa_link,
			voter_state,
		)?;
	}

	Ok(task_manager)
}

/// Add GRANDPA's messages to what peers talk about.
fn add_grandpa_protocol<N: NetworkBackend<Block, Hash>>(
	config: &Configuration,
	node: &Node,
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	metrics: NotificationMetrics,
) -> GrandpaProtocol {
	let genesis = node.client.chain_info().genesis_hash;
	let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<Block, N>(
		name.clone(),
		metrics,
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(protocol);
	GrandpaProtocol { name, notifications }
}

/// Warp sync: a new node follows GRANDPA's proofs of who votes instead of executing every block.
fn warp_sync(node: &Node, grandpa_link: &GrandpaLink) -> WarpSyncConfig<Block> {
	WarpSyncConfig::WithProvider(Arc::new(warp_proof::NetworkProvider::<Block, Backend>::new(
		node.backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	)))
}

/// Tell peers of a new best block also when finality has made it one.
///
/// The SDK tells them of what is imported. A node that was cut off from the others finalizes a block of theirs that is below its
/// own best one, and would go on greeting with that, though it is pruned by then: who asks for it gets nothing, and bans the
/// node after the third time.
fn spawn_greeter(task_manager: &TaskManager, node: &Node, sync: Arc<SyncingService<Block>>) {
	let client = node.client.clone();
	let mut finalized = client.finality_notification_stream();
	let greet = async move {
		while finalized.next().await.is_some() {
			let chain = client.chain_info();
			sync.new_best_block_imported(chain.best_hash, chain.best_number);
		}
	};
	task_manager.spawn_handle().spawn("greeter", Some("networking"), greet);
}

fn spawn_offchain_workers(
	task_manager: &TaskManager,
	node: &Node,
	network: Arc<dyn NetworkService>,
) -> Result<(), Error> {
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: node.client.clone(),
		keystore: Some(node.keystore.clone()),
		offchain_db: node.backend.offchain_storage(),
		transaction_pool: Some(node.offchain_pool()),
		network_provider: Arc::new(network),
		is_validator: node.role.is_authority(),
		// The runtime has no business with other servers.
		enable_http_requests: false,
		custom_extensions: |_| Vec::new(),
	})?;
	task_manager.spawn_handle().spawn(
		"offchain-workers-runner",
		"offchain-worker",
		workers.run(node.client.clone(), task_manager.spawn_handle()).boxed(),
	);
	Ok(())
}

fn grandpa_rpc_deps(
	node: &Node,
	grandpa_link: &GrandpaLink,
	voter_state: SharedVoterState,
) -> rpc::GrandpaDeps {
	let authority_set = grandpa_link.shared_authority_set().clone();
	rpc::GrandpaDeps {
		finality_proofs: FinalityProofProvider::new_for_service(
			node.backend.clone(),
			Some(authority_set.clone()),
		),
		authority_set,
		voter_state,
		justification_stream: grandpa_link.justification_stream(),
	}
}

/// How authors slow down while finality waits, with sessions of so many slots: a slot longer between blocks for every two
/// blocks beyond 300, up to a twelfth of a session, and to a hundred slots.
///
/// 4,096 blocks after the last final one the database keeps one branch for good, final or not. Two sides of a cut that have
/// come so far cannot be joined again, so they must not come so far soon. The twelfth leaves each session its blocks.
pub fn back_off(session_length: u64) -> BackoffAuthoringOnFinalizedHeadLagging<BlockNumber> {
	BackoffAuthoringOnFinalizedHeadLagging {
		unfinalized_slack: 300,
		authoring_bias: 2,
		max_interval: (session_length / 12).clamp(1, 100) as BlockNumber,
	}
}

/// Build blocks in the slots that BABE gives this validator.
fn spawn_author(
	task_manager: &TaskManager,
	node: &Node,
	sync: Arc<SyncingService<Block>>,
	block_import: BabeImport,
	babe_link: BabeLink<Block>,
	force_authoring: bool,
) -> Result<(), Error> {
	let proposer = ProposerFactory::new(
		task_manager.spawn_handle(),
		node.client.clone(),
		node.transaction_pool.clone(),
		node.registry.as_ref(),
		node.telemetry.clone(),
	);
	let author = sc_consensus_babe::start_babe(BabeParams {
		keystore: node.keystore.clone(),
		client: node.client.clone(),
		select_chain: node.select_chain.clone(),
		env: proposer,
		block_import,
		sync_oracle: sync.clone(),
		justification_sync_link: sync,
		create_inherent_data_providers: inherents(babe_link.config().slot_duration()),
		force_authoring,
		backoff_authoring_blocks: Some(back_off(babe_link.config().epoch_length)),
		babe_link,
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
		max_block_proposal_slot_portion: None,
		telemetry: node.telemetry.clone(),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("babe", Some("block-authoring"), author);
	Ok(())
}

/// Follow GRANDPA's votes, and cast our own where the node is a validator.
fn spawn_voter(
	task_manager: &TaskManager,
	node: &Node,
	network: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	protocol: GrandpaProtocol,
	link: GrandpaLink,
	shared_voter_state: SharedVoterState,
) -> Result<(), Error> {
	let config = sc_consensus_grandpa::Config {
		gossip_duration: GOSSIP_DURATION,
		justification_generation_period: JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: node.role,
		name: Some(node.name.clone()),
		// Without keys the voter only listens.
		keystore: node.role.is_authority().then(|| node.keystore.clone()),
		telemetry: node.telemetry.clone(),
		protocol_name: protocol.name,
	};
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link,
		network,
		sync,
		notification_service: protocol.notifications,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: node.registry.clone(),
		shared_voter_state,
		telemetry: node.telemetry.clone(),
		offchain_tx_pool_factory: node.offchain_pool(),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
