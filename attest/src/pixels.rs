//! A decoded picture: samples of eight bits, as stored in the file.

/// Which samples a pixel has, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Samples {
	/// One value for red, green and blue.
	Grey,
	/// The same, and alpha.
	GreyAlpha,
	/// Red, green, blue.
	Rgb,
	/// Red, green, blue, alpha.
	Rgba,
}

impl Samples {
	/// How many there are of a pixel.
	pub fn count(self) -> usize {
		match self {
			Self::Grey => 1,
			Self::GreyAlpha => 2,
			Self::Rgb => 3,
			Self::Rgba => 4,
		}
	}
}

/// The pixels of a picture, row by row from the top.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pixels {
	width: u32,
	height: u32,
	samples: Samples,
	data: Vec<u8>,
}

impl Pixels {
	/// `None` if `data` has not exactly the bytes of `width` × `height` pixels.
	pub fn new(width: u32, height: u32, samples: Samples, data: Vec<u8>) -> Option<Self> {
		let bytes = u64::from(width)
			.checked_mul(height.into())?
			.checked_mul(samples.count().try_into().ok()?)?;
		(data.len() as u64 == bytes).then_some(Self { width, height, samples, data })
	}

	/// Pixels in a row.
	pub fn width(&self) -> u32 {
		self.width
	}

	/// Rows.
	pub fn height(&self) -> u32 {
		self.height
	}

	/// What a pixel consists of.
	pub fn samples(&self) -> Samples {
		self.samples
	}

	/// The samples of all pixels, row by row from the top.
	pub fn data(&self) -> &[u8] {
		&self.data
	}

	/// The bytes of the pixels from column `from` up to `to` of row `y`. Within the picture.
	pub(crate) fn of_row(&self, y: u32, from: u32, to: u32) -> &[u8] {
		let at = |x: u32| (y as usize * self.width as usize + x as usize) * self.samples.count();
		&self.data[at(from)..at(to)]
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn pixels_have_exactly_their_bytes() {
		assert!(Pixels::new(2, 2, Samples::Rgb, vec![0; 12]).is_some());
		assert!(Pixels::new(2, 2, Samples::Rgb, vec![0; 13]).is_none());
		assert!(Pixels::new(u32::MAX, u32::MAX, Samples::Rgba, vec![0; 12]).is_none());
	}
}
