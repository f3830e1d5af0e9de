//! What must come out of the simulation if it is one of this chain.

use pallet_sd_rewards::CommunityTerms;
use sd_economics::{Case, Company, assumptions::*};
use sd_primitives::{Channels, EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY};

fn a_million_a_day() -> Case {
	Case::new(1_000_000, Company::Hoards)
}

#[test]
fn nothing_is_minted_or_lost_on_any_day() {
	for run in sd_economics::runs() {
		for day in &run.days {
			assert_eq!(day.holdings.total() + EXISTENTIAL_DEPOSIT, TOTAL_SUPPLY);
		}
	}
}

#[test]
fn recycling_fills_no_channel_above_its_budget() {
	let Channels { generate, share, sale, contest, ecosystem } = Channels::divide(TOTAL_SUPPLY);
	let budgets = [generate, share, sale, contest, ecosystem].map(|channel| channel.budget);
	for run in sd_economics::runs() {
		for day in &run.days {
			let channels = day.holdings.channels;
			assert!(channels.iter().zip(budgets).all(|(held, budget)| *held <= budget));
		}
	}
}

#[test]
fn the_handover_follows_the_milestone_or_the_years() {
	let run = a_million_a_day().run();
	let reached = run.first(|day| day.distributed >= THRESHOLD).unwrap();
	assert_eq!(run.first(|day| day.handed_over), Some(reached + NOTICE as usize));

	let run = Case::new(10_000, Company::Hoards).run();
	assert_eq!(run.first(|day| day.handed_over), Some(FALLBACK as usize));
	assert!(run.days.iter().all(|day| day.distributed < THRESHOLD));
}

#[test]
fn the_first_day_pays_the_whole_base() {
	let first = Case::new(240_000, Company::Hoards).run().days[0];
	assert_eq!((first.graphics, first.reward()), (240_000, Some(SD)));
}

#[test]
fn a_flood_is_paid_one_and_a_half_times_the_target_and_no_more() {
	let windows = 24;
	let target = u128::from(CommunityTerms::default().generate_target / windows * windows);
	let first = Case::new(10_000_000, Company::Hoards).run().days[0];
	assert_eq!(first.earned, target * SD * 3 / 2);
}

#[test]
fn with_recycling_people_go_on_and_without_it_they_run_dry() {
	let case = a_million_a_day();
	let dry = Case { recycling: false, ..case.clone() }.run();
	assert_eq!(case.run().after(YEARS).graphics, 1_000_000);
	assert_eq!(dry.after(YEARS).graphics, 0);
}

#[test]
fn company_keeps_no_more_than_a_tenth_but_a_days_fees() {
	for run in sd_economics::runs().iter().filter(|run| run.case.recycling) {
		let fees_of_a_day = u128::from(run.case.demand) * SD;
		let after = run.days.iter().filter(|day| day.handed_over);
		let most = after.map(|day| day.holdings.company).max().unwrap();
		assert!(most <= TOTAL_SUPPLY / 10 + fees_of_a_day);
	}
}

#[test]
fn where_the_company_hoards_all_chains_below_the_target_settle_alike() {
	let few = Case::new(200_000, Company::Hoards).run_for(100);
	let many = a_million_a_day().run();
	let [few, many] = [few.after(100), many.after(YEARS)].map(|day| day.bases);
	assert!(few.generate.abs_diff(many.generate) < many.generate / 100);
	assert!(few.share.abs_diff(many.share) < many.share / 100);
}

#[test]
fn where_it_spends_all_it_takes_rewards_settle_at_less_than_half() {
	let spent = Case::new(200_000, Company::Spends).run_for(150);
	let hoarded = a_million_a_day().run();
	let [spent, hoarded] = [spent.after(150), hoarded.after(YEARS)];
	assert!(spent.bases.generate < hoarded.bases.generate / 2);
}
