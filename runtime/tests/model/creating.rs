//! What creators do: generating and sharing.

use super::{
	cast::{Key, WHALE, who},
	refusals::error,
	steps::Amount,
	tally,
	world::World,
};
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error};
use polkadot_sdk::{sp_core::H256, sp_runtime::DispatchError, *};
use sd_ledger::{ChannelId, Fee, Ledger, PendingShare, Receipt};
use sd_primitives::{
	Attestation, ContentHash, Graphic,
	traits::{PendingReward, ShareRule},
};
use sd_runtime::*;

impl World {
	pub(super) fn generate(
		&mut self,
		creator: Key,
		generator: Key,
		known: bool,
		least: Option<Amount>,
	) {
		let known = known && self.pictures > 0;
		let picture = if known { self.pictures - 1 } else { self.pictures };
		let min_reward = self.least(ChannelId::Generate, generator, least);
		let call = attested(creator, generator, picture, min_reward);

		let door = self.door_of_graphics(known, generator);
		let rolled = self.ledger.rolled();
		let most = (rolled.epoch().bases.generate, rolled.channel(ChannelId::Generate).available());
		let by_rule = |ledger: &mut Ledger| {
			door?;
			ledger.generated(who(creator), who(generator), min_reward).map_err(error)
		};
		if let Some(receipt) = self.transact(creator, call, by_rule, receipt_of_the_chain) {
			tally::note("Generate, earning", part_of(receipt.reward, most));
			self.pictures += 1;
			self.generators.get_mut(&generator).expect("the door let it in").made += 1;
		}
	}

	/// What the door to the rule for graphics refuses.
	fn door_of_graphics(&self, known: bool, generator: Key) -> Result<(), DispatchError> {
		ensure!(!known, Error::<Runtime>::AlreadyRegistered);
		let generator =
			self.generators.get(&generator).ok_or(Error::<Runtime>::UnknownGenerator)?;
		ensure!(!generator.suspended, Error::<Runtime>::GeneratorSuspended);
		Ok(())
	}

	pub(super) fn share(&mut self, creator: Key, generator: Key, least: Option<Amount>) {
		let min_reward = self.least(ChannelId::Share, generator, least);
		let rolled = self.ledger.rolled();
		let most = (rolled.epoch().bases.share, rolled.channel(ChannelId::Share).available());
		let shared = self.both(
			|ledger| ledger.shared(who(creator), who(generator), min_reward).map_err(error),
			|| {
				let (creator, generator) = (creator.to_account_id(), generator.to_account_id());
				let PendingReward { amount, due } =
					SdRewards::shared(&creator, &generator, min_reward)?;
				Ok(PendingShare { amount, due })
			},
		);
		if let Some(PendingShare { amount, .. }) = shared {
			tally::note("Share, earning", part_of(amount, most));
			self.pending.push((creator, amount));
		}
	}

	pub(super) fn settle_share(&mut self, which: usize, more_than_all: Option<Key>) {
		let (pending, creator, amount) = match (self.which(which), more_than_all) {
			(Some(pending), None) => {
				(Some(pending), self.pending[pending].0, self.pending[pending].1)
			}
			(_, creator) => (None, creator.unwrap_or(WHALE), self.more_than_all()),
		};
		let settled = self.both(
			|ledger| ledger.settle_share(who(creator), amount).map_err(error),
			|| SdRewards::settle_share(&creator.to_account_id(), amount),
		);
		if settled.is_some() {
			self.pending.remove(pending.expect("nobody settles more than all"));
		}
	}

	pub(super) fn forfeit_share(&mut self, which: usize, more_than_all: bool) {
		let pending = self.which(which).filter(|_| !more_than_all);
		let amount = pending.map_or(self.more_than_all(), |pending| self.pending[pending].1);
		let forfeited = self.both(
			|ledger| ledger.forfeit_share(amount).map_err(error),
			|| SdRewards::forfeit_share(amount),
		);
		if forfeited.is_some() {
			self.pending.remove(pending.expect("nobody forfeits more than all"));
		}
	}

	/// One of the pending shares, if there are any.
	fn which(&self, which: usize) -> Option<usize> {
		which.checked_rem(self.pending.len())
	}

	/// A unit more than what is set aside for pending shares.
	fn more_than_all(&self) -> u128 {
		self.ledger.channel(ChannelId::Share).held + 1
	}

	/// The least reward asked for, where at stake is what the curve promises.
	fn least(&self, channel: ChannelId, generator: Key, least: Option<Amount>) -> u128 {
		let (ledger, generator) = (self.ledger.rolled(), who(generator));
		let n = ledger.window().count(channel, generator);
		least.map_or(0, |least| least.of(ledger.curve(channel, generator).next(n)))
	}
}

/// `creator`'s picture of this number, attested by `generator` with the key of its account.
fn attested(creator: Key, generator: Key, picture: u64, min_reward: u128) -> Graphics<Runtime> {
	let graphic = Graphic {
		creator: creator.to_account_id(),
		content_hash: ContentHash::from_low_u64_be(picture),
		fingerprint: picture,
		recipe_hash: H256::zero(),
		model: 0,
	};
	let expires_at = System::block_number() + 1;
	let attestation = Attestation {
		genesis_hash: System::block_hash(0),
		generator: &generator.to_account_id(),
		key_version: 1,
		expires_at,
		graphic: &graphic,
	};
	let signature = generator.sign(&attestation.payload());
	let generator = generator.to_account_id();
	Graphics::generate { graphic, generator, expires_at, signature, min_reward }
}

/// What the last graphic brought and cost, by its event.
fn receipt_of_the_chain() -> Receipt {
	let generated = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::SdGraphics(pallet_sd_graphics::Event::Generated {
			reward,
			company,
			community,
			..
		}) => Some(Receipt { reward, fee: Fee { company, community } }),
		_ => None,
	});
	generated.expect("a graphic was generated")
}

/// What a reward is of its base and of what its channel has, for the tally.
fn part_of(reward: u128, (base, available): (u128, u128)) -> &'static str {
	match reward {
		0 => "nothing",
		reward if reward == available => "all that is left",
		reward if reward == base => "the base",
		_ => "less",
	}
}
