//! # Treasury
//!
//! All the $SD there is starts in the Reserve, reaches people through channels, and comes back as fees to the treasuries
//! of the company and the community. This pallet holds the pots, keeps the books of the channels, pays, charges, spends
//! and recycles. It does not know what is paid for.
//!
//! ## Terminology
//!
//! - **Pot**: a keyless account that exists from genesis and is never reaped: Reserve, Company, Community. Pots hold $SD
//!   and any other asset.
//! - **Channel**: a part of the Reserve with a purpose. `available = budget + refilled − paid − held`.
//! - **Distributed**: what the channels other than Ecosystem have ever paid; a counter that no transfer moves.
//! - **Ceiling**: the most that may be spent in an epoch of one asset from one source.
//! - **Recycling**: after the handover, what refills the channels out of Community at each roll.
//!
//! ## Invariants
//!
//! 1. The total issuance is [`TOTAL_SUPPLY`], for ever.
//! 2. The Reserve holds Σ (available + held) of all channels and the existential deposit; more only if somebody sent it.
//! 3. `paid` and `refilled` only grow, `available` is never negative, and no channel is refilled above its budget.
//! 4. Nothing is spent above a ceiling: an epoch's, or the board's.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod channels;
mod deals;
mod moving;
mod pots;
mod prices;
mod purse;
mod recycling;
mod spending;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use deals::Deals;
pub use pots::Pot;
pub use types::{Source, Spending};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::prelude::*;
use frame::traits::{
	fungible::{Inspect, Mutate},
	fungibles,
};
use pallet_balances::AccountData;
use sd_primitives::{
	Asset, Balance, ChannelId, Channels as ChannelBooks, EXISTENTIAL_DEPOSIT, TOTAL_SUPPLY,
	traits::{Authority, Epochs, Handover, Treasury},
};

#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the treasury needs of its runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<AccountData = AccountData<Balance>> {
		/// $SD, in base units: pallet-balances, which keeps it with the accounts.
		type Currency: Mutate<Self::AccountId, Balance = Balance>;

		/// $SD and every other asset, in base units; `Currency` under one name with the others.
		type Assets: fungibles::Mutate<Self::AccountId, AssetId = Asset, Balance = Balance>;

		/// Tells the epoch that a ceiling is for.
		type Epochs: Epochs;

		/// Whether the community decides: unlocks its treasury, begins recycling.
		type Handover: Handover;

		/// Who spends what is the company's.
		type CompanyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who spends what is everybody's.
		type AuthorityOrigin: Authority<Self::RuntimeOrigin>;

		/// Seed of the pots' accounts; changing it moves them.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Makes an asset to spend.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The books of the channels. Written by every payment.
	#[pallet::storage]
	pub type Channels<T> = StorageValue<_, ChannelBooks, ValueQuery>;

	/// What was spent, by source and asset; as many as the authorities ever spent of.
	// Blake2: whoever creates an asset chooses its id.
	#[pallet::storage]
	pub type Spendings<T> =
		StorageDoubleMap<_, Twox64Concat, Source, Blake2_128Concat, Asset, Spending>;

	/// What the board has spent of Ecosystem before the handover, ever, in base units.
	#[pallet::storage]
	pub type BoardSpent<T> = StorageValue<_, Balance, ValueQuery>;

	/// Money that left or reached a pot.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A channel of the Reserve paid `amount` base units to `to`.
		Paid {
			/// The channel.
			channel: ChannelId,
			/// Who was paid.
			to: T::AccountId,
			/// Base units.
			amount: Balance,
		},
		/// `from` paid a fee: `company` and `community` base units to the two treasuries.
		Charged {
			/// Who paid.
			from: T::AccountId,
			/// Base units to Company.
			company: Balance,
			/// Base units to Community.
			community: Balance,
		},
		/// `amount` base units of `asset` were spent.
		Spent {
			/// Out of which treasury or channel.
			source: Source,
			/// What.
			asset: Asset,
			/// Base units.
			amount: Balance,
			/// Who got it.
			beneficiary: T::AccountId,
		},
		/// Community refilled the channels, by so many base units each.
		Recycled {
			/// Into Generate.
			generate: Balance,
			/// Into Share.
			share: Balance,
			/// Into Sale.
			sale: Balance,
			/// Into Contest.
			contest: Balance,
		},
		/// Company held more than a tenth of all $SD, and Community got the rest.
		Overflowed {
			/// Base units.
			amount: Balance,
		},
	}

	/// Why the treasury refuses.
	#[pallet::error]
	pub enum Error<T> {
		/// The payer cannot pay this and keep the existential deposit. Get more $SD first.
		BalanceTooLow,
		/// The channel has less available than that. Ask for less, or wait for recycling.
		ChannelShort,
		/// The channel holds less than that for what is pending. Settle no more than was set aside.
		HeldShort,
		/// Spending nothing is no spending. Name an amount.
		NothingToSpend,
		/// The Community Treasury is locked until the handover. Wait for it.
		CommunityLocked,
		/// Channels hold $SD and nothing else. Spend other assets from a treasury.
		EcosystemHoldsOnlySd,
		/// There is no asset with this id. Check it.
		UnknownAsset,
		/// A source cannot spend on the pot that holds it, nor on the Reserve, where it would be lost. Name somebody else.
		OwnBeneficiary,
		/// It is more than 0.1 % of what was held of this asset at the epoch's first spend. Spend less, or the rest later.
		OverCeiling,
		/// Before the handover the board spends at most 5 % of the distributed supply out of Ecosystem. Spend less.
		OverBoardCeiling,
	}

	/// Who gets $SD at genesis, out of Ecosystem.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Accounts and base units.
		pub endowments: Vec<(T::AccountId, Balance)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::create_supply();
			for (account, amount) in &self.endowments {
				Pallet::<T>::pay(ChannelId::Ecosystem, account, *amount).expect(
					"endowments fit into Ecosystem and are at least the existential deposit",
				);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert_eq!(T::Currency::minimum_balance(), EXISTENTIAL_DEPOSIT);
			let native = <T::Assets as fungibles::Inspect<_>>::minimum_balance(Asset::Native);
			assert_eq!(native, EXISTENTIAL_DEPOSIT, "both are the same $SD");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Spend `amount` base units of `asset` on `beneficiary`, at most 0.1 % an epoch of what the source held of it at the
		/// epoch's first spend. Company's by the board; Community's by referendum, after the handover; Ecosystem's, in $SD
		/// only, by the board before (at most 5 % of the distributed supply, ever) and by referendum after.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::spend())]
		pub fn spend(
			origin: OriginFor<T>,
			source: Source,
			asset: Asset,
			amount: Balance,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			Self::ensure_may_spend(source, origin)?;
			Self::do_spend(source, &asset, amount, &beneficiary)?;
			Self::deposit_event(Event::Spent { source, asset, amount, beneficiary });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// All the $SD into the Reserve, divided into channels; the pots' own existential deposits come out of Ecosystem.
	fn create_supply() {
		assert_eq!(T::Currency::total_issuance(), 0, "all $SD comes from the treasury's genesis");
		let mut books = ChannelBooks::divide(TOTAL_SUPPLY);
		books.ecosystem.paid = Pot::ALL.len() as Balance * EXISTENTIAL_DEPOSIT;
		Channels::<T>::put(books);

		let reserve = TOTAL_SUPPLY - (Pot::ALL.len() as Balance - 1) * EXISTENTIAL_DEPOSIT;
		for pot in Pot::ALL {
			let account = Self::pot(pot);
			let amount = if pot == Pot::Reserve { reserve } else { EXISTENTIAL_DEPOSIT };
			frame_system::Pallet::<T>::inc_providers(&account);
			T::Currency::mint_into(&account, amount).expect("the supply fits into u128");
		}
	}
}
