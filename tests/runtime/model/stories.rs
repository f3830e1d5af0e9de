//! How chains begin: what is in genesis, and what has happened by the time the random steps come.

use super::{
	cast::{ASSET_FUNDS, ASSETS, BOARD, FUNDS, HOST, Key, MODERATOR, VALIDATORS, WHALE, who},
	compare,
	steps::{Amount, Payee, Pick, Plan, Step},
	world::World,
};
use crate::common::{check_invariants, genesis, merge, state};
use pallet_sd_graphics::GenesisGenerator;
use polkadot_sdk::{
	sp_core::H256,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring::{AliceStash, BobStash, Eve, Ferdie, FerdieStash},
	sp_storage::StateVersion,
};
use sd_ledger::{Asset, ChannelId, Clock, CommunityTerms, Genesis, Ledger, Pot, SD};
use serde_json::{Value, json};

/// How a chain begins.
pub struct Story {
	/// How time is divided.
	pub clock: Clock,
	/// The first terms.
	pub terms: CommunityTerms,
	/// Generators and their quotas.
	pub quotas: [(Key, u32); 3],
	/// What has happened since.
	pub prelude: Vec<Step>,
}

impl Story {
	/// A young chain: channels are full, the board decides. T is 2 in Eve's lane and 1 in Ferdie's, for graphics and for
	/// shares.
	pub fn of_the_first_days() -> Self {
		Self {
			clock: Clock { epoch_length: 60, windows_per_epoch: 4 },
			terms: CommunityTerms {
				generate_target: 1_000,
				share_target: 1_000,
				max_rewarded_generations: 8,
				max_rewarded_shares: 5,
				moderation_period: 10,
				retention: 3,
				..Default::default()
			},
			quotas: [(Eve, 20), (Ferdie, 10), (FerdieStash, 2_470)],
			prelude: beginning(),
		}
	}

	/// Channels that have a few rewards left, in an epoch that began when they were full.
	pub fn of_empty_channels() -> Self {
		let drain = |channel, units| Step::Drain { channel, left: Amount::Units(units) };
		Self {
			prelude: with_beginning([
				drain(ChannelId::Generate, 5 * SD + 1),
				drain(ChannelId::Share, 3 * SD / 2),
				drain(ChannelId::Sale, SD / 10),
				drain(ChannelId::Contest, 7 * SD),
				drain(ChannelId::Ecosystem, SD),
			]),
			clock: Clock { epoch_length: 200, windows_per_epoch: 2 },
			..Self::of_the_first_days()
		}
	}

	/// After the handover: channels that lack a part of their budgets, and pots that are full. Company holds more than it may.
	pub fn of_the_handover() -> Self {
		let drain = |channel, left| Step::Drain { channel, left: Amount::Part(left) };
		Self {
			prelude: with_beginning([
				drain(ChannelId::Generate, 500),
				drain(ChannelId::Share, 101),
				drain(ChannelId::Sale, 3),
				drain(ChannelId::Contest, 999),
				give(Pot::Company, 120_000_000),
				give(Pot::Community, 30_000_000),
				give(Pot::Reserve, 1),
				Step::HandOver,
			]),
			..Self::of_the_first_days()
		}
	}

	/// Lanes, quotas and caps of next to nothing; rewards that decline steeply from odd numbers.
	pub fn of_narrow_lanes() -> Self {
		let first = Self::of_the_first_days();
		let left = |thousandths| Amount::Part(thousandths);
		Self {
			clock: Clock { epoch_length: 24, windows_per_epoch: 3 },
			terms: CommunityTerms {
				share_decline: 4,
				max_rewarded_generations: 2,
				max_rewarded_shares: 1,
				..first.terms
			},
			quotas: [(Eve, 2), (Ferdie, 3), (FerdieStash, 700)],
			prelude: with_beginning([
				Step::Drain { channel: ChannelId::Generate, left: left(777) },
				Step::Drain { channel: ChannelId::Share, left: left(613) },
				Step::Drain { channel: ChannelId::Sale, left: left(899) },
			]),
		}
	}

	/// A market with an item on offer and another that is not, and two contests, one out of the channel and one that is
	/// sponsored, with entries: the voting begins with the next epoch.
	pub fn of_a_fair() -> Self {
		let first = Self::of_the_first_days();
		let plan = |prize| Plan {
			title: 5,
			prize: Amount::Units(prize),
			shares: vec![500_000_000, 300_000_001],
			entering: 0,
			voting: 0,
			quorum: 0,
		};
		let generate =
			|creator, generator| Step::Generate { creator, generator, known: None, least: None };
		let mint =
			|royalty| Step::Mint { which: Pick::Open(0), by: None, royalty, most: Amount::All(0) };
		let enter = |contest, which| Step::Enter {
			contest: Pick::Any(contest),
			which: Pick::Any(which),
			by: None,
		};
		Self {
			clock: Clock { epoch_length: 24, windows_per_epoch: 2 },
			prelude: with_beginning([
				Step::Open { by: None, plan: plan(40 * SD) },
				Step::Sponsor { by: AliceStash, plan: plan(3 * SD + 1) },
				generate(AliceStash, Eve),
				generate(BobStash, Ferdie),
				generate(WHALE, FerdieStash),
				generate(BobStash, FerdieStash),
				mint(100_000_000),
				mint(0),
				Step::List {
					which: Pick::Open(0),
					by: None,
					asset: Asset::Sd,
					price: Amount::Units(10 * SD),
					buyer: WHALE,
				},
				enter(0, 0),
				enter(0, 1),
				enter(1, 1),
				enter(1, 2),
			]),
			..first
		}
	}

	/// Both chains in their first block.
	pub fn write(self) -> Written {
		let mut state = state(&self.genesis());
		state.commit_all().expect("nothing is open");
		let state_version = state.state_version;
		let (trie, root) = state.into_raw_snapshot();
		Written { trie, root, state_version, ledger: self.ledger(), story: self }
	}

	/// The genesis of four validators, with these terms and this cast.
	fn genesis(&self) -> Value {
		let endowments = FUNDS.map(|(key, amount)| (key.to_account_id(), amount));
		let assets = ASSETS.map(|(id, minimum)| (id, FUNDS[0].0.to_account_id(), true, minimum));
		let accounts = ASSET_FUNDS.map(|(id, key, amount)| (id, key.to_account_id(), amount));
		let generators = self.quotas.map(|(key, quota)| GenesisGenerator {
			account: key.to_account_id(),
			name: key.to_string(),
			key: key.public(),
			quota,
			models: vec![("model".to_owned(), H256::zero())],
		});
		let clock = pallet_sd_rewards::Clock {
			epoch: self.clock.epoch_length,
			windows: self.clock.windows_per_epoch,
		};
		let mut genesis = genesis("local_testnet");
		merge(
			&mut genesis,
			json!({
				"assets": { "assets": assets, "metadata": [], "accounts": accounts },
				"assetConversion": { "pools": [] },
				"companyBoard": { "members": BOARD.map(|key| key.to_account_id()) },
				"sdGraphics": { "generators": generators },
				// Out of reach: the ledger knows no milestone, and is handed over by a step.
				"sdHandover": { "milestone": { "earners": u32::MAX } },
				"sdMarket": { "pricedAssets": [] },
				"sdRewards": { "clock": clock, "communityTerms": compare::on_chain(&self.terms) },
				"sdTreasury": { "endowments": endowments },
				// The ledger knows no bonds, and Dave has nothing.
				"sdValidators": { "members": VALIDATORS.map(|key| key.to_account_id()), "bond": 0 },
			}),
		);
		genesis
	}

	fn ledger(&self) -> Ledger {
		let mut ledger = Ledger::new(Genesis {
			clock: self.clock,
			endowments: FUNDS.map(|(key, amount)| (who(key), amount)).to_vec(),
			quotas: self.quotas.map(|(key, quota)| (who(key), quota)).to_vec(),
			community_terms: self.terms.clone(),
			..Default::default()
		});
		for (id, key, amount) in ASSET_FUNDS {
			let minimum =
				ASSETS.into_iter().find(|(asset, _)| *asset == id).expect("it is one of them").1;
			ledger.issue(id, minimum, who(key), amount);
		}
		let generators = self.quotas.map(|(key, _)| key);
		for excluded in BOARD.into_iter().chain(generators) {
			ledger.set_excluded(who(excluded), true);
		}
		ledger
	}
}

/// The first moderator and the first host; and prices may be set in both assets, in which the treasuries then have accounts.
fn beginning() -> Vec<Step> {
	let asset = |(id, _)| Step::SetAsset { asset: Asset::Other(id), allowed: true, rightful: true };
	let mut steps = vec![
		Step::SetModerator { account: MODERATOR, moderator: true, rightful: true },
		Step::SetHost { account: HOST, host: true, rightful: true },
		give(Pot::Company, 1),
		give(Pot::Community, 1),
	];
	steps.extend(ASSETS.map(asset));
	steps
}

/// What happens after the beginning.
pub fn with_beginning(steps: impl IntoIterator<Item = Step>) -> Vec<Step> {
	beginning().into_iter().chain(steps).collect()
}

/// The whale gives a pot so many $SD and a unit.
fn give(pot: Pot, amount: u128) -> Step {
	Step::Transfer { from: WHALE, to: Payee::Pot(pot), amount: Amount::Units(amount * SD + 1) }
}

/// The nodes of a state's trie, each with how often it is referred to.
type Nodes = Vec<(Vec<u8>, (Vec<u8>, i32))>;

/// A story of which both chains are there, to go on from any number of times.
pub struct Written {
	trie: Nodes,
	root: H256,
	state_version: StateVersion,
	ledger: Ledger,
	story: Story,
}

impl Written {
	/// Begin once more, and let `go_on` do the rest. Every invariant holds in the end.
	pub fn tell(&self, go_on: impl FnOnce(&mut World)) {
		let (trie, root, version) = (self.trie.clone(), self.root, self.state_version);
		TestExternalities::from_raw_snapshot(trie, root, version).execute_with(|| {
			let mut world = World::begin(self.ledger.clone(), &self.story.quotas);
			for step in &self.story.prelude {
				world.take(step.clone());
			}
			go_on(&mut world);
			check_invariants();
		});
	}
}
