//! The manifest: a table that says of each picture in a folder who it was made for, and how.
//!
//! | column | what |
//! |---|---|
//! | `file` | path of the picture below the folder, with `/` between names |
//! | `creator` | the artist's address |
//! | `model` | index of the generator's model |
//! | `recipe` | prompt, seed and settings as text, whose SHA-256 is attested; or |
//! | `recipe_hash` | that hash itself. Neither: no recipe is attested |
//!
//! As CSV with these names in its first line, or as JSON lines with these members. A column of another name is refused: it
//! could be a slip, and what is attested stays for ever. All problems are reported together, each with its line.

use crate::text;
use csv::{Position, ReaderBuilder, StringRecord, Trim};
use sd_primitives::MAX_TALLIES;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sp_core::{H256, crypto::AccountId32};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	path::{Component, Path},
};

/// How a manifest is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
	/// Comma-separated values with a header, in UTF-8.
	Csv,
	/// One JSON object a line.
	JsonLines,
}

impl Kind {
	/// What the name of a manifest says it is.
	pub fn of(path: &Path) -> Option<Self> {
		match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
			"csv" => Some(Self::Csv),
			"jsonl" | "ndjson" => Some(Self::JsonLines),
			_ => None,
		}
	}
}

/// One picture of the manifest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
	/// Where it stands, counted from 1.
	pub line: u64,
	/// Path of the picture below the folder.
	pub file: String,
	/// Who it was made for.
	pub creator: AccountId32,
	/// The model that made it.
	pub model: u32,
	/// Hash of its recipe, or zeros.
	pub recipe_hash: H256,
}

/// What is wrong in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
	/// The line, counted from 1.
	pub line: u64,
	/// What to change.
	pub what: String,
}

impl fmt::Display for Problem {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "line {}: {}", self.line, self.what)
	}
}

/// Everything that is wrong, by line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))
	}
}

/// The pictures that a manifest names, in its order, or everything that is wrong with it.
pub fn read(contents: &[u8], kind: Kind) -> Result<Vec<Entry>, Problems> {
	// A mark of byte order, which some programs put in front of UTF-8.
	let contents = contents.strip_prefix(b"\xef\xbb\xbf").unwrap_or(contents);
	let rows = match kind {
		Kind::Csv => csv_rows(contents),
		Kind::JsonLines => json_rows(contents),
	};
	let mut problems = Vec::new();
	let mut entries = Vec::new();
	for (line, row) in rows {
		match row.and_then(|row| entry(line, row)) {
			Ok(entry) => entries.push(entry),
			Err(what) => problems.push(Problem { line, what }),
		}
	}
	problems.extend(doubled(&entries));
	problems.extend(too_many_creators(&entries));
	if entries.is_empty() && problems.is_empty() {
		problems.push(Problem { line: 1, what: "the manifest names no picture".into() });
	}
	problems.sort_by_key(|problem| problem.line);
	if problems.is_empty() { Ok(entries) } else { Err(Problems(problems)) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
	file: String,
	creator: String,
	model: u32,
	recipe: Option<String>,
	recipe_hash: Option<String>,
}

type Rows = Vec<(u64, Result<Row, String>)>;

fn csv_rows(contents: &[u8]) -> Rows {
	let mut reader = ReaderBuilder::new().trim(Trim::Headers).from_reader(contents);
	let headers = match reader.headers() {
		Ok(headers) => headers.clone(),
		Err(error) => return vec![(1, Err(error.to_string()))],
	};
	let line = |position: Option<&Position>| position.map_or(1, |at| line_behind(contents, at));
	let rows = reader.records().map(|record| match record {
		Ok(record) => {
			let row = record.deserialize(Some(&headers));
			(line(record.position()), row.map_err(|error| reason(&error, &headers)))
		}
		Err(error) => (line(error.position()), Err(reason(&error, &headers))),
	});
	rows.collect()
}

/// The line in which the record from this position on begins: line ends before it are still to come.
fn line_behind(contents: &[u8], position: &Position) -> u64 {
	let rest = usize::try_from(position.byte()).ok().and_then(|byte| contents.get(byte..));
	let ends = rest.unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
	position.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

/// What is wrong, without the place, which is reported anyway.
fn reason(error: &csv::Error, headers: &StringRecord) -> String {
	match error.kind() {
		csv::ErrorKind::Deserialize { err, .. } => {
			let column = err.field().and_then(|field| headers.get(field as usize));
			column.map(|column| format!("{column}: ")).unwrap_or_default() + &err.kind().to_string()
		}
		csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
			format!("it has {len} fields, and the first line {expected_len}")
		}
		csv::ErrorKind::Utf8 { .. } => "it is not in UTF-8".into(),
		_ => error.to_string(),
	}
}

fn json_rows(contents: &[u8]) -> Rows {
	let lines = (1..).zip(contents.split(|byte| *byte == b'\n'));
	let written = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
	let parsed = |line| serde_json::from_slice(line).map_err(|error| error.to_string());
	written.map(|(number, line)| (number, parsed(line))).collect()
}

fn entry(line: u64, row: Row) -> Result<Entry, String> {
	let Row { file, creator, model, recipe, recipe_hash } = row;
	let below = |part| matches!(part, Component::Normal(_));
	if file.is_empty() || !Path::new(&file).components().all(below) {
		return Err(format!("`{file}` is no path below the folder"));
	}
	let creator = text::account(&creator).map_err(|error| error.to_string())?;
	let recipe_hash = match (recipe, recipe_hash) {
		(None, None) => H256::zero(),
		(Some(recipe), None) => H256(Sha256::digest(recipe).into()),
		(None, Some(hash)) => text::hash(&hash).map_err(|error| error.to_string())?,
		(Some(_), Some(_)) => return Err("give the recipe or its hash, not both".into()),
	};
	Ok(Entry { line, file, creator, model, recipe_hash })
}

fn doubled(entries: &[Entry]) -> Vec<Problem> {
	let mut lines = BTreeMap::new();
	let mut problems = Vec::new();
	for Entry { line, file, .. } in entries {
		match lines.get(file) {
			Some(first) => problems.push(Problem {
				line: *line,
				what: format!(
					"`{file}` stands in line {first} already: each picture is named once"
				),
			}),
			None => _ = lines.insert(file, line),
		}
	}
	problems
}

fn too_many_creators(entries: &[Entry]) -> Option<Problem> {
	let mut creators = BTreeSet::new();
	let one_too_many = entries.iter().find(|entry| {
		creators.insert(&entry.creator);
		creators.len() > MAX_TALLIES as usize
	})?;
	Some(Problem {
		line: one_too_many.line,
		what: format!(
			"with {} these are more than {MAX_TALLIES} creators, the most in one batch: divide the manifest",
			text::address(&one_too_many.creator),
		),
	})
}
