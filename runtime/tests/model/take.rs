//! Taking a step on both sides.

use super::{compare::compare, steps::Step, tally, world::World};
use polkadot_sdk::*;
use sd_runtime::*;

impl World {
	/// Take a step on both sides, and compare them.
	pub fn take(&mut self, step: Step) {
		let epoch = self.ledger.epoch().index;
		self.kind = format!("{step:?}");
		self.kind.truncate(self.kind.find(' ').unwrap_or(self.kind.len()));
		self.act(step);
		if self.ledger.epoch().index != epoch {
			note_roll();
		}
		compare(&self.ledger, &self.made());
	}

	fn act(&mut self, step: Step) {
		match step {
			Step::Wait { blocks, author } => self.pass_to(self.ledger.now() + blocks, author),
			Step::Generate { creator, generator, known, least } => {
				self.generate(creator, generator, known, least)
			}
			Step::Transfer { from, to, amount } => self.transfer(from, to, amount),
			Step::Share { creator, generator, least } => self.share(creator, generator, least),
			Step::SettleShare { which, more_than_all } => self.settle_share(which, more_than_all),
			Step::ForfeitShare { which, more_than_all } => self.forfeit_share(which, more_than_all),
			Step::Mint { creator, most } => self.mint(creator, most),
			Step::Sell { buyer, seller, item, asset, price } => {
				self.sell(buyer, seller, item, asset, price)
			}
			Step::OpenPrize { prize } => self.open_prize(prize),
			Step::PayPrize { winner, amount } => self.pay_prize(winner, amount),
			Step::ForfeitPrize { amount } => self.forfeit_prize(amount),
			Step::Spend { source, asset, amount, beneficiary, rightful } => {
				self.spend(source, asset, amount, beneficiary, rightful)
			}
			Step::SetCommunityTerms { terms, rightful } => {
				self.set_community_terms(terms, rightful)
			}
			Step::SetCompanyTerms { terms, rightful } => self.set_company_terms(terms, rightful),
			Step::Register { generator, quota, rightful } => {
				self.register(generator, quota, rightful)
			}
			Step::SetQuota { generator, quota, rightful } => {
				self.set_quota(generator, quota, rightful)
			}
			Step::Suspend { generator, rightful } => self.suspend(generator, rightful),
			Step::Resume { generator, rightful } => self.resume(generator, rightful),
			Step::Seat { member } => self.seat(member),
			Step::Drain { channel, left } => self.drain(channel, left),
			Step::HandOver => self.hand_over(),
		}
	}
}

/// Count what the roll of this block has done.
fn note_roll() {
	use pallet_sd_treasury::Event::{Overflowed, Recycled};
	tally::note("Roll", "done");
	for record in System::events() {
		match record.event {
			RuntimeEvent::SdTreasury(Recycled { .. }) => tally::note("Roll", "recycled"),
			RuntimeEvent::SdTreasury(Overflowed { .. }) => tally::note("Roll", "overflowed"),
			_ => (),
		}
	}
}
