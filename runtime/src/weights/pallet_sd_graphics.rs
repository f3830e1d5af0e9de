// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_graphics`, written by `make weights` on 2026-11-23: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_graphics`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_graphics::WeightInfo for WeightInfo<T> {
	fn register_generator() -> Weight {
		// At least 117_776 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(124_766_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn update_generator() -> Weight {
		// At least 119_929 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(125_898_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn suspend_generator() -> Weight {
		// At least 118_887 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(126_028_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn resume_generator() -> Weight {
		// At least 119_118 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(126_269_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn add_model() -> Weight {
		// At least 12_809 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Models` (r:0 w:1)
		// Proof: `SdGraphics::Models` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
		Weight::from_parts(13_951_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn generate() -> Weight {
		// At least 118_437 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:2 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `System::BlockHash` (r:1 w:0)
		// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:1)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		Weight::from_parts(128_782_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn set_moderator() -> Weight {
		// At least 8_473 ns. Storage, as measured:
		// Storage: `SdHandover::CurrentLatch` (r:1 w:0)
		// Proof: `SdHandover::CurrentLatch` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Moderators` (r:0 w:1)
		// Proof: `SdGraphics::Moderators` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		Weight::from_parts(9_484_000, 1_536)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn consent() -> Weight {
		// At least 16_425 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		Weight::from_parts(17_526_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn consent_with_signature() -> Weight {
		// At least 59_369 ns. Storage, as measured:
		// Storage: `System::BlockHash` (r:1 w:0)
		// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		Weight::from_parts(64_276_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn withdraw_consent() -> Weight {
		// At least 19_789 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		Weight::from_parts(21_181_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// `t` is between 1 and 1024.
	fn settle(t: u32) -> Weight {
		// At least 95_172 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1024 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1023 w:1023)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1023 w:1023)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `System::Account` (r:1027 w:1027)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		Weight::from_parts(96_243_000, 11_402)
			.saturating_add(Weight::from_parts(40_808_205, 0).saturating_mul(t.into()))
			.saturating_add(Weight::from_parts(0, 2_634).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(t.into())))
	}
	fn claim() -> Weight {
		// At least 40_971 ns. Storage, as measured:
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::SkippedCreators` (r:1 w:0)
		// Proof: `SdGraphics::SkippedCreators` (`max_values`: None, `max_size`: Some(32818), added: 35293, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		Weight::from_parts(44_496_000, 36_283)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn share() -> Weight {
		// At least 45_759 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Gallery` (r:1 w:1)
		// Proof: `SdGraphics::Gallery` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::RefusedFingerprints` (r:1 w:0)
		// Proof: `SdGraphics::RefusedFingerprints` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:1)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		Weight::from_parts(49_043_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn settle_share() -> Weight {
		// At least 54_882 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:0)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Gallery` (r:1 w:1)
		// Proof: `SdGraphics::Gallery` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:1)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		Weight::from_parts(58_988_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn take_down() -> Weight {
		// At least 30_656 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Moderators` (r:1 w:0)
		// Proof: `SdGraphics::Moderators` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Gallery` (r:1 w:1)
		// Proof: `SdGraphics::Gallery` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Removals` (r:0 w:1)
		// Proof: `SdGraphics::Removals` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
		Weight::from_parts(34_030_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn prune() -> Weight {
		// At least 27_251 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(104), added: 599, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Gallery` (r:1 w:0)
		// Proof: `SdGraphics::Gallery` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		Weight::from_parts(29_624_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
