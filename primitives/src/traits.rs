//! The capabilities through which the pallets meet.

use crate::{Balance, BlockNumber, Channel, ChannelId, FeeParts};
use frame::prelude::*;

/// The money side of the rules: channels that pay, pots that are paid.
pub trait Treasury<AccountId> {
	/// A channel as it stands.
	fn channel(id: ChannelId) -> Channel;

	/// Pay `amount` base units from a channel to `to`: all or nothing.
	fn pay(from: ChannelId, to: &AccountId, amount: Balance) -> DispatchResult;

	/// Take `fee` base units from `payer` and divide it between the two treasuries: all or nothing.
	///
	/// The payer keeps the existential deposit.
	fn charge(
		payer: &AccountId,
		fee: Balance,
		community_share: Perbill,
	) -> Result<FeeParts, DispatchError>;
}

/// What one generated graphic brought and cost its creator, in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// What the creator earned.
	pub reward: Balance,
	/// What the creator paid.
	pub fee: FeeParts,
}

/// How time is divided.
pub trait Epochs {
	/// Blocks in an epoch; never zero.
	fn length() -> BlockNumber;
}

/// How much each generator may do.
pub trait Quotas<AccountId> {
	/// Let `generator` make at most `quota` graphics an epoch, from the next epoch on; from the first, at genesis.
	fn set_quota(generator: &AccountId, quota: u32);
}

/// The Generate rule: rewards and charges for graphics that a generator attested.
pub trait GenerateRule<AccountId> {
	/// Reward `creator` for one graphic with at least `min_reward` base units, and charge the fee.
	fn generated(
		creator: &AccountId,
		generator: &AccountId,
		min_reward: Balance,
	) -> Result<Receipt, DispatchError>;
}
