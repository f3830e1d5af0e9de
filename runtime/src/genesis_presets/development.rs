//! Networks of well-known accounts, for one machine or a few, in which an epoch is a minute.

use super::*;
use alloc::vec;
use frame_support::build_struct_json_patch;
use pallet_sd_graphics::GenesisGenerator;
use pallet_sd_handover::{MilestoneTerms, Periods};
use pallet_sd_rewards::{Clock, CommunityTerms};
use pallet_sd_treasury::Pot;
use sd_primitives::{Asset, SD};
use sp_core::{H256, sr25519};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::Perbill;

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

/// A network of these validators, of which there are never fewer than `minimum`.
pub(super) fn preset(validators: &[Sr25519Keyring], minimum: u32) -> serde_json::Value {
	use Sr25519Keyring::{Eve, Ferdie, One};
	let accounts = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One].map(|key| key.to_account_id());
	let endowments = accounts.clone().map(|account| (account, ENDOWMENT));
	let board = [Alice, Bob, Charlie].map(|key| key.to_account_id()).to_vec();
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
		sd_handover: SdHandoverConfig { milestone: first_milestone(), periods: minutes() },
		sd_validators: SdValidatorsConfig {
			members,
			bond: Some(10 * SD),
			minimum: Some(minimum),
			session_length: Some(20),
		},
		asset_conversion: AssetConversionConfig { pools: vec![first_pool(One)] },
		session: SessionConfig { keys: validators.iter().map(session_keys).collect() },
		company_board: CompanyBoardConfig { members: board.clone() },
		technical_committee: TechnicalCommitteeConfig { members: board },
	})
}

/// A milestone that two people reach in a minute: 20 SD, which is so many billionths of the supply.
fn first_milestone() -> MilestoneTerms {
	let threshold = Perbill::from_parts(20);
	MilestoneTerms { threshold, earners: 2, notice: 10, ..Default::default() }
}

/// Governance that takes minutes.
fn minutes() -> Periods {
	Periods {
		launch: 10,
		voting: 10,
		enactment: 5,
		locking: 5,
		fast_track: 5,
		deposit: SD,
		delay: 10,
	}
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
