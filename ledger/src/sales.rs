//! The rule for sales: a price divided, and part of the commission given back.

use crate::{
	Asset, ChannelId, Ledger, Pot, Who, ceil_of, floor_of, product_over,
	refusal::{Refusal, ensure},
};

/// The least price, in units of its asset (FINEPRINT 18).
const LEAST_PRICE: u128 = 10_000;

/// One sale of an NFT.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sale {
	/// Who pays.
	pub buyer: Who,
	/// Who is paid.
	pub seller: Who,
	/// Who made the graphic.
	pub creator: Who,
	/// What the price is of.
	pub asset: Asset,
	/// The price, in units of the asset.
	pub price: u128,
	/// The creator's part of a resale, in parts of 10^9.
	pub royalty: u32,
	/// κ_co as it was when the item was listed, in parts of 10^9.
	pub company_commission: u32,
	/// κ_cm as it was when the item was listed, in parts of 10^9.
	pub community_commission: u32,
	/// How often the item was sold before, for any asset.
	pub sales: u32,
}

/// Who has what of a price, in units of its asset, and the seller's reward, in base units of $SD.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Proceeds {
	/// Company's commission.
	pub company: u128,
	/// Community's commission.
	pub community: u128,
	/// The creator's, on a resale.
	pub royalty: u128,
	/// The seller's: the rest.
	pub seller: u128,
	/// Community's besides its commission: what the others could not receive, who have nothing then.
	pub redirected: u128,
	/// What the seller earned beside the price: W.
	pub reward: u128,
}

impl Sale {
	/// What is each one's of the price.
	fn divide(&self) -> Result<Proceeds, Refusal> {
		let company = ceil_of(self.company_commission, self.price);
		let community = ceil_of(self.community_commission, self.price);
		let is_resale = self.seller != self.creator;
		let royalty = if is_resale { floor_of(self.royalty, self.price) } else { 0 };
		let seller = [company, community, royalty]
			.into_iter()
			.try_fold(self.price, |rest, part| rest.checked_sub(part))
			.ok_or(Refusal::PriceExceeded)?;
		Ok(Proceeds { company, community, royalty, seller, ..Default::default() })
	}
}

impl Ledger {
	/// Refuse a price that is too low.
	pub(crate) fn ensure_price(&self, asset: Asset, price: u128) -> Result<(), Refusal> {
		let least = self.money.minimum(asset)?.max(LEAST_PRICE);
		ensure(price >= least, Refusal::PriceTooLow)
	}

	/// Take a price from the buyer, who keeps the asset's minimum, and divide it; then reward the seller.
	///
	/// Company, the creator and the seller are paid in this order, each if it can receive its part; Community gets the rest
	/// at once, and if that is too little to begin with, the sale is refused.
	pub(crate) fn sold(&mut self, sale: &Sale) -> Result<Proceeds, Refusal> {
		self.all_or_nothing(|ledger| {
			let &Sale { buyer, seller, creator, asset, price, .. } = sale;
			ledger.ensure_price(asset, price)?;
			ensure(buyer != seller, Refusal::OwnItem)?;

			let mut proceeds = sale.divide()?;
			ledger.money.take(asset, buyer, price)?;
			let parts = [
				(Pot::Company.account(), &mut proceeds.company),
				(creator, &mut proceeds.royalty),
				(seller, &mut proceeds.seller),
			];
			for (to, part) in parts {
				if ledger.money.can_receive(asset, to, *part) {
					ledger.money.give(asset, to, *part)?;
				} else {
					proceeds.redirected += std::mem::take(part);
				}
			}
			let community = proceeds.community + proceeds.redirected;
			ledger.money.give(asset, Pot::Community.account(), community)?;

			let reward = ledger.sale_reward(sale);
			if ledger.money.can_receive(Asset::Sd, seller, reward) {
				ledger.pay(ChannelId::Sale, seller, reward)?;
				proceeds.reward = reward;
			}
			Ok(proceeds)
		})
	}

	/// W, at most what the channel has left (FINEPRINT 5, 7, 17).
	fn sale_reward(&self, sale: &Sale) -> u128 {
		if sale.asset != Asset::Sd || self.is_excluded(sale.seller) {
			return 0;
		}
		let most = u128::from(self.community_terms().sale_multiple) * self.epoch.bases.sale;
		let lesser = sale.company_commission.min(sale.community_commission);
		let rebate = product_over(sale.price, 2 * u128::from(lesser), 5_000_000_000);
		let halved = if sale.sales < 64 { most.min(rebate) >> sale.sales } else { 0 };
		halved.min(self.channel(ChannelId::Sale).available())
	}
}
