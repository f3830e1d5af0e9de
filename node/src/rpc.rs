//! The RPC methods that depend on this chain's runtime and consensus.
//!
//! The SDK serves the others by itself: `author`, `chain`, `state`, `system`, and the second version (`chainHead_v1` and
//! its kin).

use std::{error::Error, sync::Arc};

use jsonrpsee::RpcModule;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_consensus_babe::BabeWorkerHandle,
	sc_consensus_babe_rpc::{Babe, BabeApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::SubscriptionTaskExecutor,
	sc_service::ChainSpec,
	sc_sync_state_rpc::{SyncState, SyncStateApiServer},
	sp_keystore::KeystorePtr,
	sp_runtime::traits::NumberFor,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use sd_runtime::opaque::Block;

use crate::service::{Backend, Client, Hash, Pool, SelectChain};

/// What the methods answer from.
pub struct Deps {
	/// The chain and its runtime.
	pub client: Arc<Client>,
	/// Transactions waiting for a block, for the next nonce of an account.
	pub transaction_pool: Arc<Pool>,
	/// Which fork is the best.
	pub select_chain: SelectChain,
	/// The node's keys, for the slots it may author in.
	pub keystore: KeystorePtr,
	/// The network, for a specification with which light clients start late.
	pub chain_spec: Box<dyn ChainSpec>,
	/// BABE's epochs.
	pub babe_worker: BabeWorkerHandle<Block>,
	/// GRANDPA's state.
	pub grandpa: GrandpaDeps,
}

/// What the methods about finality answer from.
pub struct GrandpaDeps {
	/// Who votes.
	pub authority_set: SharedAuthoritySet<Hash, NumberFor<Block>>,
	/// The rounds in progress.
	pub voter_state: SharedVoterState,
	/// Justifications as they come.
	pub justification_stream: GrandpaJustificationStream<Block>,
	/// Proofs from the database.
	pub finality_proofs: Arc<FinalityProofProvider<Backend, Block>>,
}

/// The methods, answering from `deps`; `executor` runs subscriptions.
pub fn create(
	deps: &Deps,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Deps { client, transaction_pool, select_chain, keystore, chain_spec, babe_worker, grandpa } =
		deps;
	let mut module = RpcModule::new(());

	module
		.merge(System::<_, _, Block>::new(client.clone(), transaction_pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::<_, Block>::new(client.clone()).into_rpc())?;
	module.merge(
		Babe::new(client.clone(), babe_worker.clone(), keystore.clone(), select_chain.clone())
			.into_rpc(),
	)?;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authority_set.clone(),
			grandpa.voter_state.clone(),
			grandpa.justification_stream.clone(),
			grandpa.finality_proofs.clone(),
		)
		.into_rpc(),
	)?;
	module.merge(
		SyncState::new(
			chain_spec.cloned_box(),
			client.clone(),
			grandpa.authority_set.clone(),
			babe_worker.clone(),
		)?
		.into_rpc(),
	)?;

	Ok(module)
}
