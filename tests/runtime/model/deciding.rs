//! What the authorities decide, and the milestone.

use super::{
	cast::{Key, who},
	compare::on_chain,
	refusals::error,
	tally,
	world::{Generator, World},
};
use crate::common;
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error};
use pallet_sd_rewards::Call as Rewards;
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, traits::Dispatchable},
	*,
};
use sd_ledger::{By, CommunityTerms, CompanyTerms, Ledger};
use sd_runtime::*;

impl World {
	/// Who decides what is the community's in the end; or who does not.
	pub(super) fn authority(&self, rightful: bool) -> By {
		match (self.ledger.authority(), rightful) {
			(By::Board, true) | (By::Root, false) => By::Board,
			(By::Root, true) | (By::Board, false) => By::Root,
		}
	}

	/// Let an authority make a call, outside of any transaction.
	pub(super) fn decide(
		&mut self,
		by: By,
		call: impl Into<RuntimeCall>,
		by_rule: impl FnOnce(&mut Ledger) -> Result<(), DispatchError>,
	) -> bool {
		let call = call.into();
		let origin = match by {
			By::Board => common::board(),
			By::Root => RuntimeOrigin::root(),
		};
		let dispatch = || call.dispatch(origin).map(drop).map_err(|failed| failed.error);
		self.both(by_rule, dispatch).is_some()
	}

	/// The same about what is the community's: who does not decide that now is told why.
	pub(super) fn decide_for_all(
		&mut self,
		by: By,
		call: impl Into<RuntimeCall>,
		by_rule: impl FnOnce(&mut Ledger) -> Result<(), DispatchError>,
	) -> bool {
		self.decide(by, call, |ledger| {
			match by {
				_ if by == ledger.authority() => (),
				By::Board => Err(pallet_sd_handover::Error::<Runtime>::HandedOver)?,
				By::Root => Err(pallet_sd_handover::Error::<Runtime>::NotHandedOver)?,
			}
			by_rule(ledger)
		})
	}

	pub(super) fn set_community_terms(&mut self, terms: CommunityTerms, rightful: bool) {
		let by = self.authority(rightful);
		let call = Rewards::set_community_terms { terms: on_chain(&terms) };
		self.decide_for_all(by, call, |ledger| {
			ledger.set_community_terms(terms, by).map_err(error)
		});
	}

	pub(super) fn set_company_terms(&mut self, terms: CompanyTerms, rightful: bool) {
		let by = if rightful { By::Board } else { By::Root };
		let mint_company_fee = terms.mint_company_fee;
		let on_chain = pallet_sd_rewards::CompanyTerms { mint_company_fee };
		let call = Rewards::set_company_terms { terms: on_chain };
		self.decide(by, call, |ledger| ledger.set_company_terms(terms, by).map_err(error));
	}

	pub(super) fn register(&mut self, generator: Key, quota: u32, rightful: bool) {
		let by = self.authority(rightful);
		let known = self.generators.contains_key(&generator);
		let account = generator.to_account_id();
		let call = Graphics::register_generator {
			account: account.clone(),
			name: Default::default(),
			key: generator.public(),
			quota,
		};
		let registered = self.decide_for_all(by, call, |ledger| {
			ensure!(!known, Error::<Runtime>::AlreadyGenerator);
			ledger.set_quota(who(generator), quota).map_err(error)
		});
		if registered {
			let origin = RuntimeOrigin::signed(account.clone());
			SdGraphics::add_model(origin, account, Default::default(), H256::zero())
				.expect("a generator adds its own models");
			self.ledger.set_excluded(who(generator), true);
			self.generators.insert(generator, Generator { quota, suspended: false, made: 0 });
		}
	}

	pub(super) fn set_quota(&mut self, generator: Key, quota: u32, rightful: bool) {
		let by = self.authority(rightful);
		let account = generator.to_account_id();
		let call = Graphics::update_generator {
			generator: account,
			name: None,
			key: None,
			quota: Some(quota),
		};
		let suspended = self.generators.get(&generator).map(|known| known.suspended);
		let set = self.decide_for_all(by, call, |ledger| {
			if suspended.ok_or(Error::<Runtime>::UnknownGenerator)? {
				return Ok(());
			}
			ledger.set_quota(who(generator), quota).map_err(error)
		});
		if set {
			self.generators.get_mut(&generator).expect("it is known").quota = quota;
		}
	}

	pub(super) fn suspend(&mut self, generator: Key, rightful: bool) {
		let by = self.authority(rightful);
		let call = Graphics::suspend_generator { generator: generator.to_account_id() };
		let suspended = self.generators.get(&generator).map(|known| known.suspended);
		let done = self.decide_for_all(by, call, |ledger| {
			let suspended = suspended.ok_or(Error::<Runtime>::UnknownGenerator)?;
			ensure!(!suspended, Error::<Runtime>::GeneratorSuspended);
			ledger.set_quota(who(generator), 0).map_err(error)
		});
		if done {
			self.generators.get_mut(&generator).expect("it is known").suspended = true;
		}
	}

	/// If any is suspended, one of those.
	pub(super) fn resume(&mut self, generator: Key, rightful: bool) {
		let mut suspended = self.generators.iter().filter(|(_, known)| known.suspended);
		let generator = suspended.next().map_or(generator, |(generator, _)| *generator);
		let by = self.authority(rightful);
		let call = Graphics::resume_generator { generator: generator.to_account_id() };
		let known = self.generators.get(&generator).map(|known| (known.suspended, known.quota));
		let done = self.decide_for_all(by, call, |ledger| {
			let (suspended, quota) = known.ok_or(Error::<Runtime>::UnknownGenerator)?;
			ensure!(suspended, Error::<Runtime>::NotSuspended);
			ledger.set_quota(who(generator), quota).map_err(error)
		});
		if done {
			self.generators.get_mut(&generator).expect("it is known").suspended = false;
		}
	}

	pub(super) fn set_moderator(&mut self, account: Key, moderator: bool, rightful: bool) {
		let by = self.authority(rightful);
		let call = Graphics::set_moderator { account: account.to_account_id(), moderator };
		let set = self.decide_for_all(by, call, |_| Ok(()));
		match (set, moderator) {
			(true, true) => drop(self.registry.moderators.insert(account)),
			(true, false) => drop(self.registry.moderators.remove(&account)),
			_ => (),
		}
	}

	pub(super) fn seat(&mut self, member: Key) {
		let mut board = self.board.clone();
		let sits = !board.remove(&member) && board.insert(member);
		let call = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::set_members {
			new_members: board.iter().map(|member| member.to_account_id()).collect(),
			prime: None,
			old_count: self.board.len() as u32,
		};
		let excluded = sits || self.generators.contains_key(&member);
		let elected = self.decide(By::Board, call, |ledger| {
			ensure!(!board.is_empty(), frame_system::Error::<Runtime>::CallFiltered);
			ledger.set_excluded(who(member), excluded);
			Ok(())
		});
		if elected {
			self.board = board;
		}
	}

	/// Reach the milestone, and let the notice pass. Terms that are pending then, and have not begun, are void.
	pub(super) fn hand_over(&mut self) {
		if self.ledger.handed_over() {
			return;
		}
		let due = common::reach_milestone();
		self.pass_to(due, 0);
		self.ledger.hand_over();
		tally::note(&self.kind, "done");
	}
}
