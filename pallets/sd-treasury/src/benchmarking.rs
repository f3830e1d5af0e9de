//! What spending costs, with the roll of an epoch and everything that it recycles.

use crate::*;
use frame::benchmarking::prelude::*;
use frame::traits::fungible::Mutate as _;

/// Makes what a benchmark spends.
pub trait BenchmarkHelper<AccountId> {
	/// A new asset other than $SD, of which `owner` has `amount` base units.
	fn asset(owner: &AccountId, amount: Balance) -> Asset;
}

impl<T: Config> Pallet<T> {
	/// Hand over, let every channel lack a quarter of its budget, which Community has, and Company hold too much.
	pub(crate) fn make_recycling_costly() {
		T::Handover::hand_over();
		let reserve = Self::pot(Pot::Reserve);
		for id in ChannelBooks::REFILLED {
			let quarter = Self::channel(id).available() / 4;
			let to = if id == ChannelId::Generate { Pot::Company } else { Pot::Community };
			Channels::<T>::mutate(|books| books.get_mut(id).paid += quarter);
			T::Currency::transfer(&reserve, &Self::pot(to), quarter, Preservation::Preserve)
				.expect("the Reserve has what its channels have");
		}
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn spend() -> Result<(), BenchmarkError> {
		let company = Pallet::<T>::pot(Pot::Company);
		let asset = T::BenchmarkHelper::asset(&company, 1_000_000);
		let beneficiary: T::AccountId = account("beneficiary", 0, 0);
		T::Epochs::prepare_roll();
		let origin =
			T::CompanyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Source::Company, asset.clone(), 1_000, beneficiary.clone());

		use frame::traits::fungibles::Inspect;
		assert_eq!(T::Assets::balance(asset.clone(), &beneficiary), 1_000);
		let spending = Spendings::<T>::get(Source::Company, asset).expect("it was counted");
		assert_eq!((spending.ceiling, spending.spent), (1_000, 1_000));
		assert!(Channels::<T>::get().sale.refilled > 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
