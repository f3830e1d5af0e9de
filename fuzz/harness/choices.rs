//! What the bytes decide. There is always an answer: who has run out of bytes reads zeros, which stand for what is usual.

use arbitrary::Unstructured;
use polkadot_sdk::sp_core::H256;
use sd_primitives::{EXISTENTIAL_DEPOSIT, SD, TOTAL_SUPPLY};

/// Bytes to decide by.
pub struct Choices<'a>(Unstructured<'a>);

impl<'a> Choices<'a> {
	/// Decide by these.
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(Unstructured::new(bytes))
	}

	/// Whether no bytes are left.
	pub fn are_over(&self) -> bool {
		self.0.is_empty()
	}

	/// Any byte.
	pub fn byte(&mut self) -> u8 {
		self.0.arbitrary().unwrap_or_default()
	}

	/// Less than `limit`.
	pub fn below(&mut self, limit: usize) -> usize {
		let any = match limit {
			0..=256 => usize::from(self.byte()),
			_ => usize::from(self.0.arbitrary::<u16>().unwrap_or_default()),
		};
		any % limit.max(1)
	}

	/// One of these.
	pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
		from[self.below(from.len())].clone()
	}

	/// True once in so many times.
	pub fn one_in(&mut self, times: usize) -> bool {
		self.below(times) == times - 1
	}

	/// As many bytes as there are, but at most so many.
	pub fn bytes(&mut self, most: usize) -> &'a [u8] {
		let length = self.below(most + 1).min(self.0.len());
		self.0.bytes(length).unwrap_or_default()
	}

	/// So many bytes of no form.
	pub fn array<const N: usize>(&mut self) -> [u8; N] {
		let mut array = [0; N];
		let _ = self.0.fill_buffer(&mut array);
		array
	}

	/// Any hash; a few more often than others.
	pub fn hash(&mut self) -> H256 {
		match self.one_in(16) {
			true => H256(self.array()),
			false => H256::repeat_byte(self.byte()),
		}
	}

	/// A number up to `most`: small, close to `now` or to the most, or any.
	pub fn number(&mut self, now: u128, most: u128) -> u128 {
		let form = self.byte();
		let by = u128::from(self.byte());
		let number = match form % 8 {
			0 => by % 4,
			1..=3 => by,
			4 => (now + by).saturating_sub(128),
			5 => most - by.min(most),
			6 => by << (form / 8 * 4),
			_ => u128::from_le_bytes(self.array()),
		};
		number.min(most)
	}

	/// A block, most often not far from `now`.
	pub fn block(&mut self, now: u32) -> u32 {
		match self.byte() % 8 {
			0..=3 => now.saturating_add(u32::from(self.byte())),
			4 => now.saturating_sub(u32::from(self.byte())),
			5 => u32::MAX - u32::from(self.byte()),
			_ => u32::from_le_bytes(self.array()),
		}
	}

	/// An amount of money: next to one that matters, or any.
	pub fn amount(&mut self, balance: u128) -> u128 {
		let near = [
			0,
			EXISTENTIAL_DEPOSIT,
			SD / 2,
			SD,
			10 * SD,
			1_000 * SD,
			balance,
			balance.saturating_sub(EXISTENTIAL_DEPOSIT),
			TOTAL_SUPPLY,
			u128::MAX,
			u64::MAX.into(),
			10_000,
		];
		let form = self.below(16);
		match near.get(form) {
			Some(amount) => {
				let by = i8::from_le_bytes([self.byte()]);
				amount.saturating_add_signed(by.into())
			}
			None if form < 15 => SD / 100 * u128::from(self.byte()),
			None => u128::from_le_bytes(self.array()),
		}
	}
}
