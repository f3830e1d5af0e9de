//! Batches: in what order they are priced, who is skipped, who pays for whom.

use super::*;

/// The creators whose consent the batches here rest on.
const CREATORS: [Who; 5] = [ALICE, BOB, CAROL, BOARD_MEMBER, PAUPER];

fn whatever() -> Consent {
	Consent { per_epoch: 100, min_reward: 0, until: 1_000 }
}

/// Let every creator consent to whatever Eve and Fay make.
fn consented(mut ledger: Ledger) -> Ledger {
	for creator in CREATORS {
		for generator in [EVE, FAY] {
			ledger.consent(creator, generator, whatever()).unwrap();
		}
	}
	ledger
}

/// Settle without sponsor, for any reward.
fn settled(ledger: &mut Ledger, generator: Who, tallies: &[(Who, u32)]) -> Settlement {
	ledger.settled(generator, tallies, 0, false).unwrap()
}

fn part(rewarded: u32, reward: u128) -> Result<Settled, Skip> {
	Ok(Settled { rewarded, reward, sponsored: 0 })
}

/// FP 11: Eve's T is 2. Of 1 + 1 + 0.75 + 0.25 + 0 SD the first two have the first two, and the others half of the rest.
#[test]
fn each_creator_has_one_price_after_those_before_it() {
	let mut ledger = consented(ledger());
	let outcome = settled(&mut ledger, EVE, &[(ALICE, 2), (BOB, 2), (CAROL, 1)]);
	assert_eq!(outcome.parts, [part(2, SD), part(2, SD / 2), part(0, 0)]);
	assert_eq!(outcome.fee, Fee { company: 5 * SD / 4, community: 5 * SD / 4 });
	assert_eq!(ledger.balance(ALICE), 1_000 * SD + SD);
	assert_eq!(ledger.balance(BOB), 1_000 * SD);
	assert_eq!(ledger.balance(CAROL), 1_000 * SD - SD / 2);
	assert_eq!(ledger.pot(Pot::Company), ED + 5 * SD / 4);
	assert_eq!((ledger.distributed(), ledger.earners()), (3 * SD, 2));
	assert_eq!(ledger.earnings(BOB), Earnings { earned: SD, earned_otherwise: 0 });
	// What earns nothing is not counted by the curve, but by the quota.
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 4);
	assert_eq!(ledger.epoch().used(EVE), 5);

	let mut ledger = consented(super::ledger());
	let outcome = settled(&mut ledger, EVE, &[(BOB, 2), (ALICE, 2)]);
	assert_eq!(outcome.parts, [part(2, SD), part(2, SD / 2)]);

	// ⌊2.75 SD / 3⌋; then ⌊0.25 SD / 3⌋, where the curve ends after the first.
	let mut ledger = consented(super::ledger());
	let outcome = settled(&mut ledger, EVE, &[(ALICE, 3), (BOB, 3)]);
	assert_eq!(outcome.parts, [part(3, 916_666_666_666), part(3, 83_333_333_333)]);
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 6);
	ledger.check();
}

/// FP 11: the price is of those that the cap still rewards; the rest pay.
#[test]
fn what_is_beyond_the_cap_pays_and_earns_nothing() {
	let community_terms = CommunityTerms { max_rewarded_generations: 3, ..terms() };
	let mut ledger = consented(Ledger::new(Genesis { community_terms, ..genesis() }));
	ledger.generated(ALICE, EVE, 0).unwrap();
	let outcome = settled(&mut ledger, EVE, &[(ALICE, 4), (BOB, 1)]);
	// P(3) − P(1) = 1.75 SD for two; P(4) − P(3).
	assert_eq!(outcome.parts, [part(2, 7 * SD / 8), part(1, SD / 4)]);
	assert_eq!(ledger.balance(ALICE), 1_000 * SD + 11 * SD / 4 - 5 * SD / 2);
	assert_eq!(ledger.epoch().rewarded(ChannelId::Generate, ALICE), 3);
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 4);
	assert_eq!((ledger.epoch().used(EVE), ledger.allowance(ALICE, EVE)), (6, Some(96)));
}

/// FP 5 and 11: 10 units for three, then what those have left.
#[test]
fn a_short_channel_pays_each_the_same_and_an_empty_one_nothing() {
	let mut ledger = consented(almost_empty(ChannelId::Generate, 11));
	let outcome = settled(&mut ledger, FAY, &[(ALICE, 3), (BOB, 3), (CAROL, 2), (BOARD_MEMBER, 1)]);
	assert_eq!(outcome.parts, [part(3, 3), part(0, 0), part(2, 1), part(0, 0)]);
	assert_eq!(ledger.channel(ChannelId::Generate).available(), 0);
	assert_eq!(ledger.window().count(ChannelId::Generate, FAY), 5);
	ledger.check();
}

/// FP 7.
#[test]
fn the_excluded_pay_and_earn_nothing() {
	let mut ledger = ledger();
	ledger.consent(BOARD_MEMBER, EVE, whatever()).unwrap();
	let outcome = settled(&mut ledger, EVE, &[(BOARD_MEMBER, 2)]);
	assert_eq!(outcome.parts, [part(0, 0)]);
	assert_eq!(ledger.balance(BOARD_MEMBER), 1_000 * SD - SD);
	assert_eq!(ledger.window().count(ChannelId::Generate, EVE), 0);
}

/// FP 12.
#[test]
fn who_cannot_be_settled_is_skipped_whole_and_the_others_are_not_touched() {
	let mut ledger = ledger();
	// Alice has not consented. Bob has, to one; Carol, to more than Eve's lane pays; the board member earns nothing.
	ledger.consent(BOB, EVE, Consent { per_epoch: 1, ..whatever() }).unwrap();
	ledger.consent(CAROL, EVE, Consent { min_reward: SD + 1, ..whatever() }).unwrap();
	ledger.consent(BOARD_MEMBER, EVE, Consent { min_reward: 1, ..whatever() }).unwrap();
	ledger.consent(PAUPER, EVE, whatever()).unwrap();
	let before = ledger.clone();
	let tallies = [(ALICE, 1), (BOB, 2), (CAROL, 1), (BOARD_MEMBER, 1)];
	let nothing = ledger.settled(EVE, &tallies, 0, true);
	assert_eq!(nothing, Err(Refusal::NothingSettled));
	assert_eq!(ledger, before);

	let with_pauper = [&tallies[..], &[(PAUPER, 2)]].concat();
	let outcome = settled(&mut ledger, EVE, &with_pauper);
	let skipped = [Skip::NoConsent, Skip::OverConsent, Skip::RewardTooLow, Skip::RewardTooLow];
	assert_eq!(outcome.parts[..4], skipped.map(Err));
	// Its price is as if the others had not been there.
	assert_eq!(outcome.parts[4], part(2, SD));
	for creator in [ALICE, BOB, CAROL, BOARD_MEMBER] {
		assert_eq!(ledger.balance(creator), before.balance(creator));
		assert_eq!(ledger.epoch().charged(creator, EVE), 0);
	}
	assert_eq!(ledger.balance(PAUPER), SD);
	ledger.check();
}

/// FP 12.
#[test]
fn reasons_to_skip_are_judged_in_this_order() {
	let mut ledger = almost_empty(ChannelId::Generate, 0);
	let mut reason = |consent: Option<Consent>| {
		if let Some(consent) = consent {
			ledger.consent(PAUPER, FAY, consent).unwrap();
		}
		// Alice, who has consented to everything, keeps the batch from being refused.
		ledger.consent(ALICE, FAY, whatever()).unwrap();
		settled(&mut ledger, FAY, &[(ALICE, 1), (PAUPER, 2)]).parts[1]
	};
	let consent = Consent { per_epoch: 1, min_reward: 1, until: 0 };
	assert_eq!(reason(None), Err(Skip::NoConsent));
	assert_eq!(reason(Some(consent)), Err(Skip::OverConsent));
	assert_eq!(reason(Some(Consent { per_epoch: 2, ..consent })), Err(Skip::RewardTooLow));
	assert_eq!(reason(Some(whatever())), Err(Skip::CannotPay));
}

/// FP 12: the greater of what the creator and the call ask for, of each graphic.
#[test]
fn each_graphic_must_earn_what_is_asked_for() {
	let community_terms = CommunityTerms { max_rewarded_generations: 3, ..terms() };
	let mut ledger = Ledger::new(Genesis { community_terms, ..genesis() });
	ledger.consent(ALICE, EVE, Consent { min_reward: SD / 2, ..whatever() }).unwrap();
	ledger.consent(BOB, EVE, whatever()).unwrap();
	// One of four is beyond the cap and would earn nothing.
	let outcome = settled(&mut ledger, EVE, &[(ALICE, 4), (BOB, 1)]);
	assert_eq!(outcome.parts, [Err(Skip::RewardTooLow), part(1, SD)]);
	// The next two would earn 0.875 SD each, the next three ⌊2 SD / 3⌋.
	let more = ledger.settled(EVE, &[(ALICE, 2)], 7 * SD / 8 + 1, false);
	assert_eq!(more, Err(Refusal::NothingSettled));
	let outcome = ledger.settled(EVE, &[(ALICE, 3)], 666_666_666_666, false).unwrap();
	assert_eq!(outcome.parts, [part(3, 666_666_666_666)]);
}

/// FP 12: what is lacking is what lets the account pay and, if there is none yet, begin.
#[test]
fn a_sponsor_pays_what_a_creator_lacks() {
	let mut ledger = consented(almost_empty(ChannelId::Generate, SD / 10));
	ledger.transfer(ALICE, FAY, 10 * SD).unwrap();
	let lacking = ledger.settled(FAY, &[(PAUPER, 2)], 0, false);
	assert_eq!(lacking, Err(Refusal::NothingSettled));

	// 1 + 0.01 − 0.1.
	let outcome = ledger.settled(FAY, &[(PAUPER, 2)], 0, true).unwrap();
	let sponsored = 910_000_000_000;
	assert_eq!(outcome.parts, [Ok(Settled { rewarded: 2, reward: SD / 20, sponsored })]);
	assert_eq!((ledger.balance(PAUPER), ledger.balance(FAY)), (ED, 10 * SD - sponsored));
	assert_eq!(ledger.earnings(PAUPER).earned, SD / 10);

	// It exists now, and can give 0.2 of 0.5.
	ledger.transfer(ALICE, PAUPER, SD / 5).unwrap();
	let outcome = ledger.settled(FAY, &[(PAUPER, 1), (BOB, 1)], 0, true).unwrap();
	let sponsored = Settled { rewarded: 0, reward: 0, sponsored: 3 * SD / 10 };
	assert_eq!(outcome.parts, [Ok(sponsored), part(0, 0)]);
	assert_eq!(ledger.balance(PAUPER), ED);
	ledger.check();
}

/// FP 12: a reward of fee and deposit needs no sponsor; a unit less does, and it is the one unit that is paid.
#[test]
fn a_newcomer_may_begin_with_what_it_earns() {
	let enough = SD / 2 + ED;
	let mut ledger = consented(almost_empty(ChannelId::Generate, enough));
	let outcome = settled(&mut ledger, FAY, &[(PAUPER, 1)]);
	assert_eq!(outcome.parts, [part(1, enough)]);
	assert_eq!(ledger.balance(PAUPER), ED);

	let mut ledger = consented(almost_empty(ChannelId::Generate, enough - 1));
	let one_less = ledger.settled(FAY, &[(PAUPER, 1)], 0, false);
	assert_eq!(one_less, Err(Refusal::NothingSettled));
	ledger.transfer(ALICE, FAY, ED + 1).unwrap();
	let outcome = ledger.settled(FAY, &[(PAUPER, 1)], 0, true).unwrap();
	let sponsored = Settled { rewarded: 1, reward: enough - 1, sponsored: 1 };
	assert_eq!(outcome.parts, [Ok(sponsored)]);
	assert_eq!((ledger.balance(PAUPER), ledger.balance(FAY)), (ED, ED));
	ledger.check();
}

/// FP 12: one after the other, as long as it can.
#[test]
fn who_is_lacking_more_than_the_sponsor_can_give_is_skipped() {
	let mut ledger = consented(almost_empty(ChannelId::Generate, 0));
	ledger.transfer(ALICE, PAUPER, ED + SD / 4).unwrap();
	let poor = 11;
	ledger.consent(poor, FAY, whatever()).unwrap();
	// Enough for the second of the two, not for the first.
	ledger.transfer(ALICE, FAY, SD / 4 + ED).unwrap();
	let outcome = ledger.settled(FAY, &[(poor, 1), (PAUPER, 1)], 0, true).unwrap();
	let sponsored = Settled { rewarded: 0, reward: 0, sponsored: SD / 4 };
	assert_eq!(outcome.parts, [Err(Skip::CannotPay), Ok(sponsored)]);
	assert_eq!((ledger.balance(FAY), ledger.balance(poor)), (ED, 0));
	ledger.check();
}

#[test]
fn nobody_sponsors_itself() {
	let mut ledger = consented(ledger());
	ledger.set_excluded(FAY, true);
	ledger.consent(FAY, FAY, whatever()).unwrap();
	ledger.transfer(ALICE, FAY, SD / 2 + ED - 1).unwrap();
	// A unit is lacking, and nobody else pays it.
	let outcome = ledger.settled(FAY, &[(FAY, 1), (BOB, 1)], 0, true).unwrap();
	assert_eq!(outcome.parts, [Err(Skip::CannotPay), part(1, SD)]);
	ledger.transfer(ALICE, FAY, 1).unwrap();
	assert_eq!(settled(&mut ledger, FAY, &[(FAY, 1)]).parts, [part(0, 0)]);
	assert_eq!(ledger.balance(FAY), ED);

	// What it pays for others it cannot pay for itself.
	let mut ledger = consented(almost_empty(ChannelId::Generate, 0));
	ledger.consent(FAY, FAY, whatever()).unwrap();
	ledger.transfer(ALICE, FAY, SD / 2 + 2 * ED).unwrap();
	let outcome = ledger.settled(FAY, &[(PAUPER, 1), (FAY, 1)], 0, true).unwrap();
	let sponsored = Settled { rewarded: 0, reward: 0, sponsored: SD / 2 + ED };
	assert_eq!(outcome.parts, [Ok(sponsored), Err(Skip::CannotPay)]);
	ledger.check();
}

/// FP 13: all tallies must be within the quota; those that are settled use it.
#[test]
fn a_batch_must_be_within_the_quota_whoever_is_skipped() {
	let mut ledger = ledger();
	ledger.consent(ALICE, EVE, whatever()).unwrap();
	let over = ledger.settled(EVE, &[(ALICE, 5), (BOB, 6)], 0, false);
	assert_eq!(over, Err(Refusal::QuotaExceeded));
	let overflowing = ledger.settled(EVE, &[(ALICE, u32::MAX), (BOB, u32::MAX)], 0, false);
	assert_eq!(overflowing, Err(Refusal::QuotaExceeded));

	let outcome = settled(&mut ledger, EVE, &[(ALICE, 4), (BOB, 6)]);
	assert_eq!(outcome.parts[1], Err(Skip::NoConsent));
	assert_eq!(ledger.epoch().used(EVE), 4);
	for _ in 4..10 {
		ledger.generated(BOB, EVE, 0).unwrap();
	}
	let over = ledger.settled(EVE, &[(ALICE, 1)], 0, false);
	assert_eq!(over, Err(Refusal::QuotaExceeded));
}

#[test]
fn a_tally_that_is_empty_or_comes_twice_is_named_by_its_position() {
	let mut ledger = consented(ledger());
	let mut refusal = |tallies: &[(Who, u32)]| ledger.settled(EVE, tallies, 0, false).unwrap_err();
	assert_eq!(refusal(&[(ALICE, 1), (BOB, 0)]), Refusal::BadTally(1));
	assert_eq!(refusal(&[(ALICE, 0), (BOB, 0)]), Refusal::BadTally(0));
	assert_eq!(refusal(&[(ALICE, 1), (BOB, 99), (CAROL, 1), (ALICE, 1)]), Refusal::BadTally(3));
	assert_eq!(refusal(&[]), Refusal::NothingSettled);
}

#[test]
fn what_is_frozen_pays_for_nothing() {
	let mut ledger = consented(almost_empty(ChannelId::Generate, 0));
	ledger.transfer(ALICE, PAUPER, 2 * SD).unwrap();
	ledger.set_frozen(PAUPER, 2 * SD - SD / 5);
	ledger.transfer(ALICE, FAY, 10 * SD).unwrap();
	let outcome = ledger.settled(FAY, &[(PAUPER, 1)], 0, true).unwrap();
	let sponsored = Settled { rewarded: 0, reward: 0, sponsored: 3 * SD / 10 };
	assert_eq!(outcome.parts, [Ok(sponsored)]);
	assert_eq!(ledger.balance(PAUPER), 2 * SD - SD / 5);
}

/// FP 11: a batch is its parts, one after the other.
#[test]
fn a_batch_does_what_its_parts_would_each_by_itself() {
	let tallies = [(CAROL, 3), (PAUPER, 1), (ALICE, 7), (BOARD_MEMBER, 2), (BOB, 3)];
	for left in [0, 5, SD + 7, 5 * SD, 550_000_000 * SD] {
		let mut ledger = consented(almost_empty(ChannelId::Generate, left));
		ledger.transfer(ALICE, FAY, 3 * SD).unwrap();
		let mut one_by_one = ledger.clone();
		let whole = ledger.settled(FAY, &tallies, 0, true).unwrap();
		let parts = tallies.map(|tally| match one_by_one.settled(FAY, &[tally], 0, true) {
			Ok(outcome) => outcome.parts[0],
			Err(refusal) => panic!("{refusal:?}"),
		});
		assert_eq!(whole.parts, parts);
		assert_eq!(ledger, one_by_one);
		ledger.check();
	}
}
