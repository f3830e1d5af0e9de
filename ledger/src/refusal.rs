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
