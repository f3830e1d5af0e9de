//! The registry: entering graphics, finding them, and removing those that nobody has used.

use crate::{
	Batches, Config, Error, Gallery, Generator, Generators, Graphics, Models, Pallet, Provenance,
	Registered, Removals, SkippedCreators,
};
use alloc::vec::Vec;
use frame::prelude::*;
use sd_primitives::{
	ContentHash, Graphic,
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ModelInfo, SharedInfo},
	traits::ShareRule,
};

impl<T: Config> Pallet<T> {
	/// Enter a graphic that is not registered.
	pub(crate) fn enter(
		graphic: &Graphic<T::AccountId>,
		generator: &T::AccountId,
		key_version: u32,
		provenance: Provenance,
	) -> Registered<T::AccountId> {
		let registered = Registered {
			creator: graphic.creator.clone(),
			generator: generator.clone(),
			key_version,
			model: graphic.model,
			fingerprint: graphic.fingerprint,
			recipe_hash: graphic.recipe_hash,
			block: Self::now(),
			provenance,
			shared: false,
			taken_down: false,
		};
		Graphics::<T>::insert(graphic.content_hash, &registered);
		registered
	}

	/// A graphic in the registry.
	pub(crate) fn registered(
		content_hash: ContentHash,
	) -> Result<Registered<T::AccountId>, Error<T>> {
		Graphics::<T>::get(content_hash).ok_or(Error::UnknownGraphic)
	}

	/// Remove a graphic that has not been used for as long as it must be kept.
	pub(crate) fn do_prune(content_hash: ContentHash) -> DispatchResult {
		let graphic = Self::registered(content_hash)?;
		ensure!(!graphic.shared && !graphic.taken_down, Error::<T>::NotForgotten);
		let kept_until = graphic.block.saturating_add(T::Rules::retention());
		ensure!(kept_until <= Self::now(), Error::<T>::TooYoung);

		Graphics::<T>::remove(content_hash);
		if let Provenance::Batch { root, .. } = graphic.provenance {
			Self::unclaim(root);
		}
		Ok(())
	}
}

/// What clients can ask.
impl<T: Config> Pallet<T> {
	/// A registered graphic, and what became of it.
	pub fn graphic(content_hash: ContentHash) -> Option<GraphicInfo<T::AccountId>> {
		let registered = Graphics::<T>::get(content_hash)?;
		let batch = match registered.provenance {
			Provenance::Single => None,
			Provenance::Batch { root, index } => Some((root, index)),
		};
		let settled = batch.and_then(|(root, _)| Batches::<T>::get(root));
		let shared = Gallery::<T>::get(content_hash).map(|shared| SharedInfo {
			cid: shared.cid.into_inner(),
			block: shared.block,
			pending: shared.pending,
		});
		let removal = Removals::<T>::get(content_hash);
		Some(GraphicInfo {
			graphic: Graphic {
				creator: registered.creator,
				content_hash,
				fingerprint: registered.fingerprint,
				recipe_hash: registered.recipe_hash,
				model: registered.model,
			},
			generator: registered.generator,
			key_version: registered.key_version,
			made: settled.map_or(registered.block, |batch| batch.block),
			registered: registered.block,
			batch,
			shared,
			taken_down: removal.map(|removal| removal.reason.into_inner()),
		})
	}

	/// A batch by its root.
	pub fn batch(root: H256) -> Option<BatchInfo<T::AccountId>> {
		let batch = Batches::<T>::get(root)?;
		Some(BatchInfo {
			generator: batch.generator,
			key_version: batch.key_version,
			block: batch.block,
			leaves: batch.leaves,
			settled: batch.settled,
			claimed: batch.claimed,
			skipped: SkippedCreators::<T>::get(root).into_inner(),
		})
	}

	/// A generator, which has made so many graphics, ever and in this epoch.
	pub fn generator(
		account: &T::AccountId,
		made: u64,
		made_in_epoch: u32,
	) -> Option<GeneratorInfo> {
		let Generator { name, key, key_version, quota, models, suspended } =
			Generators::<T>::get(account)?;
		let models = (0..models).filter_map(|index| Models::<T>::get(account, index));
		let models = models.map(|model| ModelInfo {
			name: model.name.into_inner(),
			weights_hash: model.weights_hash,
		});
		Some(GeneratorInfo {
			name: name.into_inner(),
			key,
			key_version,
			quota,
			suspended,
			made,
			made_in_epoch,
			models: models.collect::<Vec<_>>(),
		})
	}
}
