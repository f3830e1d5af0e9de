// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_graphics`, written by `make weights` on 2026-11-23: 25 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_graphics`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_graphics::WeightInfo for WeightInfo<T> {
	fn register_generator() -> Weight {
		// At least 114_050 ns. Storage, as measured:
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(122_693_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn update_generator() -> Weight {
		// At least 117_455 ns. Storage, as measured:
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(125_217_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn suspend_generator() -> Weight {
		// At least 114_331 ns. Storage, as measured:
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(122_913_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn resume_generator() -> Weight {
		// At least 117_315 ns. Storage, as measured:
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		Weight::from_parts(123_494_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn add_model() -> Weight {
		// At least 11_958 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Models` (r:0 w:1)
		// Proof: `SdGraphics::Models` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
		Weight::from_parts(13_991_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn generate() -> Weight {
		// At least 128_552 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
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
		Weight::from_parts(140_670_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn set_moderator() -> Weight {
		// At least 7_401 ns. Storage, as measured:
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `SdGraphics::Moderators` (r:0 w:1)
		// Proof: `SdGraphics::Moderators` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		Weight::from_parts(8_172_000, 3_541)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn consent() -> Weight {
		// At least 16_174 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		Weight::from_parts(17_776_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn consent_with_signature() -> Weight {
		// At least 61_682 ns. Storage, as measured:
		// Storage: `System::BlockHash` (r:1 w:0)
		// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		Weight::from_parts(74_592_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn withdraw_consent() -> Weight {
		// At least 19_849 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1 w:1)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::ConsentNonces` (r:1 w:1)
		// Proof: `SdGraphics::ConsentNonces` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		Weight::from_parts(21_342_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// `t` is between 1 and 1024.
	fn settle(t: u32) -> Weight {
		// At least 103_304 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1025 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Consents` (r:1024 w:1024)
		// Proof: `SdGraphics::Consents` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1024 w:1024)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `System::Account` (r:1028 w:1028)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		Weight::from_parts(1_206_820_238, 11_402)
			.saturating_add(Weight::from_parts(42_853_358, 0).saturating_mul(t.into()))
			.saturating_add(Weight::from_parts(0, 2_634).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(t.into())))
	}
	fn claim() -> Weight {
		// At least 41_832 ns. Storage, as measured:
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::SkippedCreators` (r:1 w:0)
		// Proof: `SdGraphics::SkippedCreators` (`max_values`: None, `max_size`: Some(32818), added: 35293, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:1 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		Weight::from_parts(44_947_000, 36_283)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn share() -> Weight {
		// At least 46_320 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
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
		Weight::from_parts(49_884_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn settle_share() -> Weight {
		// At least 59_479 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
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
		Weight::from_parts(64_006_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn take_down() -> Weight {
		// At least 30_375 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
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
		Weight::from_parts(36_454_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn prune() -> Weight {
		// At least 28_843 ns. Storage, as measured:
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:0)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Gallery` (r:1 w:0)
		// Proof: `SdGraphics::Gallery` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Batches` (r:1 w:1)
		// Proof: `SdGraphics::Batches` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
		Weight::from_parts(33_530_000, 3_669)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
