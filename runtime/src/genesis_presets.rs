//! How chains begin. Everything in which networks differ is here, as genesis storage of the one runtime.

use crate::*;
use alloc::{string::ToString, vec};
use frame_support::build_struct_json_patch;
use pallet_sd_graphics::GenesisGenerator;
use pallet_sd_rewards::{Clock, CommunityTerms};
use pallet_sd_treasury::Pot;
use sd_primitives::{Asset, SD};
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_core::{H256, sr25519};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// A quarter of the slots has a leader by lot, the rest one in turn.
pub const BABE_CONFIG: BabeEpochConfiguration =
	BabeEpochConfiguration { c: (1, 4), allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots };

/// Public key of `//Eve//attest`, with which the generator of development networks signs.
pub const EVE_ATTESTS: [u8; 32] = [
	0x00, 0xb0, 0xc1, 0xe6, 0x84, 0x23, 0x5f, 0xe9, 0x6c, 0xf7, 0x6e, 0xee, 0xe3, 0x93, 0xb9, 0xa4,
	0xf1, 0xc4, 0x8b, 0x96, 0xd7, 0x7a, 0x82, 0x36, 0xba, 0x33, 0xd1, 0x91, 0x55, 0x9e, 0x79, 0x5f,
];

/// What a development network gives each well-known account.
const ENDOWMENT: Balance = 1_000 * SD;

/// An asset of development networks, of 6 decimals, in which to buy $SD: what a unit of it stands for nobody promises.
pub const TEST_DOLLAR: u32 = 1;

/// One test dollar in its base units.
const DOLLAR: Balance = 1_000_000;

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}

/// A preset by its name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(&[Alice]),
		LOCAL_TESTNET_RUNTIME_PRESET => development(&[Alice, Bob, Charlie, Dave]),
		_ => return None,
	};
	Some(genesis.to_string().into_bytes())
}

/// A network of well-known accounts, in which an epoch is a minute.
fn development(validators: &[Sr25519Keyring]) -> serde_json::Value {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie, One};
	let accounts = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One].map(|key| key.to_account_id());
	let endowments = accounts.clone().map(|account| (account, ENDOWMENT));
	let members = validators.iter().map(|key| key.to_account_id()).collect::<Vec<_>>();

	build_struct_json_patch!(RuntimeGenesisConfig {
		babe: BabeConfig { epoch_config: BABE_CONFIG },
		assets: AssetsConfig {
			assets: vec![(TEST_DOLLAR, One.to_account_id(), true, DOLLAR / 100)],
			metadata: vec![(TEST_DOLLAR, b"Test dollar".to_vec(), b"TUSD".to_vec(), 6)],
			accounts: test_dollars(&accounts),
		},
		sd_treasury: SdTreasuryConfig { endowments: endowments.to_vec() },
		sd_rewards: SdRewardsConfig {
			clock: Clock { epoch: 20, windows: 1 },
			community_terms: CommunityTerms {
				moderation_period: 10,
				retention: 3,
				..Default::default()
			},
		},
		sd_graphics: SdGraphicsConfig { generators: vec![eve()] },
		sd_validators: SdValidatorsConfig { members, session_length: Some(20) },
		asset_conversion: AssetConversionConfig { pools: vec![first_pool(One)] },
		session: SessionConfig { keys: validators.iter().map(session_keys).collect() },
		company_board: CompanyBoardConfig {
			members: [Alice, Bob, Charlie].map(|key| key.to_account_id()).to_vec(),
		},
	})
}

/// What each of `accounts` has; the treasuries have just enough to exist, so that they can receive the least commission.
fn test_dollars(accounts: &[AccountId]) -> Vec<(u32, AccountId, Balance)> {
	let treasuries = [Pot::Company, Pot::Community].map(SdTreasury::pot);
	let of = |account: &AccountId, amount| (TEST_DOLLAR, account.clone(), amount);
	let people = accounts.iter().map(|account| of(account, 1_000 * DOLLAR));
	people.chain(treasuries.iter().map(|pot| of(pot, DOLLAR / 100))).collect()
}

/// A pool of $SD and test dollars, out of half of what `provider` has of both.
fn first_pool(provider: Sr25519Keyring) -> (Asset, Asset, AccountId, Balance, Balance) {
	let dollars = Asset::WithId(TEST_DOLLAR);
	(Asset::Native, dollars, provider.to_account_id(), ENDOWMENT / 2, 500 * DOLLAR)
}

/// The generator of development networks: Eve's account, with one model.
fn eve() -> GenesisGenerator<AccountId> {
	GenesisGenerator {
		account: Sr25519Keyring::Eve.to_account_id(),
		name: "Eve's generator".to_string(),
		key: sr25519::Public::from_raw(EVE_ATTESTS),
		quota: 1_000_000,
		models: vec![("dunes-1".to_string(), H256::repeat_byte(1))],
	}
}

/// A validator's session keys, from its well-known name.
fn session_keys(validator: &Sr25519Keyring) -> (AccountId, AccountId, SessionKeys) {
	let grandpa = match validator {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
		Sr25519Keyring::Dave => Ed25519Keyring::Dave,
		_ => Ed25519Keyring::Alice,
	};
	let keys = SessionKeys { babe: validator.public().into(), grandpa: grandpa.public().into() };
	(validator.to_account_id(), validator.to_account_id(), keys)
}
