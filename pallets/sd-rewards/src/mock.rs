//! A runtime of System and the rules, with a treasury of two storage items.

use crate::{self as pallet_sd_rewards, Clock};
use frame::{deps::frame_support::storage_alias, testing_prelude::*, traits::IsInVec};
use sd_primitives::{
	Asset, Balance, Channel, ChannelId, Channels, FeeParts, SD, TOTAL_SUPPLY,
	traits::{Authority, Deals, Milestone, Proceeds, Quotas, Sale, SaleRule, Treasury},
};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// May do everything, earns nothing.
pub const BOARD_MEMBER: u64 = 7;
/// Generators.
pub const EVE: u64 = 8;
pub const FAY: u64 = 9;
/// Has a lot.
pub const RICH: u64 = 12;
/// Has nothing.
pub const PAUPER: u64 = 10;
/// Cannot receive anything.
pub const BLOCKED: u64 = 11;

/// An asset of which an account must hold a million.
pub const DEAR: u32 = 1;

/// Blocks in an epoch of the mock, in five windows of four.
pub const EPOCH: u32 = 20;
pub const WINDOW: u32 = 4;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Rewards = pallet_sd_rewards;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
}

ord_parameter_types! {
	pub const Member: u64 = BOARD_MEMBER;
}

parameter_types! {
	pub storage Books: Channels = Channels::divide(TOTAL_SUPPLY);
	/// How often there was recycling, at which rate the last time, and what it brings Generate.
	pub storage Recyclings: u32 = 0;
	pub storage RecycledAt: Perbill = Perbill::zero();
	pub storage Refill: Balance = 0;
}

#[storage_alias]
pub type Purses = StorageMap<System, Twox64Concat, u64, Balance, ValueQuery>;

/// What was distributed, and how many had earned, when the milestone was last asked about.
#[storage_alias]
pub type Progress = StorageValue<System, (Balance, u32)>;

/// Pays from `Books`, charges `Purses`.
pub struct FakeTreasury;

impl FakeTreasury {
	fn mutate(id: ChannelId, change: impl FnOnce(&mut Channel)) {
		let mut books = Books::get();
		change(books.get_mut(id));
		Books::set(&books);
	}
}

/// Pays and charges as it deals.
pub struct FakeDeals(ChannelId);

impl Deals<u64> for FakeDeals {
	fn available(&self) -> Balance {
		Books::get().get(self.0).available()
	}

	fn deal(
		&mut self,
		account: &u64,
		reward: Balance,
		fee: FeeParts,
		sponsor: Option<&u64>,
	) -> Result<Balance, DispatchError> {
		ensure!(*account != BLOCKED, TokenError::Blocked);
		let total = fee.company + fee.community;
		let has = Purses::get(account) + reward;
		let lacks = total.saturating_sub(has);
		if lacks > 0 {
			let sponsor = sponsor.ok_or(TokenError::FundsUnavailable)?;
			let left =
				Purses::get(sponsor).checked_sub(lacks).ok_or(TokenError::FundsUnavailable)?;
			Purses::insert(sponsor, left);
		}
		Purses::insert(account, has + lacks - total);
		FakeTreasury::mutate(self.0, |channel| channel.paid += reward);
		Ok(lacks)
	}

	fn divide(&mut self, sale: &Sale<u64>, due: Proceeds) -> Result<Proceeds, DispatchError> {
		FakeTreasury::charge(&sale.buyer, FeeParts { company: sale.price, community: 0 })?;
		let give = |to: u64, amount| {
			let received = if to == BLOCKED { 0 } else { amount };
			Purses::mutate(to, |purse| *purse += received);
			received
		};
		let royalty = give(sale.creator, due.royalty);
		let [seller, reward] = [due.seller, due.reward].map(|amount| give(sale.seller, amount));
		FakeTreasury::mutate(self.0, |channel| channel.paid += reward);
		let redirected = due.royalty + due.seller - royalty - seller;
		Ok(Proceeds { royalty, seller, redirected, reward, ..due })
	}

	fn close(self) -> Result<Balance, DispatchError> {
		Ok(FakeTreasury::distributed())
	}
}

impl Treasury<u64> for FakeTreasury {
	type Deals = FakeDeals;

	fn deals(from: ChannelId) -> FakeDeals {
		FakeDeals(from)
	}

	fn channel(id: ChannelId) -> Channel {
		*Books::get().get(id)
	}

	fn pay(from: ChannelId, to: &u64, amount: Balance) -> DispatchResult {
		Self::mutate(from, |channel| channel.paid += amount);
		Purses::mutate(to, |purse| *purse += amount);
		Ok(())
	}

	fn hold(from: ChannelId, amount: Balance) -> DispatchResult {
		Self::mutate(from, |channel| channel.held += amount);
		Ok(())
	}

	fn pay_held(from: ChannelId, to: &u64, amount: Balance) -> DispatchResult {
		Self::forfeit(from, amount)?;
		Self::pay(from, to, amount)
	}

	fn forfeit(from: ChannelId, amount: Balance) -> DispatchResult {
		Self::mutate(from, |channel| channel.held -= amount);
		Ok(())
	}

	fn charge(payer: &u64, fee: FeeParts) -> DispatchResult {
		let total = fee.company + fee.community;
		let left = Purses::get(payer).checked_sub(total).ok_or(TokenError::FundsUnavailable)?;
		Purses::insert(payer, left);
		Ok(())
	}

	fn minimum(asset: &Asset) -> Option<Balance> {
		match asset {
			Asset::Native => Some(1),
			Asset::WithId(DEAR) => Some(1_000_000),
			Asset::WithId(_) => None,
		}
	}

	fn distributed() -> Balance {
		Books::get().distributed()
	}

	fn recycle(rate: Perbill) {
		if System::block_number() > 0 {
			Recyclings::set(&(Recyclings::get() + 1));
			RecycledAt::set(&rate);
			Self::mutate(ChannelId::Generate, |channel| channel.refilled += Refill::get());
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_recycling() {}
}

/// Remembers how far the community was when it was last asked.
pub struct FakeMilestone;

impl Milestone for FakeMilestone {
	fn threshold() -> Balance {
		4 * SD
	}

	fn progress(distributed: Balance, earners: impl FnOnce() -> u32) {
		Progress::put((distributed, earners()));
	}
}

impl Authority<RuntimeOrigin> for EnsureRoot<u64> {}

impl pallet_sd_rewards::Config for Test {
	type Treasury = FakeTreasury;
	type Excluded = IsInVec<BoardMembers>;
	type Milestone = FakeMilestone;
	type CommunityOrigin = EnsureRoot<u64>;
	type CompanyOrigin = EnsureSignedBy<Member, u64>;
	type WeightInfo = ();
}

parameter_types! {
	pub storage BoardMembers: Vec<u64> = vec![BOARD_MEMBER];
}

/// Block 1 of a genesis in which Eve's lane has 3,000 graphics an epoch and Fay's 1,000.
pub fn state() -> TestState {
	let rewards = pallet_sd_rewards::GenesisConfig {
		clock: Clock { epoch: EPOCH, windows: EPOCH / WINDOW },
		..Default::default()
	};
	let genesis = RuntimeGenesisConfig { rewards, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis is sound"));
	state.execute_with(|| {
		Rewards::set_quota(&EVE, 3_000);
		Rewards::set_quota(&FAY, 1_000);
		for account in [ALICE, BOB, BOARD_MEMBER] {
			Purses::insert(account, 1_000 * SD);
		}
		Purses::insert(RICH, 1_000_000 * SD);
		System::set_block_number(1);
	});
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		Rewards::do_try_state().expect("the invariants hold");
	});
}

/// What becomes of the price of a sale.
pub fn sold(sale: &Sale<u64>) -> Result<Proceeds, DispatchError> {
	Rewards::sold(sale).map(|(proceeds, _)| proceeds)
}
