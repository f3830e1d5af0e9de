//! What the tool can do: a file for each command, and what several of them ask for.

mod batch;
mod consent;
mod hash;
mod progress;
mod sign;
mod verify;

use clap::{Args, Subcommand};
use sd_attest::{
	node::{Chain, Node},
	picture::Limits,
	text,
};
use sd_primitives::info::GeneratorInfo;
use sp_core::{H256, crypto::AccountId32};
use std::error::Error;

/// What became of a command that could be carried out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
	/// All as it should be.
	Well,
	/// Something was found wanting; it has been said what.
	NotWell,
}

/// What became of a command, or why it could not be carried out.
type Run = Result<Outcome, Box<dyn Error>>;

#[derive(Subcommand)]
pub enum Command {
	/// Content hash and fingerprint of picture files, and of those in folders.
	Hash(hash::Arguments),
	/// Sign one graphic, for `sdGraphics.generate`.
	Sign(sign::Arguments),
	/// Make a batch of many graphics, for `sdGraphics.settle`, and each creator's receipt.
	Batch(batch::Arguments),
	/// Say who made a picture: a file or a receipt, held against a running chain.
	Verify(verify::Arguments),
	/// The bytes an account signs to let a generator charge it, and whether a signature is over them.
	Consent(consent::Arguments),
}

impl Command {
	pub fn run(self) -> Run {
		match self {
			Self::Hash(arguments) => arguments.run(),
			Self::Sign(arguments) => arguments.run(),
			Self::Batch(arguments) => arguments.run(),
			Self::Verify(arguments) => arguments.run(),
			Self::Consent(arguments) => arguments.run(),
		}
	}
}

/// How much is read and decoded.
#[derive(Args)]
struct LimitArguments {
	/// Most pixels of a picture.
	#[arg(long, value_name = "NUMBER", default_value_t = Limits::default().pixels)]
	max_pixels: u64,

	/// Most bytes of a file.
	#[arg(long, value_name = "NUMBER", default_value_t = Limits::default().bytes)]
	max_bytes: u64,
}

impl LimitArguments {
	fn limits(&self) -> Limits {
		Limits { bytes: self.max_bytes, pixels: self.max_pixels }
	}
}

/// Which chain: named by its hash, or by a node of it.
#[derive(Args)]
struct ChainArguments {
	/// A node of the chain, as `http://127.0.0.1:9944` (`ws://` is the same): what only the chain knows is asked of it.
	#[arg(long, value_name = "URL")]
	node: Option<String>,

	/// Hash of the chain's block 0, if there is no node to ask, or to make sure that it is of the right chain.
	#[arg(long, value_name = "HASH", value_parser = text::hash, required_unless_present = "node")]
	genesis_hash: Option<H256>,
}

/// A chain that is known, and a node of it if one was named.
struct KnownChain {
	genesis_hash: H256,
	node: Option<Node>,
}

impl ChainArguments {
	fn known(&self) -> Result<KnownChain, Box<dyn Error>> {
		let node = self.node.as_deref().map(Node::at).transpose()?;
		let found = node.as_ref().map(Node::genesis_hash).transpose()?;
		match (found, self.genesis_hash) {
			(Some(found), Some(named)) if found != named => Err(format!(
				"the node is of another chain: its genesis hash is {}",
				text::hexadecimal(found)
			)
			.into()),
			(Some(genesis_hash), _) | (None, Some(genesis_hash)) => {
				Ok(KnownChain { genesis_hash, node })
			}
			(None, None) => Err("name a node or the genesis hash".into()),
		}
	}
}

/// What a node says of a generator, or that it is none.
fn registered_generator(
	chain: &impl Chain,
	generator: &AccountId32,
) -> Result<GeneratorInfo, Box<dyn Error>> {
	let unknown = || format!("the chain knows no generator {}", text::address(generator));
	Ok(chain.generator(generator)?.ok_or_else(unknown)?)
}
