//! `docs/economics.md` and its plots are those that the rules make.

use std::{fs, path::Path};

#[test]
fn the_page_and_its_plots_are_up_to_date() {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/economics");
	let documents = sd_economics::documents(&folder, &sd_economics::runs()).unwrap();
	assert!(documents.iter().any(|(path, _)| path.ends_with("docs/economics.md")));
	for (path, text) in documents {
		let committed = fs::read_to_string(&path).unwrap_or_default();
		assert!(committed == text, "{} is stale: run `make docs`", path.display());
	}
}

#[test]
fn what_is_drawn_twice_is_the_same_twice() {
	let runs = sd_economics::runs();
	let [first, second] = [(); 2].map(|()| sd_economics::plots::all(&runs).unwrap());
	assert!(first == second);
}
