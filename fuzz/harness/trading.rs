//! Trading: graphics are minted, and items listed, sold, given away, burned. What a call lacks is made first: there is nothing
//! to buy before something is listed, nothing to list before something is minted.

use super::{
	cast::PEOPLE,
	choices::Choices,
	graphics::new_graphic,
	our_calls::{Sender, account, balance, person_of},
	world::World,
};
use pallet_sd_market::{COLLECTION, Call as Market, Item, ItemId, Items, Listing};
use polkadot_sdk::{sp_runtime::Perbill, *};
use sd_primitives::{Asset, LEAST_PRICE, SD};
use sd_runtime::{genesis_presets::TEST_DOLLAR, *};

type NftsCall = pallet_nfts::Call<Runtime>;

/// An asset that is not sufficient, unless the board makes it so.
pub const SCRIP: u32 = 2;

/// A test dollar, and as much of any other asset, in base units.
pub const DOLLAR: Balance = 1_000_000;

/// An item that is there, whose it is, and what it is offered for.
type Owned = (ItemId, AccountId, Option<Listing>);

/// A call of the market, or of pallet-nfts, which keeps the items.
pub fn trading(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
	match choices.below(16) {
		0..=4 => buy(choices, world),
		5..=7 => list(choices, world),
		8..=10 => mint(choices, world),
		11 => unlist(choices, world),
		12 => give(choices, world),
		13 | 14 => past_the_market(choices, world),
		_ => (Sender::Authority, set_asset(choices)),
	}
}

/// All items that are there.
fn items() -> Vec<Owned> {
	let owned = |(item, known): (ItemId, Item<AccountId>)| {
		Nfts::owner(COLLECTION, item).map(|owner| (item, owner, known.listing))
	};
	Items::<Runtime>::iter().filter_map(owned).collect()
}

/// Those that are listed, and those that are not.
fn listed_or_not() -> (Vec<Owned>, Vec<Owned>) {
	items().into_iter().partition(|(_, _, listing)| listing.is_some())
}

/// A graphic of which there is no item yet, by its creator.
fn mint(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let graphics = pallet_sd_graphics::Graphics::<Runtime>::iter();
	let graphics = graphics.filter(|(_, graphic)| !graphic.minted && !graphic.taken_down);
	let graphics = graphics.map(|(hash, graphic)| (hash, graphic.creator)).collect::<Vec<_>>();
	if graphics.is_empty() {
		return new_graphic(choices, world);
	}
	let (mut content_hash, creator) = choices.pick(&graphics);
	if choices.one_in(16) {
		content_hash = world.any_graphic(choices);
	}
	let royalty = Perbill::from_percent(choices.pick(&[10, 0, 5, 11]));
	let max_fee = if choices.one_in(8) { choices.amount(SD) } else { 20 * SD };
	let mint = Market::mint { content_hash, royalty, max_fee };
	(Sender::Person(person_of(&creator)), mint.into())
}

/// An item that is not listed yet, by its owner.
fn list(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let (_, unlisted) = listed_or_not();
	if unlisted.is_empty() {
		return mint(choices, world);
	}
	let (item, owner, _) = choices.pick(&unlisted);
	let asset = any_asset(choices);
	let price = price(choices, &asset);
	(Sender::Person(person_of(&owner)), Market::list { item, price, asset }.into())
}

/// Mostly $SD, otherwise most often dollars.
fn any_asset(choices: &mut Choices) -> Asset {
	match choices.below(8) {
		0..=4 => Asset::Native,
		5 | 6 => Asset::WithId(TEST_DOLLAR),
		_ => Asset::WithId(SCRIP),
	}
}

/// What people would pay; or next to nothing, or anything.
fn price(choices: &mut Choices, asset: &Asset) -> Balance {
	let one = if *asset == Asset::Native { SD } else { DOLLAR };
	match choices.below(8) {
		6 => LEAST_PRICE - choices.below(2) as Balance,
		7 => choices.amount(one),
		_ => one / 10 * (1 + Balance::from(choices.byte())),
	}
}

/// A listed item, for what it is listed for, by somebody else.
fn buy(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let (listed, _) = listed_or_not();
	if listed.is_empty() {
		return list(choices, world);
	}
	let (item, owner, listing) = choices.pick(&listed);
	let Listing { price, asset, .. } = listing.expect("it is listed");
	let mut buyer = choices.below(PEOPLE.len());
	if account(buyer) == owner && !choices.one_in(8) {
		buyer = (buyer + 1) % PEOPLE.len();
	}
	let max_price = match choices.below(16) {
		1 => price - 1,
		2 => choices.amount(price),
		_ => price,
	};
	let asset = if choices.one_in(16) { any_asset(choices) } else { asset };
	(Sender::Person(buyer), Market::buy { item, max_price, asset }.into())
}

/// A listed item no longer, by its owner.
fn unlist(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let (listed, _) = listed_or_not();
	if listed.is_empty() {
		return list(choices, world);
	}
	let (item, owner, _) = choices.pick(&listed);
	(Sender::Person(person_of(&owner)), Market::unlist { item }.into())
}

/// An item to somebody for nothing, by its owner or whom the owner has approved.
fn give(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let items = items();
	if items.is_empty() {
		return mint(choices, world);
	}
	let (item, owner, _) = choices.pick(&items);
	let from = if choices.one_in(4) { choices.below(PEOPLE.len()) } else { person_of(&owner) };
	let dest = Address::Id(world.any_account(choices));
	(Sender::Person(from), NftsCall::transfer { collection: COLLECTION, item, dest }.into())
}

/// What pallet-nfts has for owners, most often of what is listed: nothing of it may move or burn that.
fn past_the_market(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	let (listed, unlisted) = listed_or_not();
	let items = if listed.is_empty() || choices.one_in(4) { unlisted } else { listed };
	if items.is_empty() {
		return list(choices, world);
	}
	let (item, owner, _) = choices.pick(&items);
	let owner = person_of(&owner);
	let (collection, other) = (COLLECTION, Address::Id(world.any_account(choices)));
	let call = match choices.below(8) {
		0 => NftsCall::burn { collection, item },
		1 | 2 => {
			let maybe_deadline = choices.one_in(4).then(|| choices.block(world.now()));
			NftsCall::approve_transfer { collection, item, delegate: other, maybe_deadline }
		}
		3 => NftsCall::clear_all_transfer_approvals { collection, item },
		4 => {
			let price = Some(choices.amount(balance(&account(owner))));
			NftsCall::set_price { collection, item, price, whitelisted_buyer: None }
		}
		5 => NftsCall::create_swap {
			offered_collection: collection,
			offered_item: item,
			desired_collection: collection,
			maybe_desired_item: None,
			maybe_price: None,
			duration: 10,
		},
		6 => NftsCall::clear_metadata { collection, item },
		_ => NftsCall::lock_item_transfer { collection, item },
	};
	(Sender::Person(owner), call.into())
}

/// In what else prices may be set.
pub fn set_asset(choices: &mut Choices) -> RuntimeCall {
	let asset = match choices.below(8) {
		0..=4 => Asset::WithId(TEST_DOLLAR),
		5 | 6 => Asset::WithId(SCRIP),
		_ => choices.pick(&[Asset::Native, Asset::WithId(3)]),
	};
	Market::set_asset { asset, allowed: !choices.one_in(3) }.into()
}
