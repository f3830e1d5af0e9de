//! The curve: what one window pays, graphic by graphic and together.

use super::*;
use crate::books::LANE;
use pallet_sd_rewards::{
	Bases, Clock, CommunityTerms, Epoch,
	curve::Curve,
	terms::{GENERATION_FEE, GENERATION_REWARD},
};

/// The default curve of a whole window, for an epoch that begins with such a base.
fn curve(base: Balance) -> Curve {
	let epoch = Epoch {
		clock: Clock::default(),
		bases: Bases { generate: base, ..Default::default() },
		generate_target: CommunityTerms::default().generate_target,
		quotas: LANE.into(),
		..Default::default()
	};
	epoch.generate_curve(LANE)
}

pub fn draw() -> Result<String, Failure> {
	let full = (curve(GENERATION_REWARD), BLUE);
	let half = (curve(GENERATION_REWARD / 2), TEAL);
	let most = 3 * u64::from(full.0.target);
	let counts = || (0..=300).map(move |step| step * most / 300);
	let thousands = |count: u64| count as f64 / 1_000.0;

	sheet(KEY + 640, "What one hour pays for generating", |root| {
		let (key, body) = root.split_vertically(KEY);
		legend(
			&key,
			&[("channel full", full.1), ("channel half empty", half.1), ("the fee", ORANGE)],
		)?;
		let (left, right) = body.split_horizontally(WIDTH / 2);

		let mut each = chart(
			&left,
			Axes {
				caption: "What the n-th graphic of an hour earns, SD",
				x: (0.0..thousands(most), "n, in thousands"),
				y: (0.0..1.05, ""),
				labels: (7, 6),
			},
		)?;
		for (curve, colour) in [full, half] {
			let points = counts().map(|n| (thousands(n), sd(curve.price(n, 1))));
			each.draw_series(LineSeries::new(points, line(colour)))?;
		}
		let fee = sd(GENERATION_FEE);
		each.draw_series(LineSeries::new([(0.0, fee), (thousands(most), fee)], line(ORANGE)))?;

		let mut together = chart(
			&right,
			Axes {
				caption: "What n graphics of an hour earn together, thousand SD",
				x: (0.0..thousands(most), "n, in thousands"),
				y: (0.0..68.0, ""),
				labels: (7, 7),
			},
		)?;
		for (curve, colour) in [full, half] {
			let points = counts().map(|n| (thousands(n), of(curve.price(0, n), 1_000 * SD)));
			together.draw_series(LineSeries::new(points, line(colour)))?;
		}
		let fees = counts().map(|n| (thousands(n), thousands(n) * fee));
		together.draw_series(LineSeries::new(fees, line(ORANGE)))?;
		Ok(())
	})
}
