//! Why the ledger refuses.

/// Why an operation is refused. It has changed nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// The payer cannot pay this and keep what lets its account exist.
	BalanceTooLow,
	/// Who is to be paid has no account, and this is too little to begin one.
	CannotReceive,
	/// There is no such asset.
	UnknownAsset,
	/// A pot has no key and signs nothing.
	Keyless,
	/// It would earn less than the least asked for.
	RewardTooLow,
	/// It would cost more than the most allowed.
	FeeTooHigh,
	/// The generator has used its quota, or has none in this epoch.
	QuotaExceeded,
	/// Who has the tally at this position has none of graphics, or one already.
	BadTally(usize),
	/// Everybody in the batch is skipped.
	NothingSettled,
	/// A consent to nothing.
	NothingConsented,
	/// The consent's last block has passed.
	ConsentOver,
	/// What was signed is not to be used any more.
	SignatureExpired,
	/// The account has said something else since, or has signed for later.
	BadNonce,
	/// The channel has less available.
	ChannelShort,
	/// The channel has less set aside.
	NotHeld,
	/// The price is less than 10^4 units of its asset, or less than its minimum balance.
	PriceTooLow,
	/// Nobody buys from oneself.
	OwnItem,
	/// The rates of the sale leave the seller less than nothing.
	PriceExceeded,
	/// The royalty is more than a tenth.
	RoyaltyTooHigh,
	/// There has been an item of this graphic.
	AlreadyMinted,
	/// A moderator has taken the graphic down.
	TakenDown,
	/// There is no such item, or no longer.
	UnknownItem,
	/// The item is somebody else's.
	NotOwner,
	/// The item is for sale, and neither listed again nor moved.
	AlreadyListed,
	/// The item is not for sale.
	NotListed,
	/// Prices may not be set in this asset.
	AssetNotAllowed,
	/// The item costs more than the most allowed.
	PriceAboveMax,
	/// The item is offered in another asset.
	OtherAsset,
	/// Prices may be set in $SD whatever anybody says.
	SdIsAlwaysAllowed,
	/// Somebody who is no host opens a contest with the channel's money.
	NotHost,
	/// Not one to ten shares, one of nothing, or more than everything together.
	BadShares,
	/// The prize is less than 1 $SD, or a share of it less than what lets an account exist.
	PrizeTooSmall,
	/// A period is shorter than an epoch, or longer than thirty.
	BadPeriod,
	/// Something of the sponsor's $SD is frozen.
	SponsorFrozen,
	/// There is no such contest, or it is over and done with.
	UnknownContest,
	/// The entry period has passed.
	EntriesOver,
	/// The graphic was made before the contest was opened.
	MadeBefore,
	/// The creator has an entry in this contest.
	AlreadyEntered,
	/// There are a thousand entries.
	TooManyEntries,
	/// The entry period has not passed.
	VotingNotBegun,
	/// The voting period has passed.
	VotingOver,
	/// A vote of less than what lets an account exist.
	VoteTooSmall,
	/// Nobody votes for oneself.
	OwnEntry,
	/// The creator has no entry in this contest.
	UnknownEntry,
	/// The voter has voted for another.
	VotedElsewhere,
	/// The voter has never earned by creating.
	NothingEarned,
	/// The voting period has not passed.
	VotingNotOver,
	/// The contest is closed.
	AlreadyClosed,
	/// The contest is not closed.
	NotClosed,
	/// Nobody has won this rank.
	NoSuchWinner,
	/// The prize waits for moderation.
	NotDue,
	/// The prize is paid, or has gone back.
	AlreadyClaimed,
	/// The contest has nothing of this account's on hold.
	NothingToRelease,
	/// Somebody else decides this, now or ever.
	WrongOrigin,
	/// Nothing is to be spent.
	ZeroAmount,
	/// Community is locked until the handover.
	Locked,
	/// Ecosystem is $SD and nothing else.
	OnlySd,
	/// Spent on the very pot it is spent from, or on the Reserve.
	OwnBeneficiary,
	/// More than what an epoch lets this source spend, or lets hosts open.
	OverCeiling,
	/// The board would have spent more than 5 % of D out of Ecosystem.
	OverBoardLimit,
	/// The term of this name is out of its bounds.
	OutOfBounds(&'static str),
}

/// `holds`, or else the reason why not.
pub(crate) fn ensure<Reason>(holds: bool, otherwise: Reason) -> Result<(), Reason> {
	if holds { Ok(()) } else { Err(otherwise) }
}
