//! From a file's bytes to its pixels, by the rules of `docs/attestation.md`: the first frame, eight bits, as stored.
//!
//! What a file is, its first bytes say, not its name. A file that is cut off or damaged is refused rather than shown in part:
//! its fingerprint would be that of another picture. Sizes are read and compared with the limits before anything is decoded,
//! so that a small file that unfolds to a huge picture costs nothing.

mod gif;
mod jpeg;
mod png;
mod tiff;
mod webp;

use crate::pixels::{Pixels, Samples};
use std::{fmt, panic, panic::AssertUnwindSafe};

/// How a picture is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
	/// Graphics Interchange Format; its first frame.
	Gif,
	/// JPEG, baseline or progressive.
	Jpeg,
	/// Portable Network Graphics; of an animated one the picture that other viewers show.
	Png,
	/// Tagged Image File Format; its first page.
	Tiff,
	/// WebP, lossy or lossless; its first frame.
	WebP,
}

impl fmt::Display for Format {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Gif => "gif",
			Self::Jpeg => "jpeg",
			Self::Png => "png",
			Self::Tiff => "tiff",
			Self::WebP => "webp",
		})
	}
}

/// Why there are no pixels.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DecodeError {
	/// Of no format that is known here.
	#[error("this is no PNG, JPEG, WebP, GIF or TIFF picture")]
	NoPicture,
	/// More pixels than allowed.
	#[error("its {width} × {height} pixels are more than the limit of {limit}")]
	TooLarge {
		/// Pixels in a row.
		width: u32,
		/// Rows.
		height: u32,
		/// Most pixels.
		limit: u64,
	},
	/// A picture, but stored in a way that is not supported.
	#[error("{0} that is stored as {1}, which is not supported: store it as PNG")]
	Unsupported(Format, String),
	/// Cut off, damaged, or against its format's rules.
	#[error("broken {0}: {1}")]
	Broken(Format, String),
}

/// The format whose files begin like these bytes.
pub fn format(bytes: &[u8]) -> Option<Format> {
	match bytes {
		[0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Format::Png),
		[0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
		[b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Format::WebP),
		[b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Format::Gif),
		[b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Format::Tiff),
		_ => None,
	}
}

/// The pixels of the picture that these bytes are a file of, if there are at most `limit`.
pub fn decode(bytes: &[u8], limit: u64) -> Result<(Format, Pixels), DecodeError> {
	let format = format(bytes).ok_or(DecodeError::NoPicture)?;
	let decoder = match format {
		Format::Gif => gif::decode,
		Format::Jpeg => jpeg::decode,
		Format::Png => png::decode,
		Format::Tiff => tiff::decode,
		Format::WebP => webp::decode,
	};
	// Decoders are other people's code and their input is anybody's: one bad file is no reason to stop in a million.
	let pixels =
		panic::catch_unwind(AssertUnwindSafe(|| decoder(bytes, Limit { format, pixels: limit })))
			.unwrap_or_else(|_| Err(DecodeError::Broken(format, "its decoder gave up".into())))?;
	Ok((format, pixels))
}

/// What a decoder must keep to, and how it says what went wrong.
#[derive(Clone, Copy)]
struct Limit {
	format: Format,
	pixels: u64,
}

impl Limit {
	/// Whether a picture of this size may be decoded.
	fn check(self, width: u32, height: u32) -> Result<(), DecodeError> {
		if u64::from(width) * u64::from(height) > self.pixels {
			return Err(DecodeError::TooLarge { width, height, limit: self.pixels });
		}
		Ok(())
	}

	/// What a decoder may allocate besides the pixels, for some time: eight bytes a pixel and a few megabytes.
	fn bytes(self) -> usize {
		usize::try_from(self.pixels.saturating_mul(8)).unwrap_or(usize::MAX).saturating_add(1 << 24)
	}

	fn broken(self, reason: impl fmt::Display) -> DecodeError {
		DecodeError::Broken(self.format, reason.to_string())
	}

	fn unsupported(self, stored: impl Into<String>) -> DecodeError {
		DecodeError::Unsupported(self.format, stored.into())
	}

	fn pixels(
		self,
		(width, height): (u32, u32),
		samples: Samples,
		data: Vec<u8>,
	) -> Result<Pixels, DecodeError> {
		Pixels::new(width, height, samples, data)
			.ok_or_else(|| self.broken("more or fewer samples than pixels"))
	}
}
