//! Who decides: two thirds of the board, and nobody else.

use crate::common::*;
use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
use polkadot_sdk::{
	frame_support::assert_ok, sp_keyring::Sr25519Keyring, sp_runtime::DispatchError, *,
};
use sd_runtime::*;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

type BoardCall = pallet_collective::Call<Runtime, pallet_collective::Instance1>;

fn suspend_eve() -> RuntimeCall {
	pallet_sd_graphics::Call::suspend_generator { generator: Eve.to_account_id() }.into()
}

fn suspended() -> bool {
	let eve = pallet_sd_graphics::Generators::<Runtime>::get(Eve.to_account_id());
	eve.is_some_and(|eve| eve.suspended)
}

/// A motion of the board that needs `threshold` votes, proposed by Alice and voted for by `others`.
fn motion(threshold: u32, others: &[Sr25519Keyring]) {
	let proposal = Box::new(suspend_eve());
	let propose = BoardCall::propose { threshold, proposal: proposal.clone(), length_bound: 1_000 };
	assert_ok!(send(Alice, propose).unwrap());
	let proposal = BlakeTwo256::hash_of(&proposal);
	for voter in [Alice].iter().chain(others) {
		let vote = BoardCall::vote { proposal, index: 0, approve: true };
		assert_ok!(send(*voter, vote).unwrap());
	}
	let close = BoardCall::close {
		proposal_hash: proposal,
		index: 0,
		proposal_weight_bound: frame_support::weights::Weight::from_parts(10_000_000_000, 100_000),
		length_bound: 1_000,
	};
	assert_ok!(send(Alice, close).unwrap());
}

#[test]
fn two_thirds_of_the_board_are_the_authority() {
	on_dev(|| {
		motion(2, &[Bob]);
		assert!(suspended());
	});
}

#[test]
fn a_member_alone_is_not() {
	on_dev(|| {
		let proposal = Box::new(suspend_eve());
		let alone = BoardCall::propose { threshold: 1, proposal, length_bound: 1_000 };
		assert_ok!(send(Alice, alone).unwrap());
		assert!(!suspended());
		let executed = System::events().into_iter().any(|record| {
			matches!(
				record.event,
				RuntimeEvent::CompanyBoard(pallet_collective::Event::Executed {
					result: Err(DispatchError::BadOrigin),
					..
				})
			)
		});
		assert!(executed);
	});
}

#[test]
fn nobody_is_root() {
	on_dev(|| {
		let refused = Err(DispatchError::BadOrigin);
		for sender in [Alice, Dave] {
			assert_eq!(send(sender, suspend_eve()).unwrap(), refused);
			let code = frame_system::Call::set_code { code: vec![0] };
			assert_eq!(send(sender, code).unwrap(), refused);
		}
	});
}

#[test]
fn silence_is_no_even_after_a_prime_member_said_yes() {
	on_dev(|| {
		let members = [Alice, Bob, Charlie].map(|member| member.to_account_id());
		assert_ok!(CompanyBoard::set_members(
			board(),
			members.to_vec(),
			Some(Alice.to_account_id()),
			3,
		));
		let proposal = Box::new(suspend_eve());
		let hash = BlakeTwo256::hash_of(&proposal);
		let propose = BoardCall::propose { threshold: 2, proposal, length_bound: 1_000 };
		assert_ok!(send(Alice, propose).unwrap());
		assert_ok!(
			send(Alice, BoardCall::vote { proposal: hash, index: 0, approve: true }).unwrap()
		);

		begin_block(8 * sd_primitives::DAYS);
		let close = BoardCall::close {
			proposal_hash: hash,
			index: 0,
			proposal_weight_bound: frame_support::weights::Weight::from_parts(
				10_000_000_000,
				100_000,
			),
			length_bound: 1_000,
		};
		assert_ok!(send(Alice, close).unwrap());
		assert!(!suspended());
	});
}
