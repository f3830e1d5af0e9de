//! Weights of this chain's own pallets, measured: `make weights` writes these files.

pub mod pallet_sd_contests;
pub mod pallet_sd_graphics;
pub mod pallet_sd_handover;
pub mod pallet_sd_market;
pub mod pallet_sd_rewards;
pub mod pallet_sd_treasury;
pub mod pallet_sd_validators;
