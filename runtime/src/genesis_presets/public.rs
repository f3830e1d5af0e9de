//! Networks for everybody. Who validates, who decides at first and who has how much, their founders say.

use super::*;
use frame_support::build_struct_json_patch;
use sd_primitives::{Channels, EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY};

/// The names of their presets, which are the same: a rehearsal is worth something when it works like what it rehearses.
pub const PUBLIC: [&str; 2] = ["testnet", "mainnet"];

/// What a validator puts up, in base units.
pub const VALIDATOR_BOND: Balance = 10_000 * SD;

/// Fewest validators: of four, one may fail.
pub const FEWEST_VALIDATORS: u32 = 4;

/// Most validators.
pub const MOST_VALIDATORS: u32 = pallet_sd_validators::MAX_MEMBERS;

/// What a genesis can give away in all, in base units: Ecosystem's budget, of which the pots have their deposits already.
pub fn most_endowed() -> Balance {
	let ecosystem = Channels::divide(TOTAL_SUPPLY).ecosystem.budget;
	ecosystem - pallet_sd_treasury::Pot::ALL.len() as Balance * EXISTENTIAL_DEPOSIT
}

/// What is not said here has its default, which is the value of public networks.
pub(super) fn preset() -> serde_json::Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		babe: BabeConfig { epoch_config: BABE_CONFIG },
		sd_validators: SdValidatorsConfig {
			bond: Some(VALIDATOR_BOND),
			minimum: Some(FEWEST_VALIDATORS),
			session_length: Some(1_200),
		},
	})
}
