//! The Mint rule: a fee of two parts, the company's by its own terms and the community's by its.

use crate::{CompanySchedule, Config, Error, Pallet};
use frame::prelude::*;
use sd_primitives::{
	Balance, FeeParts,
	traits::{MintRule, Treasury},
};

impl<T: Config> MintRule<T::AccountId> for Pallet<T> {
	fn minted(creator: &T::AccountId, max_fee: Balance) -> Result<FeeParts, DispatchError> {
		let epoch = Self::roll();
		let fee = FeeParts {
			company: CompanySchedule::<T>::get().into_force(epoch.index).mint_company_fee,
			community: Self::community_terms(&epoch).mint_community_fee,
		};
		let total = fee.total().ok_or(ArithmeticError::Overflow)?;
		ensure!(total <= max_fee, Error::<T>::FeeTooHigh);
		T::Treasury::charge(creator, fee)?;
		Ok(fee)
	}
}
