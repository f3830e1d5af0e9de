//! `sd-attest verify`: who made a picture.

use super::{LimitArguments, Outcome, Run};
use sd_attest::{
	fingerprint::distance,
	node::{Node, View},
	picture::{self, Picture},
	receipt::{Proved, Receipt, ReceiptError},
	text::{address, hexadecimal, printable},
	verify::{self, Provenance, Refusal, VerifyError},
};
use serde_json::json;
use sp_core::H256;
use std::{error::Error, path::PathBuf};

#[derive(clap::Args)]
#[command(after_help = "\
What a receipt proves without a node is that its graphics are in the batch. Whether the batch was settled, and by whom, only
a node can tell.")]
pub struct Arguments {
	/// A picture, or a receipt.
	#[arg(value_name = "FILE")]
	file: PathBuf,

	/// The picture's receipt: for a picture of a batch that nobody has registered yet.
	#[arg(long, value_name = "FILE")]
	receipt: Option<PathBuf>,

	/// A node of the chain, as `http://127.0.0.1:9944` (`ws://` is the same). Asked for its last final block.
	#[arg(long, value_name = "URL")]
	node: Option<String>,

	/// JSON lines instead of sentences.
	#[arg(long)]
	json: bool,

	#[command(flatten)]
	limits: LimitArguments,
}

/// What is to be verified.
enum Subject {
	/// A picture's bytes.
	Picture(Vec<u8>),
	/// A picture's bytes, and the receipt with its graphic alone.
	PictureWith(Vec<u8>, Receipt),
	/// All of a receipt.
	Receipt(Receipt),
}

impl Arguments {
	pub fn run(self) -> Run {
		let subject = match self.subject() {
			Ok(subject) => subject,
			Err(error) => match error.downcast_ref::<ReceiptError>() {
				// It can be read, and is not right: an answer.
				Some(ReceiptError::NoReceipt(_)) | None => return Err(error),
				Some(error) => return Ok(self.no(&error.to_string())),
			},
		};
		let node = self.node.as_deref().map(Node::at).transpose()?;
		let chain = node.as_ref().map(Node::finalized).transpose()?;
		match (subject, chain) {
			(Subject::Picture(bytes), Some(chain)) => self.picture(&bytes, &chain),
			(Subject::Picture(_), None) => {
				Err("name a node: without one, only a picture's receipt can be verified".into())
			}
			(Subject::PictureWith(bytes, receipt), Some(chain)) => {
				self.receipt(&receipt, Some(&bytes), &chain)
			}
			(Subject::Receipt(receipt), Some(chain)) => self.receipt(&receipt, None, &chain),
			(Subject::PictureWith(_, receipt) | Subject::Receipt(receipt), None) => {
				self.proofs(&receipt)
			}
		}
	}

	/// What the files are. The proofs in a receipt have been checked.
	fn subject(&self) -> Result<Subject, Box<dyn Error>> {
		let limits = self.limits.limits();
		let read = |path: &PathBuf| {
			picture::contents(path, &limits).map_err(|error| format!("{}: {error}", path.display()))
		};
		let bytes = read(&self.file)?;
		let Some(receipt) = &self.receipt else {
			return Ok(match bytes.trim_ascii_start().first() {
				// No picture begins so.
				Some(b'{') => Subject::Receipt(Receipt::from_json(&bytes)?),
				_ => Subject::Picture(bytes),
			});
		};
		let receipt = Receipt::from_json(&read(receipt)?)?.only(picture::content_hash(&bytes))?;
		Ok(Subject::PictureWith(bytes, receipt))
	}

	fn picture(&self, bytes: &[u8], chain: &View) -> Run {
		let content_hash = picture::content_hash(bytes);
		match verify::file(chain, content_hash)? {
			Some(provenance) => {
				self.tell("this file", &provenance, Some(bytes))?;
				Ok(Outcome::Well)
			},
			None => Ok(self.no(&format!(
				"the chain does not know this file ({}) at block {}. If it is of a batch and not registered yet, its receipt proves it: --receipt",
				hexadecimal(content_hash),
				chain.number(),
			))),
		}
	}

	fn receipt(&self, receipt: &Receipt, picture: Option<&[u8]>, chain: &View) -> Run {
		let judged = match verify::receipt(chain, receipt) {
			Ok(judged) => judged,
			Err(VerifyError::Refused(refusal)) => return Ok(self.no(&refusal.to_string())),
			Err(VerifyError::Node(error)) => return Err(error.into()),
		};
		let mut outcome = Outcome::Well;
		for (proved, provenance) in receipt.graphics.iter().zip(judged) {
			let name = if picture.is_some() { "this file".into() } else { name(proved) };
			match provenance {
				Ok(provenance) => self.tell(&name, &provenance, picture)?,
				Err(refusal) => {
					outcome = self.refused(&name, proved.graphic.content_hash, &refusal);
				}
			}
		}
		Ok(outcome)
	}

	/// What can be said of a receipt without a chain.
	fn proofs(&self, receipt: &Receipt) -> Run {
		let (root, generator) = (hexadecimal(receipt.root), address(&receipt.generator));
		for proved in &receipt.graphics {
			if self.json {
				let content_hash = hexadecimal(proved.graphic.content_hash);
				println!(
					"{}",
					json!({ "proved": content_hash, "index": proved.index, "root": root })
				);
			} else {
				println!(
					"{} is leaf {} of {} under the root {root}, made by {} with model {}",
					name(proved),
					proved.index,
					receipt.leaves,
					address(&proved.graphic.creator),
					proved.graphic.model,
				);
			}
		}
		if !self.json {
			println!(
				"The proofs hold. Whether {generator} has settled this batch, a node can tell: --node"
			);
		}
		Ok(Outcome::Well)
	}

	fn tell(
		&self,
		name: &str,
		provenance: &Provenance,
		picture: Option<&[u8]>,
	) -> Result<(), Box<dyn Error>> {
		let decoded = picture.map(|bytes| Picture::of(bytes, &self.limits.limits()));
		let differing = match &decoded {
			Some(Ok(picture)) => Some(distance(picture.fingerprint, provenance.fingerprint)),
			_ => None,
		};
		if self.json {
			let mut line = serde_json::to_value(provenance)?;
			line["fingerprint_differs_in"] = json!(differing);
			println!("{line}");
			return Ok(());
		}
		println!("{}", sentences(name, provenance));
		if let Some(differing @ 1..) = differing {
			println!("  its fingerprint differs from the attested one in {differing} of 64 bits");
		}
		Ok(())
	}

	fn no(&self, reason: &str) -> Outcome {
		match self.json {
			true => println!("{}", json!({ "error": reason })),
			false => println!("no: {reason}"),
		}
		Outcome::NotWell
	}

	fn refused(&self, name: &str, content_hash: H256, refusal: &Refusal) -> Outcome {
		let content_hash = hexadecimal(content_hash);
		match self.json {
			true => {
				let error = refusal.to_string();
				println!("{}", json!({ "content_hash": content_hash, "error": error }));
			}
			false => println!("no: {name} (graphic {content_hash}): {refusal}"),
		}
		Outcome::NotWell
	}
}

fn name(proved: &Proved) -> String {
	match &proved.file {
		Some(file) => printable(file.as_bytes()),
		None => hexadecimal(proved.graphic.content_hash),
	}
}

fn sentences(name: &str, provenance: &Provenance) -> String {
	let named = |name: &Option<String>| match name {
		Some(name) => format!(" ({name})"),
		None => String::new(),
	};
	let mut lines = vec![format!(
		"{name} is graphic {}, made by {} with model {}{} at block {} by generator {}{}",
		hexadecimal(provenance.content_hash),
		address(&provenance.creator),
		provenance.model,
		named(&provenance.model_name),
		provenance.made,
		address(&provenance.generator),
		named(&provenance.generator_name),
	)];
	if let Some(place) = &provenance.batch {
		let root = hexadecimal(place.root);
		lines.push(format!("  settled as leaf {} of batch {root}", place.index));
	}
	lines.push(match provenance.registered {
		Some(block) => format!("  registered in block {block}"),
		None => "  not registered yet: `claim` enters it with this receipt".into(),
	});
	if let Some(shared) = &provenance.shared {
		lines.push(format!("  shared in block {} as {}", shared.block, shared.cid));
	}
	if let Some(reason) = &provenance.taken_down {
		lines.push(format!("  taken down: {reason}"));
	}
	lines.join("\n")
}
