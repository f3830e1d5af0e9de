//! A runtime of System, Balances and contests, with rules that pay out of an account, and graphics in a map.

use crate as pallet_sd_contests;
use frame::{deps::frame_support::storage_alias, testing_prelude::*, traits::fungible::Mutate};
use sd_primitives::{
	Balance, BlockNumber, ContentHash, EXISTENTIAL_DEPOSIT, SD,
	traits::{Attested, Authority, Earnings, Epochs, PrizeRule, Registry},
};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;
pub const DAVE: u64 = 4;
/// May open contests.
pub const HOST: u64 = 5;
/// May not earn.
pub const EXCLUDED: u64 = 6;
/// Pays the hosts' prizes.
pub const CHANNEL: u64 = 7;

/// Blocks in an epoch.
pub const EPOCH: BlockNumber = 20;
/// What a roll takes.
pub const ROLL: Weight = Weight::from_parts(1_000, 0);
/// Blocks until a prize may be claimed.
pub const MODERATION: BlockNumber = 10;
/// What may be set aside for prizes.
pub const CEILING: Balance = 1_000 * SD;
/// What accounts have at genesis.
pub const ENDOWMENT: Balance = 1_000 * SD;
/// What accounts have earned by creating at genesis.
pub const EARNED: Balance = 100 * SD;

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
	pub type SdContests = pallet_sd_contests;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

impl Authority<RuntimeOrigin> for EnsureRoot<u64> {}

/// Looks into balances.
pub struct Frozen;

impl Contains<u64> for Frozen {
	fn contains(account: &u64) -> bool {
		System::account(account).data.frozen > 0
	}
}

impl pallet_sd_contests::Config for Test {
	type Currency = Balances;
	type Frozen = Frozen;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Rules = FakeRules;
	type Graphics = FakeGraphics;
	type AuthorityOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = FakeRules;
}

/// What is set aside for prizes.
#[storage_alias]
pub type Held = StorageValue<System, Balance, ValueQuery>;

/// The epoch that was rolled into.
#[storage_alias]
pub type Rolled = StorageValue<System, u32, ValueQuery>;

/// What accounts have earned by creating.
#[storage_alias]
pub type Earned = StorageMap<System, Twox64Concat, u64, Balance, ValueQuery>;

/// Pays out of an account, and nobody called `EXCLUDED`.
pub struct FakeRules;

impl Epochs for FakeRules {
	fn length() -> BlockNumber {
		EPOCH
	}

	fn roll() -> u32 {
		let epoch = System::block_number() / EPOCH;
		if Rolled::get() != epoch {
			Rolled::put(epoch);
		}
		epoch
	}

	fn roll_weight() -> Weight {
		ROLL
	}

	fn roll_due() -> Weight {
		if Rolled::get() == System::block_number() / EPOCH { Weight::zero() } else { ROLL }
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_roll() {
		System::set_block_number(2 * EPOCH);
	}
}

impl PrizeRule<u64> for FakeRules {
	fn open_prize(prize: Balance) -> DispatchResult {
		Self::roll();
		ensure!(Held::get() + prize <= CEILING, DispatchError::Exhausted);
		Held::mutate(|held| *held += prize);
		Ok(())
	}

	fn pay_prize(winner: &u64, amount: Balance) -> Result<Balance, DispatchError> {
		Self::forfeit_prize(amount)?;
		if *winner == EXCLUDED {
			return Ok(0);
		}
		Balances::transfer(&CHANNEL, winner, amount, Preservation::Preserve)
	}

	fn forfeit_prize(amount: Balance) -> DispatchResult {
		Self::roll();
		let left = Held::get().checked_sub(amount).ok_or(DispatchError::Unavailable)?;
		Held::put(left);
		Ok(())
	}

	fn moderation_period() -> BlockNumber {
		Self::roll();
		MODERATION
	}
}

impl Earnings<u64> for FakeRules {
	fn earned_by_creating(who: &u64) -> Balance {
		Earned::get(who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for FakeRules {
	fn endow(account: &u64) {
		Balances::set_balance(account, ENDOWMENT);
	}

	fn empty(account: &u64) {
		Balances::set_balance(account, 0);
	}

	fn let_earn(account: &u64) {
		Earned::insert(account, ENDOWMENT);
	}

	fn exclude_many() {}
}

/// Who made a picture, when, whether it was taken down, and whether it was entered.
#[storage_alias]
pub type Pictures = StorageMap<System, Twox64Concat, ContentHash, (u64, BlockNumber, bool, bool)>;

/// Knows what is in the map.
pub struct FakeGraphics;

impl Registry<u64> for FakeGraphics {
	fn attested(content_hash: &ContentHash) -> Option<Attested<u64>> {
		let (creator, made, taken_down, _) = Pictures::get(content_hash)?;
		Some(Attested {
			creator,
			generator: 0,
			key_version: 1,
			model: 0,
			made,
			batch: None,
			taken_down,
			minted: false,
		})
	}

	fn published(_: &ContentHash) -> Option<Vec<u8>> {
		None
	}

	fn mark_minted(_: &ContentHash) {}

	fn mark_entered(content_hash: &ContentHash) {
		Pictures::mutate_extant(content_hash, |picture| picture.3 = true);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_graphic(creator: &u64, content_hash: ContentHash) {
		let now = System::block_number();
		Pictures::insert(content_hash, (*creator, now, false, false));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn take_down(content_hash: &ContentHash) {
		Pictures::mutate_extant(content_hash, |picture| picture.2 = true);
	}
}

/// Block 5 of a genesis in which everybody has something and has earned something.
pub fn state() -> TestState {
	let balances = (ALICE..=CHANNEL).map(|account| (account, ENDOWMENT)).collect();
	let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
	let genesis = RuntimeGenesisConfig { balances, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis is sound"));
	state.execute_with(|| {
		System::set_block_number(5);
		crate::Hosts::<Test>::insert(HOST, ());
		(ALICE..=EXCLUDED).for_each(|account| Earned::insert(account, EARNED));
	});
	state
}

/// Run `test`, then check the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		check();
	});
}

/// Whether the invariants hold, and channel Contest holds the hosts' prizes.
pub fn check() {
	SdContests::do_try_state().expect("the invariants hold");
	assert_eq!(SdContests::unpaid_prizes(), Held::get());
}
