//! The gallery: sharing, being paid for it, being taken down; and graphics that are forgotten.

use super::{
	cast::{Key, key, known, who},
	creating::part_of,
	refusals::error,
	registry::{Registered, Removal, Shared, cid, content_hash, one_of, reason},
	steps::{Amount, Pick},
	tally,
	world::World,
};
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error, Event};
use polkadot_sdk::{sp_runtime::DispatchError, *};
use sd_ledger::{ChannelId, Ledger, PendingShare};
use sd_runtime::*;

impl World {
	/// By its creator, unless somebody else tries.
	pub(super) fn share(
		&mut self,
		which: Pick,
		by: Option<Key>,
		length: usize,
		least: Option<Amount>,
	) {
		let picture = self.pick(which, Registered::may_be_shared);
		let registered = self.registry.graphics.get(&picture);
		let creator = registered.map(|of| key(of.picture.creator));
		let Some(sender) = by.or(creator) else {
			return tally::note(&self.kind, "there is nobody to share");
		};
		let door = self.door_of_the_gallery(picture, sender, length);
		let generator = registered.map_or(sender, |of| of.generator);
		let min_reward = self.least(ChannelId::Share, generator, least);
		let rolled = self.ledger.rolled();
		let most = (rolled.epoch().bases.share, rolled.channel(ChannelId::Share).available());

		let content_hash = content_hash(picture);
		let call = Graphics::share { content_hash, cid: cid(length), min_reward };
		let by_rule = |ledger: &mut Ledger| {
			door?;
			ledger.shared(who(sender), who(generator), min_reward).map_err(error)
		};
		if let Some(pending) = self.transact(sender, call, by_rule, pending_on_chain) {
			tally::note("Share, earning", part_of(pending.amount, most));
			let block = self.ledger.now();
			let registered = self.registry.graphics.get_mut(&picture).expect("the door let it in");
			let pending = (pending.amount > 0).then_some(pending);
			registered.shared = Some(Shared { cid: length, block, pending });
			self.registry.fingerprints.insert(registered.picture.looks, picture);
		}
	}

	fn door_of_the_gallery(
		&self,
		picture: u64,
		sender: Key,
		length: usize,
	) -> Result<(), DispatchError> {
		let registered =
			self.registry.graphics.get(&picture).ok_or(Error::<Runtime>::UnknownGraphic)?;
		ensure!(registered.picture.creator == who(sender), Error::<Runtime>::NotCreator);
		ensure!(registered.taken_down.is_none(), Error::<Runtime>::TakenDown);
		ensure!(registered.shared.is_none(), Error::<Runtime>::AlreadyShared);
		ensure!(length > 0, Error::<Runtime>::EmptyCid);
		let alike = self.registry.fingerprints.contains_key(&registered.picture.looks);
		ensure!(!alike, Error::<Runtime>::LooksShared);
		Ok(())
	}

	pub(super) fn settle_share(&mut self, which: Pick, by: Key) {
		let now = self.ledger.now();
		let due = |of: &Registered| of.pending().is_some_and(|pending| pending.due <= now);
		let any_due = self.registry.graphics.values().any(due);
		let picture = self.pick(which, |of| due(of) || !any_due && of.pending().is_some());
		let registered = self.registry.graphics.get(&picture);
		let creator = registered.map(|of| of.picture.creator);
		let due = registered.ok_or(Error::<Runtime>::UnknownGraphic).and_then(|of| {
			let pending = of.pending().ok_or(Error::<Runtime>::NothingPending)?;
			ensure!(pending.due <= now, Error::<Runtime>::NotDue);
			Ok(pending.amount)
		});
		let call = Graphics::settle_share { content_hash: content_hash(picture) };
		let by_rule = |ledger: &mut Ledger| {
			let (amount, creator) = (due?, creator.expect("it is registered"));
			ledger.settle_share(creator, amount).map_err(error)?;
			Ok((creator, amount))
		};
		if self.transact(by, call, by_rule, paid_on_chain).is_some() {
			self.pending_of(picture).take();
		}
	}

	/// By a moderator, unless somebody else tries.
	pub(super) fn take_down(&mut self, which: Pick, by: Option<Key>, length: usize) {
		let picture = self.pick(which, |of| of.pending().is_some());
		let moderator = self.registry.moderators.iter().next().copied();
		let Some(sender) = by.or(moderator) else {
			return tally::note(&self.kind, "there is no moderator");
		};
		let registered = self.registry.graphics.get(&picture);
		let may = self.registry.moderators.contains(&sender);
		let door = (|| {
			ensure!(may, Error::<Runtime>::NotModerator);
			let of = registered.ok_or(Error::<Runtime>::UnknownGraphic)?;
			ensure!(of.taken_down.is_none(), Error::<Runtime>::AlreadyTakenDown);
			ensure!(length > 0, Error::<Runtime>::NoReason);
			Ok::<_, DispatchError>(of.pending().map(|pending| pending.amount))
		})();
		let call =
			Graphics::take_down { content_hash: content_hash(picture), reason: reason(length) };
		let by_rule = |ledger: &mut Ledger| {
			// What holds no money leaves the rules alone.
			let forfeited = door?;
			if let Some(amount) = forfeited {
				ledger.forfeit_share(amount).map_err(error)?;
			}
			ledger.take_down(picture);
			Ok(forfeited.unwrap_or_default())
		};
		let forfeited = self.transact(sender, call, by_rule, forfeited_on_chain);
		if let Some(forfeited) = forfeited {
			tally::note("TakeDown, forfeited", if forfeited > 0 { "a reward" } else { "nothing" });
			if forfeited > 0 {
				self.pending_of(picture).take();
			}
			let block = self.ledger.now();
			let registered = self.registry.graphics.get_mut(&picture).expect("it is registered");
			registered.taken_down = Some(Removal { moderator: sender, reason: length, block });
			let looks = registered.picture.looks;
			self.registry.fingerprints.entry(looks).or_insert(picture);
		}
	}

	pub(super) fn prune(&mut self, which: Pick, by: Key) {
		let picture = self.pick(which, Registered::is_forgotten);
		let registered = self.registry.graphics.get(&picture);
		let registered = registered.map(|of| (of.is_forgotten(), of.block));
		let call = Graphics::prune { content_hash: content_hash(picture) };
		let by_rule = |ledger: &mut Ledger| {
			let (forgotten, block) = registered.ok_or(Error::<Runtime>::UnknownGraphic)?;
			ensure!(forgotten, Error::<Runtime>::NotForgotten);
			let kept = ledger.community_terms().retention * ledger.clock().epoch_length;
			ensure!(block + kept <= ledger.now(), Error::<Runtime>::TooYoung);
			ledger.roll();
			Ok(())
		};
		if self.transact(by, call, by_rule, || ()).is_some() {
			let pruned = self.registry.graphics.remove(&picture).expect("it was registered");
			tally::note(
				"Prune, of",
				if pruned.batch.is_some() { "batches" } else { "single calls" },
			);
			if let Some((batch, _)) = pruned.batch {
				self.registry.batches[batch].claimed -= 1;
			}
		}
	}

	/// A registered graphic, one that `is` so if there are any; or a picture that may be anything, or none.
	pub(super) fn pick(&self, which: Pick, is: impl Fn(&Registered) -> bool) -> u64 {
		let unknown = self.registry.looks.len() as u64;
		let all = self.registry.graphics.iter().map(|(picture, of)| (*picture, of));
		let open = all.clone().filter(|(_, of)| is(of)).map(|(picture, _)| picture);
		let picture = match which {
			Pick::Open(which) => one_of(&open.collect::<Vec<_>>(), which)
				.or(one_of(&all.map(|(picture, _)| picture).collect::<Vec<_>>(), which))
				.copied(),
			Pick::Any(which) => Some(which as u64 % (unknown + 1)),
		};
		picture.unwrap_or(unknown)
	}

	/// The reward that waits for a graphic's moderation.
	fn pending_of(&mut self, picture: u64) -> &mut Option<PendingShare> {
		let registered = self.registry.graphics.get_mut(&picture).expect("it is registered");
		&mut registered.shared.as_mut().expect("it is shared").pending
	}
}

/// The last reward that was set aside, by its event.
fn pending_on_chain() -> PendingShare {
	last(|event| match event {
		Event::Shared { reward, due, .. } => Some(PendingShare { amount: reward, due }),
		_ => None,
	})
}

/// The last reward that was paid, and to whom, by its event.
fn paid_on_chain() -> (sd_ledger::Who, u128) {
	last(|event| match event {
		Event::ShareSettled { creator, reward, .. } => {
			Some((known(&creator).expect("no stranger creates"), reward))
		}
		_ => None,
	})
}

/// What was forfeited last, by its event.
fn forfeited_on_chain() -> u128 {
	last(|event| match event {
		Event::TakenDown { forfeited, .. } => Some(forfeited),
		_ => None,
	})
}

fn last<T>(of: impl Fn(Event<Runtime>) -> Option<T>) -> T {
	let mut events = System::events().into_iter().rev();
	let found = events.find_map(|record| match record.event {
		RuntimeEvent::SdGraphics(event) => of(event),
		_ => None,
	});
	found.expect("it has just happened")
}
