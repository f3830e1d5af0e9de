// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_handover`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_handover`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_handover::WeightInfo for WeightInfo<T> {
	fn watch() -> Weight {
		// At least 6_419 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		Weight::from_parts(7_080_000, 1_536).saturating_add(T::DbWeight::get().reads(2))
	}
	fn close() -> Weight {
		// At least 19_659 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:1)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:1)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		Weight::from_parts(21_332_000, 1_636)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// `l` is between 256 and 8192.
	fn company_dispatch(l: u32) -> Weight {
		// At least 57_946 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CounterForAnnouncements` (r:1 w:1)
		// Proof: `SdHandover::CounterForAnnouncements` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:2 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:2 w:2)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::NextAnnouncement` (r:1 w:1)
		// Proof: `SdHandover::NextAnnouncement` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::GovernancePeriods` (r:1 w:0)
		// Proof: `SdHandover::GovernancePeriods` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::Announcements` (r:1 w:1)
		// Proof: `SdHandover::Announcements` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		Weight::from_parts(47_207_667, 13_928)
			.saturating_add(Weight::from_parts(50_077, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn cancel_dispatch() -> Weight {
		// At least 44_266 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::Announcements` (r:1 w:1)
		// Proof: `SdHandover::Announcements` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CounterForAnnouncements` (r:1 w:1)
		// Proof: `SdHandover::CounterForAnnouncements` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:2 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:2 w:2)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		Weight::from_parts(47_761_000, 13_928)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// `l` is between 256 and 8192.
	fn execute_announced(l: u32) -> Weight {
		// At least 53_260 ns. Storage, as measured:
		// Storage: `SdHandover::Announcements` (r:1 w:1)
		// Proof: `SdHandover::Announcements` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CounterForAnnouncements` (r:1 w:1)
		// Proof: `SdHandover::CounterForAnnouncements` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:1 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:2 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:2 w:2)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `TechnicalCommittee::Members` (r:1 w:0)
		// Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		Weight::from_parts(43_221_143, 4_197_809)
			.saturating_add(Weight::from_parts(46_064, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn fast_track() -> Weight {
		// At least 14_091 ns. Storage, as measured:
		// Storage: `Democracy::ReferendumInfoOf` (r:1 w:1)
		// Proof: `Democracy::ReferendumInfoOf` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
		// Storage: `SdHandover::GovernancePeriods` (r:1 w:0)
		// Proof: `SdHandover::GovernancePeriods` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
		Weight::from_parts(15_383_000, 3_666)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_preimage() -> Weight {
		// At least 54_501 ns. Storage, as measured:
		// Storage: `SdHandover::Requests` (r:1 w:1)
		// Proof: `SdHandover::Requests` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		Weight::from_parts(57_887_000, 3_712)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn release_preimage() -> Weight {
		// At least 102_873 ns. Storage, as measured:
		// Storage: `SdHandover::Requests` (r:1 w:1)
		// Proof: `SdHandover::Requests` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
		// Storage: `Democracy::PublicProps` (r:1 w:0)
		// Proof: `Democracy::PublicProps` (`max_values`: Some(1), `max_size`: Some(16702), added: 17197, mode: `MaxEncodedLen`)
		// Storage: `Democracy::LowestUnbaked` (r:1 w:0)
		// Proof: `Democracy::LowestUnbaked` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Democracy::ReferendumCount` (r:1 w:0)
		// Proof: `Democracy::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Democracy::ReferendumInfoOf` (r:9 w:0)
		// Proof: `Democracy::ReferendumInfoOf` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		Weight::from_parts(108_472_000, 25_074)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// `l` is between 256 and 8192.
	fn examine_proposal(l: u32) -> Weight {
		// At least 16_084 ns. Storage, as measured:
		// Storage: `SdHandover::Requests` (r:1 w:0)
		// Proof: `SdHandover::Requests` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:1 w:0)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		Weight::from_parts(5_431_180, 4_197_809)
			.saturating_add(Weight::from_parts(41_383, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
}
