//! The invariants of `lib.rs`, as code.

use crate::{
	Batches, Config, ConsentNonces, Consents, Gallery, Generators, Graphics, Models, Pallet,
	Provenance, RefusedFingerprints, Removals, SkippedCreators,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame::deps::sp_runtime::TryRuntimeError;
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_registry()?;
		Self::try_generators()?;
		Self::try_batches()?;
		Self::try_consents()?;
		Self::try_gallery()
	}

	fn try_registry() -> Result<(), TryRuntimeError> {
		for (content_hash, graphic) in Graphics::<T>::iter() {
			let known = Models::<T>::contains_key(&graphic.generator, graphic.model);
			ensure!(known, "1: a graphic is of no known model");
			let taken_down = Removals::<T>::contains_key(content_hash);
			let marked = graphic.taken_down == taken_down;
			ensure!(marked, "5: a graphic is marked taken down and is not, or is");
			let remembered = Gallery::<T>::contains_key(graphic.fingerprint)
				|| RefusedFingerprints::<T>::contains_key(graphic.fingerprint);
			ensure!(remembered || !taken_down, "6: a fingerprint is not remembered");
		}
		Ok(())
	}

	fn try_generators() -> Result<(), TryRuntimeError> {
		let mut models = 0usize;
		for (account, generator) in Generators::<T>::iter() {
			let all = (0..generator.models).all(|model| Models::<T>::contains_key(&account, model));
			ensure!(all, "2: a generator lacks a model it counts");
			models += generator.models as usize;
		}
		ensure!(Models::<T>::iter_keys().count() == models, "2: a model is not counted");
		Ok(())
	}

	fn try_batches() -> Result<(), TryRuntimeError> {
		let mut claimed = BTreeMap::<H256, BTreeSet<u32>>::new();
		for graphic in Graphics::<T>::iter_values() {
			if let Provenance::Batch { root, index } = graphic.provenance {
				let first = claimed.entry(root).or_default().insert(index);
				ensure!(first, "4: two graphics are from one leaf");
				let skipped = SkippedCreators::<T>::get(root).contains(&graphic.creator);
				ensure!(!skipped, "4: a skipped creator's graphic is registered");
			}
		}
		for (root, batch) in Batches::<T>::iter() {
			let registered = claimed.remove(&root).unwrap_or_default();
			let count = registered.len() as u32;
			ensure!(batch.claimed == count, "4: a batch has miscounted its claims");
			ensure!(batch.claimed <= batch.settled, "4: more is claimed than was settled");
			ensure!(batch.settled <= batch.leaves, "4: more was settled than the batch has");
			ensure!(batch.settled > 0, "4: a batch settled nothing");
			let last = registered.last().copied().unwrap_or_default();
			ensure!(last < batch.leaves, "4: a graphic is from no leaf of its batch");
			let known = Generators::<T>::contains_key(&batch.generator);
			ensure!(known, "4: a batch is of no known generator");
		}
		ensure!(claimed.is_empty(), "4: a graphic is of no known batch");
		let known = SkippedCreators::<T>::iter_keys().all(Batches::<T>::contains_key);
		ensure!(known, "4: creators were skipped in no known batch");
		Ok(())
	}

	fn try_consents() -> Result<(), TryRuntimeError> {
		for (account, generator, consent) in Consents::<T>::iter() {
			let known = Generators::<T>::contains_key(generator);
			ensure!(known, "7: a consent is to no known generator");
			ensure!(ConsentNonces::<T>::get(account) > 0, "7: a consent was not counted");
			let of_use = consent.per_epoch > 0 || consent.used > 0;
			ensure!(of_use, "7: a consent to nothing is kept for nothing");
		}
		Ok(())
	}

	fn try_gallery() -> Result<(), TryRuntimeError> {
		for (fingerprint, shared) in Gallery::<T>::iter() {
			let graphic = Graphics::<T>::get(shared.content_hash);
			let graphic = graphic.ok_or("5: something is shared and not registered")?;
			let own = graphic.fingerprint == fingerprint;
			ensure!(own, "6: a graphic is shared under a fingerprint that is not its own");
			let Some(reward) = shared.pending else { continue };
			ensure!(reward.amount > 0, "8: a reward of nothing waits");
			ensure!(!graphic.taken_down, "8: a reward waits for what was taken down");
		}
		let registered = Removals::<T>::iter_keys().all(Graphics::<T>::contains_key);
		ensure!(registered, "5: something was taken down and is not registered");
		for (fingerprint, content_hash) in RefusedFingerprints::<T>::iter() {
			let graphic = Graphics::<T>::get(content_hash);
			let known = graphic
				.is_some_and(|graphic| graphic.fingerprint == fingerprint && graphic.taken_down);
			ensure!(known, "6: a fingerprint is refused for no graphic");
			let shared = Gallery::<T>::contains_key(fingerprint);
			ensure!(!shared, "6: a fingerprint is refused beside the gallery");
		}
		Ok(())
	}
}
