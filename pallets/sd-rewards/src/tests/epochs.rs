//! Epochs and windows.

use crate::{Clock, CurrentEpoch, Event, mock::*};
use frame::testing_prelude::*;
use sd_primitives::{ChannelId, SD, traits::Epochs};

/// Leave `percent` of what a channel has.
fn drain_to(channel: ChannelId, percent: u32) {
	let mut books = Books::get();
	let budget = books.get(channel).budget;
	books.get_mut(channel).paid = budget - Percent::from_percent(percent as u8) * budget;
	Books::set(&books);
}

#[test]
fn the_first_epoch_has_the_full_bases() {
	execute(|| {
		let bases = CurrentEpoch::<Test>::get().bases;
		assert_eq!((bases.generate, bases.share, bases.sale), (SD, SD, SD));
	});
}

#[test]
fn fineprint_1_epoch_and_window_of_a_block() {
	let clock = Clock { epoch: 20, windows: 5 };
	for (block, epoch, window) in
		[(0, 0, 0), (3, 0, 0), (4, 0, 1), (19, 0, 4), (20, 1, 5), (47, 2, 11)]
	{
		assert_eq!((clock.epoch_of(block), clock.window_of(block)), (epoch, window));
		assert_eq!(window, block * clock.windows / clock.epoch);
	}
}

#[test]
fn windows_that_do_not_divide_the_epoch_are_unsound() {
	assert!(!Clock { epoch: 20, windows: 3 }.is_sound());
	assert!(!Clock { epoch: 20, windows: 0 }.is_sound());
	assert!(!Clock { epoch: 0, windows: 1 }.is_sound());
	assert!(Clock::default().is_sound());
}

#[test]
fn the_bases_are_fixed_for_the_epoch_and_follow_the_channels_at_the_next_roll() {
	execute(|| {
		drain_to(ChannelId::Generate, 50);
		assert_eq!(Rewards::roll().bases.generate, SD);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::roll().bases.generate, SD / 2);
		System::assert_last_event(
			Event::EpochBegan { epoch: 1, generate: SD / 2, share: SD, sale: SD }.into(),
		);
	});
}

#[test]
fn fineprint_2_a_gap_of_many_epochs_rolls_and_recycles_once() {
	execute(|| {
		System::set_block_number(1_000 * EPOCH + 7);
		assert_eq!(Rewards::roll().index, 1_000);
		assert_eq!((System::events().len(), Recyclings::get()), (1, 1));
		assert_storage_noop!(assert_eq!(Rewards::roll().index, 1_000));
	});
}

#[test]
fn fineprint_10_the_exponent_is_so_many_floors() {
	execute(|| {
		let mut books = Books::get();
		books.share.paid = books.share.budget - books.share.budget / 3;
		Books::set(&books);
		// A single floor would give 111_111_111_111 and 37_037_037_037.
		for (epoch, share_decline, expected) in [(1, 2, 111_111_111_110), (2, 3, 37_037_037_036)] {
			let terms = crate::CommunityTerms { share_decline, ..Default::default() };
			assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
			System::set_block_number(epoch * EPOCH);
			assert_eq!(Rewards::roll().bases.share, expected);
		}
	});
}

#[test]
fn a_channel_refilled_above_its_budget_pays_no_more_than_the_full_base() {
	execute(|| {
		let mut books = Books::get();
		books.sale.refilled = SD;
		Books::set(&books);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::roll().bases.sale, SD);
	});
}

#[test]
fn what_is_held_lowers_the_base() {
	execute(|| {
		let mut books = Books::get();
		books.share.held = books.share.budget / 4;
		Books::set(&books);
		System::set_block_number(EPOCH);
		assert_eq!(Rewards::roll().bases.share, SD * 3 / 4);
	});
}

#[test]
fn fineprint_2_a_roll_recycles_at_the_rate_that_comes_into_force_with_it() {
	execute(|| {
		let two = Perbill::from_percent(2);
		let terms = crate::CommunityTerms { recycle: two, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		assert_eq!(Recyclings::get(), 0);
		System::set_block_number(EPOCH);
		Rewards::roll();
		assert_eq!((Recyclings::get(), RecycledAt::get()), (1, two));
	});
}

#[test]
fn fineprint_2_bases_and_targets_are_fixed_after_recycling() {
	execute(|| {
		drain_to(ChannelId::Generate, 50);
		Refill::set(&(Books::get().generate.budget / 4));
		let terms = crate::CommunityTerms { generate_target: 5_000, ..Default::default() };
		assert_ok!(Rewards::set_community_terms(RuntimeOrigin::root(), terms));
		System::set_block_number(EPOCH);
		let epoch = Rewards::roll();
		assert_eq!((epoch.bases.generate, epoch.generate_target), (SD * 3 / 4, 5_000));
	});
}

/// Build a genesis.
fn genesis(rewards: crate::GenesisConfig<Test>) {
	RuntimeGenesisConfig { rewards, ..Default::default() }.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "windows divide the epoch")]
fn a_genesis_with_unequal_windows_is_refused() {
	genesis(crate::GenesisConfig { clock: Clock { epoch: 20, windows: 3 }, ..Default::default() });
}

#[test]
#[should_panic(expected = "Retention")]
fn a_genesis_with_terms_out_of_bounds_is_refused() {
	let community_terms = crate::CommunityTerms { retention: 1, ..Default::default() };
	genesis(crate::GenesisConfig { community_terms, ..Default::default() });
}

#[test]
#[should_panic(expected = "MintCompanyFee")]
fn a_genesis_with_company_terms_out_of_bounds_is_refused() {
	let company_terms = crate::CompanyTerms { mint_company_fee: 0 };
	genesis(crate::GenesisConfig { company_terms, ..Default::default() });
}

#[test]
fn a_clock_may_have_one_window_and_epochs_of_one_block() {
	let (short, undivided) = (Clock { epoch: 1, windows: 1 }, Clock { epoch: 20, windows: 1 });
	assert!(short.is_sound() && undivided.is_sound());
	assert_eq!((short.epoch_of(5), short.window_of(5)), (5, 5));
	assert_eq!((undivided.epoch_of(39), undivided.window_of(39)), (1, 1));
}

#[test]
fn an_epoch_is_a_day_of_hours() {
	assert_eq!(Clock::default(), Clock { epoch: 28_800, windows: 24 });
}

#[test]
fn others_are_told_the_epoch_and_its_length() {
	execute(|| {
		System::set_block_number(3 * EPOCH);
		assert_eq!(<Rewards as Epochs>::length(), EPOCH);
		assert_eq!(<Rewards as Epochs>::roll(), 3);
		assert_eq!(CurrentEpoch::<Test>::get().index, 3);
	});
}

#[test]
fn each_base_follows_its_own_channel() {
	execute(|| {
		drain_to(ChannelId::Generate, 50);
		drain_to(ChannelId::Share, 20);
		drain_to(ChannelId::Sale, 10);
		System::set_block_number(EPOCH);
		let bases = Rewards::roll().bases;
		assert_eq!((bases.generate, bases.share, bases.sale), (SD / 2, SD / 5, SD / 10));
	});
}

#[test]
fn a_roll_is_due_in_each_epoch_until_it_is_taken() {
	execute(|| {
		let whole = <Rewards as Epochs>::roll_weight();
		assert!(whole.any_gt(Weight::zero()));
		assert_eq!(<Rewards as Epochs>::roll_due(), Weight::zero());
		System::set_block_number(EPOCH);
		assert_eq!(<Rewards as Epochs>::roll_due(), whole);
		Rewards::roll();
		assert_eq!(<Rewards as Epochs>::roll_due(), Weight::zero());
	});
}
