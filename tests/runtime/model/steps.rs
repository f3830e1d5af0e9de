//! Steps.
//!
//! A step says how much in terms of what is at stake when it is taken: so that what is just enough, and what is a unit
//! short of it, comes up as often as it should.

use super::cast::{Key, who};
use sd_ledger::{Asset, ChannelId, CommunityTerms, CompanyTerms, Pot, Source, Who};

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
	/// A graphic's creator mints it, or somebody else tries, with a royalty in parts of 10^9, for at most the fee, more or less.
	Mint { which: Pick, by: Option<Key>, royalty: u32, most: Amount },
	/// An item's owner offers it, or somebody else tries; at stake is all that a `buyer` can give away.
	List { which: Pick, by: Option<Key>, asset: Asset, price: Amount, buyer: Key },
	/// An item's owner offers it no longer, or somebody else tries.
	Unlist { which: Pick, by: Option<Key> },
	/// Somebody buys an item, for at most its price, more or less; perhaps for another asset.
	Buy { which: Pick, buyer: Key, most: Amount, instead: Option<Asset> },
	/// An item's owner gives it away, or somebody else tries.
	Give { which: Pick, by: Option<Key>, to: Payee },
	/// An item's owner burns it, or somebody else tries.
	Burn { which: Pick, by: Option<Key> },
	/// An authority lets prices be set in an asset, or no longer.
	SetAsset { asset: Asset, allowed: bool, rightful: bool },
	/// An authority appoints a host, or dismisses one.
	SetHost { account: Key, host: bool, rightful: bool },
	/// A host opens a contest, or somebody else tries; at stake is all that may be set aside in this epoch.
	Open { by: Option<Key>, plan: Plan },
	/// Somebody opens a contest; at stake is all that it can put on hold.
	Sponsor { by: Key, plan: Plan },
	/// A graphic's creator enters it, or somebody else tries.
	Enter { contest: Pick, which: Pick, by: Option<Key> },
	/// Somebody votes; at stake is twice what it has earned, or all that it can put on hold.
	Vote { contest: Pick, voter: Key, entry: Pick, amount: Amount },
	/// Somebody closes a contest.
	Close { contest: Pick, by: Key },
	/// Somebody has a prize paid.
	ClaimPrize { contest: Pick, rank: Pick, by: Key },
	/// Somebody has somebody's money released.
	Release { contest: Pick, account: Pick, by: Key },
	/// Blocks pass until one of the contests is in its next phase, or in this one, or so many more, and somebody else authors.
	NextPhase { contest: usize, phase: Option<Phase>, more: i32, author: usize },
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
	/// Years pass: an item has been sold so often.
	Trade { which: Pick, sales: u32 },
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

/// Where a contest goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
	/// Votes are taken.
	Voting,
	/// It may be closed.
	Over,
	/// It is closed, and prizes may be claimed.
	Due,
}

/// What a contest promises.
#[derive(Clone, Debug)]
pub struct Plan {
	/// How long its title is.
	pub title: usize,
	/// What there is to win.
	pub prize: Amount,
	/// What part of it each rank wins, in parts of 10^9.
	pub shares: Vec<u32>,
	/// By how many blocks the entry period is longer than an epoch,
	pub entering: i32,
	/// and the voting period.
	pub voting: i32,
	/// What all votes must weigh, in base units.
	pub quorum: u128,
}
