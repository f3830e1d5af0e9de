//! Opening: what a contest may promise, and for how long.

use crate::{
	Config, Contest, Contests, Error, Event, LEAST_PRIZE, MAX_PERIOD, NextContest, Pallet, Shares,
	Title,
};
use frame::{prelude::*, traits::fungible::Inspect};
use sd_primitives::{Balance, BlockNumber, traits::Epochs};

impl<T: Config> Pallet<T> {
	/// A contest that opens now, of which entries are taken for the first of `periods` and votes for the second.
	pub(crate) fn terms(
		sponsor: Option<T::AccountId>,
		title: Title,
		prize: Balance,
		shares: Shares,
		(entry_blocks, voting_blocks): (BlockNumber, BlockNumber),
		quorum: Balance,
	) -> Result<Contest<T::AccountId>, DispatchError> {
		ensure!(!title.is_empty(), Error::<T>::NoTitle);
		Self::ensure_shares(&shares)?;
		Self::ensure_period(entry_blocks)?;
		Self::ensure_period(voting_blocks)?;

		let opened = Self::now();
		let entries_until = opened.checked_add(entry_blocks).ok_or(ArithmeticError::Overflow)?;
		let votes_until =
			entries_until.checked_add(voting_blocks).ok_or(ArithmeticError::Overflow)?;
		let contest =
			Contest { title, sponsor, prize, shares, opened, entries_until, votes_until, quorum };
		ensure!(prize >= LEAST_PRIZE, Error::<T>::PrizeTooSmall);
		// So that an account can receive a prize even if by then it holds nothing else.
		let least = T::Currency::minimum_balance();
		ensure!(contest.prizes().all(|prize| prize >= least), Error::<T>::PrizeTooSmall);
		Ok(contest)
	}

	/// Number a contest whose prize is set aside.
	pub(crate) fn begin(by: T::AccountId, contest: Contest<T::AccountId>) -> DispatchResult {
		let id = NextContest::<T>::get();
		NextContest::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Contests::<T>::insert(id, &contest);
		let Contest { title, sponsor, prize, shares, entries_until, votes_until, quorum, .. } =
			contest;
		let sponsored = sponsor.is_some();
		Self::deposit_event(Event::Opened {
			contest: id,
			by,
			sponsored,
			title,
			prize,
			shares,
			entries_until,
			votes_until,
			quorum,
		});
		Ok(())
	}

	fn ensure_shares(shares: &Shares) -> Result<(), Error<T>> {
		let whole = u64::from(Perbill::one().deconstruct());
		let together = shares.iter().map(|share| u64::from(share.deconstruct())).sum::<u64>();
		let sound = !shares.iter().any(Perbill::is_zero) && (1..=whole).contains(&together);
		ensure!(sound, Error::BadShares);
		Ok(())
	}

	fn ensure_period(blocks: BlockNumber) -> Result<(), Error<T>> {
		let epoch = T::Rules::length();
		// If so many epochs are more blocks than there can be, any number of blocks is at most that.
		let sound = (epoch..=epoch.saturating_mul(MAX_PERIOD)).contains(&blocks);
		ensure!(sound, Error::BadPeriod);
		Ok(())
	}
}
