//! Behaviour of the validators, a file for each topic.

mod bonding;
mod genesis;
mod invariants;
mod keys;
mod liveness;
mod membership;
mod offences;
mod sessions;
mod stories;

use crate::{Bond, Bonds, ChangesLeft, Error, Event, HISTORY, HoldReason, Members, mock::*};
use frame::{testing_prelude::*, traits::fungible::Inspect, traits::fungible::InspectHold};
use sd_primitives::{Balance, SD};
use sp_staking::{
	SessionIndex,
	offence::{Kind, Offence, OffenceError, ReportOffence},
};

fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

fn add(account: u64) -> DispatchResult {
	SdValidators::add_validator(RuntimeOrigin::root(), account)
}

fn remove(account: u64) -> DispatchResult {
	SdValidators::remove_validator(RuntimeOrigin::root(), account)
}

/// Who validates from the session after the next on.
fn members() -> Vec<u64> {
	Members::<Test>::get().into_inner()
}

/// What `account` has on hold as its bond.
fn held(account: u64) -> Balance {
	Balances::balance_on_hold(&HoldReason::Bond.into(), &account)
}

/// What `account` may spend.
fn free(account: u64) -> Balance {
	Balances::balance(&account)
}

/// Events of this pallet since the last reset.
fn events() -> Vec<Event<Test>> {
	let ours = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::SdValidators(event) => Some(event),
		_ => None,
	});
	ours.collect()
}

/// Validators of the running session, and of the next.
fn sets() -> (Vec<u64>, Vec<u64>) {
	let queued = Session::queued_keys().into_iter().map(|(account, _)| account);
	(Session::validators(), queued.collect())
}

/// Who cheated at the same time, each for the first time in this `slot` of this `session`.
struct Cheats {
	who: Vec<u64>,
	session: SessionIndex,
	slot: u64,
	validators: u32,
}

impl Offence<(u64, ())> for Cheats {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<(u64, ())> {
		self.who.iter().map(|who| (*who, ())).collect()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.validators
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	fn slash_fraction(&self, offenders: u32) -> Perbill {
		Perbill::from_rational(3 * offenders, self.validators).square()
	}
}

/// Prove that `who` cheated in `slot` of this session, in which as many validate as do.
fn cheat(who: u64, slot: u64) {
	cheat_in(Session::current_index(), who, slot);
}

/// Prove that `who` cheated in `slot` of `session`.
fn cheat_in(session: SessionIndex, who: u64, slot: u64) {
	let validators = Session::validators().len() as u32;
	assert_eq!(report(Cheats { who: vec![who], session, slot, validators }), Ok(()));
}

fn report(cheats: Cheats) -> Result<(), OffenceError> {
	<Offences as ReportOffence<_, _, _>>::report_offence(vec![], cheats)
}

/// What one cheat among four costs: nine sixteenths of the bond.
const COST: Balance = BOND / 16 * 9;
