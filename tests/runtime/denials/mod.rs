//! What both doors of Root deny, and every call that it can be put into.

use crate::referenda::*;
use Sr25519Keyring::{Dave, Ferdie};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use pallet_collective::{Instance1, Instance2};
use pallet_sd_handover::CurrentLatch;
use polkadot_sdk::{sp_core::H256, sp_keyring::Sr25519Keyring, *};
use sd_primitives::SD;
use sd_runtime::*;

/// A way to put a call into another, and its name.
pub type Wrapper = (&'static str, fn(RuntimeCall) -> RuntimeCall);

/// All that there are, and some twice.
pub const WRAPPERS: [Wrapper; 22] = [
	("batch", |call| pallet_utility::Call::batch { calls: beside(call) }.into()),
	("batch_all", |call| pallet_utility::Call::batch_all { calls: beside(call) }.into()),
	("force_batch", |call| pallet_utility::Call::force_batch { calls: beside(call) }.into()),
	("as_derivative", |call| {
		pallet_utility::Call::as_derivative { index: 0, call: Box::new(call) }.into()
	}),
	("with_weight", |call| {
		let weight = call.get_dispatch_info().call_weight;
		pallet_utility::Call::with_weight { call: Box::new(call), weight }.into()
	}),
	("if_else", |call| {
		let (main, fallback) = (Box::new(call), Box::new(harmless()));
		pallet_utility::Call::if_else { main, fallback }.into()
	}),
	("or else", |call| {
		let (main, fallback) = (Box::new(harmless()), Box::new(call));
		pallet_utility::Call::if_else { main, fallback }.into()
	}),
	("dispatch_as", |call| {
		pallet_utility::Call::dispatch_as { as_origin: root(), call: Box::new(call) }.into()
	}),
	("dispatch_as_fallible", |call| {
		let call = Box::new(call);
		pallet_utility::Call::dispatch_as_fallible { as_origin: root(), call }.into()
	}),
	("proxy", |call| {
		let (real, force_proxy_type) = (Address::Id(Dave.to_account_id()), None);
		pallet_proxy::Call::proxy { real, force_proxy_type, call: Box::new(call) }.into()
	}),
	("proxy_announced", |call| {
		let real = Address::Id(Dave.to_account_id());
		let (delegate, force_proxy_type) = (real.clone(), None);
		let call = Box::new(call);
		pallet_proxy::Call::proxy_announced { delegate, real, force_proxy_type, call }.into()
	}),
	("as_multi", |call| {
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![Ferdie.to_account_id()],
			maybe_timepoint: None,
			call: Box::new(call),
			max_weight: Weight::MAX,
		}
		.into()
	}),
	("as_multi_threshold_1", |call| {
		let (other_signatories, call) = (vec![Ferdie.to_account_id()], Box::new(call));
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call }.into()
	}),
	("schedule", |call| {
		let (when, maybe_periodic, priority, call) = (100, None, 0, Box::new(call));
		pallet_scheduler::Call::schedule { when, maybe_periodic, priority, call }.into()
	}),
	("schedule_named", |call| {
		let (id, when, maybe_periodic, priority) = ([7; 32], 100, None, 0);
		let call = Box::new(call);
		pallet_scheduler::Call::schedule_named { id, when, maybe_periodic, priority, call }.into()
	}),
	("schedule_after", |call| {
		let (after, maybe_periodic, priority, call) = (1, None, 0, Box::new(call));
		pallet_scheduler::Call::schedule_after { after, maybe_periodic, priority, call }.into()
	}),
	("schedule_named_after", |call| {
		let (id, after, maybe_periodic, priority) = ([7; 32], 1, None, 0);
		let call = Box::new(call);
		pallet_scheduler::Call::schedule_named_after { id, after, maybe_periodic, priority, call }
			.into()
	}),
	("collective.execute", |proposal| {
		let (proposal, length_bound) = (Box::new(proposal), 10_000);
		pallet_collective::Call::<Runtime, Instance1>::execute { proposal, length_bound }.into()
	}),
	("collective.propose", |proposal| {
		let (threshold, proposal, length_bound) = (1, Box::new(proposal), 10_000);
		pallet_collective::Call::<Runtime, Instance1>::propose { threshold, proposal, length_bound }
			.into()
	}),
	("committee.execute", |proposal| {
		let (proposal, length_bound) = (Box::new(proposal), 10_000);
		pallet_collective::Call::<Runtime, Instance2>::execute { proposal, length_bound }.into()
	}),
	("committee.propose", |proposal| {
		let (threshold, proposal, length_bound) = (1, Box::new(proposal), 10_000);
		pallet_collective::Call::<Runtime, Instance2>::propose { threshold, proposal, length_bound }
			.into()
	}),
	("company_dispatch", |call| {
		pallet_sd_handover::Call::company_dispatch { call: Box::new(call) }.into()
	}),
];

/// Who Root is.
fn root() -> Box<OriginCaller> {
	Box::new(frame_system::RawOrigin::Root.into())
}

/// Something that the board may announce.
pub fn harmless() -> RuntimeCall {
	elect(&[Dave])
}

/// A call in the middle of others.
fn beside(call: RuntimeCall) -> Vec<RuntimeCall> {
	vec![harmless(), call, harmless()]
}

/// All that is denied, but for committees that cannot sit.
pub fn denied() -> Vec<RuntimeCall> {
	use frame_system::Call as System;
	use pallet_balances::Call as Balances;
	use pallet_nfts::Call as Nfts;
	use pallet_preimage::Call as Preimage;
	use pallet_scheduler::Call as Scheduler;
	use pallet_utility::Call as Utility;
	let dave = || Address::Id(Dave.to_account_id());
	let (key, hash) = (vec![7; 32], H256::repeat_byte(7));
	let collection = pallet_sd_market::COLLECTION;
	let config = pallet_nfts::CollectionConfig {
		settings: pallet_nfts::CollectionSettings::all_enabled(),
		max_supply: None,
		mint_settings: Default::default(),
	};
	let (some, id) = (|| Box::new(harmless()), [7; 32]);
	let latch = CurrentLatch::<Runtime>::hashed_key().to_vec();
	vec![
		open_latch(),
		System::set_storage { items: vec![(latch, vec![])] }.into(),
		System::kill_prefix { prefix: key[..16].to_vec(), subkeys: 1 }.into(),
		System::set_code { code: vec![7] }.into(),
		System::set_code_without_checks { code: vec![7] }.into(),
		System::authorize_upgrade_without_checks { code_hash: hash }.into(),
		Balances::force_transfer { source: dave(), dest: dave(), value: SD }.into(),
		Balances::force_unreserve { who: dave(), amount: SD }.into(),
		Balances::force_set_balance { who: dave(), new_free: SD }.into(),
		Balances::force_adjust_total_issuance {
			direction: pallet_balances::AdjustmentDirection::Increase,
			delta: SD,
		}
		.into(),
		Nfts::force_create { owner: dave(), config }.into(),
		Nfts::force_mint {
			collection,
			item: 7,
			mint_to: dave(),
			item_config: pallet_nfts::ItemConfig { settings: Default::default() },
		}
		.into(),
		Nfts::force_collection_owner { collection, owner: dave() }.into(),
		Nfts::force_collection_config { collection, config }.into(),
		Nfts::force_set_attribute {
			set_as: None,
			collection,
			maybe_item: None,
			namespace: pallet_nfts::AttributeNamespace::Pallet,
			key: Default::default(),
			value: Default::default(),
		}
		.into(),
		Scheduler::schedule { when: 100, maybe_periodic: None, priority: 0, call: some() }.into(),
		Scheduler::schedule_after { after: 1, maybe_periodic: None, priority: 0, call: some() }
			.into(),
		Scheduler::schedule_named {
			id,
			when: 100,
			maybe_periodic: None,
			priority: 0,
			call: some(),
		}
		.into(),
		Scheduler::schedule_named_after {
			id,
			after: 1,
			maybe_periodic: None,
			priority: 0,
			call: some(),
		}
		.into(),
		Scheduler::cancel { when: 100, index: 0 }.into(),
		Scheduler::cancel_named { id }.into(),
		Scheduler::set_retry { task: (100, 0), retries: 1, period: 1 }.into(),
		Scheduler::set_retry_named { id, retries: 1, period: 1 }.into(),
		Scheduler::cancel_retry { task: (100, 0) }.into(),
		Scheduler::cancel_retry_named { id }.into(),
		Utility::dispatch_as { as_origin: root(), call: some() }.into(),
		Utility::dispatch_as_fallible { as_origin: root(), call: some() }.into(),
		Preimage::unnote_preimage { hash }.into(),
		Preimage::unrequest_preimage { hash }.into(),
		pallet_democracy::Call::clear_public_proposals {}.into(),
		pallet_babe::Call::plan_config_change {
			config: sp_consensus_babe::digests::NextConfigDescriptor::V1 {
				c: (1, 4),
				allowed_slots: sp_consensus_babe::AllowedSlots::PrimarySlots,
			},
		}
		.into(),
		Utility::with_weight { call: some(), weight: Weight::zero() }.into(),
	]
}

/// Every denied call: bare, in every wrapper, and in every two of them.
pub fn hidden(call: &RuntimeCall) -> impl Iterator<Item = (String, RuntimeCall)> {
	let bare = ("bare".to_owned(), call.clone());
	let inner = call.clone();
	let once = WRAPPERS.map(|(name, wrap)| (name.to_owned(), wrap(inner.clone())));
	let twice = once.clone().into_iter().flat_map(|(inside, call)| {
		WRAPPERS.map(|(name, wrap)| (format!("{inside} in {name}"), wrap(call.clone())))
	});
	std::iter::once(bare).chain(once.clone()).chain(twice)
}
