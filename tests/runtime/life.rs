//! The life of one graphic on both chains: made, shared, minted, sold and sold again, and the winner of a contest. Whatever
//! happens, every balance is what the ledger says.

use crate::model::{Amount, Key, Pick, Plan, Step, Story, World, who};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{AliceStash, BobStash, EveStash, FerdieStash};
use sd_ledger::{Asset, ChannelId, Earnings, Prize, SD};
use sd_runtime::*;

/// Who makes the graphic.
const ARTIST: Key = AliceStash;

/// Who buys it from the artist, and likes it,
const COLLECTOR: Key = BobStash;

/// and who buys it from the collector.
const MUSEUM: Key = EveStash;

/// All the money that a person has, and how much of it is on hold.
fn money(key: Key) -> (u128, u128) {
	let account = System::account(key.to_account_id()).data;
	(account.free + account.reserved, account.reserved)
}

/// Whether the ledger has everybody's money just so. A step compares much more; here is what this story is about.
fn assert_agreed(world: &World) {
	for key in [ARTIST, COLLECTOR, MUSEUM] {
		let on_hold = world.ledger.money().on_hold(who(key));
		let all = world.ledger.balance(who(key)) + on_hold;
		assert_eq!(money(key), (all, on_hold), "{key:?}");
	}
}

/// Take a step, and see what the artist has gained by it.
fn gain(world: &mut World, step: Step) -> i128 {
	let before = money(ARTIST).0;
	world.take(step);
	assert_agreed(world);
	i128::try_from(money(ARTIST).0).unwrap() - i128::try_from(before).unwrap()
}

fn generate(creator: Key) -> Step {
	Step::Generate { creator, generator: FerdieStash, known: None, least: None }
}

fn list(price: u128) -> Step {
	let (which, by, price) = (Pick::Any(0), None, Amount::Units(price));
	Step::List { which, by, asset: Asset::Sd, price, buyer: MUSEUM }
}

fn buy(buyer: Key) -> Step {
	Step::Buy { which: Pick::Any(0), buyer, most: Amount::All(0), instead: None }
}

fn next_phase() -> Step {
	Step::NextPhase { contest: 0, phase: None, more: 0, author: 0 }
}

#[test]
fn a_graphic_is_made_shared_minted_sold_and_sold_again_and_wins() {
	Story::of_the_first_days().write().tell(|world| {
		open_a_contest(world);
		make_and_share(world);
		mint_and_sell(world);
		win(world);
	});
}

fn open_a_contest(world: &mut World) {
	let plan = Plan {
		title: 6,
		prize: Amount::Units(40 * SD),
		shares: vec![750_000_000],
		entering: 0,
		voting: 0,
		quorum: SD / 2,
	};
	world.take(Step::Open { by: None, plan });
	assert_eq!(world.ledger.channel(ChannelId::Contest).held, 40 * SD);
}

fn make_and_share(world: &mut World) {
	// The artist is the host and has paid for that; now it earns 1 and pays 0.5, and the network fee.
	let gained = gain(world, generate(ARTIST));
	assert!((0..SD as i128 / 2).contains(&gained));
	world.take(generate(COLLECTOR));

	let enter = Step::Enter { contest: Pick::Any(0), which: Pick::Any(0), by: None };
	assert!(gain(world, enter) < 0);
	assert_eq!(money(ARTIST).1, 5 * SD);

	let (which, by) = (Pick::Any(0), None);
	world.take(Step::Share { which, by, cid: 46, least: None });
	assert_eq!(world.ledger.channel(ChannelId::Share).held, SD);
	let blocks = world.ledger.community_terms().moderation_period;
	world.take(Step::Wait { blocks, author: 0 });
	assert_eq!(gain(world, Step::SettleShare { which, by: MUSEUM }), SD as i128);
	let earned = Earnings { earned: 2 * SD, earned_otherwise: 0 };
	assert_eq!(world.ledger.earnings(who(ARTIST)), earned);
}

fn mint_and_sell(world: &mut World) {
	let (which, by, most) = (Pick::Any(0), None, Amount::All(0));
	world.take(Step::Mint { which, by, royalty: 100_000_000, most });
	assert_eq!(world.ledger.owner(0), Ok(who(ARTIST)));

	// 97.5 % of the price, and 0.5 % as a reward.
	world.take(list(100 * SD));
	assert_eq!(gain(world, buy(COLLECTOR)), 98 * SD as i128);
	assert_eq!(world.ledger.owner(0), Ok(who(COLLECTOR)));

	// A tenth of the price.
	world.take(list(200 * SD));
	let (before, artist) = (money(COLLECTOR).0, gain(world, buy(MUSEUM)));
	assert_eq!(artist, 20 * SD as i128);
	// 87.5 % of it, and half of 0.5 %.
	assert_eq!(money(COLLECTOR).0 - before, 175 * SD + SD / 2);
	assert_eq!((world.ledger.owner(0), world.ledger.items()[0].sales), (Ok(who(MUSEUM)), 2));
}

fn win(world: &mut World) {
	let (contest, entry) = (Pick::Any(0), Pick::Open(0));
	world.take(next_phase());
	world.take(Step::Vote { contest, voter: COLLECTOR, entry, amount: Amount::Units(3 * SD) });
	let standing = world.ledger.contests()[&0].best()[0];
	// The collector has earned 1 $SD by creating, and something by selling, which does not count.
	assert_eq!((standing.creator, standing.tally), (who(ARTIST), SD));
	assert_eq!(money(COLLECTOR).1, 3 * SD);

	world.take(next_phase());
	world.take(Step::Close { contest, by: MUSEUM });
	assert_eq!(world.ledger.channel(ChannelId::Contest).held, 30 * SD);
	world.take(next_phase());
	let claim = Step::ClaimPrize { contest, rank: Pick::Open(0), by: MUSEUM };
	assert_eq!(gain(world, claim), 30 * SD as i128);
	let outcome = world.ledger.contests()[&0].outcome.clone().expect("it is closed");
	assert_eq!(outcome.winners[0].2, Prize::Paid);

	for _ in 0..2 {
		let account = Pick::Open(0);
		world.take(Step::Release { contest, account, by: MUSEUM });
	}
	assert_agreed(world);
	assert!(world.ledger.contests().is_empty(), "nothing is left of the contest");
	assert_eq!((money(ARTIST).1, money(COLLECTOR).1), (0, 0));
	let earned = Earnings { earned: 2 * SD, earned_otherwise: SD / 2 + 30 * SD };
	assert_eq!(world.ledger.earnings(who(ARTIST)), earned);
	assert_eq!(world.ledger.channel(ChannelId::Contest).held, 0);
}
