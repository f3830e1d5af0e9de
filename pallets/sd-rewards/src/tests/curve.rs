//! The curve, against its own definition event by event.

use crate::curve::Curve;
use proptest::prelude::*;
use sd_primitives::Balance;

const CURVE: Curve = Curve { base: 1_000, target: 4 };

#[test]
fn the_first_events_earn_the_base_and_the_next_linearly_less() {
	let earned = (0..9).map(|n| CURVE.price(n, 1)).collect::<Vec<_>>();
	assert_eq!(earned, [1_000, 1_000, 1_000, 1_000, 875, 625, 375, 125, 0]);
}

#[test]
fn a_window_pays_at_most_one_and_a_half_times_its_target() {
	assert_eq!(CURVE.prefix(u64::MAX), 6_000);
}

#[test]
fn a_lane_without_target_earns_nothing() {
	let closed = Curve { base: 1_000, target: 0 };
	assert_eq!(closed.price(0, 10), 0);
	assert_eq!(closed.earning_at_least(1, 0), 0);
}

#[test]
fn it_is_known_how_many_events_are_worth_a_fee() {
	assert_eq!(CURVE.earning_at_least(500, 0), 6);
	assert_eq!(CURVE.earning_at_least(500, 5), 1);
	assert_eq!(CURVE.earning_at_least(500, 6), 0);
	assert_eq!(CURVE.earning_at_least(1, 0), 8);
	assert_eq!(CURVE.earning_at_least(1_001, 0), 0);
	assert_eq!(CURVE.earning_at_least(1, 100), 0);
}

/// P(n) as the design writes it, in arithmetic that cannot overflow.
fn prefix_by_definition(curve: Curve, n: u64) -> Balance {
	let big = |value: u128| frame::prelude::U512::from(value);
	let (base, target, n) = (big(curve.base), big(curve.target.into()), big(n.into()));
	if n <= target {
		return (base * n).as_u128();
	}
	if target.is_zero() {
		return 0;
	}
	let m = n.min(target * 2) - target;
	(base * target + base * (target * m * 2 - m * m) / (target * 2)).as_u128()
}

fn any_curve() -> impl Strategy<Value = Curve> {
	let target = prop_oneof![0..20u32, 0..=1_000_000_000u32];
	(0..=10_000_000_000_000u128, target).prop_map(|(base, target)| Curve { base, target })
}

/// A count of events around where it matters: within three times the target, or anywhere.
fn events(target: u32) -> impl Strategy<Value = u64> {
	prop_oneof![0..=u64::from(target) * 3 + 3, 0..=u64::from(u32::MAX)]
}

fn curve_and_counts() -> impl Strategy<Value = (Curve, u64, u64, u64)> {
	any_curve().prop_flat_map(|curve| {
		let some = || events(curve.target);
		(Just(curve), some(), some(), some())
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(20_000)))]

	#[test]
	fn the_prefix_is_its_definition((curve, n, _, _) in curve_and_counts()) {
		prop_assert_eq!(curve.prefix(n), prefix_by_definition(curve, n));
	}

	#[test]
	fn the_path_does_not_matter((curve, n, first, second) in curve_and_counts()) {
		let in_two_steps = curve.price(n, first) + curve.price(n + first, second);
		prop_assert_eq!(curve.price(n, first + second), in_two_steps);
	}

	#[test]
	fn a_flood_earns_no_more_than_the_window_has((curve, n, count, _) in curve_and_counts()) {
		let most = curve.base * u128::from(curve.target) * 3 / 2;
		prop_assert!(curve.price(n, count) <= most);
		let all = curve.prefix(2 * u64::from(curve.target));
		prop_assert!(all == most, "{all} of {most}");
	}

	#[test]
	fn a_batch_earns_what_its_events_would_less_at_most_a_unit_each(
		(curve, n, _, _) in curve_and_counts(),
		count in 1..200u64,
	) {
		let each = curve.price(n, count) / u128::from(count);
		let singly: Balance = (0..count).map(|done| curve.price(n + done, 1)).sum();
		prop_assert!(each * u128::from(count) <= singly);
		prop_assert!(singly - each * u128::from(count) < u128::from(count));
	}

	#[test]
	fn no_event_earns_more_than_one_before_it_but_for_rounding((curve, n, _, _) in curve_and_counts()) {
		prop_assert!(curve.price(n + 1, 1) <= curve.price(n, 1) + 1);
		prop_assert!(curve.price(n, 1) <= curve.base);
	}

	#[test]
	fn the_count_worth_a_fee_ends_where_the_price_falls_below_it(
		base in 1_000_000_000_000u128..=10_000_000_000_000,
		target in 1..1_000_000u32,
		n in 0..2_000_000u64,
		least in 1_000_000u128..10_000_000_000_000,
	) {
		let curve = Curve { base, target };
		let worth = curve.earning_at_least(least, n);
		prop_assert!(curve.price(n + worth, 1) < least);
		prop_assert!(worth == 0 || curve.price(n + worth - 1, 1) >= least);
	}
}
