//! What clients can ask.

use super::*;
use sd_primitives::info::{ContestInfo, OutcomeInfo, PrizeState, StandingInfo, Winner};

#[test]
fn a_contest_is_read_as_it_stands_and_as_it_ended() {
	execute(|| {
		let contest = sponsored_by(EXCLUDED);
		let opened = ContestInfo {
			title: b"Spring".to_vec(),
			sponsor: Some(EXCLUDED),
			prize: PRIZE,
			shares: shares().into_inner(),
			opened: OPENED,
			entries_until: ENTRIES_UNTIL,
			votes_until: VOTES_UNTIL,
			quorum: QUORUM,
			entered: 0,
			voters: 0,
			total: 0,
			standings: vec![],
			outcome: None,
		};
		assert_eq!(SdContests::contest(contest), Some(opened.clone()));

		let entered = decide(contest);
		let standing = |creator, content_hash, tally| StandingInfo { creator, content_hash, tally };
		let decided = ContestInfo {
			entered: 2,
			voters: 2,
			total: 30 * SD,
			standings: vec![
				standing(ALICE, entered[0], 20 * SD),
				standing(BOB, entered[1], 10 * SD),
			],
			..opened
		};
		assert_eq!(SdContests::contest(contest), Some(decided.clone()));

		assert_ok!(close(contest));
		System::set_block_number(DUE);
		assert_ok!(claim(contest, 0));
		let first =
			Winner { creator: ALICE, content_hash: entered[0], tally: 20 * SD, prize: FIRST };
		let second =
			Winner { creator: BOB, content_hash: entered[1], tally: 10 * SD, prize: SECOND };
		let winners = vec![(first, PrizeState::Paid), (second, PrizeState::Held)];
		let closed = ContestInfo { outcome: Some(OutcomeInfo { due: DUE, winners }), ..decided };
		assert_eq!(SdContests::contest(contest), Some(closed));
	});
}

#[test]
fn a_contest_that_is_not_there_is_not_read() {
	execute(|| {
		assert_eq!(SdContests::contest(0), None);
		let contest = a_contest();
		System::set_block_number(VOTES_UNTIL);
		assert_ok!(close(contest));
		assert_eq!(SdContests::contest(contest), None);
	});
}
