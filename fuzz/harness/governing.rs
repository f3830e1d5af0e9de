//! Governing: the board announces what it will do as Root, the committee hurries or cancels referenda, people vote. What
//! Root may not do is tried at both doors.

use super::{
	cast::{PEOPLE, who},
	choices::Choices,
	contests::set_host,
	deciding::{by_authority, motion},
	our_calls::{Sender, account},
	referenda::{noted, ongoing, referendum},
	trading::{SCRIP, set_asset},
	validating::validating,
	world::World,
};
use pallet_collective::{Instance1, Instance2};
use pallet_sd_handover::{Announcements, Call as Handover, CurrentLatch};
use pallet_sd_validators::Call as Validators;
use polkadot_sdk::*;
use sd_primitives::traits::Handover as _;
use sd_runtime::{genesis_presets::TEST_DOLLAR, *};

/// What who governs does: mostly the board before the handover, and the people after it.
pub fn governing(choices: &mut Choices, world: &mut World) -> (Sender, RuntimeCall) {
	match (SdHandover::handed_over(), choices.below(8)) {
		(_, 7) => validating(choices),
		(false, 0..=4) | (true, 6) => by_whole_board(choices, world),
		(false, 5) | (true, 5) => by_committee(choices),
		_ => referendum(choices, world),
	}
}

/// What three quarters of the board do, at once or by a motion.
fn by_whole_board(choices: &mut Choices, world: &World) -> (Sender, RuntimeCall) {
	match choices.below(8) {
		0..=3 => (Sender::WholeBoard, announce(choices, world)),
		4 => (Sender::Board, announce(choices, world)),
		_ => motion::<Instance1>(choices, |choices| (3, announce(choices, world))),
	}
}

/// A call to be made later as Root; or the end of one that was announced.
fn announce(choices: &mut Choices, world: &World) -> RuntimeCall {
	let announced = Announcements::<Runtime>::iter_keys().collect::<Vec<_>>();
	if !announced.is_empty() && choices.one_in(4) {
		return Handover::cancel_dispatch { id: choices.pick(&announced) }.into();
	}
	let call = match choices.below(8) {
		0..=4 => admitted(choices, world),
		5 => {
			let calls = vec![admitted(choices, world), admitted(choices, world)];
			pallet_utility::Call::batch_all { calls }.into()
		}
		6 => by_authority(choices, world),
		_ => denied(choices, world),
	};
	Handover::company_dispatch { call: Box::new(call) }.into()
}

/// What the board may do as Root.
fn admitted(choices: &mut Choices, world: &World) -> RuntimeCall {
	match choices.below(8) {
		0 | 1 => elect(choices),
		2 | 3 => admit_validator(choices),
		4 | 5 => change_sufficiency(choices),
		_ => authorize(choices, world),
	}
}

/// Another committee.
fn elect(choices: &mut Choices) -> RuntimeCall {
	let mut new_members = vec![account(who::ALICE)];
	for _ in 0..choices.below(4) {
		let member = account(choices.below(PEOPLE.len()));
		// Nobody sits there twice, mostly.
		if !new_members.contains(&member) || choices.one_in(8) {
			new_members.push(member);
		}
	}
	let (prime, old_count) = (None, 20);
	pallet_collective::Call::<Runtime, Instance2>::set_members { new_members, prime, old_count }
		.into()
}

/// One validator more, or one less.
fn admit_validator(choices: &mut Choices) -> RuntimeCall {
	let bonded = pallet_sd_validators::Bonds::<Runtime>::iter_keys().collect::<Vec<_>>();
	let account = choices.pick(&bonded);
	match choices.below(4) {
		0 => Validators::remove_validator { account }.into(),
		_ => Validators::add_validator { account }.into(),
	}
}

/// An asset becomes sufficient, or ceases to be.
fn change_sufficiency(choices: &mut Choices) -> RuntimeCall {
	let id = choices.pick(&[SCRIP, TEST_DOLLAR]);
	let Some(asset) = pallet_assets::Asset::<Runtime>::get(id) else {
		return elect(choices);
	};
	pallet_assets::Call::<Runtime>::force_asset_status {
		id: id.into(),
		owner: Address::Id(asset.owner),
		issuer: Address::Id(asset.issuer),
		admin: Address::Id(asset.admin),
		freezer: Address::Id(asset.freezer),
		min_balance: asset.min_balance,
		is_sufficient: !asset.is_sufficient,
		is_frozen: asset.status == pallet_assets::AssetStatus::Frozen,
	}
	.into()
}

/// An upgrade, most often to what is on chain; it is no code.
fn authorize(choices: &mut Choices, world: &World) -> RuntimeCall {
	let noted = noted();
	let code_hash = match noted.is_empty() {
		true => world.any_hash(choices),
		false => choices.pick(&noted).0,
	};
	frame_system::Call::authorize_upgrade { code_hash }.into()
}

/// What a referendum may do.
pub fn enactable(choices: &mut Choices, world: &World) -> RuntimeCall {
	match choices.below(16) {
		0..=6 => by_authority(choices, world),
		7 => set_host(choices),
		8 => set_asset(choices),
		9..=11 => admitted(choices, world),
		12 => {
			let prop_index = choices.below(4) as u32;
			pallet_democracy::Call::cancel_proposal { prop_index }.into()
		}
		13 => {
			let calls = vec![by_authority(choices, world), admitted(choices, world)];
			pallet_utility::Call::batch { calls }.into()
		}
		_ => denied(choices, world),
	}
}

/// What nobody may do as Root, in a carrier or not.
fn denied(choices: &mut Choices, world: &World) -> RuntimeCall {
	let latch = CurrentLatch::<Runtime>::hashed_key().to_vec();
	let (rich, poor) = (Address::Id(account(who::ALICE)), Address::Id(world.any_account(choices)));
	let call: RuntimeCall = match choices.below(5) {
		0 => frame_system::Call::kill_storage { keys: vec![latch] }.into(),
		1 => frame_system::Call::set_storage { items: vec![(latch, Vec::new())] }.into(),
		2 => {
			let value = choices.amount(0);
			pallet_balances::Call::force_transfer { source: rich, dest: poor, value }.into()
		}
		3 => pallet_balances::Call::force_set_balance { who: poor, new_free: 0 }.into(),
		_ => pallet_scheduler::Call::cancel { when: world.now() + 5, index: 0 }.into(),
	};
	match choices.below(4) {
		0 => pallet_utility::Call::batch { calls: vec![call] }.into(),
		1 => pallet_utility::Call::as_derivative { index: 0, call: Box::new(call) }.into(),
		_ => call,
	}
}

/// What two thirds of the committee do, at once or by a motion.
fn by_committee(choices: &mut Choices) -> (Sender, RuntimeCall) {
	match choices.below(4) {
		3 => motion::<Instance2>(choices, |choices| (2, hurry_or_cancel(choices))),
		_ => (Sender::Committee, hurry_or_cancel(choices)),
	}
}

/// A referendum that is voted on.
fn hurry_or_cancel(choices: &mut Choices) -> RuntimeCall {
	let ongoing = ongoing();
	let referendum = match ongoing.is_empty() {
		true => choices.byte().into(),
		false => choices.pick(&ongoing),
	};
	match choices.below(4) {
		3 => pallet_democracy::Call::emergency_cancel { ref_index: referendum }.into(),
		_ => {
			let voting_blocks = 4 + choices.below(6) as u32;
			Handover::fast_track { referendum, voting_blocks }.into()
		}
	}
}
