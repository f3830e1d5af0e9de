//! Asking a node: the questions it gets, and what becomes of every kind of answer.

mod stub;

use codec::Encode;
use sd_attest::{
	node::{Chain, Node, NodeError},
	text,
};
use sd_primitives::info::BatchInfo;
use serde_json::{Value, json};
use sp_core::{H256, crypto::AccountId32};
use sp_crypto_hashing::{blake2_128, twox_128};

const BLOCK: H256 = H256([2; 32]);
const ROOT: H256 = H256([3; 32]);

fn hex(bytes: impl AsRef<[u8]>) -> Value {
	json!(text::hexadecimal(bytes))
}

/// A node at block 1,000 that gives `answer` to the question which is tested.
fn node(method: &'static str, params: Value, answer: Result<Value, String>) -> Node {
	let address = stub::node(move |asked, with| match asked {
		"chain_getFinalizedHead" => Ok(hex(BLOCK)),
		"chain_getBlockHash" => Ok(hex(H256([u8::from(with == &json!([])); 32]))),
		"chain_getHeader" => Ok(json!({ "number": "0x3e8" })),
		asked => {
			assert_eq!((asked, with), (method, &params));
			answer.clone()
		}
	});
	Node::at(&address).unwrap()
}

fn batch() -> BatchInfo<AccountId32> {
	BatchInfo {
		generator: [9; 32].into(),
		key_version: 1,
		block: 40,
		leaves: 3,
		settled: 2,
		claimed: 1,
		skipped: vec![[6; 32].into()],
	}
}

fn asked_for_batch(
	answer: Result<Value, String>,
) -> Result<Option<BatchInfo<AccountId32>>, NodeError> {
	let params = json!(["SdApi_batch", hex(ROOT), hex(BLOCK)]);
	node("state_call", params, answer).finalized().unwrap().batch(ROOT)
}

#[test]
fn the_runtime_is_asked_at_one_named_block() {
	assert_eq!(asked_for_batch(Ok(hex(Some(batch()).encode()))).unwrap(), Some(batch()));
	assert_eq!(asked_for_batch(Ok(json!("0x00"))).unwrap(), None);
}

#[test]
fn blocks_have_numbers_and_the_first_a_hash() {
	let node = node("", Value::Null, Err(String::new()));
	assert_eq!(node.finalized().unwrap().number(), 1_000);
	assert_eq!(node.best().unwrap().number(), 1_000);
	assert_eq!(node.genesis_hash().unwrap(), H256::zero());
}

#[test]
fn an_account_that_never_consented_has_the_nonce_zero() {
	let account = AccountId32::new([4; 32]);
	let map = [twox_128(b"SdGraphics"), twox_128(b"ConsentNonces")].concat();
	let key = [&map[..], &blake2_128(&[4; 32]), &[4; 32]].concat();
	let nonce = |answer| {
		let params = json!([hex(&key), hex(BLOCK)]);
		let node = node("state_getStorage", params, Ok(answer));
		node.finalized().unwrap().consent_nonce(&account).unwrap()
	};
	assert_eq!(nonce(Value::Null), 0);
	assert_eq!(nonce(json!("0x07000000")), 7);
}

#[test]
fn an_answer_of_another_form_is_refused() {
	let long = hex([Some(batch()).encode(), vec![0]].concat());
	for answer in [json!("0x01"), json!("0x"), json!("nothing"), json!(5), Value::Null, long] {
		let error = asked_for_batch(Ok(answer.clone())).unwrap_err();
		assert!(matches!(error, NodeError::Form(_)), "{answer}: {error}");
	}
}

#[test]
fn what_a_node_refuses_is_told_in_its_words() {
	let error = asked_for_batch(Err("Unknown\x1b function".into())).unwrap_err();
	let said = "the node refuses `state_call`: Unknown\\u{1b} function (is it a node of SD Chain, and as new as this sd-attest?)";
	assert_eq!(error.to_string(), said);
}

#[test]
fn what_is_no_node_is_named_so() {
	let address = stub::raw(|_| "<html>".into());
	let error = Node::at(&address).unwrap().genesis_hash().unwrap_err();
	assert!(matches!(error, NodeError::NoRpc(..)), "{error}");
	let nobody = Node::at("http://127.0.0.1:1").unwrap().genesis_hash().unwrap_err();
	assert!(matches!(nobody, NodeError::Unreachable(..)), "{nobody}");
}

#[test]
fn a_nodes_address_may_be_the_one_for_web_sockets() {
	let address = stub::node(|_, _| Ok(hex(BLOCK))).replace("http://", "ws://");
	assert_eq!(Node::at(&address).unwrap().genesis_hash().unwrap(), BLOCK);
	for address in ["127.0.0.1:9944", "ftp://127.0.0.1", ""] {
		assert!(matches!(Node::at(address), Err(NodeError::Address(_))), "{address}");
	}
	let encrypted = Node::at("wss://rpc.example.org");
	assert_eq!(encrypted.is_ok(), cfg!(feature = "tls"));
}
