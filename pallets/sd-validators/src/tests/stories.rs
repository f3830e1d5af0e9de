//! Whatever happens in whatever order, the invariants hold, no money is lost, and bonds come back but for what was slashed.

use super::*;
use crate::Call;
use frame::deps::sp_io::storage::root;
use proptest::{collection::vec, prelude::*};

/// Who takes part.
const PEOPLE: core::ops::RangeInclusive<u64> = 1..=DAVE;

/// What somebody tries to do.
#[derive(Clone, Debug)]
enum Act {
	Add(u64),
	Remove(u64),
	Bond(u64, Balance),
	Unbond(u64),
	Withdraw(u64),
	SetKeys(u64),
	PurgeKeys(u64),
	Author(prop::sample::Index),
	Cheat(prop::sample::Index, u64, SessionIndex),
	Pass(u32),
}

fn an_act() -> impl Strategy<Value = Act> {
	let index = any::<prop::sample::Index>;
	prop_oneof![
		6 => PEOPLE.prop_map(Act::Add),
		4 => PEOPLE.prop_map(Act::Remove),
		3 => (PEOPLE, prop_oneof![Just(0), Just(BOND), 0..=2 * BOND])
			.prop_map(|(who, amount)| Act::Bond(who, amount)),
		3 => PEOPLE.prop_map(Act::Unbond),
		3 => PEOPLE.prop_map(Act::Withdraw),
		2 => PEOPLE.prop_map(Act::SetKeys),
		2 => PEOPLE.prop_map(Act::PurgeKeys),
		3 => index().prop_map(Act::Author),
		2 => (index(), 0..3u64, 0..3u32).prop_map(|(who, slot, ago)| Act::Cheat(who, slot, ago)),
		6 => (1..=3u32).prop_map(Act::Pass),
	]
}

impl Act {
	/// Try it. An error has changed nothing.
	fn try_out(self) {
		let root_origin = RuntimeOrigin::root();
		let (origin, call): (RuntimeOrigin, RuntimeCall) = match self {
			Act::Add(account) => (root_origin, Call::add_validator { account }.into()),
			Act::Remove(account) => (root_origin, Call::remove_validator { account }.into()),
			Act::Bond(who, amount) => (signed(who), Call::bond { amount }.into()),
			Act::Unbond(who) => (signed(who), Call::unbond {}.into()),
			Act::Withdraw(who) => (signed(who), Call::withdraw {}.into()),
			Act::PurgeKeys(who) => (signed(who), Call::purge_keys {}.into()),
			Act::SetKeys(who) => {
				let (keys, proof) = Candidates::keys(&who);
				(signed(who), pallet_session::Call::set_keys { keys, proof }.into())
			}
			Act::Author(who) => return next_author(who),
			Act::Cheat(who, slot, ago) => return cheat_some_time(who, slot, ago),
			Act::Pass(sessions) => return pass_sessions(sessions),
		};
		let before = root(StateVersion::V1);
		let outcome = call.dispatch(origin);
		assert!(outcome.is_ok() || before == root(StateVersion::V1), "an error changed something");
	}
}

/// A block by one of those who are active in its session, and not disabled in it.
fn next_author(who: prop::sample::Index) {
	let (active, queued) = sets();
	let begins = (System::block_number() + 1).is_multiple_of(SESSION);
	let who = *who.get(if begins { &queued } else { &active });
	author(who);
}

/// Somebody who is active cheated in this session, or in an earlier one in which it was active, too.
fn cheat_some_time(who: prop::sample::Index, slot: u64, ago: SessionIndex) {
	let active = Session::validators();
	let who = *who.get(&active);
	let session = Session::current_index().saturating_sub(ago);
	let validators = active.len() as u32;
	let reported = report(Cheats { who: vec![who], session, slot, validators });
	assert!(matches!(reported, Ok(()) | Err(OffenceError::DuplicateReport)));
}

/// What was ever slashed.
fn slashed() -> Balance {
	free(COMMUNITY) - ENDOWMENT
}

proptest! {
	// Each ends with a week of sessions.
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn everything_stays_sound(acts in vec(an_act(), 0..40)) {
		execute(|| {
			let mut before = 0;
			for act in acts {
				let cheats = matches!(act, Act::Cheat(..));
				act.try_out();
				check();
				assert!(!Session::validators().is_empty());
				assert!(slashed() == before || (cheats && slashed() > before));
				before = slashed();
			}

			// Everybody but three leaves, one in a session, and has everything back that was not slashed.
			pass_sessions(3);
			for who in PEOPLE {
				let _ = remove(who);
				pass_sessions(1);
			}
			pass_sessions(2);
			for who in PEOPLE {
				let _ = SdValidators::unbond(signed(who));
			}
			pass_sessions(HISTORY + 2);
			for who in PEOPLE {
				if Members::<Test>::get().contains(&who) {
					continue;
				}
				let _ = SdValidators::withdraw(signed(who));
				let _ = SdValidators::purge_keys(signed(who));
				assert_eq!(held(who), 0);
				assert!(Session::load_keys(&who).is_none());
			}
			check();
			let theirs = PEOPLE.map(|who| free(who) + Balances::total_balance_on_hold(&who));
			let whole = theirs.sum::<Balance>() + slashed();
			assert_eq!(whole, Balance::from(DAVE) * ENDOWMENT);
		});
	}
}
