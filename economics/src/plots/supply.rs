//! Who holds the supply over the years.

use super::*;
use crate::{
	Case, Holdings,
	assumptions::*,
	figures::{MILLION, grouped},
};

/// From the bottom up.
const BANDS: [(&str, RGBColor); 8] = [
	("people", RGBColor(214, 96, 77)),
	("Company", RGBColor(253, 184, 99)),
	("Community", RGBColor(128, 184, 96)),
	("Generate", RGBColor(33, 102, 172)),
	("Share", RGBColor(67, 147, 195)),
	("Sale", RGBColor(112, 128, 190)),
	("Contest", RGBColor(166, 160, 205)),
	("Ecosystem", RGBColor(200, 208, 217)),
];

/// How high the bands reach, upon each other.
fn heights(holdings: &Holdings) -> [f64; 8] {
	let Holdings { channels: [generate, share, sale, contest, ecosystem], .. } = *holdings;
	let Holdings { company, community, people, .. } = *holdings;
	let mut height = 0;
	[people, company, community, generate, share, sale, contest, ecosystem].map(|held| {
		height += held;
		of(height, MILLION)
	})
}

/// All cases, as the rules are.
pub fn draw(runs: &[Run]) -> Result<String, Failure> {
	let shown = runs.iter().filter(|run| run.case.recycling);
	panels("Who holds the supply over twenty years", shown, 4)
}

/// The same without recycling, where the default terms are at home.
pub fn draw_without_recycling(runs: &[Run]) -> Result<String, Failure> {
	let shown = runs.iter().filter(|run| !run.case.recycling && run.case.demand == 1_000_000);
	panels("Who would hold the supply if nothing were recycled", shown, 1)
}

fn panels<'a>(
	title: &str,
	runs: impl Iterator<Item = &'a Run>,
	rows: u32,
) -> Result<String, Failure> {
	sheet(KEY + rows * 540, title, |root| {
		let (key, body) = root.split_vertically(KEY);
		legend(&key, &BANDS)?;
		for (area, run) in body.split_evenly((rows as usize, 2)).iter().zip(runs) {
			panel(area, run)?;
		}
		Ok(())
	})
}

fn panel(area: &Area, run: &Run) -> Result<(), Failure> {
	let Case { demand, company, .. } = run.case;
	let (demand, does) = (grouped(demand), company.does());
	let without = if run.case.recycling { "" } else { ", no recycling" };
	let mut chart = chart(
		area,
		Axes {
			caption: &format!("{demand} a day, company {does}{without}"),
			x: (0.0..f64::from(YEARS), "years"),
			y: (0.0..1_000.0, "million SD"),
			labels: (5, 6),
		},
	)?;
	let points = sampled(run, 30).map(|(year, day)| (year, heights(&day.holdings)));
	let points = points.collect::<Vec<_>>();
	for (band, (_, colour)) in BANDS.iter().enumerate().rev() {
		let upper = points.iter().map(|(year, heights)| (*year, heights[band]));
		chart.draw_series(AreaSeries::new(upper, 0.0, colour.filled()))?;
	}
	Ok(())
}
