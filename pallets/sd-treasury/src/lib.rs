//! # Treasury
//!
//! All the $SD there is starts in the Reserve, reaches people through channels, and comes back as fees to the treasuries
//! of the company and the community. This pallet holds the pots, keeps the books of the channels, pays and charges. It
//! does not know what is paid for.
//!
//! ## Terminology
//!
//! - **Pot**: a keyless account that exists from genesis and is never reaped: Reserve, Company, Community.
//! - **Channel**: a part of the Reserve with a purpose. `available = budget + refilled − paid − held`.
//! - **Distributed**: what the channels other than Ecosystem have ever paid; a counter that no transfer moves.
//!
//! ## Invariants
//!
//! 1. The total issuance is [`TOTAL_SUPPLY`], for ever.
//! 2. The Reserve holds Σ (available + held) of all channels and the existential deposit; more only if somebody sent it.
//! 3. `paid` and `refilled` only grow, `available` is never negative.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod pots;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pots::Pot;

use alloc::vec::Vec;
use frame::prelude::*;
use frame::traits::fungible::{Inspect, Mutate};
use sd_primitives::{
	Balance, Channel, ChannelId, Channels as ChannelBooks, EXISTENTIAL_DEPOSIT, FeeParts,
	TOTAL_SUPPLY, traits::Treasury,
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
	pub trait Config: frame_system::Config {
		/// $SD, in base units.
		type Currency: Mutate<Self::AccountId, Balance = Balance>;

		/// Seed of the pots' accounts; changing it moves them.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
	}

	/// The books of the channels. Written by every payment.
	#[pallet::storage]
	pub type Channels<T> = StorageValue<_, ChannelBooks, ValueQuery>;

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
	}

	/// Why the treasury refuses.
	#[pallet::error]
	pub enum Error<T> {
		/// The payer cannot pay this and keep the existential deposit. Get more $SD first.
		BalanceTooLow,
		/// The channel has less available than that. Ask for less, or wait for recycling.
		ChannelShort,
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
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
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

impl<T: Config> Treasury<T::AccountId> for Pallet<T> {
	fn channel(id: ChannelId) -> Channel {
		*Channels::<T>::get().get(id)
	}

	fn pay(from: ChannelId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Channels::<T>::try_mutate(|books| -> DispatchResult {
			let channel = books.get_mut(from);
			ensure!(amount <= channel.available(), Error::<T>::ChannelShort);
			channel.paid = channel.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
			T::Currency::transfer(&Self::pot(Pot::Reserve), to, amount, Preservation::Preserve)?;
			Ok(())
		})?;
		Self::deposit_event(Event::Paid { channel: from, to: to.clone(), amount });
		Ok(())
	}

	fn charge(
		payer: &T::AccountId,
		fee: Balance,
		community_share: Perbill,
	) -> Result<FeeParts, DispatchError> {
		let spendable =
			T::Currency::reducible_balance(payer, Preservation::Preserve, Fortitude::Polite);
		ensure!(fee <= spendable, Error::<T>::BalanceTooLow);

		let parts = FeeParts::of(fee, community_share);
		for (pot, part) in [(Pot::Company, parts.company), (Pot::Community, parts.community)] {
			T::Currency::transfer(payer, &Self::pot(pot), part, Preservation::Preserve)?;
		}
		Self::deposit_event(Event::Charged {
			from: payer.clone(),
			company: parts.company,
			community: parts.community,
		});
		Ok(parts)
	}
}
