//! How chains begin. Everything in which networks differ is genesis storage of the one runtime: here are the networks for
//! development, whole, and of the public ones what does not depend on who founds them.

mod development;
mod public;

pub use development::{EVE_ATTESTS, TEST_DOLLAR};
pub use public::{FEWEST_VALIDATORS, MOST_VALIDATORS, PUBLIC, VALIDATOR_BOND, most_endowed};

use crate::*;
use alloc::string::ToString;
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};

/// A quarter of the slots has a leader by lot, the rest one in turn.
pub const BABE_CONFIG: BabeEpochConfiguration =
	BabeEpochConfiguration { c: (1, 4), allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots };

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	let development = [DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET];
	development.into_iter().chain(PUBLIC).map(PresetId::from).collect()
}

/// A preset by its name, as JSON. Those of public networks lack validators, and are no genesis without them.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => development::preset(&[Alice], 1),
		LOCAL_TESTNET_RUNTIME_PRESET => development::preset(&[Alice, Bob, Charlie, Dave], 4),
		name if PUBLIC.contains(&name) => public::preset(),
		_ => return None,
	};
	Some(genesis.to_string().into_bytes())
}
