//! Graphics, what they earn, and NFTs.

use crate::*;
use configs::{
	governance::{EnsureAuthority, EnsureBoard},
	money::AssetAccountDeposit,
	system::deposit,
};
use frame_support::{
	PalletId, ensure, parameter_types,
	traits::{
		AccountTouch, ConstU32, ConstU128, Contains, ContainsPair, Get,
		fungible::Inspect,
		tokens::{Fortitude::Polite, Preservation::Preserve},
	},
};
use frame_system::EnsureNever;
use pallet_nfts::{PalletFeature, PalletFeatures};
use pallet_sd_treasury::Pot;
use sd_primitives::{Asset, DAYS, traits::AssetAccounts};
use sp_runtime::{DispatchResult, TokenError};

/// Accounts that earn nothing: the pots, the company's board, and generators.
pub struct Excluded;

impl Contains<AccountId> for Excluded {
	fn contains(account: &AccountId) -> bool {
		SdTreasury::is_pot(account)
			|| CompanyBoard::is_member(account)
			|| SdGraphics::is_generator(account)
	}
}

impl pallet_sd_rewards::Config for Runtime {
	type Treasury = SdTreasury;
	type Excluded = Excluded;
	type Milestone = SdHandover;
	type CommunityOrigin = EnsureAuthority;
	type CompanyOrigin = EnsureBoard;
	type WeightInfo = weights::pallet_sd_rewards::WeightInfo<Runtime>;
}

impl pallet_sd_graphics::Config for Runtime {
	type Rules = SdRewards;
	type AuthorityOrigin = EnsureAuthority;
	type OffchainSignature = Signature;
	type OffchainPublic = <Signature as Verify>::Signer;
	type WeightInfo = weights::pallet_sd_graphics::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::Wallets;
}

/// Trading is the market's, and so are attributes: what they say of a graphic nobody may change.
pub struct Features;

impl Get<PalletFeatures> for Features {
	fn get() -> PalletFeatures {
		#[cfg(feature = "runtime-benchmarks")]
		if super::benchmarking::NftsTrade::get() {
			return PalletFeatures::all_enabled();
		}
		PalletFeatures::from_disabled(
			PalletFeature::Trading | PalletFeature::Swaps | PalletFeature::Attributes,
		)
	}
}

parameter_types! {
	pub const MetadataDeposit: Balance = deposit(1, 0);
	pub const ByteDeposit: Balance = deposit(0, 1);
}

impl pallet_nfts::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type CollectionId = u32;
	type ItemId = u32;
	type Currency = Balances;
	type ForceOrigin = EnsureNever<()>;
	type CreateOrigin = frame_support::traits::AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type Locker = SdMarket;
	type CollectionDeposit = ConstU128<0>;
	type ItemDeposit = ConstU128<0>;
	type MetadataDepositBase = MetadataDeposit;
	type AttributeDepositBase = MetadataDeposit;
	type DepositPerByte = ByteDeposit;
	type StringLimit = ConstU32<256>;
	type KeyLimit = ConstU32<64>;
	type ValueLimit = ConstU32<256>;
	type ApprovalsLimit = ConstU32<20>;
	type ItemAttributesApprovalsLimit = ConstU32<20>;
	type MaxTips = ConstU32<0>;
	type MaxDeadlineDuration = ConstU32<{ 365 * DAYS }>;
	type MaxAttributesPerCall = ConstU32<10>;
	type Features = Features;
	type OffchainSignature = Signature;
	type OffchainPublic = <Signature as Verify>::Signer;
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = ();
	type WeightInfo = pallet_nfts::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

parameter_types! {
	pub const MarketPalletId: PalletId = PalletId(*b"sd/items");
}

impl pallet_sd_market::Config for Runtime {
	type Nfts = Nfts;
	type Rules = SdRewards;
	type Graphics = SdGraphics;
	type Assets = TreasuryAccounts;
	type AuthorityOrigin = EnsureAuthority;
	type PalletId = MarketPalletId;
	type WeightInfo = weights::pallet_sd_market::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::Traders;
}

/// The treasuries' accounts in other assets than $SD, each opened with a deposit out of its own pot.
pub struct TreasuryAccounts;

impl AssetAccounts for TreasuryAccounts {
	fn is_sufficient(asset: &Asset) -> Option<bool> {
		match asset {
			Asset::Native => Some(true),
			Asset::WithId(id) => {
				pallet_assets::Asset::<Runtime>::get(id).map(|it| it.is_sufficient)
			}
		}
	}

	fn open_accounts(asset: &Asset) -> DispatchResult {
		let Asset::WithId(id) = asset else { return Ok(()) };
		for pot in [Pot::Company, Pot::Community].map(SdTreasury::pot) {
			if !<Assets as ContainsPair<_, _>>::contains(id, &pot) {
				// What is reserved may come out of what keeps an account alive.
				let spare = Balances::reducible_balance(&pot, Preserve, Polite);
				ensure!(AssetAccountDeposit::get() <= spare, TokenError::FundsUnavailable);
				<Assets as AccountTouch<_, _>>::touch(*id, &pot, &pot)?;
			}
		}
		Ok(())
	}
}

/// Accounts of whose $SD something is locked or frozen: only what has voted in a referendum is.
pub struct Frozen;

impl Contains<AccountId> for Frozen {
	fn contains(account: &AccountId) -> bool {
		System::account(account).data.frozen > 0
	}
}

impl pallet_sd_contests::Config for Runtime {
	type Currency = Balances;
	type Frozen = Frozen;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Rules = SdRewards;
	type Graphics = SdGraphics;
	type AuthorityOrigin = EnsureAuthority;
	type WeightInfo = weights::pallet_sd_contests::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::Entrants;
}
