//! The next version of this runtime, to rehearse an upgrade with: its version is one higher, and its first block changes
//! something that everybody can see. No network ever runs it.
//!
//! What it changes is small; how it does is how a real one would: by a migration that counts from one storage version to
//! another, so that it happens once, with checks of what was before and is after. Only the pallet's own version stays behind.

use crate::*;
use frame_support::{
	migrations::VersionedMigration, traits::UncheckedOnRuntimeUpgrade, weights::Weight,
};
use frame_system::Config;
use pallet_sd_graphics::{Generator, Generators};

/// What the names of all generators end with, afterwards.
pub const MARK: &[u8] = b", upgraded";

/// What the first block of the next version does.
pub type Migrations =
	VersionedMigration<1, 2, MarkGenerators, SdGraphics, <Runtime as Config>::DbWeight>;

/// Marks the name of every generator. Only the authority registers one, so they are few enough for a block.
pub struct MarkGenerators;

impl UncheckedOnRuntimeUpgrade for MarkGenerators {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0;
		Generators::<Runtime>::translate_values(|mut generator: Generator| {
			count += 1;
			// A name that is too long for it stays as it is.
			let _ = generator.name.try_extend(MARK.iter().copied());
			Some(generator)
		});
		<Runtime as Config>::DbWeight::get().reads_writes(count, count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, sp_runtime::TryRuntimeError> {
		Ok(codec::Encode::encode(&Generators::<Runtime>::iter().collect::<Vec<_>>()))
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		use frame_support::ensure;
		let before: Vec<(AccountId, Generator)> =
			codec::Decode::decode(&mut &before[..]).map_err(|_| "what was before is unreadable")?;
		let count = Generators::<Runtime>::iter().count();
		ensure!(count == before.len(), "there are other generators than before");
		for (account, generator) in before {
			let mut now = Generators::<Runtime>::get(&account).ok_or("a generator is gone")?;
			let marked = [&generator.name[..], MARK].concat();
			let long = marked.len() > pallet_sd_graphics::MAX_NAME as usize;
			ensure!(long || now.name[..] == marked[..], "a generator is not marked");
			now.name = generator.name.clone();
			ensure!(now == generator, "more than a generator's name has changed");
		}
		Ok(())
	}
}

#[cfg(all(test, feature = "try-runtime"))]
mod tests {
	use super::*;
	use codec::Encode;
	use frame_support::{
		assert_ok,
		traits::{GetStorageVersion, OnRuntimeUpgrade, TryState, TryStateSelect},
	};
	use serde_json::Value;
	use sp_io::TestExternalities;
	use sp_keyring::Sr25519Keyring::{Eve, Ferdie};
	use sp_runtime::TryRuntimeError;

	const EVES: &[u8] = b"Eve's generator";

	/// A chain on which Eve runs a generator.
	fn chain() -> TestExternalities {
		let mut chain = TestExternalities::new_empty();
		chain.execute_with(|| {
			frame_support::traits::StorageVersion::new(1).put::<SdGraphics>();
			register(Eve.to_account_id(), EVES);
		});
		chain
	}

	fn register(account: AccountId, name: &[u8]) {
		let generator = Generator {
			name: name.to_vec().try_into().expect("a name is short"),
			key: Eve.public(),
			key_version: 3,
			quota: 7,
			models: 2,
			suspended: true,
		};
		Generators::<Runtime>::insert(account, generator);
	}

	fn name_of(account: AccountId) -> Vec<u8> {
		Generators::<Runtime>::get(account).expect("it is registered").name.into_inner()
	}

	/// Upgrade as a network would, with the checks before and after.
	fn upgrade() -> Result<Weight, TryRuntimeError> {
		Migrations::try_on_runtime_upgrade(true)
	}

	#[test]
	fn the_names_of_all_generators_are_marked_once() {
		chain().execute_with(|| {
			register(Ferdie.to_account_id(), b"");
			assert_ok!(upgrade());
			assert_eq!(SdGraphics::on_chain_storage_version(), 2);
			let marked = [EVES, MARK].concat();
			assert_eq!(name_of(Eve.to_account_id()), marked);
			assert_eq!(name_of(Ferdie.to_account_id()), MARK);

			assert_ok!(upgrade());
			assert_eq!(name_of(Eve.to_account_id()), marked);
		});
	}

	#[test]
	fn a_name_that_is_too_long_for_the_mark_stays() {
		chain().execute_with(|| {
			register(Eve.to_account_id(), &[b'x'; 60]);
			assert_ok!(upgrade());
			assert_eq!(name_of(Eve.to_account_id()), [b'x'; 60]);
		});
	}

	#[test]
	fn another_version_is_not_migrated() {
		chain().execute_with(|| {
			frame_support::traits::StorageVersion::new(3).put::<SdGraphics>();
			assert_ok!(upgrade());
			assert_eq!(name_of(Eve.to_account_id()), EVES);
		});
	}

	/// What the check after the upgrade says when `spoil` has come between.
	fn checked(spoil: impl FnOnce()) -> Result<(), TryRuntimeError> {
		chain().execute_with(|| {
			let before = MarkGenerators::pre_upgrade().expect("there is something to compare with");
			MarkGenerators::on_runtime_upgrade();
			spoil();
			MarkGenerators::post_upgrade(before)
		})
	}

	#[test]
	fn the_check_sees_what_goes_wrong() {
		assert_eq!(checked(|| {}), Ok(()));
		let says = |spoil: fn(), error: &'static str| {
			assert_eq!(checked(spoil), Err(TryRuntimeError::Other(error)));
		};
		says(
			|| Generators::<Runtime>::remove(Eve.to_account_id()),
			"there are other generators than before",
		);
		says(
			|| {
				Generators::<Runtime>::swap(Eve.to_account_id(), Ferdie.to_account_id());
			},
			"a generator is gone",
		);
		says(|| register(Eve.to_account_id(), EVES), "a generator is not marked");
		says(
			|| {
				Generators::<Runtime>::mutate(Eve.to_account_id(), |generator| {
					generator.as_mut().expect("it is registered").quota += 1;
				});
			},
			"more than a generator's name has changed",
		);
		let unreadable = chain().execute_with(|| MarkGenerators::post_upgrade(u32::MAX.encode()));
		assert_eq!(unreadable, Err(TryRuntimeError::Other("what was before is unreadable")));
	}

	/// The state of a chain specification that `sd-node export-state` wrote.
	fn exported(path: &str) -> TestExternalities {
		let text = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
		let spec: Value = serde_json::from_slice(&text).expect("a specification is JSON");
		let top = spec["genesis"]["raw"]["top"].as_object().expect("the state is raw");
		let bytes = |text: &str| hex::decode(text.trim_start_matches("0x")).expect("all is hex");
		let mut state = TestExternalities::new_empty();
		for (key, value) in top {
			state.insert(bytes(key), bytes(value.as_str().expect("a value is text")));
		}
		state
	}

	/// Check all that is code about the state of a chain.
	fn check_invariants(path: &str) {
		let sound = AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All);
		assert_eq!(sound, Ok(()), "{path}");
		let held = frame_system::Account::<Runtime>::iter_values()
			.fold(0, |sum, account| sum + account.data.free + account.data.reserved);
		assert_eq!(held, sd_primitives::TOTAL_SUPPLY, "{path}");
	}

	/// The states of chains that have run, upgraded or not: each is sound, the checks of the migration hold on it, and it is
	/// sound afterwards.
	#[test]
	#[ignore = "needs the states that `make upgrade-rehearsal` exports: SD_STATES is their folder"]
	fn exported_states_are_sound_before_and_after() {
		let folder =
			std::env::var("SD_STATES").expect("SD_STATES is the folder of exported states");
		let files = std::fs::read_dir(&folder).expect("the folder is there");
		let paths = files.map(|file| file.expect("it can be listed").path()).collect::<Vec<_>>();
		assert!(!paths.is_empty(), "{folder} has states");
		for path in paths.iter().filter_map(|path| path.to_str()) {
			exported(path).execute_with(|| {
				let was = SdGraphics::on_chain_storage_version();
				check_invariants(path);
				assert_ok!(upgrade());
				assert_eq!(SdGraphics::on_chain_storage_version(), 2, "{path}");
				check_invariants(path);
				let mut generators = Generators::<Runtime>::iter_values();
				assert!(generators.any(|it| it.name.ends_with(MARK)), "{path} has nothing to see");
				println!("{path}: block {}, {was:?}, sound", System::block_number());
			});
		}
	}
}
