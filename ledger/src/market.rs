//! The market: items minted of graphics, offered, sold and given away.

use crate::{
	Asset, By, Fee, Ledger, Pot, Proceeds, Sale, Who,
	money::deposit,
	refusal::{Refusal, ensure},
};

/// The most a creator may have of a resale, in parts of 10^9.
const MAX_ROYALTY: u32 = 100_000_000;

/// What it costs a treasury to have an account in another asset with nothing in it, in base units.
const ACCOUNT_DEPOSIT: u128 = deposit(1, 16);

/// What was minted of a graphic. Items are numbered from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
	/// The graphic.
	pub graphic: u64,
	/// Who made it.
	pub creator: Who,
	/// The creator's part of a resale, in parts of 10^9.
	pub royalty: u32,
	/// How often it was sold, for any asset.
	pub sales: u32,
	/// Whose it is; nobody's, if it was burned.
	pub owner: Option<Who>,
}

/// What an item is offered for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listing {
	/// Units of the asset.
	pub price: u128,
	/// What the price is of.
	pub asset: Asset,
	/// κ_co as it was when the item was listed, in parts of 10^9.
	pub company_commission: u32,
	/// κ_cm as it was when the item was listed, in parts of 10^9.
	pub community_commission: u32,
}

/// Minting and trading.
impl Ledger {
	/// Make the item of a graphic, once for life, for a fee of at most `max_fee` base units; its number, and the fee. Whether
	/// the graphic is the creator's own is the caller's business.
	pub fn mint(
		&mut self,
		creator: Who,
		graphic: u64,
		royalty: u32,
		max_fee: u128,
	) -> Result<(u32, Fee), Refusal> {
		self.all_or_nothing(|ledger| {
			ensure(!ledger.is_taken_down(graphic), Refusal::TakenDown)?;
			let minted = ledger.items.iter().any(|item| item.graphic == graphic);
			ensure(!minted, Refusal::AlreadyMinted)?;
			ensure(royalty <= MAX_ROYALTY, Refusal::RoyaltyTooHigh)?;
			let fee = ledger.minted(creator, max_fee)?;
			ledger.items.push(Item { graphic, creator, royalty, sales: 0, owner: Some(creator) });
			Ok((ledger.items.len() as u32 - 1, fee))
		})
	}

	/// Offer an item, by its owner, at the commissions in force.
	pub fn list(
		&mut self,
		by: Who,
		item: u32,
		price: u128,
		asset: Asset,
	) -> Result<Listing, Refusal> {
		self.all_or_nothing(|ledger| {
			ensure(ledger.owner(item)? == by, Refusal::NotOwner)?;
			ensure(ledger.listing(item).is_none(), Refusal::AlreadyListed)?;
			ensure(ledger.is_priced(asset), Refusal::AssetNotAllowed)?;
			ledger.ensure_price(asset, price)?;
			let terms = ledger.community_terms();
			let (company_commission, community_commission) =
				(terms.company_commission, terms.community_commission);
			let listing = Listing { price, asset, company_commission, community_commission };
			ledger.listings.insert(item, listing);
			Ok(listing)
		})
	}

	/// Offer an item no longer, by its owner. Rolls nothing.
	pub fn unlist(&mut self, by: Who, item: u32) -> Result<(), Refusal> {
		ensure(self.owner(item)? == by, Refusal::NotOwner)?;
		self.listings.remove(&item).map(drop).ok_or(Refusal::NotListed)
	}

	/// Buy an item for what it is offered for, at most `max_price` units of `of`, the asset it is offered in; who sold it, and
	/// what became of the price. An asset in which prices may be set no longer buys nothing (FINEPRINT 18).
	pub fn buy(
		&mut self,
		buyer: Who,
		item: u32,
		max_price: u128,
		of: Asset,
	) -> Result<(Who, Proceeds), Refusal> {
		self.all_or_nothing(|ledger| {
			let seller = ledger.owner(item)?;
			let listing = ledger.listings.remove(&item).ok_or(Refusal::NotListed)?;
			let Listing { price, asset, company_commission, community_commission } = listing;
			ensure(buyer != seller, Refusal::OwnItem)?;
			ensure(asset == of, Refusal::OtherAsset)?;
			ensure(ledger.is_priced(asset), Refusal::AssetNotAllowed)?;
			ensure(price <= max_price, Refusal::PriceAboveMax)?;
			let Item { creator, royalty, sales, .. } = ledger.items[item as usize];
			let proceeds = ledger.sold(&Sale {
				buyer,
				seller,
				creator,
				asset,
				price,
				royalty,
				company_commission,
				community_commission,
				sales,
			})?;
			let item = &mut ledger.items[item as usize];
			item.owner = Some(buyer);
			item.sales = item.sales.saturating_add(1);
			Ok((seller, proceeds))
		})
	}

	/// Let somebody else have an item for nothing, by its owner. Rolls nothing.
	pub fn give_away(&mut self, by: Who, item: u32, to: Who) -> Result<(), Refusal> {
		self.ensure_movable(by, item)?;
		self.items[item as usize].owner = Some(to);
		Ok(())
	}

	/// Let an item be no more, by its owner. Rolls nothing.
	pub fn burn(&mut self, by: Who, item: u32) -> Result<(), Refusal> {
		self.ensure_movable(by, item)?;
		self.items[item as usize].owner = None;
		Ok(())
	}

	/// An item moves otherwise than by a sale if it is not offered, and then by its owner.
	fn ensure_movable(&self, by: Who, item: u32) -> Result<(), Refusal> {
		ensure(self.listing(item).is_none(), Refusal::AlreadyListed)?;
		ensure(self.owner(item)? == by, Refusal::NotOwner)
	}

	/// Let prices be set in an asset other than $SD, or no longer, by the authority. Both treasuries then have an account in
	/// it, for a deposit each, if they had none. Rolls nothing.
	pub fn set_priced(&mut self, asset: Asset, priced: bool, by: By) -> Result<(), Refusal> {
		ensure(by == self.authority(), Refusal::WrongOrigin)?;
		ensure(asset != Asset::Sd, Refusal::SdIsAlwaysAllowed)?;
		if !priced {
			self.priced_assets.remove(&asset);
			return Ok(());
		}
		self.money.minimum(asset)?;
		let mut money = self.money.clone();
		for pot in [Pot::Company, Pot::Community] {
			money.open(asset, pot.account(), ACCOUNT_DEPOSIT)?;
		}
		self.money = money;
		self.priced_assets.insert(asset);
		Ok(())
	}

	/// Let an item have been sold so often, as years of trade would have done.
	///
	/// # Panics
	///
	/// If there has been no such item.
	pub fn set_sales(&mut self, item: u32, sales: u32) {
		self.items[item as usize].sales = sales;
	}

	/// Remember that a moderator has taken a graphic down.
	pub fn take_down(&mut self, graphic: u64) {
		self.taken_down.insert(graphic);
	}
}

/// What there is to compare.
impl Ledger {
	/// All items, by their numbers, those that were burned too.
	pub fn items(&self) -> &[Item] {
		&self.items
	}

	/// Whose an item is.
	pub fn owner(&self, item: u32) -> Result<Who, Refusal> {
		self.items.get(item as usize).and_then(|item| item.owner).ok_or(Refusal::UnknownItem)
	}

	/// What an item is offered for.
	pub fn listing(&self, item: u32) -> Option<Listing> {
		self.listings.get(&item).copied()
	}

	/// What is offered, by its number.
	pub fn listings(&self) -> impl Iterator<Item = (u32, Listing)> {
		self.listings.iter().map(|(item, listing)| (*item, *listing))
	}

	/// Whether prices may be set in an asset.
	pub fn is_priced(&self, asset: Asset) -> bool {
		asset == Asset::Sd || self.priced_assets.contains(&asset)
	}

	/// Whether a moderator has taken a graphic down.
	pub fn is_taken_down(&self, graphic: u64) -> bool {
		self.taken_down.contains(&graphic)
	}

	/// Assert that what is offered is somebody's, and that no graphic has two items.
	pub(crate) fn check_market(&self) {
		for (item, listing) in &self.listings {
			assert!(self.owner(*item).is_ok(), "nobody owns {item}, which is for sale");
			assert!(self.ensure_price(listing.asset, listing.price).is_ok());
		}
		for (number, item) in self.items.iter().enumerate() {
			let others = &self.items[..number];
			assert!(others.iter().all(|other| other.graphic != item.graphic), "minted twice");
			assert!(item.royalty <= MAX_ROYALTY);
		}
	}
}
