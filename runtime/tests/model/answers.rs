//! What the runtime API answers of graphics, batches and generators.

use super::{
	cast::{account, who},
	registry::{Registered, content_hash},
	world::World,
};
use polkadot_sdk::sp_core::H256;
use sd_primitives::{
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ModelInfo, SharedInfo},
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
		made: batch.map_or(registered.block, |(batch, _)| batch.block),
		registered: registered.block,
		batch: batch.map(|(batch, index)| (batch.root, index)),
		shared: registered.shared.as_ref().map(|shared| SharedInfo {
			cid: vec![b'c'; shared.cid],
			block: shared.block,
			pending: shared.pending.map(pending),
		}),
		taken_down: registered.taken_down.as_ref().map(|removal| vec![b'r'; removal.reason]),
	}
}
