//! What must hold after every block, and after every failure.

use crate::common;
use polkadot_sdk::{
	frame_support::storage::{TransactionOutcome, unhashed, with_transaction_unchecked},
	sp_storage::{StateVersion, well_known_keys},
	*,
};
use sd_primitives::{EXISTENTIAL_DEPOSIT, TOTAL_SUPPLY};
use sd_runtime::*;

/// The invariants of all pallets, ours and others, and between them.
pub fn after_block() {
	#[cfg(feature = "try-runtime")]
	{
		use frame_support::traits::{TryState, TryStateSelect};
		let now = System::block_number();
		AllPalletsWithSystem::try_state(now, TryStateSelect::All).expect("every pallet is sound");
	}
	assert_eq!(Balances::total_issuance(), TOTAL_SUPPLY, "nothing is minted, nothing is burned");
	for (account, info) in frame_system::Account::<Runtime>::iter() {
		let all = info.data.free + info.data.reserved;
		let lives = all >= EXISTENTIAL_DEPOSIT && info.providers > 0;
		assert!(all == 0 || lives, "{account} has too little to exist: {info:?}");
	}
	common::check_invariants();
}

/// The root of everything that is stored.
pub fn all_of_state() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// The root of what a transaction that fails leaves as it was: of all that is stored but what System and Authorship keep of
/// accounts and of the block, and TransactionPayment of the fee.
pub fn rest_of_state() -> Vec<u8> {
	with_transaction_unchecked(|| {
		for pallet in ["System", "Authorship", "TransactionPayment"] {
			let prefix = sp_io::hashing::twox_128(pallet.as_bytes());
			let _ = unhashed::clear_prefix(&prefix, None, None);
		}
		unhashed::kill(well_known_keys::EXTRINSIC_INDEX);
		TransactionOutcome::Rollback(all_of_state())
	})
}

/// What everybody has but who pays a fee and who gets it, in a transaction of `signer`.
pub fn other_accounts(signer: &Option<AccountId>) -> Vec<(AccountId, Balance, Balance)> {
	let community = SdTreasury::pot(pallet_sd_treasury::Pot::Community);
	let dealt = [signer.clone(), Authorship::author(), Some(community)];
	frame_system::Account::<Runtime>::iter()
		.filter(|(account, _)| !dealt.contains(&Some(account.clone())))
		.map(|(account, info)| (account, info.data.free, info.data.reserved))
		.collect()
}
