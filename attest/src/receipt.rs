//! The receipt: the proofs, in JSON, that graphics are leaves of a batch. `docs/attestation.md` fixes its form.
//!
//! What it proves by itself is that the leaves are under its root. That the root was settled, by this generator, only the
//! chain can say; see [`crate::verify`].

use crate::text::{GraphicInJson, hexadecimal, in_json, printable};
use sd_primitives::{Graphic, Leaf, MAX_PROOF};
use serde::{Deserialize, Serialize};
use sp_core::{H256, crypto::AccountId32};
use std::collections::BTreeSet;

/// Which form the receipt has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum ReceiptFormat {
	/// The first, and the only one so far.
	#[default]
	#[serde(rename = "sd/receipt/v1")]
	V1,
}

/// The proofs of one graphic or more of one batch.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Receipt {
	/// What to expect of the rest.
	pub format: ReceiptFormat,
	/// The chain on which the batch is settled.
	#[serde(with = "in_json::hash")]
	pub genesis_hash: H256,
	/// Who settles it.
	#[serde(with = "in_json::account")]
	pub generator: AccountId32,
	/// The batch's root.
	#[serde(with = "in_json::hash")]
	pub root: H256,
	/// How many leaves it has.
	pub leaves: u32,
	/// The graphics, by index.
	pub graphics: Vec<Proved>,
}

/// A graphic with its place in the batch, and the proof that it has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proved {
	/// The picture's name at the generator, for people: nothing proves it.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub file: Option<String>,
	/// Which leaf it is.
	pub index: u32,
	/// What the leaf says.
	#[serde(with = "GraphicInJson")]
	pub graphic: Graphic<AccountId32>,
	/// The siblings from the bottom of the tree up.
	#[serde(with = "in_json::hashes")]
	pub proof: Vec<H256>,
}

/// Why a receipt proves nothing.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
	/// Not JSON, or not a receipt's.
	#[error("this is no receipt: {0}")]
	NoReceipt(#[from] serde_json::Error),
	/// It names no graphic.
	#[error("the receipt has no graphics: ask the generator for another")]
	Empty,
	/// An index is not the batch's, or stands in it twice.
	#[error("leaf {index}{file}: the batch has the leaves 0 to {last}, and a receipt each once")]
	Index {
		/// The leaf.
		index: u32,
		/// The picture's name in brackets, if known.
		file: String,
		/// The last leaf.
		last: u32,
	},
	/// The proof does not lead to the root.
	#[error(
		"leaf {index}{file} is not proved: something of graphic, index, proof, root or leaves was changed; ask the generator for the receipt as it wrote it"
	)]
	NotProved {
		/// The leaf.
		index: u32,
		/// The picture's name in brackets, if known.
		file: String,
	},
	/// None of its graphics is of this file.
	#[error("the receipt has no graphic with the content hash {}: it is of another file, or the file was changed", hexadecimal(.0))]
	AnotherFile(H256),
}

impl Receipt {
	/// Reads a receipt and checks its proofs.
	pub fn from_json(json: &[u8]) -> Result<Self, ReceiptError> {
		let receipt: Self = serde_json::from_slice(json)?;
		receipt.check()?;
		Ok(receipt)
	}

	/// As JSON, to be read by people too.
	pub fn to_json(&self) -> String {
		// What could fail are maps whose keys are no text; there are none.
		serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
	}

	/// Whether every graphic is proved to be a leaf under the root.
	pub fn check(&self) -> Result<(), ReceiptError> {
		if self.graphics.is_empty() {
			return Err(ReceiptError::Empty);
		}
		let mut seen = BTreeSet::new();
		for proved in &self.graphics {
			let (index, file) = (proved.index, proved.in_brackets());
			if index >= self.leaves || !seen.insert(index) {
				return Err(ReceiptError::Index {
					index,
					file,
					last: self.leaves.saturating_sub(1),
				});
			}
			let leaf = Leaf { index, graphic: &proved.graphic };
			let short = proved.proof.len() <= MAX_PROOF as usize;
			if !(short && leaf.is_proved(&self.root, self.leaves, &proved.proof)) {
				return Err(ReceiptError::NotProved { index, file });
			}
		}
		Ok(())
	}

	/// The receipt with only the graphic whose file has this content hash.
	pub fn only(mut self, content_hash: H256) -> Result<Self, ReceiptError> {
		self.graphics.retain(|proved| proved.graphic.content_hash == content_hash);
		if self.graphics.is_empty() {
			Err(ReceiptError::AnotherFile(content_hash))
		} else {
			Ok(self)
		}
	}
}

impl Proved {
	/// The picture's name at the generator, for a message.
	fn in_brackets(&self) -> String {
		let shown = |file: &String| format!(" ({})", printable(file.as_bytes()));
		self.file.as_ref().map(shown).unwrap_or_default()
	}
}
