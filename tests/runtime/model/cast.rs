//! Who takes part: accounts rich and poor, there and not there, and some that earn nothing. And what the same account,
//! channel or asset is called on either side.

use polkadot_sdk::sp_keyring::Sr25519Keyring::{
	self, Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, EveStash,
	Ferdie, FerdieStash, One, Two,
};
use sd_ledger::{Asset, ChannelId, ED, Pot, SD, Source, Who};
use sd_runtime::*;

/// Somebody who can sign.
pub type Key = Sr25519Keyring;

/// The company's board at the beginning.
pub const BOARD: [Key; 3] = [Alice, Bob, Charlie];

/// Who authors blocks. Dave has no money.
pub const VALIDATORS: [Key; 4] = [Alice, Bob, Charlie, Dave];

/// Who makes pictures. Dave's stash becomes a generator only if it is registered.
pub const GENERATORS: [Key; 4] = [Eve, Ferdie, FerdieStash, DaveStash];

/// Who gets what channels pay when years pass at once.
pub const WHALE: Key = EveStash;

/// Who has no $SD at the beginning. Dave has an account all the same, because it validates, and Two, for its dollars.
pub const NEWCOMERS: [Key; 3] = [Dave, One, Two];

/// Who takes graphics down.
pub const MODERATOR: Key = BobStash;

/// Who opens contests with the channel's money.
pub const HOST: Key = AliceStash;

/// What they have at the beginning. Dave and One have nothing, and Two has dollars only.
pub const FUNDS: [(Key, u128); 11] = [
	(Alice, 1_000 * SD),
	(Bob, 1_000 * SD),
	(Charlie, 20 * SD),
	(Eve, 1_000 * SD),
	(Ferdie, 3 * SD),
	(FerdieStash, 100 * SD),
	(AliceStash, 100_000 * SD),
	(BobStash, 1_000 * SD),
	(CharlieStash, 2 * SD),
	(DaveStash, ED + SD / 500),
	(WHALE, 100_000 * SD),
];

/// An asset whose commissions are often less than anybody may hold, and one of which any amount may be held.
pub const ASSETS: [(u32, u128); 2] = [(1, 10_000), (2, 1)];

/// Who has how much of each of [`ASSETS`].
pub const ASSET_FUNDS: [(u32, Key, u128); 7] = [
	(1, AliceStash, 1_000_000_000_000),
	(1, BobStash, 40_000),
	(1, CharlieStash, 12_000),
	(1, Two, 500_000_000),
	(2, AliceStash, u64::MAX as u128),
	(2, BobStash, 1_000_000),
	(2, DaveStash, 10_001),
];

/// Everybody who can sign.
pub fn people() -> impl Iterator<Item = Key> {
	Key::iter()
}

/// Everybody, the pots too.
pub fn everybody() -> impl Iterator<Item = Who> {
	people().map(who).chain(Pot::ALL.map(Pot::account))
}

/// What the ledger calls somebody.
pub fn who(key: Key) -> Who {
	key as Who
}

/// Who signs for somebody who is no pot.
pub fn key(who: Who) -> Key {
	people().nth(who as usize).expect("who is not a pot has a key")
}

/// The account on chain of somebody whom the ledger calls so.
pub fn account(who: Who) -> AccountId {
	use pallet_sd_treasury::Pot as OnChain;
	let pots = [
		(Pot::Reserve, OnChain::Reserve),
		(Pot::Company, OnChain::Company),
		(Pot::Community, OnChain::Community),
	];
	if let Some((_, pot)) = pots.into_iter().find(|(pot, _)| pot.account() == who) {
		return SdTreasury::pot(pot);
	}
	key(who).to_account_id()
}

/// What the ledger calls an account, if it knows it.
pub fn known(on_chain: &AccountId) -> Option<Who> {
	everybody().find(|who| account(*who) == *on_chain)
}

/// What the chain calls a channel.
pub fn channel(id: ChannelId) -> sd_primitives::ChannelId {
	match id {
		ChannelId::Generate => sd_primitives::ChannelId::Generate,
		ChannelId::Share => sd_primitives::ChannelId::Share,
		ChannelId::Sale => sd_primitives::ChannelId::Sale,
		ChannelId::Contest => sd_primitives::ChannelId::Contest,
		ChannelId::Ecosystem => sd_primitives::ChannelId::Ecosystem,
	}
}

/// What the chain calls an asset.
pub fn asset(asset: Asset) -> sd_primitives::Asset {
	match asset {
		Asset::Sd => sd_primitives::Asset::Native,
		Asset::Other(id) => sd_primitives::Asset::WithId(id),
	}
}

/// What the chain calls what is spent from.
pub fn source(source: Source) -> pallet_sd_treasury::Source {
	match source {
		Source::Company => pallet_sd_treasury::Source::Company,
		Source::Community => pallet_sd_treasury::Source::Community,
		Source::Ecosystem => pallet_sd_treasury::Source::Ecosystem,
	}
}
