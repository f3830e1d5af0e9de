//! How often what happened: so that one sees whether the random steps come everywhere. Printed with `--no-capture`.

use std::{
	collections::BTreeMap,
	fmt::Write,
	sync::{Mutex, PoisonError},
};

static TALLY: Mutex<BTreeMap<(String, String), u64>> = Mutex::new(BTreeMap::new());

/// Count that a step of this kind came out so.
pub fn note(kind: &str, outcome: impl Into<String>) {
	let mut tally = TALLY.lock().unwrap_or_else(PoisonError::into_inner);
	*tally.entry((kind.to_owned(), outcome.into())).or_default() += 1;
}

/// All that was counted, a line for each kind of step.
pub fn read() -> String {
	let tally = TALLY.lock().unwrap_or_else(PoisonError::into_inner);
	let mut lines = BTreeMap::<&str, String>::new();
	for ((kind, outcome), times) in tally.iter() {
		let line = lines.entry(kind).or_default();
		write!(line, "  {outcome} {times}").expect("a string takes everything");
	}
	lines.into_iter().map(|(kind, line)| format!("{kind:18}{line}\n")).collect()
}
