//! Picture files: the shipped ones are as the JavaScript finds them, every way of storing the same pixels gives the same
//! fingerprint, and what is cut off, huge or no picture is refused with the reason.

use sd_attest::{
	decode::{DecodeError, Format},
	fingerprint::distance,
	picture::{Limits, Picture, PictureError},
	text,
};
use std::{
	fs,
	path::{Path, PathBuf},
};

const LIMITS: Limits = Limits { bytes: 1 << 24, pixels: 1 << 20 };
const SIZE: (u32, u32) = (32, 24);

fn shipped() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/images")
}

/// A picture in which neighbouring cells differ by much.
fn shade(x: u32, y: u32) -> u8 {
	(x * 37 + y * 91) as u8
}

fn samples<const N: usize>(of: impl Fn(u8) -> [u8; N]) -> Vec<u8> {
	let (width, height) = SIZE;
	let at = |y| (0..width).map(move |x| shade(x, y));
	(0..height).flat_map(at).flat_map(of).collect()
}

fn png(color: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
	let mut bytes = Vec::new();
	let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
	encoder.set_color(color);
	encoder.set_depth(depth);
	if color == png::ColorType::Indexed {
		encoder.set_palette((0..=255).flat_map(|grey| [grey; 3]).collect::<Vec<u8>>());
	}
	encoder.write_header().unwrap().write_image_data(data).unwrap();
	bytes
}

fn grey_png() -> Vec<u8> {
	png(png::ColorType::Grayscale, png::BitDepth::Eight, &samples(|grey| [grey]))
}

fn webp() -> Vec<u8> {
	let mut bytes = Vec::new();
	let encoder = image_webp::WebPEncoder::new(&mut bytes);
	let data = samples(|grey| [grey; 3]);
	encoder.encode(&data, SIZE.0, SIZE.1, image_webp::ColorType::Rgb8).unwrap();
	bytes
}

fn gif() -> Vec<u8> {
	let palette: Vec<u8> = (0..=255).flat_map(|grey| [grey; 3]).collect();
	let mut bytes = Vec::new();
	let (width, height) = (SIZE.0 as u16, SIZE.1 as u16);
	let mut encoder = gif::Encoder::new(&mut bytes, width, height, &palette).unwrap();
	for data in [samples(|grey| [grey]), samples(|grey| [!grey])] {
		let frame = gif::Frame::from_indexed_pixels(width, height, data, None);
		encoder.write_frame(&frame).unwrap();
	}
	drop(encoder);
	bytes
}

fn tiff() -> Vec<u8> {
	let mut bytes = std::io::Cursor::new(Vec::new());
	let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
	let data: Vec<u16> =
		samples(|grey| [grey; 3]).iter().map(|grey| u16::from(*grey) << 8 | 0xff).collect();
	encoder.write_image::<tiff::encoder::colortype::RGB16>(SIZE.0, SIZE.1, &data).unwrap();
	bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
	fs::read(shipped().join("aurora.jpg")).unwrap()
}

fn of(bytes: &[u8]) -> Result<Picture, PictureError> {
	Picture::of(bytes, &LIMITS)
}

#[test]
fn the_shipped_pictures_are_as_the_javascript_finds_them() {
	let known = fs::read(shipped().join("../unit/images.json")).unwrap();
	let known: serde_json::Value = serde_json::from_slice(&known).unwrap();
	let known = known.as_object().unwrap();
	assert_eq!(known.len(), 6);
	for (name, known) in known {
		let picture = Picture::read(&shipped().join(name), &LIMITS).unwrap();
		assert_eq!(text::hexadecimal(picture.content_hash), known["contentHash"], "{name}");
		assert_eq!(text::fingerprint(picture.fingerprint), known["fingerprint"], "{name}");
		assert_eq!(picture.format.to_string(), known["format"], "{name}");
		let size = (u64::from(picture.width), u64::from(picture.height));
		assert_eq!(Some(size.0), known["width"].as_u64(), "{name}");
		assert_eq!(Some(size.1), known["height"].as_u64(), "{name}");
	}
}

#[test]
fn every_way_of_storing_the_same_pixels_gives_the_same_fingerprint() {
	use png::{BitDepth::*, ColorType::*};
	let bits = of(&grey_png()).unwrap().fingerprint;
	let ways = [
		("grey and alpha", png(GrayscaleAlpha, Eight, &samples(|grey| [grey, 255]))),
		("colours", png(Rgb, Eight, &samples(|grey| [grey; 3]))),
		("colours and alpha", png(Rgba, Eight, &samples(|grey| [grey, grey, grey, 255]))),
		("palette", png(Indexed, Eight, &samples(|grey| [grey]))),
		(
			"16 bits, of which the upper count",
			png(Grayscale, Sixteen, &samples(|grey| [grey, 255])),
		),
		("WebP", webp()),
		("GIF, its first frame", gif()),
		("TIFF of 16 bits", tiff()),
	];
	for (way, bytes) in ways {
		let picture = of(&bytes).unwrap();
		assert_eq!(picture.fingerprint, bits, "{way}");
		assert_eq!((picture.width, picture.height), SIZE, "{way}");
	}
}

#[test]
fn a_frame_of_a_gif_stands_at_its_place_on_white() {
	let mut bytes = Vec::new();
	let mut encoder = gif::Encoder::new(&mut bytes, 18, 8, &[0, 0, 0]).unwrap();
	let mut frame = gif::Frame::from_indexed_pixels(9, 8, vec![0; 72], None);
	frame.left = 9;
	encoder.write_frame(&frame).unwrap();
	drop(encoder);
	let picture = of(&bytes).unwrap();
	assert_eq!((picture.width, picture.height), (18, 8));
	// White on the left, black on the right, the middle cell half of each: nowhere brighter to the right.
	assert_eq!(picture.fingerprint, 0);
}

#[test]
fn the_format_is_what_the_first_bytes_say() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("a picture.jpg");
	fs::write(&path, grey_png()).unwrap();
	assert_eq!(Picture::read(&path, &LIMITS).unwrap().format, Format::Png);
}

#[test]
fn a_picture_that_is_cut_off_anywhere_is_refused() {
	let lossy = fs::read(shipped().join("reef.webp")).unwrap();
	let pictures = [
		("PNG", grey_png()),
		("WebP", webp()),
		("lossy WebP", lossy),
		("JPEG", jpeg()),
		("TIFF", tiff()),
	];
	for (format, bytes) in pictures {
		assert!(of(&bytes).is_ok(), "{format}");
		let step = bytes.len() / 200 + 1;
		for length in (0..bytes.len()).step_by(step).chain(bytes.len() - 12..bytes.len()) {
			if let Ok(picture) = of(&bytes[..length]) {
				panic!("{format}: {length} of {} bytes are {picture:?}", bytes.len());
			}
		}
	}
}

#[test]
fn a_gif_that_is_cut_off_in_its_first_frame_is_refused() {
	let bytes = gif();
	let first_frame = of(&bytes).unwrap();
	for length in 0..bytes.len() {
		if let Ok(picture) = of(&bytes[..length]) {
			assert_eq!(picture.fingerprint, first_frame.fingerprint, "{length}");
			assert!(length > bytes.len() / 3, "{length} of {}", bytes.len());
		}
	}
}

#[test]
fn noise_in_a_picture_is_refused_or_decoded_and_never_a_panic() {
	for bytes in [grey_png(), webp(), gif(), tiff(), jpeg()] {
		for at in 0..bytes.len().min(600) {
			let mut noisy = bytes.clone();
			noisy[at] ^= 0x55;
			let _ = of(&noisy);
		}
	}
}

/// A picture that says it has more pixels than allowed, with not even the bytes for one row.
fn bomb(mut bytes: Vec<u8>, width: &[u8], height: &[u8], at: (usize, usize)) -> Vec<u8> {
	bytes[at.0..at.0 + width.len()].copy_from_slice(width);
	bytes[at.1..at.1 + height.len()].copy_from_slice(height);
	bytes
}

#[test]
fn a_small_file_of_a_huge_picture_is_refused_before_it_unfolds() {
	let huge = 50_000_u32;
	let mut png = bomb(grey_png(), &huge.to_be_bytes(), &huge.to_be_bytes(), (16, 20));
	let checksum = crc32(&png[12..29]).to_be_bytes();
	png[29..33].copy_from_slice(&checksum);
	let most = u16::MAX;
	let gif = bomb(gif(), &most.to_le_bytes(), &most.to_le_bytes(), (6, 8));
	let header =
		jpeg().windows(2).position(|marker| matches!(marker, [0xff, 0xc0..=0xc2])).unwrap();
	let jpeg = bomb(jpeg(), &most.to_be_bytes(), &most.to_be_bytes(), (header + 7, header + 5));
	for (name, bytes) in [("png", png), ("gif", gif), ("jpeg", jpeg)] {
		let error = of(&bytes).unwrap_err();
		let refused =
			matches!(error, PictureError::Decode(DecodeError::TooLarge { limit: 0x10_0000, .. }));
		assert!(refused, "{name}: {error}");
	}
}

fn crc32(bytes: &[u8]) -> u32 {
	!bytes.iter().fold(u32::MAX, |crc, byte| {
		(0..8).fold(crc ^ u32::from(*byte), |crc, _| {
			(crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
		})
	})
}

#[test]
fn a_picture_of_as_many_pixels_as_allowed_is_decoded_and_of_one_more_row_is_not() {
	let exact = Limits { pixels: u64::from(SIZE.0 * SIZE.1), ..LIMITS };
	assert!(Picture::of(&grey_png(), &exact).is_ok());
	let less = Limits { pixels: exact.pixels - 1, ..LIMITS };
	let error = Picture::of(&grey_png(), &less).unwrap_err().to_string();
	assert_eq!(error, "its 32 × 24 pixels are more than the limit of 767");
}

#[test]
fn what_is_no_picture_is_named_so() {
	for bytes in
		[&b""[..], b"a reef seen from above", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]
	{
		let error = of(bytes).unwrap_err();
		assert!(matches!(error, PictureError::Decode(DecodeError::NoPicture)), "{error}");
	}
}

#[test]
fn a_picture_smaller_than_the_grid_is_refused() {
	let mut bytes = Vec::new();
	let data = vec![0; 8 * 20 * 3];
	let encoder = image_webp::WebPEncoder::new(&mut bytes);
	encoder.encode(&data, 8, 20, image_webp::ColorType::Rgb8).unwrap();
	assert!(matches!(of(&bytes), Err(PictureError::TooSmall(8, 20))));
}

#[test]
fn what_cannot_be_read_is_named_with_the_reason() {
	let folder = tempfile::tempdir().unwrap();
	let read = |path: &Path| Picture::read(path, &LIMITS).unwrap_err();
	assert!(matches!(read(folder.path()), PictureError::NoFile));
	assert!(matches!(read(&folder.path().join("nothing")), PictureError::Unreadable(_)));
	#[cfg(unix)]
	assert!(matches!(read(Path::new("/dev/zero")), PictureError::NoFile));

	let long = folder.path().join("long.png");
	fs::write(&long, grey_png()).unwrap();
	let short = Limits { bytes: 100, ..LIMITS };
	assert!(matches!(Picture::read(&long, &short), Err(PictureError::TooLong(100))));
}

#[test]
fn unlike_pictures_differ_in_many_bits() {
	let bits = |name| Picture::read(&shipped().join(name), &LIMITS).unwrap().fingerprint;
	assert!(distance(bits("aurora.jpg"), bits("dunes.png")) >= 16);
	assert_eq!(distance(bits("dunes.png"), bits("dunes.png")), 0);
}
