//! The figures: tables, and single numbers by name.
//!
//! A number's name is `demand.company.what.year`, as in `1m.hoards.reward.20`, with `dry` after the company where nothing
//! is recycled.

use crate::{Case, Company, Day, Holdings, Run, assumptions::*, page::Figures};
use frame::prelude::Perbill;
use pallet_sd_rewards::{
	CommunityTerms,
	terms::{GENERATION_FEE, Validate},
};
use sd_primitives::{Balance, SD, TOTAL_SUPPLY};

/// A million SD.
pub(crate) const MILLION: Balance = 1_000_000 * SD;

/// Years after which the tables look.
const LOOKS: [u32; 4] = [1, 5, 10, 20];

/// The names of the tables among the figures.
pub const TABLES: [&str; 4] = ["rewards", "holdings", "without-recycling", "terms"];

/// All the figures that the page may ask for.
pub fn all(runs: &[Run]) -> Figures {
	let mut figures = Figures::new();
	for run in runs {
		singles(run, &mut figures);
	}
	let recycling = |yes: bool| runs.iter().filter(move |run| run.case.recycling == yes);
	let tables = [
		rewards(recycling(true)),
		holdings(recycling(true)),
		without_recycling(recycling(false)),
		terms(),
	];
	for (name, table) in TABLES.into_iter().zip(tables) {
		figures.insert(name.into(), format!("\n\n{table}\n"));
	}
	figures
}

/// The single numbers of a run.
fn singles(run: &Run, figures: &mut Figures) {
	let dry = if run.case.recycling { "" } else { ".dry" };
	let key = format!("{}.{}{dry}", short(run.case.demand), run.case.company.does());
	let mut add = |name: String, figure: String| figures.insert(format!("{key}.{name}"), figure);
	let mut add_day = |name: &str, first: Option<usize>| {
		if let Some(day) = first {
			add(format!("{name}.day"), (day + 1).to_string());
			add(format!("{name}.year"), decimal(day as u128, YEAR.into(), 1));
			let Day { distributed, holdings, .. } = run.days[day];
			add(format!("{name}.people"), decimal(holdings.people, MILLION, 1));
			add(format!("{name}.distributed"), decimal(distributed, MILLION, 1));
		}
	};
	add_day("reached", run.first(|day| day.reached));
	add_day("handover", run.first(|day| day.handed_over));
	add_day("stopped", run.first(|day| day.graphics == 0));
	add_day("full", run.first(|day| day.holdings.company >= TOTAL_SUPPLY / 10));
	add_day("half", run.first(|day| day.bases.generate < GENERATION_FEE));
	for year in LOOKS {
		let day = run.after(year);
		add(format!("reward.{year}"), reward(day));
		add(format!("base.{year}"), decimal(day.bases.generate, SD, 3));
		add(format!("share.{year}"), decimal(day.bases.share, SD, 3));
		add(format!("people.{year}"), decimal(day.holdings.people, MILLION, 1));
		add(format!("company.{year}"), decimal(day.holdings.company, MILLION, 1));
		add(format!("community.{year}"), decimal(day.holdings.community, MILLION, 1));
		add(format!("graphics.{year}"), grouped(day.graphics));
	}
}

/// What a graphic earns, and when power passes.
fn rewards<'a>(runs: impl Iterator<Item = &'a Run>) -> String {
	let head = [
		"graphics a day",
		"company",
		"handover on day",
		"SD a graphic: after 1 year",
		"5 years",
		"10 years",
		"20 years",
		"base after 20",
		"settled",
	];
	let row = |run: &Run| {
		let mut row = who(run);
		row.push(handover(run));
		row.extend(LOOKS.map(|year| reward(run.after(year))));
		row.push(decimal(run.after(YEARS).bases.generate, SD, 3));
		row.push(match run.settled() {
			Some(year) => format!("in year {year}"),
			None => "still falling".into(),
		});
		row
	};
	table(head, runs.map(row))
}

/// Who holds how much.
fn holdings<'a>(runs: impl Iterator<Item = &'a Run>) -> String {
	let head = [
		"graphics a day",
		"company",
		"people, million SD: after 1 year",
		"5 years",
		"10 years",
		"20 years",
		"Company after 20",
		"Community after 20",
		"Reserve after 20",
		"made a day after 20",
	];
	let row = |run: &Run| {
		let mut row = who(run);
		row.extend(LOOKS.map(|year| decimal(run.after(year).holdings.people, MILLION, 1)));
		let last = run.after(YEARS);
		let Holdings { company, community, .. } = last.holdings;
		let held = [company, community, last.holdings.reserve()];
		row.extend(held.map(|held| decimal(held, MILLION, 1)));
		row.push(grouped(last.graphics));
		row
	};
	table(head, runs.map(row))
}

/// What would become of it all without recycling.
fn without_recycling<'a>(runs: impl Iterator<Item = &'a Run>) -> String {
	let head = [
		"graphics a day",
		"company",
		"SD a graphic: after 1 year",
		"5 years",
		"10 years",
		"20 years",
		"people after 20, million SD",
		"made a day after 20",
		"generating stops",
	];
	let row = |run: &Run| {
		let mut row = who(run);
		row.extend(LOOKS.map(|year| reward(run.after(year))));
		let last = run.after(YEARS);
		row.push(decimal(last.holdings.people, MILLION, 1));
		row.push(grouped(last.graphics));
		row.push(match run.first(|day| day.graphics == 0) {
			Some(day) => format!("after {} years", decimal(day as u128, YEAR.into(), 1)),
			None => "no".into(),
		});
		row
	};
	table(head, runs.map(row))
}

/// What one term at one of its bounds changes, where a million graphics a day are wanted and the company hoards.
fn terms() -> String {
	let head = [
		"term",
		"set to",
		"handover on day",
		"SD a graphic: after 1 year",
		"20 years",
		"SD a share after 20",
		"people after 20, million SD",
		"Community after 20",
		"made a day after 20",
	];
	/// What sets a term.
	type Set = fn(&mut CommunityTerms);
	const fn part(hundredths_of_a_percent: u32) -> Perbill {
		Perbill::from_parts(hundredths_of_a_percent * 100_000)
	}
	let variants: [(&str, &str, Set); 15] = [
		("all", "default", |_| ()),
		("recycle", "0.25 %", |terms| terms.recycle = part(25)),
		("recycle", "2 %", |terms| terms.recycle = part(200)),
		("community_share", "75 %", |terms| terms.community_share = part(7_500)),
		("generate_target", "250,000", |terms| terms.generate_target = 250_000),
		("share_reward", "0.1 SD", |terms| terms.share_reward = SD / 10),
		("share_reward", "10 SD", |terms| terms.share_reward = 10 * SD),
		("share_decline", "4", |terms| terms.share_decline = 4),
		("share_target", "10,000", |terms| terms.share_target = 10_000),
		("mint_community_fee", "0 SD", |terms| terms.mint_community_fee = 0),
		("mint_community_fee", "5 SD", |terms| terms.mint_community_fee = 5 * SD),
		("κ_co, κ_cm", "0.25 %", |terms| {
			(terms.company_commission, terms.community_commission) = (part(25), part(25));
		}),
		("κ_co, κ_cm", "5 %, 10 %", |terms| {
			(terms.company_commission, terms.community_commission) = (part(500), part(1_000));
		}),
		("sale_multiple", "0", |terms| terms.sale_multiple = 0),
		("sale_multiple", "100", |terms| terms.sale_multiple = 100),
	];
	let row = |(term, value, set): (&str, &str, Set)| {
		let mut case = Case::new(1_000_000, Company::Hoards);
		set(&mut case.terms);
		assert_eq!(case.terms.validate(), Ok(()), "{term} cannot be {value}");
		let run = case.run();
		let last = run.after(YEARS);
		vec![
			term.into(),
			value.into(),
			handover(&run),
			reward(run.after(1)),
			reward(last),
			decimal(last.bases.share, SD, 3),
			decimal(last.holdings.people, MILLION, 1),
			decimal(last.holdings.community, MILLION, 1),
			grouped(last.graphics),
		]
	};
	table(head, variants.into_iter().map(row))
}

/// The first two cells of a run's row.
fn who(run: &Run) -> Vec<String> {
	vec![grouped(run.case.demand), run.case.company.does().into()]
}

fn handover(run: &Run) -> String {
	match run.first(|day| day.handed_over) {
		Some(day) => grouped(day as u64 + 1),
		None => "never".into(),
	}
}

/// What a graphic earned on a day, in SD.
fn reward(day: &Day) -> String {
	day.reward().map_or("none made".into(), |reward| decimal(reward, SD, 3))
}

/// A table in Markdown.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = Vec<String>>) -> String {
	let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
	let head = [head.map(String::from).to_vec(), vec!["---".into(); N]];
	head.into_iter().chain(rows).map(line).collect()
}

/// `amount` in `unit`s, rounded to so many digits behind the point.
fn decimal(amount: u128, unit: u128, digits: u32) -> String {
	let scale = 10u128.pow(digits);
	let scaled = (amount * scale + unit / 2) / unit;
	format!(
		"{}.{:0width$}",
		grouped((scaled / scale) as u64),
		scaled % scale,
		width = digits as usize
	)
}

/// A whole number with commas.
pub(crate) fn grouped(number: u64) -> String {
	if number < 1_000 {
		return number.to_string();
	}
	format!("{},{:03}", grouped(number / 1_000), number % 1_000)
}

/// A demand's short name.
fn short(demand: u64) -> String {
	if demand < 1_000_000 {
		format!("{}k", demand / 1_000)
	} else {
		format!("{}m", demand / 1_000_000)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_are_rounded_and_grouped() {
		assert_eq!(decimal(1_234_567, 1_000, 1), "1,234.6");
		assert_eq!(decimal(5, 1_000, 3), "0.005");
		assert_eq!(grouped(1_002_003), "1,002,003");
		assert_eq!([10_000, 10_000_000].map(short), ["10k", "10m"]);
	}
}
