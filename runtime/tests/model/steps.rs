//! Steps, and how likely each is.
//!
//! A step says how much in terms of what is at stake when it is taken: so that what is just enough, and what is a unit
//! short of it, comes up as often as it should.

use super::cast::{ASSETS, GENERATORS, Key, NEWCOMERS, people, who};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{
	Alice, AliceStash, BobStash, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie, FerdieStash,
};
use proptest::{collection::vec, prelude::*, sample::select};
use sd_ledger::{Asset, ChannelId, CommunityTerms, CompanyTerms, Pot, SD, Source, Who};

/// What one of the cast, an authority or time does.
#[derive(Clone, Debug)]
pub enum Step {
	/// Blocks pass, and somebody else authors.
	Wait { blocks: u32, author: usize },
	/// Somebody brings in a picture, for at least a part of what the curve promises.
	Generate { creator: Key, generator: Key, known: Option<Known>, least: Option<Amount> },
	/// Somebody lets a generator charge it.
	Consent { account: Key, generator: Key, allowance: Allowance },
	/// A generator brings in that somebody lets it.
	ConsentSigned { account: Key, generator: Key, allowance: Allowance, forgery: Option<Forgery> },
	/// Somebody lets a generator charge it no longer.
	Withdraw { account: Key, generator: Key, which: Pick },
	/// A generator settles a batch.
	Settle { generator: Key, bulk: Bulk },
	/// Somebody enters a graphic of a batch in the registry.
	Claim { by: Key, claim: Claim },
	/// $SD changes hands; at stake is all that the sender can give away.
	Transfer { from: Key, to: Payee, amount: Amount },
	/// A graphic's creator shares it, or somebody else tries, for at least a part of what the curve promises.
	Share { which: Pick, by: Option<Key>, cid: usize, least: Option<Amount> },
	/// Somebody has a pending reward paid.
	SettleShare { which: Pick, by: Key },
	/// A moderator takes a graphic down, or somebody else tries.
	TakeDown { which: Pick, by: Option<Key>, reason: usize },
	/// Somebody removes a forgotten graphic.
	Prune { which: Pick, by: Key },
	/// So much of somebody's money is frozen, or on hold; at stake is all of it.
	SetAside { who: Key, frozen: bool, amount: Amount },
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
	/// An authority appoints a moderator, or dismisses one.
	SetModerator { account: Key, moderator: bool, rightful: bool },
	/// Somebody joins the company's board, or leaves it.
	Seat { member: Key },
	/// Years pass: a channel has paid all but a part of what is available.
	Drain { channel: ChannelId, left: Amount },
	/// The milestone passes, with the next epoch.
	HandOver,
}

/// How a picture is not quite new.
#[derive(Clone, Copy, Debug)]
pub enum Known {
	/// It is one that there was.
	Same(usize),
	/// It looks like one that there was.
	Alike(usize),
}

/// One of those with which the step can be taken, or any.
#[derive(Clone, Copy, Debug)]
pub enum Pick {
	Open(usize),
	Any(usize),
}

/// What somebody lets a generator do.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
	/// Graphics an epoch.
	pub per_epoch: u32,
	/// What each must earn, where at stake is what the curve promises now.
	pub least: Option<Amount>,
	/// For how many blocks more.
	pub blocks: i32,
}

/// What is wrong with a signed consent.
#[derive(Clone, Copy, Debug)]
pub enum Forgery {
	/// Somebody else brings it in, or the generator itself after all.
	Sender(Key),
	/// It may be used no longer.
	Expired,
	/// Its nonce is that of an earlier one,
	OfEarlier,
	/// or of a later one.
	OfLater,
	/// Something else was signed.
	OfOther,
	/// The generator has signed.
	ByOther,
	/// What was signed is not wrapped.
	Bare,
}

/// A batch.
#[derive(Clone, Debug)]
pub struct Bulk {
	/// Whose signed consents the generator brings in before.
	pub invited: Vec<(Key, Allowance)>,
	/// What each creator has made.
	pub parts: Vec<Part>,
	/// What each graphic must earn, where at stake is what the curve promises.
	pub least: Option<Amount>,
	/// Whether the generator pays what its creators lack.
	pub sponsor: bool,
	/// Whether it stays within the generator's quota.
	pub fits: bool,
	/// What is wrong with it.
	pub cheating: Option<Cheating>,
}

/// One creator's part of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Part {
	/// Who.
	pub creator: Creator,
	/// How many, where at stake is what is left of the quota.
	pub count: Amount,
}

/// Who has a part in a batch.
#[derive(Clone, Copy, Debug)]
pub enum Creator {
	/// One of those that let the generator.
	Consenting(usize),
	/// Whoever.
	Anybody(Payee),
}

/// What is wrong with a batch.
#[derive(Clone, Copy, Debug)]
pub enum Cheating {
	/// Somebody has two tallies.
	Twice,
	/// Somebody has an empty one.
	Empty,
	/// The root is that of the last one.
	Again,
	/// All pictures in the tree are the first creator's.
	Grabbed,
	/// A picture in it is known.
	Known(usize),
	/// A picture in it looks like one that is known.
	Alike(usize),
	/// A picture in it is by a model that the generator does not have.
	Model,
}

/// What is brought in from a batch.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
	/// Which of the batches, counted from the last.
	pub batch: usize,
	/// Which of its leaves.
	pub leaf: Pick,
	/// What is wrong with it.
	pub forged: Option<Forged>,
}

/// What is wrong with a claim.
#[derive(Clone, Copy, Debug)]
pub enum Forged {
	/// There is no such batch.
	Root,
	/// It has no such leaf.
	Beyond,
	/// The leaf is elsewhere.
	Shifted(u32),
	/// It is another's.
	Creator(Payee),
	/// It is another picture.
	Picture,
	/// A hash is missing,
	Shorter,
	/// or too much.
	Longer,
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
		56 => any_event(),
		11 => any_payment(),
		9 => any_decision(),
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
	prop_oneof![
		14 => any_generation(),
		9 => any_word(),
		12 => (generator(), any_bulk())
			.prop_map(|(generator, bulk)| Step::Settle { generator, bulk }),
		9 => (payer(), any_claim()).prop_map(|(by, claim)| Step::Claim { by, claim }),
		16 => any_publication(),
		3 => (somebody(), prop_oneof![4 => Just(Amount::All(0)), 1 => amount()])
			.prop_map(|(creator, most)| Step::Mint { creator, most }),
		7 => any_sale(),
		2 => amount().prop_map(|prize| Step::OpenPrize { prize }),
		2 => (somebody(), part()).prop_map(|(winner, amount)| Step::PayPrize { winner, amount }),
		1 => part().prop_map(|amount| Step::ForfeitPrize { amount }),
	]
}

fn any_generation() -> impl Strategy<Value = Step> {
	let known = prop_oneof![
		1 => any::<usize>().prop_map(Known::Same),
		2 => any::<usize>().prop_map(Known::Alike),
	];
	(artist(), generator(), prop::option::weighted(0.15, known), least()).prop_map(
		|(creator, generator, known, least)| Step::Generate { creator, generator, known, least },
	)
}

/// Somebody says whom it lets charge it.
fn any_word() -> impl Strategy<Value = Step> {
	let parties = || (prop_oneof![2 => artist(), 1 => somebody()], generator());
	let forgery = prop_oneof![
		somebody().prop_map(Forgery::Sender),
		Just(Forgery::Expired),
		Just(Forgery::OfEarlier),
		Just(Forgery::OfLater),
		Just(Forgery::OfOther),
		Just(Forgery::ByOther),
		Just(Forgery::Bare),
	];
	let signed = (newcomer(), generator(), allowance(), prop::option::weighted(0.2, forgery));
	prop_oneof![
		5 => (parties(), allowance()).prop_map(|((account, generator), allowance)| {
			Step::Consent { account, generator, allowance }
		}),
		5 => signed.prop_map(|(account, generator, allowance, forgery)| {
			Step::ConsentSigned { account, generator, allowance, forgery }
		}),
		1 => (parties(), pick(0.8)).prop_map(|((account, generator), which)| {
			Step::Withdraw { account, generator, which }
		}),
	]
}

/// Mostly enough for a batch or two, for some time.
fn allowance() -> impl Strategy<Value = Allowance> {
	let per_epoch = prop_oneof![12 => 3..40u32, 4 => 1..4u32, 1 => Just(0), 1 => any::<u32>()];
	let blocks = prop_oneof![
		6 => 20..3_000i32,
		2 => 0..20i32,
		1 => -2..1i32,
		12 => 1_000_000..2_000_000i32,
	];
	let least = prop::option::weighted(0.15, amount());
	(per_epoch, least, blocks).prop_map(|(per_epoch, least, blocks)| Allowance {
		per_epoch,
		least,
		blocks,
	})
}

/// Mostly somebody who has nothing yet.
fn newcomer() -> impl Strategy<Value = Key> {
	prop_oneof![6 => select(NEWCOMERS.to_vec()), 4 => artist(), 1 => generator()]
}

/// Mostly of those that let the generator, a few pictures of each.
fn any_bulk() -> impl Strategy<Value = Bulk> {
	let creator = prop_oneof![
		8 => any::<usize>().prop_map(Creator::Consenting),
		1 => payee().prop_map(Creator::Anybody),
	];
	let count = prop_oneof![
		12 => (1..5u128).prop_map(Amount::Units),
		3 => (5..20u128).prop_map(Amount::Units),
		2 => (0..=1_000u32).prop_map(Amount::Part),
		1 => (-1..=1).prop_map(Amount::All),
	];
	let part = (creator, count).prop_map(|(creator, count)| Part { creator, count });
	let parts = prop_oneof![4 => vec(part.clone(), 1..5), 1 => vec(part, 0..9)];
	let cheating = prop_oneof![
		2 => Just(Cheating::Twice),
		2 => Just(Cheating::Empty),
		2 => Just(Cheating::Again),
		4 => Just(Cheating::Grabbed),
		3 => any::<usize>().prop_map(Cheating::Known),
		3 => any::<usize>().prop_map(Cheating::Alike),
		2 => Just(Cheating::Model),
	];
	let least = prop::option::weighted(0.2, amount());
	let cheating = prop::option::weighted(0.25, cheating);
	let invited = vec((newcomer(), allowance()), 0..=2);
	let flags = (prop::bool::weighted(0.6), prop::bool::weighted(0.95));
	(invited, parts, least, flags, cheating).prop_map(
		|(invited, parts, least, (sponsor, fits), cheating)| Bulk {
			invited,
			parts,
			least,
			sponsor,
			fits,
			cheating,
		},
	)
}

fn any_claim() -> impl Strategy<Value = Claim> {
	let forged = prop_oneof![
		1 => Just(Forged::Root),
		1 => Just(Forged::Beyond),
		3 => (1..4u32).prop_map(Forged::Shifted),
		2 => payee().prop_map(Forged::Creator),
		1 => Just(Forged::Picture),
		1 => Just(Forged::Shorter),
		1 => Just(Forged::Longer),
	];
	(0..4usize, pick(0.9), prop::option::weighted(0.2, forged))
		.prop_map(|(batch, leaf, forged)| Claim { batch, leaf, forged })
}

/// What becomes of registered graphics.
fn any_publication() -> impl Strategy<Value = Step> {
	let length = |most| prop_oneof![1 => Just(0), 20 => 1..=most];
	let share = (pick(0.85), prop::option::weighted(0.05, somebody()), length(96usize), least());
	let take_down = (pick(0.6), prop::option::weighted(0.1, somebody()), length(256usize));
	prop_oneof![
		12 => share.prop_map(|(which, by, cid, least)| Step::Share { which, by, cid, least }),
		9 => (pick(0.9), payer()).prop_map(|(which, by)| Step::SettleShare { which, by }),
		3 => take_down.prop_map(|(which, by, reason)| Step::TakeDown { which, by, reason }),
		4 => (pick(0.9), payer()).prop_map(|(which, by)| Step::Prune { which, by }),
	]
}

/// So often one of those with which the step can be taken.
fn pick(open: f64) -> impl Strategy<Value = Pick> {
	(prop::bool::weighted(open), any::<usize>())
		.prop_map(|(open, which)| if open { Pick::Open(which) } else { Pick::Any(which) })
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
	let owner = prop_oneof![3 => artist(), 1 => generator()];
	let spend = (sources, any_asset(), amount(), payee(), rightful());
	prop_oneof![
		6 => (somebody(), payee(), amount())
			.prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
		2 => (owner, any::<bool>(), prop_oneof![1 => Just(Amount::Units(0)), 1 => amount()])
			.prop_map(|(who, frozen, amount)| Step::SetAside { who, frozen, amount }),
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
		1 => (somebody(), prop::bool::weighted(0.7), rightful()).prop_map(
			|(account, moderator, rightful)| Step::SetModerator { account, moderator, rightful }
		),
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
	let others = (
		2_500_000..=20_000_000u32,
		prop_oneof![4 => 10..=60u32, 1 => 10..=403_200u32],
		prop_oneof![4 => 2..=6u32, 1 => 2..=365u32],
	);
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

/// Mostly somebody who can pay for a transaction.
fn payer() -> impl Strategy<Value = Key> {
	prop_oneof![12 => select(vec![Alice, AliceStash, BobStash, EveStash]), 1 => somebody()]
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
