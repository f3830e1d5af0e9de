//! What the pallets' benchmarks need of the other pallets.

use crate::*;
use codec::Encode;
use frame_benchmarking::account;
use frame_support::{
	assert_ok, parameter_types,
	traits::{Get, fungible::Mutate, fungibles},
};
use pallet_collective::{Instance1, Instance2};
use pallet_sd_treasury::Pot;
use sd_primitives::{Asset, SD, traits::Proceeds};

parameter_types! {
	/// Whether pallet-nfts trades, as it does nowhere else: to compare the market with it.
	pub storage NftsTrade: bool = false;
}

/// Let an account have so many SD.
fn endow(account: &AccountId, sd: Balance) {
	Balances::set_balance(account, sd * SD);
}

/// Let an account have nothing any more, and be gone.
fn empty(account: &AccountId) {
	Balances::set_balance(account, 0);
	assert!(!System::account_exists(account));
}

/// A board as large as one can be, for it is looked through.
fn fill_the_board() {
	let members = (0..<Runtime as pallet_collective::Config<Instance1>>::MaxMembers::get())
		.map(|seed| account("member", 0, seed))
		.collect::<Vec<AccountId>>();
	pallet_collective::Members::<Runtime, Instance1>::put(members);
}

/// Accounts that sign consents.
pub struct Wallets;

impl pallet_sd_graphics::BenchmarkHelper<AccountId, Signature> for Wallets {
	fn sign(payload: impl FnOnce(&AccountId) -> Vec<u8>) -> (AccountId, Signature) {
		use sp_core::crypto::KeyTypeId;
		const WALLET: KeyTypeId = KeyTypeId(*b"sdwl");
		let key = sp_io::crypto::sr25519_generate(WALLET, None);
		let account = AccountId::from(key);
		let signature = sp_io::crypto::sr25519_sign(WALLET, &key, &payload(&account));
		(account, signature.expect("the key was generated here").into())
	}

	fn endow(account: &AccountId) {
		endow(account, 1_000_000);
	}

	fn exclude_many() {
		fill_the_board();
	}

	fn has_sponsored() -> bool {
		use pallet_sd_graphics::Event::Settled;
		System::events().into_iter().any(|record| match record.event {
			RuntimeEvent::SdGraphics(Settled { settled, .. }) => {
				settled.iter().all(|tally| tally.sponsored > 0)
			}
			_ => false,
		})
	}
}

/// An asset beside $SD.
pub struct NewAsset;

impl pallet_sd_treasury::BenchmarkHelper<AccountId> for NewAsset {
	fn asset(owner: &AccountId, amount: Balance) -> Asset {
		const ID: u32 = 7;
		assert_ok!(<Assets as fungibles::Create<AccountId>>::create(ID, owner.clone(), true, 1));
		assert_ok!(<Assets as fungibles::Mutate<AccountId>>::mint_into(ID, owner, amount));
		Asset::WithId(ID)
	}
}

/// Who buys and sells.
pub struct Traders;

impl pallet_sd_market::BenchmarkHelper<AccountId> for Traders {
	fn endow(account: &AccountId) {
		endow(account, 1_000_000);
	}

	fn empty(account: &AccountId) {
		empty(account);
	}

	fn endow_in(account: &AccountId, asset: &Asset) {
		let Asset::WithId(id) = asset else { unreachable!("it was made with a number") };
		assert_ok!(<Assets as fungibles::Mutate<AccountId>>::mint_into(*id, account, SD));
	}

	fn exclude_many() {
		fill_the_board();
	}

	fn sufficient_asset() -> Asset {
		for pot in [Pot::Company, Pot::Community].map(SdTreasury::pot) {
			endow(&pot, 1_000);
		}
		let owner = account("owner", 0, 0);
		endow(&owner, 1_000);
		<NewAsset as pallet_sd_treasury::BenchmarkHelper<_>>::asset(&owner, SD)
	}

	fn offer_by_nfts(seller: &AccountId, item: u32, price: Balance) {
		NftsTrade::set(&true);
		let seller = RuntimeOrigin::signed(seller.clone());
		let collection = pallet_sd_market::COLLECTION;
		assert_ok!(Nfts::set_price(seller, collection, item, Some(price), None));
	}

	fn buy_by_nfts(buyer: &AccountId, item: u32, price: Balance) {
		let buyer = RuntimeOrigin::signed(buyer.clone());
		assert_ok!(Nfts::buy_item(buyer, pallet_sd_market::COLLECTION, item, price));
	}

	fn last_sale() -> Option<Proceeds> {
		System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::SdMarket(pallet_sd_market::Event::Sold { proceeds, .. }) => {
				Some(proceeds)
			}
			_ => None,
		})
	}
}

/// Calls that the board may make as Root.
pub struct BoardCall;

impl pallet_sd_handover::BenchmarkHelper<RuntimeCall> for BoardCall {
	fn board_call(bytes: u32, last: RuntimeCall) -> RuntimeCall {
		let fails: RuntimeCall = pallet_collective::Call::<Runtime, Instance2>::set_members {
			new_members: Vec::new(),
			// Who is no member cannot be the first of them.
			prime: Some(account("member", 0, 0)),
			old_count: 0,
		}
		.into();
		// A carrier of nothing, for that is lighter than anything the board may make.
		let shortest: RuntimeCall = pallet_utility::Call::batch { calls: Vec::new() }.into();
		let used = fails.encoded_size() + last.encoded_size() + 8;
		let rest = (bytes as usize).saturating_sub(used) / shortest.encoded_size();
		let mut calls = alloc::vec![shortest; rest + 1];
		calls[0] = fails;
		calls.push(last);
		pallet_utility::Call::batch_all { calls }.into()
	}
}

/// Who enters contests and votes.
pub struct Entrants;

impl pallet_sd_contests::BenchmarkHelper<AccountId> for Entrants {
	fn endow(account: &AccountId) {
		endow(account, 1_000);
	}

	fn empty(account: &AccountId) {
		empty(account);
	}

	fn let_earn(account: &AccountId) {
		pallet_sd_rewards::Accounts::<Runtime>::mutate(account, |it| it.earned += 1_000 * SD);
	}

	fn exclude_many() {
		fill_the_board();
	}
}

/// Who could validate.
pub struct Candidates;

impl pallet_sd_validators::BenchmarkHelper<AccountId, SessionKeys> for Candidates {
	fn endow(account: &AccountId) {
		endow(account, 1_000_000);
	}

	fn new_keys(owner: &AccountId) -> (SessionKeys, Vec<u8>) {
		let generated = SessionKeys::generate(&owner.encode(), None);
		(generated.keys, generated.proof.encode())
	}
}
