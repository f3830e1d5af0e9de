//! What the calls cost in a contest that is as full of winners as one can be. What others roll is measured by itself.

use crate::*;
use frame::{benchmarking::prelude::*, traits::fungible::InspectHold};
use sd_primitives::{SD, info::PrizeState};

/// Gives accounts what they need to enter and to vote.
pub trait BenchmarkHelper<AccountId> {
	/// Let `account` have 1,000 SD.
	fn endow(account: &AccountId);

	/// Let `account` have nothing any more, and be gone.
	fn empty(account: &AccountId);

	/// Let `account` have earned 1,000 SD by generating, ever.
	fn let_earn(account: &AccountId);

	/// Fill whatever is looked through for those who may not earn.
	fn exclude_many();
}

/// What there is to win.
const PRIZE: Balance = 10 * SD;

/// What each vote weighs.
const VOTE: Balance = SD;

/// For what something can be on hold.
const REASONS: [HoldReason; 3] = [HoldReason::Prize, HoldReason::Entry, HoldReason::Vote];

/// Let an account have something, and other contests something on hold of it.
fn endow<T: Config>(account: &T::AccountId) -> DispatchResult {
	T::BenchmarkHelper::endow(account);
	REASONS.into_iter().try_for_each(|reason| Pallet::<T>::put_on_hold(reason, account, VOTE))
}

/// Let an account that was [`endow`]ed have back what other contests have on hold, spend everything, and be gone.
fn empty<T: Config>(account: &T::AccountId) -> DispatchResult {
	REASONS.into_iter().try_for_each(|reason| Pallet::<T>::let_go(reason, account, VOTE))?;
	T::BenchmarkHelper::empty(account);
	Ok(())
}

/// An account that has something.
fn endowed<T: Config>(name: &'static str, seed: u32) -> Result<T::AccountId, DispatchError> {
	let account = account(name, 0, seed);
	endow::<T>(&account)?;
	Ok(account)
}

/// The longest title.
fn long_title() -> Title {
	Title::truncate_from(alloc::vec![b't'; MAX_TITLE as usize])
}

/// As many shares as there may be, and a tenth is nobody's.
fn all_shares() -> Shares {
	Shares::truncate_from(alloc::vec![Perbill::from_percent(9); MAX_WINNERS as usize])
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

/// A contest that is opened now, by its sponsor, or by a host if it has none.
fn opened<T: Config>(sponsor: Option<T::AccountId>) -> Result<ContestId, BenchmarkError> {
	roll::<T>();
	match &sponsor {
		Some(sponsor) => Pallet::<T>::put_on_hold(HoldReason::Prize, sponsor, PRIZE)?,
		None => T::Rules::open_prize(PRIZE)?,
	}
	let by = sponsor.clone().unwrap_or_else(|| account("host", 0, 0));
	let epoch = T::Rules::length();
	let (shares, periods) = (all_shares(), (epoch, epoch));
	let terms = Pallet::<T>::terms(sponsor, long_title(), PRIZE, shares, periods, VOTE)?;
	let id = NextContest::<T>::get();
	Pallet::<T>::begin(by, terms)?;
	Ok(id)
}

/// A contest that a host opens now.
fn hosted<T: Config>() -> Result<ContestId, BenchmarkError> {
	opened::<T>(None)
}

/// A contest that somebody sponsors now who has something on hold for others, too.
fn sponsored<T: Config>() -> Result<ContestId, BenchmarkError> {
	opened::<T>(Some(endowed::<T>("sponsor", 0)?))
}

/// Let `n` creators enter a graphic each.
fn fill<T: Config>(id: ContestId, n: u32) -> DispatchResult {
	for seed in 0..n {
		let creator = endowed::<T>("creator", seed)?;
		T::Graphics::prepare_graphic(&creator, content_hash(seed));
		Pallet::<T>::do_enter(creator, id, content_hash(seed))?;
	}
	Ok(())
}

/// What the creator of this `seed` enters.
fn content_hash(seed: u32) -> ContentHash {
	let mut bytes = [0; 32];
	bytes[..4].copy_from_slice(&seed.to_le_bytes());
	bytes.into()
}

/// Let `n` creators enter and, in the voting period, each of the first ten entries have a vote.
fn fill_and_vote<T: Config>(id: ContestId, n: u32) -> Result<(), BenchmarkError> {
	fill::<T>(id, n)?;
	go_to::<T>(Contests::<T>::get(id).ok_or(BenchmarkError::Weightless)?.entries_until);
	for seed in 0..n.min(MAX_WINNERS) {
		let voter = endowed::<T>("voter", seed)?;
		T::BenchmarkHelper::let_earn(&voter);
		Pallet::<T>::do_vote(voter, id, account("creator", 0, seed), VOTE)?;
	}
	Ok(())
}

/// Let ten creators enter and have a vote each, and stand in the first block in which the contest may be closed.
fn decide<T: Config>(id: ContestId) -> Result<(), BenchmarkError> {
	fill_and_vote::<T>(id, MAX_WINNERS)?;
	go_to::<T>(Contests::<T>::get(id).ok_or(BenchmarkError::Weightless)?.votes_until);
	Ok(())
}

/// Decide and close a contest, and stand where the prize of the first is due, who is gone, and nothing else is left in it.
fn leave_one_prize<T: Config>(id: ContestId) -> Result<(), BenchmarkError> {
	decide::<T>(id)?;
	Pallet::<T>::do_close(id)?;
	clear::<T>(id, MAX_WINNERS - 1)?;
	let winner: T::AccountId = account("creator", 0, 0);
	Pallet::<T>::do_release(id, winner.clone())?;
	empty::<T>(&winner)?;
	go_to::<T>(Outcomes::<T>::get(id).ok_or(BenchmarkError::Weightless)?.due);
	Ok(())
}

/// Whether ten have won a contest.
fn has_ten_winners<T: Config>(id: ContestId) -> bool {
	let outcome = Outcomes::<T>::get(id);
	outcome.is_some_and(|outcome| outcome.unclaimed().count() == MAX_WINNERS as usize)
}

/// What an account has on hold for a prize beside what other contests have.
fn prize_on_hold<T: Config>(name: &'static str) -> Balance {
	let held = T::Currency::balance_on_hold(&HoldReason::Prize.into(), &account(name, 0, 0));
	held.saturating_sub(VOTE)
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
	fn sponsor() -> Result<(), BenchmarkError> {
		let caller: T::AccountId = whitelisted_caller();
		endow::<T>(&caller)?;
		let epoch = T::Rules::length();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), long_title(), PRIZE, all_shares(), epoch, epoch, VOTE);

		assert!(Contests::<T>::get(0).is_some_and(|contest| contest.sponsor.is_some()));
		Ok(())
	}

	#[benchmark]
	fn enter() -> Result<(), BenchmarkError> {
		let id = hosted::<T>()?;
		fill::<T>(id, MAX_WINNERS)?;
		let creator: T::AccountId = whitelisted_caller();
		endow::<T>(&creator)?;
		T::Graphics::prepare_graphic(&creator, content_hash(MAX_WINNERS));

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), id, content_hash(MAX_WINNERS));

		assert!(Entries::<T>::contains_key(id, creator));
		Ok(())
	}

	/// Lifts an entry above ten others.
	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let id = hosted::<T>()?;
		fill_and_vote::<T>(id, MAX_WINNERS + 1)?;
		let creator: T::AccountId = account("creator", 0, MAX_WINNERS);
		let voter: T::AccountId = whitelisted_caller();
		endow::<T>(&voter)?;
		T::BenchmarkHelper::let_earn(&voter);

		#[extrinsic_call]
		_(RawOrigin::Signed(voter), id, creator.clone(), 2 * VOTE);

		let ballot = Ballots::<T>::get(id);
		assert_eq!(ballot.best.len(), MAX_WINNERS as usize);
		assert_eq!(ballot.best.first().map(|standing| &standing.creator), Some(&creator));
		Ok(())
	}

	/// Of a host's contest: ten win, and something goes back.
	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let id = hosted::<T>()?;
		decide::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert!(has_ten_winners::<T>(id));
		Ok(())
	}

	/// The same of a sponsored one.
	#[benchmark]
	fn close_sponsored() -> Result<(), BenchmarkError> {
		let id = sponsored::<T>()?;
		decide::<T>(id)?;

		#[extrinsic_call]
		close(RawOrigin::Signed(whitelisted_caller()), id);

		assert!(has_ten_winners::<T>(id));
		assert_eq!(prize_on_hold::<T>("sponsor"), PRIZE / 10 * 9);
		Ok(())
	}

	/// The last thing that happens in a host's contest. The winner begins anew by it.
	#[benchmark]
	fn claim_prize() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::exclude_many();
		let id = hosted::<T>()?;
		leave_one_prize::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id, 0);

		assert!(!Contests::<T>::contains_key(id));
		Ok(())
	}

	/// The last thing that happens in a sponsored one.
	#[benchmark]
	fn claim_sponsored_prize() -> Result<(), BenchmarkError> {
		let id = sponsored::<T>()?;
		leave_one_prize::<T>(id)?;
		let before = prize_on_hold::<T>("sponsor");

		#[extrinsic_call]
		claim_prize(RawOrigin::Signed(whitelisted_caller()), id, 0);

		assert!(!Contests::<T>::contains_key(id));
		assert_eq!(before - prize_on_hold::<T>("sponsor"), PRIZE / 100 * 9);
		Ok(())
	}

	/// An entry and a vote, the last of a contest in which ten had won.
	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let id = hosted::<T>()?;
		fill_and_vote::<T>(id, MAX_WINNERS)?;
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
