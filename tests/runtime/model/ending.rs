//! The end of all contests: anybody may close, claim and release, and then nothing is left.

use super::{
	cast::{Key, people, who},
	contests::unreleased,
	steps::{Pick, Step},
	world::World,
};
use sd_ledger::{ChannelId, Contest, Hold, SD};

impl World {
	/// Let time pass until every contest can be closed and every prize claimed, and do so; release everybody, of one contest
	/// before its prizes are claimed, of another after. Nothing may be on hold or set aside any more.
	pub fn end_contests(&mut self) {
		self.wait_for(Contest::votes_until);
		for number in self.numbers() {
			if self.ledger.contests()[&number].outcome.is_none() {
				let contest = Pick::Any(number as usize);
				self.by_somebody(|by| Step::Close { contest, by });
			}
		}
		self.wait_for(|contest| contest.outcome.as_ref().expect("all are closed").due);
		for number in self.numbers() {
			if number.is_multiple_of(2) {
				self.release_all(number);
			}
			let contest = Pick::Any(number as usize);
			while self.ledger.contests().get(&number).is_some_and(|of| of.unpaid() > 0) {
				self.by_somebody(|by| Step::ClaimPrize { contest, rank: Pick::Open(0), by });
			}
			self.release_all(number);
		}

		assert!(self.numbers().is_empty(), "every contest is over and done with");
		assert_eq!(self.ledger.channel(ChannelId::Contest).held, 0, "what is set aside");
		for hold in [Hold::Prize, Hold::Entry, Hold::Vote] {
			assert!(self.ledger.money().all_held(hold).is_empty(), "on hold for {hold:?}");
		}
	}

	fn numbers(&self) -> Vec<u32> {
		self.ledger.contests().keys().copied().collect()
	}

	/// Until a block of each contest has come.
	fn wait_for(&mut self, block: impl Fn(&Contest) -> u32) {
		let last = self.ledger.contests().values().map(block).max().unwrap_or_default();
		let blocks = last.saturating_sub(self.ledger.now());
		if blocks > 0 {
			self.take(Step::Wait { blocks, author: 0 });
		}
	}

	fn release_all(&mut self, number: u32) {
		let contest = Pick::Any(number as usize);
		let left = |world: &Self| {
			let contest = world.ledger.contests().get(&number);
			contest.is_some_and(|contest| !unreleased(contest).is_empty())
		};
		while left(self) {
			self.by_somebody(|by| Step::Release { contest, account: Pick::Open(0), by });
		}
	}

	/// By whoever can pay for it. It must bring the contest on.
	fn by_somebody(&mut self, step: impl FnOnce(Key) -> Step) {
		let rich = |key: &Key| self.ledger.spendable(who(*key)) > SD;
		let by = people().find(rich).expect("somebody can pay");
		let before = self.ledger.contests().clone();
		self.take(step(by));
		assert_ne!(*self.ledger.contests(), before, "a contest is stuck");
	}
}
