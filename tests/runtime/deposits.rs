//! The deposits of proposals: they come back, or go to Community when a referendum throws the proposal out. None is burned.

use crate::{common::*, referenda::*};
use Sr25519Keyring::{Dave, Ferdie};
use frame_support::assert_ok;
use pallet_democracy::{Call, Error, PublicProps};
use pallet_sd_treasury::Pot;
use polkadot_sdk::{sp_keyring::Sr25519Keyring, *};
use sd_primitives::SD;
use sd_runtime::*;

/// What Community has.
fn community() -> Balance {
	Balances::free_balance(SdTreasury::pot(Pot::Community))
}

/// What Dave and Ferdie have, with what is reserved of it.
fn people() -> [(Balance, Balance); 2] {
	[Dave, Ferdie].map(|key| {
		let account = key.to_account_id();
		(Balances::free_balance(&account), Balances::reserved_balance(&account))
	})
}

/// Dave proposes a call for 1 SD, which Ferdie seconds; then Root makes `thrown_out`, and Community has both deposits.
fn throw_out(call: &RuntimeCall, thrown_out: Call<Runtime>) {
	let (issuance, before, had) = (Balances::total_issuance(), people(), community());
	assert_ok!(propose(call));
	assert_ok!(dispatch(Call::second { proposal: 0 }, by(Ferdie)));
	assert_eq!(people(), before.map(|(free, reserved)| (free - SD, reserved + SD)));
	assert_ok!(dispatch(thrown_out, RuntimeOrigin::root()));
	assert!(PublicProps::<Runtime>::get().is_empty());
	assert_eq!(people(), before.map(|(free, reserved)| (free - SD, reserved)));
	assert_eq!(community(), had + 2 * SD);
	assert_eq!(Balances::total_issuance(), issuance);
	for who in [Dave, Ferdie].map(|key| key.to_account_id()) {
		System::assert_has_event(pallet_balances::Event::Slashed { who, amount: SD }.into());
	}
}

#[test]
fn the_deposits_of_a_cancelled_proposal_go_to_community() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		throw_out(&elect(&[Dave]), Call::cancel_proposal { prop_index: 0 });
		assert_ok!(propose(&elect(&[Dave])));
	});
}

#[test]
fn those_of_a_forbidden_one_too_and_nobody_proposes_it_again() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let call = elect(&[Dave]);
		let (proposal_hash, maybe_ref_index) = (proposal(&call).hash(), None);
		throw_out(&call, Call::blacklist { proposal_hash, maybe_ref_index });
		assert_eq!(propose(&call), Err(Error::<Runtime>::ProposalBlacklisted.into()));
		assert_ok!(propose(&elect(&[Ferdie])));
	});
}

#[test]
fn what_comes_to_the_vote_has_them_back_whatever_the_committee_does_to_it() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let (before, had) = (people(), community());
		assert_ok!(propose(&elect(&[Dave])));
		assert_ok!(dispatch(Call::second { proposal: 0 }, by(Ferdie)));
		go_to_the_vote();
		assert_eq!(people(), before);
		let ref_index = 0;
		assert_ok!(dispatch(Call::emergency_cancel { ref_index }, committee_of(2, 3)));
		assert_eq!((people(), community()), (before, had));
	});
}
