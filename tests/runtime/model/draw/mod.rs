//! How likely each step is.

mod contests;
mod graphics;
mod market;
mod rounds;
mod terms;

pub use rounds::busy_steps;
pub use terms::any_terms;

use super::{
	cast::{ASSET_FUNDS, ASSETS, GENERATORS, Key, NEWCOMERS, people},
	steps::{Amount, Payee, Pick, Step},
};
use contests::{any_competition, any_next_phase};
use graphics::{any_generation, any_publication, any_work};
use market::any_trade;
use polkadot_sdk::sp_keyring::Sr25519Keyring::{
	Alice, AliceStash, BobStash, CharlieStash, Dave, DaveStash, Eve, EveStash, Ferdie, FerdieStash,
};
use proptest::{collection::vec, prelude::*, sample::select};
use sd_ledger::{Asset, ChannelId, CompanyTerms, Pot, SD, Source};
use std::fmt::Debug;

/// `count` random steps. From a run that fails, steps that do not matter are left out first.
pub fn any_steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
	those_that_matter(count, any_step())
}

/// `count` times `step`. From a run that fails, those that do not matter are left out first.
pub fn those_that_matter<T: Debug>(
	count: usize,
	step: impl Strategy<Value = T>,
) -> impl Strategy<Value = Vec<T>> {
	let all = vec(prop::bool::weighted(1.0), count);
	(all, vec(step, count)).prop_map(|(matter, steps)| {
		matter
			.into_iter()
			.zip(steps)
			.filter(|(matters, _)| *matters)
			.map(|(_, step)| step)
			.collect()
	})
}

fn any_step() -> impl Strategy<Value = Step> {
	prop_oneof![
		12 => any_wait(),
		2 => any_next_phase(None),
		44 => any_work(),
		11 => any_trade(),
		7 => any_competition(),
		11 => any_payment(),
		10 => any_decision(),
		2 => any_change_of_the_world(),
	]
}

fn any_wait() -> impl Strategy<Value = Step> {
	let blocks = prop_oneof![
		8 => 1..4u32,
		3 => 4..30u32,
		2 => 30..200u32,
		1 => 200..3_000u32,
		1 => 3_000..1_000_000u32,
	];
	(blocks, 0..4usize).prop_map(|(blocks, author)| Step::Wait { blocks, author })
}

/// What moves money without a rule.
fn any_payment() -> impl Strategy<Value = Step> {
	let sources = select(vec![Source::Company, Source::Community, Source::Ecosystem]);
	let owner = prop_oneof![3 => artist(), 1 => generator()];
	let spend = (sources, any_asset(), amount(), payee(), rightful());
	prop_oneof![
		6 => (somebody(), payee(), amount())
			.prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
		2 => (owner, any::<bool>(), prop_oneof![1 => Just(Amount::Units(0)), 1 => amount()])
			.prop_map(|(who, frozen, amount)| Step::SetAside { who, frozen, amount }),
		8 => spend.prop_map(|(source, asset, amount, beneficiary, rightful)| Step::Spend {
			source,
			asset,
			amount,
			beneficiary,
			rightful,
		}),
	]
}

fn any_decision() -> impl Strategy<Value = Step> {
	prop_oneof![
		5 => (any_terms(), rightful())
			.prop_map(|(terms, rightful)| Step::SetCommunityTerms { terms, rightful }),
		2 => (0..=22 * SD / 10, rightful()).prop_map(|(mint_company_fee, rightful)| {
			Step::SetCompanyTerms { terms: CompanyTerms { mint_company_fee }, rightful }
		}),
		1 => (lane(), rightful()).prop_map(|((generator, quota), rightful)| {
			Step::Register { generator, quota, rightful }
		}),
		3 => (lane(), rightful()).prop_map(|((generator, quota), rightful)| {
			Step::SetQuota { generator, quota, rightful }
		}),
		1 => (generator(), rightful())
			.prop_map(|(generator, rightful)| Step::Suspend { generator, rightful }),
		2 => (generator(), rightful())
			.prop_map(|(generator, rightful)| Step::Resume { generator, rightful }),
		1 => (somebody(), prop::bool::weighted(0.7), rightful()).prop_map(
			|(account, moderator, rightful)| Step::SetModerator { account, moderator, rightful }
		),
		1 => (somebody(), prop::bool::weighted(0.7), rightful())
			.prop_map(|(account, host, rightful)| Step::SetHost { account, host, rightful }),
		2 => (any_asset(), prop::bool::weighted(0.7), rightful())
			.prop_map(|(asset, allowed, rightful)| Step::SetAsset { asset, allowed, rightful }),
		1 => somebody().prop_map(|member| Step::Seat { member }),
	]
}

fn any_change_of_the_world() -> impl Strategy<Value = Step> {
	let mut channels = ChannelId::EARNED.to_vec();
	channels.push(ChannelId::Ecosystem);
	prop_oneof![
		3 => (select(channels), prop_oneof![part(), units()])
			.prop_map(|(channel, left)| Step::Drain { channel, left }),
		2 => (pick(0.9), prop_oneof![0..6u32, 30..70u32, Just(199), any::<u32>()])
			.prop_map(|(which, sales)| Step::Trade { which, sales }),
		1 => Just(Step::HandOver),
	]
}

/// So often one of those with which the step can be taken.
pub fn pick(open: f64) -> impl Strategy<Value = Pick> {
	(prop::bool::weighted(open), any::<usize>())
		.prop_map(|(open, which)| if open { Pick::Open(which) } else { Pick::Any(which) })
}

fn somebody() -> impl Strategy<Value = Key> {
	select(people().collect::<Vec<_>>())
}

/// Mostly somebody who may earn.
fn artist() -> impl Strategy<Value = Key> {
	let (rich, poor) = (vec![AliceStash, BobStash, EveStash], vec![CharlieStash, Dave]);
	prop_oneof![8 => select(rich), 2 => select(poor), 2 => somebody()]
}

/// Mostly somebody who can pay for a transaction.
fn payer() -> impl Strategy<Value = Key> {
	prop_oneof![12 => select(vec![Alice, AliceStash, BobStash, EveStash]), 1 => somebody()]
}

fn generator() -> impl Strategy<Value = Key> {
	prop_oneof![10 => select(vec![Eve, Ferdie]), 2 => select(GENERATORS.to_vec())]
}

/// A generator and its quota: mostly such that its lane is narrow, or one beside which the others' are.
fn lane() -> impl Strategy<Value = (Key, u32)> {
	prop_oneof![
		6 => (select(vec![Eve, Ferdie, DaveStash]), 1..60u32),
		2 => (Just(FerdieStash), 1_000..5_000u32),
		1 => (select(GENERATORS.to_vec()), prop_oneof![Just(0), any::<u32>()]),
	]
}

fn payee() -> impl Strategy<Value = Payee> {
	let pot = select(Pot::ALL.to_vec()).prop_map(Payee::Pot);
	prop_oneof![5 => somebody().prop_map(Payee::Person), 1 => pot]
}

/// Mostly $SD, and rarely one that does not exist.
fn any_asset() -> impl Strategy<Value = Asset> {
	let foreign = select(ASSETS.map(|(id, _)| Asset::Other(id)).to_vec());
	prop_oneof![12 => Just(Asset::Sd), 8 => foreign, 1 => Just(Asset::Other(9))]
}

fn rightful() -> impl Strategy<Value = bool> {
	prop::bool::weighted(0.9)
}

fn least() -> impl Strategy<Value = Option<Amount>> {
	prop::option::weighted(0.3, amount())
}

/// Of every order of magnitude, and often just what is at stake.
pub fn amount() -> impl Strategy<Value = Amount> {
	prop_oneof![3 => part(), 1 => units()]
}

fn part() -> impl Strategy<Value = Amount> {
	prop_oneof![(0..=1_000u32).prop_map(Amount::Part), (-1..=1).prop_map(Amount::All)]
}

fn units() -> impl Strategy<Value = Amount> {
	(0..=63u32, any::<u64>()).prop_map(|(shift, bits)| Amount::Units((bits >> shift).into()))
}
