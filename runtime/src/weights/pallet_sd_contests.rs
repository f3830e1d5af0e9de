// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_contests`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_contests`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_contests::WeightInfo for WeightInfo<T> {
	fn set_host() -> Weight {
		// At least 8_493 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Hosts` (r:0 w:1)
		// Proof: `SdContests::Hosts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		Weight::from_parts(9_174_000, 1_536)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn open() -> Weight {
		// At least 24_697 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Hosts` (r:1 w:0)
		// Proof: `SdContests::Hosts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::OpenedPrizes` (r:1 w:1)
		// Proof: `SdRewards::OpenedPrizes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdContests::NextContest` (r:1 w:1)
		// Proof: `SdContests::NextContest` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:0 w:1)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		Weight::from_parts(26_579_000, 3_513)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn sponsor() -> Weight {
		// At least 55_263 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `SdContests::NextContest` (r:1 w:1)
		// Proof: `SdContests::NextContest` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:0 w:1)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		Weight::from_parts(58_858_000, 3_712)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn enter() -> Weight {
		// At least 88_041 ns. Storage, as measured:
		// Storage: `SdContests::Contests` (r:1 w:0)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Entries` (r:1 w:1)
		// Proof: `SdContests::Entries` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:1 w:1)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(96_304_000, 4_342)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn vote() -> Weight {
		// At least 100_490 ns. Storage, as measured:
		// Storage: `SdContests::Contests` (r:1 w:0)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Entries` (r:1 w:1)
		// Proof: `SdContests::Entries` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Votes` (r:1 w:1)
		// Proof: `SdContests::Votes` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:0)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:1 w:1)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(112_968_000, 4_342)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn close() -> Weight {
		// At least 103_104 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:1 w:0)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Outcomes` (r:1 w:1)
		// Proof: `SdContests::Outcomes` (`max_values`: None, `max_size`: Some(991), added: 3466, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:1 w:0)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:10 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:10 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		Weight::from_parts(130_134_000, 27_780)
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn close_sponsored() -> Weight {
		// At least 150_585 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:1 w:0)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Outcomes` (r:1 w:1)
		// Proof: `SdContests::Outcomes` (`max_values`: None, `max_size`: Some(991), added: 3466, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:1 w:0)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:10 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:10 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(171_336_000, 27_780)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn claim_prize() -> Weight {
		// At least 94_501 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:1 w:1)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Outcomes` (r:1 w:1)
		// Proof: `SdContests::Outcomes` (`max_values`: None, `max_size`: Some(991), added: 3466, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:1)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:0 w:1)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		Weight::from_parts(116_624_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn claim_sponsored_prize() -> Weight {
		// At least 90_365 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Contests` (r:1 w:1)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Outcomes` (r:1 w:1)
		// Proof: `SdContests::Outcomes` (`max_values`: None, `max_size`: Some(991), added: 3466, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:0)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:0 w:1)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		Weight::from_parts(104_806_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn release() -> Weight {
		// At least 106_939 ns. Storage, as measured:
		// Storage: `SdContests::Contests` (r:1 w:1)
		// Proof: `SdContests::Contests` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Outcomes` (r:1 w:1)
		// Proof: `SdContests::Outcomes` (`max_values`: None, `max_size`: Some(991), added: 3466, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Entries` (r:1 w:1)
		// Proof: `SdContests::Entries` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Votes` (r:1 w:1)
		// Proof: `SdContests::Votes` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `SdContests::Ballots` (r:0 w:1)
		// Proof: `SdContests::Ballots` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
		Weight::from_parts(120_069_000, 4_456)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}
