//! What the calls cost among as many validators as there can be.

use crate::*;
use frame::{benchmarking::prelude::*, deps::sp_runtime::traits::Zero};
use pallet_authorship::EventHandler;
use pallet_session::{Pallet as Session, QueuedKeys, Validators};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// Gives accounts what they need to validate.
pub trait BenchmarkHelper<AccountId, Keys> {
	/// Let `account` have a million SD.
	fn endow(account: &AccountId);

	/// New session keys, and the proof that they are `owner`'s.
	fn new_keys(owner: &AccountId) -> (Keys, Vec<u8>);
}

/// An account with session keys and a bond that it could have more of.
fn candidate<T: Config>(seed: u32) -> Result<T::AccountId, DispatchError> {
	let account: T::AccountId = account("candidate", seed, 0);
	T::BenchmarkHelper::endow(&account);
	let (keys, proof) = T::BenchmarkHelper::new_keys(&account);
	Session::<T>::set_keys(RawOrigin::Signed(account.clone()).into(), keys, proof)?;
	Pallet::<T>::do_bond(account.clone(), RequiredBond::<T>::get())?;
	Ok(account)
}

/// Let the first of `MAX_MEMBERS` candidates be members, and all of them active and queued.
fn fill<T: Config>(members: u32) -> Result<Vec<T::AccountId>, DispatchError> {
	let all = (0..MAX_MEMBERS).map(candidate::<T>).collect::<Result<Vec<_>, _>>()?;
	let keys = |account: &T::AccountId| Some((account.clone(), Session::<T>::load_keys(account)?));
	QueuedKeys::<T>::put(all.iter().filter_map(keys).collect::<Vec<_>>());
	Validators::<T>::put(&all);
	ActiveKeys::<T>::put(QueuedKeys::<T>::get());
	pallet_session::DisabledValidators::<T>::kill();
	let first = all.iter().take(members as usize).cloned().collect();
	Members::<T>::put(BoundedVec::truncate_from(first));
	ChangesLeft::<T>::put(1);
	Ok(all)
}

/// A candidate beside the active ones.
fn outsider<T: Config>() -> Result<T::AccountId, DispatchError> {
	fill::<T>(MAX_MEMBERS)?;
	candidate::<T>(MAX_MEMBERS)
}

/// Whoever adds and removes members.
fn root<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::MembersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The last for whom there is room.
	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let last = fill::<T>(MAX_MEMBERS - 1)?.pop().ok_or(BenchmarkError::Weightless)?;
		let origin = root::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last.clone());

		assert!(Members::<T>::get().contains(&last));
		Ok(())
	}

	/// The last of all.
	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let last = fill::<T>(MAX_MEMBERS)?.pop().ok_or(BenchmarkError::Weightless)?;
		let origin = root::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last.clone());

		assert!(!Members::<T>::get().contains(&last));
		Ok(())
	}

	#[benchmark]
	fn bond() -> Result<(), BenchmarkError> {
		let account = candidate::<T>(0)?;
		let before = Pallet::<T>::bonded(&account);

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), SD);

		assert_eq!(Pallet::<T>::bonded(&account), before + SD);
		Ok(())
	}

	#[benchmark]
	fn unbond() -> Result<(), BenchmarkError> {
		let account = outsider::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(Bonds::<T>::get(account).is_some_and(|it| it.unbonding));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let account = candidate::<T>(0)?;
		Pallet::<T>::do_unbond(account.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(!Bonds::<T>::contains_key(account));
		Ok(())
	}

	#[benchmark]
	fn purge_keys() -> Result<(), BenchmarkError> {
		let account = outsider::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(Session::<T>::load_keys(&account).is_none());
		Ok(())
	}

	#[benchmark]
	fn note_author() -> Result<(), BenchmarkError> {
		let author: T::AccountId = account("author", 0, 0);

		#[block]
		{
			<Pallet<T> as EventHandler<_, BlockNumberFor<T>>>::note_author(author.clone());
		}

		let counted = Authored::<T>::iter().filter(|(_, of, blocks)| *of == author && *blocks == 1);
		assert_eq!(counted.count(), 1);
		Ok(())
	}

	/// Offenders who lose everything, the last ones of the members.
	#[benchmark]
	fn on_offence(k: Linear<1, MAX_MEMBERS>) -> Result<(), BenchmarkError> {
		let all = fill::<T>(MAX_MEMBERS)?;
		let offenders = all.into_iter().rev().take(k as usize);
		let offenders = offenders
			.map(|offender| OffenceDetails { offender: (offender, ()), reporters: Vec::new() })
			.collect::<Vec<_>>();
		let fractions = alloc::vec![Perbill::one(); k as usize];
		let session = Pallet::<T>::current_session();

		#[block]
		{
			Pallet::<T>::on_offence(&offenders, &fractions, session);
		}

		assert_eq!(Members::<T>::get().len(), (MAX_MEMBERS - k).max(1) as usize);
		assert!(offenders.iter().all(|it| Pallet::<T>::bonded(&it.offender.0).is_zero()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
