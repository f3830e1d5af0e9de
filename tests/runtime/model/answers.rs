//! What the runtime API answers of graphics, batches, generators, offers and contests.

use super::{
	cast::{account, asset, who},
	items::commission,
	registry::{Registered, content_hash},
	world::World,
};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill};
use sd_primitives::{
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ListingInfo, ModelInfo, SharedInfo},
	traits::PendingReward,
};
use sd_runtime::{sd_api::runtime_decl_for_sd_api::SdApiV1, *};

/// The last graphic and the last batch are known as they are, and so is every generator; what there is not is not known.
pub fn compare(world: &World) {
	let registry = &world.registry;
	let unknown = registry.looks.len() as u64;
	assert_eq!(Runtime::graphic(content_hash(unknown)), None);
	if let Some((picture, registered)) = registry.graphics.last_key_value() {
		assert_eq!(Runtime::graphic(content_hash(*picture)), Some(graphic(world, registered)));
	}
	if let Some(batch) = registry.batches.last() {
		let stored = batch.on_chain();
		let info = BatchInfo {
			generator: stored.generator,
			key_version: stored.key_version,
			block: stored.block,
			leaves: stored.leaves,
			settled: stored.settled,
			claimed: stored.claimed,
			skipped: batch.skipped.iter().map(|who| account(*who)).collect(),
		};
		assert_eq!(Runtime::batch(batch.root), Some(info));
	}
	compare_market(world);
	compare_contest(world);
	let epoch = world.ledger.rolled();
	for (key, generator) in &world.generators {
		let info = Runtime::generator(key.to_account_id()).expect("it is registered");
		let expected = GeneratorInfo {
			name: info.name.clone(),
			key: key.public(),
			key_version: 1,
			quota: generator.quota,
			suspended: generator.suspended,
			made: generator.made,
			made_in_epoch: epoch.epoch().used(who(*key)),
			models: vec![ModelInfo {
				name: info.models[0].name.clone(),
				weights_hash: H256::zero(),
			}],
		};
		assert_eq!(info, expected);
	}
}

/// The last offer.
fn compare_market(world: &World) {
	let ledger = &world.ledger;
	assert_eq!(Runtime::listing(ledger.items().len() as u32), None);
	let Some((number, listing)) = ledger.listings().last() else { return };
	let item = ledger.items()[number as usize];
	let info = ListingInfo {
		seller: account(item.owner.expect("what is listed is somebody's")),
		price: listing.price,
		asset: asset(listing.asset),
		allowed: ledger.is_priced(listing.asset),
		commission: commission(&listing),
		content_hash: content_hash(item.graphic),
		creator: account(item.creator),
		royalty: Perbill::from_parts(item.royalty),
		sales: item.sales,
	};
	assert_eq!(Runtime::listing(number), Some(info));
}

/// The last contest, of what it is most asked for.
fn compare_contest(world: &World) {
	let ledger = &world.ledger;
	assert_eq!(Runtime::contest(ledger.contests_opened()), None);
	let Some((number, contest)) = ledger.contests().last_key_value() else { return };
	let info = Runtime::contest(*number).expect("it is not over and done with");
	assert_eq!(info.title.len(), world.titles[*number as usize]);
	assert_eq!(info.entered as usize, contest.entries.len());
	assert_eq!((info.voters as usize, info.total), (contest.votes.len(), contest.total()));
	let standings = info.standings.into_iter().map(|of| (of.creator, of.content_hash, of.tally));
	let best = contest.best().into_iter();
	let best = best.map(|of| (account(of.creator), content_hash(of.graphic), of.tally));
	assert!(standings.eq(best), "how the contest stands");
	let due = contest.outcome.as_ref().map(|outcome| outcome.due);
	assert_eq!(info.outcome.map(|outcome| outcome.due), due);
}

fn graphic(world: &World, registered: &Registered) -> GraphicInfo<AccountId> {
	let batch = registered.batch.map(|(batch, index)| (&world.registry.batches[batch], index));
	let pending = |pending: sd_ledger::PendingShare| PendingReward {
		amount: pending.amount,
		due: pending.due,
	};
	GraphicInfo {
		graphic: registered.picture.graphic(),
		generator: registered.generator.to_account_id(),
		key_version: 1,
		made: world.registry.made(registered),
		registered: registered.block,
		batch: batch.map(|(batch, index)| (batch.root, index)),
		shared: registered.shared.as_ref().map(|shared| SharedInfo {
			cid: vec![b'c'; shared.cid],
			block: shared.block,
			pending: shared.pending.map(pending),
		}),
		taken_down: registered.taken_down.as_ref().map(|removal| vec![b'r'; removal.reason]),
		minted: registered.minted,
		entered: registered.entered,
	}
}
