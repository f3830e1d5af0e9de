//! Contests until they are closed: opening, entering, voting.

use super::*;

/// Who has earned 2 $SD: Alice and Bob, with graphics that nobody has entered.
fn earned() -> Ledger {
	let mut ledger = ledger();
	for who in [ALICE, ALICE, BOB, BOB] {
		ledger.generated(who, FAY, 0).unwrap();
	}
	ledger
}

/// A contest with an entry of Alice's and one of Carol's, which takes votes.
fn voting() -> Ledger {
	let mut ledger = earned();
	let contest = host(&mut ledger, SD);
	ledger.enter(ALICE, contest, 1, 0).unwrap();
	ledger.enter(CAROL, contest, 2, 0).unwrap();
	ledger.pass_to(EPOCH);
	ledger
}

#[test]
fn a_host_opens_a_contest_with_the_channels_money() {
	let mut ledger = ledger();
	assert_eq!(ledger.open_contest(CAROL, promise(SD)), Err(Refusal::NotHost));
	assert_eq!(ledger.set_host(CAROL, true, By::Root), Err(Refusal::WrongOrigin));
	assert_eq!(host(&mut ledger, SD), 0);
	assert_eq!(host(&mut ledger, 2 * SD), 1);
	assert_eq!(ledger.channel(ChannelId::Contest).held, 3 * SD);
	assert_eq!(ledger.epoch().prizes, 3 * SD);
	let most = 50_000 * SD;
	assert_eq!(ledger.open_contest(CAROL, promise(most)), Err(Refusal::OverCeiling));
	ledger.set_host(CAROL, false, By::Board).unwrap();
	assert_eq!(ledger.open_contest(CAROL, promise(SD)), Err(Refusal::NotHost));
	ledger.check();
}

/// FP 19.
#[test]
fn a_sponsors_prize_stays_on_hold() {
	let mut ledger = ledger();
	assert_eq!(ledger.sponsor_contest(BOB, promise(1_000 * SD)), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.sponsor_contest(BOB, promise(1_000 * SD - ED)), Ok(0));
	assert_eq!(ledger.money().held(BOB, Hold::Prize), 1_000 * SD - ED);
	assert_eq!((ledger.balance(BOB), ledger.channel(ChannelId::Contest).held), (ED, 0));
	assert_eq!(ledger.epoch().prizes, 0);
	ledger.check();
}

#[test]
fn what_cannot_be_kept_is_not_promised() {
	let mut ledger = ledger();
	let mut sponsor = |promise| ledger.sponsor_contest(BOB, promise);
	let half = 500_000_000;
	for shares in [vec![], vec![half; 11], vec![half, 0], vec![half, half, 1]] {
		let shared = Promise { shares, ..promise(SD) };
		assert_eq!(sponsor(shared), Err(Refusal::BadShares));
	}
	for blocks in [EPOCH - 1, 30 * EPOCH + 1] {
		let entering = Promise { entry_blocks: blocks, ..promise(SD) };
		assert_eq!(sponsor(entering), Err(Refusal::BadPeriod));
		let voting = Promise { voting_blocks: blocks, ..promise(SD) };
		assert_eq!(sponsor(voting), Err(Refusal::BadPeriod));
	}
	assert_eq!(sponsor(promise(SD - 1)), Err(Refusal::PrizeTooSmall));
	let uneven = Promise { shares: vec![half, 9_999_999], ..promise(SD) };
	assert_eq!(sponsor(uneven), Err(Refusal::PrizeTooSmall));
	ledger.set_frozen(BOB, 1);
	assert_eq!(ledger.sponsor_contest(BOB, promise(SD)), Err(Refusal::SponsorFrozen));
	ledger.set_frozen(BOB, 0);
	let mut sponsor = |promise| ledger.sponsor_contest(BOB, promise);
	let shares = vec![half, 10_000_000];
	let long = Promise { entry_blocks: 30 * EPOCH, shares, ..promise(SD) };
	assert_eq!(sponsor(long), Ok(0));
}

#[test]
fn graphics_made_since_are_entered_one_by_each() {
	let mut ledger = earned();
	ledger.pass_to(3);
	let contest = host(&mut ledger, SD);
	assert_eq!(ledger.enter(ALICE, contest, 1, 2), Err(Refusal::MadeBefore));
	assert_eq!(ledger.enter(ALICE, contest, 1, 3), Ok(0));
	assert_eq!(ledger.enter(ALICE, contest, 2, 3), Err(Refusal::AlreadyEntered));
	ledger.take_down(3);
	assert_eq!(ledger.enter(BOB, contest, 3, 3), Err(Refusal::TakenDown));
	assert_eq!(ledger.enter(PAUPER, contest, 4, 3), Err(Refusal::BalanceTooLow));
	assert_eq!(ledger.enter(BOB, contest + 1, 4, 3), Err(Refusal::UnknownContest));
	ledger.pass_to(2 + EPOCH);
	assert_eq!(ledger.enter(BOB, contest, 4, 3), Ok(1));
	ledger.pass_to(3 + EPOCH);
	assert_eq!(ledger.enter(CAROL, contest, 5, 3), Err(Refusal::EntriesOver));
	assert_eq!(ledger.money().held(ALICE, Hold::Entry), 5 * SD);
	ledger.check();
}

#[test]
fn a_thousand_enter() {
	let mut ledger = ledger();
	let contest = host(&mut ledger, SD);
	for who in 100..1_101 {
		ledger.pay(ChannelId::Ecosystem, who, 6 * SD).unwrap();
		let expected = if who < 1_100 { Ok(who - 100) } else { Err(Refusal::TooManyEntries) };
		assert_eq!(ledger.enter(who, contest, who.into(), 0), expected);
	}
	ledger.check();
}

#[test]
fn a_vote_weighs_what_is_held_and_was_earned() {
	let mut ledger = voting();
	let vote = |held, weight| Ok(Vote { creator: ALICE, held, weight, released: false });
	assert_eq!(ledger.vote(BOB, 0, ALICE, SD), vote(SD, SD));
	assert_eq!(ledger.vote(BOB, 0, ALICE, 2 * SD), vote(3 * SD, 2 * SD));
	assert_eq!(ledger.money().held(BOB, Hold::Vote), 3 * SD);
	let contest = &ledger.contests()[&0];
	assert_eq!((contest.tally(ALICE), contest.total()), (2 * SD, 2 * SD));
	// What is earned since counts when the vote is added to.
	ledger.generated(BOB, FAY, 0).unwrap();
	assert_eq!(ledger.contests()[&0].total(), 2 * SD);
	let earned = ledger.earnings(BOB).earned;
	assert_eq!(ledger.vote(BOB, 0, ALICE, ED), vote(3 * SD + ED, earned));
	ledger.check();
}

#[test]
fn no_vote_counts_that_should_not() {
	let mut ledger = voting();
	assert_eq!(ledger.vote(BOB, 1, ALICE, SD), Err(Refusal::UnknownContest));
	assert_eq!(ledger.vote(BOB, 0, ALICE, ED - 1), Err(Refusal::VoteTooSmall));
	assert_eq!(ledger.vote(ALICE, 0, ALICE, SD), Err(Refusal::OwnEntry));
	assert_eq!(ledger.vote(ALICE, 0, BOB, SD), Err(Refusal::UnknownEntry));
	assert_eq!(ledger.vote(CAROL, 0, ALICE, SD), Err(Refusal::NothingEarned));
	assert_eq!(ledger.vote(BOB, 0, ALICE, 1_001 * SD), Err(Refusal::BalanceTooLow));
	ledger.vote(BOB, 0, ALICE, SD).unwrap();
	assert_eq!(ledger.vote(BOB, 0, CAROL, SD), Err(Refusal::VotedElsewhere));
	ledger.take_down(1);
	assert_eq!(ledger.vote(BOB, 0, ALICE, SD), Err(Refusal::TakenDown));
	ledger.pass_to(2 * EPOCH);
	assert_eq!(ledger.vote(ALICE, 0, CAROL, SD), Err(Refusal::VotingOver));
	ledger.check();
}

#[test]
fn votes_are_taken_when_entries_are_not() {
	let mut ledger = earned();
	let contest = host(&mut ledger, SD);
	ledger.enter(ALICE, contest, 1, 0).unwrap();
	ledger.pass_to(EPOCH - 1);
	assert_eq!(ledger.vote(BOB, contest, ALICE, SD), Err(Refusal::VotingNotBegun));
	ledger.pass_to(EPOCH);
	assert!(ledger.vote(BOB, contest, ALICE, SD).is_ok());
	assert_eq!(ledger.close(contest), Err(Refusal::VotingNotOver));
}

/// What is frozen may be held.
#[test]
fn what_is_frozen_votes() {
	let mut ledger = voting();
	ledger.set_frozen(BOB, 5_000 * SD);
	assert!(ledger.vote(BOB, 0, ALICE, 1_000 * SD).is_ok());
	ledger.check();
}
