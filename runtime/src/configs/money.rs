//! $SD, fees, assets, the treasury, and the exchange. Nothing burns: what has no owner goes to Community.

use crate::*;
// `ord_parameter_types` makes one.
use alloc::vec;
use configs::{
	governance::{EnsureAuthority, EnsureBoard},
	system::deposit,
};
use frame_support::{
	PalletId, parameter_types,
	traits::{
		AsEnsureOriginWithArg, ConstU32, ConstU128, OnUnbalanced, VariantCountOf,
		fungible::{Balanced, Credit, NativeFromLeft, UnionOf},
		tokens::imbalance::{ResolveAssetTo, ResolveTo},
	},
	weights::ConstantMultiplier,
};
use frame_system::{EnsureNever, EnsureRoot, EnsureSigned, EnsureSignedBy};
use pallet_asset_conversion::{AccountIdConverter, WithFirstAsset};
use pallet_assets::Instance1;
use pallet_sd_treasury::Pot;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sd_primitives::{Asset, EXISTENTIAL_DEPOSIT, SD};
use sp_runtime::{
	FixedPointNumber, Permill, Perquintill,
	traits::{AccountIdConversion, One},
};

parameter_types! {
	/// The Community Treasury's account.
	pub Community: AccountId = SdTreasury::pot(Pot::Community);
}

/// Where money goes that has no owner.
pub type ToCommunity = ResolveTo<Community, Balances>;

/// Network fees and tips go to the block's author; to Community, if the author has no account to receive them.
pub struct ToAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
	fn on_nonzero_unbalanced(fees: Credit<AccountId, Balances>) {
		let rest = match Authorship::author() {
			Some(author) => Balances::resolve(&author, fees).err(),
			None => Some(fees),
		};
		if let Some(rest) = rest {
			ToCommunity::on_unbalanced(rest);
		}
	}
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	type DustRemoval = ToCommunity;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

parameter_types! {
	/// Base units a byte of a transaction costs.
	pub const TransactionByteFee: Balance = 4_000_000;
	/// Base units a picosecond of execution costs: a plain transfer comes to about 0.001 SD.
	pub const WeightFee: Balance = 1;
	/// How full blocks should be: fuller ones make fees rise.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast they rise: by some 7 % an hour under full blocks.
	pub AdjustmentSpeed: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Fees never fall below their normal height,
	pub LeastMultiplier: Multiplier = Multiplier::one();
	/// and rise to a thousand times that at most.
	pub MostMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ToAuthor>;
	type WeightToFee = ConstantMultiplier<Balance, WeightFee>;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetFullness,
		AdjustmentSpeed,
		LeastMultiplier,
		MostMultiplier,
	>;
	type OperationalFeeMultiplier = frame_support::traits::ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const AssetDeposit: Balance = 100 * SD;
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	pub const AssetMetadataDepositBase: Balance = deposit(1, 68);
	pub const AssetMetadataDepositPerByte: Balance = deposit(0, 1);
	pub const AssetApprovalDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = u32;
	type AssetIdParameter = codec::Compact<u32>;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = AssetMetadataDepositBase;
	type MetadataDepositPerByte = AssetMetadataDepositPerByte;
	type ApprovalDeposit = AssetApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

parameter_types! {
	pub const TreasuryPalletId: PalletId = PalletId(*b"sd/pots\0");
}

/// $SD and all other assets under one name.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, Asset, AccountId>;

impl pallet_sd_treasury::Config for Runtime {
	type Currency = Balances;
	type Assets = Money;
	type Epochs = SdRewards;
	type Handover = SdHandover;
	type CompanyOrigin = EnsureBoard;
	type AuthorityOrigin = EnsureAuthority;
	type PalletId = TreasuryPalletId;
	type WeightInfo = weights::pallet_sd_treasury::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::NewAsset;
}

parameter_types! {
	pub const ExchangePalletId: PalletId = PalletId(*b"sd/swaps");
	pub const Native: Asset = Asset::Native;
	/// What liquidity providers take of a swap.
	pub const SwapFee: Permill = Permill::from_parts(3_000);
	/// What they may take at most.
	pub const MostSwapFee: Permill = Permill::from_percent(10);
	/// What opening a pool costs; it goes to Community.
	pub const PoolSetupFee: Balance = 10 * SD;
	pub const NoWithdrawalFee: Permill = Permill::zero();
}

frame_support::ord_parameter_types! {
	/// The exchange's account.
	pub const Exchange: AccountId =
		AccountIdConversion::<AccountId>::into_account_truncating(&ExchangePalletId::get());
}

/// Shares of the exchange's pools: assets that only the exchange creates, and nobody takes from it.
impl pallet_assets::Config<Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = u32;
	type AssetIdParameter = codec::Compact<u32>;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSignedBy<Exchange, AccountId>>;
	type ForceOrigin = EnsureNever<AccountId>;
	type AssetDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type ApprovalDeposit = AssetApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_asset_conversion::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type HigherPrecisionBalance = sp_core::U256;
	type AssetKind = Asset;
	type Assets = Money;
	type PoolId = (Asset, Asset);
	type PoolLocator = WithFirstAsset<
		Native,
		AccountId,
		Asset,
		AccountIdConverter<ExchangePalletId, (Asset, Asset)>,
	>;
	type PoolAssetId = u32;
	type PoolAssets = PoolAssets;
	type LPFee = SwapFee;
	type AdminOrigin = EnsureRoot<AccountId>;
	type MaxSwapFee = MostSwapFee;
	type PoolSetupFee = PoolSetupFee;
	type PoolSetupFeeAsset = Native;
	type PoolSetupFeeTarget = ResolveAssetTo<Community, Money>;
	type LiquidityWithdrawalFee = NoWithdrawalFee;
	type MintMinLiquidity = ConstU128<100>;
	type MaxSwapPathLength = ConstU32<3>;
	type PalletId = ExchangePalletId;
	type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<u32>;
}
