//! The market over the real runtime: what is listed moves by no other call, however it is wrapped; and no buyer is stopped by
//! an account that cannot receive its part.

use crate::{calls::all_calls, common::*};
use Sr25519Keyring::{Alice, Charlie, Dave, Ferdie, One};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	storage::unhashed,
	traits::{LockableCurrency, WithdrawReasons},
};
use pallet_sd_market::{COLLECTION, Call as Market, Error, Event, Items, Listing};
use pallet_sd_treasury::Pot;
use polkadot_sdk::{
	sp_keyring::Sr25519Keyring,
	sp_runtime::{DispatchError, DispatchResult, Perbill, TokenError},
	*,
};
use sd_primitives::{Asset, ContentHash, EXISTENTIAL_DEPOSIT, SD, traits::Proceeds};
use sd_runtime::{configs::system::ProxyType, genesis_presets::TEST_DOLLAR, *};
use std::iter;

type NftsCall = pallet_nfts::Call<Runtime>;
type AssetsCall = pallet_assets::Call<Runtime>;
type MarketCall = Market<Runtime>;

/// The only item.
const ITEM: u32 = 0;

const DOLLAR: Balance = 1_000_000;

fn dollars() -> Asset {
	Asset::WithId(TEST_DOLLAR)
}

fn address(key: Sr25519Keyring) -> Address {
	Address::Id(key.to_account_id())
}

fn owner() -> Option<AccountId> {
	Nfts::owner(COLLECTION, ITEM)
}

/// Let `creator` mint a graphic of its own, of which it has a tenth.
fn mint(creator: Sr25519Keyring) {
	assert_ok!(send(creator, generate(creator, 1)).unwrap());
	let content_hash = ContentHash::repeat_byte(1);
	let royalty = Perbill::from_percent(10);
	assert_ok!(send(creator, MarketCall::mint { content_hash, royalty, max_fee: SD }).unwrap());
	assert_eq!(owner(), Some(creator.to_account_id()));
}

fn list(seller: Sr25519Keyring, price: Balance, asset: Asset) {
	assert_ok!(send(seller, MarketCall::list { item: ITEM, price, asset }).unwrap());
}

fn buy(buyer: Sr25519Keyring, max_price: Balance, asset: Asset) -> DispatchResult {
	send(buyer, MarketCall::buy { item: ITEM, max_price, asset }).unwrap()
}

/// Buy the item for what it costs: what became of the price.
fn bought(buyer: Sr25519Keyring, price: Balance, asset: Asset) -> Proceeds {
	assert_ok!(buy(buyer, price, asset));
	assert_eq!(owner(), Some(buyer.to_account_id()));
	let sold = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::SdMarket(Event::Sold { proceeds, .. }) => Some(proceeds),
		_ => None,
	});
	sold.expect("it was sold")
}

/// Calls of pallet-nfts by which an owner would move or destroy an item, or promise it to somebody.
fn moves() -> Vec<RuntimeCall> {
	let (collection, item, dest) = (COLLECTION, ITEM, address(Ferdie));
	let witness = pallet_nfts::DestroyWitness { item_metadatas: 1, item_configs: 1, attributes: 7 };
	let calls = [
		NftsCall::transfer { collection, item, dest: dest.clone() },
		NftsCall::burn { collection, item },
		NftsCall::set_price { collection, item, price: Some(1), whitelisted_buyer: None },
		NftsCall::buy_item { collection, item, bid_price: SD },
		NftsCall::create_swap {
			offered_collection: collection,
			offered_item: item,
			desired_collection: collection,
			maybe_desired_item: None,
			maybe_price: None,
			duration: 10,
		},
		NftsCall::unlock_item_transfer { collection, item },
		NftsCall::transfer_ownership { collection, new_owner: dest.clone() },
		NftsCall::force_collection_owner { collection, owner: dest },
		NftsCall::destroy { collection, witness },
	];
	calls.map(RuntimeCall::from).to_vec()
}

/// Every call of pallet-nfts, of the item where it is of one.
fn all_of_nfts() -> Vec<RuntimeCall> {
	let known = all_calls().1.into_iter().filter(|call| call.name.starts_with("Nfts."));
	let calls = known.map(|call| call.example.expect("it has an example")).collect::<Vec<_>>();
	assert!(calls.len() >= moves().len());
	calls
}

/// What the item is offered for, if it is.
fn listing() -> Option<Listing> {
	Items::<Runtime>::get(ITEM)?.listing
}

/// All that pallet-nfts stores.
fn nfts() -> Vec<(Vec<u8>, Vec<u8>)> {
	let prefix = sp_io::hashing::twox_128(b"Nfts").to_vec();
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key).filter(|key| key.starts_with(&prefix));
	iter::successors(next(&prefix), next)
		.map(|key| (key.clone(), unhashed::get_raw(&key).expect("it is a key")))
		.collect()
}

/// Let somebody send each of the moves of a listed item, wrapped; none of them changes anything of it.
fn assert_stays(sender: Sr25519Keyring, wrap: impl Fn(RuntimeCall) -> RuntimeCall) {
	assert_stays_when(|call| send(sender, wrap(call)).unwrap());
}

/// Let each of the moves of a listed item be made somehow: none of them changes anything of it, and no call of pallet-nfts at all
/// has it owned or offered otherwise. Were it not listed, the first would give it to Ferdie.
fn assert_stays_when(made: impl Fn(RuntimeCall) -> DispatchResult) {
	let (before, kept) = ((owner(), listing()), nfts());
	assert!(before.0.is_some() && before.1.is_some());
	for call in moves() {
		let name = format!("{call:?}");
		// Some ways do not fail when what is inside does.
		let _ = made(call);
		assert_eq!((owner(), listing()), before, "{name}");
		assert_eq!(nfts(), kept, "{name}");
		check_invariants();
	}
	for call in all_of_nfts() {
		frame_support::hypothetically!({
			let name = format!("{call:?}");
			let _ = made(call);
			assert_eq!((owner(), listing()), before, "{name}");
		});
	}
	frame_support::hypothetically!({
		Items::<Runtime>::mutate(ITEM, |item| item.as_mut().unwrap().listing = None);
		made(moves().remove(0)).expect("nothing locks it");
		assert_eq!(owner(), Some(Ferdie.to_account_id()));
	});
}

#[test]
fn a_listed_item_is_moved_by_no_call_of_its_owners() {
	on_dev(|| {
		mint(Dave);
		list(Dave, SD, Asset::Native);
		assert_stays(Dave, |call| call);
		let refused = Err(pallet_nfts::Error::<Runtime>::ItemLocked.into());
		let transfer = NftsCall::transfer { collection: 0, item: ITEM, dest: address(Ferdie) };
		assert_eq!(send(Dave, transfer).unwrap(), refused);
		assert_eq!(send(Dave, NftsCall::burn { collection: 0, item: ITEM }).unwrap(), refused);
	});
}

#[test]
fn nor_inside_a_batch() {
	on_dev(|| {
		mint(Dave);
		list(Dave, SD, Asset::Native);
		assert_stays(Dave, |call| {
			pallet_utility::Call::<Runtime>::batch { calls: vec![call] }.into()
		});
		assert_stays(Dave, |call| {
			pallet_utility::Call::<Runtime>::batch_all { calls: vec![call] }.into()
		});
		assert_stays(Dave, |call| {
			pallet_utility::Call::<Runtime>::force_batch { calls: vec![call] }.into()
		});
		let twice = |call: RuntimeCall| pallet_utility::Call::<Runtime>::force_batch {
			calls: vec![pallet_utility::Call::<Runtime>::batch { calls: vec![call] }.into()],
		};
		assert_stays(Dave, |call| twice(call).into());
	});
}

#[test]
fn nor_through_a_proxy() {
	on_dev(|| {
		mint(Dave);
		list(Dave, SD, Asset::Native);
		let proxy_type = ProxyType::Any;
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: address(Ferdie),
			proxy_type,
			delay: 0,
		};
		assert_ok!(send(Dave, add).unwrap());
		assert_stays(Ferdie, |call| {
			let (real, call) = (address(Dave), Box::new(call));
			pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call }.into()
		});
	});
}

/// Dave's new item, listed by an account of Dave and Ferdie in which so many of them decide, and what they make is `made`.
fn listed_together(threshold: u16, made: impl Fn(RuntimeCall) -> DispatchResult) {
	mint(Dave);
	let mut signatories = [Dave.to_account_id(), Ferdie.to_account_id()];
	signatories.sort();
	let together = Multisig::multi_account_id(&signatories, threshold);
	let dest = Address::Id(together.clone());
	let give = NftsCall::transfer { collection: 0, item: ITEM, dest: dest.clone() };
	assert_ok!(send(Dave, give).unwrap());
	let fund = pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: SD };
	assert_ok!(send(Dave, fund).unwrap());
	let list = MarketCall::list { item: ITEM, price: SD, asset: Asset::Native };
	assert_ok!(made(list.into()));
	assert_eq!(owner(), Some(together));
}

#[test]
fn nor_by_a_multisig_account_that_owns_it() {
	on_dev(|| {
		let as_one = |call: RuntimeCall| {
			let (other_signatories, call) = (vec![Ferdie.to_account_id()], Box::new(call));
			let call =
				pallet_multisig::Call::<Runtime>::as_multi_threshold_1 { other_signatories, call };
			send(Dave, call).unwrap()
		};
		listed_together(1, as_one);
		assert_stays_when(as_one);
	});
}

#[test]
fn nor_by_one_in_which_two_decide() {
	on_dev(|| {
		let approve = |signer: Sr25519Keyring, other: Sr25519Keyring, maybe_timepoint, call| {
			let call: Box<RuntimeCall> = Box::new(call);
			let approve = pallet_multisig::Call::<Runtime>::as_multi {
				threshold: 2,
				other_signatories: vec![other.to_account_id()],
				maybe_timepoint,
				max_weight: call.get_dispatch_info().call_weight,
				call,
			};
			send(signer, approve).unwrap()
		};
		let as_two = |call: RuntimeCall| {
			let first = Multisig::timepoint();
			assert_ok!(approve(Dave, Ferdie, None, call.clone()));
			approve(Ferdie, Dave, Some(first), call)
		};
		listed_together(2, as_two);
		assert_stays_when(as_two);
	});
}

#[test]
fn whom_the_owner_has_approved_takes_a_listed_item_neither_before_it_is_sold_nor_after() {
	on_dev(|| {
		mint(Dave);
		let (collection, item) = (COLLECTION, ITEM);
		let delegate = address(Ferdie);
		let approve =
			NftsCall::approve_transfer { collection, item, delegate, maybe_deadline: None };
		assert_ok!(send(Dave, approve).unwrap());
		list(Dave, SD, Asset::Native);
		let take = || {
			send(Ferdie, NftsCall::transfer { collection, item, dest: address(Ferdie) }).unwrap()
		};
		assert_eq!(take(), Err(pallet_nfts::Error::<Runtime>::ItemLocked.into()));
		assert_stays(Ferdie, |call| call);

		bought(Charlie, SD, Asset::Native);
		assert_eq!(take(), Err(pallet_nfts::Error::<Runtime>::NoPermission.into()));
		assert_eq!(owner(), Some(Charlie.to_account_id()));
	});
}

#[test]
fn what_is_not_listed_is_given_away_and_burned() {
	on_dev(|| {
		mint(Dave);
		list(Dave, SD, Asset::Native);
		assert_ok!(send(Dave, MarketCall::unlist { item: ITEM }).unwrap());
		let give = NftsCall::transfer { collection: 0, item: ITEM, dest: address(Ferdie) };
		assert_ok!(send(Dave, give).unwrap());
		assert_eq!(owner(), Some(Ferdie.to_account_id()));
		assert_ok!(send(Ferdie, NftsCall::burn { collection: 0, item: ITEM }).unwrap());
		assert_eq!(owner(), None);

		// What is known of it stays, and there is no second one.
		assert_eq!(Items::<Runtime>::get(ITEM).unwrap().creator, Dave.to_account_id());
		let content_hash = ContentHash::repeat_byte(1);
		let again = MarketCall::mint { content_hash, royalty: Perbill::zero(), max_fee: SD };
		let refused = Err(Error::<Runtime>::AlreadyMinted.into());
		assert_eq!(send(Dave, again).unwrap(), refused);
	});
}

/// Leave an account without $SD.
fn empty(key: Sr25519Keyring) {
	let all =
		pallet_balances::Call::<Runtime>::transfer_all { dest: address(One), keep_alive: false };
	assert_ok!(send(key, all).unwrap());
	assert_eq!(Balances::free_balance(key.to_account_id()), 0);
}

fn community() -> Balance {
	SdTreasury::pot_balance(Pot::Community)
}

#[test]
fn a_seller_who_is_gone_stops_no_buyer() {
	on_dev(|| {
		mint(Dave);
		list(Dave, EXISTENTIAL_DEPOSIT, Asset::Native);
		empty(Dave);
		let before = community();
		let proceeds = bought(Ferdie, EXISTENTIAL_DEPOSIT, Asset::Native);
		let commission = proceeds.commission;
		let due = EXISTENTIAL_DEPOSIT - commission.company - commission.community;
		assert_eq!((proceeds.seller, proceeds.redirected, proceeds.reward), (0, due, 0));
		assert_eq!(community() - before, commission.community + due);
		assert_eq!(Balances::free_balance(Dave.to_account_id()), 0);
	});
}

#[test]
fn a_creator_who_is_gone_stops_no_buyer() {
	on_dev(|| {
		mint(Dave);
		let give = NftsCall::transfer { collection: 0, item: ITEM, dest: address(Charlie) };
		assert_ok!(send(Dave, give).unwrap());
		empty(Dave);
		let price = 5 * EXISTENTIAL_DEPOSIT;
		list(Charlie, price, Asset::Native);
		let before = community();
		let proceeds = bought(Ferdie, price, Asset::Native);
		let due = EXISTENTIAL_DEPOSIT / 2;
		assert_eq!((proceeds.royalty, proceeds.redirected), (0, due));
		assert_eq!(community() - before, proceeds.commission.community + due);
	});
}

#[test]
fn whose_money_is_frozen_is_paid_all_the_same() {
	on_dev(|| {
		mint(Dave);
		list(Dave, SD, Asset::Native);
		let dave = Dave.to_account_id();
		Balances::set_lock(*b"frozen!!", &dave, Balance::MAX, WithdrawReasons::all());
		let before = Balances::free_balance(&dave);
		let proceeds = bought(Ferdie, SD, Asset::Native);
		assert_eq!((proceeds.redirected, proceeds.reward), (0, SD / 200));
		let gained = Balances::free_balance(&dave) - before;
		assert_eq!(gained, proceeds.seller + proceeds.reward);
	});
}

/// Let prices be set in test dollars, in which the treasuries have accounts.
fn allow_dollars() {
	assert_ok!(SdMarket::set_asset(board(), dollars(), true));
}

fn of_dollars(account: &AccountId) -> Balance {
	Assets::balance(TEST_DOLLAR, account)
}

/// Let whoever issues the dollars block an account in them.
fn block(account: &AccountId) {
	let who = Address::Id(account.clone());
	assert_ok!(send(One, AssetsCall::block { id: TEST_DOLLAR.into(), who }).unwrap());
}

/// Dave's item, resold by Charlie for ten dollars, when `account` is blocked in them: what became of the price, of which
/// Community has what was not received.
fn resold_when_blocked(account: AccountId) -> Proceeds {
	mint(Dave);
	allow_dollars();
	let give = NftsCall::transfer { collection: 0, item: ITEM, dest: address(Charlie) };
	assert_ok!(send(Dave, give).unwrap());
	list(Charlie, 10 * DOLLAR, dollars());
	block(&account);
	let pot = SdTreasury::pot(Pot::Community);
	let before = (of_dollars(&pot), of_dollars(&account));
	let proceeds = bought(Ferdie, 10 * DOLLAR, dollars());
	assert!(proceeds.redirected > 0);
	let gained = proceeds.commission.community + proceeds.redirected;
	assert_eq!((of_dollars(&pot), of_dollars(&account)), (before.0 + gained, before.1));
	proceeds
}

#[test]
fn a_blocked_seller_stops_no_buyer() {
	on_dev(|| {
		let proceeds = resold_when_blocked(Charlie.to_account_id());
		let due = 10 * DOLLAR - DOLLAR / 4 - proceeds.royalty;
		assert_eq!((proceeds.seller, proceeds.redirected), (0, due));
	});
}

#[test]
fn a_blocked_creator_stops_no_buyer() {
	on_dev(|| {
		let proceeds = resold_when_blocked(Dave.to_account_id());
		assert_eq!((proceeds.royalty, proceeds.redirected), (0, DOLLAR));
	});
}

#[test]
fn a_company_that_is_blocked_stops_no_buyer() {
	on_dev(|| {
		let proceeds = resold_when_blocked(SdTreasury::pot(Pot::Company));
		assert_eq!((proceeds.commission.company, proceeds.redirected), (0, DOLLAR / 8));
	});
}

#[test]
fn a_seller_frozen_in_an_asset_is_paid_all_the_same() {
	on_dev(|| {
		mint(Dave);
		allow_dollars();
		list(Dave, 10 * DOLLAR, dollars());
		let freeze = AssetsCall::freeze { id: TEST_DOLLAR.into(), who: address(Dave) };
		assert_ok!(send(One, freeze).unwrap());
		let before = of_dollars(&Dave.to_account_id());
		let proceeds = bought(Ferdie, 10 * DOLLAR, dollars());
		assert_eq!((proceeds.redirected, proceeds.reward), (0, 0));
		assert_eq!(of_dollars(&Dave.to_account_id()) - before, proceeds.seller);
	});
}

/// The one exception: what Community cannot receive either has nowhere to go. It takes the asset's own issuer, who could as
/// well freeze all of it. The authority takes such an asset off its list, and the owner unlists the item.
#[test]
fn who_issues_an_asset_can_stop_the_sales_in_it() {
	on_dev(|| {
		mint(Dave);
		allow_dollars();
		list(Dave, 10 * DOLLAR, dollars());
		block(&SdTreasury::pot(Pot::Community));
		let (before, items) = (of_dollars(&Ferdie.to_account_id()), nfts());
		assert_eq!(buy(Ferdie, 10 * DOLLAR, dollars()), Err(TokenError::Blocked.into()));
		assert_eq!((of_dollars(&Ferdie.to_account_id()), nfts()), (before, items));
		assert_ok!(send(Dave, MarketCall::unlist { item: ITEM }).unwrap());
	});
}

/// The number of an asset that is gone is anybody's to use again.
#[test]
fn nobody_pays_in_what_was_created_in_place_of_an_asset_that_is_gone() {
	on_dev(|| {
		mint(Dave);
		allow_dollars();
		list(Dave, 10 * DOLLAR, dollars());
		let id = TEST_DOLLAR.into();
		assert_ok!(send(One, AssetsCall::start_destroy { id }).unwrap());
		assert_ok!(send(Ferdie, AssetsCall::destroy_accounts { id }).unwrap());
		assert_ok!(send(Ferdie, AssetsCall::finish_destroy { id }).unwrap());
		let not_allowed = Err(Error::<Runtime>::AssetNotAllowed.into());
		assert_eq!(buy(Ferdie, 10 * DOLLAR, dollars()), not_allowed);

		let (admin, beneficiary) = (address(Ferdie), address(Ferdie));
		assert_ok!(send(Ferdie, AssetsCall::create { id, admin, min_balance: 1 }).unwrap());
		let amount = 10 * DOLLAR;
		assert_ok!(send(Ferdie, AssetsCall::mint { id, beneficiary, amount }).unwrap());
		assert_eq!(buy(Ferdie, 10 * DOLLAR, dollars()), not_allowed);
		assert!(!SdMarket::listing(ITEM).unwrap().allowed);
		assert_ok!(send(Dave, MarketCall::unlist { item: ITEM }).unwrap());
		let again = MarketCall::list { item: ITEM, price: DOLLAR, asset: dollars() };
		assert_eq!(send(Dave, again).unwrap(), not_allowed);
	});
}

#[test]
fn a_buyer_is_refused_for_its_own_reasons_only() {
	on_dev(|| {
		mint(Dave);
		list(Dave, 10 * SD, Asset::Native);
		let refusals: [(DispatchError, Balance, Asset); 2] = [
			(Error::<Runtime>::PriceAboveMax.into(), 10 * SD - 1, Asset::Native),
			(Error::<Runtime>::OtherAsset.into(), 10 * SD, dollars()),
		];
		for (refused, max_price, asset) in refusals {
			assert_eq!(buy(Ferdie, max_price, asset), Err(refused));
		}
		let own = Err(Error::<Runtime>::OwnItem.into());
		assert_eq!(buy(Dave, 10 * SD, Asset::Native), own);
		// Who sits on the board earns nothing, and sells all the same.
		bought(Charlie, 10 * SD, Asset::Native);
		list(Charlie, SD, Asset::Native);
		assert_eq!(bought(Ferdie, SD, Asset::Native).reward, 0);
		// The author of the block has had the fees.
		assert!(Balances::free_balance(Alice.to_account_id()) > 990 * SD);
	});
}
