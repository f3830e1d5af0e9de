//! What the fuzzer has kept goes well, without a fuzzer.

#[path = "../../fuzz/harness/mod.rs"]
mod harness;

use std::{fs, path::Path};

#[test]
fn whatever_the_fuzzer_has_kept_leaves_every_invariant_as_it_is() {
	let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/calls");
	let entries = fs::read_dir(&corpus).expect("the corpus is in the repository");
	let mut inputs = entries.map(|entry| entry.expect("it is there").path()).collect::<Vec<_>>();
	inputs.sort();
	assert!(!inputs.is_empty());
	for input in inputs {
		println!("{}", input.display());
		harness::run(&fs::read(&input).expect("it can be read"));
	}
}
