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
			Step::Mint { which, by, royalty, most } => self.mint(which, by, royalty, most),
			Step::List { which, by, asset, price, buyer } => {
				self.list(which, by, asset, price, buyer)
			}
			Step::Unlist { which, by } => self.unlist(which, by),
			Step::Buy { which, buyer, most, instead } => self.buy(which, buyer, most, instead),
			Step::Give { which, by, to } => self.give(which, by, to),
			Step::Burn { which, by } => self.burn(which, by),
			Step::SetAsset { asset, allowed, rightful } => self.set_asset(asset, allowed, rightful),
			Step::SetHost { account, host, rightful } => self.set_host(account, host, rightful),
			Step::Open { by, plan } => self.open(by, plan),
			Step::Sponsor { by, plan } => self.sponsor(by, plan),
			Step::Enter { contest, which, by } => self.enter(contest, which, by),
			Step::Vote { contest, voter, entry, amount } => {
				self.vote(contest, voter, entry, amount)
			}
			Step::Close { contest, by } => self.close(contest, by),
			Step::ClaimPrize { contest, rank, by } => self.claim_prize(contest, rank, by),
			Step::Release { contest, account, by } => self.release(contest, account, by),
			Step::NextPhase { contest, phase, more, author } => {
				self.next_phase(contest, phase, more, author)
			}
			Step::SetAside { who, frozen, amount } => self.set_aside(who, frozen, amount),
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
			Step::Trade { which, sales } => self.trade(which, sales),
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
