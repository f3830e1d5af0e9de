//! # Contests
//!
//! Somebody puts up a prize, creators enter graphics they made since, and accounts that have earned by creating vote by
//! holding $SD on one of them. The best win. Nothing here happens by itself: closing, claiming and releasing are calls that
//! anybody may make, and none of them looks at every vote or every entry.
//!
//! ## Terminology
//!
//! - **Host**: an account that the authority lets open contests whose prize comes out of channel Contest.
//! - **Sponsor**: anybody who puts up a prize; it stays on hold on the sponsor's account.
//! - **Entry**: one graphic by one creator, with a deposit of [`ENTRY_DEPOSIT`]; numbered in the order of entering.
//! - **Vote**: the $SD that one account holds on one entry. Its **weight** is that, but at most what the account had ever
//!   earned by generating and sharing when it last voted: dividing oneself into accounts gains nothing, and neither do tokens
//!   alone.
//! - **Tally**: the weights of all votes on an entry. What all entries have together is compared with the **quorum**.
//! - **Standing**: an entry's place among the best; a tie goes to the earlier entry. Ten are kept, which is enough: a tally
//!   only grows, and only by a vote on its own entry, so whoever is not among the best comes in by a vote or not at all.
//! - **Outcome**: who has won, from closing until everything is claimed and released. **Rank** 0 is the first.
//!
//! A contest has its entry period, then its voting period; then anybody may close it. A graphic that was taken down by then
//! does not win, and the others of the ten move up; one taken down later loses its prize, which then nobody wins. Votes on
//! either count for the quorum all the same. What is not won goes back where it came from.
//!
//! ## Invariants
//!
//! 1. What an account has on hold for prizes is what it has sponsored and nobody has won or lost yet; what it has on hold for
//!    entries is a deposit for each of its entries; what it has on hold for votes is the sum of its votes.
//! 2. Until a contest is closed, its entries and voters are as many as it counts, a tally is the sum of the weights of its
//!    votes, and the total that of the tallies.
//! 3. Until then, the best are the best: those with the highest tallies, the earlier first.
//! 4. Every record is of a contest, and every contest was opened.
//! 5. A closed contest has as many entries and votes left as it counts, not more than there were, and something left to claim
//!    or to release.
//! 6. A vote weighs something and not more than it holds, is on an entry, and not on the voter's own.
//! 7. Nobody has won without the quorum, nor more than there are shares. Each wins the share of their rank, and all together not
//!    more than the prize.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod closing;
mod entering;
mod errors;
mod events;
mod holds;
mod opening;
mod reading;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
mod voting;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use types::{
	Ballot, Contest, ContestId, ENTRY_DEPOSIT, Entry, LEAST_PRIZE, MAX_ENTRIES, MAX_PERIOD,
	MAX_TITLE, MAX_WINNERS, Outcome, Shares, Standing, Title, Vote,
};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	deps::frame_support::pallet_macros::import_section, prelude::*, traits::fungible::MutateHold,
};
use sd_primitives::{
	Balance, BlockNumber, ContentHash,
	info::Winner,
	traits::{Authority, Earnings, Epochs, PrizeRule, Registry},
};

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What contests need of their runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// $SD, in base units: what sponsors, entrants and voters have on hold.
		type Currency: MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

		/// Accounts of whose $SD something is locked or frozen. They sponsor nothing, for a prize would carry it off.
		type Frozen: Contains<Self::AccountId>;

		/// What everything is held for.
		type RuntimeHoldReason: From<HoldReason>;

		/// Sets prizes aside and pays them, knows what an account has earned, and how long an epoch is.
		type Rules: PrizeRule<Self::AccountId> + Earnings<Self::AccountId> + Epochs;

		/// Knows the graphics that may be entered.
		type Graphics: Registry<Self::AccountId>;

		/// Who appoints hosts.
		type AuthorityOrigin: Authority<Self::RuntimeOrigin>;

		/// Weights of the calls below.
		type WeightInfo: WeightInfo;

		/// Gives accounts of benchmarks what they need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What an account's $SD is on hold for.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The prize of a contest it sponsors, until it is won or goes back.
		Prize,
		/// A graphic it has entered, until it is released.
		Entry,
		/// Its vote, until it is released.
		Vote,
	}

	/// Who may open contests with a prize out of channel Contest; as many as the authority appoints.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Hosts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// How many contests there have been; the next one's id.
	#[pallet::storage]
	pub type NextContest<T> = StorageValue<_, ContestId, ValueQuery>;

	/// What a contest is about, by its id, as its host or sponsor opened it; never changed. Removed when the contest is closed
	/// and everything is claimed and released.
	// Twox64: ids are dense.
	#[pallet::storage]
	pub type Contests<T: Config> = StorageMap<_, Twox64Concat, ContestId, Contest<T::AccountId>>;

	/// How a contest stands, by its id, from the first entry on; removed with the contest.
	// Apart from the contest, so that a vote does not write its title again. Twox64: ids are dense.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageMap<_, Twox64Concat, ContestId, Ballot<T::AccountId>, ValueQuery>;

	/// How a contest ended, by its id, once it is closed; removed with the contest.
	// Twox64: ids are dense.
	#[pallet::storage]
	pub type Outcomes<T: Config> = StorageMap<_, Twox64Concat, ContestId, Outcome<T::AccountId>>;

	/// Entries by contest and creator, at most [`MAX_ENTRIES`] a contest, each with a deposit; removed when released.
	// Twox64: ids are dense. Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ContestId, Blake2_128Concat, T::AccountId, Entry>;

	/// Votes by contest and voter, each with $SD on hold; removed when released.
	// Twox64: ids are dense. Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ContestId,
		Blake2_128Concat,
		T::AccountId,
		Vote<T::AccountId>,
	>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let `account` open contests with prizes out of channel Contest, or no longer. Those it has opened go on.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_host())]
		pub fn set_host(origin: OriginFor<T>, account: T::AccountId, host: bool) -> DispatchResult {
			T::AuthorityOrigin::ensure(origin)?;
			if host {
				Hosts::<T>::insert(&account, ());
			} else {
				Hosts::<T>::remove(&account);
			}
			Self::deposit_event(Event::HostSet { account, host });
			Ok(())
		}

		/// Open a contest with a prize of `prize` base units, [`LEAST_PRIZE`] at least, out of channel Contest, within what may be
		/// set aside in an epoch.
		/// The entry that comes first wins the first of `shares` of it, and so on. Entries are taken for `entry_blocks`, then
		/// votes for `voting_blocks`, each an epoch at least and [`MAX_PERIOD`] epochs at most; if all votes together weigh
		/// less than `quorum` base units, nobody wins. By a host.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::open().saturating_add(T::Rules::roll_weight()))]
		pub fn open(
			origin: OriginFor<T>,
			title: Title,
			prize: Balance,
			shares: Shares,
			entry_blocks: BlockNumber,
			voting_blocks: BlockNumber,
			quorum: Balance,
		) -> DispatchResultWithPostInfo {
			let host = ensure_signed(origin)?;
			let weight = T::WeightInfo::open().saturating_add(T::Rules::roll_due());
			ensure!(Hosts::<T>::contains_key(&host), Error::<T>::NotHost);
			let periods = (entry_blocks, voting_blocks);
			let contest = Self::terms(None, title, prize, shares, periods, quorum)?;

			T::Rules::open_prize(prize)?;
			Self::begin(host, contest)?;
			Ok(Some(weight).into())
		}

		/// Open a contest like [`Self::open`], with a prize that is on hold on the sender's account until it is won or goes
		/// back. Anybody may, but not while something of the account's is frozen, as what has voted in a referendum is.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::sponsor())]
		pub fn sponsor(
			origin: OriginFor<T>,
			title: Title,
			prize: Balance,
			shares: Shares,
			entry_blocks: BlockNumber,
			voting_blocks: BlockNumber,
			quorum: Balance,
		) -> DispatchResult {
			let sponsor = ensure_signed(origin)?;
			let (by, periods) = (Some(sponsor.clone()), (entry_blocks, voting_blocks));
			let contest = Self::terms(by, title, prize, shares, periods, quorum)?;
			ensure!(!T::Frozen::contains(&sponsor), Error::<T>::SponsorFrozen);

			Self::put_on_hold(HoldReason::Prize, &sponsor, prize)?;
			Self::begin(sponsor, contest)
		}

		/// Enter a registered graphic that was made since the contest opened; [`ENTRY_DEPOSIT`] is on hold until the contest is
		/// closed and the entry released. One entry per creator. By the creator.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::enter())]
		pub fn enter(
			origin: OriginFor<T>,
			contest: ContestId,
			content_hash: ContentHash,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			Self::do_enter(creator, contest, content_hash)
		}

		/// Hold `amount` more base units, the existential deposit at least, on the entry of `creator`, until the contest is closed
		/// and the vote released. All the sender holds on it counts, but at most what it has ever earned by generating and
		/// sharing. One entry per voter, and not its own.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::vote())]
		pub fn vote(
			origin: OriginFor<T>,
			contest: ContestId,
			creator: T::AccountId,
			amount: Balance,
		) -> DispatchResult {
			let voter = ensure_signed(origin)?;
			Self::do_vote(voter, contest, creator, amount)
		}

		/// End a contest whose voting is over: fix who has won, and give back what of the prize nobody has. Anybody may.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::weight_of_closing().saturating_add(T::Rules::roll_weight()))]
		pub fn close(origin: OriginFor<T>, contest: ContestId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::weight_of_closing().saturating_add(T::Rules::roll_due());
			Self::do_close(contest)?;
			Ok(Some(weight).into())
		}

		/// Pay the winner of `rank`, counted from 0, when moderation is over; or give the prize back, if the graphic was taken
		/// down or its creator may earn nothing. Anybody may.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_of_claiming().saturating_add(T::Rules::roll_weight()))]
		pub fn claim_prize(
			origin: OriginFor<T>,
			contest: ContestId,
			rank: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::weight_of_claiming().saturating_add(T::Rules::roll_due());
			Self::do_claim_prize(contest, rank)?;
			Ok(Some(weight).into())
		}

		/// Let `account` have back what a closed contest still has on hold of it: the deposit of its entry, and its vote. Anybody
		/// may.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(
			origin: OriginFor<T>,
			contest: ContestId,
			account: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release(contest, account)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What closing takes at most, wherever the prize is.
	fn weight_of_closing() -> Weight {
		T::WeightInfo::close().max(T::WeightInfo::close_sponsored())
	}

	/// What claiming a prize takes at most, wherever it is.
	fn weight_of_claiming() -> Weight {
		T::WeightInfo::claim_prize().max(T::WeightInfo::claim_sponsored_prize())
	}

	/// The current block.
	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// A contest that is not over and done with.
	fn existing(id: ContestId) -> Result<Contest<T::AccountId>, Error<T>> {
		Contests::<T>::get(id).ok_or(Error::UnknownContest)
	}
}
