//! Who may make which call, tried with every origin, before and after the handover. The table of it is a part of
//! `docs/governance.md`; with `UPDATE_DOCS` set, it is written there.
//!
//! Every call of the metadata is tried with arguments of zeros or ones, or those of [`with_arguments`]. Calls that anybody may sign at
//! any time are left out. So are those that then ask whose a thing is, and refuse with an error of their own, as `assets.mint`,
//! `nfts.force_mint` and `democracy.set_metadata` do: such a thing can be anybody's.

use crate::{
	calls::all_calls,
	common::*,
	referenda::{self, begin_next_block, hand_over_in_whole_blocks, proposal},
};
use Sr25519Keyring::{Alice, Dave, Eve, FerdieStash};
use codec::Encode;
use frame_support::{
	assert_ok,
	storage::{TransactionOutcome, with_transaction_unchecked},
	traits::Bounded,
	weights::Weight,
};
use pallet_collective::{Instance1, Instance2, RawOrigin};
use pallet_sd_handover::{Error as Handover, Refusal};
use pallet_sd_treasury::{Call as Treasury, Source};
use polkadot_sdk::{
	sp_keyring::Sr25519Keyring,
	sp_runtime::{DispatchError, traits::Dispatchable},
	*,
};
use sd_primitives::Asset;
use sd_runtime::{genesis_presets::TEST_DOLLAR, *};
use serde_json::json;
use std::{collections::BTreeMap, fmt::Write};

/// Where the table stands, and between what.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/governance.md");
const BEGIN: &str = "<!-- matrix -->";
const END: &str = "<!-- /matrix -->";

/// When a call is tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
	Before,
	/// The milestone is reached, and the notice passes.
	Reached,
	After,
}

const PHASES: [Phase; 3] = [Phase::Before, Phase::Reached, Phase::After];

/// By whom: the column's name, and the origins that count for it.
type Column = (&'static str, fn() -> Vec<RuntimeOrigin>);

const COLUMNS: [Column; 10] = [
	("unsigned", || vec![RuntimeOrigin::none()]),
	("anybody", || vec![referenda::by(FerdieStash)]),
	// Eve is a generator, a moderator and a host.
	("in a role", || vec![referenda::by(Eve)]),
	("a member", || {
		let one = |key: Sr25519Keyring| key.to_account_id();
		vec![
			referenda::by(Alice),
			referenda::by(Dave),
			RawOrigin::<_, Instance1>::Member(one(Alice)).into(),
			RawOrigin::<_, Instance2>::Member(one(Dave)).into(),
		]
	}),
	("board 1/2", || vec![board_of(6, 12)]),
	("board 2/3", || vec![board_of(8, 12)]),
	("board 3/4", || vec![board_of(9, 12)]),
	("committee 1/2", || vec![committee_of(6, 12)]),
	("committee 2/3", || vec![committee_of(8, 12)]),
	("Root", || vec![RuntimeOrigin::root()]),
];

/// Which of the columns.
const ANYBODY: usize = 1;
const BOARD: usize = 5;
const COMMITTEE: usize = 8;
const ROOT: usize = 9;

/// A call with arguments that are not zeros, so that it fails for its origin or not at all for who may make it; those with
/// several entries in the table also have a note.
fn with_arguments(name: &str) -> Option<Vec<(&'static str, RuntimeCall)>> {
	let eve = Eve.to_account_id();
	let one = |call: RuntimeCall| Some(vec![("", call)]);
	match name {
		"Timestamp.set" => {
			one(pallet_timestamp::Call::set { now: Timestamp::get() + SLOT_DURATION }.into())
		}
		"SdTreasury.spend" => {
			let sources = [
				("Company", Source::Company),
				("Community", Source::Community),
				("Ecosystem", Source::Ecosystem),
			];
			let spend = |source| {
				let (asset, beneficiary) = (Asset::Native, eve.clone());
				Treasury::<Runtime>::spend { source, asset, amount: 1, beneficiary }.into()
			};
			Some(sources.map(|(note, source)| (note, spend(source))).to_vec())
		}
		"SdGraphics.update_generator" => {
			let update = |key, quota| {
				let (generator, name) = (eve.clone(), None);
				pallet_sd_graphics::Call::update_generator { generator, name, key, quota }.into()
			};
			let key = sp_core::sr25519::Public::from_raw([7; 32]);
			Some(vec![("key", update(Some(key), None)), ("name, quota", update(None, Some(7)))])
		}
		"SdGraphics.suspend_generator" => {
			one(pallet_sd_graphics::Call::suspend_generator { generator: eve }.into())
		}
		"SdGraphics.resume_generator" => {
			one(pallet_sd_graphics::Call::resume_generator { generator: eve }.into())
		}
		"SdGraphics.consent" => {
			let (generator, per_epoch, min_reward, until) = (eve, 0, 0, 0);
			let call =
				pallet_sd_graphics::Call::consent { generator, per_epoch, min_reward, until };
			one(call.into())
		}
		"SdGraphics.consent_with_signature" => {
			one(pallet_sd_graphics::Call::consent_with_signature {
				account: eve.clone(),
				generator: eve,
				per_epoch: 0,
				min_reward: 0,
				until: 0,
				nonce: 0,
				expires_at: 0,
				signature: Signature::Sr25519(Default::default()),
			}
			.into())
		}
		"SdGraphics.withdraw_consent" => {
			one(pallet_sd_graphics::Call::withdraw_consent { generator: eve }.into())
		}
		"SdGraphics.add_model" => {
			let (name, weights_hash) = (Default::default(), Default::default());
			one(pallet_sd_graphics::Call::add_model { generator: eve, name, weights_hash }.into())
		}
		// Without members it is refused to everybody.
		"CompanyBoard.set_members" => {
			let (new_members, prime, old_count) = (vec![eve], None, 3);
			one(pallet_collective::Call::<Runtime, Instance1>::set_members {
				new_members,
				prime,
				old_count,
			}
			.into())
		}
		"Utility.with_weight" => {
			let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
			let (call, weight) = (Box::new(call), Weight::MAX);
			one(pallet_utility::Call::with_weight { call, weight }.into())
		}
		// As it is: the board may not change anything else.
		"Assets.force_asset_status" => {
			let asset = pallet_assets::Asset::<Runtime>::get(TEST_DOLLAR)?;
			let who = |account| Address::Id(account);
			one(pallet_assets::Call::<Runtime>::force_asset_status {
				id: TEST_DOLLAR.into(),
				owner: who(asset.owner),
				issuer: who(asset.issuer),
				admin: who(asset.admin),
				freezer: who(asset.freezer),
				min_balance: asset.min_balance,
				is_sufficient: asset.is_sufficient,
				is_frozen: false,
			}
			.into())
		}
		"Democracy.propose" => {
			let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
			let proposal = Bounded::Inline(call.encode().try_into().expect("it is short"));
			one(pallet_democracy::Call::propose { proposal, value: 0 }.into())
		}
		_ => None,
	}
}

/// The chain in a phase: a committee of its own, and Eve in all roles.
fn in_phase(phase: Phase, test: impl FnOnce()) {
	let mut genesis = genesis("development");
	let committee = json!({ "technicalCommittee": { "members": [Dave.to_account_id()] } });
	merge(&mut genesis, committee);
	referenda::on_whole_blocks_of(&genesis, || {
		assert_ok!(SdGraphics::set_moderator(board(), Eve.to_account_id(), true));
		assert_ok!(SdContests::set_host(board(), Eve.to_account_id(), true));
		match phase {
			Phase::Before => (),
			Phase::Reached => drop(reach_milestone()),
			Phase::After => hand_over_in_whole_blocks(),
		}
		// Who makes the block gives it a time.
		begin_next_block(Weight::zero());
		test();
	});
}

/// Whether an error means that the call is not for whoever made it.
fn is_refusal(error: &DispatchError) -> bool {
	let refusals: [DispatchError; 11] = [
		DispatchError::BadOrigin,
		frame_system::Error::<Runtime>::CallFiltered.into(),
		pallet_collective::Error::<Runtime, Instance1>::NotMember.into(),
		pallet_collective::Error::<Runtime, Instance2>::NotMember.into(),
		pallet_sd_contests::Error::<Runtime>::NotHost.into(),
		pallet_sd_graphics::Error::<Runtime>::NotModerator.into(),
		// Of who settles: all others name a generator that there is.
		pallet_sd_graphics::Error::<Runtime>::UnknownGenerator.into(),
		pallet_sd_treasury::Error::<Runtime>::CommunityLocked.into(),
		Handover::<Runtime>::HandedOver.into(),
		Handover::<Runtime>::NotHandedOver.into(),
		Handover::<Runtime>::MilestoneReached.into(),
	];
	refusals.contains(error)
}

/// Try a call, and forget what it did; the error, if it is not for whoever made it.
fn try_with(call: &RuntimeCall, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	let outcome = with_transaction_unchecked(|| {
		TransactionOutcome::Rollback(call.clone().dispatch(origin).map_err(|failed| failed.error))
	});
	match outcome {
		Err(error) if is_refusal(&error) => Err(error),
		_ => Ok(()),
	}
}

/// What was found out about one call.
#[derive(Default)]
struct Row {
	/// By column and phase: whether it is let in.
	let_in: [[bool; PHASES.len()]; COLUMNS.len()],
	/// Whether the board may announce it.
	announced: bool,
	/// Whether a referendum may decide it.
	decided: bool,
	/// By column and phase: what who is not let in is told.
	told: [[Option<DispatchError>; PHASES.len()]; COLUMNS.len()],
}

/// Every call that not everybody may sign at any time.
fn all_rows() -> BTreeMap<(usize, String), Row> {
	let mut rows = BTreeMap::<(usize, String), Row>::new();
	for (at, phase) in PHASES.into_iter().enumerate() {
		in_phase(phase, || {
			for (order, call) in all_calls().1.into_iter().enumerate() {
				let example = call.example.map(|example| vec![("", example)]);
				let examples = with_arguments(&call.name).or(example);
				for (note, example) in examples.unwrap_or_else(|| panic!("{}: how?", call.name)) {
					let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
					let row =
						rows.entry((order, format!("`{}`{note}", shown(&call.name)))).or_default();
					try_call(&example, phase, at, row);
				}
			}
		});
	}
	rows.retain(|_, row| row.let_in[ANYBODY] != [true; PHASES.len()]);
	rows
}

/// Try a call with every origin, and through both doors of Root.
fn try_call(call: &RuntimeCall, phase: Phase, at: usize, row: &mut Row) {
	for (column, (_, origins)) in COLUMNS.iter().enumerate() {
		let outcomes = origins().into_iter().map(|origin| try_with(call, origin));
		let outcomes = outcomes.collect::<Vec<_>>();
		row.let_in[column][at] = outcomes.iter().any(Result::is_ok);
		row.told[column][at] = outcomes[0].err();
	}
	match phase {
		Phase::Before => {
			let announced = with_transaction_unchecked(|| {
				let call = Box::new(call.clone());
				TransactionOutcome::Rollback(SdHandover::company_dispatch(board_of(9, 12), call))
			});
			let not_allowed = Handover::<Runtime>::NotAllowed.into();
			let by_root = row.let_in[ROOT][at];
			row.announced = by_root && announced != Err(not_allowed);
		}
		Phase::Reached => (),
		Phase::After => {
			let examine = || {
				let examined = SdHandover::examine_proposal(&proposal(call));
				TransactionOutcome::Rollback(examined)
			};
			let denied = Err(Refusal::Denied);
			row.decided = row.let_in[ROOT][at] && with_transaction_unchecked(examine) != denied;
		}
	}
}

/// A call as polkadot.js shows it.
fn shown(name: &str) -> String {
	let (pallet, call) = name.split_once('.').expect("a call is a pallet's");
	let mut words = call.split('_');
	let first = words.next().unwrap_or_default().to_owned();
	let call = words.fold(first, |call, word| {
		let (first, rest) = word.split_at(1.min(word.len()));
		call + &first.to_uppercase() + rest
	});
	let (first, rest) = pallet.split_at(1);
	format!("{}{rest}.{call}", first.to_lowercase())
}

/// When.
fn cell(let_in: [bool; PHASES.len()]) -> &'static str {
	match let_in {
		[true, true, true] => "always",
		[true, true, false] => "before",
		[true, false, false] => "until the milestone",
		[false, false, true] => "after",
		[false, false, false] => "",
		_ => unreachable!("what ends comes not back, what begins does not end"),
	}
}

fn table(rows: &BTreeMap<(usize, String), Row>) -> String {
	let mut table = "| call |".to_owned();
	COLUMNS.iter().for_each(|(name, _)| write!(table, " {name} |").expect("it is text"));
	table += " announced | referendum |\n|";
	table += &"---|".repeat(COLUMNS.len() + 3);
	table += "\n";
	for ((_, name), row) in rows {
		write!(table, "| {name} |").expect("it is text");
		row.let_in.iter().for_each(|it| write!(table, " {} |", cell(*it)).expect("it is text"));
		let doors = [row.announced, row.decided].map(|it| if it { "yes" } else { "" });
		writeln!(table, " {} | {} |", doors[0], doors[1]).expect("it is text");
	}
	// What is in no cell leaves no space behind.
	table.replace("|  |", "| |").replace("|  |", "| |")
}

#[test]
fn the_table_in_the_docs_is_what_every_origin_may_do() {
	let found = table(&all_rows());
	let page = std::fs::read_to_string(PAGE).expect("there is such a page");
	let (before, rest) = page.split_once(BEGIN).expect("it has a place for the table");
	let (written, after) = rest.split_once(END).expect("the place has an end");
	if std::env::var_os("UPDATE_DOCS").is_some() {
		let page = format!("{before}{BEGIN}\n\n{found}\n{END}{after}");
		return std::fs::write(PAGE, page).expect("the page can be written");
	}
	for (written, found) in written.trim().lines().zip(found.lines()) {
		assert_eq!(written, found, "run this test with UPDATE_DOCS=1");
	}
	assert_eq!(written.trim(), found.trim(), "run this test with UPDATE_DOCS=1");
}

#[test]
fn who_decides_no_longer_or_not_yet_is_told_why() {
	let mut changes = 0;
	for ((_, name), row) in all_rows() {
		// The fewest of the board who decide it.
		let board = (BOARD - 1..=BOARD + 1).find(|column| row.let_in[*column][0]);
		if let Some(board) = board {
			let [_, reached, after] = row.let_in[board];
			let told = |phase: usize| row.told[board][phase];
			if !reached {
				assert_eq!(told(1), Some(Handover::<Runtime>::MilestoneReached.into()), "{name}");
			}
			if !after {
				assert_eq!(told(2), Some(Handover::<Runtime>::HandedOver.into()), "{name}");
				changes += 1;
			}
		}
		let [before, _, after] = row.let_in[ROOT];
		if !before && after {
			let told = row.told[ROOT][0];
			assert_eq!(told, Some(Handover::<Runtime>::NotHandedOver.into()), "{name}");
			changes += 1;
		}
	}
	// Terms, generators (five), moderators, hosts, assets, Ecosystem; the board also announces and cancels, Root has Community.
	assert!(changes >= 23, "{changes} times somebody is told");
}

#[test]
fn the_board_decides_nothing_that_referenda_decide_and_they_nothing_of_the_companys() {
	for ((_, name), row) in all_rows() {
		let (board, root) = (row.let_in[BOARD], row.let_in[ROOT]);
		for at in 0..PHASES.len() {
			assert!(!(board[at] && root[at]), "{name} has two masters");
		}
		let half = row.let_in[BOARD - 1];
		let more = row.let_in[BOARD + 1];
		for at in 0..PHASES.len() {
			assert!(!half[at] || board[at], "{name}: half of the board suffices");
			assert!(!board[at] || more[at], "{name}: three quarters are two thirds, too");
		}
		let by_half = row.let_in[COMMITTEE - 1].contains(&true);
		assert!(!by_half, "{name}: half of the committee suffices");
		let by_committee = row.let_in[COMMITTEE].contains(&true);
		let of_the_committee =
			name.contains("sdHandover.fastTrack") || name.contains("democracy.emergencyCancel");
		assert_eq!(by_committee, of_the_committee, "{name}");
	}
}
