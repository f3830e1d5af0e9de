//! The batch: many graphics under one root, for `sdGraphics.settle`, and the receipts for their creators.
//!
//! Leaves stand in the order in which the graphics are given, creators in that of their first graphic. Where there are
//! fewer rewards than graphics that order decides who gets them, and it is the generator's to choose.

use crate::{
	folder::in_order,
	manifest::{Entry, Problem, Problems},
	picture::{Limits, Picture, PictureError},
	receipt::{Proved, Receipt, ReceiptFormat},
	text::{address, in_json},
	tree::Tree,
};
use sd_primitives::{Graphic, MAX_TALLIES};
use serde::Serialize;
use sp_core::{H256, crypto::AccountId32};
use std::{
	collections::HashMap,
	convert::Infallible,
	fs::{self, File},
	io::{self, Write},
	path::{Path, PathBuf},
};

/// Why there is no batch.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
	/// Nothing to settle.
	#[error("a batch has one graphic at least")]
	Empty,
	/// A content hash belongs into one batch, once.
	#[error(
		"graphics {first} and {second} (counted from 0) have the same content hash: settle it once"
	)]
	Doubled {
		/// Where it stands first.
		first: usize,
		/// Where it stands again.
		second: usize,
	},
	/// More creators than a batch takes.
	#[error("these are more than {MAX_TALLIES} creators: make several batches")]
	TooManyCreators,
	/// More leaves than a batch takes.
	#[error("these are more than 2^32 - 1 graphics: make several batches")]
	TooManyGraphics,
}

/// A graphic, and the name of its picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
	/// What the generator calls the picture.
	pub file: String,
	/// What is attested of it.
	pub graphic: Graphic<AccountId32>,
}

/// A batch that is ready to be settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
	genesis_hash: H256,
	generator: AccountId32,
	made: Vec<Made>,
	tree: Tree,
	/// The creators, by their first leaf, each with all their leaves.
	creators: Vec<(AccountId32, Vec<u32>)>,
}

impl Batch {
	/// The batch of these graphics, in their order.
	pub fn new(
		genesis_hash: H256,
		generator: AccountId32,
		made: Vec<Made>,
	) -> Result<Self, BatchError> {
		if let Some((first, second)) = doubled(&made) {
			return Err(BatchError::Doubled { first, second });
		}
		if made.is_empty() {
			return Err(BatchError::Empty);
		}
		let graphics = made.iter().map(|made| &made.graphic);
		let tree = Tree::new(graphics).ok_or(BatchError::TooManyGraphics)?;
		let creators = by_creator(&made);
		if creators.len() > MAX_TALLIES as usize {
			return Err(BatchError::TooManyCreators);
		}
		Ok(Self { genesis_hash, generator, made, tree, creators })
	}

	/// What `settle` keeps of it.
	pub fn root(&self) -> H256 {
		self.tree.root()
	}

	/// How many graphics it has.
	pub fn leaves(&self) -> u32 {
		self.tree.leaves()
	}

	/// How many each creator made, as `settle` takes it.
	pub fn tallies(&self) -> impl Iterator<Item = (&AccountId32, u32)> {
		self.creators.iter().map(|(creator, leaves)| (creator, leaves.len() as u32))
	}

	/// Each creator with the receipt of all their graphics.
	pub fn receipts(&self) -> impl Iterator<Item = (&AccountId32, Receipt)> {
		self.creators.iter().map(|(creator, leaves)| (creator, self.receipt(leaves)))
	}

	fn receipt(&self, leaves: &[u32]) -> Receipt {
		let proved = |index: &u32| {
			let Made { file, graphic } = self.made.get(*index as usize)?.clone();
			Some(Proved {
				file: Some(file),
				index: *index,
				graphic,
				proof: self.tree.proof(*index)?,
			})
		};
		Receipt {
			format: ReceiptFormat::V1,
			genesis_hash: self.genesis_hash,
			generator: self.generator.clone(),
			root: self.root(),
			leaves: self.leaves(),
			graphics: leaves.iter().filter_map(proved).collect(),
		}
	}

	/// What the server needs for `settle`, in JSON.
	pub fn to_json(&self) -> String {
		let batch = BatchInJson {
			format: "sd/batch/v1",
			genesis_hash: self.genesis_hash,
			generator: self.generator.clone(),
			root: self.root(),
			leaves: self.leaves(),
			tallies: self.tallies().map(|(creator, count)| (address(creator), count)).collect(),
		};
		// What could fail are maps whose keys are no text; there are none.
		serde_json::to_string_pretty(&batch).unwrap_or_default() + "\n"
	}

	/// Writes `batch.json` and `receipts/<address>.json` into a folder that does not exist yet. All of it appears at
	/// once, or nothing.
	pub fn write(&self, folder: &Path) -> io::Result<()> {
		if folder.symlink_metadata().is_ok() {
			return Err(io::Error::new(
				io::ErrorKind::AlreadyExists,
				"it exists already: nothing is overwritten",
			));
		}
		let unfinished = Unfinished::beside(folder)?;
		unfinished.write("batch.json", &self.to_json())?;
		fs::create_dir(unfinished.0.join("receipts"))?;
		for (creator, receipt) in self.receipts() {
			unfinished.write(&format!("receipts/{}.json", address(creator)), &receipt.to_json())?;
		}
		unfinished.finish(folder)
	}
}

/// Reads the pictures that a manifest names, below `folder`. `done` is called after each of them.
///
/// Gives the graphics in the manifest's order, or everything that is wrong: files that are not there or no pictures, and
/// pictures that are the same to the byte.
pub fn graphics(
	folder: &Path,
	manifest: Vec<Entry>,
	limits: &Limits,
	done: impl Fn() + Sync,
) -> Result<Vec<Made>, Problems> {
	let mut problems = Vec::new();
	let mut made = Vec::new();
	let mut lines = HashMap::new();
	let read = |entry: &Entry| {
		let picture = Picture::read(&folder.join(&entry.file), limits);
		done();
		picture
	};
	let collect = |Entry { line, file, creator, model, recipe_hash },
	               picture: Result<Picture, PictureError>| {
		match picture {
			Ok(Picture { content_hash, fingerprint, .. }) => {
				if let Some((first, name)) = lines.insert(content_hash, (line, file.clone())) {
					let what = format!("`{file}` is the same file as `{name}` in line {first}");
					problems.push(Problem { line, what });
				}
				let graphic = Graphic { creator, content_hash, fingerprint, recipe_hash, model };
				made.push(Made { file, graphic });
			}
			Err(error) => problems.push(Problem { line, what: format!("`{file}`: {error}") }),
		}
		Ok::<_, Infallible>(())
	};
	let Ok(()) = in_order(manifest, read, collect);
	if problems.is_empty() { Ok(made) } else { Err(Problems(problems)) }
}

fn doubled(made: &[Made]) -> Option<(usize, usize)> {
	let mut first = HashMap::new();
	made.iter()
		.enumerate()
		.find_map(|(at, made)| first.insert(made.graphic.content_hash, at).map(|first| (first, at)))
}

fn by_creator(made: &[Made]) -> Vec<(AccountId32, Vec<u32>)> {
	let mut places = HashMap::new();
	let mut creators: Vec<(AccountId32, Vec<u32>)> = Vec::new();
	for (index, made) in (0..).zip(made) {
		let creator = &made.graphic.creator;
		let place = *places.entry(creator).or_insert(creators.len());
		match creators.get_mut(place) {
			Some((_, leaves)) => leaves.push(index),
			None => creators.push((creator.clone(), vec![index])),
		}
	}
	creators
}

#[derive(Serialize)]
struct BatchInJson {
	format: &'static str,
	#[serde(with = "in_json::hash")]
	genesis_hash: H256,
	#[serde(with = "in_json::account")]
	generator: AccountId32,
	#[serde(with = "in_json::hash")]
	root: H256,
	leaves: u32,
	tallies: Vec<(String, u32)>,
}

/// A folder that is not yet what it will be. Removed if it never is.
struct Unfinished(PathBuf);

impl Unfinished {
	/// In the same folder, so that it can take the name in one step.
	fn beside(folder: &Path) -> io::Result<Self> {
		let name = folder.file_name().ok_or_else(|| io::Error::other("it has no name"))?;
		let name = format!(".{}.{}", name.to_string_lossy(), std::process::id());
		let path = folder.with_file_name(name);
		fs::create_dir(&path)?;
		Ok(Self(path))
	}

	fn write(&self, name: &str, text: &str) -> io::Result<()> {
		let mut file = File::create_new(self.0.join(name))?;
		file.write_all(text.as_bytes())?;
		file.sync_all()
	}

	fn finish(self, folder: &Path) -> io::Result<()> {
		fs::rename(&self.0, folder)
	}
}

impl Drop for Unfinished {
	fn drop(&mut self) {
		// Gone already if it was finished; and there is nobody left to tell.
		let _ = fs::remove_dir_all(&self.0);
	}
}
