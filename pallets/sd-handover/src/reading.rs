//! The handover as the runtime API shows it: how far it is, who controls what, and what is announced.

use crate::{
	AnnouncementId, Announcements, BoundedCallOf, Config, CurrentLatch, GovernancePeriods, Pallet,
	Periods, latch::AuthorizedUpgrade,
};
use alloc::vec::Vec;
use frame::{deps::frame_support::traits::QueryPreimage, prelude::*};
use sd_primitives::{Balance, BlockNumber, traits::Handover};

/// Something that somebody controls.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Lever {
	/// The community's terms.
	CommunityTerms,
	/// Who generates, moderates and opens contests, and in which assets prices may be set.
	Roles,
	/// What the Community Treasury holds.
	CommunityTreasury,
	/// Channel Ecosystem.
	Ecosystem,
	/// Root: upgrades of the runtime, the validators, the committee's members.
	Root,
	/// Proposing, seconding and voting.
	Referenda,
	/// The company's terms.
	CompanyTerms,
	/// What the Company Treasury holds.
	CompanyTreasury,
	/// Who sits on the board.
	BoardMembers,
	/// Shortening votes, and cancelling a referendum once.
	Votes,
}

/// Who controls something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Controller {
	/// Nobody: it is locked, or off.
	Nobody,
	/// Two thirds of the company's board.
	Board,
	/// Three quarters of the company's board: a list of calls, announced in advance.
	BoardAnnounced,
	/// A referendum.
	Referendum,
	/// Two thirds of the technical committee.
	Committee,
	/// Whoever holds $SD.
	Everybody,
}

impl Lever {
	/// All of them.
	pub const ALL: [Self; 10] = [
		Self::CommunityTerms,
		Self::Roles,
		Self::CommunityTreasury,
		Self::Ecosystem,
		Self::Root,
		Self::Referenda,
		Self::CompanyTerms,
		Self::CompanyTreasury,
		Self::BoardMembers,
		Self::Votes,
	];

	/// Who controls it before the handover.
	pub const fn before(self) -> Controller {
		match self {
			Self::CommunityTreasury | Self::Referenda => Controller::Nobody,
			Self::Root => Controller::BoardAnnounced,
			Self::Votes => Controller::Committee,
			_ => Controller::Board,
		}
	}

	/// Who controls it after the handover.
	pub const fn after(self) -> Controller {
		match self {
			Self::CompanyTerms | Self::CompanyTreasury | Self::BoardMembers => Controller::Board,
			Self::Referenda => Controller::Everybody,
			Self::Votes => Controller::Committee,
			_ => Controller::Referendum,
		}
	}
}

/// A call that the board has announced.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Announced<Hash> {
	/// Under which id.
	pub id: AnnouncementId,
	/// The call, encoded.
	pub call: Vec<u8>,
	/// The hash of the code that it authorizes.
	pub code: Option<Hash>,
	/// The block in which it will be made.
	pub due: BlockNumber,
}

/// How far the handover is, and what it changes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct HandoverInfo<Hash> {
	/// What has been earned, ever, in base units.
	pub distributed: Balance,
	/// What must have been, in base units.
	pub threshold: Balance,
	/// How many accounts have ever earned.
	pub earners: u32,
	/// How many must have.
	pub least_earners: u32,
	/// The block that reached both.
	pub reached_at: Option<BlockNumber>,
	/// The first block in which the community decides, once they are reached.
	pub due_at: Option<BlockNumber>,
	/// When it decides at the latest, in milliseconds since 1970; unknown in the first block.
	pub fallback_at: Option<u64>,
	/// The first block in which it did.
	pub handed_over_at: Option<BlockNumber>,
	/// How long everything takes.
	pub periods: Periods,
	/// What must be voted with for a referendum to be enacted now, before conviction, in base units.
	pub quorum: Balance,
	/// Who controls what: now, and after the handover.
	pub levers: Vec<(Lever, Controller, Controller)>,
	/// What the board has announced and may still happen, by its due block.
	pub announced: Vec<Announced<Hash>>,
	/// The hash of the code that anybody may apply at any time: an upgrade that was authorized.
	pub authorized: Option<Hash>,
}

impl<T: Config> Pallet<T> {
	/// How far the handover is, now that so much has been earned by so many.
	pub fn info(distributed: Balance, earners: u32) -> HandoverInfo<T::Hash> {
		let latch = CurrentLatch::<T>::get();
		HandoverInfo {
			distributed,
			threshold: latch.threshold,
			earners,
			least_earners: latch.earners,
			reached_at: latch.reached_at,
			due_at: latch.due_at(),
			fallback_at: latch.fallback_at,
			handed_over_at: latch.handed_over_at,
			periods: GovernancePeriods::<T>::get(),
			quorum: Self::quorum(),
			levers: Lever::ALL.map(|it| (it, Self::controller(it), it.after())).to_vec(),
			announced: Self::announced(),
			authorized: AuthorizedUpgrade::<T>::get().map(|(code, _)| code),
		}
	}

	/// Who controls something now.
	fn controller(lever: Lever) -> Controller {
		if Self::handed_over() {
			return lever.after();
		}
		let reached = CurrentLatch::<T>::get().reached_at.is_some();
		if lever == Lever::Root && reached { Controller::Nobody } else { lever.before() }
	}

	/// What the board has announced and is not void.
	fn announced() -> Vec<Announced<T::Hash>> {
		if Self::handed_over() {
			return Vec::new();
		}
		let announced = Announcements::<T>::iter().map(|(id, announcement)| Announced {
			id,
			call: Self::encoded(&announcement.call),
			code: announcement.code,
			due: announcement.due,
		});
		let mut announced = announced.collect::<Vec<_>>();
		announced.sort_by_key(|it| (it.due, it.id));
		announced
	}

	/// The bytes of a call that is kept on chain.
	fn encoded(call: &BoundedCallOf<T>) -> Vec<u8> {
		match call {
			BoundedCallOf::<T>::Inline(bytes) => bytes.to_vec(),
			_ => call
				.lookup_hash()
				.and_then(|hash| T::Preimages::fetch(&hash, call.len()).ok())
				.map(|bytes| bytes.into_owned())
				.unwrap_or_default(),
		}
	}
}
