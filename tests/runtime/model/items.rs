//! Items, offers and the assets they are priced in, on both sides.

use super::{
	cast::{account, asset},
	registry::{content_hash, same},
	world::World,
};
use pallet_sd_market::{COLLECTION, Items, NextItem, PricedAssets};
use polkadot_sdk::{sp_runtime::Perbill, *};
use sd_ledger::{Asset, Item, Listing};
use sd_primitives::Commission;
use sd_runtime::*;

/// The chain has the same items, offers and priced assets, and no more.
pub fn compare(world: &World) {
	let ledger = &world.ledger;
	let items = || (0u32..).zip(ledger.items());
	let known = items().map(|(number, of)| (number, item(of, ledger.listing(number))));
	same("items", Items::<Runtime>::iter(), known);
	assert_eq!(NextItem::<Runtime>::get() as usize, ledger.items().len(), "how many items");

	let owned = items().filter_map(|(number, of)| Some((account(of.owner?), COLLECTION, number)));
	let owners = pallet_nfts::Account::<Runtime>::iter_keys().map(|of| (of, ()));
	same("owners", owners, owned.map(|of| (of, ())));
	for (number, of) in items() {
		assert_eq!(Nfts::owner(COLLECTION, number), of.owner.map(account), "whose {number} is");
	}

	let priced = [Asset::Other(1), Asset::Other(2), Asset::Other(9)];
	let priced = priced.into_iter().filter(|of| ledger.is_priced(*of));
	let allowed = PricedAssets::<Runtime>::iter_keys().map(|of| (format!("{of:?}"), ()));
	same("priced assets", allowed, priced.map(|of| (format!("{:?}", asset(of)), ())));
}

fn item(of: &Item, offered: Option<Listing>) -> pallet_sd_market::Item<AccountId> {
	pallet_sd_market::Item {
		content_hash: content_hash(of.graphic),
		creator: account(of.creator),
		royalty: Perbill::from_parts(of.royalty),
		sales: of.sales,
		listing: offered.as_ref().map(listing),
	}
}

fn listing(of: &Listing) -> pallet_sd_market::Listing {
	pallet_sd_market::Listing {
		price: of.price,
		asset: asset(of.asset),
		commission: commission(of),
	}
}

/// The commissions with which an item was listed.
pub fn commission(of: &Listing) -> Commission {
	Commission {
		company: Perbill::from_parts(of.company_commission),
		community: Perbill::from_parts(of.community_commission),
	}
}
