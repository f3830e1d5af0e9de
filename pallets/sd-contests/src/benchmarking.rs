//! What the calls cost in a contest that is as full of winners as one can be. What others roll is measured by itself.

use crate::*;
use frame::benchmarking::prelude::*;
use sd_primitives::{SD, info::PrizeState};

/// Gives accounts what they need to enter and to vote.
pub trait BenchmarkHelper<AccountId> {
	/// Let `account` have 1,000 SD.
	fn endow(account: &AccountId);

	/// Let `account` have earned 1,000 SD by generating, ever.
	fn let_earn(account: &AccountId);
}

/// What there is to win.
const PRIZE: Balance = 10 * SD;

/// What each vote weighs.
const VOTE: Balance = SD;

/// An account that has something.
fn endowed<T: Config>(name: &'static str, seed: u32) -> T::AccountId {
	let account = account(name, 0, seed);
	T::BenchmarkHelper::endow(&account);
	account
}

/// The longest title.
fn long_title() -> Title {
	Title::truncate_from(alloc::vec![b't'; MAX_TITLE as usize])
}

/// As many shares as there may be.
fn all_shares() -> Shares {
	Shares::truncate_from(alloc::vec![Perbill::from_percent(10); MAX_WINNERS as usize])
}

/// Stand in the first block of an epoch that has been rolled into.
fn roll<T: Config>() {
	T::Rules::prepare_roll();
	T::Rules::roll();
}

/// Stand in `block`, or where we are if that is later, in an epoch that has been rolled into.
fn go_to<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(block.max(Pallet::<T>::now()).into());
	T::Rules::roll();
}

/// A contest that a host opens now, of which `n` creators enter a graphic each.
fn entered<T: Config>(n: u32) -> Result<ContestId, BenchmarkError> {
	roll::<T>();
	let epoch = T::Rules::length();
	let terms = Pallet::<T>::terms(None, long_title(), PRIZE, all_shares(), (epoch, epoch), VOTE)?;
	T::Rules::open_prize(PRIZE)?;
	let id = NextContest::<T>::get();
	Pallet::<T>::begin(account("host", 0, 0), terms)?;
	for seed in 0..n {
		let creator = endowed::<T>("creator", seed);
		T::Graphics::prepare_graphic(&creator, content_hash(seed));
		Pallet::<T>::do_enter(creator, id, content_hash(seed))?;
	}
	Ok(id)
}

/// What the creator of this `seed` enters.
fn content_hash(seed: u32) -> ContentHash {
	let mut bytes = [0; 32];
	bytes[..4].copy_from_slice(&seed.to_le_bytes());
	bytes.into()
}

/// Such a contest, in whose voting period each of the first ten entries has a vote.
fn voted<T: Config>(n: u32) -> Result<ContestId, BenchmarkError> {
	let id = entered::<T>(n)?;
	go_to::<T>(Contests::<T>::get(id).ok_or(BenchmarkError::Weightless)?.entries_until);
	for seed in 0..n.min(MAX_WINNERS) {
		let voter = endowed::<T>("voter", seed);
		T::BenchmarkHelper::let_earn(&voter);
		Pallet::<T>::do_vote(voter, id, account("creator", 0, seed), VOTE)?;
	}
	Ok(id)
}

/// Such a contest, in the first block in which it may be closed.
fn over<T: Config>(n: u32) -> Result<ContestId, BenchmarkError> {
	let id = voted::<T>(n)?;
	go_to::<T>(Contests::<T>::get(id).ok_or(BenchmarkError::Weightless)?.votes_until);
	Ok(id)
}

/// Let everybody but the first of ten creators have back what is on hold, and say that so many ranks, the last ones, are paid.
fn clear<T: Config>(id: ContestId, paid: u32) -> DispatchResult {
	for seed in 0..MAX_WINNERS {
		Pallet::<T>::do_release(id, account("voter", 0, seed))?;
		if seed > 0 {
			Pallet::<T>::do_release(id, account("creator", 0, seed))?;
		}
	}
	Outcomes::<T>::mutate_extant(id, |outcome| {
		let winners = outcome.winners.iter_mut().rev().take(paid as usize);
		winners.for_each(|(_, state)| *state = PrizeState::Paid);
	});
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_host() -> Result<(), BenchmarkError> {
		let host: T::AccountId = account("host", 0, 0);
		let origin =
			T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, host.clone(), true);

		assert!(Hosts::<T>::contains_key(host));
		Ok(())
	}

	#[benchmark]
	fn open() {
		let host: T::AccountId = whitelisted_caller();
		Hosts::<T>::insert(&host, ());
		roll::<T>();
		let epoch = T::Rules::length();

		#[extrinsic_call]
		_(RawOrigin::Signed(host), long_title(), PRIZE, all_shares(), epoch, epoch, VOTE);

		assert!(Contests::<T>::contains_key(0));
	}

	#[benchmark]
	fn sponsor() {
		let caller: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&caller);
		let epoch = T::Rules::length();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), long_title(), PRIZE, all_shares(), epoch, epoch, VOTE);

		assert!(Contests::<T>::get(0).is_some_and(|contest| contest.sponsor.is_some()));
	}

	#[benchmark]
	fn enter() -> Result<(), BenchmarkError> {
		let id = entered::<T>(MAX_WINNERS)?;
		let creator: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&creator);
		T::Graphics::prepare_graphic(&creator, content_hash(MAX_WINNERS));

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), id, content_hash(MAX_WINNERS));

		assert!(Entries::<T>::contains_key(id, creator));
		Ok(())
	}

	/// Lifts an entry above ten others.
	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let id = voted::<T>(MAX_WINNERS + 1)?;
		let creator: T::AccountId = account("creator", 0, MAX_WINNERS);
		let voter: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&voter);
		T::BenchmarkHelper::let_earn(&voter);

		#[extrinsic_call]
		_(RawOrigin::Signed(voter), id, creator.clone(), 2 * VOTE);

		let ballot = Ballots::<T>::get(id);
		assert_eq!(ballot.best.len(), MAX_WINNERS as usize);
		assert_eq!(ballot.best.first().map(|standing| &standing.creator), Some(&creator));
		Ok(())
	}

	/// With ten winners.
	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let id = over::<T>(MAX_WINNERS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		let outcome = Outcomes::<T>::get(id).ok_or(BenchmarkError::Weightless)?;
		assert_eq!(outcome.unclaimed().count(), MAX_WINNERS as usize);
		Ok(())
	}

	/// The last thing that happens in a contest.
	#[benchmark]
	fn claim_prize() -> Result<(), BenchmarkError> {
		let id = over::<T>(MAX_WINNERS)?;
		Pallet::<T>::do_close(id)?;
		clear::<T>(id, MAX_WINNERS - 1)?;
		Pallet::<T>::do_release(id, account("creator", 0, 0))?;
		go_to::<T>(Outcomes::<T>::get(id).ok_or(BenchmarkError::Weightless)?.due);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id, 0);

		assert!(!Contests::<T>::contains_key(id));
		Ok(())
	}

	/// An entry and a vote, the last of a contest in which ten had won.
	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let id = voted::<T>(MAX_WINNERS)?;
		let creator: T::AccountId = account("creator", 0, 0);
		T::BenchmarkHelper::let_earn(&creator);
		Pallet::<T>::do_vote(creator.clone(), id, account("creator", 0, 1), VOTE)?;
		go_to::<T>(Contests::<T>::get(id).ok_or(BenchmarkError::Weightless)?.votes_until);
		Pallet::<T>::do_close(id)?;
		clear::<T>(id, MAX_WINNERS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id, creator);

		assert!(!Contests::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
