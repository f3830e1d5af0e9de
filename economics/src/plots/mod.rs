//! # Plots
//!
//! Each is a string of SVG, the same in every run: fonts are named and not measured, coordinates are whole pixels. Drawn
//! twice as large as a page shows them, so that a pixel is no step in a line.

mod base;
mod curve;
mod rewards;
mod supply;

use crate::{Day, Run, assumptions::YEAR};
use plotters::{
	coord::{Shift, types::RangedCoordf64},
	prelude::*,
};
use sd_primitives::{Balance, SD};
use std::{error::Error, ops::Range};

/// Why a plot could not be drawn.
pub type Failure = Box<dyn Error>;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

const INK: RGBColor = RGBColor(16, 42, 67);
const FAINT: RGBColor = RGBColor(217, 226, 236);
const BLUE: RGBColor = RGBColor(33, 102, 172);
const TEAL: RGBColor = RGBColor(60, 157, 155);
const ORANGE: RGBColor = RGBColor(224, 130, 20);
const RED: RGBColor = RGBColor(178, 24, 43);

const CAPTION: u32 = 28;
const LABEL: u32 = 24;
const WIDTH: u32 = 1_640;
/// How high the strip is that says what the colours mean.
const KEY: u32 = 56;

/// All plots, each with the name of its file.
pub fn all(runs: &[Run]) -> Result<Vec<(&'static str, String)>, Failure> {
	Ok(vec![
		("curve.svg", curve::draw()?),
		("base.svg", base::draw()?),
		("supply.svg", supply::draw(runs)?),
		("supply-without-recycling.svg", supply::draw_without_recycling(runs)?),
		("rewards.svg", rewards::draw(runs)?),
	])
}

/// A white sheet of so many pixels' height with a title for those who hear it read, drawn on by `draw`.
fn sheet(
	height: u32,
	title: &str,
	draw: impl FnOnce(&Area) -> Result<(), Failure>,
) -> Result<String, Failure> {
	let mut svg = String::new();
	{
		let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
		area.fill(&WHITE)?;
		draw(&area)?;
		area.present()?;
	}
	Ok(svg.replacen(">\n", &format!(" role=\"img\">\n<title>{title}</title>\n"), 1))
}

/// Axes, from (0, 0), and what they are of.
struct Axes<'a> {
	caption: &'a str,
	x: (Range<f64>, &'a str),
	y: (Range<f64>, &'a str),
	/// About how many numbers are written on them.
	labels: (usize, usize),
}

fn chart<'a, 'b>(area: &'a Area<'b>, axes: Axes) -> Result<Chart<'a, 'b>, Failure> {
	let mut chart = ChartBuilder::on(area)
		.margin(18)
		.margin_right(36)
		.caption(axes.caption, ("sans-serif", CAPTION).into_font().color(&INK))
		.x_label_area_size(70)
		.y_label_area_size(100)
		.build_cartesian_2d(axes.x.0, axes.y.0)?;
	let style = ("sans-serif", LABEL).into_font().color(&INK);
	chart
		.configure_mesh()
		.x_labels(axes.labels.0)
		.y_labels(axes.labels.1)
		.x_desc(axes.x.1)
		.y_desc(axes.y.1)
		.x_label_formatter(&plain)
		.y_label_formatter(&plain)
		.label_style(style.clone())
		.axis_desc_style(style)
		.axis_style(INK)
		.bold_line_style(FAINT)
		.light_line_style(TRANSPARENT)
		.draw()?;
	Ok(chart)
}

/// What the colours mean: samples with their names beside each other, at the upper edge of `area`.
fn legend(area: &Area, entries: &[(&str, RGBColor)]) -> Result<(), Failure> {
	let mut x = 40;
	for (name, colour) in entries {
		area.draw(&Rectangle::new([(x, 16), (x + 34, 34)], colour.filled()))?;
		let style = ("sans-serif", LABEL).into_font().color(&INK);
		area.draw(&Text::new(String::from(*name), (x + 44, 14), style))?;
		x += 44 + 13 * name.chars().count() as i32 + 40;
	}
	Ok(())
}

fn line(colour: RGBColor) -> ShapeStyle {
	colour.stroke_width(4)
}

/// Every `step`th day of a run, with its time in years.
fn sampled(run: &Run, step: usize) -> impl Iterator<Item = (f64, &Day)> {
	let years = |day: usize| day as f64 / f64::from(YEAR);
	run.days.iter().enumerate().step_by(step).map(move |(day, books)| (years(day), books))
}

/// Base units in `unit`s, for drawing only.
fn of(amount: Balance, unit: Balance) -> f64 {
	amount as f64 / unit as f64
}

fn sd(amount: Balance) -> f64 {
	of(amount, SD)
}

/// A number as an axis shows it: no needless digits.
fn plain(number: &f64) -> String {
	let rounded = (number * 100.0).round() / 100.0;
	rounded.to_string()
}
