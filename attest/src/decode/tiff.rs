//! TIFF: the first page; grey, colours, or inks, of eight or sixteen bits.

use super::{DecodeError, Limit};
use crate::pixels::{Pixels, Samples};
use std::io::Cursor;
use tiff::{
	ColorType, TiffError,
	decoder::{Decoder, DecodingResult, Limits},
};

pub(super) fn decode(bytes: &[u8], limit: Limit) -> Result<Pixels, DecodeError> {
	let failed = |error: TiffError| match error {
		TiffError::UnsupportedError(what) => limit.unsupported(what.to_string()),
		error => limit.broken(error),
	};
	let mut limits = Limits::default();
	limits.decoding_buffer_size = limit.bytes();
	limits.intermediate_buffer_size = limit.bytes();
	let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(failed)?.with_limits(limits);
	let size = decoder.dimensions().map_err(failed)?;
	limit.check(size.0, size.1)?;

	let colours = decoder.colortype().map_err(failed)?;
	let samples = match colours {
		ColorType::Gray(8 | 16) => Samples::Grey,
		ColorType::GrayA(8 | 16) => Samples::GreyAlpha,
		ColorType::RGB(8 | 16) => Samples::Rgb,
		ColorType::RGBA(8 | 16) => Samples::Rgba,
		ColorType::CMYK(8) => Samples::Rgb,
		other => return Err(limit.unsupported(format!("{other:?}"))),
	};
	let mut result = DecodingResult::U8(Vec::new());
	let layout = decoder.read_image_to_buffer(&mut result).map_err(failed)?;
	if layout.planes > 1 {
		return Err(limit.unsupported("planes"));
	}
	let data = match result {
		DecodingResult::U8(data) => data,
		DecodingResult::U16(data) => data.into_iter().map(|sample| (sample >> 8) as u8).collect(),
		_ => return Err(limit.unsupported("numbers that are not whole or have a sign")),
	};
	let data = if matches!(colours, ColorType::CMYK(_)) { without_inks(&data) } else { data };
	limit.pixels(size, samples, data)
}

/// Inks on white paper, roughly.
fn without_inks(data: &[u8]) -> Vec<u8> {
	let light = |ink: u8, black: u8| {
		let (ink, black) = (u16::from(255 - ink), u16::from(255 - black));
		(ink * black / 255) as u8
	};
	data.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]].map(|ink| light(ink, p[3]))).collect()
}
