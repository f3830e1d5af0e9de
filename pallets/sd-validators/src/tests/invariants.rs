//! `try_state` sees each broken invariant.

use super::*;
use crate::{Authored, Minimum, Offenders, SessionLength, Slash, Slashes};
use frame::traits::fungible::MutateHold;
use pallet_session::{DisabledValidators, NextKeys, QueuedKeys, Validators};
use sp_staking::offence::OffenceSeverity;

/// Break the state by `damage` and expect `try_state` to say `complaint`.
fn broken_by(damage: impl FnOnce(), complaint: &'static str) {
	execute(|| {
		hypothetically!({
			damage();
			assert_eq!(SdValidators::do_try_state(), Err(complaint.into()));
		})
	});
}

#[test]
fn a_set_without_members_is_seen() {
	broken_by(Members::<Test>::kill, "1: nobody validates");
}

#[test]
fn a_member_twice_is_seen() {
	let double = || Members::<Test>::mutate(|members| members.try_push(1).unwrap());
	broken_by(double, "1: a member twice");
}

#[test]
fn a_session_without_slots_and_a_minimum_of_nobody_are_seen() {
	broken_by(|| SessionLength::<Test>::put(0), "1: a session has no slot");
	broken_by(|| Minimum::<Test>::put(0), "1: the minimum is nobody");
}

#[test]
fn a_validator_without_keys_is_seen() {
	let complaint = "2: a validator has no keys";
	broken_by(|| NextKeys::<Test>::remove(1), complaint);
	let join = || Members::<Test>::mutate(|members| members.try_push(DAVE).unwrap());
	broken_by(join, complaint);
	broken_by(|| Validators::<Test>::append(DAVE), complaint);
	broken_by(|| QueuedKeys::<Test>::append((DAVE, Candidates::keys(&DAVE).0)), complaint);
}

#[test]
fn keys_in_use_of_others_are_seen() {
	let complaint = "2: the keys in use are not of the active";
	broken_by(crate::ActiveKeys::<Test>::kill, complaint);
	broken_by(|| crate::ActiveKeys::<Test>::mutate(|keys| keys.swap(0, 1)), complaint);
}

fn with_bond(account: u64, change: impl FnOnce(&mut Bond)) -> impl FnOnce() {
	move || Bonds::<Test>::mutate_extant(account, change)
}

#[test]
fn a_validator_without_a_bond_is_seen() {
	broken_by(|| Bonds::<Test>::remove(1), "3: a validator has no bond");
	let complaint = "3: the bond of a validator is unbonding";
	broken_by(with_bond(1, |bond| bond.unbonding = true), complaint);
	let complaint = "3: a validator has bonded too little";
	broken_by(with_bond(1, |bond| bond.held -= 1), complaint);
}

#[test]
fn a_bond_that_is_not_on_hold_is_seen() {
	let complaint = "4: a bond is not what is on hold for it";
	broken_by(with_bond(EVE, |bond| bond.held += 1), complaint);
	let hold = || {
		assert_ok!(Balances::hold(&HoldReason::Bond.into(), &DAVE, SD));
	};
	broken_by(hold, complaint);
	let nobodys = || Bonds::<Test>::insert(77, Bond { held: 1, ..Default::default() });
	broken_by(nobodys, "4: a bond is of nobody");
}

#[test]
fn a_chain_of_nobody_enabled_is_seen() {
	let disable = || {
		let all = (0..4).map(|index| (index, OffenceSeverity::max_severity()));
		DisabledValidators::<Test>::put(all.collect::<Vec<_>>());
	};
	broken_by(disable, "5: everybody is disabled");
}

#[test]
fn impossible_offenders_are_seen() {
	let offend = |who: Vec<u64>| move || Offenders::<Test>::put(BoundedVec::truncate_from(who));
	broken_by(offend(vec![EVE]), "5: an offender is not queued");
	broken_by(offend(vec![1, 1]), "5: an offender twice");
}

#[test]
fn blocks_of_nobody_are_seen() {
	let complaint = "6: blocks are counted of another session";
	broken_by(|| Authored::<Test>::insert(1, 1, 1), complaint);
	let complaint = "6: blocks are counted of somebody else";
	broken_by(|| Authored::<Test>::insert(0, EVE, 1), complaint);
}

#[test]
fn a_slash_that_is_remembered_for_nothing_is_seen() {
	let complaint = "7: a slash is remembered for nothing";
	broken_by(|| Slashes::<Test>::insert(1, 1, Slash::default()), complaint);
	let old = || {
		pass_sessions(HISTORY + 2);
		Slashes::<Test>::insert(0, 1, Slash::default());
	};
	broken_by(old, complaint);
}
