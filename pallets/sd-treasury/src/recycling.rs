//! Recycling: what the community took in goes out again as rewards, and no company hoards more than a tenth of all money.

use crate::{Channels, Config, Event, Pallet, Pot};
use frame::prelude::*;
use sd_primitives::{Asset, Balance, Channels as ChannelBooks, company_overflow, recyclable};

impl<T: Config> Pallet<T> {
	/// Refill the channels out of Community. Moves the sum of the refills or, should that ever fail, nothing.
	pub(crate) fn refill_channels(rate: Perbill) {
		let amount = recyclable(Self::pot_balance(Pot::Community), rate);
		let mut books = Channels::<T>::get();
		let refills = books.refills(amount);
		let moved = refills.iter().sum::<Balance>();
		if moved == 0 {
			return;
		}
		for (id, refill) in ChannelBooks::REFILLED.into_iter().zip(refills) {
			books.get_mut(id).refilled += refill;
		}
		if Self::move_sd(Pot::Community, Pot::Reserve, moved) {
			Channels::<T>::put(books);
			let [generate, share, sale, contest] = refills;
			Self::deposit_event(Event::Recycled { generate, share, sale, contest });
		}
	}

	/// What Company holds too much goes to Community.
	pub(crate) fn empty_overflow() {
		let amount = company_overflow(Self::pot_balance(Pot::Company));
		if amount > 0 && Self::move_sd(Pot::Company, Pot::Community, amount) {
			Self::deposit_event(Event::Overflowed { amount });
		}
	}

	/// Whether `amount` base units of $SD went from one pot to another.
	fn move_sd(from: Pot, to: Pot, amount: Balance) -> bool {
		let moved = Self::transfer(&Asset::Native, &Self::pot(from), &Self::pot(to), amount);
		moved.defensive_proof("a pot has what was computed from its balance").is_ok()
	}
}
