//! Dividing a price.

use crate::{Error, Pot, mock::*};
use frame::testing_prelude::*;
use frame::traits::fungibles::Mutate as _;
use sd_primitives::{
	Asset, Balance, ChannelId, EXISTENTIAL_DEPOSIT, FeeParts, SD,
	traits::{Deals as _, Proceeds, Sale, Treasury as _},
};

const COMMISSION: FeeParts = FeeParts { company: SD, community: 2 * SD };

fn held(pot: Pot) -> Balance {
	Treasury::pot_balance(pot) - EXISTENTIAL_DEPOSIT
}

fn stable(who: &AccountId) -> Balance {
	Assets::balance(STABLE, who)
}

fn paid() -> Balance {
	Treasury::channel(ChannelId::Sale).paid
}

/// What is due of a price to whom, and a reward.
fn due(commission: FeeParts, [royalty, seller, reward]: [Balance; 3]) -> Proceeds {
	Proceeds { commission, royalty, seller, redirected: 0, reward }
}

/// Alice pays what is `due` for what `creator` made and `seller` sells.
fn divide(
	asset: Asset,
	[creator, seller]: [AccountId; 2],
	due: Proceeds,
) -> Result<Proceeds, DispatchError> {
	let sale = Sale {
		buyer: ALICE,
		seller,
		creator,
		asset,
		price: due.price().unwrap_or_default(),
		royalty: Perbill::zero(),
		commission: Default::default(),
		sales: 0,
	};
	let mut deals = Treasury::deals(ChannelId::Sale);
	let proceeds = deals.divide(&sale, due)?;
	deals.close()?;
	Ok(proceeds)
}

#[test]
fn everybody_gets_their_part_and_the_seller_a_reward() {
	execute(|| {
		let due = due(COMMISSION, [3 * SD, 4 * SD, SD / 2]);
		assert_eq!(divide(Asset::Native, [BOB, NOBODY], due), Ok(due));
		assert_eq!(Balances::free_balance(ALICE), 90 * SD);
		assert_eq!((held(Pot::Company), held(Pot::Community)), (SD, 2 * SD));
		assert_eq!(Balances::free_balance(BOB), 103 * SD);
		assert_eq!(Balances::free_balance(NOBODY), 4 * SD + SD / 2);
		assert_eq!(paid(), SD / 2);
	});
}

#[test]
fn what_an_account_that_does_not_exist_cannot_receive_goes_to_community() {
	execute(|| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		let outcome = divide(Asset::Native, [NOBODY, BOB], due(COMMISSION, [dust, SD, 0]));
		let received = Proceeds { redirected: dust, ..due(COMMISSION, [0, SD, 0]) };
		assert_eq!(outcome, Ok(received));
		assert_eq!(held(Pot::Community), 2 * SD + dust);
		assert_eq!(Balances::free_balance(NOBODY), 0);
	});
}

#[test]
fn a_reward_that_the_seller_cannot_receive_stays_in_the_channel() {
	execute(|| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		let outcome = divide(Asset::Native, [BOB, NOBODY], due(COMMISSION, [SD, dust, dust]));
		let received = Proceeds { redirected: dust, ..due(COMMISSION, [SD, 0, 0]) };
		assert_eq!(outcome, Ok(received));
		assert_eq!((Balances::free_balance(NOBODY), paid()), (0, 0));

		// Each amount is judged by itself: what is enough to exist by is received without the other.
		let outcome = divide(Asset::Native, [BOB, NOBODY], due(COMMISSION, [SD, dust, SD]));
		let received = Proceeds { redirected: dust, ..due(COMMISSION, [SD, 0, SD]) };
		assert_eq!(outcome, Ok(received));
		assert_eq!((Balances::free_balance(NOBODY), paid()), (SD, SD));
	});
}

#[test]
fn no_more_is_earned_than_the_channel_has() {
	execute(|| {
		let available = Treasury::channel(ChannelId::Sale).available();
		let too_much = due(COMMISSION, [SD, SD, available + 1]);
		assert_noop!(divide(Asset::Native, [BOB, BOARD], too_much), Error::<Test>::ChannelShort);
		assert_ok!(divide(Asset::Native, [BOB, BOARD], due(COMMISSION, [SD, SD, available])));
		assert_eq!(Treasury::channel(ChannelId::Sale).available(), 0);
	});
}

#[test]
fn prices_in_other_assets_reach_the_pots_too_and_nobody_earns() {
	execute(|| {
		let fee = FeeParts { company: 100, community: 200 };
		let asset = Asset::WithId(STABLE);
		let outcome = divide(asset, [NOBODY, BOB], due(fee, [0, 700, SD]));
		assert_eq!(outcome, Ok(due(fee, [0, 700, 0])));
		assert_eq!((stable(&ALICE), stable(&BOB), paid()), (9_000, 700, 0));
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
		// Company's part is below what an account must hold, too.
		let outcome = divide(Asset::WithId(STABLE), [NOBODY, BOB], due(fee, [0, 700, 0]));
		let received =
			Proceeds { redirected: 750, ..due(FeeParts { company: 0, ..fee }, [0, 0, 0]) };
		assert_eq!(outcome, Ok(received));
		assert_eq!(stable(&BOB), LEAST);
		assert_eq!(stable(&Treasury::pot(Pot::Community)), 810);
	});
}

#[test]
fn who_pays_may_be_among_those_who_are_paid() {
	execute(|| {
		let due = due(FeeParts::default(), [60 * SD, 30 * SD, 0]);
		assert_eq!(divide(Asset::Native, [ALICE, BOB], due), Ok(due));
		assert_eq!(Balances::free_balance(ALICE), 70 * SD);
		assert_eq!(Balances::free_balance(BOB), 130 * SD);
	});
}

#[test]
fn a_payer_who_would_not_go_on_existing_pays_nothing() {
	execute(|| {
		let rest = 97 * SD - EXISTENTIAL_DEPOSIT;
		let too_much = due(COMMISSION, [0, rest + 1, 0]);
		assert_noop!(divide(Asset::Native, [BOB, BOB], too_much), Error::<Test>::BalanceTooLow);
		assert_ok!(divide(Asset::Native, [BOB, BOB], due(COMMISSION, [0, rest, 0])));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_price_of_which_community_cannot_receive_its_part_moves_nothing() {
	execute(|| {
		let fee = FeeParts { company: LEAST, community: LEAST - 1 };
		let outcome = || divide(Asset::WithId(STABLE), [NOBODY, BOB], due(fee, [0, 700, 0]));
		assert_noop!(outcome(), TokenError::BelowMinimum);
	});
}

#[test]
fn a_price_above_every_balance_is_refused() {
	execute(|| {
		let all = FeeParts { company: 0, community: Balance::MAX };
		let outcome = || divide(Asset::Native, [BOB, NOBODY], due(all, [0, 1, 0]));
		assert_noop!(outcome(), ArithmeticError::Overflow);
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
