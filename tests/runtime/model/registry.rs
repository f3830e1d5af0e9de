//! What is registered, settled and published, as it should be; and whether the chain has it so.

use super::cast::{Key, account};
use pallet_sd_graphics::{
	Batches, Gallery, Graphics, Moderators, Provenance, RefusedFingerprints, Removals,
	SkippedCreators,
};
use polkadot_sdk::sp_core::H256;
use sd_ledger::{PendingShare, Who};
use sd_primitives::{ContentHash, Graphic, traits::PendingReward};
use sd_runtime::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Debug,
};

/// Of the pictures, which are numbered from 0, what the chain should know.
#[derive(Default)]
pub struct Registry {
	/// What each picture looks like.
	pub looks: Vec<u64>,
	/// Those that are registered.
	pub graphics: BTreeMap<u64, Registered>,
	/// Which of those in the gallery, or taken down, looks so.
	pub fingerprints: BTreeMap<u64, u64>,
	/// The batches, one after the other.
	pub batches: Vec<Batch>,
	/// Who takes graphics down.
	pub moderators: BTreeSet<Key>,
}

/// A graphic in the registry.
pub struct Registered {
	pub picture: Picture,
	pub generator: Key,
	pub block: u32,
	/// The batch it is from, and its index there.
	pub batch: Option<(usize, u32)>,
	pub shared: Option<Shared>,
	pub taken_down: Option<Removal>,
	pub minted: bool,
	pub entered: bool,
}

impl Registered {
	/// One with which nothing has happened yet.
	pub fn new(picture: Picture, generator: Key, block: u32, batch: Option<(usize, u32)>) -> Self {
		let (shared, taken_down) = (None, None);
		Self { picture, generator, block, batch, shared, taken_down, minted: false, entered: false }
	}

	/// Whether it may be pruned when it is old enough.
	pub fn is_forgotten(&self) -> bool {
		self.may_be_shared() && !self.minted && !self.entered
	}

	/// Whether it may be shared, if nothing in the gallery looks like it.
	pub fn may_be_shared(&self) -> bool {
		self.shared.is_none() && self.taken_down.is_none()
	}

	/// Whether it may be minted.
	pub fn may_be_minted(&self) -> bool {
		!self.minted && self.taken_down.is_none()
	}

	/// The reward that is not yet paid.
	pub fn pending(&self) -> Option<PendingShare> {
		self.shared.as_ref().and_then(|shared| shared.pending)
	}
}

/// A graphic in the gallery.
pub struct Shared {
	pub cid: usize,
	pub block: u32,
	pub pending: Option<PendingShare>,
}

/// That a graphic was taken down.
pub struct Removal {
	pub moderator: Key,
	pub reason: usize,
	pub block: u32,
}

/// A batch.
pub struct Batch {
	pub root: H256,
	pub generator: Key,
	pub block: u32,
	pub leaves: u32,
	pub settled: u32,
	pub claimed: u32,
	pub skipped: Vec<Who>,
	/// What is in the tree; nothing, if that would be too much.
	pub pictures: Vec<Picture>,
}

/// A picture that somebody has made.
#[derive(Clone, Copy)]
pub struct Picture {
	pub number: u64,
	pub looks: u64,
	pub creator: Who,
	pub model: u32,
}

impl Picture {
	/// As the chain describes it.
	pub fn graphic(&self) -> Graphic<AccountId> {
		Graphic {
			creator: account(self.creator),
			content_hash: content_hash(self.number),
			fingerprint: self.looks,
			recipe_hash: H256::repeat_byte(self.model as u8),
			model: self.model,
		}
	}
}

impl Batch {
	/// What is in the tree, as the chain describes it.
	pub fn graphics(&self) -> Vec<Graphic<AccountId>> {
		self.pictures.iter().map(Picture::graphic).collect()
	}
}

/// The hash of a picture's file.
pub fn content_hash(picture: u64) -> ContentHash {
	ContentHash::from_low_u64_be(picture)
}

/// Where a picture is, in so many bytes.
pub fn cid(length: usize) -> pallet_sd_graphics::Cid {
	vec![b'c'; length].try_into().expect("it is short enough")
}

/// Why a graphic is taken down, in so many bytes.
pub fn reason(length: usize) -> pallet_sd_graphics::Reason {
	vec![b'r'; length].try_into().expect("it is short enough")
}

impl Registry {
	/// A picture by `creator`, of which there has been none; it may look like an earlier one.
	pub fn new_picture(&self, after: u64, creator: Who, like: Option<usize>) -> Picture {
		let number = self.looks.len() as u64 + after;
		let looks = like.and_then(|like| one_of(&self.looks, like)).unwrap_or(&number);
		Picture { number, looks: *looks, creator, model: 0 }
	}

	/// A picture that is there, as if `creator` had made it.
	pub fn known_picture(&self, which: usize, creator: Who) -> Option<Picture> {
		let number = which.checked_rem(self.looks.len())?;
		Some(Picture { number: number as u64, looks: self.looks[number], creator, model: 0 })
	}

	/// Remember what a picture looks like, if it is new.
	pub fn note(&mut self, picture: &Picture) {
		if picture.number == self.looks.len() as u64 {
			self.looks.push(picture.looks);
		}
	}

	pub fn is_registered(&self, picture: u64) -> bool {
		self.graphics.contains_key(&picture)
	}

	/// The block in which a graphic's creator was rewarded and charged.
	pub fn made(&self, of: &Registered) -> u32 {
		of.batch.map_or(of.block, |(batch, _)| self.batches[batch].block)
	}

	/// The chain has the same, and no more.
	pub fn compare(&self) {
		self.compare_graphics();
		self.compare_gallery();
		let batches = self.batches.iter().map(|batch| (batch.root, batch.on_chain()));
		same("batches", Batches::<Runtime>::iter(), batches);
		let skipped = self.batches.iter().filter(|batch| !batch.skipped.is_empty());
		let skipped = skipped.map(|batch| {
			let creators = batch.skipped.iter().map(|who| account(*who)).collect::<Vec<_>>();
			(batch.root, creators.try_into().expect("they are not more than the tallies"))
		});
		same("skipped creators", SkippedCreators::<Runtime>::iter(), skipped);
		let moderators = self.moderators.iter().map(|key| (key.to_account_id(), ()));
		same("moderators", Moderators::<Runtime>::iter(), moderators);
	}

	fn compare_graphics(&self) {
		let graphics = self.graphics.values().map(|registered| {
			let graphic = registered.picture.graphic();
			let provenance = match registered.batch {
				Some((batch, index)) => Provenance::Batch { root: self.batches[batch].root, index },
				None => Provenance::Single,
			};
			let on_chain = pallet_sd_graphics::Registered {
				creator: graphic.creator,
				generator: registered.generator.to_account_id(),
				key_version: 1,
				model: graphic.model,
				fingerprint: graphic.fingerprint,
				recipe_hash: graphic.recipe_hash,
				block: registered.block,
				provenance,
				taken_down: registered.taken_down.is_some(),
				minted: registered.minted,
				entered: registered.entered,
			};
			(graphic.content_hash, on_chain)
		});
		same("graphics", Graphics::<Runtime>::iter(), graphics);
		for (number, batch) in self.batches.iter().enumerate() {
			let of_it = |registered: &&Registered| {
				registered.batch.is_some_and(|(batch, _)| batch == number)
			};
			let claimed = self.graphics.values().filter(of_it).count();
			assert_eq!(batch.claimed as usize, claimed, "what of a batch is registered");
			assert!(batch.claimed <= batch.settled, "no more than were paid for");
		}
	}

	fn compare_gallery(&self) {
		let all = || self.graphics.iter().map(|(number, of)| (content_hash(*number), of));
		let gallery = all().filter_map(|(content_hash, of)| {
			let shared = of.shared.as_ref()?;
			let pending =
				shared.pending.map(|PendingShare { amount, due }| PendingReward { amount, due });
			let (cid, block) = (cid(shared.cid), shared.block);
			let shared = pallet_sd_graphics::Shared { content_hash, cid, block, pending };
			Some((of.picture.looks, shared))
		});
		same("the gallery", Gallery::<Runtime>::iter(), gallery);
		let removals = all().filter_map(|(hash, of)| {
			let removal = of.taken_down.as_ref()?;
			let moderator = removal.moderator.to_account_id();
			let (reason, block) = (reason(removal.reason), removal.block);
			Some((hash, pallet_sd_graphics::Removal { moderator, reason, block }))
		});
		same("removals", Removals::<Runtime>::iter(), removals);
		let unshared = |number: &u64| self.graphics[number].shared.is_none();
		let refused = self.fingerprints.iter().filter(|(_, number)| unshared(number));
		let refused = refused.map(|(looks, number)| (*looks, content_hash(*number)));
		same("refused fingerprints", RefusedFingerprints::<Runtime>::iter(), refused);
	}

	/// What is held of channel Share.
	pub fn pending(&self) -> u128 {
		self.graphics.values().filter_map(Registered::pending).map(|pending| pending.amount).sum()
	}
}

impl Batch {
	/// As it is stored.
	pub fn on_chain(&self) -> pallet_sd_graphics::Batch<AccountId> {
		pallet_sd_graphics::Batch {
			generator: self.generator.to_account_id(),
			key_version: 1,
			block: self.block,
			leaves: self.leaves,
			settled: self.settled,
			claimed: self.claimed,
		}
	}
}

/// One of these, if there are any.
pub fn one_of<T>(these: &[T], which: usize) -> Option<&T> {
	these.get(which.checked_rem(these.len())?)
}

/// What the chain has by its name is what is expected.
pub fn same<Name: Ord + Debug, Thing: PartialEq + Debug>(
	what: &str,
	on_chain: impl Iterator<Item = (Name, Thing)>,
	expected: impl Iterator<Item = (Name, Thing)>,
) {
	let [on_chain, expected] =
		[on_chain.collect::<BTreeMap<_, _>>(), expected.collect::<BTreeMap<_, _>>()];
	assert_eq!(on_chain, expected, "{what}");
}
