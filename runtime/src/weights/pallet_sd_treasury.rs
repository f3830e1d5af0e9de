// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_treasury`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_treasury`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_treasury::WeightInfo for WeightInfo<T> {
	fn spend() -> Weight {
		// At least 162_272 ns. Storage, as measured:
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:4 w:4)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Spendings` (r:1 w:1)
		// Proof: `SdTreasury::Spendings` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		Weight::from_parts(171_456_000, 11_402)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
}
