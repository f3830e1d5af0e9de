//! A runtime of System, Balances, pallet-nfts and the market, in which minting costs 1 SD and the first sale of an item
//! earns 100.

use crate as pallet_sd_market;
use frame::{
	deps::{
		frame_support::storage_alias,
		sp_runtime::{AccountId32, MultiSignature, MultiSigner},
	},
	testing_prelude::*,
	traits::{AsEnsureOriginWithArg, fungible::Mutate},
};
use frame_system::EnsureNever;
use pallet_nfts::{PalletFeature, PalletFeatures};
use sd_primitives::{
	Asset, Balance, BlockNumber, Commission, ContentHash, EXISTENTIAL_DEPOSIT, FeeParts,
	LEAST_PRICE, SD,
	traits::{
		AssetAccounts, Attested, Authority, Epochs, MintRule, Proceeds, Registry, Sale, SaleRule,
	},
};

pub type AccountId = AccountId32;
/// Makes pictures.
pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const CAROL: AccountId = AccountId::new([3; 32]);
/// Cannot pay for anything.
pub const POOR: AccountId = AccountId::new([4; 32]);
/// Attests pictures.
pub const EVE: AccountId = AccountId::new([8; 32]);
pub const COMPANY: AccountId = AccountId::new([101; 32]);
pub const COMMUNITY: AccountId = AccountId::new([102; 32]);

/// A sufficient asset.
pub const DOLLARS: Asset = Asset::WithId(1);
/// One that is not.
pub const BEANS: Asset = Asset::WithId(2);
/// A sufficient asset that the treasuries cannot receive.
pub const FROZEN: Asset = Asset::WithId(3);

/// Blocks in an epoch.
pub const EPOCH: BlockNumber = 20;
/// What a roll takes; the first block of an epoch rolls.
pub const ROLL: Weight = Weight::from_parts(1_000, 0);
/// What an account needs to begin with.
pub const ENDOWMENT: Balance = 100 * SD;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Nfts = pallet_nfts;
	#[runtime::pallet_index(3)]
	pub type Market = pallet_sd_market;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

parameter_types! {
	/// As on chain; storage, because a benchmark lets pallet-nfts trade.
	pub storage Features: PalletFeatures = PalletFeatures::from_disabled(
		PalletFeature::Trading | PalletFeature::Swaps | PalletFeature::Attributes
	);
	/// Both parts of the commission in force.
	pub storage Rate: Perbill = Perbill::from_percent(1);
	pub const Seed: PalletId = PalletId(*b"sd/nfts\0");
}

impl pallet_nfts::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type CollectionId = u32;
	type ItemId = u32;
	type Currency = Balances;
	type ForceOrigin = EnsureNever<()>;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type Locker = Market;
	type CollectionDeposit = ConstU128<0>;
	type ItemDeposit = ConstU128<0>;
	// Nobody has to have these for what the pallet sets.
	type MetadataDepositBase = ConstU128<SD>;
	type AttributeDepositBase = ConstU128<SD>;
	type DepositPerByte = ConstU128<SD>;
	type StringLimit = ConstU32<256>;
	type KeyLimit = ConstU32<64>;
	type ValueLimit = ConstU32<256>;
	type ApprovalsLimit = ConstU32<20>;
	type ItemAttributesApprovalsLimit = ConstU32<20>;
	type MaxTips = ConstU32<0>;
	type MaxDeadlineDuration = ConstU32<1_000>;
	type MaxAttributesPerCall = ConstU32<10>;
	type Features = Features;
	type OffchainSignature = MultiSignature;
	type OffchainPublic = MultiSigner;
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = ();
	type WeightInfo = ();
	type BlockNumberProvider = System;
}

impl Authority<RuntimeOrigin> for EnsureRoot<AccountId> {}

impl pallet_sd_market::Config for Test {
	type Nfts = Nfts;
	type Rules = FakeRules;
	type Graphics = FakeRegistry;
	type Assets = FakeAssets;
	type AuthorityOrigin = EnsureRoot<AccountId>;
	type PalletId = Seed;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Traders;
}

/// Takes half a SD for each treasury; divides prices in $SD by the rates of the sale, and says what it would pay out of
/// the Reserve.
pub struct FakeRules;

impl Epochs for FakeRules {
	fn length() -> BlockNumber {
		EPOCH
	}

	fn roll() -> u32 {
		System::block_number() / EPOCH
	}

	fn roll_weight() -> Weight {
		ROLL
	}

	fn roll_due() -> Weight {
		if System::block_number().is_multiple_of(EPOCH) { ROLL } else { Weight::zero() }
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll() {
		System::set_block_number(2 * EPOCH);
	}
}

/// Move $SD.
fn pay(from: &AccountId, parts: [(&AccountId, Balance); 4]) -> DispatchResult {
	parts.into_iter().try_for_each(|(to, amount)| {
		<Balances as Mutate<_>>::transfer(from, to, amount, Preservation::Preserve).map(drop)
	})
}

impl MintRule<AccountId> for FakeRules {
	fn minted(creator: &AccountId, max_fee: Balance) -> Result<FeeParts, DispatchError> {
		ensure!(SD <= max_fee, DispatchError::Exhausted);
		let fee = FeeParts { company: SD / 2, community: SD / 2 };
		let parts = [(&COMPANY, fee.company), (&COMMUNITY, fee.community)];
		pay(creator, [parts[0], parts[1], (creator, 0), (creator, 0)])?;
		Ok(fee)
	}
}

impl SaleRule<AccountId> for FakeRules {
	fn commission() -> Commission {
		Commission { company: Rate::get(), community: Rate::get() }
	}

	fn ensure_price(_: &Asset, price: Balance) -> DispatchResult {
		ensure!(price >= LEAST_PRICE, DispatchError::Exhausted);
		Ok(())
	}

	fn sold(sale: &Sale<AccountId>) -> Result<(Proceeds, Weight), DispatchError> {
		let commission = sale.commission.of(sale.price);
		let is_resale = sale.seller != sale.creator;
		let royalty = if is_resale { sale.royalty.mul_floor(sale.price) } else { 0 };
		let seller = sale.price - commission.company - commission.community - royalty;
		if sale.asset == Asset::Native {
			let fees = [(&COMPANY, commission.company), (&COMMUNITY, commission.community)];
			let parts = [(&sale.creator, royalty), (&sale.seller, seller)];
			pay(&sale.buyer, [fees[0], fees[1], parts[0], parts[1]])?;
		}
		let reward = 100_u128.checked_shr(sale.sales).unwrap_or_default();
		let proceeds = Proceeds { commission, royalty, seller, redirected: 0, reward };
		Ok((proceeds, Self::roll_due()))
	}
}

/// A picture in the registry.
#[derive(Clone, Encode, Decode)]
pub struct Picture {
	pub creator: AccountId,
	pub batch: Option<(H256, u32)>,
	pub cid: Option<Vec<u8>>,
	pub taken_down: bool,
	pub minted: bool,
}

/// The registry.
#[storage_alias]
pub type Pictures = StorageMap<System, Blake2_128Concat, ContentHash, Picture>;

/// Change a picture in the registry.
pub fn change(content_hash: ContentHash, change: impl FnOnce(&mut Picture)) {
	Pictures::mutate(content_hash, |picture| change(picture.as_mut().expect("it is there")));
}

/// Finds pictures.
pub struct FakeRegistry;

impl Registry<AccountId> for FakeRegistry {
	fn attested(content_hash: &ContentHash) -> Option<Attested<AccountId>> {
		let Picture { creator, batch, taken_down, minted, .. } = Pictures::get(content_hash)?;
		let (generator, key_version, model, made) = (EVE, 3, 2, 4);
		Some(Attested { creator, generator, key_version, model, made, batch, taken_down, minted })
	}

	fn published(content_hash: &ContentHash) -> Option<Vec<u8>> {
		Pictures::get(content_hash)?.cid
	}

	fn mark_minted(content_hash: &ContentHash) {
		change(*content_hash, |picture| picture.minted = true);
	}

	fn mark_entered(_: &ContentHash) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_graphic(creator: &AccountId, content_hash: ContentHash) {
		enter(creator, content_hash);
		change(content_hash, |picture| {
			picture.batch = Some((content_hash, 0));
			picture.cid = Some(vec![b'c'; 96]);
		});
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn take_down(content_hash: &ContentHash) {
		change(*content_hash, |picture| picture.taken_down = true);
	}
}

/// Enter a picture in the registry.
pub fn enter(creator: &AccountId, content_hash: ContentHash) {
	let creator = creator.clone();
	let picture = Picture { creator, batch: None, cid: None, taken_down: false, minted: false };
	Pictures::insert(content_hash, picture);
}

/// The assets in which the treasuries have accounts.
#[storage_alias]
pub type Opened = StorageMap<System, Blake2_128Concat, Asset, ()>;

/// Knows three assets.
pub struct FakeAssets;

impl AssetAccounts for FakeAssets {
	fn is_sufficient(asset: &Asset) -> Option<bool> {
		[DOLLARS, BEANS, FROZEN].contains(asset).then_some(*asset != BEANS)
	}

	fn open_accounts(asset: &Asset) -> DispatchResult {
		Opened::insert(asset, ());
		ensure!(*asset != FROZEN, DispatchError::Unavailable);
		Ok(())
	}
}

/// Those who trade in a benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub struct Traders;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Traders {
	fn endow(account: &AccountId) {
		Balances::set_balance(account, 1_000_000 * SD);
	}

	fn empty(account: &AccountId) {
		Balances::set_balance(account, 0);
	}

	fn endow_in(_: &AccountId, _: &Asset) {}

	fn exclude_many() {}

	fn sufficient_asset() -> Asset {
		DOLLARS
	}

	fn offer_by_nfts(seller: &AccountId, item: u32, price: Balance) {
		Features::set(&PalletFeatures::all_enabled());
		assert_ok!(Nfts::set_price(signed(seller), crate::COLLECTION, item, Some(price), None));
	}

	fn buy_by_nfts(buyer: &AccountId, item: u32, price: Balance) {
		assert_ok!(Nfts::buy_item(signed(buyer), crate::COLLECTION, item, price));
	}

	fn last_sale() -> Option<Proceeds> {
		System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::Market(crate::Event::Sold { proceeds, .. }) => Some(proceeds),
			_ => None,
		})
	}
}

/// Signed by `account`.
pub fn signed(account: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account.clone())
}

/// Picture number `n`, which Alice made.
pub const fn picture(n: u8) -> ContentHash {
	ContentHash::repeat_byte(n)
}

/// Block 5 of a genesis in which Alice, Bob and Carol have money, and three of Alice's pictures are registered.
pub fn state() -> TestState {
	let balances = [ALICE, BOB, CAROL, COMPANY, COMMUNITY].map(|account| (account, ENDOWMENT));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: balances.into(),
			..Default::default()
		},
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().expect("the genesis is sound"));
	state.execute_with(|| {
		System::set_block_number(5);
		(1..4).for_each(|n| enter(&ALICE, picture(n)));
	});
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		Market::do_try_state().expect("the invariants hold");
	});
}

/// Alice mints picture 1, with a royalty of a tenth: item 0.
pub fn mint() {
	assert_ok!(Market::mint(signed(&ALICE), picture(1), Perbill::from_percent(10), SD));
}

/// Alice mints picture 1, and lists it for 10 SD.
pub fn mint_and_list() {
	mint();
	assert_ok!(Market::list(signed(&ALICE), 0, 10 * SD, Asset::Native));
}

/// Whose item 0 is.
pub fn owner() -> Option<AccountId> {
	Nfts::owner(crate::COLLECTION, 0)
}

/// What item 0 is offered for, if it is.
pub fn listed() -> Option<crate::Listing> {
	crate::Items::<Test>::get(0)?.listing
}
