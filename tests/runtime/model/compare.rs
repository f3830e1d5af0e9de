//! Everything that is money, on both sides.

use super::{
	answers,
	cast::{GENERATORS, asset, channel, everybody, known, people, source, who},
	fairs, items,
	world::World,
};
use crate::common::check_invariants;
use frame_support::{
	storage::{TransactionOutcome, unhashed, with_transaction_unchecked},
	traits::Contains,
};
use pallet_sd_rewards::{Accounts, CommunitySchedule, CompanySchedule, CurrentEpoch, Lanes};
use polkadot_sdk::{sp_runtime::Perbill, sp_storage::well_known_keys, *};
use sd_ledger::{Asset, Channel, ChannelId, CommunityTerms, Consent, ED, Earnings, Ledger, Source};
use sd_primitives::traits::Handover;
use sd_runtime::*;
use std::collections::BTreeMap;

/// Compare both sides as they stand and, if an epoch has begun that nothing has rolled into, as the next call would find
/// them. What is registered is neither's, and compared with what the world knows of it.
pub fn compare(world: &World) {
	let ledger = &world.ledger;
	compare_all(ledger);
	for (key, generator) in &world.generators {
		let lane = Lanes::<Runtime>::get(key.to_account_id());
		assert_eq!(lane.total, generator.made, "what {key:?} has ever made");
	}
	world.registry.compare();
	items::compare(world);
	fairs::compare(world);
	// An answer rolls, in a state that is then thrown away.
	with_transaction_unchecked(|| {
		answers::compare(world);
		TransactionOutcome::Rollback(())
	});
	assert_eq!(world.registry.pending(), ledger.channel(ChannelId::Share).held, "what is pending");
	if ledger.clock().epoch_of(ledger.now()) == ledger.epoch().index {
		compare_consents(ledger);
	} else {
		with_transaction_unchecked(|| {
			SdRewards::roll();
			compare_all(&ledger.rolled());
			compare_consents(&ledger.rolled());
			TransactionOutcome::Rollback(())
		});
	}
}

fn compare_all(ledger: &Ledger) {
	ledger.check();
	check_invariants();
	compare_money(ledger);
	compare_channels(ledger);
	compare_epoch(ledger);
	compare_lanes(ledger);
	compare_records(ledger);
	compare_spending(ledger);
	compare_terms(ledger);
}

/// What everybody holds of everything.
fn compare_money(ledger: &Ledger) {
	let mut held = BTreeMap::new();
	for (owner, info) in frame_system::Account::<Runtime>::iter() {
		let who = known(&owner).expect("no stranger has an account");
		let money = ledger.money();
		let stays = (money.on_hold(who), money.frozen(who));
		assert_eq!((info.data.reserved, info.data.frozen), stays, "on hold and frozen of {who}");
		if info.data.free > 0 {
			held.insert((Asset::Sd, who), info.data.free);
		}
	}
	for (id, owner, account) in pallet_assets::Account::<Runtime>::iter() {
		let who = known(&owner).expect("no stranger has money");
		// An account may have been opened with nothing in it.
		if account.balance > 0 {
			held.insert((Asset::Other(id), who), account.balance);
		}
	}
	let assets = super::cast::ASSETS.map(|(id, _)| Asset::Other(id));
	let expected = everybody()
		.flat_map(|who| [Asset::Sd].into_iter().chain(assets).map(move |asset| (asset, who)));
	let expected = expected
		.map(|(asset, who)| ((asset, who), ledger.money().balance(asset, who)))
		.filter(|(_, amount)| *amount > 0)
		.collect::<BTreeMap<_, _>>();
	assert_eq!(held, expected, "what everybody holds");
}

fn compare_channels(ledger: &Ledger) {
	let books = pallet_sd_treasury::Channels::<Runtime>::get();
	let ids = ChannelId::EARNED.into_iter().chain([ChannelId::Ecosystem]);
	let mut owed = 0;
	for id in ids {
		let &sd_primitives::Channel { budget, paid, refilled, held } = books.get(channel(id));
		let on_chain = Channel { budget, paid, refilled, held };
		assert_eq!(on_chain, ledger.channel(id), "{id:?}");
		owed += on_chain.available() + held;
	}
	assert_eq!(books.distributed(), ledger.distributed(), "D");
	let gifts = SdTreasury::pot_balance(pallet_sd_treasury::Pot::Reserve) - ED - owed;
	assert_eq!(gifts, ledger.gifts(), "gifts");
	assert_eq!(SdHandover::handed_over(), ledger.handed_over());
}

fn compare_epoch(ledger: &Ledger) {
	let (on_chain, epoch) = (CurrentEpoch::<Runtime>::get(), ledger.epoch());
	assert_eq!(on_chain.index, epoch.index, "the epoch");
	let pallet_sd_rewards::Bases { generate, share, sale } = on_chain.bases;
	assert_eq!(sd_ledger::Bases { generate, share, sale }, epoch.bases);
	let targets = (on_chain.generate_target, on_chain.share_target);
	assert_eq!(targets, (epoch.generate_target, epoch.share_target), "targets");

	let opened = pallet_sd_rewards::OpenedPrizes::<Runtime>::get();
	let prizes = if opened.epoch == on_chain.index { opened.amount } else { 0 };
	assert_eq!(prizes, epoch.prizes, "prizes opened");
}

/// Quotas, what of them is used, and each lane's n.
fn compare_lanes(ledger: &Ledger) {
	let (epoch, window) = (ledger.epoch(), ledger.window());
	let at = u32::try_from(window.index).expect("time is short");
	let on_chain = CurrentEpoch::<Runtime>::get();
	for generator in GENERATORS {
		let lane = Lanes::<Runtime>::get(generator.to_account_id()).at(epoch.index, at);
		let who = who(generator);
		assert_eq!(lane.quota, epoch.quota(who), "{generator:?}'s quota");
		assert_eq!(lane.quota_to_come(), ledger.next_quota(who), "{generator:?}'s next quota");
		assert_eq!(lane.used, epoch.used(who), "what {generator:?} has made");
		let counts = [ChannelId::Generate, ChannelId::Share].map(|id| window.count(id, who));
		assert_eq!([lane.rewarded, lane.shared].map(u64::from), counts, "n of {generator:?}");

		let curves = [on_chain.generate_curve(lane.quota), on_chain.share_curve(lane.quota)];
		for (curve, id) in curves.into_iter().zip([ChannelId::Generate, ChannelId::Share]) {
			assert_eq!(curve.target, ledger.curve(id, who).target, "T of {generator:?} in {id:?}");
		}
	}
	let quotas = epoch.quotas.values().map(|quota| u64::from(*quota)).sum::<u64>();
	assert_eq!(on_chain.quotas, quotas, "Σ quotas");
}

/// What everybody has earned, and what of the caps is used.
fn compare_records(ledger: &Ledger) {
	let epoch = ledger.epoch();
	for key in people() {
		let (account, who) = (Accounts::<Runtime>::get(key.to_account_id()), who(key));
		let account = account.at(epoch.index);
		let earnings =
			Earnings { earned: account.earned, earned_otherwise: account.earned_otherwise };
		assert_eq!(earnings, ledger.earnings(who), "what {key:?} has earned");
		let used = [ChannelId::Generate, ChannelId::Share].map(|id| epoch.rewarded(id, who));
		assert_eq!([account.generations, account.shares].map(u32::from), used, "{key:?}'s caps");
		let excluded = configs::arts::Excluded::contains(&key.to_account_id());
		assert_eq!(excluded, ledger.is_excluded(who), "whether {key:?} may earn");
	}
	assert_eq!(pallet_sd_rewards::Earners::<Runtime>::get() as usize, ledger.earners(), "earners");
	let strangers = Accounts::<Runtime>::iter_keys().filter(|account| known(account).is_none());
	assert_eq!(strangers.count(), 0, "no stranger has earned");
}

/// What accounts let generators charge, and what of it the epoch has used; and how often they said so.
fn compare_consents(ledger: &Ledger) {
	let epoch = ledger.epoch();
	let mut on_chain = BTreeMap::new();
	for (account, generator, consent) in pallet_sd_graphics::Consents::<Runtime>::iter() {
		let [account, generator] =
			[account, generator].map(|who| known(&who).expect("no stranger has consented"));
		let pallet_sd_graphics::Consent { per_epoch, min_reward, until, .. } = consent;
		let allowed = (per_epoch > 0).then_some(Consent { per_epoch, min_reward, until });
		on_chain.insert((account, generator), (allowed, consent.used_in(epoch.index)));
	}
	on_chain.retain(|_, consent| *consent != (None, 0));
	let consents = ledger.consents().map(|(account, generator, _)| (account, generator));
	let pairs = consents.chain(epoch.charged.keys().copied());
	let expected = pairs.map(|(account, generator)| {
		let charged = epoch.charged(account, generator);
		((account, generator), (ledger.consent_of(account, generator), charged))
	});
	assert_eq!(on_chain, expected.collect(), "consents");

	let nonces = pallet_sd_graphics::ConsentNonces::<Runtime>::iter();
	let nonces = nonces.map(|(account, nonce)| (known(&account).expect("it is known"), nonce));
	let said = people().map(|key| (who(key), ledger.consent_nonce(who(key))));
	let said = said.filter(|(_, nonce)| *nonce > 0).collect::<BTreeMap<_, _>>();
	assert_eq!(nonces.collect::<BTreeMap<_, _>>(), said, "nonces");
}

fn compare_spending(ledger: &Ledger) {
	let (epoch, assets) = (ledger.epoch(), [Asset::Sd, Asset::Other(1), Asset::Other(2)]);
	for from in [Source::Company, Source::Community, Source::Ecosystem] {
		for of in assets {
			let on_chain = pallet_sd_treasury::Spendings::<Runtime>::get(source(from), asset(of))
				.filter(|spending| spending.epoch == epoch.index)
				.map(|spending| (spending.ceiling, spending.spent));
			let spending = epoch.spendings.get(&(from, of));
			let expected = spending.map(|spending| (spending.held / 1_000, spending.spent));
			assert_eq!(on_chain, expected, "{of:?} spent from {from:?}");
		}
	}
	let spent = pallet_sd_treasury::BoardSpent::<Runtime>::get();
	assert_eq!(spent, ledger.board_spent(), "what the board spent of Ecosystem");
}

/// The terms in force now and in the next epoch.
fn compare_terms(ledger: &Ledger) {
	let (community, company) =
		(CommunitySchedule::<Runtime>::get(), CompanySchedule::<Runtime>::get());
	let now = ledger.clock().epoch_of(ledger.now());
	for epoch in [now, now + 1] {
		let terms = ledger.community_schedule().in_force(epoch);
		assert_eq!(community.clone().into_force(epoch), on_chain(terms), "terms of {epoch}");
		let fee = ledger.company_schedule().in_force(epoch).mint_company_fee;
		let terms = company.clone().into_force(epoch);
		assert_eq!(terms, pallet_sd_rewards::CompanyTerms { mint_company_fee: fee });
	}
	assert_eq!(ledger.community_terms(), ledger.community_schedule().in_force(now));
}

/// The community's terms as the chain writes them.
pub fn on_chain(terms: &CommunityTerms) -> pallet_sd_rewards::CommunityTerms {
	pallet_sd_rewards::CommunityTerms {
		community_share: Perbill::from_parts(terms.community_share),
		share_reward: terms.share_reward,
		share_decline: terms.share_decline,
		share_target: terms.share_target,
		generate_target: terms.generate_target,
		mint_community_fee: terms.mint_community_fee,
		company_commission: Perbill::from_parts(terms.company_commission),
		community_commission: Perbill::from_parts(terms.community_commission),
		sale_multiple: terms.sale_multiple,
		recycle: Perbill::from_parts(terms.recycle),
		max_rewarded_generations: terms.max_rewarded_generations,
		max_rewarded_shares: terms.max_rewarded_shares,
		moderation_period: terms.moderation_period,
		retention: terms.retention,
	}
}

/// The root of what a refused transaction leaves as it was: of all that is stored but what System and Authorship keep of
/// accounts and of the block.
pub fn rest_of_state() -> Vec<u8> {
	with_transaction_unchecked(|| {
		for pallet in ["System", "Authorship"] {
			let prefix = sp_io::hashing::twox_128(pallet.as_bytes());
			let _ = unhashed::clear_prefix(&prefix, None, None);
		}
		unhashed::kill(well_known_keys::EXTRINSIC_INDEX);
		TransactionOutcome::Rollback(all_of_state())
	})
}

/// The root of everything that is stored.
pub fn all_of_state() -> Vec<u8> {
	sp_io::storage::root(sp_storage::StateVersion::V1)
}

/// Why each account exists: its consumers, providers and sufficients.
pub fn references() -> BTreeMap<AccountId, (u32, u32, u32)> {
	frame_system::Account::<Runtime>::iter()
		.map(|(who, info)| (who, (info.consumers, info.providers, info.sufficients)))
		.collect()
}
