//! Calls that nobody may make.

use crate::common::*;
use Sr25519Keyring::{Alice, Dave, Ferdie};
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		DispatchError, DispatchResult,
		traits::{BlakeTwo256, Dispatchable, Hash},
	},
	*,
};
use sd_primitives::{ContentHash, SD};
use sd_runtime::{configs::system::ProxyType, *};

type BoardCall = pallet_collective::Call<Runtime, pallet_collective::Instance1>;

fn burn() -> RuntimeCall {
	pallet_balances::Call::burn { value: SD, keep_alive: true }.into()
}

#[test]
fn nobody_burns() {
	on_dev(|| {
		let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Dave, burn()).unwrap(), refused);
	});
}

/// Whether an event of the block says that an inner call was filtered.
fn an_inner_call_was_filtered() -> bool {
	let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	System::events().into_iter().any(|record| match record.event {
		RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { error, .. }) => {
			error == filtered
		}
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result })
		| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. })
		| RuntimeEvent::CompanyBoard(pallet_collective::Event::Executed { result, .. }) => {
			result == Err(filtered)
		}
		_ => false,
	})
}

#[test]
fn nobody_burns_inside_another_call_either() {
	on_dev(|| {
		let inside = pallet_utility::Call::batch { calls: vec![burn()] };
		assert_ok!(send(Dave, inside).unwrap());
		assert!(an_inner_call_was_filtered());
	});
}

#[test]
fn nobody_burns_through_a_proxy() {
	on_dev(|| {
		add_proxy(ProxyType::Any);
		through_proxy(burn());
		assert!(an_inner_call_was_filtered());
	});
}

#[test]
fn nobody_burns_as_a_derivative() {
	on_dev(|| {
		let derivative = pallet_utility::Call::as_derivative { index: 0, call: Box::new(burn()) };
		let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Dave, derivative).unwrap(), refused);
	});
}

#[test]
fn the_board_does_not_dissolve_itself() {
	on_dev(|| {
		let dissolve = BoardCall::set_members { new_members: vec![], prime: None, old_count: 3 };
		let alone = BoardCall::execute { proposal: Box::new(dissolve.into()), length_bound: 1_000 };
		assert_ok!(send(Alice, alone).unwrap());
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		let refused = System::events().into_iter().any(|record| {
			matches!(
				record.event,
				RuntimeEvent::CompanyBoard(pallet_collective::Event::MemberExecuted {
					result: Err(error),
					..
				}) if error == filtered
			)
		});
		assert!(refused);
	});
}

/// How many sit on the board.
fn seats() -> usize {
	pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get().len()
}

/// The board as the board makes it, and what became of that.
fn the_board_elects(new_members: Vec<AccountId>) -> DispatchResult {
	let call = BoardCall::set_members { new_members, prime: None, old_count: 3 };
	let call = RuntimeCall::from(call).dispatch(board());
	call.map(drop).map_err(|error| error.error)
}

#[test]
fn the_board_has_no_more_members_than_weights_count_with_and_none_of_them_twice() {
	on_dev(|| {
		let member = |n: u8| AccountId::new([n; 32]);
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(the_board_elects((0..21).map(member).collect()), filtered);
		assert_eq!(the_board_elects(vec![member(1), member(2), member(1)]), filtered);
		assert_eq!(seats(), 3);
		assert_ok!(the_board_elects((0..20).map(member).collect()));
		assert_eq!(seats(), 20);
	});
}

/// pallet-preimage takes nothing for what is requested, however often it is noted.
#[test]
fn what_is_noted_and_requested_is_not_noted_again() {
	on_dev(|| {
		let bytes = vec![7; 1_000];
		let hash = BlakeTwo256::hash(&bytes);
		let note = || pallet_preimage::Call::note_preimage { bytes: vec![7; 1_000] };
		assert_ok!(send(Dave, note()).unwrap());
		let again = pallet_preimage::Error::<Runtime>::AlreadyNoted.into();
		assert_eq!(send(Dave, note()).unwrap(), Err(again));
		assert_ok!(send(Ferdie, pallet_sd_handover::Call::request_preimage { hash }).unwrap());

		let before = Balances::free_balance(Dave.to_account_id());
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Dave, note()).unwrap(), filtered);
		assert!(Balances::free_balance(Dave.to_account_id()) < before, "trying costs something");
		let batch = pallet_utility::Call::batch { calls: vec![note().into()] };
		assert_ok!(send(Dave, batch).unwrap());
		assert!(an_inner_call_was_filtered());
	});
}

/// Let Ferdie act for Dave.
fn add_proxy(proxy_type: ProxyType) {
	let delegate = Address::Id(Ferdie.to_account_id());
	assert_ok!(
		send(Dave, pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }).unwrap()
	);
}

/// Ferdie makes `call` for Dave.
fn through_proxy(call: RuntimeCall) {
	let real = Address::Id(Dave.to_account_id());
	let call = Box::new(call);
	let proxied = pallet_proxy::Call::proxy { real, force_proxy_type: None, call };
	assert_ok!(send(Ferdie, proxied).unwrap());
}

#[test]
fn a_proxy_for_graphics_moves_no_money_not_even_in_a_batch() {
	let dest = Address::Id(Ferdie.to_account_id());
	let transfer: RuntimeCall =
		pallet_balances::Call::transfer_allow_death { dest, value: SD }.into();
	let batch: RuntimeCall = pallet_utility::Call::batch { calls: vec![transfer.clone()] }.into();
	for call in [transfer, batch] {
		on_dev(|| {
			add_proxy(ProxyType::Graphics);
			let before = Balances::free_balance(Dave.to_account_id());
			through_proxy(call.clone());
			assert!(an_inner_call_was_filtered());
			assert_eq!(Balances::free_balance(Dave.to_account_id()), before);
		});
	}
}

#[test]
fn a_proxy_for_graphics_brings_in_graphics() {
	on_dev(|| {
		add_proxy(ProxyType::Graphics);
		through_proxy(generate(Dave, 1).into());
		assert!(pallet_sd_graphics::Graphics::<Runtime>::contains_key(ContentHash::repeat_byte(1)));
	});
}

#[test]
fn no_validator_purges_its_keys() {
	on_dev(|| {
		let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send(Alice, pallet_session::Call::purge_keys {}).unwrap(), refused);
	});
}

#[test]
fn nobody_makes_a_collection_of_nfts_of_their_own() {
	on_dev(|| {
		let admin = Address::Id(Dave.to_account_id());
		let config = pallet_nfts::CollectionConfig {
			settings: pallet_nfts::CollectionSettings::all_enabled(),
			max_supply: None,
			mint_settings: Default::default(),
		};
		let refused = Err(sp_runtime::DispatchError::BadOrigin);
		assert_eq!(send(Dave, pallet_nfts::Call::create { admin, config }).unwrap(), refused);
	});
}
