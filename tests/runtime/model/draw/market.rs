//! Items: minted, offered, bought, given away.

use super::*;

/// What becomes of items.
pub(super) fn any_trade() -> impl Strategy<Value = Step> {
	prop_oneof![
		9 => any_mint(),
		10 => any_offer(),
		1 => (pick(0.8), stranger()).prop_map(|(which, by)| Step::Unlist { which, by }),
		10 => any_purchase(),
		2 => (pick(0.8), stranger(), payee())
			.prop_map(|(which, by, to)| Step::Give { which, by, to }),
		1 => (pick(0.5), stranger()).prop_map(|(which, by)| Step::Burn { which, by }),
	]
}

/// Rarely somebody who has no right to it.
pub(super) fn stranger() -> impl Strategy<Value = Option<Key>> {
	prop::option::weighted(0.08, somebody())
}

pub(super) fn any_mint() -> impl Strategy<Value = Step> {
	let royalty = prop_oneof![4 => Just(0), 4 => 0..=100_000_000u32, 4 => Just(100_000_000),
		2 => Just(1), 1 => Just(100_000_001)];
	let most = prop_oneof![9 => Just(Amount::All(0)), 1 => amount()];
	(pick(0.9), stranger(), royalty, most).prop_map(|(which, by, royalty, most)| Step::Mint {
		which,
		by,
		royalty,
		most,
	})
}

/// A price in an asset, at most what somebody could pay.
pub(super) fn any_price_of() -> impl Strategy<Value = (Asset, Amount, Key)> {
	let dollars = ASSET_FUNDS.map(|(id, owner, _)| (Asset::Other(id), owner));
	let of_sd = prop_oneof![2 => artist(), 1 => somebody()].prop_map(|buyer| (Asset::Sd, buyer));
	let of_any = (any_asset(), somebody());
	let of = prop_oneof![12 => of_sd, 8 => select(dollars.to_vec()), 1 => of_any];
	(of, amount()).prop_map(|((asset, buyer), price)| (asset, price, buyer))
}

/// Mostly an item that is not offered, for what somebody could pay.
fn any_offer() -> impl Strategy<Value = Step> {
	(pick(0.9), stranger(), any_price_of()).prop_map(|(which, by, (asset, price, buyer))| {
		Step::List { which, by, asset, price, buyer }
	})
}

/// Mostly an item that is offered, for what it costs.
fn any_purchase() -> impl Strategy<Value = Step> {
	let buyer = prop_oneof![4 => artist(), 1 => somebody()];
	let most = prop_oneof![12 => Just(Amount::All(0)), 1 => Just(Amount::All(-1)), 2 => amount()];
	let instead = prop::option::weighted(0.05, any_asset());
	(pick(0.9), buyer, most, instead).prop_map(|(which, buyer, most, instead)| Step::Buy {
		which,
		buyer,
		most,
		instead,
	})
}
