//! The fine print with numbers worked out by hand. A test names the number of what it checks, as FP 1.

mod consenting;
mod contests;
mod epochs;
mod generating;
mod money;
mod prizes;
mod recycling;
mod selling;
mod settling;
mod sharing;
mod spending;
mod terms;
mod trading;
mod walk;
mod winning;

use crate::*;

const ALICE: Who = 1;
const BOB: Who = 2;
const CAROL: Who = 3;
/// Excluded.
const BOARD_MEMBER: Who = 7;
/// Generators: T is 2 in Eve's lane and 998 in Fay's, for graphics and for shares.
const EVE: Who = 8;
const FAY: Who = 9;
/// Has nothing.
const PAUPER: Who = 10;

/// Blocks in an epoch of one window.
const EPOCH: u32 = 20;

fn terms() -> CommunityTerms {
	CommunityTerms { generate_target: 1_000, share_target: 1_000, ..Default::default() }
}

fn genesis() -> Genesis {
	Genesis {
		clock: Clock { epoch_length: EPOCH, windows_per_epoch: 1 },
		endowments: [ALICE, BOB, CAROL, BOARD_MEMBER].map(|who| (who, 1_000 * SD)).into(),
		quotas: vec![(EVE, 10), (FAY, 4_990)],
		community_terms: terms(),
		..Default::default()
	}
}

fn ledger() -> Ledger {
	let mut ledger = Ledger::new(genesis());
	ledger.set_excluded(BOARD_MEMBER, true);
	ledger
}

/// A ledger in which Alice has generated five graphics with Eve: D is 3 SD, Company and Community hold 1.26 SD each.
fn after_five_graphics() -> Ledger {
	let mut ledger = ledger();
	for _ in 0..5 {
		ledger.generated(ALICE, EVE, 0).unwrap();
	}
	ledger
}

/// A ledger whose channel has `left` base units left, the rest paid to Carol within the epoch.
fn almost_empty(channel: ChannelId, left: u128) -> Ledger {
	let mut ledger = ledger();
	ledger.drain(channel, left, CAROL).unwrap();
	ledger
}

/// A prize that goes to the first, of a contest of two epochs.
fn promise(prize: u128) -> Promise {
	Promise {
		prize,
		shares: vec![1_000_000_000],
		entry_blocks: EPOCH,
		voting_blocks: EPOCH,
		quorum: 0,
	}
}

/// Let Carol, as a host, open a contest with this prize.
fn host(ledger: &mut Ledger, prize: u128) -> u32 {
	let by = ledger.authority();
	ledger.set_host(CAROL, true, by).unwrap();
	ledger.open_contest(CAROL, promise(prize)).unwrap()
}
