//! What the chain calls the ledger's refusals.

use super::cast::account;
use pallet_sd_contests::Error as Contests;
use pallet_sd_graphics::Error as Graphics;
use pallet_sd_market::Error as Market;
use pallet_sd_rewards::{Error as Rewards, Term};
use pallet_sd_treasury::Error as Treasury;
use polkadot_sdk::{sp_runtime::ArithmeticError, *};
use sd_ledger::{ED, Ledger, Refusal, Who};
use sd_runtime::*;
use sp_runtime::{DispatchError, TokenError};

/// The error of a rule that the ledger refuses for this reason.
pub fn error(refusal: Refusal) -> DispatchError {
	match refusal {
		Refusal::BalanceTooLow => Treasury::<Runtime>::BalanceTooLow.into(),
		Refusal::CannotReceive => TokenError::BelowMinimum.into(),
		Refusal::UnknownAsset => Rewards::<Runtime>::UnknownAsset.into(),
		Refusal::RewardTooLow => Rewards::<Runtime>::RewardTooLow.into(),
		Refusal::FeeTooHigh => Rewards::<Runtime>::FeeTooHigh.into(),
		Refusal::QuotaExceeded => Rewards::<Runtime>::QuotaExceeded.into(),
		Refusal::BadTally(position) => Graphics::<Runtime>::BadTally(position as u16).into(),
		Refusal::NothingSettled => Graphics::<Runtime>::NothingSettled.into(),
		Refusal::NothingConsented => Graphics::<Runtime>::NothingConsented.into(),
		Refusal::ConsentOver => Graphics::<Runtime>::ConsentOver.into(),
		Refusal::SignatureExpired => Graphics::<Runtime>::SignatureExpired.into(),
		Refusal::BadNonce => Graphics::<Runtime>::BadNonce.into(),
		Refusal::ChannelShort => Treasury::<Runtime>::ChannelShort.into(),
		Refusal::NotHeld => Treasury::<Runtime>::HeldShort.into(),
		Refusal::PriceTooLow => Rewards::<Runtime>::PriceTooLow.into(),
		Refusal::PriceExceeded => ArithmeticError::Underflow.into(),
		Refusal::WrongOrigin => DispatchError::BadOrigin,
		Refusal::ZeroAmount => Treasury::<Runtime>::NothingToSpend.into(),
		Refusal::Locked => Treasury::<Runtime>::CommunityLocked.into(),
		Refusal::OnlySd => Treasury::<Runtime>::EcosystemHoldsOnlySd.into(),
		Refusal::OwnBeneficiary => Treasury::<Runtime>::OwnBeneficiary.into(),
		Refusal::OverCeiling => Rewards::<Runtime>::PrizeOverCeiling.into(),
		Refusal::OverBoardLimit => Treasury::<Runtime>::OverBoardCeiling.into(),
		Refusal::OutOfBounds(name) => Rewards::<Runtime>::OutOfBounds(term(name)).into(),
		Refusal::Keyless => unreachable!("pots take no steps"),
		// Reasons of the market and of contests.
		refusal => unreachable!("no other rule refuses because of {refusal:?}"),
	}
}

/// The error of a call of the market's that the ledger refuses for this reason.
pub fn market_error(refusal: Refusal) -> DispatchError {
	match refusal {
		Refusal::TakenDown => Market::<Runtime>::TakenDown,
		Refusal::AlreadyMinted => Market::<Runtime>::AlreadyMinted,
		Refusal::RoyaltyTooHigh => Market::<Runtime>::RoyaltyTooHigh,
		Refusal::UnknownItem => Market::<Runtime>::UnknownItem,
		Refusal::NotOwner => Market::<Runtime>::NotOwner,
		Refusal::AlreadyListed => Market::<Runtime>::AlreadyListed,
		Refusal::NotListed => Market::<Runtime>::NotListed,
		Refusal::AssetNotAllowed => Market::<Runtime>::AssetNotAllowed,
		Refusal::OwnItem => Market::<Runtime>::OwnItem,
		Refusal::OtherAsset => Market::<Runtime>::OtherAsset,
		Refusal::PriceAboveMax => Market::<Runtime>::PriceAboveMax,
		refusal => return error(refusal),
	}
	.into()
}

/// The error of letting prices be set in an asset, which the ledger refuses for this reason.
pub fn asset_error(refusal: Refusal) -> DispatchError {
	match refusal {
		Refusal::SdIsAlwaysAllowed => Market::<Runtime>::NativeNeedsNoEntry.into(),
		Refusal::UnknownAsset => Market::<Runtime>::UnknownAsset.into(),
		Refusal::BalanceTooLow => TokenError::FundsUnavailable.into(),
		refusal => error(refusal),
	}
}

/// The error of pallet-nfts where the ledger refuses for this reason to let an item go.
pub fn nfts_error(refusal: Refusal) -> DispatchError {
	match refusal {
		Refusal::AlreadyListed => pallet_nfts::Error::<Runtime>::ItemLocked.into(),
		Refusal::UnknownItem => pallet_nfts::Error::<Runtime>::UnknownItem.into(),
		Refusal::NotOwner => pallet_nfts::Error::<Runtime>::NoPermission.into(),
		refusal => error(refusal),
	}
}

/// The error of a call of contests that the ledger refuses for this reason.
pub fn contest_error(refusal: Refusal) -> DispatchError {
	match refusal {
		Refusal::NotHost => Contests::<Runtime>::NotHost,
		Refusal::BadShares => Contests::<Runtime>::BadShares,
		Refusal::PrizeTooSmall => Contests::<Runtime>::PrizeTooSmall,
		Refusal::BadPeriod => Contests::<Runtime>::BadPeriod,
		Refusal::SponsorFrozen => Contests::<Runtime>::SponsorFrozen,
		Refusal::UnknownContest => Contests::<Runtime>::UnknownContest,
		Refusal::EntriesOver => Contests::<Runtime>::EntriesOver,
		Refusal::TakenDown => Contests::<Runtime>::TakenDown,
		Refusal::MadeBefore => Contests::<Runtime>::MadeBefore,
		Refusal::AlreadyEntered => Contests::<Runtime>::AlreadyEntered,
		Refusal::TooManyEntries => Contests::<Runtime>::TooManyEntries,
		Refusal::VotingNotBegun => Contests::<Runtime>::VotingNotBegun,
		Refusal::VotingOver => Contests::<Runtime>::VotingOver,
		Refusal::VoteTooSmall => Contests::<Runtime>::VoteTooSmall,
		Refusal::OwnEntry => Contests::<Runtime>::OwnEntry,
		Refusal::UnknownEntry => Contests::<Runtime>::UnknownEntry,
		Refusal::VotedElsewhere => Contests::<Runtime>::VotedElsewhere,
		Refusal::NothingEarned => Contests::<Runtime>::NothingEarned,
		Refusal::VotingNotOver => Contests::<Runtime>::VotingNotOver,
		Refusal::AlreadyClosed => Contests::<Runtime>::AlreadyClosed,
		Refusal::NotClosed => Contests::<Runtime>::NotClosed,
		Refusal::NoSuchWinner => Contests::<Runtime>::NoSuchWinner,
		Refusal::NotDue => Contests::<Runtime>::NotDue,
		Refusal::AlreadyClaimed => Contests::<Runtime>::AlreadyClaimed,
		Refusal::NothingToRelease => Contests::<Runtime>::NothingToRelease,
		// What cannot be put on hold is the balances pallet's to refuse.
		Refusal::BalanceTooLow => return TokenError::FundsUnavailable.into(),
		refusal => return error(refusal),
	}
	.into()
}

/// The error of a spend that the ledger refuses for this reason, if the beneficiary `can_receive` it.
pub fn spend_error(refusal: Refusal, can_receive: bool) -> DispatchError {
	match refusal {
		Refusal::UnknownAsset => Treasury::<Runtime>::UnknownAsset.into(),
		Refusal::OverCeiling => Treasury::<Runtime>::OverCeiling.into(),
		// Of two reasons the treasury gives the second.
		Refusal::BalanceTooLow if can_receive => TokenError::NotExpendable.into(),
		Refusal::BalanceTooLow => TokenError::BelowMinimum.into(),
		refusal => error(refusal),
	}
}

/// The error of a transfer of `amount` from somebody, which the ledger refuses for this reason.
///
/// The balances pallet distinguishes who has too little from who may not move so much, and that from who would be left with
/// too little. An account that must not be reaped counts what it needs to exist among what it may not move.
pub fn transfer_error(refusal: Refusal, ledger: &Ledger, from: Who, amount: u128) -> DispatchError {
	let money = ledger.money();
	let frozen = money.frozen(from).saturating_sub(money.on_hold(from));
	let needed = if System::can_dec_provider(&account(from)) { 0 } else { ED };
	let movable = ledger.balance(from).saturating_sub(frozen.max(needed));
	match refusal {
		Refusal::BalanceTooLow if amount > ledger.balance(from) => {
			TokenError::FundsUnavailable.into()
		}
		Refusal::BalanceTooLow if amount > movable => TokenError::Frozen.into(),
		Refusal::BalanceTooLow => TokenError::NotExpendable.into(),
		refusal => error(refusal),
	}
}

fn term(name: &str) -> Term {
	match name {
		"community_share" => Term::CommunityShare,
		"share_reward" => Term::ShareReward,
		"share_decline" => Term::ShareDecline,
		"share_target" => Term::ShareTarget,
		"generate_target" => Term::GenerateTarget,
		"mint_community_fee" => Term::MintCommunityFee,
		"company_commission" => Term::CompanyCommission,
		"community_commission" => Term::CommunityCommission,
		"sale_multiple" => Term::SaleMultiple,
		"recycle" => Term::Recycle,
		"max_rewarded_generations" => Term::MaxRewardedGenerations,
		"max_rewarded_shares" => Term::MaxRewardedShares,
		"moderation_period" => Term::ModerationPeriod,
		"retention" => Term::Retention,
		"mint_company_fee" => Term::MintCompanyFee,
		_ => panic!("the chain has no term called {name}"),
	}
}
