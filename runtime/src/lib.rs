//! # The runtime of SD Chain
//!
//! Composes the pallets: what runs in a block, in which order, and what a transaction carries. How each pallet is set up
//! stands in [`configs`], what clients can ask in [`apis`], how a chain begins in [`genesis_presets`]. There is one blob for
//! all networks; what differs between them is genesis storage.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]
// What the macros of the runtime make has no docs of its own; every item written here has.
#![allow(missing_docs)]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
pub mod configs;
pub mod genesis_presets;
#[cfg(any(feature = "rehearsal", test))]
pub mod rehearsal;
pub mod sd_api;
pub mod weights;

pub use apis::{RUNTIME_API_VERSIONS, RuntimeApi};
pub use configs::{consensus::SessionKeys, system::SLOT_DURATION};
pub use sd_primitives::{Balance, BlockNumber};

use alloc::vec::Vec;
use polkadot_sdk::{
	sp_runtime::{
		MultiAddress, MultiSignature, generic,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
	},
	*,
};
use sp_version::{RuntimeVersion, runtime_version};

/// A signature of any kind that accounts sign with.
pub type Signature = MultiSignature;
/// An account's public identity.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// A hash of the chain.
pub type Hash = polkadot_sdk::sp_core::H256;
/// How transactions name accounts.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a transaction carries beside its call, in the order in which it is checked.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it comes in.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a sender signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types that a node needs, which knows no calls.
pub mod opaque {
	use super::*;

	/// A block whose extrinsics are bytes.
	pub type Block = generic::Block<Header, polkadot_sdk::sp_runtime::OpaqueExtrinsic>;
}

/// Makes the version of the runtime, with the number in place: it goes into a section of the blob, which is read without
/// running it.
macro_rules! version {
	($spec_version:tt) => {
		/// Which runtime this is.
		#[runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: alloc::borrow::Cow::Borrowed("sd-chain"),
			impl_name: alloc::borrow::Cow::Borrowed("sd-chain"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 1,
			apis: RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}

#[cfg(not(feature = "rehearsal"))]
version!(1);
#[cfg(feature = "rehearsal")]
version!(2);

/// What the first block of this version does before anything else.
#[cfg(not(feature = "rehearsal"))]
pub type Migrations = ();
#[cfg(feature = "rehearsal")]
pub type Migrations = rehearsal::Migrations;

/// The pallets. Hooks and genesis run in the order of the indices, which never change. The
/// exchange comes after the treasury, which creates the $SD for its first pool. That the handover comes before the scheduler,
/// and that before democracy, is a part of its promise: in the block in which the community takes over, the latch closes
/// before anything that the board has announced can happen.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type PoolAssets = pallet_assets<Instance1>;
	#[runtime::pallet_index(15)]
	pub type Nfts = pallet_nfts;

	#[runtime::pallet_index(20)]
	pub type SdTreasury = pallet_sd_treasury;
	#[runtime::pallet_index(21)]
	pub type SdRewards = pallet_sd_rewards;
	#[runtime::pallet_index(22)]
	pub type SdGraphics = pallet_sd_graphics;
	#[runtime::pallet_index(23)]
	pub type SdMarket = pallet_sd_market;
	#[runtime::pallet_index(24)]
	pub type SdContests = pallet_sd_contests;
	#[runtime::pallet_index(25)]
	pub type SdHandover = pallet_sd_handover;
	#[runtime::pallet_index(26)]
	pub type SdValidators = pallet_sd_validators;
	#[runtime::pallet_index(27)]
	pub type AssetConversion = pallet_asset_conversion;

	#[runtime::pallet_index(30)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(31)]
	pub type Preimage = pallet_preimage;

	#[runtime::pallet_index(40)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(41)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(42)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(43)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(50)]
	pub type CompanyBoard = pallet_collective<Instance1>;
	#[runtime::pallet_index(51)]
	pub type TechnicalCommittee = pallet_collective<Instance2>;
	#[runtime::pallet_index(52)]
	pub type Democracy = pallet_democracy;

	#[runtime::pallet_index(60)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(61)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(62)]
	pub type Proxy = pallet_proxy;
}
