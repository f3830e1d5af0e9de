//! Whatever happens, the sums hold, and what is refused has changed nothing.

use super::*;

/// Knuth's linear congruential generator: the same walk every time.
struct Dice(u64);

impl Dice {
	fn below(&mut self, sides: u64) -> u64 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		(self.0 >> 33) % sides
	}

	fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
		choices[self.below(choices.len() as u64) as usize]
	}

	fn amount(&mut self) -> u128 {
		let most = self.one_of(&[10, 1_000, ED, SD, 100 * SD]);
		u128::from(self.below(2_000)) * most / 1_000
	}
}

/// What becomes of an item.
fn trade(ledger: &mut Ledger, dice: &mut Dice, who: Who, other: Who) -> bool {
	let item = dice.below(ledger.items().len() as u64 + 1) as u32;
	let owner = ledger.owner(item).unwrap_or(who);
	let (price, asset) = (dice.amount(), dice.one_of(&[Asset::Sd, Asset::Sd, Asset::Other(1)]));
	let by = ledger.authority();
	match dice.below(10) {
		0..4 => ledger.list(owner, item, price, asset).is_ok(),
		4..7 => {
			let of = ledger.listing(item).map_or(asset, |listing| listing.asset);
			ledger.buy(who, item, u128::MAX, of).is_ok()
		}
		7 => ledger.unlist(owner, item).is_ok(),
		8 => ledger.give_away(owner, item, other).is_ok(),
		_ => match dice.below(10) {
			0 => ledger.burn(owner, item).is_ok(),
			1 => {
				ledger.items().get(item as usize).is_some() && {
					ledger.set_sales(item, dice.below(70) as u32);
					true
				}
			}
			_ => ledger.set_priced(Asset::Other(1), dice.below(4) > 0, by).is_ok(),
		},
	}
}

/// Somebody promises a prize, the channel's or its own.
fn open(ledger: &mut Ledger, dice: &mut Dice, who: Who, prize: u128) -> bool {
	let shares = dice.one_of::<&[u32]>(&[&[1_000_000_000], &[700_000_000, 1, 200_000_000], &[]]);
	let promise = Promise {
		prize,
		shares: shares.to_vec(),
		entry_blocks: EPOCH + dice.below(20) as u32,
		voting_blocks: EPOCH - 1 + dice.below(20) as u32,
		quorum: dice.one_of(&[0, 0, SD]),
	};
	let by = ledger.authority();
	match dice.below(3) {
		0 => ledger.set_host(who, true, by).is_ok(),
		1 => ledger.open_contest(who, promise).is_ok(),
		_ => ledger.sponsor_contest(who, promise).is_ok(),
	}
}

/// What becomes of a contest.
fn compete(ledger: &mut Ledger, dice: &mut Dice, who: Who, other: Who) -> bool {
	let oldest = ledger.contests().keys().next().copied().unwrap_or_default();
	let contest = oldest + dice.below(3) as u32;
	match dice.below(12) {
		0..4 => ledger.enter(who, contest, dice.below(40), ledger.now()).is_ok(),
		4..7 => ledger.vote(who, contest, other, dice.amount()).is_ok(),
		7 => ledger.close(oldest).is_ok(),
		8 => ledger.claim_prize(oldest, dice.below(3) as u32).is_ok(),
		9..11 => ledger.release(oldest, who).is_ok(),
		_ => {
			dice.below(20) == 0 && {
				ledger.take_down(dice.below(40));
				true
			}
		}
	}
}

/// One step, and whether it was taken. `pending` are the shares that wait.
fn step(ledger: &mut Ledger, dice: &mut Dice, pending: &mut Vec<(Who, u128)>) -> bool {
	let people = [ALICE, BOB, CAROL, BOARD_MEMBER, PAUPER];
	let (who, other) = (dice.one_of(&people), dice.one_of(&people));
	let generator = dice.one_of(&[EVE, FAY]);
	let (amount, by) = (dice.amount(), dice.one_of(&[By::Board, By::Root]));
	let asset = dice.one_of(&[Asset::Sd, Asset::Other(1)]);
	match dice.below(17) {
		0 => ledger.generated(who, generator, 0).is_ok(),
		1 => ledger
			.shared(who, generator, dice.one_of(&[0, SD / 2]))
			.map(|share| pending.push((who, share.amount)))
			.is_ok(),
		2 => match pending.pop() {
			Some((_, amount)) if dice.below(4) == 0 => ledger.forfeit_share(amount).is_ok(),
			Some((creator, amount)) => ledger.settle_share(creator, amount).is_ok(),
			None => false,
		},
		3 => {
			let royalty = dice.one_of(&[0, 1, 100_000_000]);
			ledger.mint(who, dice.below(40), royalty, SD).is_ok()
		}
		4 => trade(ledger, dice, who, other),
		5 => {
			let source = dice.one_of(&[Source::Company, Source::Community, Source::Ecosystem]);
			let amount = dice.one_of(&[amount, amount / 10_000]);
			ledger.spend(source, asset, amount, who, by).is_ok()
		}
		6 => {
			let decline = dice.one_of(&[0, 1, 4]);
			let terms = CommunityTerms { share_decline: decline, ..terms() };
			ledger.set_community_terms(terms, by).is_ok()
		}
		7 => {
			let to = dice.one_of(&[other, Pot::Reserve.account(), Pot::Community.account()]);
			ledger.transfer(who, to, amount).is_ok()
		}
		8 => ledger.fee(who, other, amount / 1_000).is_ok(),
		9 => open(ledger, dice, who, amount),
		10 => compete(ledger, dice, who, other),
		11 => {
			let consent = Consent {
				per_epoch: dice.below(9) as u32,
				min_reward: dice.one_of(&[0, 0, SD / 2]),
				until: ledger.now() + dice.below(100) as u32,
			};
			ledger.consent(who, generator, consent).is_ok()
		}
		12 => {
			dice.below(5) == 0 && {
				ledger.withdraw_consent(who, generator);
				true
			}
		}
		13 | 14 => {
			let mut tallies = people.map(|who| (who, dice.below(4) as u32)).to_vec();
			tallies.retain(|(_, count)| *count > 0 || dice.below(10) == 0);
			ledger.settled(generator, &tallies, 0, dice.below(2) == 0).is_ok()
		}
		15 => match dice.below(3) {
			0 => ledger.set_on_hold(who, amount).is_ok(),
			1 => ledger.set_on_hold(who, 0).is_ok(),
			_ => {
				ledger.set_frozen(who, amount);
				true
			}
		},
		_ => ledger.set_quota(generator, dice.below(50) as u32).is_ok(),
	}
}

#[test]
fn the_sums_always_hold() {
	let mut ledger = ledger();
	ledger.issue(1, 1_000, BOB, 1_000_000_000);
	let (mut dice, mut pending, mut taken) = (Dice(1), Vec::new(), 0);
	for round in 0..20_000 {
		ledger.pass_to(ledger.now() + u32::from(dice.below(10) == 0) * dice.below(60) as u32);
		if round == 10_000 {
			ledger.hand_over();
		}
		let before = ledger.clone();
		if step(&mut ledger, &mut dice, &mut pending) {
			taken += 1;
		} else {
			assert_eq!(ledger, before, "a refusal changes nothing");
		}
		ledger.check();
		for (id, channel) in &before.channels {
			assert!(ledger.channel(*id).paid >= channel.paid);
			assert!(ledger.channel(*id).refilled >= channel.refilled);
		}
	}
	assert!(taken > 10_000, "most steps are taken, not {taken}");
	assert!(ledger.channel(ChannelId::Generate).refilled > 0);
}
