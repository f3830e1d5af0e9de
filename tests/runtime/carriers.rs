//! Calls that carry others: those that the doors of Root look into are all that there are.

use crate::calls::{all_calls, runtime_call_type};
use codec::Encode;
use frame_metadata::v15::RuntimeMetadataV15;
use pallet_sd_handover::seams::Nesting;
use polkadot_sdk::frame_system;
use scale_info::{TypeDef, form::PortableForm};
use sd_runtime::{RuntimeCall, configs::governance::Carriers};
use std::collections::BTreeSet;

/// Whether a value of this type can have one of the type `wanted` in it.
fn reaches(metadata: &RuntimeMetadataV15, from: u32, wanted: u32) -> bool {
	let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
	while let Some(id) = open.pop() {
		if id == wanted {
			return true;
		}
		if seen.insert(id) {
			open.extend(parts(&metadata.types.resolve(id).expect("it is there").type_def));
		}
	}
	false
}

/// The types of which a type consists.
fn parts(of: &TypeDef<PortableForm>) -> Vec<u32> {
	match of {
		TypeDef::Composite(it) => it.fields.iter().map(|field| field.ty.id).collect(),
		TypeDef::Variant(it) => {
			it.variants.iter().flat_map(|variant| &variant.fields).map(|it| it.ty.id).collect()
		}
		TypeDef::Sequence(it) => vec![it.type_param.id],
		TypeDef::Array(it) => vec![it.type_param.id],
		TypeDef::Tuple(it) => it.fields.iter().map(|field| field.id).collect(),
		TypeDef::Compact(it) => vec![it.type_param.id],
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => Vec::new(),
	}
}

#[test]
fn every_call_with_a_call_in_it_is_looked_into_and_no_other() {
	let (metadata, calls) = all_calls();
	let wanted = runtime_call_type(&metadata);
	let mut carriers = Vec::new();
	for call in calls {
		let fields = call.fields.iter().filter(|field| reaches(&metadata, **field, wanted)).count();
		let inside = call.example.as_ref().and_then(Carriers::inside);
		assert_eq!(inside.is_some(), fields > 0, "{}", call.name);
		if fields > 0 {
			carriers.push(call.name);
		}
	}
	assert!(carriers.len() > 20, "{carriers:?}");
}

/// A sequence of calls is a field, too: it is looked through to its end.
#[test]
fn what_is_looked_into_is_looked_through() {
	let (metadata, calls) = all_calls();
	let wanted = runtime_call_type(&metadata);
	let some = |n| RuntimeCall::from(frame_system::Call::remark { remark: vec![n] });
	for call in calls {
		let Some(mut example) = call.example else { continue };
		let carried = call.fields.iter().filter(|field| reaches(&metadata, **field, wanted));
		let boxed = carried.filter(|field| **field == wanted).count();
		if boxed > 0 {
			assert_eq!(Carriers::inside(&example).map(|it| it.len()), Some(boxed), "{}", call.name);
		} else if Carriers::inside(&example).is_some() {
			let calls = vec![some(1), some(2), some(3)];
			let mut bytes = example.encode();
			bytes.truncate(2);
			bytes.extend(calls.encode());
			example = codec::Decode::decode(&mut &bytes[..]).expect("it takes a sequence of calls");
			let inside = Carriers::inside(&example).expect("it carries them");
			assert_eq!(inside, calls.iter().collect::<Vec<_>>(), "{}", call.name);
		}
	}
}
