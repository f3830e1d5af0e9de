//! What the calls cost, each with the roll of an epoch, and what that costs by itself.

use crate::*;
use frame::benchmarking::prelude::*;
use sd_primitives::traits::Epochs;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_community_terms() -> Result<(), BenchmarkError> {
		Pallet::<T>::prepare_roll();
		let origin =
			T::CommunityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let terms = CommunityTerms { share_target: 7, ..Default::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms.clone());

		let epoch = CurrentEpoch::<T>::get().index;
		assert_eq!(epoch, 2);
		assert_eq!(CommunitySchedule::<T>::get().into_force(epoch + 1), terms);
		Ok(())
	}

	#[benchmark]
	fn set_company_terms() -> Result<(), BenchmarkError> {
		Pallet::<T>::prepare_roll();
		let origin =
			T::CompanyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let terms = CompanyTerms { mint_company_fee: sd_primitives::SD };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms.clone());

		let epoch = CurrentEpoch::<T>::get().index;
		assert_eq!(epoch, 2);
		assert_eq!(CompanySchedule::<T>::get().into_force(epoch + 1), terms);
		Ok(())
	}

	#[benchmark]
	fn roll() {
		Pallet::<T>::prepare_roll();

		#[block]
		{
			Pallet::<T>::roll();
		}

		assert_eq!(CurrentEpoch::<T>::get().index, 2);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
