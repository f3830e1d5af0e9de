//! Items: minted, offered, bought, given away and burned; and the assets in which they are offered.

use super::{
	cast::{self, Key, account, key, known, people, who},
	refusals::{asset_error, market_error, nfts_error},
	registry::{Registered, content_hash, one_of},
	steps::{Amount, Payee, Pick},
	tally,
	world::World,
};
use frame_support::ensure;
use pallet_sd_market::{COLLECTION, Call as Market, Error, Event, Items};
use polkadot_sdk::{
	sp_runtime::{DispatchError, Perbill},
	*,
};
use sd_ledger::{Asset, Fee, Ledger, Proceeds, Who};
use sd_primitives::{Commission, FeeParts, LEAST_PRICE, traits};
use sd_runtime::*;

impl World {
	/// By its creator, unless somebody else tries.
	pub(super) fn mint(&mut self, which: Pick, by: Option<Key>, royalty: u32, most: Amount) {
		let picture = self.pick(which, Registered::may_be_minted);
		let registered = self.registry.graphics.get(&picture);
		let creator = registered.map(|of| of.picture.creator);
		let Some(sender) = by.or(creator.map(key)) else {
			return tally::note(&self.kind, "there is nobody to mint");
		};
		let door = door_of_creators(creator, sender);
		let company = self.ledger.company_terms().mint_company_fee;
		let community = self.ledger.community_terms().mint_community_fee;
		let max_fee = most.of(company + community);
		let call = Market::mint {
			content_hash: content_hash(picture),
			royalty: Perbill::from_parts(royalty),
			max_fee,
		};
		let by_rule = |ledger: &mut Ledger| {
			door?;
			ledger.mint(who(sender), picture, royalty, max_fee).map_err(market_error)
		};
		if self.transact(sender, call, by_rule, minted_on_chain).is_some() {
			self.registry.graphics.get_mut(&picture).expect("it was minted").minted = true;
		}
	}

	/// By its owner, unless somebody else tries.
	pub(super) fn list(
		&mut self,
		which: Pick,
		by: Option<Key>,
		asset: Asset,
		price: Amount,
		buyer: Key,
	) {
		let item = self.pick_item(which, |ledger, item| ledger.listing(item).is_none());
		let Some(sender) = self.owner_or(item, by) else { return };
		let price = self.price(who(buyer), asset, price);
		let call = Market::list { item, price, asset: cast::asset(asset) };
		let by_rule = |ledger: &mut Ledger| {
			let listing = ledger.list(who(sender), item, price, asset).map_err(market_error)?;
			Ok((listing.price, listing.company_commission, listing.community_commission))
		};
		self.transact(sender, call, by_rule, listed_on_chain);
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

	/// By its owner, unless somebody else tries.
	pub(super) fn unlist(&mut self, which: Pick, by: Option<Key>) {
		let item = self.pick_item(which, |ledger, item| ledger.listing(item).is_some());
		let Some(sender) = self.owner_or(item, by) else { return };
		let by_rule = |ledger: &mut Ledger| ledger.unlist(who(sender), item).map_err(market_error);
		self.transact(sender, Market::unlist { item }, by_rule, || ());
	}

	pub(super) fn buy(&mut self, which: Pick, buyer: Key, most: Amount, instead: Option<Asset>) {
		let can_be_bought = |ledger: &Ledger, item| {
			ledger.listing(item).is_some() && ledger.owner(item) != Ok(who(buyer))
		};
		let item = self.pick_item(which, can_be_bought);
		let listing = self.ledger.listing(item);
		let (price, asset) = listing.map_or((LEAST_PRICE, Asset::Sd), |of| (of.price, of.asset));
		let (max_price, asset) = (most.of(price), instead.unwrap_or(asset));
		let call = Market::buy { item, max_price, asset: cast::asset(asset) };
		let by_rule = |ledger: &mut Ledger| {
			let (seller, proceeds) =
				ledger.buy(who(buyer), item, max_price, asset).map_err(market_error)?;
			Ok((seller, proceeds, ledger.items()[item as usize].sales))
		};
		if let Some((_, proceeds, _)) = self.transact(buyer, call, by_rule, sold_on_chain) {
			let redirected = if proceeds.redirected > 0 { "redirected" } else { "all received" };
			let rewarded = if proceeds.reward > 0 { "rewarded" } else { "not rewarded" };
			let of = if asset == Asset::Sd { "$SD" } else { "another asset" };
			tally::note("Buy, parts", redirected);
			tally::note("Buy, reward", rewarded);
			tally::note("Buy, for", of);
		}
	}

	/// By its owner, unless somebody else tries.
	pub(super) fn give(&mut self, which: Pick, by: Option<Key>, to: Payee) {
		let to = Who::from(to);
		let item = self.pick_item(which, |ledger, item| ledger.listing(item).is_none());
		let Some(sender) = self.owner_or(item, by) else { return };
		let dest = Address::Id(account(to));
		let call = pallet_nfts::Call::<Runtime>::transfer { collection: COLLECTION, item, dest };
		let by_rule =
			|ledger: &mut Ledger| ledger.give_away(who(sender), item, to).map_err(nfts_error);
		self.transact(sender, call, by_rule, || ());
	}

	/// By its owner, unless somebody else tries.
	pub(super) fn burn(&mut self, which: Pick, by: Option<Key>) {
		let item = self.pick_item(which, |ledger, item| ledger.listing(item).is_none());
		let Some(sender) = self.owner_or(item, by) else { return };
		let call = pallet_nfts::Call::<Runtime>::burn { collection: COLLECTION, item };
		let by_rule = |ledger: &mut Ledger| ledger.burn(who(sender), item).map_err(nfts_error);
		self.transact(sender, call, by_rule, || ());
	}

	pub(super) fn set_asset(&mut self, asset: Asset, allowed: bool, rightful: bool) {
		let by = self.authority(rightful);
		let call = Market::set_asset { asset: cast::asset(asset), allowed };
		self.decide_for_all(by, call, |ledger| {
			ledger.set_priced(asset, allowed, by).map_err(asset_error)
		});
	}

	/// What would take years: an item is sold so often.
	pub(super) fn trade(&mut self, which: Pick, sales: u32) {
		let item = self.pick_item(which, |_, _| true);
		if item as usize >= self.ledger.items().len() {
			return tally::note(&self.kind, "there is no such item");
		}
		Items::<Runtime>::mutate(item, |known| known.as_mut().expect("it exists").sales = sales);
		self.ledger.set_sales(item, sales);
		tally::note(&self.kind, "done");
	}

	/// The owner of an item, unless somebody else tries to do something with it.
	fn owner_or(&self, item: u32, by: Option<Key>) -> Option<Key> {
		let owner = self.ledger.owner(item).ok();
		let owner = owner.and_then(|owner| people().find(|key| who(*key) == owner));
		let sender = by.or(owner);
		if sender.is_none() {
			tally::note(&self.kind, "there is nobody to do it");
		}
		sender
	}

	/// An item that somebody who can sign owns, one that `is` so if there are any; or one that may be anything, or none.
	fn pick_item(&self, which: Pick, is: impl Fn(&Ledger, u32) -> bool) -> u32 {
		let ledger = &self.ledger;
		let none = ledger.items().len() as u32;
		let owned = |item: &u32| {
			ledger.owner(*item).is_ok_and(|owner| people().any(|key| who(key) == owner))
		};
		let all = (0..none).filter(owned).collect::<Vec<_>>();
		let open = all.iter().copied().filter(|item| is(ledger, *item)).collect::<Vec<_>>();
		let item = match which {
			Pick::Open(which) => one_of(&open, which).or(one_of(&all, which)).copied(),
			Pick::Any(which) => Some((which % (none as usize + 1)) as u32),
		};
		item.unwrap_or(none)
	}
}

/// Whether somebody has made a graphic that is registered.
fn door_of_creators(creator: Option<Who>, sender: Key) -> Result<(), DispatchError> {
	let creator = creator.ok_or(Error::<Runtime>::UnknownGraphic)?;
	ensure!(creator == who(sender), Error::<Runtime>::NotCreator);
	Ok(())
}

/// The last item, and what its creator paid, by its event.
fn minted_on_chain() -> (u32, Fee) {
	last(|event| match event {
		Event::Minted { item, company, community, .. } => Some((item, Fee { company, community })),
		_ => None,
	})
}

/// The last price and the commissions, by the event.
fn listed_on_chain() -> (u128, u32, u32) {
	last(|event| match event {
		Event::Listed { price, commission: Commission { company, community }, .. } => {
			Some((price, company.deconstruct(), community.deconstruct()))
		}
		_ => None,
	})
}

/// Who sold last, for what, and how often the item has been sold, by the event.
fn sold_on_chain() -> (Who, Proceeds, u32) {
	last(|event| match event {
		Event::Sold { seller, proceeds: of, sales, .. } => {
			let seller = known(&seller).expect("no stranger sells");
			Some((seller, proceeds(of), sales))
		}
		_ => None,
	})
}

fn proceeds(on_chain: traits::Proceeds) -> Proceeds {
	let traits::Proceeds { commission, royalty, seller, redirected, reward } = on_chain;
	let FeeParts { company, community } = commission;
	Proceeds { company, community, royalty, seller, redirected, reward }
}

fn last<T>(of: impl Fn(Event<Runtime>) -> Option<T>) -> T {
	let mut events = System::events().into_iter().rev();
	let found = events.find_map(|record| match record.event {
		RuntimeEvent::SdMarket(event) => of(event),
		_ => None,
	});
	found.expect("it has just happened")
}
