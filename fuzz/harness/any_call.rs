//! Calls of every pallet there is, from the types in the metadata: well-formed, of no special sense.

use super::{choices::Choices, world::World};
use codec::{Compact, Decode, Encode};
use scale_info::{
	Field, MetaType, PortableRegistry, Registry, Type, TypeDef, TypeDefPrimitive as Primitive,
	form::PortableForm,
};
use sd_primitives::Asset;
use sd_runtime::RuntimeCall;
use std::sync::LazyLock;

/// How deep calls may be inside of calls.
const DEEPEST: u32 = 4;

/// All types that calls are made of, and which one is the call itself.
static TYPES: LazyLock<(PortableRegistry, u32)> = LazyLock::new(|| {
	let mut types = Registry::new();
	let call = types.register_type(&MetaType::new::<RuntimeCall>()).id;
	(types.into(), call)
});

/// Any call.
pub fn any_call(choices: &mut Choices, world: &World) -> RuntimeCall {
	let mut writer = Writer { choices, world, depth: 0, written: Vec::new() };
	writer.any(TYPES.1);
	let written = writer.written;
	// Not every list of bytes is a value: a set has an order.
	RuntimeCall::decode(&mut &written[..]).unwrap_or_else(|_| remark())
}

/// A call that does nothing.
pub fn remark() -> RuntimeCall {
	polkadot_sdk::frame_system::Call::remark { remark: Vec::new() }.into()
}

struct Writer<'a, 'b> {
	choices: &'a mut Choices<'b>,
	world: &'a World,
	/// How many calls are around this.
	depth: u32,
	written: Vec<u8>,
}

impl Writer<'_, '_> {
	fn write(&mut self, value: impl Encode) {
		value.encode_to(&mut self.written);
	}

	/// A value of this type.
	fn any(&mut self, id: u32) {
		let described = TYPES.0.resolve(id).expect("a registry is complete");
		match name(described) {
			"AccountId32" => {
				let account = self.world.any_account(self.choices);
				self.write(account);
			}
			"H256" => {
				let hash = self.world.any_hash(self.choices);
				self.write(hash);
			}
			// $SD, or dollars: there are few others.
			"NativeOrWithId" if !self.choices.one_in(8) => {
				let asset = self.choices.pick(&[Asset::Native, Asset::WithId(1)]);
				self.write(asset);
			}
			// Most often by its account.
			"MultiAddress" if !self.choices.one_in(16) => {
				self.write(0u8);
				self.any(*ACCOUNT);
			}
			"RuntimeCall" if self.depth >= DEEPEST => self.write(remark()),
			"RuntimeCall" => {
				self.depth += 1;
				self.by_definition(described);
				self.depth -= 1;
			}
			_ => self.by_definition(described),
		}
	}

	fn by_definition(&mut self, described: &Type<PortableForm>) {
		match &described.type_def {
			TypeDef::Composite(composite) => self.fields(&composite.fields),
			TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|field| self.any(field.id)),
			TypeDef::Variant(variants) => {
				// A call that no pallet has.
				if variants.variants.is_empty() {
					return;
				}
				let variant = &variants.variants[self.choices.below(variants.variants.len())];
				self.write(variant.index);
				self.fields(&variant.fields);
			}
			TypeDef::Sequence(sequence) => self.sequence(sequence.type_param.id),
			TypeDef::Array(array) if is_byte(array.type_param.id) && array.len == 32 => {
				let hash = self.world.any_hash(self.choices);
				self.write(hash);
			}
			TypeDef::Array(array) => (0..array.len).for_each(|_| self.any(array.type_param.id)),
			TypeDef::Primitive(primitive) => self.primitive(primitive),
			TypeDef::Compact(compact) => self.compact(compact.type_param.id),
			TypeDef::BitSequence(_) => self.write(Compact(0u32)),
		}
	}

	fn fields(&mut self, fields: &[Field<PortableForm>]) {
		fields.iter().for_each(|field| self.any(field.ty.id));
	}

	fn sequence(&mut self, of: u32) {
		if is_byte(of) {
			let bytes = self.choices.bytes(100).to_vec();
			return self.write(bytes);
		}
		let length = self.choices.below(5) as u32;
		if of == *ACCOUNT {
			let accounts = (0..length).map(|_| self.world.any_account(self.choices));
			let mut accounts = accounts.collect::<Vec<_>>();
			// As multisig wants them.
			if !self.choices.one_in(8) {
				accounts.sort();
				accounts.dedup();
			}
			return self.write(accounts);
		}
		self.write(Compact(length));
		(0..length).for_each(|_| self.any(of));
	}

	fn primitive(&mut self, primitive: &Primitive) {
		let now = self.world.now().into();
		match primitive {
			Primitive::Bool => {
				let yes = self.choices.one_in(2);
				self.write(yes);
			}
			Primitive::U8 | Primitive::I8 => {
				let byte = self.choices.byte();
				self.write(byte);
			}
			Primitive::U16 | Primitive::I16 => {
				let number = self.choices.number(now, u16::MAX.into()) as u16;
				self.write(number);
			}
			Primitive::U32 | Primitive::I32 | Primitive::Char => {
				let number = self.choices.number(now, u32::MAX.into()) as u32;
				self.write(number);
			}
			Primitive::U64 | Primitive::I64 => {
				let number = self.choices.number(now, u64::MAX.into()) as u64;
				self.write(number);
			}
			Primitive::U128 | Primitive::I128 => {
				let amount = self.choices.amount(0);
				self.write(amount);
			}
			Primitive::U256 | Primitive::I256 => {
				let number: [u8; 32] = self.choices.array();
				self.write(number);
			}
			Primitive::Str => self.write(""),
		}
	}

	fn compact(&mut self, of: u32) {
		let now = self.world.now().into();
		let mut described = TYPES.0.resolve(of).expect("a registry is complete");
		// A number in a shell.
		while let TypeDef::Composite(composite) = &described.type_def {
			let Some(field) = composite.fields.first() else { return self.write(Compact(())) };
			described = TYPES.0.resolve(field.ty.id).expect("a registry is complete");
		}
		let number = match &described.type_def {
			TypeDef::Primitive(Primitive::U8) => self.choices.byte().into(),
			TypeDef::Primitive(Primitive::U16) => self.choices.number(now, u16::MAX.into()),
			TypeDef::Primitive(Primitive::U32) => self.choices.number(now, u32::MAX.into()),
			TypeDef::Primitive(Primitive::U64) => self.choices.number(now, u64::MAX.into()),
			TypeDef::Primitive(_) => self.choices.amount(0),
			_ => return,
		};
		self.write(Compact(number));
	}
}

fn name(described: &Type<PortableForm>) -> &str {
	described.path.segments.last().map_or("", |name| name)
}

fn is_byte(id: u32) -> bool {
	let described = TYPES.0.resolve(id).map(|described| &described.type_def);
	matches!(described, Some(TypeDef::Primitive(Primitive::U8)))
}

/// What the registry calls an account.
static ACCOUNT: LazyLock<u32> = LazyLock::new(|| {
	let mut types = TYPES.0.types.iter();
	types.find(|described| name(&described.ty) == "AccountId32").expect("calls name accounts").id
});
