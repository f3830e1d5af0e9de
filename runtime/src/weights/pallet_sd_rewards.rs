// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_rewards`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_rewards`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_rewards::WeightInfo for WeightInfo<T> {
	fn set_community_terms() -> Weight {
		// At least 105_958 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:1)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		Weight::from_parts(111_787_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn set_company_terms() -> Weight {
		// At least 106_489 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CompanySchedule` (r:1 w:1)
		// Proof: `SdRewards::CompanySchedule` (`max_values`: Some(1), `max_size`: Some(37), added: 532, mode: `MaxEncodedLen`)
		Weight::from_parts(112_187_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn roll() -> Weight {
		// At least 100_449 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		Weight::from_parts(106_399_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}
