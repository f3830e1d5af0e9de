//! The registry: entering graphics, finding and marking them, and removing those that nobody has used.

use crate::{
	Batches, Config, Error, Generator, Generators, Graphics, Models, Pallet, Provenance,
	Registered, Removals, SkippedCreators,
};
use alloc::vec::Vec;
use frame::prelude::*;
use sd_primitives::{
	BlockNumber, ContentHash, Graphic,
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ModelInfo, SharedInfo},
	traits::{Attested, Registry, ShareRule},
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
			taken_down: false,
			minted: false,
			entered: false,
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
		let marked = graphic.taken_down || graphic.minted || graphic.entered;
		let used = marked || Self::place(content_hash, &graphic).is_some();
		ensure!(!used, Error::<T>::NotForgotten);
		let kept_until = graphic.block.saturating_add(T::Rules::retention());
		ensure!(kept_until <= Self::now(), Error::<T>::TooYoung);

		Graphics::<T>::remove(content_hash);
		if let Provenance::Batch { root, .. } = graphic.provenance {
			Self::unclaim(root);
		}
		Ok(())
	}

	/// The block in which a graphic's creator was rewarded and charged; the root of the batch it is from, and its index there.
	fn making(graphic: &Registered<T::AccountId>) -> (BlockNumber, Option<(H256, u32)>) {
		let Provenance::Batch { root, index } = graphic.provenance else {
			return (graphic.block, None);
		};
		let settled = Batches::<T>::get(root).map_or(graphic.block, |batch| batch.block);
		(settled, Some((root, index)))
	}

	/// Change a graphic that whoever asks for it has seen registered.
	fn mark(content_hash: &ContentHash, mark: impl FnOnce(&mut Registered<T::AccountId>)) {
		let Some(mut graphic) = Graphics::<T>::get(content_hash) else {
			defensive!("a graphic is marked that is not registered");
			return;
		};
		mark(&mut graphic);
		Graphics::<T>::insert(content_hash, graphic);
	}
}

/// What others see of graphics who mint them or enter them in contests.
impl<T: Config> Registry<T::AccountId> for Pallet<T> {
	fn attested(content_hash: &ContentHash) -> Option<Attested<T::AccountId>> {
		let graphic = Graphics::<T>::get(content_hash)?;
		let (made, batch) = Self::making(&graphic);
		let Registered { creator, generator, key_version, model, taken_down, minted, .. } = graphic;
		Some(Attested { creator, generator, key_version, model, made, batch, taken_down, minted })
	}

	fn published(content_hash: &ContentHash) -> Option<Vec<u8>> {
		let graphic = Graphics::<T>::get(content_hash).filter(|graphic| !graphic.taken_down)?;
		Self::place(*content_hash, &graphic).map(|shared| shared.cid.into_inner())
	}

	fn mark_minted(content_hash: &ContentHash) {
		Self::mark(content_hash, |graphic| graphic.minted = true);
	}

	fn mark_entered(content_hash: &ContentHash) {
		Self::mark(content_hash, |graphic| graphic.entered = true);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_graphic(creator: &T::AccountId, content_hash: ContentHash) {
		crate::benchmarking::prepare_graphic::<T>(creator, content_hash);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn take_down(content_hash: &ContentHash) {
		crate::benchmarking::take_down::<T>(*content_hash);
	}
}

/// What clients can ask.
impl<T: Config> Pallet<T> {
	/// A registered graphic, and what became of it.
	pub fn graphic(content_hash: ContentHash) -> Option<GraphicInfo<T::AccountId>> {
		let registered = Graphics::<T>::get(content_hash)?;
		let (made, batch) = Self::making(&registered);
		let shared = Self::place(content_hash, &registered).map(|shared| SharedInfo {
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
			made,
			registered: registered.block,
			batch,
			shared,
			taken_down: removal.map(|removal| removal.reason.into_inner()),
			minted: registered.minted,
			entered: registered.entered,
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
