//! # What the pallets of SD Chain share
//!
//! The units of money, the graphic, its attestation and its place in a batch, what accounts consent to, the channels of the
//! Reserve, and the traits through which the pallets meet. Nothing here is stored by itself, and nothing here knows a pallet.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod batch;
pub mod channel;
pub mod consent;
pub mod graphic;
pub mod info;
pub mod money;
pub mod traits;

pub use batch::{Leaf, MAX_PROOF, MAX_TALLIES};
pub use channel::{Channel, ChannelId, Channels};
pub use consent::ConsentRequest;
pub use graphic::{Attestation, ContentHash, Graphic};
pub use money::{
	Asset, Balance, BlockNumber, Commission, DAYS, EXISTENTIAL_DEPOSIT, FeeParts, LEAST_PRICE, SD,
	TOTAL_SUPPLY, ceiling, company_overflow, recyclable,
};
