//! Calls, and what they carry.

use crate::{BoundedCallOf, CallOf, Config, MAX_CALL, Refusal, seams::Nesting};
use alloc::{vec, vec::Vec};
use codec::DecodeLimit;
use frame::{
	deps::frame_support::{
		MAX_EXTRINSIC_DEPTH,
		traits::{Bounded as BoundedCall, QueryPreimage},
	},
	prelude::*,
};

/// Read a call that is inline or on chain, if it is not too long and not nested more deeply than a transaction may be: who
/// makes it reads it without a limit.
pub(crate) fn read<T: Config>(call: &BoundedCallOf<T>) -> Result<CallOf<T>, Refusal> {
	let bytes = match call {
		BoundedCall::Legacy { .. } => return Err(Refusal::Legacy),
		BoundedCall::Lookup { len, .. } if *len > MAX_CALL => return Err(Refusal::TooLong),
		BoundedCall::Lookup { hash, len } => {
			T::Preimages::fetch(hash, Some(*len)).map_err(|_| Refusal::NotRequested)?
		}
		BoundedCall::Inline(bytes) => bytes.as_slice().to_vec().into(),
	};
	CallOf::<T>::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..])
		.map_err(|_| Refusal::Unreadable)
}

/// A call and all that it carries, however deep; with each, whether it is a carrier.
pub(crate) fn unfold<T: Config>(call: &CallOf<T>) -> Vec<(&CallOf<T>, bool)> {
	let (mut unfolded, mut folded) = (Vec::new(), vec![call]);
	while let Some(call) = folded.pop() {
		let inside = T::Nesting::inside(call);
		unfolded.push((call, inside.is_some()));
		folded.extend(inside.unwrap_or_default());
	}
	unfolded
}

/// The hash of the code that a call authorizes, if it does that.
pub(crate) fn authorized_code<T: Config>(call: &CallOf<T>) -> Option<T::Hash> {
	match call.is_sub_type() {
		Some(frame_system::Call::authorize_upgrade { code_hash }) => Some(*code_hash),
		_ => None,
	}
}

/// Whether Root may make a call by referendum: it is not denied, nor carries anything that is, and a block has room for it.
pub(crate) fn examine<T: Config>(call: &CallOf<T>) -> Result<(), Refusal> {
	let denied = unfold::<T>(call).iter().any(|(call, _)| T::DeniedCalls::contains(call));
	ensure!(!denied, Refusal::Denied);
	let weight = call.get_dispatch_info().call_weight;
	ensure!(weight.all_lte(crate::Pallet::<T>::most_weight()), Refusal::TooHeavy);
	Ok(())
}
