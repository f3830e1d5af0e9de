//! The invariants of `lib.rs`, as code.

use crate::{Config, Generators, Graphics, Models, Pallet};
use frame::deps::sp_runtime::TryRuntimeError;
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for graphic in Graphics::<T>::iter_values() {
			let known = Models::<T>::contains_key(&graphic.generator, graphic.model);
			ensure!(known, "1: a graphic is of no known model");
		}
		let mut models = 0usize;
		for (account, generator) in Generators::<T>::iter() {
			let all = (0..generator.models).all(|model| Models::<T>::contains_key(&account, model));
			ensure!(all, "2: a generator lacks a model it counts");
			models += generator.models as usize;
		}
		ensure!(Models::<T>::iter_keys().count() == models, "2: a model is not counted");
		Ok(())
	}
}
