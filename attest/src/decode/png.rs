//! PNG: palettes looked up, fewer than eight bits spread out, of sixteen the upper eight.

use super::{DecodeError, Limit};
use crate::pixels::{Pixels, Samples};
use png::{ColorType, Decoder, Limits, Transformations};
use std::io::Cursor;

pub(super) fn decode(bytes: &[u8], limit: Limit) -> Result<Pixels, DecodeError> {
	let broken = |error| limit.broken(error);
	let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: limit.bytes() });
	decoder.set_transformations(Transformations::normalize_to_color8());
	decoder.set_ignore_text_chunk(true);
	decoder.set_ignore_iccp_chunk(true);
	let header = decoder.read_header_info().map_err(broken)?;
	let size = (header.width, header.height);
	limit.check(size.0, size.1)?;

	let mut reader = decoder.read_info().map_err(broken)?;
	let length = reader.output_buffer_size().ok_or_else(|| limit.broken("it is too large"))?;
	let mut data = vec![0; length];
	let frame = reader.next_frame(&mut data).map_err(broken)?;
	// Up to its end: a file that was cut off behind the pixels is not whole either.
	reader.finish().map_err(broken)?;
	data.truncate(frame.buffer_size());

	let samples = match frame.color_type {
		ColorType::Grayscale => Samples::Grey,
		ColorType::GrayscaleAlpha => Samples::GreyAlpha,
		ColorType::Rgb => Samples::Rgb,
		ColorType::Rgba => Samples::Rgba,
		ColorType::Indexed => return Err(limit.broken("its palette was not looked up")),
	};
	limit.pixels(size, samples, data)
}
