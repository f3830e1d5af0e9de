//! # Economics
//!
//! Twenty years of the chain's money: simulated with the runtime's own functions, so that what is shown is what the chain
//! does; drawn; and put as figures into `docs/economics.md`.
//!
//! What the simulation takes for granted stands in [`assumptions`]; how its days go by, in `books`.

pub mod assumptions;
mod books;
mod case;
pub mod figures;
pub mod page;
pub mod plots;

pub use case::{Case, Company, Day, Holdings, Run};

use assumptions::DEMANDS;
use std::{
	fs, io,
	path::{Path, PathBuf},
};

/// Every demand, with a company that hoards and one that spends, first with recycling and then without.
pub fn runs() -> Vec<Run> {
	let mut runs = Vec::new();
	for recycling in [true, false] {
		for demand in DEMANDS {
			for company in [Company::Hoards, Company::Spends] {
				runs.push(Case { recycling, ..Case::new(demand, company) }.run());
			}
		}
	}
	runs
}

/// What should be in the plots' `folder`, and on the page beside it that has its name, if there is one.
pub fn documents(folder: &Path, runs: &[Run]) -> Result<Vec<(PathBuf, String)>, plots::Failure> {
	let plots = plots::all(runs)?.into_iter();
	let mut documents = plots.map(|(name, plot)| (folder.join(name), plot)).collect::<Vec<_>>();
	let page = folder.with_extension("md");
	match fs::read_to_string(&page) {
		Ok(text) => documents.push((page, page::fill(&text, &figures::all(runs))?)),
		Err(error) if error.kind() == io::ErrorKind::NotFound => (),
		Err(error) => return Err(error.into()),
	}
	Ok(documents)
}
