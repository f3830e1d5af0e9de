//! What a node and clients can ask the runtime.

use crate::{sd_api::*, *};
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	weights::Weight,
};
use pallet_sd_handover::HandoverInfo;
use pallet_sd_rewards::{GenerationQuote, ShareQuote};
use pallet_sd_treasury::Pot;
use pallet_sd_validators::ValidatorsInfo;
use sd_primitives::{
	Asset, Channels, ContentHash,
	info::{BatchInfo, ContestInfo, GeneratorInfo, GraphicInfo, ListingInfo},
	traits::Proceeds,
};
use sp_api::impl_runtime_apis;
use sp_core::{H256, OpaqueMetadata, crypto::KeyTypeId};
use sp_runtime::{
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
};

/// A pot as the API shows it.
fn pot(pot: Pot) -> PotBalance {
	PotBalance { account: SdTreasury::pot(pot), balance: SdTreasury::pot_balance(pot) }
}

/// The epoch as the API shows it.
fn epoch_info() -> EpochInfo {
	let epoch = SdRewards::roll();
	let starts_at = epoch.index * epoch.clock.epoch;
	EpochInfo {
		index: epoch.index,
		starts_at,
		ends_at: starts_at + epoch.clock.epoch,
		window: epoch.clock.window_of(System::block_number()) - epoch.clock.window_of(starts_at),
		windows: epoch.clock.windows,
		bases: epoch.bases,
		generate_target: epoch.generate_target,
		share_target: epoch.share_target,
		quotas: epoch.quotas,
	}
}

/// The terms as the API shows them.
fn terms() -> Terms {
	let epoch = SdRewards::roll().index;
	let (community, community_pending) =
		pallet_sd_rewards::CommunitySchedule::<Runtime>::get().at(epoch);
	let (company, company_pending) = pallet_sd_rewards::CompanySchedule::<Runtime>::get().at(epoch);
	Terms { community, community_pending, company, company_pending }
}

/// Slots of this session that have passed, that of this block included.
fn slots_of_the_session() -> u32 {
	let passed = Babe::current_slot().saturating_sub(*Babe::current_epoch_start());
	u32::try_from(*passed).unwrap_or(u32::MAX).saturating_add(1)
}

/// Stand in the next block, the first that a transaction signed after the answer could be in.
fn in_the_next_block() {
	let next = System::block_number().saturating_add(1);
	System::initialize(&next, &System::parent_hash(), &Default::default());
}

/// What a sale by the owner would bring.
fn quote_sale(item: u32, price: Balance, asset: Asset) -> Option<Proceeds> {
	SdRewards::quote_sale(&SdMarket::sale_of(item, price, asset)?)
}

impl_runtime_apis! {
	impl crate::sd_api::SdApi<Block> for Runtime {
		fn pots() -> Pots {
			SdRewards::roll();
			Pots { reserve: pot(Pot::Reserve), company: pot(Pot::Company), community: pot(Pot::Community) }
		}

		fn channels() -> Channels {
			SdRewards::roll();
			pallet_sd_treasury::Channels::<Runtime>::get()
		}

		fn distributed() -> Balance {
			pallet_sd_treasury::Channels::<Runtime>::get().distributed()
		}

		fn epoch() -> EpochInfo {
			epoch_info()
		}

		fn terms() -> Terms {
			terms()
		}

		fn quote_generation(account: AccountId, generator: AccountId, count: u32) -> GenerationQuote {
			in_the_next_block();
			let quote = SdRewards::quote_generation(&account, &generator, count);
			if SdGraphics::is_active(&generator) {
				quote
			} else {
				quote.of_an_inactive_generator()
			}
		}

		fn quote_share(account: AccountId) -> ShareQuote<AccountId> {
			in_the_next_block();
			SdRewards::quote_share(&account)
		}

		fn quote_sale(item: u32, price: Balance, asset: Asset) -> Option<Proceeds> {
			in_the_next_block();
			quote_sale(item, price, asset)
		}

		fn graphic(content_hash: ContentHash) -> Option<GraphicInfo<AccountId>> {
			SdGraphics::graphic(content_hash)
		}

		fn batch(root: H256) -> Option<BatchInfo<AccountId>> {
			SdGraphics::batch(root)
		}

		fn listing(item: u32) -> Option<ListingInfo<AccountId>> {
			SdMarket::listing(item)
		}

		fn contest(id: u32) -> Option<ContestInfo<AccountId>> {
			SdContests::contest(id)
		}

		fn generator(account: AccountId) -> Option<GeneratorInfo> {
			let (made, made_in_epoch) = SdRewards::made(&account);
			SdGraphics::generator(&account, made, made_in_epoch)
		}

		fn handover() -> HandoverInfo<Hash> {
			let distributed = pallet_sd_treasury::Channels::<Runtime>::get().distributed();
			SdHandover::info(distributed, pallet_sd_rewards::Earners::<Runtime>::get())
		}

		fn validators() -> ValidatorsInfo<AccountId> {
			SdValidators::info(slots_of_the_session())
		}
	}

	impl pallet_asset_conversion::AssetConversionApi<Block, Balance, Asset> for Runtime {
		fn quote_price_tokens_for_exact_tokens(
			asset1: Asset,
			asset2: Asset,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
		}

		fn quote_price_exact_tokens_for_tokens(
			asset1: Asset,
			asset2: Asset,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
		}

		fn get_reserves(asset1: Asset, asset2: Asset) -> Option<(Balance, Balance)> {
			AssetConversion::get_reserves(asset1, asset2).ok()
		}
	}

	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let config = Babe::epoch_config().unwrap_or(genesis_presets::BABE_CONFIG);
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: SdValidators::session_length().into(),
				c: config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			prove_key(sp_consensus_babe::KEY_TYPE, authority)
				.map(sp_consensus_babe::OpaqueKeyOwnershipProof::new)
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Babe::submit_unsigned_equivocation_report(equivocation, key_owner.decode()?)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(equivocation, key_owner.decode()?)
		}

		fn generate_key_ownership_proof(
			_set: sp_consensus_grandpa::SetId,
			authority: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			prove_key(sp_consensus_grandpa::KEY_TYPE, authority)
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use frame_benchmarking::BenchmarkBatch;
			use frame_support::traits::WhitelistedStorageKeys;

			let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade keeps the state sound");
			(weight, configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block is valid")
		}
	}
}

/// Proof that `authority` is a validator's key in this session.
fn prove_key<Key: codec::Encode + AsRef<[u8]>>(kind: KeyTypeId, authority: Key) -> Option<Vec<u8>> {
	use frame_support::traits::KeyOwnerProofSystem;
	pallet_sd_validators::KeysInUse::<Runtime>::prove((kind, authority))
		.map(|proof| codec::Encode::encode(&proof))
}

#[cfg(feature = "runtime-benchmarks")]
mod benches {
	polkadot_sdk::frame_benchmarking::define_benchmarks!(
		[pallet_sd_treasury, SdTreasury]
		[pallet_sd_rewards, SdRewards]
		[pallet_sd_graphics, SdGraphics]
		[pallet_sd_market, SdMarket]
		[pallet_sd_contests, SdContests]
		[pallet_sd_handover, SdHandover]
		[pallet_sd_validators, SdValidators]
	);
}
