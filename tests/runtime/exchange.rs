//! Assets, and buying $SD for them.

use crate::common::*;
use Sr25519Keyring::{Dave, Ferdie};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungibles::Inspect},
	sp_keyring::Sr25519Keyring,
	*,
};
use sd_primitives::{Asset, SD};
use sd_runtime::{
	configs::money::{Community, Money},
	genesis_presets::TEST_DOLLAR,
	*,
};

type AssetsCall = pallet_assets::Call<Runtime>;
type ExchangeCall = pallet_asset_conversion::Call<Runtime>;

const DOLLAR: Balance = 1_000_000;

#[allow(clippy::vec_box, reason = "the exchange's calls take it so")]
fn path(from: Asset, to: Asset) -> Vec<Box<Asset>> {
	vec![Box::new(from), Box::new(to)]
}

/// What the Community Treasury holds.
fn community() -> Balance {
	Balances::free_balance(Community::get())
}

/// Let Dave create asset 2 by deposit, and 1,000 of it.
fn second_asset() -> Asset {
	let admin = Address::Id(Dave.to_account_id());
	let create = AssetsCall::create { id: 2.into(), admin: admin.clone(), min_balance: 1 };
	assert_ok!(send(Dave, create).unwrap());
	let mint = AssetsCall::mint { id: 2.into(), beneficiary: admin, amount: 1_000 };
	assert_ok!(send(Dave, mint).unwrap());
	Asset::WithId(2)
}

#[test]
fn people_buy_sd_for_test_dollars() {
	on_dev(|| {
		let dollars = Asset::WithId(TEST_DOLLAR);
		let quote = AssetConversion::quote_price_tokens_for_exact_tokens(
			dollars.clone(),
			Asset::Native,
			10 * SD,
			true,
		)
		.unwrap();
		assert!((10 * DOLLAR..11 * DOLLAR).contains(&quote), "10 SD cost {quote}");

		let account = Dave.to_account_id();
		let buy = ExchangeCall::swap_tokens_for_exact_tokens {
			path: path(dollars.clone(), Asset::Native),
			amount_out: 10 * SD,
			amount_in_max: quote,
			send_to: account.clone(),
			keep_alive: true,
		};
		assert_ok!(send(Dave, buy).unwrap());
		assert_eq!(Balances::free_balance(&account), 1_010 * SD - last_fee());
		assert_eq!(Money::balance(dollars, &account), 1_000 * DOLLAR - quote);
	});
}

#[test]
fn an_asset_costs_a_deposit_and_a_pool_a_fee_that_community_gets() {
	on_dev(|| {
		let asset = second_asset();
		assert_eq!(Balances::reserved_balance(Dave.to_account_id()), 100 * SD);

		let before = community();
		let create = ExchangeCall::create_pool {
			asset1: Box::new(Asset::Native),
			asset2: Box::new(asset.clone()),
		};
		assert_ok!(send(Dave, create).unwrap());
		assert_eq!(community(), before + 10 * SD);

		let fill = ExchangeCall::add_liquidity {
			asset1: Box::new(Asset::Native),
			asset2: Box::new(asset.clone()),
			amount1_desired: SD,
			amount2_desired: 500,
			amount1_min: 1,
			amount2_min: 1,
			mint_to: Dave.to_account_id(),
		};
		assert_ok!(send(Dave, fill).unwrap());
		assert_eq!(AssetConversion::get_reserves(Asset::Native, asset).ok(), Some((SD, 500)));
	});
}

#[test]
fn a_swap_beyond_the_slippage_agreed_to_is_refused() {
	on_dev(|| {
		let buy = ExchangeCall::swap_tokens_for_exact_tokens {
			path: path(Asset::WithId(TEST_DOLLAR), Asset::Native),
			amount_out: 10 * SD,
			amount_in_max: 10 * DOLLAR,
			send_to: Dave.to_account_id(),
			keep_alive: true,
		};
		let refused =
			pallet_asset_conversion::Error::<Runtime>::ProvidedMaximumNotSufficientForSwap;
		assert_eq!(send(Dave, buy).unwrap(), Err(refused.into()));
	});
}

#[test]
fn only_the_exchange_creates_shares_of_pools() {
	on_dev(|| {
		let create = pallet_assets::Call::<Runtime, pallet_assets::Instance1>::create {
			id: 9.into(),
			admin: Address::Id(Ferdie.to_account_id()),
			min_balance: 1,
		};
		let refused = Err(sp_runtime::DispatchError::BadOrigin);
		assert_eq!(send(Ferdie, create).unwrap(), refused);
	});
}
