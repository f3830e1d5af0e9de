//! Work on many files: found in order, read by all processors, reported in order, in memory that does not grow with them.

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A folder that cannot be read, or a path at which there is nothing.
pub use walkdir::Error as ListError;

/// Files worked on before their results are reported.
const ROUND: usize = 256;

/// The files in `path` and the folders below it, by path: name by name, each compared byte by byte. `path` itself, if it is a
/// file.
///
/// Names that begin with a dot are passed over, and so are what they contain. A link to a file is followed, a link to a
/// folder is not: it could lead in a circle.
pub fn files(path: &Path) -> impl Iterator<Item = Result<PathBuf, ListError>> {
	let hidden = |entry: &DirEntry| {
		entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
	};
	let walk = WalkDir::new(path).sort_by_file_name().into_iter();
	walk.filter_entry(move |entry| !hidden(entry)).filter_map(|entry| match entry {
		Ok(entry) => leads_to_a_file(&entry).then(|| Ok(entry.into_path())),
		Err(error) => Some(Err(error)),
	})
}

/// Whether to report on it, which for anything but a folder means to try.
fn leads_to_a_file(entry: &DirEntry) -> bool {
	let linked = entry.path_is_symlink();
	let folder = if linked { entry.path().is_dir() } else { entry.file_type().is_dir() };
	!folder
}

/// Does `work` on every item, several at a time, and gives the results to `each` in the items' order. Stops at the first
/// failure of `each`.
pub fn in_order<T: Send, R: Send, E>(
	items: impl IntoIterator<Item = T>,
	work: impl Fn(&T) -> R + Sync,
	mut each: impl FnMut(T, R) -> Result<(), E>,
) -> Result<(), E> {
	let mut items = items.into_iter();
	loop {
		let round: Vec<T> = items.by_ref().take(ROUND).collect();
		if round.is_empty() {
			return Ok(());
		}
		let done: Vec<(T, R)> = round
			.into_par_iter()
			.map(|item| {
				let result = work(&item);
				(item, result)
			})
			.collect();
		for (item, result) in done {
			each(item, result)?;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::fs;

	fn names(folder: &Path) -> Vec<String> {
		let relative =
			|path: PathBuf| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
		files(folder).map(|path| relative(path.unwrap())).collect()
	}

	#[test]
	fn files_come_by_path_whatever_folder_they_are_in() {
		let folder = tempfile::tempdir().unwrap();
		for name in ["b.png", "a/2.png", "a/10.png", "a.png", "ä.png", "Z z.png", "a/b/c.png"] {
			let path = folder.path().join(name);
			fs::create_dir_all(path.parent().unwrap()).unwrap();
			fs::write(path, name).unwrap();
		}
		let sorted = ["Z z.png", "a/10.png", "a/2.png", "a/b/c.png", "a.png", "b.png", "ä.png"];
		assert_eq!(names(folder.path()), sorted);
	}

	#[test]
	fn hidden_files_are_passed_over_and_an_empty_folder_has_none() {
		let folder = tempfile::tempdir().unwrap();
		assert!(names(folder.path()).is_empty());
		fs::create_dir(folder.path().join(".git")).unwrap();
		fs::write(folder.path().join(".git/a.png"), "").unwrap();
		fs::write(folder.path().join(".hidden.png"), "").unwrap();
		assert!(names(folder.path()).is_empty());
	}

	#[cfg(unix)]
	#[test]
	fn links_to_files_are_followed_and_links_to_folders_are_not() {
		let folder = tempfile::tempdir().unwrap();
		fs::create_dir(folder.path().join("below")).unwrap();
		fs::write(folder.path().join("below/a.png"), "").unwrap();
		std::os::unix::fs::symlink(folder.path(), folder.path().join("circle")).unwrap();
		std::os::unix::fs::symlink("below/a.png", folder.path().join("link.png")).unwrap();
		assert_eq!(names(folder.path()), ["below/a.png", "link.png"]);
		let circle = folder.path().join("circle");
		assert_eq!(
			names(&circle),
			["below/a.png", "link.png"],
			"unless it is the folder asked for"
		);
	}

	#[test]
	fn a_file_is_itself_and_what_is_not_there_is_an_error() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join(".a.png");
		fs::write(&file, "").unwrap();
		assert_eq!(
			files(&file).map(Result::unwrap).collect::<Vec<_>>(),
			std::slice::from_ref(&file)
		);
		assert!(files(&folder.path().join("nowhere")).next().unwrap().is_err());
	}

	#[test]
	fn results_come_in_order_and_the_first_failure_stops() {
		let mut squares = Vec::new();
		let collect = |_, square| {
			squares.push(square);
			Ok::<_, ()>(())
		};
		in_order(0..1_000_u64, |n| n * n, collect).unwrap();
		assert_eq!(squares, (0..1_000).map(|n| n * n).collect::<Vec<_>>());

		let fails_at_three = |n, _| if n == 3 { Err(n) } else { Ok(()) };
		assert_eq!(in_order(0..1_000_u64, |n| *n, fails_at_three), Err(3));
	}
}
