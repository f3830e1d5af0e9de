//! How authors slow down while finality waits.

use polkadot_sdk::sc_consensus_slots::BackoffAuthoringBlocksStrategy;
use sd_node::service::back_off;

/// Blocks after the last final one at which the database keeps one branch for good.
const LIMIT: u32 = 4_096;

/// The slots of the blocks up to the limit, with the first at 1, nothing final after block 0, and an author for every slot.
fn slots(session_length: u64) -> Vec<u64> {
	let strategy = back_off(session_length);
	let mut blocks = vec![1];
	let mut slot = 1;
	while blocks.len() < LIMIT as usize {
		let (number, last) = (blocks.len() as u32, blocks[blocks.len() - 1]);
		slot += 1;
		if !strategy.should_backoff(number, last.into(), 0, slot.into(), "test") {
			blocks.push(slot);
		}
	}
	blocks
}

/// The longest time between two blocks, in slots.
fn longest_pause(blocks: &[u64]) -> u64 {
	blocks.windows(2).map(|pair| pair[1] - pair[0]).max().expect("there are blocks")
}

#[test]
fn sides_of_a_cut_can_be_joined_for_twelve_days() {
	let blocks = slots(1_200);
	let days = blocks[blocks.len() - 1] * 3 / 86_400;
	assert_eq!(days, 12);
	assert_eq!(longest_pause(&blocks), 101);
}

#[test]
fn three_hundred_blocks_wait_before_authors_slow_down() {
	for session_length in [20, 1_200] {
		let blocks = slots(session_length);
		// The 302nd is the first after which a slot stays empty.
		assert_eq!(blocks[301], 302);
		assert_eq!(blocks[302], 304);
	}
}

#[test]
fn short_sessions_lose_no_more_than_every_other_slot() {
	assert_eq!(longest_pause(&slots(20)), 2);
	assert_eq!(longest_pause(&slots(1)), 2);
}
