//! A bar on the terminal; none where standard error goes elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// Whether somebody watches.
pub(super) fn is_watched() -> bool {
	io::stderr().is_terminal()
}

/// A bar for so many files.
pub(super) fn bar(files: u64) -> ProgressBar {
	if !is_watched() {
		return ProgressBar::hidden();
	}
	let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} files, {eta} left");
	ProgressBar::new(files).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
