//! GIF: the first frame at its place on the screen; where it leaves the screen bare it is transparent.

use super::{DecodeError, Limit};
use crate::pixels::{Pixels, Samples};
use gif::{ColorOutput, DecodeOptions, MemoryLimit};
use std::num::NonZeroU64;

pub(super) fn decode(bytes: &[u8], limit: Limit) -> Result<Pixels, DecodeError> {
	let broken = |error| limit.broken(error);
	let mut options = DecodeOptions::new();
	options.set_color_output(ColorOutput::RGBA);
	options.check_frame_consistency(true);
	if let Some(bytes) = NonZeroU64::new(limit.bytes() as u64) {
		options.set_memory_limit(MemoryLimit::Bytes(bytes));
	}
	let mut decoder = options.read_info(bytes).map_err(broken)?;
	let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
	let size = (decoder.width().into(), decoder.height().into());
	limit.check(size.0, size.1)?;

	let frame = decoder.read_next_frame().map_err(broken)?;
	let frame = frame.ok_or_else(|| limit.broken("it has no frame"))?;
	let mut data = vec![0; width * height * 4];
	let (left, top) = (usize::from(frame.left), usize::from(frame.top));
	let bytes_of_row = usize::from(frame.width) * 4;
	if bytes_of_row > 0 {
		for (y, row) in frame.buffer.chunks_exact(bytes_of_row).enumerate() {
			let at = ((top + y) * width + left) * 4;
			let place = data.get_mut(at..at + bytes_of_row);
			place.ok_or_else(|| limit.broken("its frame leaves the screen"))?.copy_from_slice(row);
		}
	}
	limit.pixels(size, Samples::Rgba, data)
}
