//! What flows back at a roll after the handover.

use super::*;

/// Hand over and roll into the next epoch.
fn next_epoch(mut ledger: Ledger) -> Ledger {
	ledger.hand_over();
	ledger.pass_to(EPOCH);
	ledger.roll();
	ledger.check();
	ledger
}

fn refilled(ledger: &Ledger, id: ChannelId) -> u128 {
	ledger.channel(id).refilled
}

/// FP 4: 1 % of 1.26 SD. The base is fixed after it (FP 2): 10^12 − 2.9874·10^12 / (5.5·10^8) = 10^12 − 5,431.63….
#[test]
fn a_part_of_community_refills_what_was_paid() {
	let ledger = next_epoch(after_five_graphics());
	assert_eq!(refilled(&ledger, ChannelId::Generate), 12_600_000_000);
	assert_eq!(ledger.pot(Pot::Community), 1_247_400_000_000);
	assert_eq!(ledger.epoch().bases.generate, 999_999_994_568);
}

#[test]
fn before_the_handover_nothing_flows_back() {
	let mut ledger = after_five_graphics();
	ledger.pass_to(EPOCH);
	ledger.roll();
	assert_eq!(refilled(&ledger, ChannelId::Generate), 0);
}

/// FP 4: Generate lacks 3 SD and Contest 1 SD, so they get three quarters and one of 12,600,000,000. What is held is not
/// lacking.
#[test]
fn channels_are_refilled_in_proportion_to_what_they_lack() {
	let mut ledger = after_five_graphics();
	ledger.pay(ChannelId::Contest, BOB, SD).unwrap();
	host(&mut ledger, SD);
	ledger.shared(ALICE, EVE, 0).unwrap();
	let ledger = next_epoch(ledger);
	assert_eq!(refilled(&ledger, ChannelId::Generate), 9_450_000_000);
	assert_eq!(refilled(&ledger, ChannelId::Contest), 3_150_000_000);
	assert_eq!(refilled(&ledger, ChannelId::Share), 0);
}

/// FP 4: of 12,600,000,000, Generate would get 0.0294 less than all and Sale 0.0294. What is rounded off stays.
#[test]
fn what_is_rounded_off_stays_in_community() {
	let mut ledger = after_five_graphics();
	ledger.pay(ChannelId::Sale, BOB, 7).unwrap();
	let ledger = next_epoch(ledger);
	assert_eq!(refilled(&ledger, ChannelId::Generate), 12_599_999_999);
	assert_eq!(refilled(&ledger, ChannelId::Sale), 0);
	assert_eq!(ledger.pot(Pot::Community), 1_247_400_000_001);
}

/// FP 4.
#[test]
fn no_channel_is_refilled_above_its_budget() {
	let mut ledger = after_five_graphics();
	ledger.transfer(BOB, Pot::Community.account(), 900 * SD).unwrap();
	let ledger = next_epoch(ledger);
	assert_eq!(refilled(&ledger, ChannelId::Generate), 3 * SD);
	assert_eq!(ledger.pot(Pot::Community), 898_260_000_000_000);
	assert_eq!(ledger.epoch().bases.generate, SD);
}

/// FP 4: the product of 2·10^20, 1 % of Community, with a shortfall of 3·10^20 has 136 bits.
#[test]
fn large_sums_do_not_overflow() {
	let mut ledger = ledger();
	let community = Pot::Community.account();
	ledger.pay(ChannelId::Generate, community, 300_000_000 * SD).unwrap();
	ledger.pay(ChannelId::Share, community, 100_000_000 * SD).unwrap();
	let ledger = next_epoch(ledger);
	// 1 % of 4·10^20 + 10^10 is 4·10^18 + 10^8, of which 3/4 and 1/4.
	assert_eq!(refilled(&ledger, ChannelId::Generate), 3_000_000 * SD + 75_000_000);
	assert_eq!(refilled(&ledger, ChannelId::Share), 1_000_000 * SD + 25_000_000);
}

/// FP 4.
#[test]
fn community_keeps_its_existential_deposit() {
	let mut ledger = ledger();
	ledger.pay(ChannelId::Generate, ALICE, SD).unwrap();
	assert_eq!(next_epoch(ledger).pot(Pot::Community), ED);
}

/// FP 2: the overflow comes after recycling and is not yet a part of what recycles.
#[test]
fn what_company_holds_above_a_tenth_of_the_supply_goes_to_community() {
	let mut ledger = after_five_graphics();
	ledger.pay(ChannelId::Generate, Pot::Company.account(), SUPPLY / 10).unwrap();
	let ledger = next_epoch(ledger);
	assert_eq!(ledger.pot(Pot::Company), SUPPLY / 10);
	assert_eq!(ledger.pot(Pot::Community), 1_260_000_000_000 - 12_600_000_000 + 1_260_000_000_000);
}

/// FP 2: pending terms are in force before it recycles.
#[test]
fn it_recycles_at_the_new_rate() {
	let mut ledger = after_five_graphics();
	ledger.hand_over();
	let twice = CommunityTerms { recycle: 20_000_000, ..terms() };
	ledger.set_community_terms(twice, By::Root).unwrap();
	assert_eq!(refilled(&next_epoch(ledger), ChannelId::Generate), 25_200_000_000);
}

/// FP 2.
#[test]
fn a_long_gap_recycles_once() {
	let mut ledger = after_five_graphics();
	ledger.hand_over();
	ledger.pass_to(9 * EPOCH);
	ledger.roll();
	assert_eq!(refilled(&ledger, ChannelId::Generate), 12_600_000_000);
}
