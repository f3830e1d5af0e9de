//! What the market and contests do: minting, selling, winning.

use super::{
	cast::{self, Key, account, who},
	refusals::error,
	steps::{Amount, Item, Listing},
	tally,
	world::World,
};
use polkadot_sdk::sp_runtime::Perbill;
use sd_ledger::{Asset, ChannelId, Fee, Ledger, Proceeds, Sale, Who};
use sd_primitives::{
	Commission, FeeParts, LEAST_PRICE,
	traits::{self, MintRule, PrizeRule, SaleRule},
};
use sd_runtime::*;

impl World {
	pub(super) fn mint(&mut self, creator: Key, most: Amount) {
		let company = self.ledger.company_terms().mint_company_fee;
		let community = self.ledger.community_terms().mint_community_fee;
		let max_fee = most.of(company + community);
		self.both(
			|ledger| ledger.minted(who(creator), max_fee).map_err(error),
			|| SdRewards::minted(&creator.to_account_id(), max_fee).map(fee),
		);
	}

	/// Of what a buyer can give away, mostly at least what an item must cost.
	fn price(&self, buyer: Who, asset: Asset, price: Amount) -> u128 {
		let money = self.ledger.money();
		let minimum = money.minimum(asset).unwrap_or_default();
		let spendable = money.spendable(asset, buyer);
		match price {
			Amount::Units(units) => units,
			_ => price.of(spendable).max(minimum).max(LEAST_PRICE),
		}
	}

	/// The commissions of a listing, κ_co and κ_cm.
	fn listed(&mut self, listing: Listing) -> (u32, u32) {
		let Listing::Before(company, community) = listing else {
			let now = |ledger: &mut Ledger| {
				ledger.roll();
				let terms = ledger.community_terms();
				Ok((terms.company_commission, terms.community_commission))
			};
			let on_chain = || {
				let Commission { company, community } = SdRewards::commission();
				Ok((company.deconstruct(), community.deconstruct()))
			};
			return self.both(now, on_chain).expect("there are always terms in force");
		};
		(company, community)
	}

	pub(super) fn sell(
		&mut self,
		buyer: Key,
		seller: Key,
		item: Item,
		asset: Asset,
		price: Amount,
	) {
		let (buyer, seller) = (who(buyer), who(seller));
		let (company_commission, community_commission) = self.listed(item.listing);
		let sale = Sale {
			buyer,
			seller,
			creator: who(item.creator),
			asset,
			price: self.price(buyer, asset, price),
			royalty: item.royalty,
			company_commission,
			community_commission,
			sales: item.sales,
		};
		let sold = self.both(
			|ledger| ledger.sold(&sale).map_err(error),
			|| SdRewards::sold(&sale_on_chain(&sale)).map(proceeds),
		);
		if let Some(proceeds) = sold {
			let redirected = if proceeds.redirected > 0 { "redirected" } else { "all received" };
			let rewarded = if proceeds.reward > 0 { "rewarded" } else { "not rewarded" };
			tally::note("Sell, parts", redirected);
			tally::note("Sell, reward", rewarded);
		}
	}

	pub(super) fn open_prize(&mut self, prize: Amount) {
		let ceiling = self.ledger.channel(ChannelId::Contest).budget / 1_000;
		let prize = prize.of(ceiling - self.ledger.rolled().epoch().prizes);
		self.both(
			|ledger| ledger.open_prize(prize).map_err(error),
			|| SdRewards::open_prize(prize),
		);
	}

	pub(super) fn pay_prize(&mut self, winner: Key, amount: Amount) {
		let amount = amount.of(self.ledger.channel(ChannelId::Contest).held);
		self.both(
			|ledger| ledger.pay_prize(who(winner), amount).map_err(error),
			|| SdRewards::pay_prize(&winner.to_account_id(), amount),
		);
	}

	pub(super) fn forfeit_prize(&mut self, amount: Amount) {
		let amount = amount.of(self.ledger.channel(ChannelId::Contest).held);
		self.both(
			|ledger| ledger.forfeit_prize(amount).map_err(error),
			|| SdRewards::forfeit_prize(amount),
		);
	}
}

fn fee(on_chain: FeeParts) -> Fee {
	let FeeParts { company, community } = on_chain;
	Fee { company, community }
}

fn sale_on_chain(sale: &Sale) -> traits::Sale<AccountId> {
	traits::Sale {
		buyer: account(sale.buyer),
		seller: account(sale.seller),
		creator: account(sale.creator),
		asset: cast::asset(sale.asset),
		price: sale.price,
		royalty: Perbill::from_parts(sale.royalty),
		commission: Commission {
			company: Perbill::from_parts(sale.company_commission),
			community: Perbill::from_parts(sale.community_commission),
		},
		sales: sale.sales,
	}
}

fn proceeds(on_chain: traits::Proceeds) -> Proceeds {
	let traits::Proceeds { commission, royalty, seller, redirected, reward } = on_chain;
	let Fee { company, community } = fee(commission);
	Proceeds { company, community, royalty, seller, redirected, reward }
}
