//! Assets: which of them prices may be set in.

use crate::{Error, Event, PricedAssets, mock::*};
use frame::testing_prelude::*;
use sd_primitives::Asset;

/// The authority lets prices be set in an asset, or no longer.
fn set(asset: Asset, allowed: bool) -> DispatchResultWithPostInfo {
	Market::set_asset(RuntimeOrigin::root(), asset, allowed).map_err(Into::into).map(Into::into)
}

#[test]
fn the_authority_allows_an_asset_and_the_treasuries_can_receive_it() {
	execute(|| {
		assert!(Market::is_allowed(&Asset::Native) && !Market::is_allowed(&DOLLARS));
		assert_ok!(set(DOLLARS, true));
		assert!(Opened::contains_key(DOLLARS) && Market::is_allowed(&DOLLARS));
		System::assert_last_event(Event::AssetSet { asset: DOLLARS, allowed: true }.into());
		assert_ok!(set(DOLLARS, true));
	});
}

#[test]
fn the_authority_takes_an_asset_off_the_list() {
	execute(|| {
		assert_ok!(set(DOLLARS, true));
		assert_ok!(set(DOLLARS, false));
		assert!(!PricedAssets::<Test>::contains_key(DOLLARS));
		System::assert_last_event(Event::AssetSet { asset: DOLLARS, allowed: false }.into());
		// Also one that is gone, and one that was never on it.
		assert_ok!(set(Asset::WithId(9), false));
	});
}

#[test]
fn an_asset_on_the_list_counts_as_long_as_it_is_sufficient() {
	execute(|| {
		// One that was changed since, and one that is gone.
		for asset in [BEANS, Asset::WithId(9)] {
			PricedAssets::<Test>::insert(&asset, ());
			assert!(!Market::is_allowed(&asset));
		}
	});
}

#[test]
fn only_the_authority_decides() {
	execute(|| {
		assert_noop!(Market::set_asset(signed(&ALICE), DOLLARS, true), DispatchError::BadOrigin);
	});
}

#[test]
fn an_asset_that_does_not_exist_is_refused() {
	execute(|| {
		assert_noop!(set(Asset::WithId(9), true), Error::<Test>::UnknownAsset);
	});
}

#[test]
fn an_asset_that_is_not_sufficient_is_refused() {
	execute(|| {
		assert_noop!(set(BEANS, true), Error::<Test>::AssetNotSufficient);
	});
}

#[test]
fn an_asset_that_the_treasuries_cannot_receive_is_refused() {
	execute(|| {
		assert_noop!(set(FROZEN, true), DispatchError::Unavailable);
	});
}

#[test]
fn sd_needs_no_entry() {
	execute(|| {
		assert_noop!(set(Asset::Native, true), Error::<Test>::NativeNeedsNoEntry);
		assert_noop!(set(Asset::Native, false), Error::<Test>::NativeNeedsNoEntry);
	});
}
