//! Dividing a price.

use crate::{Error, Pot, mock::*};
use frame::testing_prelude::*;
use frame::traits::fungibles::Mutate as _;
use sd_primitives::{
	Asset, Balance, EXISTENTIAL_DEPOSIT, FeeParts, SD,
	traits::{Divided, Treasury as _},
};

const FEE: FeeParts = FeeParts { company: SD, community: 2 * SD };

fn held(pot: Pot) -> Balance {
	Treasury::pot_balance(pot) - EXISTENTIAL_DEPOSIT
}

/// What everybody has received.
fn received<const N: usize>(
	fee: FeeParts,
	parts: [Balance; N],
	redirected: Balance,
) -> Result<Divided, DispatchError> {
	Ok(Divided { fee, parts: parts.to_vec(), redirected })
}

fn stable(who: &AccountId) -> Balance {
	Assets::balance(STABLE, who)
}

#[test]
fn everybody_gets_their_part() {
	execute(|| {
		let parts = [(&BOB, 3 * SD), (&NOBODY, 4 * SD)];
		assert_eq!(
			Treasury::divide(&ALICE, &Asset::Native, FEE, &parts),
			received(FEE, [3 * SD, 4 * SD], 0)
		);
		assert_eq!(Balances::free_balance(ALICE), 90 * SD);
		assert_eq!((held(Pot::Company), held(Pot::Community)), (SD, 2 * SD));
		assert_eq!(Balances::free_balance(BOB), 103 * SD);
		assert_eq!(Balances::free_balance(NOBODY), 4 * SD);
	});
}

#[test]
fn what_an_account_that_does_not_exist_cannot_receive_goes_to_community() {
	execute(|| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		let parts = [(&NOBODY, dust), (&BOB, SD)];
		assert_eq!(
			Treasury::divide(&ALICE, &Asset::Native, FEE, &parts),
			received(FEE, [0, SD], dust)
		);
		assert_eq!(held(Pot::Community), 2 * SD + dust);
		assert_eq!(Balances::free_balance(NOBODY), 0);
	});
}

#[test]
fn prices_in_other_assets_reach_the_pots_too() {
	execute(|| {
		let fee = FeeParts { company: 100, community: 200 };
		let asset = Asset::WithId(STABLE);
		assert_eq!(Treasury::divide(&ALICE, &asset, fee, &[(&BOB, 700)]), received(fee, [700], 0));
		assert_eq!((stable(&ALICE), stable(&BOB)), (9_000, 700));
		let [company, community] = [Pot::Company, Pot::Community].map(Treasury::pot);
		assert_eq!((stable(&company), stable(&community)), (100, 200));
	});
}

#[test]
fn a_blocked_account_stops_nobody_and_community_gets_its_part() {
	execute(|| {
		Assets::mint_into(STABLE, &BOB, LEAST).unwrap();
		assert_ok!(Assets::block(RuntimeOrigin::signed(ALICE), STABLE, BOB));
		let fee = FeeParts { company: 50, community: 60 };
		let asset = Asset::WithId(STABLE);
		// Company's part is below what an account must hold, too.
		assert_eq!(
			Treasury::divide(&ALICE, &asset, fee, &[(&BOB, 700)]),
			received(FeeParts { company: 0, ..fee }, [0], 750)
		);
		assert_eq!(stable(&BOB), LEAST);
		assert_eq!(stable(&Treasury::pot(Pot::Community)), 810);
	});
}

#[test]
fn a_payer_who_would_not_go_on_existing_pays_nothing() {
	execute(|| {
		let rest = 97 * SD - EXISTENTIAL_DEPOSIT;
		let too_much = [(&BOB, rest + 1)];
		assert_noop!(
			Treasury::divide(&ALICE, &Asset::Native, FEE, &too_much),
			Error::<Test>::BalanceTooLow
		);
		assert_ok!(Treasury::divide(&ALICE, &Asset::Native, FEE, &[(&BOB, rest)]));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_price_of_which_community_cannot_receive_its_part_moves_nothing() {
	execute(|| {
		let fee = FeeParts { company: LEAST, community: LEAST - 1 };
		let asset = Asset::WithId(STABLE);
		assert_noop!(
			Treasury::divide(&ALICE, &asset, fee, &[(&BOB, 700)]),
			TokenError::BelowMinimum
		);
	});
}

#[test]
fn a_price_above_every_balance_is_refused() {
	execute(|| {
		let all = FeeParts { company: 0, community: Balance::MAX };
		let dust = [(&NOBODY, 1)];
		assert_noop!(
			Treasury::divide(&ALICE, &Asset::Native, all, &dust),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn what_an_account_must_hold_is_known_of_every_asset() {
	execute(|| {
		assert_eq!(Treasury::minimum(&Asset::Native), Some(EXISTENTIAL_DEPOSIT));
		assert_eq!(Treasury::minimum(&Asset::WithId(STABLE)), Some(LEAST));
		assert_eq!(Treasury::minimum(&Asset::WithId(77)), None);
	});
}
