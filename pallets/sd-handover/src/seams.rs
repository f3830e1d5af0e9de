//! What this pallet has to be told about the runtime's calls.

use alloc::vec::Vec;

/// Calls inside calls.
pub trait Nesting<Call> {
	/// The calls that `call` would make, if it is one that makes others; `None` for all the rest.
	fn inside(call: &Call) -> Option<Vec<&Call>>;
}
