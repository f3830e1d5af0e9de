//! JPEG: as red, green and blue. Strictly: what a lenient decoder would fill up with grey is refused.

use super::{DecodeError, Limit};
use crate::pixels::{Pixels, Samples};
use zune_jpeg::{
	JpegDecoder,
	zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

pub(super) fn decode(bytes: &[u8], limit: Limit) -> Result<Pixels, DecodeError> {
	let options = DecoderOptions::default()
		.set_strict_mode(true)
		.set_max_width(usize::from(u16::MAX))
		.set_max_height(usize::from(u16::MAX))
		.jpeg_set_out_colorspace(ColorSpace::RGB);
	let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
	decoder.decode_headers().map_err(|error| limit.broken(error))?;
	let info = decoder.info().ok_or_else(|| limit.broken("it has no header"))?;
	let size = (u32::from(info.width), u32::from(info.height));
	limit.check(size.0, size.1)?;
	if !has_end(bytes) {
		return Err(limit.broken("it is cut off"));
	}

	let data = decoder.decode().map_err(|error| limit.broken(error))?;
	limit.pixels(size, Samples::Rgb, data)
}

/// Whether the marker that ends a picture follows its data: the decoder does without, if only the last rows are missing.
fn has_end(bytes: &[u8]) -> bool {
	const END: u8 = 0xd9;
	let mut rest = &bytes[2..];
	loop {
		match rest {
			[0xff, END, ..] => return true,
			// Not a marker but a fill byte, a byte of data, or a marker without content.
			[0xff, 0xff, tail @ ..] => rest = &rest[rest.len() - tail.len() - 1..],
			[0xff, 0x00 | 0x01 | 0xd0..=0xd8, tail @ ..] => rest = tail,
			// A segment: what it contains, a preview for instance, may have an end of its own.
			[0xff, _, high, low, ..] => {
				let length = usize::from(u16::from_be_bytes([*high, *low])) + 2;
				let Some(tail) = rest.get(length..) else { return false };
				rest = tail;
			}
			[_, tail @ ..] => rest = tail,
			[] => return false,
		}
	}
}
