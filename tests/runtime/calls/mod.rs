//! Every call of the runtime, as the metadata has it, with an example of each.

use codec::{Decode, Input};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed, v15::RuntimeMetadataV15};
use polkadot_sdk::sp_io::TestExternalities;
use scale_info::TypeDef;
use sd_runtime::{Runtime, RuntimeCall};

/// A call of the runtime.
pub struct Known {
	/// As `Pallet.call`.
	pub name: String,
	/// The types of its arguments.
	pub fields: Vec<u32>,
	/// One whose arguments are all zeros, or all ones, if that is one.
	pub example: Option<RuntimeCall>,
}

/// Two bytes, then nothing but one.
struct Filled(std::vec::IntoIter<u8>, u8);

impl Input for Filled {
	fn remaining_len(&mut self) -> Result<Option<usize>, codec::Error> {
		Ok(None)
	}

	fn read(&mut self, into: &mut [u8]) -> Result<(), codec::Error> {
		into.iter_mut().for_each(|byte| *byte = self.0.next().unwrap_or(self.1));
		Ok(())
	}
}

/// The type of all calls.
pub fn runtime_call_type(metadata: &RuntimeMetadataV15) -> u32 {
	metadata.outer_enums.call_enum_ty.id
}

/// The metadata, and every call in it.
pub fn all_calls() -> (RuntimeMetadataV15, Vec<Known>) {
	let metadata = TestExternalities::new_empty()
		.execute_with(|| Runtime::metadata_at_version(15))
		.expect("metadata has version 15");
	let metadata = RuntimeMetadataPrefixed::decode(&mut &(*metadata)[..]);
	let RuntimeMetadata::V15(metadata) = metadata.expect("metadata decodes").1 else {
		unreachable!("this version was asked for")
	};
	let pallets =
		metadata.pallets.iter().filter_map(|pallet| Some((pallet, pallet.calls.as_ref()?)));
	let calls = pallets.flat_map(|(pallet, calls)| {
		let calls = &metadata.types.resolve(calls.ty.id).expect("it is there").type_def;
		let TypeDef::Variant(calls) = calls else { unreachable!("calls are an enum") };
		calls.variants.iter().map(|call| Known {
			name: format!("{}.{}", pallet.name, call.name),
			fields: call.fields.iter().map(|field| field.ty.id).collect(),
			example: {
				let begin = vec![pallet.index, call.index].into_iter();
				let filled = |with| RuntimeCall::decode(&mut Filled(begin.clone(), with)).ok();
				filled(0).or_else(|| filled(1))
			},
		})
	});
	let calls = calls.collect();
	(metadata, calls)
}
