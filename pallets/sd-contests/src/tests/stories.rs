//! Whatever happens in whatever order, everything ends where it belongs.

use super::*;
use crate::{Ballots, Call, Contests, Entries, Outcomes, Votes};
use frame::deps::sp_io::storage::root;
use proptest::{collection::vec, prelude::*};

/// Who takes part.
const PEOPLE: core::ops::RangeInclusive<u64> = ALICE..=EXCLUDED;

/// One by the host, and three of two sponsors.
const CONTESTS: core::ops::Range<ContestId> = 0..4;

/// What somebody tries to do.
#[derive(Clone, Debug)]
enum Act {
	Enter(u64, ContestId),
	Vote(u64, ContestId, u64, Balance),
	Close(ContestId),
	Claim(ContestId, u32),
	Release(ContestId, u64),
	Earn(u64),
	TakeDown(u64, ContestId),
	Wait(BlockNumber),
}

/// Any act; entering, voting and what comes at the end so often.
fn an_act(entering: u32, voting: u32, ending: u32) -> impl Strategy<Value = Act> {
	prop_oneof![
		entering => (PEOPLE, CONTESTS).prop_map(|(who, contest)| Act::Enter(who, contest)),
		voting => (PEOPLE, CONTESTS, PEOPLE, 0..=2 * EARNED)
			.prop_map(|(who, contest, creator, amount)| Act::Vote(who, contest, creator, amount)),
		ending => CONTESTS.prop_map(Act::Close),
		ending => (CONTESTS, 0..3u32).prop_map(|(contest, rank)| Act::Claim(contest, rank)),
		2 * ending => (CONTESTS, PEOPLE).prop_map(|(contest, who)| Act::Release(contest, who)),
		1 => PEOPLE.prop_map(Act::Earn),
		1 => (PEOPLE, CONTESTS).prop_map(|(who, contest)| Act::TakeDown(who, contest)),
		1 => (1..=6u32).prop_map(Act::Wait),
	]
}

/// Everything that may be left to do when the contests are closed, in any order.
fn the_rest() -> impl Strategy<Value = Vec<Act>> {
	let of_one = |contest| {
		let claims = (0..3).map(move |rank| Act::Claim(contest, rank));
		claims.chain(PEOPLE.map(move |account| Act::Release(contest, account)))
	};
	Just(CONTESTS.flat_map(of_one).collect::<Vec<_>>()).prop_shuffle()
}

/// What of `creator` is entered in a contest.
fn graphic(creator: u64, contest: ContestId) -> ContentHash {
	ContentHash::from_slice(&[[creator as u8, contest as u8]; 16].concat())
}

impl Act {
	/// Try it. An error has changed nothing.
	fn try_out(self) {
		let (who, call) = match self {
			Act::Enter(who, contest) => {
				let content_hash = graphic(who, contest);
				(who, Call::enter { contest, content_hash })
			}
			Act::Vote(who, contest, creator, amount) => {
				(who, Call::vote { contest, creator, amount })
			}
			Act::Close(contest) => (DAVE, Call::close { contest }),
			Act::Claim(contest, rank) => (DAVE, Call::claim_prize { contest, rank }),
			Act::Release(contest, account) => (DAVE, Call::release { contest, account }),
			Act::Earn(who) => return Earned::mutate(who, |earned| *earned += 7),
			Act::TakeDown(who, contest) => return take_down(graphic(who, contest)),
			Act::Wait(blocks) => {
				return System::set_block_number(System::block_number() + blocks);
			}
		};
		let before = root(StateVersion::V1);
		let outcome = RuntimeCall::SdContests(call).dispatch(signed(who));
		assert!(outcome.is_ok() || before == root(StateVersion::V1), "an error changed something");
		check();
	}
}

/// Try all of `acts`, in `block` and after.
fn from(block: BlockNumber, acts: Vec<Act>) {
	System::set_block_number(block.max(System::block_number()));
	acts.into_iter().for_each(Act::try_out);
}

/// Whether nothing of anybody's is on hold, nothing set aside, no money lost, and nothing known of any contest.
fn assert_all_over() {
	PEOPLE.for_each(|account| assert_eq!(holds(account), [0; 3]));
	assert_eq!(Held::get(), 0);
	let everything = (ALICE..=CHANNEL).map(free).sum::<Balance>();
	assert_eq!(everything, Balance::from(CHANNEL) * ENDOWMENT);
	assert_eq!(Balances::total_issuance(), everything);
	let records = Contests::<Test>::iter().count()
		+ Ballots::<Test>::iter().count()
		+ Outcomes::<Test>::iter().count()
		+ Entries::<Test>::iter().count()
		+ Votes::<Test>::iter().count();
	assert_eq!(records, 0);
}

proptest! {
	#[test]
	fn nothing_is_ever_stuck(
		entering in vec(an_act(20, 1, 1), 0..40),
		voting in vec(an_act(1, 20, 1), 0..40),
		ending in vec(an_act(1, 1, 6), 0..40),
		rest in the_rest(),
	) {
		execute(|| {
			a_contest();
			for sponsor in [BOB, CAROL, BOB] {
				sponsored_by(sponsor);
			}
			Earned::remove(DAVE);
			for (who, contest) in PEOPLE.flat_map(|who| CONTESTS.map(move |contest| (who, contest))) {
				Pictures::insert(graphic(who, contest), (who, OPENED, false, false));
			}

			from(OPENED, entering);
			from(ENTRIES_UNTIL, voting);
			from(VOTES_UNTIL, ending);
			from(System::block_number(), CONTESTS.map(Act::Close).collect());
			from(System::block_number() + MODERATION, rest);
			assert_all_over();
		});
	}
}
