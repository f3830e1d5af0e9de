//! From the vote to the enactment, with whole blocks of the real runtime: nothing that has passed is dropped.

use crate::{common::*, referenda::*};
use Sr25519Keyring::{Dave, Ferdie};
use frame_support::{
	assert_ok,
	traits::{StorePreimage, schedule::DispatchTime, schedule::v3::Named},
	weights::Weight,
};
use pallet_sd_handover::{Config, Event, Refusal};
use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_runtime::Perbill, *};
use sd_primitives::SD;
use sd_runtime::*;

/// All that a block may take.
fn whole_block() -> Weight {
	<Runtime as frame_system::Config>::BlockWeights::get().max_block
}

/// Whether the scheduler has dropped anything in this block.
fn dropped() -> bool {
	use pallet_scheduler::Event::{CallUnavailable, PermanentlyOverweight};
	System::events().into_iter().any(|record| {
		matches!(
			record.event,
			RuntimeEvent::Scheduler(PermanentlyOverweight { .. } | CallUnavailable { .. })
		)
	})
}

/// As heavy as `weight`, whatever `call` is.
fn heavy(call: RuntimeCall, weight: Weight) -> RuntimeCall {
	pallet_utility::Call::with_weight { call: Box::new(call), weight }.into()
}

#[test]
fn a_referendum_in_a_block_that_a_migration_ate_is_enacted_in_the_next() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let due = pass(&elect(&[Dave, Ferdie]));
		go_to(due - 1);
		for percent in [100, 50, 21] {
			next_block_after(Perbill::from_percent(percent) * whole_block());
			assert!(!dropped());
			assert!(!elected(&[Dave, Ferdie]), "{percent} % of the block were gone");
		}
		next_block();
		assert!(elected(&[Dave, Ferdie]));
	});
}

#[test]
fn the_heaviest_that_may_be_proposed_is_enacted() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let due = pass(&heavy(elect(&[Dave]), SdHandover::most_weight()));
		go_to(due);
		assert!(!dropped());
		assert!(elected(&[Dave]));
	});
}

#[test]
fn a_proposal_too_heavy_to_be_enacted_is_refused() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let more = SdHandover::most_weight().saturating_add(Weight::from_parts(1, 0));
		let call = heavy(elect(&[Dave]), more);
		assert_eq!(SdHandover::examine_proposal(&proposal(&call)), Err(Refusal::TooHeavy));
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		assert_eq!(propose(&call), Err(filtered.into()));
	});
}

#[test]
fn below_the_quorum_nothing_is_enacted() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		assert_ok!(propose(&elect(&[Dave])));
		let end = go_to_the_vote();
		assert_ok!(vote_for(Ferdie, 0, 1));
		go_to(end);
		let said = said();
		let [Event::BelowQuorum { referendum: 0, turnout, quorum }] = &said[..] else {
			panic!("{said:?}")
		};
		assert_eq!((*turnout, *quorum), (sd_primitives::SD, SdHandover::quorum()));
		go_to(end + 10);
		assert!(!elected(&[Dave]));
	});
}

#[test]
fn what_is_on_the_agenda_happens_in_its_block_whatever_the_block_begins() {
	on_whole_blocks(|| {
		// Sessions of 20 blocks, epochs of 20, launches every 10: each kind of block is among these.
		for block in 2..=41 {
			let remark = frame_system::Call::remark_with_event { remark: vec![block as u8] };
			let call = Preimage::bound(RuntimeCall::from(remark)).unwrap();
			let (name, root) = ([block as u8; 32], frame_system::RawOrigin::Root.into());
			let at = DispatchTime::At(block);
			assert_ok!(<Scheduler as Named<_, _, _>>::schedule_named(
				name, at, None, 63, root, call
			));
			if block == 12 {
				assert_eq!(reach_milestone(), 21);
			}
			next_block();
			let happened = System::events().into_iter().any(|record| {
				matches!(
					record.event,
					RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { .. })
				)
			});
			assert!(happened, "block {block}");
		}
	});
}

#[test]
fn a_block_without_migrations_leaves_the_agenda_all_it_may_have() {
	on_whole_blocks(|| {
		let agenda = <Runtime as Config>::AgendaWeight::get();
		let due = reach_milestone();
		for block in 2..=due {
			next_block();
			let hooks = frame_system::BlockWeight::<Runtime>::get();
			let mandatory = *hooks.get(frame_support::dispatch::DispatchClass::Mandatory);
			// A block that begins a session is taken whole, after the agenda.
			if block % 20 != 1 && block % 10 != 0 {
				let left = whole_block().saturating_sub(mandatory);
				assert!(agenda.all_lte(left), "block {block} leaves {left:?}");
			}
		}
	});
}

/// What somebody wins could vote with it once more, from another account.
#[test]
fn what_has_voted_does_not_leave_as_a_prize() {
	let sponsor = |prize| pallet_sd_contests::Call::<Runtime>::sponsor {
		title: b"mine".to_vec().try_into().unwrap(),
		prize,
		shares: vec![Perbill::one()].try_into().unwrap(),
		entry_blocks: 20,
		voting_blocks: 20,
		quorum: SD,
	};
	let give = |value| pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: Address::Id(Dave.to_account_id()),
		value,
	};
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		assert_ok!(propose(&elect(&[Dave])));
		let end = go_to_the_vote();
		assert_ok!(dispatch(sponsor(300 * SD), by(Ferdie)));
		assert_ok!(vote_for(Ferdie, 0, 200));

		let rest = Balances::free_balance(Ferdie.to_account_id()) - 200 * SD;
		let frozen = Err(sp_runtime::TokenError::Frozen.into());
		assert_eq!(dispatch(give(rest + 1), by(Ferdie)), frozen);
		assert_ok!(dispatch(give(rest), by(Ferdie)));
		let refused = pallet_sd_contests::Error::<Runtime>::SponsorFrozen.into();
		assert_eq!(dispatch(sponsor(SD), by(Ferdie)), Err(refused));

		// Until the conviction is over.
		go_to(end + 10);
		assert_ok!(dispatch(pallet_democracy::Call::remove_vote { index: 0 }, by(Ferdie)));
		let target = Address::Id(Ferdie.to_account_id());
		assert_ok!(dispatch(pallet_democracy::Call::unlock { target }, by(Dave)));
		assert_ok!(dispatch(sponsor(SD), by(Ferdie)));
	});
}
