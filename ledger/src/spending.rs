//! Spending: what the authorities may take out of pots and Ecosystem, and how much in an epoch.

use crate::{
	Asset, ChannelId, Ledger, Pot, Who,
	refusal::{Refusal, ensure},
};

/// Who decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
	/// The company's board.
	Board,
	/// A referendum.
	Root,
}

/// What is spent from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Source {
	/// The Company Treasury.
	Company,
	/// The Community Treasury.
	Community,
	/// Channel Ecosystem of the Reserve.
	Ecosystem,
}

impl Source {
	/// The pot that holds it.
	pub fn pot(self) -> Pot {
		match self {
			Source::Company => Pot::Company,
			Source::Community => Pot::Community,
			Source::Ecosystem => Pot::Reserve,
		}
	}
}

/// What an epoch remembers of one source and asset, in units of the asset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spending {
	/// What the source held at the epoch's first spend.
	pub held: u128,
	/// What has been spent since.
	pub spent: u128,
}

impl Spending {
	/// What may still be spent: a thousandth of what was held, rounded down, less what was spent.
	pub fn left(&self) -> u128 {
		self.held / 1_000 - self.spent
	}
}

impl Ledger {
	/// Who decides what is the community's in the end: the board before the handover, a referendum after.
	pub fn authority(&self) -> By {
		if self.handed_over { By::Root } else { By::Board }
	}

	/// What is remembered of a source and asset, as if the epoch's first spend came now if none has.
	pub fn spending(&self, source: Source, asset: Asset) -> Spending {
		let held = match source {
			// FINEPRINT 6.
			Source::Ecosystem => self.channel(ChannelId::Ecosystem).available(),
			_ => self.money.balance(asset, source.pot().account()),
		};
		let first = Spending { held, spent: 0 };
		self.epoch.spendings.get(&(source, asset)).copied().unwrap_or(first)
	}

	/// Pay `amount` units of an asset from a source to `beneficiary`. The source stays alive.
	pub fn spend(
		&mut self,
		source: Source,
		asset: Asset,
		amount: u128,
		beneficiary: Who,
		by: By,
	) -> Result<(), Refusal> {
		self.all_or_nothing(|ledger| {
			let decides = if source == Source::Company { By::Board } else { ledger.authority() };
			ensure(by == decides, Refusal::WrongOrigin)?;
			ensure(amount > 0, Refusal::ZeroAmount)?;
			ensure(source != Source::Community || ledger.handed_over, Refusal::Locked)?;
			ensure(source != Source::Ecosystem || asset == Asset::Sd, Refusal::OnlySd)?;
			ledger.money.minimum(asset)?;
			let pot = source.pot().account();
			let lost = [pot, Pot::Reserve.account()].contains(&beneficiary);
			ensure(!lost, Refusal::OwnBeneficiary)?;
			let mut spending = ledger.spending(source, asset);
			ensure(amount <= spending.left(), Refusal::OverCeiling)?;

			match source {
				Source::Ecosystem => ledger.spend_ecosystem(amount, beneficiary, by)?,
				_ => ledger.send(asset, pot, beneficiary, amount)?,
			}
			spending.spent += amount;
			ledger.epoch.spendings.insert((source, asset), spending);
			Ok(())
		})
	}

	/// The board's spends, before the handover, are together at most 5 % of D.
	fn spend_ecosystem(&mut self, amount: u128, to: Who, by: By) -> Result<(), Refusal> {
		if by == By::Board {
			self.board_spent += amount;
			ensure(self.board_spent <= self.distributed() / 20, Refusal::OverBoardLimit)?;
		}
		self.pay(ChannelId::Ecosystem, to, amount)
	}
}
