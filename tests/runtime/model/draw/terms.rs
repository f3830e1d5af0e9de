//! Terms that an authority may want.

use proptest::{prelude::*, sample::select};
use sd_ledger::{CommunityTerms, SD};

/// Terms, mostly within their bounds, and such that caps and targets are met.
pub fn any_terms() -> impl Strategy<Value = CommunityTerms> {
	let graphics = (
		500_000_000..=750_000_000u32,
		prop_oneof![4 => 1_000..=3_000u32, 1 => 1_000..=1_000_000_000u32],
		prop_oneof![3 => 2..=20u16, 1 => 1..=1_000u16],
	);
	let shares = (
		SD / 10..=10 * SD,
		1..=4u8,
		prop_oneof![4 => 500..=3_000u32, 1 => 1..=1_000_000_000u32],
		prop_oneof![3 => 2..=10u16, 1 => 1..=1_000u16],
	);
	let trade = (0..=5 * SD, 2_500_000..=50_000_000u32, 2_500_000..=100_000_000u32, 0..=100u32);
	let others = (
		2_500_000..=20_000_000u32,
		prop_oneof![4 => 10..=60u32, 1 => 10..=403_200u32],
		prop_oneof![4 => 2..=6u32, 1 => 2..=365u32],
	);
	let wrong = prop::option::weighted(0.15, select(OUT_OF_BOUNDS.to_vec()));
	(graphics, shares, trade, others, wrong).prop_map(|(graphics, shares, trade, others, wrong)| {
		let mut terms = CommunityTerms {
			community_share: graphics.0,
			generate_target: graphics.1,
			max_rewarded_generations: graphics.2,
			share_reward: shares.0,
			share_decline: shares.1,
			share_target: shares.2,
			max_rewarded_shares: shares.3,
			mint_community_fee: trade.0,
			company_commission: trade.1,
			community_commission: trade.2,
			sale_multiple: trade.3,
			recycle: others.0,
			moderation_period: others.1,
			retention: others.2,
		};
		if let Some(wrong) = wrong {
			wrong(&mut terms);
		}
		terms
	})
}

/// Each bound of each term, passed by one.
const OUT_OF_BOUNDS: [fn(&mut CommunityTerms); 26] = [
	|terms| terms.community_share = 499_999_999,
	|terms| terms.community_share = 750_000_001,
	|terms| terms.share_reward = SD / 10 - 1,
	|terms| terms.share_reward = 10 * SD + 1,
	|terms| terms.share_decline = 0,
	|terms| terms.share_decline = 5,
	|terms| terms.share_target = 0,
	|terms| terms.share_target = 1_000_000_001,
	|terms| terms.generate_target = 999,
	|terms| terms.generate_target = 1_000_000_001,
	|terms| terms.mint_community_fee = 5 * SD + 1,
	|terms| terms.company_commission = 2_499_999,
	|terms| terms.company_commission = 50_000_001,
	|terms| terms.community_commission = 2_499_999,
	|terms| terms.community_commission = 100_000_001,
	|terms| terms.sale_multiple = 101,
	|terms| terms.recycle = 2_499_999,
	|terms| terms.recycle = 20_000_001,
	|terms| terms.max_rewarded_generations = 0,
	|terms| terms.max_rewarded_generations = 1_001,
	|terms| terms.max_rewarded_shares = 0,
	|terms| terms.max_rewarded_shares = 1_001,
	|terms| terms.moderation_period = 9,
	|terms| terms.moderation_period = 403_201,
	|terms| terms.retention = 1,
	|terms| terms.retention = 366,
];
