//! The handover: how it comes about, and what ends with it.

use crate::{common::*, referenda::*};
use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Ferdie, One};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::StorePreimage};
use pallet_sd_handover::{CurrentLatch, Error, Event};
use pallet_sd_rewards::{CommunitySchedule, CommunityTerms, Earners};
use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_runtime::DispatchError, *};
use sd_primitives::{SD, traits::Handover};
use sd_runtime::*;

/// What has been earned, in base units, and by how many.
fn progress() -> (Balance, u32) {
	let distributed = pallet_sd_treasury::Channels::<Runtime>::get().distributed();
	(distributed, Earners::<Runtime>::get())
}

/// The block that reached the milestone.
fn reached_at() -> Option<BlockNumber> {
	CurrentLatch::<Runtime>::get().reached_at
}

/// Each of `creators` makes a picture that earns 1 SD.
fn earn(creators: &[Sr25519Keyring], pictures: std::ops::Range<u8>) {
	for (n, creator) in pictures.zip(creators.iter().cycle()) {
		let before = progress().0;
		assert_ok!(send(*creator, generate(*creator, n)).unwrap());
		assert_eq!(progress().0, before + SD);
	}
}

/// Three quarters of the board announce `call`.
fn announce(call: RuntimeCall) -> Result<(), DispatchError> {
	SdHandover::company_dispatch(board_of(3, 4), Box::new(call))
}

/// Other terms than there are.
fn other_terms() -> CommunityTerms {
	CommunityTerms { share_target: 7, moderation_period: 10, retention: 3, ..Default::default() }
}

#[test]
fn the_payment_of_the_twentieth_sd_to_the_second_earner_reaches_the_milestone() {
	on_dev(|| {
		earn(&[Dave, Ferdie], 0..19);
		assert_eq!((progress(), reached_at()), ((19 * SD, 2), None));
		earn(&[Dave], 19..20);
		assert_eq!((progress(), reached_at()), ((20 * SD, 2), Some(1)));
		let (distributed, due) = (20 * SD, 11);
		System::assert_has_event(Event::MilestoneReached { distributed, earners: 2, due }.into());
	});
}

#[test]
fn as_much_as_it_takes_by_one_account_alone_does_not_suffice() {
	on_dev(|| {
		earn(&[Dave], 0..25);
		assert_eq!((progress(), reached_at()), ((25 * SD, 1), None));
		earn(&[Ferdie], 25..26);
		assert_eq!(reached_at(), Some(1));
	});
}

#[test]
fn as_many_accounts_as_it_takes_do_not_suffice_with_less() {
	on_dev(|| {
		earn(&[Dave, Ferdie, One], 0..3);
		assert_eq!((progress(), reached_at()), ((3 * SD, 3), None));
	});
}

#[test]
fn what_the_board_gives_away_and_what_is_sent_do_not_count() {
	on_dev(|| {
		earn(&[Dave, Ferdie], 0..19);
		let (source, asset) = (pallet_sd_treasury::Source::Ecosystem, sd_primitives::Asset::Native);
		assert_ok!(SdTreasury::spend(board(), source, asset, SD / 2, One.to_account_id()));
		let (dest, value) = (Address::Id(One.to_account_id()), 5 * SD);
		let sent = pallet_balances::Call::transfer_keep_alive { dest, value };
		assert_ok!(send(Ferdie, sent).unwrap());
		// Who sits on the board earns nothing.
		assert_ok!(send(Alice, generate(Alice, 20)).unwrap());
		assert_eq!((progress(), reached_at()), ((19 * SD, 2), None));
	});
}

#[test]
fn the_community_takes_over_when_the_notice_has_passed() {
	on_whole_blocks(|| {
		go_to(3);
		earn(&[Dave, Ferdie], 0..20);
		go_to(12);
		assert!(!SdHandover::handed_over());
		assert_eq!(announce(elect(&[Dave])), Err(Error::<Runtime>::MilestoneReached.into()));
		go_to(13);
		assert!(SdHandover::handed_over());
		assert_eq!(said(), [Event::HandedOver { reached_at: Some(3) }]);
		go_to(60);
		assert_eq!(CurrentLatch::<Runtime>::get().handed_over_at, Some(13));
	});
}

#[test]
fn it_takes_over_at_the_fallback_though_nobody_has_earned_anything() {
	let mut genesis = genesis("development");
	genesis["sdHandover"]["milestone"]["fallback"] = (10 * SLOT_DURATION).into();
	on_whole_blocks_of(&genesis, || {
		go_to(2);
		// The time of block 1.
		let begun = 1_001 * SLOT_DURATION;
		let fallback_at = begun + 10 * SLOT_DURATION;
		assert_eq!(CurrentLatch::<Runtime>::get().fallback_at, Some(fallback_at));
		// The time that a block sees when it begins is that of the one before.
		go_to(11);
		assert!(!SdHandover::handed_over());
		go_to(12);
		assert_eq!(said(), [Event::HandedOver { reached_at: None }]);
		assert_eq!(progress().0, 0);
	});
}

#[test]
fn what_the_board_announced_for_the_block_before_the_handover_is_made() {
	on_whole_blocks(|| {
		assert_ok!(announce(elect(&[Dave])));
		next_block();
		assert_eq!(reach_milestone(), 12);
		go_to(11);
		assert!(elected(&[Dave]));
		assert_eq!(said(), [Event::DispatchExecuted { id: 0, result: Ok(()) }]);
	});
}

#[test]
fn what_it_announced_for_the_block_of_the_handover_does_nothing() {
	on_whole_blocks(|| {
		assert_ok!(announce(elect(&[Dave])));
		assert_eq!(reach_milestone(), 11);
		go_to(11);
		assert!(elected(&[Alice, Bob, Charlie]));
		let handed_over = Event::HandedOver { reached_at: Some(1) };
		assert_eq!(said(), [handed_over, Event::DispatchVoided { id: 0 }]);
		go_to(15);
		assert!(elected(&[Alice, Bob, Charlie]));
	});
}

#[test]
fn an_upgrade_that_the_board_authorized_and_nobody_applied_is_void() {
	on_whole_blocks(|| {
		let code = b"the next version".to_vec();
		let code_hash = Preimage::note(code.as_slice().into()).unwrap();
		assert_ok!(announce(frame_system::Call::authorize_upgrade { code_hash }.into()));
		go_to(11);
		let authorized = || System::authorized_upgrade().map(|it| *it.code_hash());
		assert_eq!(authorized(), Some(code_hash));
		go_to(reach_milestone() - 1);
		assert_eq!(authorized(), Some(code_hash));
		next_block();
		assert_eq!(authorized(), None);
		assert!(said().contains(&Event::UpgradeVoided { code: code_hash }));
		let nothing = frame_system::Error::<Runtime>::NothingAuthorized;
		assert_eq!(
			dispatch(frame_system::Call::apply_authorized_upgrade { code }, by(Dave)),
			Err(nothing.into())
		);
	});
}

#[test]
fn fineprint_3_terms_of_the_boards_that_have_not_begun_are_void() {
	on_whole_blocks(|| {
		let before = SdRewards::community_terms(&SdRewards::roll());
		go_to(5);
		let due = reach_milestone();
		assert_ok!(SdRewards::set_community_terms(board(), other_terms()));
		// The community takes over in block 15; the board's terms would be in force from block 20 on.
		go_to(due);
		System::assert_has_event(pallet_sd_rewards::Event::CommunityTermsVoided.into());
		go_to(20);
		assert_eq!(SdRewards::community_terms(&SdRewards::roll()), before);
	});
}

#[test]
fn fineprint_3_terms_that_have_begun_stay_though_nothing_has_rolled() {
	on_whole_blocks(|| {
		assert_ok!(SdRewards::set_community_terms(board(), other_terms()));
		go_to(12);
		go_to(reach_milestone());
		assert_eq!(pallet_sd_rewards::CurrentEpoch::<Runtime>::get().index, 0);
		assert_eq!(CommunitySchedule::<Runtime>::get().at(1), (other_terms(), None));
		assert_eq!(SdRewards::community_terms(&SdRewards::roll()), other_terms());
	});
}

#[test]
fn the_company_keeps_what_is_the_companys() {
	on_whole_blocks(|| {
		hand_over_in_whole_blocks();
		let terms = pallet_sd_rewards::CompanyTerms { mint_company_fee: SD };
		assert_ok!(SdRewards::set_company_terms(board(), terms.clone()));
		assert_noop!(
			SdRewards::set_company_terms(RuntimeOrigin::root(), terms),
			DispatchError::BadOrigin
		);
		let members = [Alice, Bob].map(|it| it.to_account_id()).to_vec();
		assert_ok!(CompanyBoard::set_members(board(), members.clone(), None, 3));
		assert_noop!(
			CompanyBoard::set_members(RuntimeOrigin::root(), members, None, 2),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn clients_can_ask_how_far_it_is() {
	use pallet_sd_handover::{Controller, Lever};
	use sd_runtime::sd_api::runtime_decl_for_sd_api::SdApiV1 as Api;
	let ask = <Runtime as Api<Block>>::handover;
	on_whole_blocks(|| {
		go_to(3);
		earn(&[Dave], 0..5);
		let call = elect(&[Dave]);
		assert_ok!(announce(call.clone()));
		let info = ask();
		assert_eq!((info.distributed, info.threshold), (5 * SD, 20 * SD));
		assert_eq!((info.earners, info.least_earners), (1, 2));
		assert_eq!((info.reached_at, info.due_at, info.handed_over_at), (None, None, None));
		let three_years = 3 * 365 * 24 * 60 * 60 * 1_000;
		assert_eq!(info.fallback_at, Some(1_001 * SLOT_DURATION + three_years));
		let [announced] = &info.announced[..] else { panic!("one call is announced") };
		assert_eq!((announced.id, announced.due), (0, 13));
		assert_eq!(announced.call, call.encode());
		let terms = (Lever::CommunityTerms, Controller::Board, Controller::Referendum);
		assert!(info.levers.contains(&terms));

		earn(&[Ferdie], 5..20);
		assert_eq!((ask().reached_at, ask().due_at), (Some(3), Some(13)));
		let root = (Lever::Root, Controller::Nobody, Controller::Referendum);
		assert!(ask().levers.contains(&root));
		go_to(13);
		assert_eq!(ask().handed_over_at, Some(13));
		assert!(ask().announced.is_empty());
		assert!(ask().levers.iter().all(|(_, now, after)| now == after));
		// What people hold, without the pots.
		let held = [pallet_sd_treasury::Pot::Reserve, pallet_sd_treasury::Pot::Company]
			.into_iter()
			.chain([pallet_sd_treasury::Pot::Community])
			.map(SdTreasury::pot_balance)
			.sum::<Balance>();
		let people = sd_primitives::TOTAL_SUPPLY - held;
		assert_eq!(ask().quorum, people.div_ceil(20));
	});
}
