//! The base: how a reward declines as its channel empties.

use super::*;
use pallet_sd_rewards::{Bases, CommunityTerms};
use sd_primitives::{Channel, Channels, TOTAL_SUPPLY};

pub fn draw() -> Result<String, Failure> {
	let full = Channels::divide(TOTAL_SUPPLY);
	let base = |percent: u32, k: u8| {
		let terms = CommunityTerms { share_decline: k, ..Default::default() };
		let share =
			Channel { paid: full.share.budget / 100 * Balance::from(percent), ..full.share };
		let bases = Bases::of(&terms, &full.generate, &share, &full.sale);
		(f64::from(percent), sd(bases.share))
	};

	sheet(KEY + 640, "The base reward as its channel empties", |root| {
		let (key, body) = root.split_vertically(KEY);
		let exponents = [(1, BLUE), (2, TEAL), (3, ORANGE), (4, RED)];
		let names = exponents.map(|(k, colour)| (format!("k = {k}"), colour));
		legend(&key, &names.each_ref().map(|(name, colour)| (name.as_str(), *colour)))?;
		let mut chart = chart(
			&body,
			Axes {
				caption: "Base reward for sharing, SD (for generating and selling, k is always 1)",
				x: (0.0..100.0, "how much of the channel has been paid and not come back, %"),
				y: (0.0..1.05, ""),
				labels: (11, 6),
			},
		)?;
		for (k, colour) in exponents {
			let points = (0..=100).map(|percent| base(percent, k));
			chart.draw_series(LineSeries::new(points, line(colour)))?;
		}
		Ok(())
	})
}
