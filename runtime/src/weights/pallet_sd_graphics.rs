// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_sd_graphics`, written by `make weights` on 2026-11-22: 50 steps, 20 repeats.

use polkadot_sdk::*;

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_sd_graphics`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sd_graphics::WeightInfo for WeightInfo<T> {
	fn register_generator() -> Weight {
		// At least 119_628 ns. Storage, as measured:
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
		Weight::from_parts(125_597_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn update_generator() -> Weight {
		// At least 117_936 ns. Storage, as measured:
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
		Weight::from_parts(124_787_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn suspend_generator() -> Weight {
		// At least 120_961 ns. Storage, as measured:
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
		Weight::from_parts(128_241_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn resume_generator() -> Weight {
		// At least 121_742 ns. Storage, as measured:
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
		Weight::from_parts(127_400_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn add_model() -> Weight {
		// At least 13_550 ns. Storage, as measured:
		// Storage: `SdGraphics::Generators` (r:1 w:1)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Models` (r:0 w:1)
		// Proof: `SdGraphics::Models` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
		Weight::from_parts(14_732_000, 3_624)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn generate() -> Weight {
		// At least 273_899 ns. Storage, as measured:
		// Storage: `SdGraphics::Graphics` (r:1 w:1)
		// Proof: `SdGraphics::Graphics` (`max_values`: None, `max_size`: Some(165), added: 2640, mode: `MaxEncodedLen`)
		// Storage: `SdGraphics::Generators` (r:2 w:0)
		// Proof: `SdGraphics::Generators` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CurrentEpoch` (r:1 w:1)
		// Proof: `SdRewards::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(84), added: 579, mode: `MaxEncodedLen`)
		// Storage: `System::BlockHash` (r:1 w:0)
		// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::CommunitySchedule` (r:1 w:0)
		// Proof: `SdRewards::CommunitySchedule` (`max_values`: Some(1), `max_size`: Some(151), added: 646, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x47095d485c4eebffd5a83f6dfda38123` (r:1 w:0)
		// Storage: `System::Account` (r:3 w:3)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SdTreasury::Channels` (r:1 w:1)
		// Proof: `SdTreasury::Channels` (`max_values`: Some(1), `max_size`: Some(320), added: 815, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Lanes` (r:1 w:1)
		// Proof: `SdRewards::Lanes` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `SdRewards::Accounts` (r:1 w:1)
		// Proof: `SdRewards::Accounts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
		// Storage: `CompanyBoard::Members` (r:1 w:0)
		// Proof: `CompanyBoard::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `SdRewards::Earners` (r:1 w:1)
		// Proof: `SdRewards::Earners` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		Weight::from_parts(315_531_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn set_moderator() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn consent() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn consent_with_signature() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn withdraw_consent() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn claim() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn share() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn settle_share() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn take_down() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn prune() -> Weight {
		Weight::from_parts(150_000_000, 8_799)
	}
	fn settle(t: u32) -> Weight {
		Weight::from_parts(150_000_000, 8_799)
			.saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(t.into()))
	}
}
