//! Rule 3: a reward set aside, then paid or forfeited.

use super::*;

#[test]
fn a_share_sets_its_reward_aside_until_moderation_is_over() {
	let mut ledger = ledger();
	ledger.pass_to(5);
	let pending = ledger.shared(ALICE, EVE, SD).unwrap();
	// FP 16: due three days after block 5.
	assert_eq!(pending, PendingShare { amount: SD, due: 86_405 });
	assert_eq!(ledger.channel(ChannelId::Share).held, SD);
	assert_eq!((ledger.distributed(), ledger.earners()), (0, 0));

	ledger.settle_share(ALICE, SD).unwrap();
	assert_eq!(ledger.channel(ChannelId::Share).held, 0);
	assert_eq!(ledger.balance(ALICE), 1_001 * SD);
	assert_eq!((ledger.distributed(), ledger.earners()), (SD, 1));
	assert_eq!(ledger.earnings(ALICE), Earnings { earned: SD, earned_otherwise: 0 });
	assert_eq!(ledger.settle_share(ALICE, 1), Err(Refusal::NotHeld));
	ledger.check();
}

/// FP 9: a lane of its own beside that for graphics; FP 16: what is forfeited gives back neither cap nor n.
#[test]
fn shares_decline_in_the_lane_of_the_generator() {
	let mut ledger = after_five_graphics();
	let mut share = || {
		let amount = ledger.shared(ALICE, EVE, 0).unwrap().amount;
		ledger.forfeit_share(amount).unwrap();
		amount
	};
	assert_eq!([(); 5].map(|()| share()), [SD, SD, SD * 3 / 4, SD / 4, 0]);
	assert_eq!(ledger.shared(ALICE, EVE, 1), Err(Refusal::RewardTooLow));
	assert_eq!(ledger.epoch().rewarded(ChannelId::Share, ALICE), 4);
	assert_eq!(ledger.channel(ChannelId::Share).available(), 250_000_000 * SD);
	// FP 8: T of a generator without a quota is 0.
	assert_eq!(ledger.shared(ALICE, PAUPER, 0).unwrap().amount, 0);
	assert_eq!(ledger.shared(BOARD_MEMBER, FAY, 0).unwrap().amount, 0);
	ledger.check();
}

#[test]
fn an_account_is_rewarded_for_ten_shares_an_epoch() {
	let mut ledger = ledger();
	for _ in 0..10 {
		ledger.shared(ALICE, FAY, SD).unwrap();
	}
	assert_eq!(ledger.shared(ALICE, FAY, 0).unwrap().amount, 0);
	ledger.pass_to(EPOCH);
	assert!(ledger.shared(ALICE, FAY, 1).is_ok());
}

/// FP 10: 7 → ⌊4.9⌋ = 4 → ⌊2.8⌋ = 2, where 7 × 0.49 would be 3.43.
#[test]
fn the_exponent_is_so_many_floors() {
	let channel = Channel { budget: 100, paid: 30, refilled: 0, held: 0 };
	assert_eq!([0, 1, 2].map(|times| channel.decline(7, times)), [7, 4, 2]);
}

#[test]
fn what_is_set_aside_lowers_the_next_base() {
	let mut ledger = ledger();
	ledger.shared(ALICE, EVE, 0).unwrap();
	ledger.pass_to(EPOCH);
	// 10^12 × (1 − 10^12 / 2.5·10^20), once.
	assert_eq!(ledger.shared(ALICE, EVE, 0).unwrap().amount, SD - 4_000);
}

/// FP 16.
#[test]
fn a_reward_that_its_creator_cannot_receive_waits() {
	let mut ledger = almost_empty(ChannelId::Share, ED - 1);
	assert_eq!(ledger.shared(PAUPER, EVE, 0).unwrap().amount, ED - 1);
	assert_eq!(ledger.settle_share(PAUPER, ED - 1), Err(Refusal::CannotReceive));
	assert_eq!(ledger.channel(ChannelId::Share).held, ED - 1);
	ledger.transfer(ALICE, PAUPER, ED).unwrap();
	assert_eq!(ledger.settle_share(PAUPER, ED - 1), Ok(()));
	ledger.check();
}
