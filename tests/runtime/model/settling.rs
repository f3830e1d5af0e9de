//! Batches: settled by generators, claimed by anybody.

use super::{
	cast::{Key, account, key, known, people, who},
	refusals::error,
	registry::{Batch, Picture, Registered, one_of},
	steps::{Bulk, Cheating, Claim, Creator, Forged, Pick},
	tally, tree,
	world::World,
};
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error, SettledTally, SkippedTally};
use polkadot_sdk::{sp_core::H256, sp_runtime::DispatchError, *};
use sd_ledger::{ChannelId, Fee, Ledger, Settlement, Skip, Who};
use sd_primitives::{Graphic, traits::SkipReason};
use sd_runtime::*;

/// The largest tree that is made; the root of a larger one is only pretended.
const MOST_LEAVES: u32 = 300;

/// What became of a batch: who was settled with how many, of which how many earned how much, and what the generator paid;
/// who was skipped, and why; and the fee.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Outcome {
	pub settled: Vec<(Who, u32, u32, u128, u128)>,
	pub skipped: Vec<(Who, Skip)>,
	pub leaves: u32,
	pub fee: Fee,
}

impl Outcome {
	pub fn of(tallies: &[(Who, u32)], settlement: Settlement) -> Self {
		let mut outcome = Self { fee: settlement.fee, ..Self::default() };
		for (&(creator, count), part) in tallies.iter().zip(settlement.parts) {
			outcome.leaves += count;
			match part {
				Ok(part) => {
					let entry = (creator, count, part.rewarded, part.reward, part.sponsored);
					outcome.settled.push(entry);
				}
				Err(reason) => outcome.skipped.push((creator, reason)),
			}
		}
		outcome
	}

	/// Of the last batch, by its event.
	pub fn of_the_chain() -> Self {
		let outcome = System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::SdGraphics(pallet_sd_graphics::Event::Settled {
				leaves,
				settled,
				skipped,
				company,
				community,
				..
			}) => Some(Self {
				settled: settled.into_iter().map(settled_on_chain).collect(),
				skipped: skipped.into_iter().map(skipped_on_chain).collect(),
				leaves,
				fee: Fee { company, community },
			}),
			_ => None,
		});
		outcome.expect("a batch was settled")
	}

	/// How many graphics were settled.
	pub fn graphics(&self) -> u32 {
		self.settled.iter().map(|(_, count, ..)| count).sum()
	}

	/// What all of them earned together.
	pub fn earned(&self) -> u128 {
		self.settled.iter().map(|(_, _, rewarded, reward, _)| u128::from(*rewarded) * reward).sum()
	}
}

fn settled_on_chain(tally: SettledTally<AccountId>) -> (Who, u32, u32, u128, u128) {
	let SettledTally { creator, count, rewarded, reward, sponsored } = tally;
	(known(&creator).expect("no stranger creates"), count, rewarded, reward, sponsored)
}

fn skipped_on_chain(tally: SkippedTally<AccountId>) -> (Who, Skip) {
	let reason = match tally.reason {
		SkipReason::NoConsent => Skip::NoConsent,
		SkipReason::OverConsent => Skip::OverConsent,
		SkipReason::RewardTooLow => Skip::RewardTooLow,
		SkipReason::CannotPay => Skip::CannotPay,
	};
	(known(&tally.creator).expect("no stranger creates"), reason)
}

/// Tallies as the chain takes them.
pub fn on_chain(tallies: &[(Who, u32)]) -> pallet_sd_graphics::Tallies<AccountId> {
	let tallies = tallies.iter().map(|(who, count)| (account(*who), *count)).collect::<Vec<_>>();
	tallies.try_into().expect("a batch has few creators")
}

impl World {
	pub(super) fn settle(&mut self, generator: Key, bulk: Bulk) {
		let consents = || self.ledger.consents().map(|(_, generator, _)| generator);
		let idle = bulk.fits && consents().all(|of| of != who(generator));
		let generator = consents().next().filter(|_| idle).map_or(generator, key);
		let kind = std::mem::replace(&mut self.kind, "Settle, invited".to_owned());
		for (account, allowance) in &bulk.invited {
			self.consent_signed(*account, generator, *allowance, None);
		}
		self.kind = kind;
		let tallies = self.tallies(generator, &bulk);
		let pictures = self.pictures_of(&tallies, &bulk);
		let again = matches!(bulk.cheating, Some(Cheating::Again));
		let last = self.registry.batches.last().filter(|_| again);
		let root = match (last, &pictures) {
			(Some(batch), _) => batch.root,
			(None, Some(pictures)) => {
				tree::root(&pictures.iter().map(Picture::graphic).collect::<Vec<_>>())
			}
			(None, None) => H256::repeat_byte(self.registry.batches.len() as u8),
		};
		self.settle_tallies(generator, root, &tallies, pictures.unwrap_or_default(), &bulk);
	}

	fn settle_tallies(
		&mut self,
		generator: Key,
		root: H256,
		tallies: &[(Who, u32)],
		pictures: Vec<Picture>,
		bulk: &Bulk,
	) {
		let min_reward = self.least(ChannelId::Generate, generator, bulk.least);
		let call = Graphics::settle {
			root,
			tallies: on_chain(tallies),
			min_reward,
			sponsor: bulk.sponsor,
		};
		let known = self.registry.batches.iter().any(|batch| batch.root == root);
		let door = self.door_of_batches(known, generator);
		let began = self.ledger.clone();
		let by_rule = |ledger: &mut Ledger| {
			door?;
			let settled = ledger.settled(who(generator), tallies, min_reward, bulk.sponsor);
			settled.map(|settlement| Outcome::of(tallies, settlement)).map_err(error)
		};
		let Some(outcome) = self.transact(generator, call, by_rule, Outcome::of_the_chain) else {
			return;
		};
		note(generator, &outcome, &began);
		self.generators.get_mut(&generator).expect("the door let it in").made +=
			u64::from(outcome.graphics());
		pictures.iter().for_each(|picture| self.registry.note(picture));
		self.registry.batches.push(Batch {
			root,
			generator,
			block: self.ledger.now(),
			leaves: outcome.leaves,
			settled: outcome.graphics(),
			claimed: 0,
			skipped: outcome.skipped.iter().map(|(who, _)| *who).collect(),
			pictures,
		});
	}

	/// What the door to the rule for batches refuses.
	fn door_of_batches(&self, known: bool, generator: Key) -> Result<(), DispatchError> {
		let generator =
			self.generators.get(&generator).ok_or(Error::<Runtime>::UnknownGenerator)?;
		ensure!(!generator.suspended, Error::<Runtime>::GeneratorSuspended);
		ensure!(!known, Error::<Runtime>::AlreadySettled);
		Ok(())
	}

	/// Who has made how many: everybody once, unless the generator cheats, and mostly as many as its quota leaves.
	fn tallies(&self, generator: Key, bulk: &Bulk) -> Vec<(Who, u32)> {
		let epoch = self.ledger.rolled();
		let quota = epoch.epoch().quota(who(generator)) - epoch.epoch().used(who(generator));
		let mut left = if bulk.fits { quota.max(1) } else { u32::MAX };
		let mut tallies = Vec::<(Who, u32)>::new();
		for part in &bulk.parts {
			let new = |who: &Who| tallies.iter().all(|(creator, _)| creator != who);
			let creator = match part.creator {
				Creator::Consenting(which) => {
					let of_it = |(account, of, _)| (of == who(generator)).then_some(account);
					let all = self.ledger.consents().filter_map(of_it).filter(new);
					one_of(&all.collect::<Vec<_>>(), which).copied()
				}
				Creator::Anybody(payee) => Some(payee.into()).filter(new),
			};
			let count = part.count.of(quota.into()).min(left.into()) as u32;
			if let Some(creator) = creator.filter(|_| count > 0) {
				tallies.push((creator, count));
				left -= count;
			}
		}
		match (bulk.cheating, tallies.first().copied()) {
			(Some(Cheating::Twice), Some(first)) => tallies.push(first),
			(Some(Cheating::Empty), _) => {
				tallies.extend(
					people()
						.map(who)
						.find(|who| tallies.iter().all(|(creator, _)| creator != who))
						.map(|who| (who, 0)),
				);
			}
			_ => (),
		}
		tallies
	}

	/// What the generator puts in the tree: of each creator as many pictures as its tally says, unless it cheats. `None` if
	/// that is too much.
	fn pictures_of(&self, tallies: &[(Who, u32)], bulk: &Bulk) -> Option<Vec<Picture>> {
		let leaves = tallies.iter().try_fold(0u32, |sum, (_, count)| sum.checked_add(*count))?;
		if leaves > MOST_LEAVES {
			return None;
		}
		let creators = tallies.iter().flat_map(|(who, count)| (0..*count).map(move |_| *who));
		let mut pictures = (0..)
			.zip(creators)
			.map(|(after, creator)| self.registry.new_picture(after, creator, None))
			.collect::<Vec<_>>();
		match (bulk.cheating, pictures.len()) {
			(Some(Cheating::Grabbed), 1..) => {
				let creator = pictures[0].creator;
				pictures.iter_mut().for_each(|picture| picture.creator = creator);
			}
			// The last, so that the numbers of the others are as if it were not there.
			(Some(Cheating::Known(which)), last @ 1..) => {
				let picture = &mut pictures[last - 1];
				let known = self.registry.known_picture(which, picture.creator);
				*picture = known.unwrap_or(*picture);
			}
			(Some(Cheating::Alike(which)), last @ 1..) => {
				let looks = one_of(&self.registry.looks, which);
				let picture = &mut pictures[last - 1];
				picture.looks = *looks.unwrap_or(&picture.looks);
			}
			(Some(Cheating::Model), 1..) => pictures[0].model = 7,
			_ => (),
		}
		Some(pictures)
	}

	/// Bring in a graphic of a batch, or what is not one.
	pub(super) fn claim(&mut self, by: Key, claim: Claim) {
		let Some((batch, leaf)) = self.leaf(claim.batch, claim.leaf) else {
			return tally::note(&self.kind, "there is nothing to claim");
		};
		let settled = &self.registry.batches[batch];
		let (mut root, mut index) = (settled.root, leaf as u32);
		let mut picture = settled.pictures[leaf];
		let mut proof = tree::proof(&settled.graphics(), leaf);
		let (mut is_known, mut genuine) = (true, false);
		match claim.forged {
			Some(Forged::Root) => (root, is_known) = (H256::repeat_byte(0xff), false),
			Some(Forged::Beyond) => index += settled.leaves,
			Some(Forged::Shifted(by)) => index = (index + by) % settled.leaves.max(by + 1),
			Some(Forged::Creator(creator)) => picture.creator = creator.into(),
			Some(Forged::Picture) => picture.number = self.registry.looks.len() as u64,
			Some(Forged::Shorter) => drop(proof.pop()),
			Some(Forged::Longer) => proof.push(root),
			None => genuine = true,
		}
		genuine |= index == leaf as u32
			&& picture.graphic() == settled.pictures[leaf].graphic()
			&& proof == tree::proof(&settled.graphics(), leaf);

		let door = (|| {
			ensure!(is_known, Error::<Runtime>::UnknownBatch);
			ensure!(index < settled.leaves, Error::<Runtime>::IndexOutOfRange);
			let registered = self.registry.is_registered(picture.number);
			ensure!(!registered, Error::<Runtime>::AlreadyRegistered);
			let skipped = settled.skipped.contains(&picture.creator);
			ensure!(!skipped, Error::<Runtime>::CreatorSkipped);
			ensure!(settled.claimed < settled.settled, Error::<Runtime>::AllClaimed);
			ensure!(genuine, Error::<Runtime>::BadProof);
			ensure!(picture.model == 0, Error::<Runtime>::UnknownModel);
			Ok::<_, DispatchError>(())
		})();
		let generator = settled.generator;
		let call = Graphics::claim {
			batch: root,
			graphic: picture.graphic(),
			index,
			proof: proof.try_into().expect("the tree is not so high"),
		};
		let claimed = (root, index, picture.graphic(), account(who(generator)));
		if self.transact(by, call, |_| door.map(|()| claimed), claimed_on_chain).is_some() {
			self.registry.batches[batch].claimed += 1;
			let registered =
				Registered::new(picture, generator, self.ledger.now(), Some((batch, index)));
			self.registry.graphics.insert(picture.number, registered);
		}
	}

	/// A leaf of one of the last batches.
	fn leaf(&self, batch: usize, leaf: Pick) -> Option<(usize, usize)> {
		let trees = self.registry.batches.iter().enumerate().rev();
		let trees = trees.filter(|(_, batch)| !batch.pictures.is_empty()).take(4);
		let &(number, batch) = one_of(&trees.collect::<Vec<_>>(), batch)?;
		let all = 0..batch.pictures.len();
		let open = |leaf: &usize| {
			let picture = &batch.pictures[*leaf];
			!self.registry.is_registered(picture.number)
				&& !batch.skipped.contains(&picture.creator)
		};
		let (leaves, which) = match leaf {
			Pick::Open(which) => (all.filter(open).collect::<Vec<_>>(), which),
			Pick::Any(which) => (all.collect(), which),
		};
		one_of(&leaves, which).map(|leaf| (number, *leaf))
	}
}

/// What was claimed last, by its event: batch, index, graphic and generator.
fn claimed_on_chain() -> (H256, u32, Graphic<AccountId>, AccountId) {
	let claimed = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::SdGraphics(pallet_sd_graphics::Event::Claimed {
			batch,
			index,
			creator,
			generator,
			content_hash,
			model,
			fingerprint,
			recipe_hash,
			..
		}) => {
			let graphic = Graphic { creator, content_hash, fingerprint, recipe_hash, model };
			Some((batch, index, graphic, generator))
		}
		_ => None,
	});
	claimed.expect("a graphic was claimed")
}

/// Count what became of everybody in a batch.
fn note(generator: Key, outcome: &Outcome, before: &Ledger) {
	for (_, reason) in &outcome.skipped {
		tally::note("Settle, skipped", format!("{reason:?}"));
	}
	for (creator, count, rewarded, reward, sponsored) in &outcome.settled {
		let rewards = match rewarded {
			0 => "nothing",
			rewarded if rewarded < count => "a part of them",
			_ => "all of them",
		};
		tally::note("Settle, rewarded", rewards);
		let base = before.rolled().epoch().bases.generate;
		let price = if *reward == base { "the base" } else { "less" };
		if *reward > 0 {
			tally::note("Settle, earning", price);
		}
		let paid = if *sponsored > 0 { "sponsored" } else { "by themselves" };
		let kind = match creator {
			creator if before.balance(*creator) == 0 => "Settle, newcomers",
			creator if *creator == who(generator) => "Settle, generators",
			_ => "Settle, others",
		};
		tally::note(kind, paid);
	}
}
