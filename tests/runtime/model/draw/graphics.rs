//! Pictures: made, let be made, settled, claimed, shared, taken down, forgotten.

use super::*;
use crate::model::steps::{
	Allowance, Bulk, Cheating, Claim, Creator, Forged, Forgery, Known, Part,
};

/// What becomes of pictures, but that they are traded or compete.
pub(super) fn any_work() -> impl Strategy<Value = Step> {
	prop_oneof![
		14 => any_generation(),
		9 => any_word(),
		12 => (generator(), any_bulk())
			.prop_map(|(generator, bulk)| Step::Settle { generator, bulk }),
		9 => (payer(), any_claim()).prop_map(|(by, claim)| Step::Claim { by, claim }),
		16 => any_publication(),
	]
}

/// A picture by an artist.
pub(super) fn any_generation() -> impl Strategy<Value = Step> {
	let known = prop_oneof![
		1 => any::<usize>().prop_map(Known::Same),
		2 => any::<usize>().prop_map(Known::Alike),
	];
	(artist(), generator(), prop::option::weighted(0.15, known), least()).prop_map(
		|(creator, generator, known, least)| Step::Generate { creator, generator, known, least },
	)
}

/// Somebody says whom it lets charge it.
fn any_word() -> impl Strategy<Value = Step> {
	let parties = || (prop_oneof![2 => artist(), 1 => somebody()], generator());
	let forgery = prop_oneof![
		somebody().prop_map(Forgery::Sender),
		Just(Forgery::Expired),
		Just(Forgery::OfEarlier),
		Just(Forgery::OfLater),
		Just(Forgery::OfOther),
		Just(Forgery::ByOther),
		Just(Forgery::Bare),
	];
	let signed = (newcomer(), generator(), allowance(), prop::option::weighted(0.2, forgery));
	prop_oneof![
		5 => (parties(), allowance()).prop_map(|((account, generator), allowance)| {
			Step::Consent { account, generator, allowance }
		}),
		5 => signed.prop_map(|(account, generator, allowance, forgery)| {
			Step::ConsentSigned { account, generator, allowance, forgery }
		}),
		1 => (parties(), pick(0.8)).prop_map(|((account, generator), which)| {
			Step::Withdraw { account, generator, which }
		}),
	]
}

/// Mostly enough for a batch or two, for some time.
fn allowance() -> impl Strategy<Value = Allowance> {
	let per_epoch = prop_oneof![12 => 3..40u32, 4 => 1..4u32, 1 => Just(0), 1 => any::<u32>()];
	let blocks = prop_oneof![
		6 => 20..3_000i32,
		2 => 0..20i32,
		1 => -2..1i32,
		12 => 1_000_000..2_000_000i32,
	];
	let least = prop::option::weighted(0.15, amount());
	(per_epoch, least, blocks).prop_map(|(per_epoch, least, blocks)| Allowance {
		per_epoch,
		least,
		blocks,
	})
}

/// Mostly somebody who has nothing yet.
fn newcomer() -> impl Strategy<Value = Key> {
	prop_oneof![6 => select(NEWCOMERS.to_vec()), 4 => artist(), 1 => generator()]
}

/// Mostly of those that let the generator, a few pictures of each.
fn any_bulk() -> impl Strategy<Value = Bulk> {
	let creator = prop_oneof![
		8 => any::<usize>().prop_map(Creator::Consenting),
		1 => payee().prop_map(Creator::Anybody),
	];
	let count = prop_oneof![
		12 => (1..5u128).prop_map(Amount::Units),
		3 => (5..20u128).prop_map(Amount::Units),
		2 => (0..=1_000u32).prop_map(Amount::Part),
		1 => (-1..=1).prop_map(Amount::All),
	];
	let part = (creator, count).prop_map(|(creator, count)| Part { creator, count });
	let parts = prop_oneof![4 => vec(part.clone(), 1..5), 1 => vec(part, 0..9)];
	let cheating = prop_oneof![
		2 => Just(Cheating::Twice),
		2 => Just(Cheating::Empty),
		2 => Just(Cheating::Again),
		4 => Just(Cheating::Grabbed),
		3 => any::<usize>().prop_map(Cheating::Known),
		3 => any::<usize>().prop_map(Cheating::Alike),
		2 => Just(Cheating::Model),
	];
	let least = prop::option::weighted(0.2, amount());
	let cheating = prop::option::weighted(0.25, cheating);
	let invited = vec((newcomer(), allowance()), 0..=2);
	let flags = (prop::bool::weighted(0.6), prop::bool::weighted(0.95));
	(invited, parts, least, flags, cheating).prop_map(
		|(invited, parts, least, (sponsor, fits), cheating)| Bulk {
			invited,
			parts,
			least,
			sponsor,
			fits,
			cheating,
		},
	)
}

fn any_claim() -> impl Strategy<Value = Claim> {
	let forged = prop_oneof![
		1 => Just(Forged::Root),
		1 => Just(Forged::Beyond),
		3 => (1..4u32).prop_map(Forged::Shifted),
		2 => payee().prop_map(Forged::Creator),
		1 => Just(Forged::Picture),
		1 => Just(Forged::Shorter),
		1 => Just(Forged::Longer),
	];
	(0..4usize, pick(0.9), prop::option::weighted(0.2, forged))
		.prop_map(|(batch, leaf, forged)| Claim { batch, leaf, forged })
}

/// What becomes of registered graphics.
pub(super) fn any_publication() -> impl Strategy<Value = Step> {
	let length = |most| prop_oneof![1 => Just(0), 20 => 1..=most];
	let share = (pick(0.85), prop::option::weighted(0.05, somebody()), length(96usize), least());
	let take_down = (pick(0.6), prop::option::weighted(0.1, somebody()), length(256usize));
	prop_oneof![
		12 => share.prop_map(|(which, by, cid, least)| Step::Share { which, by, cid, least }),
		9 => (pick(0.9), payer()).prop_map(|(which, by)| Step::SettleShare { which, by }),
		3 => take_down.prop_map(|(which, by, reason)| Step::TakeDown { which, by, reason }),
		4 => (pick(0.9), payer()).prop_map(|(which, by)| Step::Prune { which, by }),
	]
}
