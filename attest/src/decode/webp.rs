//! WebP, lossy and lossless.

use super::{DecodeError, Limit};
use crate::pixels::{Pixels, Samples};
use image_webp::WebPDecoder;
use std::io::Cursor;

pub(super) fn decode(bytes: &[u8], limit: Limit) -> Result<Pixels, DecodeError> {
	let broken = |error| limit.broken(error);
	let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?;
	let size = decoder.dimensions();
	limit.check(size.0, size.1)?;
	decoder.set_memory_limit(limit.bytes());

	// The decoder does without what is missing behind the pixels.
	let told = u32::from_le_bytes(bytes[4..8].try_into().unwrap_or_default());
	if (bytes.len() as u64) < u64::from(told) + 8 {
		return Err(limit.broken("it is cut off"));
	}

	let length = decoder.output_buffer_size().ok_or_else(|| limit.broken("it is too large"))?;
	let mut data = vec![0; length];
	decoder.read_image(&mut data).map_err(broken)?;
	let samples = if decoder.has_alpha() { Samples::Rgba } else { Samples::Rgb };
	limit.pixels(size, samples, data)
}
