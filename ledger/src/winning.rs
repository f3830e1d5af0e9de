//! The end of a contest: who has won, and how everything else goes back.

use crate::{
	ENTRY_DEPOSIT, Entry, Hold, Ledger, Outcome, Prize, Standing, Who,
	refusal::{Refusal, ensure},
};

impl Ledger {
	/// Fix who has won, and give back what of the prize nobody has; what that was, in base units.
	///
	/// Without the quorum nobody has. Of the ten best, those taken down do not win, and the others move up.
	pub fn close(&mut self, number: u32) -> Result<(Outcome, u128), Refusal> {
		self.all_or_nothing(|ledger| {
			let contest = ledger.existing(number)?;
			ensure(contest.votes_until() <= ledger.now, Refusal::VotingNotOver)?;
			ensure(contest.outcome.is_none(), Refusal::AlreadyClosed)?;

			let mut best = contest.best();
			best.retain(|standing| !ledger.is_taken_down(standing.graphic));
			if contest.total() < contest.promise.quorum {
				best.clear();
			}
			let prizes = contest.promise.prizes();
			let winners = best.into_iter().zip(prizes).map(|(of, prize)| (of, prize, Prize::Held));
			let due = ledger.now + ledger.community_terms().moderation_period;
			let outcome = Outcome { due, winners: winners.collect() };

			let prize = contest.promise.prize;
			let contest = ledger.contest_mut(number);
			contest.outcome = Some(outcome.clone());
			let returned = prize - contest.unpaid();
			ledger.give_back(number, returned)?;
			ledger.forget_if_done(number);
			Ok((outcome, returned))
		})
	}

	/// Pay whoever has won `rank`, or give the prize back, if the graphic was taken down or the winner may earn nothing; what
	/// was paid, in base units. A sponsor's prize is no reward (FINEPRINT 19).
	pub fn claim_prize(&mut self, number: u32, rank: u32) -> Result<u128, Refusal> {
		self.all_or_nothing(|ledger| {
			let contest = ledger.existing(number)?;
			let outcome = contest.outcome.as_ref().ok_or(Refusal::NotClosed)?;
			let winner = outcome.winners.get(rank as usize).ok_or(Refusal::NoSuchWinner)?;
			let (Standing { creator, graphic, .. }, prize, state) = *winner;
			ensure(state == Prize::Held, Refusal::AlreadyClaimed)?;
			ensure(outcome.due <= ledger.now, Refusal::NotDue)?;

			let sponsor = contest.sponsor;
			let paid = match sponsor {
				_ if ledger.is_taken_down(graphic) => {
					ledger.give_back(number, prize)?;
					0
				}
				None => ledger.pay_prize(creator, prize)?,
				Some(sponsor) => {
					ledger.money.transfer_held(sponsor, Hold::Prize, creator, prize)?;
					prize
				}
			};
			let outcome = ledger.contest_mut(number).outcome.as_mut().expect("it is closed");
			outcome.winners[rank as usize].2 = if paid > 0 { Prize::Paid } else { Prize::Returned };
			ledger.forget_if_done(number);
			Ok(paid)
		})
	}

	/// Let an account have back what a closed contest has of its on hold: the deposit of its entry, and its vote. Rolls
	/// nothing.
	pub fn release(&mut self, number: u32, who: Who) -> Result<(u128, u128), Refusal> {
		let contest = self.existing(number)?;
		ensure(contest.outcome.is_some(), Refusal::NotClosed)?;
		let of_its = |entry: &&mut Entry| entry.creator == who && !entry.released;
		let contest = self.contest_mut(number);
		let entry = contest.entries.iter_mut().find(of_its);
		let vote = contest.votes.get_mut(&who).filter(|vote| !vote.released);
		ensure(entry.is_some() || vote.is_some(), Refusal::NothingToRelease)?;

		let deposit = entry.map_or(0, |entry| {
			entry.released = true;
			ENTRY_DEPOSIT
		});
		let held = vote.map_or(0, |vote| {
			vote.released = true;
			vote.held
		});
		self.money.release(who, Hold::Entry, deposit)?;
		self.money.release(who, Hold::Vote, held)?;
		self.forget_if_done(number);
		Ok((deposit, held))
	}

	/// Let the channel or the sponsor have back a part of a prize.
	fn give_back(&mut self, number: u32, amount: u128) -> Result<(), Refusal> {
		match self.contests[&number].sponsor {
			None => self.forfeit_prize(amount),
			Some(sponsor) => self.money.release(sponsor, Hold::Prize, amount),
		}
	}

	fn forget_if_done(&mut self, number: u32) {
		if self.contests[&number].is_done() {
			self.contests.remove(&number);
		}
	}
}
