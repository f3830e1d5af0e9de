//! Who made a picture: a file or a receipt, held against a chain.
//!
//! A file is known by its content hash once its graphic is registered. Until then, in a batch, only its receipt knows it; and
//! that the receipt's batch was settled, the chain says.

use crate::{
	node::{Chain, NodeError},
	receipt::{Proved, Receipt},
	text::{address, hexadecimal, in_json, printable},
};
use sd_primitives::{
	BlockNumber, Graphic,
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ModelInfo, SharedInfo},
};
use serde::Serialize;
use sp_core::{H256, crypto::AccountId32};

/// What a chain says of a graphic.
///
/// Names, identifiers and reasons are other people's words: here without control characters, otherwise as they wrote them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Provenance {
	/// SHA-256 of the picture's file: which graphic it is.
	#[serde(with = "in_json::hash")]
	pub content_hash: H256,
	/// The artist.
	#[serde(with = "in_json::account")]
	pub creator: AccountId32,
	/// Index of the model.
	pub model: u32,
	/// What its generator calls it.
	pub model_name: Option<String>,
	/// The block in which the artist was rewarded and charged for it.
	pub made: BlockNumber,
	/// Who attests all this.
	#[serde(with = "in_json::account")]
	pub generator: AccountId32,
	/// What the generator calls itself.
	pub generator_name: Option<String>,
	/// Version of the generator's key then.
	pub key_version: u32,
	/// Perceptual hash, as attested.
	#[serde(with = "in_json::fingerprint")]
	pub fingerprint: u64,
	/// Hash of the recipe, or zeros.
	#[serde(with = "in_json::hash")]
	pub recipe_hash: H256,
	/// The block in which it was registered, if it is.
	pub registered: Option<BlockNumber>,
	/// Its place in a batch, if it is from one.
	pub batch: Option<Place>,
	/// Its place in the gallery, if it was shared.
	pub shared: Option<InGallery>,
	/// Why a moderator took it down, if one did.
	pub taken_down: Option<String>,
}

/// A leaf of a batch.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Place {
	/// The batch.
	#[serde(with = "in_json::hash")]
	pub root: H256,
	/// The leaf.
	pub index: u32,
}

/// A place in the gallery.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct InGallery {
	/// Where the picture is to be found.
	pub cid: String,
	/// The block in which it was shared.
	pub block: BlockNumber,
}

/// Why a receipt's graphic is not what the receipt says.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	/// For another chain.
	#[error("the receipt is for the chain with genesis {}, the node has {}", hexadecimal(.0), hexadecimal(.1))]
	AnotherChain(H256, H256),
	/// The batch is not on the chain.
	#[error("batch {} is not settled: if the generator has just made the receipt, wait for its settlement", hexadecimal(.0))]
	NotSettled(H256),
	/// Somebody else settled the batch.
	#[error("the batch was settled by {}, not by the receipt's generator", address(.0))]
	AnotherGenerator(AccountId32),
	/// The batch has another number of leaves.
	#[error("the batch was settled with {0} leaves: the receipt's number was changed")]
	AnotherSize(u32),
	/// The creator could not be charged, or had not consented.
	#[error("{} was skipped when the batch was settled: its graphics count as not made", address(.0))]
	Skipped(AccountId32),
	/// The generator has no such model.
	#[error("its generator has no model {0}")]
	UnknownModel(u32),
	/// Everything that the batch paid for is registered, and this is not among it.
	#[error("the batch paid for {0} graphics, which are all registered: this one is too much")]
	NotPaidFor(u32),
	/// The picture is registered, but not from here.
	#[error("the picture is registered otherwise: made by {creator} at block {made}{place}", creator = address(.creator))]
	Otherwise {
		/// Whose it is.
		creator: AccountId32,
		/// Since when.
		made: BlockNumber,
		/// In which batch, in words.
		place: String,
	},
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
	/// No, for this reason.
	#[error(transparent)]
	Refused(#[from] Refusal),
	/// The node could not be asked.
	#[error(transparent)]
	Node(#[from] NodeError),
}

/// What the chain says of the file with this content hash. `None` if it does not know it.
pub fn file(chain: &impl Chain, content_hash: H256) -> Result<Option<Provenance>, NodeError> {
	let Some(info) = chain.graphic(content_hash)? else { return Ok(None) };
	let generator = chain.generator(&info.generator)?;
	Ok(Some(registered(info, generator.as_ref())))
}

/// What the chain says of each of a receipt's graphics, in its order. The receipt's proofs have been checked: see
/// [`Receipt::from_json`].
pub fn receipt(
	chain: &impl Chain,
	receipt: &Receipt,
) -> Result<Vec<Result<Provenance, Refusal>>, VerifyError> {
	let genesis_hash = chain.genesis_hash()?;
	if receipt.genesis_hash != genesis_hash {
		return Err(Refusal::AnotherChain(receipt.genesis_hash, genesis_hash).into());
	}
	let batch = chain.batch(receipt.root)?.ok_or(Refusal::NotSettled(receipt.root))?;
	if batch.generator != receipt.generator {
		return Err(Refusal::AnotherGenerator(batch.generator).into());
	}
	if batch.leaves != receipt.leaves {
		return Err(Refusal::AnotherSize(batch.leaves).into());
	}
	let generator = chain.generator(&batch.generator)?;
	let judge = |proved: &Proved| {
		let known = chain.graphic(proved.graphic.content_hash)?;
		let place = Place { root: receipt.root, index: proved.index };
		Ok(judged(&proved.graphic, place, &batch, known, generator.as_ref()))
	};
	receipt.graphics.iter().map(judge).collect()
}

/// A leaf that its proof puts into this batch, and what is registered of its picture.
fn judged(
	graphic: &Graphic<AccountId32>,
	place: Place,
	batch: &BatchInfo<AccountId32>,
	known: Option<GraphicInfo<AccountId32>>,
	generator: Option<&GeneratorInfo>,
) -> Result<Provenance, Refusal> {
	if batch.skipped.contains(&graphic.creator) {
		return Err(Refusal::Skipped(graphic.creator.clone()));
	}
	match known {
		Some(info) if info.batch == Some((place.root, place.index)) => {
			Ok(registered(info, generator))
		}
		Some(info) => {
			let place = info
				.batch
				.map(|(root, index)| format!(", as leaf {index} of batch {}", hexadecimal(root)));
			Err(Refusal::Otherwise {
				creator: info.graphic.creator,
				made: info.made,
				place: place.unwrap_or_default(),
			})
		}
		None if model(generator, graphic.model).is_none() => {
			Err(Refusal::UnknownModel(graphic.model))
		}
		None if batch.claimed >= batch.settled => Err(Refusal::NotPaidFor(batch.settled)),
		None => {
			let made = Made {
				generator: batch.generator.clone(),
				key_version: batch.key_version,
				block: batch.block,
			};
			Ok(Provenance { batch: Some(place), ..provenance(graphic.clone(), made, generator) })
		}
	}
}

fn registered(info: GraphicInfo<AccountId32>, generator: Option<&GeneratorInfo>) -> Provenance {
	let made = Made { generator: info.generator, key_version: info.key_version, block: info.made };
	Provenance {
		registered: Some(info.registered),
		batch: info.batch.map(|(root, index)| Place { root, index }),
		shared: info
			.shared
			.map(|SharedInfo { cid, block, .. }| InGallery { cid: printable(&cid), block }),
		taken_down: info.taken_down.map(|reason| printable(&reason)),
		..provenance(info.graphic, made, generator)
	}
}

/// By whom and when.
struct Made {
	generator: AccountId32,
	key_version: u32,
	block: BlockNumber,
}

/// What a graphic says, not registered and in no batch.
fn provenance(
	graphic: Graphic<AccountId32>,
	made: Made,
	generator: Option<&GeneratorInfo>,
) -> Provenance {
	Provenance {
		content_hash: graphic.content_hash,
		creator: graphic.creator,
		model: graphic.model,
		model_name: model(generator, graphic.model).map(|model| printable(&model.name)),
		made: made.block,
		generator: made.generator,
		generator_name: generator.map(|generator| printable(&generator.name)),
		key_version: made.key_version,
		fingerprint: graphic.fingerprint,
		recipe_hash: graphic.recipe_hash,
		registered: None,
		batch: None,
		shared: None,
		taken_down: None,
	}
}

fn model(generator: Option<&GeneratorInfo>, index: u32) -> Option<&ModelInfo> {
	generator?.models.get(usize::try_from(index).ok()?)
}
