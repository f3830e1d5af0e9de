//! Who sets which terms, and from when they hold.

use super::*;

fn cheaper() -> CommunityTerms {
	CommunityTerms { mint_community_fee: 0, ..terms() }
}

/// FP 2: in force with the epoch, whether or not anything has rolled.
#[test]
fn terms_are_in_force_from_the_next_epoch_on() {
	let mut ledger = ledger();
	ledger.set_community_terms(cheaper(), By::Board).unwrap();
	let dearer = CompanyTerms { mint_company_fee: 2 * SD };
	ledger.set_company_terms(dearer, By::Board).unwrap();
	ledger.pass_to(EPOCH - 1);
	assert_eq!(ledger.minted(ALICE, SD), Ok(Fee { company: SD / 2, community: SD / 2 }));

	ledger.pass_to(EPOCH);
	assert_eq!(ledger.community_terms(), &cheaper());
	assert_eq!(ledger.epoch().index, 0);
	assert_eq!(ledger.minted(ALICE, SD), Err(Refusal::FeeTooHigh));
	assert_eq!(ledger.minted(ALICE, 2 * SD), Ok(Fee { company: 2 * SD, community: 0 }));
	assert_eq!(ledger.pot(Pot::Company), ED + SD / 2 + 2 * SD);
}

#[test]
fn the_last_terms_of_an_epoch_count() {
	let mut ledger = ledger();
	ledger.set_community_terms(cheaper(), By::Board).unwrap();
	ledger.set_community_terms(terms(), By::Board).unwrap();
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.community_terms(), &terms());

	// Set before anything has rolled into this epoch: what was pending has come into force.
	ledger.set_community_terms(cheaper(), By::Board).unwrap();
	assert_eq!(ledger.community_terms(), &terms());
	ledger.pass_to(2 * EPOCH);
	assert_eq!(ledger.community_terms(), &cheaper());
}

#[test]
fn the_board_sets_the_communitys_terms_until_the_handover_and_the_companys_always() {
	let mut ledger = ledger();
	let company = CompanyTerms::default();
	assert_eq!(ledger.set_community_terms(terms(), By::Root), Err(Refusal::WrongOrigin));
	assert_eq!(ledger.set_company_terms(company.clone(), By::Root), Err(Refusal::WrongOrigin));
	ledger.hand_over();
	assert_eq!(ledger.set_community_terms(terms(), By::Board), Err(Refusal::WrongOrigin));
	assert_eq!(ledger.set_community_terms(terms(), By::Root), Ok(()));
	assert_eq!(ledger.set_company_terms(company.clone(), By::Root), Err(Refusal::WrongOrigin));
	assert_eq!(ledger.set_company_terms(company, By::Board), Ok(()));
}

/// FP 3.
#[test]
fn the_handover_voids_terms_of_the_board_whose_epoch_has_not_begun() {
	let mut ledger = ledger();
	ledger.set_community_terms(cheaper(), By::Board).unwrap();
	let mut late = ledger.clone();

	ledger.hand_over();
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.community_terms(), &terms());

	// Its epoch has begun, though nothing has rolled.
	late.pass_to(EPOCH);
	late.hand_over();
	assert_eq!(late.community_terms(), &cheaper());
	late.roll();
	assert_eq!(late.community_terms(), &cheaper());
}

#[test]
fn a_second_handover_voids_nothing() {
	let mut ledger = ledger();
	ledger.hand_over();
	ledger.set_community_terms(cheaper(), By::Root).unwrap();
	ledger.hand_over();
	ledger.pass_to(EPOCH);
	assert_eq!(ledger.community_terms(), &cheaper());
}

#[test]
fn terms_out_of_bounds_are_refused() {
	let mut ledger = ledger();
	let mut refused = |terms: CommunityTerms| ledger.set_community_terms(terms, By::Board);
	let out = |term| Err(Refusal::OutOfBounds(term));
	let default = terms;
	let share = CommunityTerms { community_share: 499_999_999, ..default() };
	assert_eq!(refused(share), out("community_share"));
	let commission = CommunityTerms { company_commission: 50_000_001, ..default() };
	assert_eq!(refused(commission), out("company_commission"));
	let recycle = CommunityTerms { recycle: 2_499_999, ..default() };
	assert_eq!(refused(recycle), out("recycle"));
	let period = CommunityTerms { moderation_period: 9, ..default() };
	assert_eq!(refused(period), out("moderation_period"));
	let fee = CompanyTerms { mint_company_fee: SD / 10 - 1 };
	assert_eq!(ledger.set_company_terms(fee, By::Board), out("mint_company_fee"));
}
