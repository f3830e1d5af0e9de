//! The rule for prizes out of channel Contest, whatever contests they are of.

use super::*;

/// A thousandth of the channel's 50,000,000 SD.
const CEILING: u128 = 50_000 * SD;

#[test]
fn an_epoch_opens_a_thousandth_of_the_budget() {
	let mut ledger = ledger();
	ledger.open_prize(CEILING - SD).unwrap();
	assert_eq!(ledger.open_prize(SD + 1), Err(Refusal::OverCeiling));
	ledger.open_prize(SD).unwrap();
	assert_eq!(ledger.channel(ChannelId::Contest).held, CEILING);

	// What comes back was opened all the same.
	ledger.forfeit_prize(CEILING).unwrap();
	assert_eq!(ledger.open_prize(1), Err(Refusal::OverCeiling));
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.open_prize(CEILING), Ok(()));
}

#[test]
fn a_prize_is_earned_when_it_is_paid() {
	let mut ledger = ledger();
	ledger.open_prize(10 * SD).unwrap();
	assert_eq!(ledger.distributed(), 0);
	assert_eq!(ledger.pay_prize(ALICE, 4 * SD), Ok(4 * SD));
	assert_eq!(ledger.earnings(ALICE), Earnings { earned: 0, earned_otherwise: 4 * SD });
	assert_eq!((ledger.distributed(), ledger.earners()), (4 * SD, 1));
	assert_eq!(ledger.pay_prize(ALICE, 7 * SD), Err(Refusal::NotHeld));
	assert_eq!(ledger.forfeit_prize(7 * SD), Err(Refusal::NotHeld));
	assert_eq!(ledger.forfeit_prize(6 * SD), Ok(()));
}

/// FP 7.
#[test]
fn the_prize_of_the_excluded_returns_to_the_channel() {
	let mut ledger = ledger();
	ledger.open_prize(SD).unwrap();
	assert_eq!(ledger.pay_prize(BOARD_MEMBER, SD), Ok(0));
	assert_eq!(ledger.channel(ChannelId::Contest).held, 0);
	assert_eq!((ledger.distributed(), ledger.earners()), (0, 0));
}

#[test]
fn a_channel_opens_no_more_than_it_has() {
	let mut ledger = almost_empty(ChannelId::Contest, SD);
	assert_eq!(ledger.open_prize(SD + 1), Err(Refusal::ChannelShort));
	assert_eq!(ledger.open_prize(SD), Ok(()));
}
