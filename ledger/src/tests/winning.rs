//! How contests end.

use super::*;

/// Two thirds and a third, less a unit each.
const SHARES: [u32; 2] = [666_666_666, 333_333_333];

/// Entries of Alice (1), Bob (2) and Carol (3), of whom each has earned 2 $SD; the voting begins.
fn entered(sponsor: Option<Who>, quorum: u128) -> Ledger {
	let mut ledger = ledger();
	for who in [ALICE, ALICE, BOB, BOB, CAROL, CAROL] {
		ledger.generated(who, FAY, 0).unwrap();
	}
	let promise = Promise { shares: SHARES.to_vec(), quorum, ..promise(3 * SD) };
	ledger.set_host(CAROL, true, By::Board).unwrap();
	match sponsor {
		Some(sponsor) => ledger.sponsor_contest(sponsor, promise).unwrap(),
		None => ledger.open_contest(CAROL, promise).unwrap(),
	};
	for (graphic, who) in (1..).zip([ALICE, BOB, CAROL]) {
		ledger.enter(who, 0, graphic, 0).unwrap();
	}
	ledger.pass_to(EPOCH);
	ledger
}

/// Alice votes for Bob and Bob for Carol, with 1 $SD each, and Carol for Alice with more.
fn voted(sponsor: Option<Who>, quorum: u128) -> Ledger {
	let mut ledger = entered(sponsor, quorum);
	ledger.vote(ALICE, 0, BOB, SD).unwrap();
	ledger.vote(BOB, 0, CAROL, SD).unwrap();
	ledger.vote(CAROL, 0, ALICE, 3 * SD / 2).unwrap();
	ledger.pass_to(2 * EPOCH);
	ledger
}

const FIRST: u128 = 1_999_999_998_000;
const SECOND: u128 = 999_999_999_000;
const REST: u128 = 3 * SD - FIRST - SECOND;

fn winners(ledger: &Ledger) -> Vec<(Who, u128)> {
	let outcome = ledger.contests()[&0].outcome.as_ref().unwrap();
	outcome.winners.iter().map(|(standing, prize, _)| (standing.creator, *prize)).collect()
}

/// Let everybody have back what is on hold.
fn release(ledger: &mut Ledger) {
	for who in [ALICE, BOB, CAROL] {
		ledger.release(0, who).unwrap();
	}
}

#[test]
fn the_best_win_and_a_tie_goes_to_the_earlier() {
	let mut ledger = voted(None, 0);
	let (outcome, returned) = ledger.close(0).unwrap();
	assert_eq!((outcome.due, returned), (2 * EPOCH + 3 * DAYS, REST));
	assert_eq!(winners(&ledger), [(ALICE, FIRST), (BOB, SECOND)]);
	assert_eq!(ledger.channel(ChannelId::Contest).held, FIRST + SECOND);
	assert_eq!(ledger.close(0), Err(Refusal::AlreadyClosed));
	assert_eq!(ledger.claim_prize(0, 0), Err(Refusal::NotDue));
	assert_eq!(ledger.claim_prize(0, 2), Err(Refusal::NoSuchWinner));

	ledger.pass_to(outcome.due);
	assert_eq!(ledger.claim_prize(0, 0), Ok(FIRST));
	assert_eq!(ledger.claim_prize(0, 0), Err(Refusal::AlreadyClaimed));
	let earned = Earnings { earned: 2 * SD, earned_otherwise: FIRST };
	assert_eq!(ledger.earnings(ALICE), earned);
	release(&mut ledger);
	assert_eq!(ledger.release(0, ALICE), Err(Refusal::NothingToRelease));
	ledger.check();

	// The last claim forgets the contest.
	assert_eq!(ledger.claim_prize(0, 1), Ok(SECOND));
	assert_eq!(ledger.claim_prize(0, 1), Err(Refusal::UnknownContest));
	assert_eq!(ledger.release(0, ALICE), Err(Refusal::UnknownContest));
	assert_eq!(ledger.close(0), Err(Refusal::UnknownContest));
	assert_eq!(ledger.balance(BOB), 1_001 * SD + SECOND);
	assert_eq!(ledger.money().on_hold(BOB), 0);
	ledger.check();
}

#[test]
fn nobody_wins_below_the_quorum() {
	let all = 7 * SD / 2;
	let mut ledger = voted(None, all + 1);
	assert_eq!(ledger.close(0).map(|(_, returned)| returned), Ok(3 * SD));
	assert_eq!(ledger.channel(ChannelId::Contest).held, 0);
	release(&mut ledger);
	assert!(ledger.contests().is_empty());
	let mut ledger = voted(None, all);
	assert_eq!(ledger.close(0).map(|(_, returned)| returned), Ok(REST));
}

#[test]
fn nobody_wins_whom_nobody_has_voted_for() {
	let mut ledger = entered(None, 0);
	ledger.vote(ALICE, 0, BOB, SD).unwrap();
	ledger.pass_to(2 * EPOCH);
	assert_eq!(ledger.close(0).map(|(_, returned)| returned), Ok(3 * SD - FIRST));
	assert_eq!(winners(&ledger), [(BOB, FIRST)]);
	ledger.check();
}

#[test]
fn what_is_taken_down_does_not_win() {
	let mut ledger = voted(None, 0);
	ledger.take_down(1);
	ledger.close(0).unwrap();
	assert_eq!(winners(&ledger), [(BOB, FIRST), (CAROL, SECOND)]);
	// Nor does what is taken down later, and then nobody does.
	ledger.take_down(2);
	ledger.pass_to(2 * EPOCH + 3 * DAYS);
	assert_eq!(ledger.claim_prize(0, 0), Ok(0));
	assert_eq!(ledger.channel(ChannelId::Contest).held, SECOND);
	assert_eq!(ledger.claim_prize(0, 0), Err(Refusal::AlreadyClaimed));
	ledger.check();
}

#[test]
fn a_contest_that_nobody_entered_returns_its_prize_and_is_forgotten() {
	let mut ledger = ledger();
	let hosted = host(&mut ledger, SD);
	let sponsored = ledger.sponsor_contest(BOB, promise(SD)).unwrap();
	ledger.pass_to(2 * EPOCH);
	assert_eq!(ledger.release(hosted, ALICE), Err(Refusal::NotClosed));
	assert_eq!(ledger.claim_prize(hosted, 0), Err(Refusal::NotClosed));
	for contest in [hosted, sponsored] {
		assert_eq!(ledger.close(contest).map(|(_, returned)| returned), Ok(SD));
	}
	assert!(ledger.contests().is_empty());
	assert_eq!((ledger.balance(BOB), ledger.channel(ChannelId::Contest).held), (1_000 * SD, 0));
	ledger.check();
}

/// FP 19.
#[test]
fn a_sponsors_prize_is_no_reward() {
	let mut ledger = voted(Some(BOB), 0);
	let distributed = ledger.distributed();
	ledger.close(0).unwrap();
	assert_eq!(ledger.money().held(BOB, Hold::Prize), FIRST + SECOND);
	ledger.set_frozen(BOB, 5_000 * SD);
	ledger.set_excluded(ALICE, true);
	ledger.pass_to(2 * EPOCH + 3 * DAYS);
	let before = ledger.balance(ALICE);
	assert_eq!(ledger.claim_prize(0, 0), Ok(FIRST));
	assert_eq!(ledger.balance(ALICE), before + FIRST);
	assert_eq!(ledger.earnings(ALICE).earned_otherwise, 0);
	// The sponsor has won the second one.
	assert_eq!(ledger.claim_prize(0, 1), Ok(SECOND));
	assert_eq!(ledger.distributed(), distributed);
	release(&mut ledger);
	assert_eq!(ledger.balance(BOB), 1_001 * SD - FIRST);
	assert!(ledger.contests().is_empty());
	ledger.check();
}

#[test]
fn the_prize_of_an_excluded_winner_returns() {
	let mut ledger = voted(None, 0);
	ledger.close(0).unwrap();
	ledger.set_excluded(ALICE, true);
	ledger.pass_to(2 * EPOCH + 3 * DAYS);
	assert_eq!(ledger.claim_prize(0, 0), Ok(0));
	assert_eq!(ledger.claim_prize(0, 0), Err(Refusal::AlreadyClaimed));
	assert_eq!(ledger.channel(ChannelId::Contest).held, SECOND);
	ledger.check();
}

#[test]
fn of_many_the_ten_best_may_win() {
	let mut ledger = ledger();
	host(&mut ledger, SD);
	for who in 100..112 {
		ledger.pay(ChannelId::Ecosystem, who, 10 * SD).unwrap();
		ledger.enter(who, 0, who.into(), 0).unwrap();
	}
	ledger.pass_to(EPOCH);
	// Each votes for the next, the later the more.
	for (voter, times) in (100..111).zip(1..) {
		ledger.pay(ChannelId::Generate, voter, SD).unwrap();
		ledger.vote(voter, 0, voter + 1, times * ED).unwrap();
	}
	let best = ledger.contests()[&0].best();
	let creators = best.iter().map(|standing| standing.creator).collect::<Vec<_>>();
	assert_eq!(creators, (102..112).rev().collect::<Vec<_>>());
	assert_eq!((best[0].number, best[0].tally), (11, 11 * ED));
}
