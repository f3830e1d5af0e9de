//! Taking a step: what it means to the ledger, and what to the runtime.

use super::{
	cast::{self, Key, WHALE, account, who},
	compare::{compare, on_chain},
	refusals::{error, spend_error, transfer_error},
	steps::{Amount, Listing, Payee, Step},
	tally,
	world::{Generator, World, fee_of},
};
use crate::common;
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error as GraphicsError};
use pallet_sd_rewards::{Accounts, Call as Rewards, Earners};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, Perbill, traits::Dispatchable},
	*,
};
use sd_ledger::{
	Asset, By, ChannelId, CommunityTerms, CompanyTerms, ED, Fee, Ledger, PendingShare, Proceeds,
	Receipt, Sale, Source, Who,
};
use sd_primitives::{
	Attestation, Commission, ContentHash, FeeParts, Graphic, LEAST_PRICE,
	traits::{self, MintRule, PrizeRule, SaleRule, ShareRule, Treasury},
};
use sd_runtime::*;

impl World {
	/// Take a step on both sides, and compare them.
	pub fn take(&mut self, step: Step) {
		let epoch = self.ledger.epoch().index;
		self.kind = format!("{step:?}");
		self.kind.truncate(self.kind.find(' ').unwrap_or(self.kind.len()));
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
			Step::Sell { buyer, seller, creator, asset, price, royalty, listing, sales } => {
				let (buyer, seller, creator) = (who(buyer), who(seller), who(creator));
				let (company_commission, community_commission) = self.listed(listing);
				let price = self.price(buyer, asset, price);
				self.sell(Sale {
					buyer,
					seller,
					creator,
					asset,
					price,
					royalty,
					company_commission,
					community_commission,
					sales,
				});
			}
			Step::OpenPrize { prize } => self.open_prize(prize),
			Step::PayPrize { winner, amount } => self.pay_prize(winner, amount),
			Step::ForfeitPrize { amount } => self.forfeit_prize(amount),
			Step::Spend { source, asset, amount, beneficiary, rightful } => {
				self.spend(source, asset, amount, beneficiary.into(), rightful)
			}
			Step::SetCommunityTerms { terms, rightful } => {
				let by = self.authority(rightful);
				self.set_community_terms(terms, by);
			}
			Step::SetCompanyTerms { terms, rightful } => {
				self.set_company_terms(terms, if rightful { By::Board } else { By::Root })
			}
			Step::Register { generator, quota, rightful } => {
				let by = self.authority(rightful);
				self.register(generator, quota, by);
			}
			Step::SetQuota { generator, quota, rightful } => {
				let by = self.authority(rightful);
				self.set_quota(generator, quota, by);
			}
			Step::Suspend { generator, rightful } => {
				let by = self.authority(rightful);
				self.suspend(generator, by);
			}
			Step::Resume { generator, rightful } => {
				let by = self.authority(rightful);
				self.resume(generator, by);
			}
			Step::Seat { member } => self.seat(member),
			Step::Drain { channel, left } => self.drain(channel, left),
			Step::HandOver => self.hand_over(),
		}
		if self.ledger.epoch().index != epoch {
			note_roll();
		}
		compare(&self.ledger, &self.made());
	}

	/// Who decides what is the community's in the end; or who does not.
	fn authority(&self, rightful: bool) -> By {
		match (self.ledger.authority(), rightful) {
			(By::Board, true) | (By::Root, false) => By::Board,
			(By::Root, true) | (By::Board, false) => By::Root,
		}
	}

	/// Let an authority make a call, outside of any transaction.
	fn decide(
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
}

/// Graphics and shares.
impl World {
	fn generate(&mut self, creator: Key, generator: Key, known: bool, least: Option<Amount>) {
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
		ensure!(!known, GraphicsError::<Runtime>::AlreadyRegistered);
		let generator =
			self.generators.get(&generator).ok_or(GraphicsError::<Runtime>::UnknownGenerator)?;
		ensure!(!generator.suspended, GraphicsError::<Runtime>::GeneratorSuspended);
		Ok(())
	}

	fn share(&mut self, creator: Key, generator: Key, least: Option<Amount>) {
		let min_reward = self.least(ChannelId::Share, generator, least);
		let rolled = self.ledger.rolled();
		let most = (rolled.epoch().bases.share, rolled.channel(ChannelId::Share).available());
		let shared = self.both(
			|ledger| ledger.shared(who(creator), who(generator), min_reward).map_err(error),
			|| {
				let (creator, generator) = (creator.to_account_id(), generator.to_account_id());
				let traits::PendingReward { amount, due } =
					SdRewards::shared(&creator, &generator, min_reward)?;
				Ok(PendingShare { amount, due })
			},
		);
		if let Some(PendingShare { amount, .. }) = shared {
			tally::note("Share, earning", part_of(amount, most));
			self.pending.push((creator, amount));
		}
	}

	fn settle_share(&mut self, which: usize, more_than_all: Option<Key>) {
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

	fn forfeit_share(&mut self, which: usize, more_than_all: bool) {
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

/// Minting, selling, winning.
impl World {
	fn mint(&mut self, creator: Key, most: Amount) {
		let company = self.ledger.company_terms().mint_company_fee;
		let community = self.ledger.community_terms().mint_community_fee;
		let max_fee = most.of(company + community);
		self.both(
			|ledger| ledger.minted(who(creator), max_fee).map_err(error),
			|| SdRewards::minted(&creator.to_account_id(), max_fee).map(fee),
		);
	}

	/// Of what a buyer can give away, mostly at least what an item must cost.
	fn price(&self, buyer: Who, asset: Asset, price: Amount) -> u128 {
		let money = self.ledger.money();
		let minimum = money.minimum(asset).unwrap_or_default();
		let spendable = money.balance(asset, buyer).saturating_sub(minimum);
		match price {
			Amount::Units(units) => units,
			_ => price.of(spendable).max(minimum).max(LEAST_PRICE),
		}
	}

	/// The commissions of a listing, κ_co and κ_cm.
	fn listed(&mut self, listing: Listing) -> (u32, u32) {
		let Listing::Before(company, community) = listing else {
			let now = |ledger: &mut Ledger| {
				ledger.roll();
				let terms = ledger.community_terms();
				Ok((terms.company_commission, terms.community_commission))
			};
			let on_chain = || {
				let Commission { company, community } = SdRewards::commission();
				Ok((company.deconstruct(), community.deconstruct()))
			};
			return self.both(now, on_chain).expect("there are always terms in force");
		};
		(company, community)
	}

	fn sell(&mut self, sale: Sale) {
		let sold = self.both(
			|ledger| ledger.sold(&sale).map_err(error),
			|| SdRewards::sold(&sale_on_chain(&sale)).map(proceeds),
		);
		if let Some(proceeds) = sold {
			let redirected = if proceeds.redirected > 0 { "redirected" } else { "all received" };
			let rewarded = if proceeds.reward > 0 { "rewarded" } else { "not rewarded" };
			tally::note("Sell, parts", redirected);
			tally::note("Sell, reward", rewarded);
		}
	}

	fn open_prize(&mut self, prize: Amount) {
		let ceiling = self.ledger.channel(ChannelId::Contest).budget / 1_000;
		let prize = prize.of(ceiling - self.ledger.rolled().epoch().prizes);
		self.both(
			|ledger| ledger.open_prize(prize).map_err(error),
			|| SdRewards::open_prize(prize),
		);
	}

	fn pay_prize(&mut self, winner: Key, amount: Amount) {
		let amount = amount.of(self.ledger.channel(ChannelId::Contest).held);
		self.both(
			|ledger| ledger.pay_prize(who(winner), amount).map_err(error),
			|| SdRewards::pay_prize(&winner.to_account_id(), amount),
		);
	}

	fn forfeit_prize(&mut self, amount: Amount) {
		let amount = amount.of(self.ledger.channel(ChannelId::Contest).held);
		self.both(
			|ledger| ledger.forfeit_prize(amount).map_err(error),
			|| SdRewards::forfeit_prize(amount),
		);
	}
}

/// Money that moves without a rule.
impl World {
	fn transfer(&mut self, from: Key, to: Payee, amount: Amount) {
		let to = Who::from(to);
		let call = |value| pallet_balances::Call::<Runtime>::transfer_keep_alive {
			dest: Address::Id(account(to)),
			value,
		};
		let spendable = self.ledger.balance(who(from)).saturating_sub(ED);
		let fee = fee_of(&common::signed(from, call(spendable)));
		let amount = amount.of(spendable.saturating_sub(fee));
		let by_rule = |ledger: &mut Ledger| {
			let from = who(from);
			let sent = ledger.transfer(from, to, amount);
			sent.map_err(|refusal| transfer_error(refusal, ledger.balance(from), from, amount))
		};
		self.transact(from, call(amount), by_rule, || ());
	}

	fn spend(&mut self, from: Source, of: Asset, amount: Amount, to: Who, rightful: bool) {
		let by = match (from, rightful) {
			(Source::Company, true) => By::Board,
			(Source::Company, false) => By::Root,
			_ => self.authority(rightful),
		};
		let amount = amount.of(self.ledger.rolled().spending(from, of).left());
		let call = pallet_sd_treasury::Call::spend {
			source: cast::source(from),
			asset: cast::asset(of),
			amount,
			beneficiary: account(to),
		};
		self.decide(by, call, |ledger| {
			let can_receive = ledger.money().can_receive(of, to, amount);
			let spent = ledger.spend(from, of, amount, to, by);
			spent.map_err(|refusal| spend_error(refusal, can_receive))
		});
	}

	/// What would take years: all that a channel has, but `left`, is paid for what the whale has done.
	fn drain(&mut self, channel: ChannelId, left: Amount) {
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

/// What the authorities decide, and time.
impl World {
	fn set_community_terms(&mut self, terms: CommunityTerms, by: By) {
		let call = Rewards::set_community_terms { terms: on_chain(&terms) };
		self.decide(by, call, |ledger| ledger.set_community_terms(terms, by).map_err(error));
	}

	fn set_company_terms(&mut self, terms: CompanyTerms, by: By) {
		let CompanyTerms { mint_company_fee } = terms;
		let terms = pallet_sd_rewards::CompanyTerms { mint_company_fee };
		let call = Rewards::set_company_terms { terms };
		self.decide(by, call, |ledger| {
			ledger.set_company_terms(CompanyTerms { mint_company_fee }, by).map_err(error)
		});
	}

	fn register(&mut self, generator: Key, quota: u32, by: By) {
		let known = self.generators.contains_key(&generator);
		let account = generator.to_account_id();
		let call = Graphics::register_generator {
			account: account.clone(),
			name: Default::default(),
			key: generator.public(),
			quota,
		};
		let registered = self.decide(by, call, |ledger| {
			ensure!(by == ledger.authority(), DispatchError::BadOrigin);
			ensure!(!known, GraphicsError::<Runtime>::AlreadyGenerator);
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

	fn set_quota(&mut self, generator: Key, quota: u32, by: By) {
		let account = generator.to_account_id();
		let call = Graphics::update_generator {
			generator: account,
			name: None,
			key: None,
			quota: Some(quota),
		};
		let suspended = self.generators.get(&generator).map(|known| known.suspended);
		let set = self.decide(by, call, |ledger| {
			ensure!(by == ledger.authority(), DispatchError::BadOrigin);
			if suspended.ok_or(GraphicsError::<Runtime>::UnknownGenerator)? {
				return Ok(());
			}
			ledger.set_quota(who(generator), quota).map_err(error)
		});
		if set {
			self.generators.get_mut(&generator).expect("it is known").quota = quota;
		}
	}

	fn suspend(&mut self, generator: Key, by: By) {
		let call = Graphics::suspend_generator { generator: generator.to_account_id() };
		let suspended = self.generators.get(&generator).map(|known| known.suspended);
		let done = self.decide(by, call, |ledger| {
			ensure!(by == ledger.authority(), DispatchError::BadOrigin);
			let suspended = suspended.ok_or(GraphicsError::<Runtime>::UnknownGenerator)?;
			ensure!(!suspended, GraphicsError::<Runtime>::GeneratorSuspended);
			ledger.set_quota(who(generator), 0).map_err(error)
		});
		if done {
			self.generators.get_mut(&generator).expect("it is known").suspended = true;
		}
	}

	fn resume(&mut self, generator: Key, by: By) {
		let call = Graphics::resume_generator { generator: generator.to_account_id() };
		let known = self.generators.get(&generator).map(|known| (known.suspended, known.quota));
		let done = self.decide(by, call, |ledger| {
			ensure!(by == ledger.authority(), DispatchError::BadOrigin);
			let (suspended, quota) = known.ok_or(GraphicsError::<Runtime>::UnknownGenerator)?;
			ensure!(suspended, GraphicsError::<Runtime>::NotSuspended);
			ledger.set_quota(who(generator), quota).map_err(error)
		});
		if done {
			self.generators.get_mut(&generator).expect("it is known").suspended = false;
		}
	}

	fn seat(&mut self, member: Key) {
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

	/// Pass the milestone at the beginning of an epoch, when no terms are pending that have not begun: voiding those is the
	/// handover's, which is still to be built.
	fn hand_over(&mut self) {
		if self.ledger.handed_over() {
			return;
		}
		let clock = self.ledger.clock();
		let next = clock.epoch_of(self.ledger.now()) + 1;
		self.pass_to(next * clock.epoch_length, 0);
		common::hand_over();
		self.ledger.hand_over();
		tally::note(&self.kind, "done");
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

fn fee(on_chain: FeeParts) -> Fee {
	let FeeParts { company, community } = on_chain;
	Fee { company, community }
}

fn sale_on_chain(sale: &Sale) -> traits::Sale<AccountId> {
	traits::Sale {
		buyer: account(sale.buyer),
		seller: account(sale.seller),
		creator: account(sale.creator),
		asset: cast::asset(sale.asset),
		price: sale.price,
		royalty: Perbill::from_parts(sale.royalty),
		commission: Commission {
			company: Perbill::from_parts(sale.company_commission),
			community: Perbill::from_parts(sale.community_commission),
		},
		sales: sale.sales,
	}
}

fn proceeds(on_chain: traits::Proceeds) -> Proceeds {
	let traits::Proceeds { commission, royalty, seller, redirected, reward } = on_chain;
	let Fee { company, community } = fee(commission);
	Proceeds { company, community, royalty, seller, redirected, reward }
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
