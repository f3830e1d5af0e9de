//! Entering: which graphics may win.

use crate::{
	Ballots, Config, Contest, ContestId, ENTRY_DEPOSIT, Entries, Entry, Error, Event, HoldReason,
	MAX_ENTRIES, Pallet,
};
use frame::prelude::*;
use sd_primitives::{ContentHash, traits::Registry};

impl<T: Config> Pallet<T> {
	/// Enter a graphic of `creator`'s.
	pub(crate) fn do_enter(
		creator: T::AccountId,
		id: ContestId,
		content_hash: ContentHash,
	) -> DispatchResult {
		let contest = Self::existing(id)?;
		ensure!(Self::now() < contest.entries_until, Error::<T>::EntriesOver);
		Self::ensure_eligible(&contest, &creator, &content_hash)?;
		ensure!(!Entries::<T>::contains_key(id, &creator), Error::<T>::AlreadyEntered);
		let mut ballot = Ballots::<T>::get(id);
		let number = ballot.entered;
		ensure!(number < MAX_ENTRIES, Error::<T>::TooManyEntries);

		Self::put_on_hold(HoldReason::Entry, &creator, ENTRY_DEPOSIT)?;
		T::Graphics::mark_entered(&content_hash);
		Entries::<T>::insert(id, &creator, Entry { number, content_hash, tally: 0 });
		ballot.entered += 1;
		Ballots::<T>::insert(id, ballot);
		Self::deposit_event(Event::Entered {
			contest: id,
			creator,
			content_hash,
			number,
			deposit: ENTRY_DEPOSIT,
		});
		Ok(())
	}

	/// Whether a graphic was taken down. One that is entered is registered for ever.
	pub(crate) fn is_taken_down(content_hash: &ContentHash) -> bool {
		T::Graphics::attested(content_hash).is_none_or(|graphic| graphic.taken_down)
	}

	fn ensure_eligible(
		contest: &Contest<T::AccountId>,
		creator: &T::AccountId,
		content_hash: &ContentHash,
	) -> Result<(), Error<T>> {
		let graphic = T::Graphics::attested(content_hash).ok_or(Error::UnknownGraphic)?;
		ensure!(graphic.creator == *creator, Error::NotCreator);
		ensure!(!graphic.taken_down, Error::TakenDown);
		ensure!(contest.opened <= graphic.made, Error::MadeBefore);
		Ok(())
	}
}
