//! The perceptual fingerprint: 64 bits that stay nearly the same when a picture is scaled or compressed again.
//!
//! A difference hash in integers only, so that the same pixels give the same bits in every language. A grid of nine columns
//! and eight rows; in each row a bit for each of the first eight cells: whether it is darker, on average, than its right
//! neighbour. `docs/attestation.md` has the steps, and the numbers in the comments are theirs.

use crate::pixels::{Pixels, Samples};

/// Columns of the grid: the fewest that a picture may have.
pub const COLUMNS: u32 = 9;
/// Rows of the grid: the fewest that a picture may have.
pub const ROWS: u32 = 8;

/// The fingerprint of a picture. `None` if it is smaller than the grid.
pub fn fingerprint(pixels: &Pixels) -> Option<u64> {
	if pixels.width() < COLUMNS || pixels.height() < ROWS {
		return None;
	}
	let mut bits = 0;
	for row in 0..ROWS {
		let cells = cells(pixels, row);
		for (left, right) in cells.iter().zip(&cells[1..]) {
			// 5. Cells of a row are equally high, so that means compare like this, without a division.
			let brighter = left.sum * right.width < right.sum * left.width;
			bits = bits << 1 | u64::from(brighter);
		}
	}
	Some(bits)
}

/// In how many of their 64 bits two fingerprints differ.
pub fn distance(a: u64, b: u64) -> u32 {
	(a ^ b).count_ones()
}

#[derive(Clone, Copy, Default)]
struct Cell {
	/// Luma of all its pixels, in thousandths. Wide enough for any picture: 2^64 pixels of 255,000.
	sum: u128,
	/// Pixels in a row of it.
	width: u128,
}

/// 4. The cells of one row of the grid.
fn cells(pixels: &Pixels, row: u32) -> [Cell; COLUMNS as usize] {
	let rows = share(row, ROWS, pixels.height())..share(row + 1, ROWS, pixels.height());
	let mut cells = [Cell::default(); COLUMNS as usize];
	for (column, cell) in (0..COLUMNS).zip(&mut cells) {
		let from = share(column, COLUMNS, pixels.width());
		let to = share(column + 1, COLUMNS, pixels.width());
		cell.width = u128::from(to - from);
		for y in rows.clone() {
			cell.sum += u128::from(luma(pixels.of_row(y, from, to), pixels.samples()));
		}
	}
	cells
}

/// `floor(part × whole / parts)`, at most `whole`.
fn share(part: u32, parts: u32, whole: u32) -> u32 {
	(u64::from(part) * u64::from(whole) / u64::from(parts)) as u32
}

/// 3. The luma of a row's pixels: below 2^51, for at most 2^32 of them.
fn luma(row: &[u8], samples: Samples) -> u64 {
	let colour =
		|red, green, blue| 299 * u64::from(red) + 587 * u64::from(green) + 114 * u64::from(blue);
	let pixels = row.chunks_exact(samples.count());
	match samples {
		Samples::Grey => pixels.map(|p| colour(p[0], p[0], p[0])).sum(),
		Samples::GreyAlpha => pixels.map(|p| over_white(p[0], p[1])).map(|c| colour(c, c, c)).sum(),
		Samples::Rgb => pixels.map(|p| colour(p[0], p[1], p[2])).sum(),
		Samples::Rgba => {
			let white = |p: &[u8], i: usize| over_white(p[i], p[3]);
			pixels.map(|p| colour(white(p, 0), white(p, 1), white(p, 2))).sum()
		}
	}
}

/// 2. A colour on white ground.
fn over_white(colour: u8, alpha: u8) -> u8 {
	let (colour, alpha) = (u16::from(colour), u16::from(alpha));
	((colour * alpha + 255 * (255 - alpha)) / 255) as u8
}

#[cfg(test)]
mod tests {
	use super::*;

	fn picture<const N: usize>(
		(width, height): (u32, u32),
		samples: Samples,
		shade: impl Fn(u32, u32) -> [u8; N],
	) -> Pixels {
		let at = |y| (0..width).map(move |x| (x, y));
		let data = (0..height).flat_map(at).flat_map(|(x, y)| shade(x, y)).collect();
		Pixels::new(width, height, samples, data).unwrap()
	}

	fn grey(size: (u32, u32), shade: impl Fn(u32, u32) -> u8) -> Option<u64> {
		fingerprint(&picture(size, Samples::Grey, |x, y| [shade(x, y)]))
	}

	fn halves(left: [u8; 4], right: [u8; 4]) -> Option<u64> {
		let shade = |x, _| if x < 4 { left } else { right };
		fingerprint(&picture((9, 8), Samples::Rgba, shade))
	}

	#[test]
	fn brighter_to_the_right_is_ones_darker_or_equal_is_zeros() {
		assert_eq!(grey((9, 8), |x, _| x as u8 * 20), Some(u64::MAX));
		assert_eq!(grey((9, 8), |x, _| 255 - x as u8 * 20), Some(0));
		assert_eq!(grey((9, 8), |_, _| 128), Some(0));
	}

	#[test]
	fn rows_go_from_the_top_and_the_first_bit_is_the_most_significant() {
		let top = grey((9, 8), |x, y| if y == 0 { x as u8 * 20 } else { 0 });
		assert_eq!(top, Some(0xff00_0000_0000_0000));
		let first = grey((9, 8), |x, y| u8::from(x == 1 && y == 0));
		assert_eq!(first, Some(0x8000_0000_0000_0000));
		assert_eq!(grey((9, 8), |x, y| u8::from(x == 8 && y == 7)), Some(1));
	}

	#[test]
	fn cells_begin_at_the_floor_and_unequal_ones_compare_by_their_means() {
		// Ten columns in nine cells: the last cell has columns 8 and 9, with 90 + 110 of two, equal to 100 of one.
		let last_row = |row: [u8; 10]| grey((10, 8), |x, _| row[x as usize]).unwrap() & 0xff;
		assert_eq!(last_row([0, 0, 0, 0, 0, 0, 0, 100, 90, 110]), 0b10);
		assert_eq!(last_row([0, 0, 0, 0, 0, 0, 0, 100, 90, 111]), 0b11);
	}

	#[test]
	fn green_weighs_more_than_red_and_red_more_than_blue() {
		let (red, green, blue) = ([255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]);
		assert_ne!(halves(red, green), Some(0));
		assert_ne!(halves(blue, red), Some(0));
		assert_eq!(halves(green, [255, 0, 255, 255]), Some(0));
	}

	#[test]
	fn what_is_transparent_is_white_whatever_colour_hides_there() {
		let hidden = |x, _| if x % 2 == 1 { [0, 0, 0, 0] } else { [255; 4] };
		assert_eq!(fingerprint(&picture((9, 8), Samples::Rgba, hidden)), Some(0));
		assert_eq!(halves([0, 0, 0, 128], [0, 0, 0, 127]), Some(0x1010_1010_1010_1010));
	}

	#[test]
	fn the_same_picture_in_other_samples_has_the_same_fingerprint() {
		let shade = |x: u32, y: u32| (x * 37 + y * 91) as u8;
		let bits = grey((32, 24), shade);
		let size = (32, 24);
		let as_grey_alpha = picture(size, Samples::GreyAlpha, |x, y| [shade(x, y), 255]);
		let as_rgb = picture(size, Samples::Rgb, |x, y| [shade(x, y); 3]);
		let as_rgba = picture(size, Samples::Rgba, |x, y| {
			let c = shade(x, y);
			[c, c, c, 255]
		});
		for pixels in [as_grey_alpha, as_rgb, as_rgba] {
			assert_eq!(fingerprint(&pixels), bits);
		}
	}

	#[test]
	fn a_picture_smaller_than_the_grid_has_none() {
		assert_eq!(grey((8, 8), |_, _| 0), None);
		assert_eq!(grey((9, 7), |_, _| 0), None);
	}
}
