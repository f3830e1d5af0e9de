// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_validators`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_validators`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_validators::WeightInfo for WeightInfo<T> {
	fn add_validator() -> Weight {
		// At least 66_820 ns. Storage, as measured:
		// Storage: `SdValidators::Members` (r:1 w:1)
		// Proof: `SdValidators::Members` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		// Storage: `Session::NextKeys` (r:1 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `SdValidators::Bonds` (r:1 w:0)
		// Proof: `SdValidators::Bonds` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::RequiredBond` (r:1 w:0)
		// Proof: `SdValidators::RequiredBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::ChangesLeft` (r:1 w:1)
		// Proof: `SdValidators::ChangesLeft` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		Weight::from_parts(83_034_000, 9_083)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn remove_validator() -> Weight {
		// At least 45_138 ns. Storage, as measured:
		// Storage: `SdValidators::Members` (r:1 w:1)
		// Proof: `SdValidators::Members` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::Minimum` (r:1 w:0)
		// Proof: `SdValidators::Minimum` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::ChangesLeft` (r:1 w:1)
		// Proof: `SdValidators::ChangesLeft` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		Weight::from_parts(58_277_000, 5_508)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn bond() -> Weight {
		// At least 60_771 ns. Storage, as measured:
		// Storage: `SdValidators::Bonds` (r:1 w:1)
		// Proof: `SdValidators::Bonds` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::RequiredBond` (r:1 w:0)
		// Proof: `SdValidators::RequiredBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(68_042_000, 3_712)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unbond() -> Weight {
		// At least 60_530 ns. Storage, as measured:
		// Storage: `SdValidators::Bonds` (r:1 w:1)
		// Proof: `SdValidators::Bonds` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::Members` (r:1 w:0)
		// Proof: `SdValidators::Members` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		// Storage: `Session::Validators` (r:1 w:0)
		// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::QueuedKeys` (r:1 w:0)
		// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		Weight::from_parts(74_050_000, 15_272)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn withdraw() -> Weight {
		// At least 54_140 ns. Storage, as measured:
		// Storage: `SdValidators::Bonds` (r:1 w:1)
		// Proof: `SdValidators::Bonds` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(59_208_000, 3_712)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn purge_keys() -> Weight {
		// At least 105_868 ns. Storage, as measured:
		// Storage: `SdValidators::Members` (r:1 w:0)
		// Proof: `SdValidators::Members` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		// Storage: `Session::Validators` (r:1 w:0)
		// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::QueuedKeys` (r:1 w:0)
		// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::NextKeys` (r:1 w:1)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Session::ExternallySetKeys` (r:1 w:0)
		// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Session::KeyOwner` (r:0 w:2)
		// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
		Weight::from_parts(114_721_000, 18_229)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn note_author() -> Weight {
		// At least 10_005 ns. Storage, as measured:
		// Storage: `Babe::Initialized` (r:1 w:1)
		// Proof: `Babe::Initialized` (`max_values`: Some(1), `max_size`: Some(110), added: 605, mode: `MaxEncodedLen`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdValidators::Authored` (r:1 w:1)
		// Proof: `SdValidators::Authored` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
		Weight::from_parts(10_816_000, 3_529)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// `k` is between 1 and 100.
	fn on_offence(k: u32) -> Weight {
		// At least 137_115 ns. Storage, as measured:
		// Storage: `SdValidators::Slashes` (r:100 w:100)
		// Proof: `SdValidators::Slashes` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::Bonds` (r:100 w:100)
		// Proof: `SdValidators::Bonds` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:100 w:100)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:101 w:101)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdValidators::Members` (r:1 w:1)
		// Proof: `SdValidators::Members` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::DisabledValidators` (r:1 w:1)
		// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::Validators` (r:1 w:0)
		// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::QueuedKeys` (r:1 w:0)
		// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdValidators::Offenders` (r:1 w:1)
		// Proof: `SdValidators::Offenders` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
		Weight::from_parts(172_499_452, 21_099)
			.saturating_add(Weight::from_parts(71_712_052, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2_722).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(k.into())))
	}
}
