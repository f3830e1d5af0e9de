//! Batches: many graphics settled in one call, and claimed one by one when somebody needs them.

use crate::{
	Batch, Batches, Config, Consent, Error, Event, Generators, Graphics, Pallet, Provenance,
	Registered, SettledTally, Skipped, SkippedCreators, SkippedTally, Tallies,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use sd_primitives::{
	Balance, FeeParts, Graphic, Leaf,
	traits::{GenerateRule, Settled, SkipReason, Tally},
};

/// What became of a batch's tallies.
struct Outcome<AccountId> {
	settled: Vec<SettledTally<AccountId>>,
	skipped: Vec<SkippedTally<AccountId>>,
	/// What all settled graphics cost together.
	fee: FeeParts,
}

impl<T: Config> Pallet<T> {
	/// Reward and charge the creators of a batch, and remember its root.
	pub(crate) fn do_settle(
		generator: T::AccountId,
		root: H256,
		tallies: Tallies<T::AccountId>,
		min_reward: Balance,
		sponsor: bool,
	) -> DispatchResult {
		let registered = Generators::<T>::get(&generator).ok_or(Error::<T>::UnknownGenerator)?;
		ensure!(!registered.suspended, Error::<T>::GeneratorSuspended);
		ensure!(!Batches::<T>::contains_key(root), Error::<T>::AlreadySettled);
		let leaves = Self::leaves(&tallies)?;
		let Outcome { settled, skipped, fee } =
			Self::settle_tallies(&generator, leaves, tallies, min_reward, sponsor)?;
		ensure!(!settled.is_empty(), Error::<T>::NothingSettled);

		let key_version = registered.key_version;
		// At most the quota, which has room for all of them.
		let leaves = u32::try_from(leaves).map_err(|_| ArithmeticError::Overflow)?;
		let (block, claimed) = (Self::now(), 0);
		let count = settled.iter().map(|tally| tally.count).sum();
		let by = generator.clone();
		let batch = Batch { generator: by, key_version, block, leaves, settled: count, claimed };
		Batches::<T>::insert(root, batch);
		Self::remember_skipped(root, &skipped)?;
		let FeeParts { company, community } = fee;
		Self::deposit_event(Event::Settled {
			generator,
			root,
			key_version,
			leaves,
			settled,
			skipped,
			company,
			community,
		});
		Ok(())
	}

	/// Keep in mind whose graphics were not settled, if anybody's.
	fn remember_skipped(root: H256, skipped: &[SkippedTally<T::AccountId>]) -> DispatchResult {
		if !skipped.is_empty() {
			let creators = skipped.iter().map(|tally| tally.creator.clone()).collect::<Vec<_>>();
			// They are not more than the tallies.
			let creators = Skipped::<T::AccountId>::try_from(creators);
			SkippedCreators::<T>::insert(root, creators.map_err(|_| ArithmeticError::Overflow)?);
		}
		Ok(())
	}

	/// Reward and charge, in the order of the tallies, whoever has consented to it.
	fn settle_tallies(
		generator: &T::AccountId,
		leaves: u64,
		tallies: Tallies<T::AccountId>,
		min_reward: Balance,
		sponsor: bool,
	) -> Result<Outcome<T::AccountId>, DispatchError> {
		let epoch = Self::epoch();
		let consented = |(creator, count): &(T::AccountId, u32)| {
			Self::consented(creator, generator, *count, epoch)
		};
		let consents = tallies.iter().map(consented).collect::<Vec<_>>();
		let tally = |((creator, count), consent): (&(T::AccountId, u32), &Result<Consent, _>)| {
			let min_reward = consent.as_ref().ok()?.min_reward.max(min_reward);
			Some(Tally { creator: creator.clone(), count: *count, min_reward })
		};
		let asked = tallies.iter().zip(&consents).filter_map(tally).collect::<Vec<_>>();
		let (outcomes, fee) = T::Rules::settled(generator, leaves, &asked, sponsor)?;

		// One outcome for each that has consented.
		let mut outcomes = outcomes.into_iter();
		let mut result = Outcome { settled: Vec::new(), skipped: Vec::new(), fee };
		for ((creator, count), consent) in tallies.into_iter().zip(consents) {
			let outcome = consent.and_then(|consent| {
				let outcome = outcomes.next().defensive_unwrap_or(Err(SkipReason::NoConsent));
				outcome.map(|settled| (consent, settled))
			});
			match outcome {
				Ok((consent, Settled { rewarded, reward, sponsored })) => {
					Self::use_consent(&creator, generator, consent, count, epoch);
					let tally = SettledTally { creator, count, rewarded, reward, sponsored };
					result.settled.push(tally);
				}
				Err(reason) => result.skipped.push(SkippedTally { creator, reason }),
			}
		}
		Ok(result)
	}

	/// How many leaves a batch of these tallies has, each of them once and of something.
	fn leaves(tallies: &Tallies<T::AccountId>) -> Result<u64, Error<T>> {
		let mut seen = BTreeSet::new();
		let mut leaves = 0;
		for (position, (creator, count)) in (0..).zip(tallies) {
			ensure!(*count > 0 && seen.insert(creator), Error::<T>::BadTally(position));
			leaves += u64::from(*count);
		}
		Ok(leaves)
	}

	/// Enter a graphic of a batch in the registry, if its leaf is proved.
	pub(crate) fn do_claim(
		root: H256,
		graphic: Graphic<T::AccountId>,
		index: u32,
		proof: &[H256],
	) -> DispatchResult {
		let mut batch = Batches::<T>::get(root).ok_or(Error::<T>::UnknownBatch)?;
		ensure!(index < batch.leaves, Error::<T>::IndexOutOfRange);
		let known = Graphics::<T>::contains_key(graphic.content_hash);
		ensure!(!known, Error::<T>::AlreadyRegistered);
		let skipped = SkippedCreators::<T>::get(root).contains(&graphic.creator);
		ensure!(!skipped, Error::<T>::CreatorSkipped);
		ensure!(batch.claimed < batch.settled, Error::<T>::AllClaimed);
		let proved = Leaf { index, graphic: &graphic }.is_proved(&root, batch.leaves, proof);
		ensure!(proved, Error::<T>::BadProof);
		let models = Generators::<T>::get(&batch.generator).map(|generator| generator.models);
		ensure!(models.is_some_and(|models| graphic.model < models), Error::<T>::UnknownModel);

		batch.claimed += 1;
		let (generator, key_version) = (batch.generator.clone(), batch.key_version);
		Batches::<T>::insert(root, batch);
		let provenance = Provenance::Batch { root, index };
		let Registered { creator, model, fingerprint, recipe_hash, .. } =
			Self::enter(&graphic, &generator, key_version, provenance);
		Self::deposit_event(Event::Claimed {
			batch: root,
			index,
			creator,
			generator,
			content_hash: graphic.content_hash,
			key_version,
			model,
			fingerprint,
			recipe_hash,
		});
		Ok(())
	}

	/// Forget a claim: its graphic has left the registry.
	pub(crate) fn unclaim(root: H256) {
		Batches::<T>::mutate_extant(root, |batch| {
			batch.claimed.defensive_saturating_reduce(1);
		});
	}
}
