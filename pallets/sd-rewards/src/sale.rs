//! The Sale rule: the price is divided, and the seller gets a part of the commission back as a reward.
//!
//! `W = ⌊min(multiple × base, 0.4 × min(κ_co, κ_cm) × price) / 2^sales⌋`. The second bound keeps trading with oneself a
//! loss, also for somebody who owns one of the treasuries; the halving lets an item be traded for the reward a few times.

use crate::{Accounts, Config, Epoch, Error, Pallet, earners::By};
use frame::prelude::*;
use sd_primitives::{
	Asset, Balance, ChannelId, Commission, LEAST_PRICE,
	traits::{Deals, Proceeds, Sale, SaleRule, Treasury},
};

/// What a sale earns its seller at most, in base units, after `sales` earlier ones of the item.
pub fn bonus(base: Balance, multiple: u32, rebate: Balance, sales: u32) -> Balance {
	let most = base.saturating_mul(multiple.into()).min(rebate);
	if sales < 63 { most >> sales } else { 0 }
}

/// The price divided by the rates that the sale brings along.
pub(crate) fn divided<AccountId: PartialEq>(sale: &Sale<AccountId>) -> Option<Proceeds> {
	let commission = sale.commission.of(sale.price);
	let is_resale = sale.seller != sale.creator;
	let royalty = if is_resale { sale.royalty.mul_floor(sale.price) } else { 0 };
	let seller = sale.price.checked_sub(commission.total()?)?.checked_sub(royalty)?;
	Some(Proceeds { commission, royalty, seller, ..Default::default() })
}

impl<T: Config> SaleRule<T::AccountId> for Pallet<T> {
	fn commission() -> Commission {
		let terms = Self::community_terms(&Self::roll());
		Commission { company: terms.company_commission, community: terms.community_commission }
	}

	fn ensure_price(asset: &Asset, price: Balance) -> DispatchResult {
		let least = T::Treasury::minimum(asset).ok_or(Error::<T>::UnknownAsset)?.max(LEAST_PRICE);
		ensure!(price >= least, Error::<T>::PriceTooLow);
		Ok(())
	}

	fn sold(sale: &Sale<T::AccountId>) -> Result<(Proceeds, Weight), DispatchError> {
		let (epoch, rolling) = Self::rolled();
		Self::ensure_price(&sale.asset, sale.price)?;
		ensure!(sale.buyer != sale.seller, Error::<T>::OwnItem);
		let mut deals = T::Treasury::deals(ChannelId::Sale);
		let due = divided(sale).ok_or(ArithmeticError::Underflow)?;
		let reward = Self::sale_reward(sale, &epoch, deals.available());
		let proceeds = deals.divide(sale, Proceeds { reward, ..due })?;
		let distributed = deals.close()?;
		if proceeds.reward > 0 {
			let account = Accounts::<T>::get(&sale.seller).at(epoch.index);
			Self::credit(&sale.seller, account, proceeds.reward, By::Otherwise)?;
			Self::tell_progress(&epoch, distributed);
		}
		Ok((proceeds, rolling))
	}
}

impl<T: Config> Pallet<T> {
	/// What a sale would bring to whom, were it now and could everybody receive their part.
	///
	/// `None` if nothing can be sold for the price. Rolls, as a sale would.
	pub fn quote_sale(sale: &Sale<T::AccountId>) -> Option<Proceeds> {
		let epoch = Self::roll();
		Self::ensure_price(&sale.asset, sale.price).ok()?;
		let proceeds = divided(sale)?;
		let available = T::Treasury::channel(ChannelId::Sale).available();
		Some(Proceeds { reward: Self::sale_reward(sale, &epoch, available), ..proceeds })
	}

	/// W, or what is left of the channel; nothing for who may not earn, or for a price that is not in $SD.
	fn sale_reward(sale: &Sale<T::AccountId>, epoch: &Epoch, available: Balance) -> Balance {
		if sale.asset != Asset::Native || T::Excluded::contains(&sale.seller) {
			return 0;
		}
		let rebate = sale.commission.rebate(sale.price);
		bonus(epoch.bases.sale, epoch.sale_multiple, rebate, sale.sales).min(available)
	}
}
