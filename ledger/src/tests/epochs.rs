//! Time.

use super::*;

/// FP 1.
#[test]
fn epochs_and_windows_begin_with_their_first_block() {
	let clock = Clock { epoch_length: 28_800, windows_per_epoch: 24 };
	assert_eq!([0, 28_799, 28_800].map(|block| clock.epoch_of(block)), [0, 0, 1]);
	assert_eq!([0, 1_199, 1_200, 28_800].map(|block| clock.window_of(block)), [0, 0, 1, 24]);
	assert!(!Clock { epoch_length: 20, windows_per_epoch: 3 }.is_sound());
	assert!(!Clock { epoch_length: 20, windows_per_epoch: 0 }.is_sound());
}

/// 10^12 × (5.5·10^20 − 3·10^12) / (5.5·10^20) = 10^12 − 5,454.54…, rounded down.
#[test]
fn a_base_is_fixed_for_the_epoch() {
	let mut ledger = after_five_graphics();
	assert_eq!(ledger.epoch().bases.generate, SD);
	ledger.pass_to(EPOCH - 1);
	assert_eq!(ledger.generated(ALICE, FAY, SD).unwrap().reward, SD);

	let mut ledger = after_five_graphics();
	ledger.pass_to(EPOCH);
	ledger.roll();
	assert_eq!(ledger.epoch().bases, Bases { generate: 999_999_994_545, share: SD, sale: SD });
}

#[test]
fn a_refusal_does_not_roll_and_neither_does_a_transfer() {
	let mut ledger = after_five_graphics();
	ledger.pass_to(3 * EPOCH);
	assert_eq!(ledger.generated(ALICE, FAY, 2 * SD), Err(Refusal::RewardTooLow));
	ledger.transfer(ALICE, BOB, SD).unwrap();
	ledger.fee(ALICE, BOB, 1).unwrap();
	assert_eq!(ledger.epoch().index, 0);
	assert_eq!(ledger.rolled().epoch().index, 3);
	ledger.generated(ALICE, FAY, 0).unwrap();
	assert_eq!(ledger.epoch().index, 3);
}
