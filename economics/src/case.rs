//! What is simulated, and what comes out of it.

use crate::{assumptions::*, books::Books};
use pallet_sd_rewards::{Bases, CommunityTerms};
use sd_primitives::Balance;

/// What the company does with its fees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Company {
	/// It keeps them, until what is above a tenth of the supply flows over.
	Hoards,
	/// It spends on people what the ceiling allows.
	Spends,
}

impl Company {
	/// "The company …".
	pub fn does(self) -> &'static str {
		match self {
			Self::Hoards => "hoards",
			Self::Spends => "spends",
		}
	}
}

/// What is simulated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
	/// Graphics a day that people want to make.
	pub demand: u64,
	/// What the company does with its fees.
	pub company: Company,
	/// Whether recycling and overflow begin with the handover. They do; the other case shows what they are for.
	pub recycling: bool,
	/// The community's terms, in force from the first day to the last.
	pub terms: CommunityTerms,
}

impl Case {
	/// With the default terms.
	pub fn new(demand: u64, company: Company) -> Self {
		Self { demand, company, recycling: true, terms: CommunityTerms::default() }
	}

	/// Live through [`YEARS`].
	pub fn run(self) -> Run {
		self.run_for(YEARS)
	}

	/// Live through so many years.
	pub fn run_for(self, years: u32) -> Run {
		let mut books = Books::at_genesis(&self);
		let days = (0..years * YEAR).map(|day| books.day(day)).collect();
		Run { case: self, days }
	}
}

/// What came out of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
	/// What was simulated.
	pub case: Case,
	/// Every day, from genesis on.
	pub days: Vec<Day>,
}

impl Run {
	/// The last day of a year, counted from 1.
	pub fn after(&self, years: u32) -> &Day {
		&self.days[(years * YEAR - 1) as usize]
	}

	/// The first day, counted from 0, of which `holds` is true.
	pub fn first(&self, holds: impl Fn(&Day) -> bool) -> Option<usize> {
		self.days.iter().position(holds)
	}

	/// The year, counted from 1, from which on as much comes back to the Reserve as it pays, but for a hundredth. `None` if
	/// there is none.
	pub fn settled(&self) -> Option<u32> {
		let balanced = |year: &u32| {
			let [before, after] = [year - 1, *year].map(|year| self.after(year));
			let [had, has] = [before, after].map(|day| day.holdings.reserve());
			had.abs_diff(has) <= (after.distributed - before.distributed) / 100
		};
		let years = (2..=YEARS).rev().take_while(balanced);
		years.last()
	}
}

/// Who holds how much, in base units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Holdings {
	/// The channels of the Reserve, in the order of `ChannelId::ALL`, with what is set aside in them.
	pub channels: [Balance; 5],
	/// The Company Treasury.
	pub company: Balance,
	/// The Community Treasury.
	pub community: Balance,
	/// Everybody else.
	pub people: Balance,
}

impl Holdings {
	/// What the Reserve holds in its channels.
	pub fn reserve(&self) -> Balance {
		self.channels.iter().sum()
	}

	/// All of it: the supply, but for the existential deposit of the Reserve, which is in no channel.
	pub fn total(&self) -> Balance {
		self.reserve() + self.company + self.community + self.people
	}
}

/// One day, as it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Day {
	/// Its base rewards.
	pub bases: Bases,
	/// Graphics made.
	pub graphics: u64,
	/// What generating them earned, in base units.
	pub earned: Balance,
	/// What has been distributed, ever, in base units.
	pub distributed: Balance,
	/// Who holds how much.
	pub holdings: Holdings,
	/// Whether enough has been distributed for the milestone.
	pub reached: bool,
	/// Whether the handover has passed.
	pub handed_over: bool,
}

impl Day {
	/// What generating a graphic earned on average, in base units; nothing where none was made.
	pub fn reward(&self) -> Option<Balance> {
		self.earned.checked_div(self.graphics.into())
	}
}
