//! The invariants of `lib.rs`, as code.

use crate::{Config, Members, Pallet, SessionLength};
use alloc::collections::BTreeSet;
use frame::deps::sp_runtime::TryRuntimeError;
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let members = Members::<T>::get();
		ensure!(!members.is_empty(), "1: nobody validates");
		ensure!(
			members.iter().collect::<BTreeSet<_>>().len() == members.len(),
			"1: a member twice"
		);
		ensure!(SessionLength::<T>::get() > 0, "2: a session has no slot");
		Ok(())
	}
}
