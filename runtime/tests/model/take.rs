//! Taking a step on both sides.

use super::{compare::compare, steps::Step, tally, world::World};
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
		compare(self);
	}

	fn act(&mut self, step: Step) {
		match step {
			Step::Wait { blocks, author } => self.pass_to(self.ledger.now() + blocks, author),
			Step::Generate { creator, generator, known, least } => {
				self.generate(creator, generator, known, least)
			}
			Step::Transfer { from, to, amount } => self.transfer(from, to, amount),
			Step::Consent { account, generator, allowance } => {
				self.consent(account, generator, allowance)
			}
			Step::ConsentSigned { account, generator, allowance, forgery } => {
				self.consent_signed(account, generator, allowance, forgery)
			}
			Step::Withdraw { account, generator, which } => {
				self.withdraw_consent(account, generator, which)
			}
			Step::Settle { generator, bulk } => self.settle(generator, bulk),
			Step::Claim { by, claim } => self.claim(by, claim),
			Step::Share { which, by, cid, least } => self.share(which, by, cid, least),
			Step::SettleShare { which, by } => self.settle_share(which, by),
			Step::TakeDown { which, by, reason } => self.take_down(which, by, reason),
			Step::Prune { which, by } => self.prune(which, by),
			Step::Mint { creator, most } => self.mint(creator, most),
			Step::Sell { buyer, seller, item, asset, price } => {
				self.sell(buyer, seller, item, asset, price)
			}
			Step::SetAside { who, frozen, amount } => self.set_aside(who, frozen, amount),
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
			Step::SetModerator { account, moderator, rightful } => {
				self.set_moderator(account, moderator, rightful)
			}
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
