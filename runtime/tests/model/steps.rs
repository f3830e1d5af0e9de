//! Steps, and how likely each is.
//!
//! A step says how much in terms of what is at stake when it is taken: so that what is just enough, and what is a unit
//! short of it, comes up as often as it should.

use super::cast::{ASSETS, GENERATORS, Key, people, who};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{
	AliceStash, BobStash, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie, FerdieStash,
};
use proptest::{collection::vec, prelude::*, sample::select};
use sd_ledger::{Asset, ChannelId, CommunityTerms, CompanyTerms, Pot, SD, Source, Who};

/// What one of the cast, an authority or time does.
#[derive(Clone, Debug)]
pub enum Step {
	/// Blocks pass, and somebody else authors.
	Wait { blocks: u32, author: usize },
	/// Somebody brings in a new picture, or one that is known, for at least a part of what the curve promises.
	Generate { creator: Key, generator: Key, known: bool, least: Option<Amount> },
	/// $SD changes hands; at stake is all that the sender can give away.
	Transfer { from: Key, to: Payee, amount: Amount },
	/// Somebody shares a graphic, for at least a part of what the curve promises.
	Share { creator: Key, generator: Key, least: Option<Amount> },
	/// One of the pending shares is paid; or somebody asks for more than all of them.
	SettleShare { which: usize, more_than_all: Option<Key> },
	/// One of the pending shares is forfeited; or more than all of them.
	ForfeitShare { which: usize, more_than_all: bool },
	/// Somebody mints, for at most the fee, more or less.
	Mint { creator: Key, most: Amount },
	/// An item is sold; at stake is all that the buyer can give away.
	Sell { buyer: Key, seller: Key, item: Item, asset: Asset, price: Amount },
	/// A prize is set aside; at stake is all that may be in this epoch.
	OpenPrize { prize: Amount },
	/// Somebody wins; at stake is all that is set aside.
	PayPrize { winner: Key, amount: Amount },
	/// Nobody won; at stake is all that is set aside.
	ForfeitPrize { amount: Amount },
	/// An authority spends; at stake is all that it may spend now.
	Spend { source: Source, asset: Asset, amount: Amount, beneficiary: Payee, rightful: bool },
	/// An authority sets the community's terms.
	SetCommunityTerms { terms: CommunityTerms, rightful: bool },
	/// An authority sets the company's terms.
	SetCompanyTerms { terms: CompanyTerms, rightful: bool },
	/// An authority registers a generator.
	Register { generator: Key, quota: u32, rightful: bool },
	/// An authority changes a generator's quota.
	SetQuota { generator: Key, quota: u32, rightful: bool },
	/// An authority suspends a generator.
	Suspend { generator: Key, rightful: bool },
	/// An authority resumes a generator.
	Resume { generator: Key, rightful: bool },
	/// Somebody joins the company's board, or leaves it.
	Seat { member: Key },
	/// Years pass: a channel has paid all but a part of what is available.
	Drain { channel: ChannelId, left: Amount },
	/// The milestone passes, with the next epoch.
	HandOver,
}

/// How much of what is at stake.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
	/// So many units, whatever is at stake.
	Units(u128),
	/// So many thousandths of it.
	Part(u32),
	/// All of it and so many units more.
	All(i32),
}

impl Amount {
	/// In units.
	pub fn of(self, stake: u128) -> u128 {
		match self {
			Self::Units(units) => units,
			Self::Part(thousandths) => sd_ledger::product_over(stake, thousandths.into(), 1_000),
			Self::All(more) => stake.saturating_add_signed(more.into()),
		}
	}
}

/// Somebody, or a pot.
#[derive(Clone, Copy, Debug)]
pub enum Payee {
	Person(Key),
	Pot(Pot),
}

impl From<Payee> for Who {
	fn from(payee: Payee) -> Who {
		match payee {
			Payee::Person(key) => who(key),
			Payee::Pot(pot) => pot.account(),
		}
	}
}

/// What is sold.
#[derive(Clone, Copy, Debug)]
pub struct Item {
	/// Who made the graphic.
	pub creator: Key,
	/// The creator's part of a resale, in parts of 10^9.
	pub royalty: u32,
	/// How it was listed.
	pub listing: Listing,
	/// How often it was sold before.
	pub sales: u32,
}

/// With which commissions an item was listed.
#[derive(Clone, Copy, Debug)]
pub enum Listing {
	/// Those in force.
	Now,
	/// Those of other times, κ_co and κ_cm.
	Before(u32, u32),
}

/// `count` random steps. From a run that fails, steps that do not matter are left out first.
pub fn any_steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
	those_that_matter(count, any_step())
}

/// `count` of `step`. From a run that fails, those that do not matter are left out first.
pub fn those_that_matter(
	count: usize,
	step: impl Strategy<Value = Step>,
) -> impl Strategy<Value = Vec<Step>> {
	let all = vec(prop::bool::weighted(1.0), count);
	(all, vec(step, count)).prop_map(|(matter, steps)| {
		matter
			.into_iter()
			.zip(steps)
			.filter(|(matters, _)| *matters)
			.map(|(_, step)| step)
			.collect()
	})
}

fn any_step() -> impl Strategy<Value = Step> {
	prop_oneof![
		12 => any_wait(),
		50 => any_event(),
		14 => any_payment(),
		10 => any_decision(),
		2 => any_change_of_the_world(),
	]
}

fn any_wait() -> impl Strategy<Value = Step> {
	let blocks = prop_oneof![
		8 => 1..4u32,
		3 => 4..30u32,
		2 => 30..200u32,
		1 => 200..3_000u32,
		1 => 3_000..1_000_000u32,
	];
	(blocks, 0..4usize).prop_map(|(blocks, author)| Step::Wait { blocks, author })
}

/// What the rules reward and charge.
fn any_event() -> impl Strategy<Value = Step> {
	let made = || (artist(), generator(), least());
	let known = prop::bool::weighted(0.05);
	let which = || any::<usize>();
	prop_oneof![
		20 => (made(), known).prop_map(|((creator, generator, least), known)| Step::Generate {
			creator,
			generator,
			known,
			least,
		}),
		10 => made()
			.prop_map(|(creator, generator, least)| Step::Share { creator, generator, least }),
		5 => (which(), prop::option::weighted(0.1, somebody()))
			.prop_map(|(which, more_than_all)| Step::SettleShare { which, more_than_all }),
		2 => (which(), prop::bool::weighted(0.2))
			.prop_map(|(which, more_than_all)| Step::ForfeitShare { which, more_than_all }),
		5 => (somebody(), prop_oneof![4 => Just(Amount::All(0)), 1 => amount()])
			.prop_map(|(creator, most)| Step::Mint { creator, most }),
		10 => any_sale(),
		3 => amount().prop_map(|prize| Step::OpenPrize { prize }),
		3 => (somebody(), part()).prop_map(|(winner, amount)| Step::PayPrize { winner, amount }),
		1 => part().prop_map(|amount| Step::ForfeitPrize { amount }),
	]
}

/// A sale by anybody to anybody.
fn any_sale() -> impl Strategy<Value = Step> {
	let buyer = prop_oneof![2 => artist(), 1 => somebody()];
	let item = any_item(people().collect());
	(buyer, somebody(), item, any_asset(), amount()).prop_map(
		|(buyer, seller, item, asset, price)| Step::Sell { buyer, seller, item, asset, price },
	)
}

/// An item made by one of `creators`, listed now, at another time or, rarely, with commissions that nobody could have set;
/// sold before any number of times.
pub fn any_item(creators: Vec<Key>) -> impl Strategy<Value = Item> {
	let royalty = prop_oneof![Just(0), Just(1), 0..=100_000_000u32];
	let before = (2_500_000..=50_000_000u32, 2_500_000..=100_000_000u32);
	let listing = prop_oneof![
		10 => Just(Listing::Now),
		10 => before.prop_map(|(company, community)| Listing::Before(company, community)),
		1 => Just(Listing::Before(600_000_000, 600_000_000)),
	];
	let sales = prop_oneof![4 => Just(0), 4 => 1..4u32, 1 => 4..70u32, 1 => any::<u32>()];
	(select(creators), royalty, listing, sales)
		.prop_map(|(creator, royalty, listing, sales)| Item { creator, royalty, listing, sales })
}

/// What moves money without a rule.
fn any_payment() -> impl Strategy<Value = Step> {
	let sources = select(vec![Source::Company, Source::Community, Source::Ecosystem]);
	let spend = (sources, any_asset(), amount(), payee(), rightful());
	prop_oneof![
		6 => (somebody(), payee(), amount())
			.prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
		8 => spend.prop_map(|(source, asset, amount, beneficiary, rightful)| Step::Spend {
			source,
			asset,
			amount,
			beneficiary,
			rightful,
		}),
	]
}

fn any_decision() -> impl Strategy<Value = Step> {
	prop_oneof![
		5 => (any_terms(), rightful())
			.prop_map(|(terms, rightful)| Step::SetCommunityTerms { terms, rightful }),
		2 => (0..=22 * SD / 10, rightful()).prop_map(|(mint_company_fee, rightful)| {
			Step::SetCompanyTerms { terms: CompanyTerms { mint_company_fee }, rightful }
		}),
		1 => (lane(), rightful()).prop_map(|((generator, quota), rightful)| {
			Step::Register { generator, quota, rightful }
		}),
		3 => (lane(), rightful()).prop_map(|((generator, quota), rightful)| {
			Step::SetQuota { generator, quota, rightful }
		}),
		1 => (generator(), rightful())
			.prop_map(|(generator, rightful)| Step::Suspend { generator, rightful }),
		2 => (generator(), rightful())
			.prop_map(|(generator, rightful)| Step::Resume { generator, rightful }),
		1 => somebody().prop_map(|member| Step::Seat { member }),
	]
}

fn any_change_of_the_world() -> impl Strategy<Value = Step> {
	let mut channels = ChannelId::EARNED.to_vec();
	channels.push(ChannelId::Ecosystem);
	prop_oneof![
		3 => (select(channels), prop_oneof![part(), units()])
			.prop_map(|(channel, left)| Step::Drain { channel, left }),
		1 => Just(Step::HandOver),
	]
}

/// Terms, mostly within their bounds, and such that caps and targets are met.
pub fn any_terms() -> impl Strategy<Value = CommunityTerms> {
	let graphics = (
		500_000_000..=750_000_000u32,
		prop_oneof![4 => 1_000..=3_000u32, 1 => 1_000..=1_000_000_000u32],
		prop_oneof![3 => 2..=20u16, 1 => 1..=1_000u16],
	);
	let shares = (
		SD / 10..=10 * SD,
		1..=4u8,
		prop_oneof![4 => 500..=3_000u32, 1 => 1..=1_000_000_000u32],
		prop_oneof![3 => 2..=10u16, 1 => 1..=1_000u16],
	);
	let trade = (0..=5 * SD, 2_500_000..=50_000_000u32, 2_500_000..=100_000_000u32, 0..=100u32);
	let others = (2_500_000..=20_000_000u32, 10..=403_200u32, 2..=365u32);
	let wrong = prop::option::weighted(0.15, select(OUT_OF_BOUNDS.to_vec()));
	(graphics, shares, trade, others, wrong).prop_map(|(graphics, shares, trade, others, wrong)| {
		let mut terms = CommunityTerms {
			community_share: graphics.0,
			generate_target: graphics.1,
			max_rewarded_generations: graphics.2,
			share_reward: shares.0,
			share_decline: shares.1,
			share_target: shares.2,
			max_rewarded_shares: shares.3,
			mint_community_fee: trade.0,
			company_commission: trade.1,
			community_commission: trade.2,
			sale_multiple: trade.3,
			recycle: others.0,
			moderation_period: others.1,
			retention: others.2,
		};
		if let Some(wrong) = wrong {
			wrong(&mut terms);
		}
		terms
	})
}

/// Each bound of each term, passed by one.
const OUT_OF_BOUNDS: [fn(&mut CommunityTerms); 26] = [
	|terms| terms.community_share = 499_999_999,
	|terms| terms.community_share = 750_000_001,
	|terms| terms.share_reward = SD / 10 - 1,
	|terms| terms.share_reward = 10 * SD + 1,
	|terms| terms.share_decline = 0,
	|terms| terms.share_decline = 5,
	|terms| terms.share_target = 0,
	|terms| terms.share_target = 1_000_000_001,
	|terms| terms.generate_target = 999,
	|terms| terms.generate_target = 1_000_000_001,
	|terms| terms.mint_community_fee = 5 * SD + 1,
	|terms| terms.company_commission = 2_499_999,
	|terms| terms.company_commission = 50_000_001,
	|terms| terms.community_commission = 2_499_999,
	|terms| terms.community_commission = 100_000_001,
	|terms| terms.sale_multiple = 101,
	|terms| terms.recycle = 2_499_999,
	|terms| terms.recycle = 20_000_001,
	|terms| terms.max_rewarded_generations = 0,
	|terms| terms.max_rewarded_generations = 1_001,
	|terms| terms.max_rewarded_shares = 0,
	|terms| terms.max_rewarded_shares = 1_001,
	|terms| terms.moderation_period = 9,
	|terms| terms.moderation_period = 403_201,
	|terms| terms.retention = 1,
	|terms| terms.retention = 366,
];

fn somebody() -> impl Strategy<Value = Key> {
	select(people().collect::<Vec<_>>())
}

/// Mostly somebody who may earn.
fn artist() -> impl Strategy<Value = Key> {
	let (rich, poor) = (vec![AliceStash, BobStash, EveStash], vec![CharlieStash, Dave]);
	prop_oneof![8 => select(rich), 2 => select(poor), 2 => somebody()]
}

fn generator() -> impl Strategy<Value = Key> {
	prop_oneof![10 => select(vec![Eve, Ferdie]), 2 => select(GENERATORS.to_vec())]
}

/// A generator and its quota: mostly such that its lane is narrow, or one beside which the others' are.
fn lane() -> impl Strategy<Value = (Key, u32)> {
	prop_oneof![
		6 => (select(vec![Eve, Ferdie, DaveStash]), 1..60u32),
		2 => (Just(FerdieStash), 1_000..5_000u32),
		1 => (select(GENERATORS.to_vec()), prop_oneof![Just(0), any::<u32>()]),
	]
}

fn payee() -> impl Strategy<Value = Payee> {
	let pot = select(Pot::ALL.to_vec()).prop_map(Payee::Pot);
	prop_oneof![5 => somebody().prop_map(Payee::Person), 1 => pot]
}

/// Mostly $SD, and rarely one that does not exist.
fn any_asset() -> impl Strategy<Value = Asset> {
	let foreign = select(ASSETS.map(|(id, _)| Asset::Other(id)).to_vec());
	prop_oneof![12 => Just(Asset::Sd), 8 => foreign, 1 => Just(Asset::Other(9))]
}

fn rightful() -> impl Strategy<Value = bool> {
	prop::bool::weighted(0.9)
}

fn least() -> impl Strategy<Value = Option<Amount>> {
	prop::option::weighted(0.3, amount())
}

/// Of every order of magnitude, and often just what is at stake.
pub fn amount() -> impl Strategy<Value = Amount> {
	prop_oneof![3 => part(), 1 => units()]
}

fn part() -> impl Strategy<Value = Amount> {
	prop_oneof![(0..=1_000u32).prop_map(Amount::Part), (-1..=1).prop_map(Amount::All)]
}

fn units() -> impl Strategy<Value = Amount> {
	(0..=63u32, any::<u64>()).prop_map(|(shift, bits)| Amount::Units((bits >> shift).into()))
}
