//! The capabilities through which the pallets meet.

use crate::{Asset, Balance, BlockNumber, Channel, ChannelId, Commission, ContentHash, FeeParts};
use alloc::vec::Vec;
use frame::{prelude::*, traits::EnsureOrigin};

/// The money side of the rules: channels that pay, pots that are paid.
pub trait Treasury<AccountId> {
	/// Rewards, fees and prices of many accounts at once.
	type Deals: Deals<AccountId>;

	/// Begin to pay rewards out of a channel and to take fees and prices, account by account.
	fn deals(from: ChannelId) -> Self::Deals;

	/// A channel as it stands.
	fn channel(id: ChannelId) -> Channel;

	/// Pay `amount` base units from a channel to `to`: all or nothing.
	fn pay(from: ChannelId, to: &AccountId, amount: Balance) -> DispatchResult;

	/// Set `amount` base units of a channel aside, for [`Self::pay_held`] or [`Self::forfeit`].
	fn hold(from: ChannelId, amount: Balance) -> DispatchResult;

	/// Pay `amount` base units that were set aside in a channel to `to`: all or nothing.
	fn pay_held(from: ChannelId, to: &AccountId, amount: Balance) -> DispatchResult;

	/// Let a channel have back `amount` base units that were set aside in it.
	fn forfeit(from: ChannelId, amount: Balance) -> DispatchResult;

	/// What an account must hold of `asset` to exist; `None` if there is no such asset.
	fn minimum(asset: &Asset) -> Option<Balance>;

	/// Take `fee` from `payer`, in $SD, for the two treasuries: all or nothing.
	///
	/// The payer keeps the existential deposit.
	fn charge(payer: &AccountId, fee: FeeParts) -> DispatchResult;

	/// What has been earned, ever, in base units: Σ `paid` of all channels but Ecosystem.
	fn distributed() -> Balance;

	/// Once handed over: refill the channels with up to `rate` of what Community holds, and let Community have what Company
	/// holds too much. Cannot fail; moves what it can. To be called at each roll.
	fn recycle(rate: Perbill);

	/// Make the next [`Self::recycle`] as costly as one can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_recycling();
}

/// Rewards, fees and prices of many accounts, moved one account at a time and entered in the books together.
///
/// In each deal an account's balance changes once, by the difference, without an event: the call that deals has one that says it all.
/// Whoever begins must [`Self::close`] in the same transaction, or fail with it, and meanwhile do nothing else with any channel:
/// the books are those of the beginning.
#[must_use = "the books are wrong until it is closed"]
pub trait Deals<AccountId>: Sized {
	/// What the channel still has, in base units.
	fn available(&self) -> Balance;

	/// Let `account` earn `reward` base units, at most what is available, and pay `fee`; what it lacks, `sponsor` pays first.
	/// Returns how much that was. An error has changed nothing.
	///
	/// Both keep the existential deposit; an account that does not exist lacks that, too. Of money that is frozen nothing is
	/// paid, but the reward itself always can be.
	fn deal(
		&mut self,
		account: &AccountId,
		reward: Balance,
		fee: FeeParts,
		sponsor: Option<&AccountId>,
	) -> Result<Balance, DispatchError>;

	/// Take what is `due` of a sale's price from its buyer: the treasuries get the commission, creator and seller their parts, and
	/// the seller earns the reward, at most what is available. What Company, creator or seller cannot receive goes to Community;
	/// a reward that the seller cannot receive stays in the channel. Returns what became of it all. An error has changed nothing.
	///
	/// The buyer keeps what it must hold of the asset for its account to exist.
	fn divide(&mut self, sale: &Sale<AccountId>, due: Proceeds) -> Result<Proceeds, DispatchError>;

	/// Take all rewards out of the channel, and give all fees to the treasuries. Returns what has been distributed by then,
	/// as [`Treasury::distributed`] would.
	fn close(self) -> Result<Balance, DispatchError>;
}

/// The milestone at which control passes from the company to the community.
pub trait Handover {
	/// Whether it has passed. Once true, true for ever.
	fn handed_over() -> bool;

	/// Pass the milestone.
	#[cfg(feature = "runtime-benchmarks")]
	fn hand_over();
}

/// Watches how far the community has come.
pub trait Milestone {
	/// What must have been earned, ever, for the milestone, in base units; nothing can reach it any more once it is reached.
	fn threshold() -> Balance;

	/// See whether the milestone is reached, now that `distributed` base units have been earned, ever, by `earners` accounts.
	///
	/// To be called by whatever pays, when the payment is in all books, unless less than [`Self::threshold`] was earned.
	fn progress(distributed: Balance, earners: impl FnOnce() -> u32);
}

/// What ends with the handover.
pub trait OnHandover {
	/// The community takes over now: forget what the board has decided for it and what is not in force yet. Cannot fail.
	fn on_handover();
}

/// Who decides for everybody, with a reason for those who do not.
pub trait Authority<Origin>: EnsureOrigin<Origin> {
	/// Whether `origin` decides now; otherwise why it does not.
	fn ensure(origin: Origin) -> DispatchResult {
		Self::ensure_origin(origin)?;
		Ok(())
	}
}

/// How time is divided.
pub trait Epochs {
	/// Blocks in an epoch; never zero.
	fn length() -> BlockNumber;

	/// Step into the current epoch, unless a call in it has; returns its index.
	///
	/// To be called first by whatever reads or writes terms, channels, caps or ceilings.
	fn roll() -> u32;

	/// What a roll takes at most: to be declared by a call that rolls, on top of its own weight.
	fn roll_weight() -> Weight;

	/// What the next call will take of [`Self::roll_weight`]: nothing, if another call has rolled into this epoch.
	fn roll_due() -> Weight;

	/// Make the next roll as costly as one can be, and stand where it happens.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll();
}

/// How much each generator may do.
pub trait Quotas<AccountId> {
	/// Let `generator` make at most `quota` graphics an epoch, from the next epoch on; from the first, at genesis.
	fn set_quota(generator: &AccountId, quota: u32);
}

/// What one generated graphic brought and cost its creator, in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// What the creator earned.
	pub reward: Balance,
	/// What the creator paid.
	pub fee: FeeParts,
}

/// One creator's part of a batch.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Tally<AccountId> {
	/// Who made them.
	pub creator: AccountId,
	/// How many graphics.
	pub count: u32,
	/// What each must earn at least, in base units.
	pub min_reward: Balance,
}

/// What one creator's part of a batch brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Settled {
	/// How many of the graphics earned something.
	pub rewarded: u32,
	/// What each of those earned, in base units.
	pub reward: Balance,
	/// What the generator paid of the fees, and so that the account could begin to exist, in base units.
	pub sponsored: Balance,
}

/// Why a creator's part of a batch was skipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum SkipReason {
	/// The creator has not consented, or no longer does.
	NoConsent,
	/// There are more graphics than the consent leaves for this epoch.
	OverConsent,
	/// One of them would have earned less than was asked for.
	RewardTooLow,
	/// The creator could not pay the fees, and nobody did instead.
	CannotPay,
}

/// What became of each creator's part of a batch, in the order given, and the fees that were paid for all of them.
pub type Settlement = (Vec<Result<Settled, SkipReason>>, FeeParts);

/// The Generate rule: rewards and charges for graphics that a generator attested.
pub trait GenerateRule<AccountId> {
	/// Reward and charge the creators of a batch of `generator`'s, in their order, each at one price for all of its graphics.
	/// Who would earn too little, or cannot pay, is skipped. `sponsored`: what creators lack, the generator pays.
	///
	/// The generator's quota must have room for all `leaves` of the batch; those that are settled use it.
	fn settled(
		generator: &AccountId,
		leaves: u64,
		tallies: &[Tally<AccountId>],
		sponsored: bool,
	) -> Result<Settlement, DispatchError>;

	/// Reward `creator` for one graphic with at least `min_reward` base units, and charge the fee.
	///
	/// Pays before it charges, and leaves it to the call's transaction to undo the one if the other fails.
	fn generated(
		creator: &AccountId,
		generator: &AccountId,
		min_reward: Balance,
	) -> Result<Receipt, DispatchError>;
}

/// A reward that waits for moderation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct PendingReward {
	/// How much, in base units; held in channel Share.
	pub amount: Balance,
	/// The first block in which it may be paid.
	pub due: BlockNumber,
}

/// The Share rule: a reward fixed when a graphic is shared, paid after moderation.
pub trait ShareRule<AccountId> {
	/// Set aside at least `min_reward` base units for `creator`, who shared a graphic that `generator` made.
	fn shared(
		creator: &AccountId,
		generator: &AccountId,
		min_reward: Balance,
	) -> Result<PendingReward, DispatchError>;

	/// Pay `creator` the `amount` of a pending reward.
	fn settle_share(creator: &AccountId, amount: Balance) -> DispatchResult;

	/// Let the channel have back the `amount` of a pending reward.
	fn forfeit_share(amount: Balance) -> DispatchResult;

	/// Roll; for how many blocks a graphic then stays registered at least, used or not.
	fn retention() -> BlockNumber;
}

/// The Mint rule: a fee of two parts, set by two authorities.
pub trait MintRule<AccountId> {
	/// Charge `creator` for one NFT, at most `max_fee` base units together.
	fn minted(creator: &AccountId, max_fee: Balance) -> Result<FeeParts, DispatchError>;
}

/// One sale of an NFT.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sale<AccountId> {
	/// Who pays.
	pub buyer: AccountId,
	/// Who is paid.
	pub seller: AccountId,
	/// Who made the graphic.
	pub creator: AccountId,
	/// What the price is of.
	pub asset: Asset,
	/// The price, in base units of the asset.
	pub price: Balance,
	/// The creator's part of a resale.
	pub royalty: Perbill,
	/// The treasuries' parts, as they were when the item was listed.
	pub commission: Commission,
	/// How often the item was sold before, for any asset.
	pub sales: u32,
}

/// Who has what of a sale's price, in base units of its asset, and the seller's reward, in base units of $SD. All but the
/// reward together is the price.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Proceeds {
	/// The treasuries: the commission; nothing for Company if it could not receive it.
	pub commission: FeeParts,
	/// The creator, on a resale; nothing if it could not receive it.
	pub royalty: Balance,
	/// The seller: the rest; nothing if it could not receive it.
	pub seller: Balance,
	/// Community besides its commission: what the others could not receive.
	pub redirected: Balance,
	/// What the seller earned beside the price.
	pub reward: Balance,
}

impl Proceeds {
	/// The price, if it fits into a [`Balance`].
	pub fn price(&self) -> Option<Balance> {
		let parts = self.royalty.checked_add(self.seller)?.checked_add(self.redirected)?;
		self.commission.total()?.checked_add(parts)
	}
}

/// The Sale rule: a price divided, and a part of the commission given back as a reward.
pub trait SaleRule<AccountId> {
	/// Commission rates in force, for a listing to keep.
	fn commission() -> Commission;

	/// Whether something may be sold for `price` base units of `asset`.
	fn ensure_price(asset: &Asset, price: Balance) -> DispatchResult;

	/// Roll, and carry out the money side of a sale; what became of the price, and what rolling took. A call's transaction has
	/// to undo it if it fails.
	fn sold(sale: &Sale<AccountId>) -> Result<(Proceeds, Weight), DispatchError>;
}

/// Assets other than $SD, and the treasuries' accounts in them.
pub trait AssetAccounts {
	/// Whether an account may exist by what it holds of `asset` alone; `None` if there is no such asset.
	fn is_sufficient(asset: &Asset) -> Option<bool>;

	/// Let both treasuries have an account in `asset`, if they have none, so that they can receive as little as one unit.
	/// A call's transaction has to undo it if it fails.
	fn open_accounts(asset: &Asset) -> DispatchResult;
}

/// The rule for prizes out of channel Contest.
pub trait PrizeRule<AccountId> {
	/// Set `prize` base units aside for a contest that opens now.
	fn open_prize(prize: Balance) -> DispatchResult;

	/// Pay `winner` the `amount` of a prize. Who may not earn gets nothing, and the channel has it back; what was paid is
	/// returned.
	fn pay_prize(winner: &AccountId, amount: Balance) -> Result<Balance, DispatchError>;

	/// Let the channel have back what nobody won.
	fn forfeit_prize(amount: Balance) -> DispatchResult;

	/// Roll; for how many blocks a prize then waits at least, once it is decided who wins it.
	fn moderation_period() -> BlockNumber;
}

/// What accounts have earned.
pub trait Earnings<AccountId> {
	/// What `who` ever earned by generating and sharing, in base units: it bounds the weight of a vote.
	fn earned_by_creating(who: &AccountId) -> Balance;
}

/// A registered graphic, as those see it who mint it or enter it in a contest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attested<AccountId> {
	/// Who made it.
	pub creator: AccountId,
	/// Which generator attested it.
	pub generator: AccountId,
	/// With which of its keys.
	pub key_version: u32,
	/// Which of its models made it.
	pub model: u32,
	/// The block in which its creator was rewarded and charged.
	pub made: BlockNumber,
	/// The root of the batch it is from, and its index there.
	pub batch: Option<(H256, u32)>,
	/// Whether a moderator has taken it down.
	pub taken_down: bool,
	/// Whether there has been an NFT of it.
	pub minted: bool,
}

/// The graphics that are on chain one by one.
pub trait Registry<AccountId> {
	/// A graphic, if it is registered.
	fn attested(content_hash: &ContentHash) -> Option<Attested<AccountId>>;

	/// Where a picture is, if its creator has published it and nobody has taken it down: a content identifier.
	fn published(content_hash: &ContentHash) -> Option<Vec<u8>>;

	/// Remember that there is an NFT of a registered graphic: there will be no second one, and it is registered for ever.
	fn mark_minted(content_hash: &ContentHash);

	/// Remember that a registered graphic was in a contest: it is registered for ever.
	fn mark_entered(content_hash: &ContentHash);

	/// Register a graphic of `creator`'s that was made in this block.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_graphic(creator: &AccountId, content_hash: ContentHash);

	/// Take a registered graphic down.
	#[cfg(feature = "runtime-benchmarks")]
	fn take_down(content_hash: &ContentHash);
}
