//! What a graphic earns over the years, with and without recycling.

use super::*;
use crate::{Company, assumptions::*, figures::grouped};

const COLOURS: [RGBColor; 4] = [BLUE, TEAL, ORANGE, RED];

pub fn draw(runs: &[Run]) -> Result<String, Failure> {
	sheet(KEY + 2 * 620, "What a graphic earns over twenty years", |root| {
		let (key, body) = root.split_vertically(KEY);
		let names = DEMANDS.map(|demand| format!("{} a day", grouped(demand)));
		let colours = || names.iter().map(String::as_str).zip(COLOURS);
		legend(&key, &colours().collect::<Vec<_>>())?;

		let panels = [true, false].into_iter().flat_map(|recycling| {
			[Company::Hoards, Company::Spends].map(|company| (recycling, company))
		});
		for (area, (recycling, company)) in body.split_evenly((2, 2)).iter().zip(panels) {
			let with = if recycling { "with" } else { "without" };
			let does = company.does();
			let mut chart = chart(
				area,
				Axes {
					caption: &format!("SD a graphic, {with} recycling, company {does}"),
					x: (0.0..f64::from(YEARS), "years"),
					y: (0.0..1.05, ""),
					labels: (5, 6),
				},
			)?;
			for (demand, colour) in DEMANDS.into_iter().zip(COLOURS) {
				let run = runs.iter().find(|run| {
					let case = &run.case;
					(case.demand, case.company, case.recycling) == (demand, company, recycling)
				});
				let days = run.into_iter().flat_map(|run| sampled(run, 20));
				let points = days.filter_map(|(year, day)| Some((year, sd(day.reward()?))));
				chart.draw_series(LineSeries::new(points, line(colour)))?;
			}
		}
		Ok(())
	})
}
