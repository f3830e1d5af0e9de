//! A running chain, asked over JSON-RPC.
//!
//! What is asked is the runtime's own answer (`SdApi`, through `state_call`), at one block that is named once: so that an
//! answer in several parts is of one moment.

use crate::text::{self, printable};
use codec::{DecodeAll, Encode};
use sd_primitives::{
	BlockNumber,
	info::{BatchInfo, GeneratorInfo, GraphicInfo},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sp_core::{H256, crypto::AccountId32};
use sp_crypto_hashing::{blake2_128, twox_128};
use std::time::Duration;
use ureq::Agent;

/// How long one question may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest answer, in bytes. A batch with a thousand skipped creators has 70,000.
const LONGEST: u64 = 1 << 24;

/// Why a node did not answer, or not so that it could be understood.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
	/// The address is none.
	#[error(
		"`{0}` is no address of a node: give http://, https://, ws:// or wss://, a host and a port"
	)]
	Address(String),
	/// Encrypted, and this build cannot.
	#[error(
		"`{0}` needs TLS, which this sd-attest was built without: build it with `--features tls`, or ask a node of your own by http://"
	)]
	NoTls(String),
	/// Nobody there, or no answer in time.
	#[error("no answer from {0}: {1}")]
	Unreachable(String, Box<ureq::Error>),
	/// An answer, but none of JSON-RPC.
	#[error("{0} is not the RPC of a node: {1}")]
	NoRpc(String, String),
	/// The node refuses, or its runtime does not know the question.
	#[error(
		"the node refuses `{method}`: {message} (is it a node of SD Chain, and as new as this sd-attest?)"
	)]
	Refused {
		/// What it was asked.
		method: String,
		/// What it said.
		message: String,
	},
	/// The answer is of another form.
	#[error(
		"the answer to `{0}` has another form than this sd-attest knows: take the one of the chain's release"
	)]
	Form(String),
}

/// A node.
#[derive(Clone, Debug)]
pub struct Node {
	agent: Agent,
	/// With http or https: a node answers both on one port.
	url: String,
}

impl Node {
	/// The node at this address. Nothing is asked yet. The environment's proxies are not used.
	pub fn at(address: &str) -> Result<Self, NodeError> {
		let (encrypted, rest) = match address.split_once("://") {
			Some(("http" | "ws", rest)) => (false, rest),
			Some(("https" | "wss", rest)) => (true, rest),
			_ => return Err(NodeError::Address(printable(address.as_bytes()))),
		};
		if encrypted && !cfg!(feature = "tls") {
			return Err(NodeError::NoTls(printable(address.as_bytes())));
		}
		let url = format!("http{}://{rest}", if encrypted { "s" } else { "" });
		let config = Agent::config_builder().timeout_global(Some(PATIENCE)).proxy(None).build();
		Ok(Self { agent: config.new_agent(), url })
	}

	/// Hash of block 0: which chain it is.
	pub fn genesis_hash(&self) -> Result<H256, NodeError> {
		self.hash("chain_getBlockHash", json!([0]))
	}

	/// The chain as of its last final block.
	pub fn finalized(&self) -> Result<View<'_>, NodeError> {
		let block = self.hash("chain_getFinalizedHead", json!([]))?;
		self.view(block)
	}

	/// The chain as of its best block, which might still be replaced.
	pub fn best(&self) -> Result<View<'_>, NodeError> {
		let block = self.hash("chain_getBlockHash", json!([]))?;
		self.view(block)
	}

	fn view(&self, block: H256) -> Result<View<'_>, NodeError> {
		#[derive(Deserialize)]
		struct Header {
			number: String,
		}
		let method = "chain_getHeader";
		let Header { number } = self.ask(method, json!([text::hexadecimal(block)]))?;
		let digits = number.strip_prefix("0x").unwrap_or_default();
		let number = u32::from_str_radix(digits, 16).map_err(|_| NodeError::Form(method.into()))?;
		Ok(View { node: self, block, number })
	}

	fn hash(&self, method: &str, params: Value) -> Result<H256, NodeError> {
		let answer: String = self.ask(method, params)?;
		text::hash(&answer).map_err(|_| NodeError::Form(method.into()))
	}

	fn ask<T: DeserializeOwned>(&self, method: &str, params: Value) -> Result<T, NodeError> {
		#[derive(Deserialize)]
		struct Answer {
			#[serde(default)]
			result: Value,
			error: Option<Refusal>,
		}
		#[derive(Deserialize)]
		struct Refusal {
			message: String,
		}
		let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let unreachable = |error| NodeError::Unreachable(self.url.clone(), Box::new(error));
		let request = self.agent.post(&self.url).header("content-type", "application/json");
		let mut response = request.send(question.to_string()).map_err(unreachable)?;
		let body = response.body_mut().with_config().limit(LONGEST).read_to_vec();
		let answer: Answer = serde_json::from_slice(&body.map_err(unreachable)?)
			.map_err(|error| NodeError::NoRpc(self.url.clone(), error.to_string()))?;
		if let Some(Refusal { message }) = answer.error {
			let message = printable(message.as_bytes());
			return Err(NodeError::Refused { method: method.into(), message });
		}
		serde_json::from_value(answer.result).map_err(|_| NodeError::Form(method.into()))
	}
}

/// What a chain says, for [`crate::verify`]: a [`View`], or a test's invention.
pub trait Chain {
	/// Hash of block 0.
	fn genesis_hash(&self) -> Result<H256, NodeError>;
	/// A registered graphic.
	fn graphic(&self, content_hash: H256) -> Result<Option<GraphicInfo<AccountId32>>, NodeError>;
	/// A settled batch.
	fn batch(&self, root: H256) -> Result<Option<BatchInfo<AccountId32>>, NodeError>;
	/// A generator.
	fn generator(&self, account: &AccountId32) -> Result<Option<GeneratorInfo>, NodeError>;
}

/// The chain as of one block.
#[derive(Clone, Debug)]
pub struct View<'a> {
	node: &'a Node,
	block: H256,
	number: BlockNumber,
}

impl View<'_> {
	/// Which block.
	pub fn number(&self) -> BlockNumber {
		self.number
	}

	/// The nonce that the account's next consent must have.
	pub fn consent_nonce(&self, account: &AccountId32) -> Result<u32, NodeError> {
		let map = [twox_128(b"SdGraphics"), twox_128(b"ConsentNonces")].concat();
		let key = [&map[..], &blake2_128(account.as_ref()), account.as_ref()].concat();
		let params = json!([text::hexadecimal(key), text::hexadecimal(self.block)]);
		let value: Option<String> = self.node.ask("state_getStorage", params)?;
		value.map_or(Ok(0), |value| decoded("state_getStorage", &value))
	}

	fn call<T: DecodeAll>(&self, function: &str, argument: impl Encode) -> Result<T, NodeError> {
		let (argument, block) =
			(text::hexadecimal(argument.encode()), text::hexadecimal(self.block));
		let answer: String = self.node.ask("state_call", json!([function, argument, block]))?;
		decoded(function, &answer)
	}
}

impl Chain for View<'_> {
	fn genesis_hash(&self) -> Result<H256, NodeError> {
		self.node.genesis_hash()
	}

	fn graphic(&self, content_hash: H256) -> Result<Option<GraphicInfo<AccountId32>>, NodeError> {
		self.call("SdApi_graphic", content_hash)
	}

	fn batch(&self, root: H256) -> Result<Option<BatchInfo<AccountId32>>, NodeError> {
		self.call("SdApi_batch", root)
	}

	fn generator(&self, account: &AccountId32) -> Result<Option<GeneratorInfo>, NodeError> {
		self.call("SdApi_generator", account)
	}
}

fn decoded<T: DecodeAll>(question: &str, answer: &str) -> Result<T, NodeError> {
	let bytes = text::bytes(answer).ok();
	let value = bytes.and_then(|bytes| T::decode_all(&mut &bytes[..]).ok());
	value.ok_or_else(|| NodeError::Form(question.into()))
}
