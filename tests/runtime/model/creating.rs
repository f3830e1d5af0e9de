//! What creators do, one picture at a time.

use super::{
	cast::{Key, who},
	refusals::error,
	registry::{Picture, Registered},
	steps::{Amount, Known},
	tally,
	world::World,
};
use crate::common::sign;
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error};
use polkadot_sdk::{sp_runtime::DispatchError, *};
use sd_ledger::{ChannelId, Fee, Ledger, Receipt};
use sd_primitives::Attestation;
use sd_runtime::*;

impl World {
	pub(super) fn generate(
		&mut self,
		creator: Key,
		generator: Key,
		known: Option<Known>,
		least: Option<Amount>,
	) {
		let new = |like| self.registry.new_picture(0, who(creator), like);
		let picture = match known {
			None => new(None),
			Some(Known::Alike(which)) => new(Some(which)),
			Some(Known::Same(which)) => {
				self.registry.known_picture(which, who(creator)).unwrap_or_else(|| new(None))
			}
		};
		let min_reward = self.least(ChannelId::Generate, generator, least);
		let call = attested(generator, &picture, min_reward);

		let door = self.door_of_graphics(self.registry.is_registered(picture.number), generator);
		let rolled = self.ledger.rolled();
		let most = (rolled.epoch().bases.generate, rolled.channel(ChannelId::Generate).available());
		let by_rule = |ledger: &mut Ledger| {
			door?;
			ledger.generated(who(creator), who(generator), min_reward).map_err(error)
		};
		if let Some(receipt) = self.transact(creator, call, by_rule, receipt_of_the_chain) {
			tally::note("Generate, earning", part_of(receipt.reward, most));
			self.registry.note(&picture);
			let registered = Registered::new(picture, generator, self.ledger.now(), None);
			self.registry.graphics.insert(picture.number, registered);
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

	/// The least reward asked for, where at stake is what the curve promises.
	pub(super) fn least(&self, channel: ChannelId, generator: Key, least: Option<Amount>) -> u128 {
		let (ledger, generator) = (self.ledger.rolled(), who(generator));
		let n = ledger.window().count(channel, generator);
		least.map_or(0, |least| least.of(ledger.curve(channel, generator).next(n)))
	}
}

/// A picture, attested by `generator` with the key of its account.
pub fn attested(generator: Key, picture: &Picture, min_reward: u128) -> Graphics<Runtime> {
	let graphic = picture.graphic();
	let expires_at = System::block_number() + 1;
	let attestation = Attestation {
		genesis_hash: System::block_hash(0),
		generator: &generator.to_account_id(),
		key_version: 1,
		expires_at,
		graphic: &graphic,
	};
	let signature = sign(generator, &attestation.payload());
	let generator = generator.to_account_id();
	Graphics::generate { graphic, generator, expires_at, signature, min_reward }
}

/// What the last graphic brought and cost, by its event.
pub fn receipt_of_the_chain() -> Receipt {
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
pub(super) fn part_of(reward: u128, (base, available): (u128, u128)) -> &'static str {
	match reward {
		0 => "nothing",
		reward if reward == available => "all that is left",
		reward if reward == base => "the base",
		_ => "less",
	}
}
