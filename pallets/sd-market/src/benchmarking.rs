//! What the calls cost, the roll of an epoch apart, which is measured by itself; and, to compare, what buying an item costs
//! that is offered by pallet-nfts itself.

use crate::*;
use frame::benchmarking::prelude::*;

/// Makes what is traded, and trades without this pallet.
pub trait BenchmarkHelper<AccountId> {
	/// Let `account` have 1,000,000 SD.
	fn endow(account: &AccountId);

	/// Let `account` have nothing any more, and be gone.
	fn empty(account: &AccountId);

	/// Let `account` have 10^12 base units of the asset that [`Self::sufficient_asset`] made.
	fn endow_in(account: &AccountId, asset: &Asset);

	/// Fill whatever is looked through for those who may not earn.
	fn exclude_many();

	/// A sufficient asset in which the treasuries have no accounts, but the $SD to open them.
	fn sufficient_asset() -> Asset;

	/// Let pallet-nfts offer an item of the collection for `price` base units of $SD.
	fn offer_by_nfts(seller: &AccountId, item: ItemId, price: Balance);

	/// Let pallet-nfts sell what it was let offer.
	fn buy_by_nfts(buyer: &AccountId, item: ItemId, price: Balance);

	/// What became of the price of what was sold last.
	fn last_sale() -> Option<Proceeds>;
}

/// The graphic of the benchmarks.
const GRAPHIC: ContentHash = H256::repeat_byte(1);

/// What it is sold for, in base units of any asset.
const PRICE: Balance = 1_000 * sd_primitives::SD;

/// Stand in the first block of an epoch that has been rolled into, after the handover.
fn roll<T: Config>() {
	T::Rules::prepare_roll();
	T::Rules::roll();
}

/// An account that has money.
fn rich<T: Config>(name: &'static str) -> T::AccountId {
	let account: T::AccountId = account(name, 0, 0);
	T::BenchmarkHelper::endow(&account);
	account
}

/// The authority.
fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// An item that its creator gave to `seller`.
fn an_item<T: Config>(seller: &T::AccountId) -> Result<ItemId, BenchmarkError> {
	let creator = rich::<T>("creator");
	let item = NextItem::<T>::get();
	T::Graphics::prepare_graphic(&creator, GRAPHIC);
	Pallet::<T>::do_mint(creator, GRAPHIC, MAX_ROYALTY, Balance::MAX)?;
	T::Nfts::transfer(&COLLECTION, &item, seller)?;
	Ok(item)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn mint() {
		roll::<T>();
		let creator: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&creator);
		T::Graphics::prepare_graphic(&creator, GRAPHIC);
		let item = NextItem::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), GRAPHIC, MAX_ROYALTY, Balance::MAX);

		assert_eq!(T::Nfts::owner(&COLLECTION, &item), Some(creator));
		assert!(T::Graphics::attested(&GRAPHIC).is_some_and(|graphic| graphic.minted));
	}

	/// In an asset: it has to be looked for.
	#[benchmark]
	fn list() -> Result<(), BenchmarkError> {
		roll::<T>();
		let asset = T::BenchmarkHelper::sufficient_asset();
		Pallet::<T>::do_set_asset(&asset, true)?;
		let seller: T::AccountId = whitelisted_caller();
		let item = an_item::<T>(&seller)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(seller), item, PRICE, asset);

		assert!(Pallet::<T>::is_locked(COLLECTION, item));
		Ok(())
	}

	#[benchmark]
	fn unlist() -> Result<(), BenchmarkError> {
		roll::<T>();
		let seller: T::AccountId = whitelisted_caller();
		let item = an_item::<T>(&seller)?;
		Pallet::<T>::do_list(seller.clone(), item, PRICE, Asset::Native)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(seller), item);

		assert!(!Pallet::<T>::is_locked(COLLECTION, item));
		Ok(())
	}

	/// A resale for $SD by somebody who has sold before: five accounts are paid, one of them also out of the Reserve.
	#[benchmark]
	fn buy() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::exclude_many();
		roll::<T>();
		let [seller, other] = ["seller", "other"].map(rich::<T>);
		let item = an_item::<T>(&seller)?;
		for (from, to) in [(&seller, &other), (&other, &seller)] {
			Pallet::<T>::do_list(from.clone(), item, PRICE, Asset::Native)?;
			Pallet::<T>::do_buy(to.clone(), item, PRICE, Asset::Native)?;
		}
		Pallet::<T>::do_list(seller, item, PRICE, Asset::Native)?;
		let buyer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&buyer);

		// Like its yardstick.
		#[block]
		{
			Pallet::<T>::buy(RawOrigin::Signed(buyer.clone()).into(), item, PRICE, Asset::Native)
				.map_err(|error| error.error)?;
		}

		assert_eq!(T::Nfts::owner(&COLLECTION, &item), Some(buyer));
		let proceeds = T::BenchmarkHelper::last_sale().expect("it was sold");
		assert!(proceeds.royalty > 0 && proceeds.reward > 0 && proceeds.redirected == 0);
		Ok(())
	}

	/// The same, of a seller and a creator who have spent everything since; the seller earns for the first time.
	#[benchmark]
	fn buy_from_the_gone() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::exclude_many();
		roll::<T>();
		let (creator, seller) = (account("creator", 0, 0), account("seller", 0, 0));
		let item = an_item::<T>(&seller)?;
		Pallet::<T>::do_list(seller.clone(), item, PRICE, Asset::Native)?;
		T::BenchmarkHelper::empty(&creator);
		T::BenchmarkHelper::empty(&seller);
		let buyer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&buyer);

		#[block]
		{
			Pallet::<T>::buy(RawOrigin::Signed(buyer.clone()).into(), item, PRICE, Asset::Native)
				.map_err(|error| error.error)?;
		}

		assert_eq!(T::Nfts::owner(&COLLECTION, &item), Some(buyer));
		let proceeds = T::BenchmarkHelper::last_sale().expect("it was sold");
		assert!(proceeds.royalty > 0 && proceeds.reward > 0 && proceeds.redirected == 0);
		Ok(())
	}

	/// A resale for an asset.
	#[benchmark]
	fn buy_for_an_asset() -> Result<(), BenchmarkError> {
		roll::<T>();
		let asset = T::BenchmarkHelper::sufficient_asset();
		Pallet::<T>::do_set_asset(&asset, true)?;
		let seller = rich::<T>("seller");
		let item = an_item::<T>(&seller)?;
		Pallet::<T>::do_list(seller, item, PRICE / 1_000_000, asset.clone())?;
		let buyer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow_in(&buyer, &asset);

		#[block]
		{
			Pallet::<T>::buy(RawOrigin::Signed(buyer.clone()).into(), item, PRICE, asset)
				.map_err(|error| error.error)?;
		}

		assert_eq!(T::Nfts::owner(&COLLECTION, &item), Some(buyer));
		let proceeds = T::BenchmarkHelper::last_sale().expect("it was sold");
		assert!(proceeds.royalty > 0 && proceeds.redirected == 0);
		Ok(())
	}

	#[benchmark]
	fn set_asset() -> Result<(), BenchmarkError> {
		let asset = T::BenchmarkHelper::sufficient_asset();
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, asset.clone(), true);

		assert!(PricedAssets::<T>::contains_key(asset));
		Ok(())
	}

	/// The yardstick of `buy`, which should take at most 1.2 times as long: the same item, sold by pallet-nfts.
	#[benchmark(extra)]
	fn nfts_buy_item() -> Result<(), BenchmarkError> {
		roll::<T>();
		let seller = rich::<T>("seller");
		let item = an_item::<T>(&seller)?;
		T::BenchmarkHelper::offer_by_nfts(&seller, item, PRICE);
		let buyer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::endow(&buyer);

		#[block]
		{
			T::BenchmarkHelper::buy_by_nfts(&buyer, item, PRICE);
		}

		assert_eq!(T::Nfts::owner(&COLLECTION, &item), Some(buyer));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Test);
}
