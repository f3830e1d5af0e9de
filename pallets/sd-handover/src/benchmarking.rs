//! What the calls cost with calls that are as long as they may be, and carry as much as they can.

use crate::*;
use alloc::{vec, vec::Vec};
use frame::{
	benchmarking::prelude::*,
	deps::frame_support::traits::{QueryPreimage, StorePreimage},
};
use pallet_democracy::{
	LowestUnbaked, PublicProps, ReferendumCount, ReferendumInfo, ReferendumInfoOf, VoteThreshold,
};
use sd_primitives::traits::{Handover as _, Milestone as _};

/// Makes calls for benchmarks.
pub trait BenchmarkHelper<Call> {
	/// A carrier of about `bytes`, at most, that the board may make as Root. The first call it carries fails and ends it, the
	/// last one is `last`, and the others are as short as any.
	fn board_call(bytes: u32, last: Call) -> Call;
}

/// The board's origin.
fn board<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::BoardOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A long call that authorizes a code that is on chain.
fn a_call<T: Config>(bytes: u32) -> Result<CallOf<T>, BenchmarkError> {
	let code_hash = T::Preimages::note(vec![7; 64].into())?;
	let upgrade = frame_system::Call::authorize_upgrade { code_hash };
	Ok(T::BenchmarkHelper::board_call(bytes, upgrade.into()))
}

/// The same, as a preimage that somebody has requested.
fn a_proposal<T: Config>(bytes: u32) -> Result<BoundedCallOf<T>, BenchmarkError> {
	let call = T::Preimages::bound(a_call::<T>(bytes)?)?;
	if let Some(hash) = call.lookup_hash() {
		let account: T::AccountId = account("requester", 0, 0);
		let footprint = Footprint::from_parts(1, bytes as usize);
		T::PreimageDeposit::ensure_successful(&account, footprint);
		Pallet::<T>::do_request(account, hash)?;
	}
	Ok(call)
}

/// A vote on something else that ends in `blocks`.
fn a_vote<T: Config>(index: ReferendumIndex, blocks: BlockNumber) {
	let end = Pallet::<T>::now().saturating_add(blocks);
	let proposal = BoundedCallOf::<T>::Inline(BoundedVec::truncate_from(vec![7; 128]));
	let threshold = VoteThreshold::SuperMajorityApprove;
	let info = ReferendumInfo::new(end.into(), proposal, threshold, One::one());
	ReferendumInfoOf::<T>::insert(index, info);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn watch() {
		Pallet::<T>::progress(Balance::MAX, || u32::MAX);

		#[block]
		{
			Pallet::<T>::on_initialize(One::one());
		}

		assert!(!Pallet::<T>::handed_over());
	}

	/// With an upgrade authorized.
	#[benchmark]
	fn close() {
		frame_system::Pallet::<T>::do_authorize_upgrade(Default::default(), true);
		Pallet::<T>::progress(Balance::MAX, || u32::MAX);
		CurrentLatch::<T>::mutate(|latch| latch.notice = 0);

		#[block]
		{
			Pallet::<T>::on_initialize(One::one());
		}

		assert!(Pallet::<T>::handed_over());
	}

	#[benchmark]
	fn company_dispatch(l: Linear<256, MAX_CALL>) -> Result<(), BenchmarkError> {
		let (origin, call) = (board::<T>()?, a_call::<T>(l)?);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(call));

		assert!(Announcements::<T>::get(0).is_some_and(|it| it.code.is_some()));
		Ok(())
	}

	#[benchmark]
	fn cancel_dispatch() -> Result<(), BenchmarkError> {
		let origin = board::<T>()?;
		Pallet::<T>::do_announce(a_call::<T>(MAX_CALL)?)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0);

		assert_eq!(Announcements::<T>::count(), 0);
		Ok(())
	}

	/// Of a call that ends at once.
	#[benchmark]
	fn execute_announced(l: Linear<256, MAX_CALL>) -> Result<(), BenchmarkError> {
		Pallet::<T>::do_announce(a_call::<T>(l)?)?;

		#[extrinsic_call]
		_(T::RuntimeOrigin::from(Origin::Announcement), 0);

		assert_eq!(Announcements::<T>::count(), 0);
		Ok(())
	}

	#[benchmark]
	fn fast_track() -> Result<(), BenchmarkError> {
		let origin =
			T::CommitteeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let least = GovernancePeriods::<T>::get().fast_track;
		// The block is another one when the call is made.
		a_vote::<T>(0, 2 * least + 2);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0, least);

		let end = (Pallet::<T>::now() + least).into();
		let status = ReferendumInfoOf::<T>::get(0);
		assert!(matches!(status, Some(ReferendumInfo::Ongoing(status)) if status.end == end));
		Ok(())
	}

	#[benchmark]
	fn request_preimage() -> Result<(), BenchmarkError> {
		let account: T::AccountId = whitelisted_caller();
		let footprint = Footprint::from_parts(1, MAX_CALL as usize);
		T::PreimageDeposit::ensure_successful(&account, footprint);
		let hash = T::Preimages::note(vec![7; MAX_CALL as usize].into())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), hash);

		assert!(Requests::<T>::contains_key(hash, account));
		Ok(())
	}

	/// The last that kept it, when as much is proposed and voted on as can be.
	#[benchmark]
	fn release_preimage() -> Result<(), BenchmarkError> {
		let account: T::AccountId = whitelisted_caller();
		let footprint = Footprint::from_parts(1, MAX_CALL as usize);
		T::PreimageDeposit::ensure_successful(&account, footprint);
		let hash = T::Preimages::note(vec![7; MAX_CALL as usize].into())?;
		Pallet::<T>::do_request(account.clone(), hash)?;
		T::Preimages::unrequest(&hash);
		let proposal = BoundedCallOf::<T>::Inline(BoundedVec::truncate_from(vec![7; 128]));
		let proposals = (0..<T as pallet_democracy::Config>::MaxProposals::get())
			.map(|index| (index, proposal.clone(), account.clone()));
		PublicProps::<T>::put(BoundedVec::truncate_from(proposals.collect::<Vec<_>>()));
		(0..=MAX_OVERLAP).for_each(|index| a_vote::<T>(index, 100));
		LowestUnbaked::<T>::put(0);
		ReferendumCount::<T>::put(MAX_OVERLAP + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), hash);

		assert!(!Requests::<T>::contains_key(hash, account));
		assert!(T::Preimages::len(&hash).is_none());
		Ok(())
	}

	#[benchmark]
	fn examine_proposal(l: Linear<256, MAX_CALL>) -> Result<(), BenchmarkError> {
		let proposal = a_proposal::<T>(l)?;
		let outcome;

		#[block]
		{
			outcome = Pallet::<T>::examine_proposal(&proposal);
		}

		assert_eq!(outcome, Ok(()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
