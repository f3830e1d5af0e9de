//! Money that moves without a rule, or may not move: transfers, spends, holds and freezes.

use super::{
	cast::{self, Key, WHALE, account, who},
	refusals::{error, spend_error, transfer_error},
	steps::{Amount, Payee},
	tally,
	world::{World, fee_of},
};
use crate::common::signed;
use pallet_sd_rewards::{Accounts, Earners};
use polkadot_sdk::{
	frame_support::traits::{LockableCurrency, WithdrawReasons, fungible::MutateHold},
	*,
};
use sd_ledger::{Asset, By, ChannelId, ED, Hold, Ledger, Source, Who};
use sd_primitives::traits::Treasury;
use sd_runtime::*;

/// The name of all that is frozen here.
const LOCK: [u8; 8] = *b"sd/model";

impl World {
	pub(super) fn transfer(&mut self, from: Key, to: Payee, amount: Amount) {
		let to = Who::from(to);
		let call = |value| pallet_balances::Call::<Runtime>::transfer_keep_alive {
			dest: Address::Id(account(to)),
			value,
		};
		let spendable = self.ledger.spendable(who(from));
		let fee = fee_of(&signed(from, call(spendable)));
		let amount = amount.of(spendable.saturating_sub(fee));
		let by_rule = |ledger: &mut Ledger| {
			let from = who(from);
			let sent = ledger.transfer(from, to, amount);
			sent.map_err(|refusal| transfer_error(refusal, ledger, from, amount))
		};
		self.transact(from, call(amount), by_rule, || ());
	}

	/// Have a part of somebody's money on hold, or frozen, as other pallets would.
	pub(super) fn set_aside(&mut self, key: Key, frozen: bool, amount: Amount) {
		let (who, owner) = (who(key), key.to_account_id());
		let (balance, money) = (self.ledger.balance(who), self.ledger.money());
		if balance == 0 {
			return tally::note(&self.kind, "there is no account");
		}
		if frozen {
			let amount = amount.of(balance + money.on_hold(who));
			<Balances as LockableCurrency<_>>::remove_lock(LOCK, &owner);
			Balances::set_lock(LOCK, &owner, amount, WithdrawReasons::all());
			self.ledger.set_frozen(who, amount);
			return tally::note(&self.kind, "frozen");
		}
		let most = balance + money.held(who, Hold::Other) - ED;
		let amount = amount.of(most).min(most);
		let reason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		self.both(
			|ledger| ledger.set_on_hold(who, amount).map_err(error),
			|| Balances::set_on_hold(&reason, &owner, amount),
		);
	}

	pub(super) fn spend(
		&mut self,
		from: Source,
		of: Asset,
		amount: Amount,
		to: Payee,
		rightful: bool,
	) {
		let to = Who::from(to);
		let by = match from {
			Source::Company if rightful => By::Board,
			Source::Company => By::Root,
			_ => self.authority(rightful),
		};
		let amount = amount.of(self.most_to_spend(from, of));
		let call = pallet_sd_treasury::Call::spend {
			source: cast::source(from),
			asset: cast::asset(of),
			amount,
			beneficiary: account(to),
		};
		let by_rule = |ledger: &mut Ledger| {
			let can_receive = ledger.money().can_receive(of, to, amount);
			let spent = ledger.spend(from, of, amount, to, by);
			spent.map_err(|refusal| spend_error(refusal, can_receive))
		};
		match from {
			Source::Company => self.decide(by, call, by_rule),
			_ => self.decide_for_all(by, call, by_rule),
		};
	}

	/// What every ceiling leaves.
	fn most_to_spend(&self, from: Source, of: Asset) -> u128 {
		let ledger = self.ledger.rolled();
		let left = ledger.spending(from, of).left();
		match (from, ledger.authority()) {
			(Source::Ecosystem, By::Board) => {
				left.min(ledger.distributed() / 20 - ledger.board_spent())
			}
			_ => left,
		}
	}

	/// What would take years: all that a channel has, but `left`, is paid for what the whale has done.
	pub(super) fn drain(&mut self, channel: ChannelId, left: Amount) {
		let available = self.ledger.channel(channel).available();
		let left = left.of(available);
		let pay = || {
			let (whale, amount) = (WHALE.to_account_id(), available.saturating_sub(left));
			SdTreasury::pay(cast::channel(channel), &whale, amount)?;
			let mut record = Accounts::<Runtime>::get(&whale);
			let earned = match channel {
				ChannelId::Generate | ChannelId::Share => &mut record.earned,
				ChannelId::Sale | ChannelId::Contest => &mut record.earned_otherwise,
				ChannelId::Ecosystem => return Ok(()),
			};
			*earned += amount;
			if amount > 0 && !Accounts::<Runtime>::get(&whale).is_earner() {
				Earners::<Runtime>::mutate(|earners| *earners += 1);
			}
			Accounts::<Runtime>::insert(whale, record);
			Ok(())
		};
		self.both(|ledger| ledger.drain(channel, left, who(WHALE)).map_err(error), pay);
	}
}
