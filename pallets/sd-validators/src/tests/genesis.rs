//! How a network begins.

use super::*;

#[test]
fn the_first_members_have_bonded_out_of_their_own() {
	execute(|| {
		for member in MEMBERS {
			assert_eq!((held(member), free(member)), (BOND, ENDOWMENT - BOND));
		}
	});
}

/// Build a genesis in which something is different.
fn different(change: impl FnOnce(&mut crate::GenesisConfig<Test>)) {
	let mut genesis = genesis(MEMBERS.to_vec());
	change(&mut genesis.sd_validators);
	genesis.build_storage().unwrap();
}

#[test]
fn nobody_is_a_sound_beginning() {
	different(|it| it.members.clear());
}

#[test]
#[should_panic(expected = "no member twice")]
fn a_genesis_with_a_member_twice_is_refused() {
	different(|it| it.members = vec![1, 2, 3, 3]);
}

#[test]
#[should_panic(expected = "there are members enough")]
fn a_genesis_with_fewer_members_than_the_minimum_is_refused() {
	different(|it| it.members = vec![1, 2]);
}

#[test]
#[should_panic(expected = "members are few enough")]
fn a_genesis_with_too_many_members_is_refused() {
	let mut genesis = genesis((1..=u64::from(crate::MAX_MEMBERS) + 1).collect());
	genesis.balances.balances =
		(1..=u64::from(crate::MAX_MEMBERS) + 1).map(|member| (member, ENDOWMENT)).collect();
	genesis.session.keys.clear();
	genesis.session.non_authority_keys.clear();
	genesis.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "every member can pay its bond")]
fn a_genesis_with_a_poor_member_is_refused() {
	different(|it| it.bond = Some(ENDOWMENT));
}

#[test]
#[should_panic(expected = "a session has a slot")]
fn a_genesis_without_slots_is_refused() {
	different(|it| it.session_length = Some(0));
}

#[test]
#[should_panic(expected = "the minimum is a member at least")]
fn a_genesis_without_a_minimum_is_refused() {
	different(|it| it.minimum = Some(0));
}

#[test]
fn a_network_may_ask_for_no_bond() {
	let mut genesis = genesis(MEMBERS.to_vec());
	genesis.sd_validators.bond = Some(0);
	genesis.balances.balances.retain(|(account, _)| *account == COMMUNITY);
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		System::set_block_number(1);
		pass_sessions(2);
		cheat(1, 7);
		assert_eq!(members(), [2, 3, 4]);
		SdValidators::do_try_state().expect("the invariants hold");
	});
}
