//! The capabilities through which the pallets meet.

use crate::{Asset, Balance, BlockNumber, Channel, ChannelId, Commission, FeeParts};
use frame::prelude::*;

/// The money side of the rules: channels that pay, pots that are paid.
pub trait Treasury<AccountId> {
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

	/// Whether `to` could now receive `amount` base units of $SD.
	fn can_receive(to: &AccountId, amount: Balance) -> bool;

	/// What an account must hold of `asset` to exist; `None` if there is no such asset.
	fn minimum(asset: &Asset) -> Option<Balance>;

	/// Take `fee` from `payer`, in $SD, for the two treasuries: all or nothing.
	///
	/// The payer keeps the existential deposit.
	fn charge(payer: &AccountId, fee: FeeParts) -> DispatchResult;

	/// Take a price of `asset` from `payer`: the treasuries get `fee`, the others their part of `parts`. What Company or one
	/// of the others cannot receive goes to Community; how much that was is returned. All or nothing.
	///
	/// The payer keeps what it must hold of the asset for its account to exist.
	fn divide(
		payer: &AccountId,
		asset: &Asset,
		fee: FeeParts,
		parts: &[(&AccountId, Balance)],
	) -> Result<Balance, DispatchError>;

	/// Once handed over: refill the channels with up to `rate` of what Community holds, and let Community have what Company
	/// holds too much. Cannot fail; moves what it can. To be called at each roll.
	fn recycle(rate: Perbill);

	/// Make the next [`Self::recycle`] as costly as one can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_recycling();
}

/// The milestone at which control passes from the company to the community.
pub trait Handover {
	/// Whether it has passed. Once true, true for ever.
	fn handed_over() -> bool;

	/// Pass the milestone.
	#[cfg(feature = "runtime-benchmarks")]
	fn hand_over();
}

/// How time is divided.
pub trait Epochs {
	/// Blocks in an epoch; never zero.
	fn length() -> BlockNumber;

	/// Step into the current epoch, unless a call in it has; returns its index.
	///
	/// To be called first by whatever reads or writes terms, channels, caps or ceilings.
	fn roll() -> u32;

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

/// The Generate rule: rewards and charges for graphics that a generator attested.
pub trait GenerateRule<AccountId> {
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

/// What became of a sale's price, in base units of its asset, and the seller's reward, in base units of $SD.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Proceeds {
	/// The commission.
	pub commission: FeeParts,
	/// The creator's, on a resale.
	pub royalty: Balance,
	/// The seller's: the rest.
	pub seller: Balance,
	/// How much of Company's commission and the last two went to Community, because who was to have it could not receive
	/// it.
	pub redirected: Balance,
	/// What the seller earned beside the price.
	pub reward: Balance,
}

/// The Sale rule: a price divided, and a part of the commission given back as a reward.
pub trait SaleRule<AccountId> {
	/// Commission rates in force, for a listing to keep.
	fn commission() -> Commission;

	/// Whether something may be sold for `price` base units of `asset`.
	fn ensure_price(asset: &Asset, price: Balance) -> DispatchResult;

	/// Carry out the money side of a sale. A call's transaction has to undo it if it fails.
	fn sold(sale: &Sale<AccountId>) -> Result<Proceeds, DispatchError>;
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
}
