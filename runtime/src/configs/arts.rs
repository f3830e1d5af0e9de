//! Graphics, what they earn, and NFTs.

use crate::*;
use configs::{
	governance::{EnsureAuthority, EnsureBoard},
	system::deposit,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU128, Contains},
};
use frame_system::EnsureNever;
use pallet_nfts::{PalletFeature, PalletFeatures};
use sd_primitives::DAYS;

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
	type BenchmarkHelper = Wallets;
}

/// Wallets of a benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub struct Wallets;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_sd_graphics::BenchmarkHelper<AccountId, Signature> for Wallets {
	fn sign(payload: impl FnOnce(&AccountId) -> Vec<u8>) -> (AccountId, Signature) {
		use sp_core::crypto::KeyTypeId;
		const WALLET: KeyTypeId = KeyTypeId(*b"sdwl");
		let key = sp_io::crypto::sr25519_generate(WALLET, None);
		let account = AccountId::from(key);
		let signature = sp_io::crypto::sr25519_sign(WALLET, &key, &payload(&account));
		(account, signature.expect("the key was generated here").into())
	}

	fn endow(account: &AccountId) {
		use frame_support::traits::fungible::Mutate;
		let amount = 1_000_000 * sd_primitives::SD;
		Balances::set_balance(account, amount);
	}

	fn exclude_many() {
		use frame_support::traits::Get;
		use pallet_collective::Instance1;
		let members = (0..<Runtime as pallet_collective::Config<Instance1>>::MaxMembers::get())
			.map(|seed| frame_benchmarking::account("member", 0, seed))
			.collect::<Vec<AccountId>>();
		pallet_collective::Members::<Runtime, Instance1>::put(members);
	}

	fn has_sponsored() -> bool {
		use pallet_sd_graphics::Event::Settled;
		System::events().into_iter().any(|record| match record.event {
			RuntimeEvent::SdGraphics(Settled { settled, .. }) => {
				settled.iter().all(|tally| tally.sponsored > 0)
			}
			_ => false,
		})
	}
}

parameter_types! {
	/// Trading is the market's, and so are attributes: what they say of a graphic nobody may change.
	pub Features: PalletFeatures = PalletFeatures::from_disabled(
		PalletFeature::Trading | PalletFeature::Swaps | PalletFeature::Attributes
	);
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
	type Locker = ();
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
