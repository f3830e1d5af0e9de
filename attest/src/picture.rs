//! A picture file, as the chain knows it: its content hash and its fingerprint.

use crate::{
	decode::{self, DecodeError, Format},
	fingerprint::{COLUMNS, ROWS, fingerprint},
};
use sha2::{Digest, Sha256};
use sp_core::H256;
use std::{
	fs::File,
	io::{self, Read},
	path::Path,
	sync::{Mutex, PoisonError},
};

/// What is read and decoded at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Bytes of a file.
	pub bytes: u64,
	/// Pixels of a picture.
	pub pixels: u64,
}

impl Default for Limits {
	/// 256 MiB, and the 10^8 pixels up to which `docs/attestation.md` speaks.
	fn default() -> Self {
		Self { bytes: 1 << 28, pixels: 100_000_000 }
	}
}

/// Pictures of more pixels are decoded one at a time, so that a folder full of them needs the memory of one.
const LARGE: u64 = 1 << 24;
static LARGE_ONE: Mutex<()> = Mutex::new(());

/// Why a file is no picture to attest.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
	/// It cannot be read.
	#[error("cannot be read: {0}")]
	Unreadable(#[from] io::Error),
	/// A folder, a pipe, a device.
	#[error("this is no file")]
	NoFile,
	/// Too large to read.
	#[error("the file has more than the limit of {0} bytes")]
	TooLong(u64),
	/// It cannot be decoded.
	#[error("{0}")]
	Decode(#[from] DecodeError),
	/// It has no fingerprint.
	#[error("its {0} × {1} pixels are too few for a fingerprint: at least {COLUMNS} × {ROWS}")]
	TooSmall(u32, u32),
}

/// What is known of a picture file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Picture {
	/// SHA-256 of the file, as `sha256sum` prints it.
	pub content_hash: H256,
	/// Perceptual hash of the picture.
	pub fingerprint: u64,
	/// How it is stored.
	pub format: Format,
	/// Pixels in a row.
	pub width: u32,
	/// Rows.
	pub height: u32,
}

impl Picture {
	/// Reads a file once, for both hashes.
	pub fn read(path: &Path, limits: &Limits) -> Result<Self, PictureError> {
		Self::of(&contents(path, limits)?, limits)
	}

	/// The picture whose file has these bytes.
	pub fn of(bytes: &[u8], limits: &Limits) -> Result<Self, PictureError> {
		let (format, pixels) = match decode::decode(bytes, limits.pixels.min(LARGE)) {
			Err(DecodeError::TooLarge { .. }) if limits.pixels > LARGE => {
				let _alone = LARGE_ONE.lock().unwrap_or_else(PoisonError::into_inner);
				decode::decode(bytes, limits.pixels)
			}
			decoded => decoded,
		}?;
		let (width, height) = (pixels.width(), pixels.height());
		let fingerprint = fingerprint(&pixels).ok_or(PictureError::TooSmall(width, height))?;
		Ok(Self { content_hash: content_hash(bytes), fingerprint, format, width, height })
	}
}

/// SHA-256 of a file's bytes.
pub fn content_hash(bytes: &[u8]) -> H256 {
	H256(Sha256::digest(bytes).into())
}

/// All the bytes of a file.
pub fn contents(path: &Path, limits: &Limits) -> Result<Vec<u8>, PictureError> {
	// Before opening: a pipe would wait for somebody to write.
	if !path.metadata()?.is_file() {
		return Err(PictureError::NoFile);
	}
	let mut bytes = Vec::new();
	File::open(path)?.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
	if bytes.len() as u64 > limits.bytes {
		return Err(PictureError::TooLong(limits.bytes));
	}
	Ok(bytes)
}
