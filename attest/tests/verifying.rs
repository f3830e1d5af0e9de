//! Who made a picture: what a chain's answers make of files and receipts.

use sd_attest::{
	batch::{Batch, Made},
	node::{Chain, NodeError},
	receipt::Receipt,
	verify::{self, Provenance, Refusal, VerifyError},
};
use sd_primitives::{
	Graphic,
	info::{BatchInfo, GeneratorInfo, GraphicInfo, ModelInfo, SharedInfo},
};
use sp_core::{H256, crypto::AccountId32, sr25519};

const GENESIS: H256 = H256([5; 32]);
const GENERATOR: AccountId32 = AccountId32::new([9; 32]);
const DAVE: AccountId32 = AccountId32::new([4; 32]);
const FERDIE: AccountId32 = AccountId32::new([6; 32]);

/// A chain with a generator of one model.
#[derive(Default)]
struct Invented {
	graphics: Vec<GraphicInfo<AccountId32>>,
	batches: Vec<(H256, BatchInfo<AccountId32>)>,
}

impl Chain for Invented {
	fn genesis_hash(&self) -> Result<H256, NodeError> {
		Ok(GENESIS)
	}

	fn graphic(&self, content_hash: H256) -> Result<Option<GraphicInfo<AccountId32>>, NodeError> {
		let known = |info: &&GraphicInfo<_>| info.graphic.content_hash == content_hash;
		Ok(self.graphics.iter().find(known).cloned())
	}

	fn batch(&self, root: H256) -> Result<Option<BatchInfo<AccountId32>>, NodeError> {
		Ok(self.batches.iter().find(|(known, _)| *known == root).map(|(_, info)| info.clone()))
	}

	fn generator(&self, account: &AccountId32) -> Result<Option<GeneratorInfo>, NodeError> {
		Ok((*account == GENERATOR).then(|| GeneratorInfo {
			name: b"Painter\x1b[2J".to_vec(),
			key: sr25519::Public::from_raw([1; 32]),
			key_version: 2,
			quota: 1_000,
			suspended: false,
			made: 3,
			made_in_epoch: 3,
			models: vec![ModelInfo { name: b"dune-xl".to_vec(), weights_hash: H256([8; 32]) }],
		}))
	}
}

fn graphic(creator: AccountId32, content: u8) -> Graphic<AccountId32> {
	let content_hash = H256([content; 32]);
	Graphic { creator, content_hash, fingerprint: 7, recipe_hash: H256::zero(), model: 0 }
}

fn registered(
	graphic: Graphic<AccountId32>,
	batch: Option<(H256, u32)>,
) -> GraphicInfo<AccountId32> {
	GraphicInfo {
		graphic,
		generator: GENERATOR,
		key_version: 1,
		made: 40,
		registered: 50,
		batch,
		shared: None,
		taken_down: None,
		minted: false,
		entered: false,
	}
}

/// A batch with two graphics of Dave's and one of Ferdie's, and Dave's receipt.
fn settled() -> (Invented, Receipt) {
	let creators = [DAVE, FERDIE, DAVE];
	let made = (0..)
		.zip(creators)
		.map(|(i, creator)| Made { file: format!("{i}.png"), graphic: graphic(creator, i) });
	let batch = Batch::new(GENESIS, GENERATOR, made.collect()).unwrap();
	let info = BatchInfo {
		generator: GENERATOR,
		key_version: 1,
		block: 40,
		leaves: 3,
		settled: 3,
		claimed: 0,
		skipped: vec![],
	};
	let receipt = batch.receipts().next().unwrap().1;
	(Invented { graphics: vec![], batches: vec![(batch.root(), info)] }, receipt)
}

fn judged(chain: &Invented, receipt: &Receipt) -> Vec<Result<Provenance, Refusal>> {
	verify::receipt(chain, receipt).unwrap()
}

fn refusal(chain: &Invented, receipt: &Receipt) -> Refusal {
	match verify::receipt(chain, receipt) {
		Err(VerifyError::Refused(refusal)) => refusal,
		other => panic!("{other:?}"),
	}
}

#[test]
fn a_registered_file_is_known_by_its_content_hash() {
	let info = registered(graphic(DAVE, 1), None);
	let chain = Invented { graphics: vec![info], ..Default::default() };
	let provenance = verify::file(&chain, H256([1; 32])).unwrap().unwrap();
	assert_eq!(provenance.creator, DAVE);
	assert_eq!(provenance.model_name.as_deref(), Some("dune-xl"));
	assert_eq!(provenance.made, 40);
	assert_eq!(provenance.registered, Some(50));
	assert_eq!(provenance.generator, GENERATOR);
	assert_eq!(provenance.key_version, 1);
	assert_eq!((provenance.batch, provenance.shared, provenance.taken_down), (None, None, None));
	assert_eq!(verify::file(&chain, H256([2; 32])).unwrap(), None);
}

#[test]
fn a_generators_name_cannot_steer_a_terminal() {
	let info = registered(graphic(DAVE, 1), None);
	let chain = Invented { graphics: vec![info], ..Default::default() };
	let provenance = verify::file(&chain, H256([1; 32])).unwrap().unwrap();
	assert_eq!(provenance.generator_name.as_deref(), Some("Painter\\u{1b}[2J"));
}

#[test]
fn what_was_shared_or_taken_down_says_so() {
	let info = GraphicInfo {
		shared: Some(SharedInfo { cid: b"bafy".to_vec(), block: 60, pending: None }),
		taken_down: Some("copied\nfrom Ferdie".into()),
		..registered(graphic(DAVE, 1), None)
	};
	let chain = Invented { graphics: vec![info], ..Default::default() };
	let provenance = verify::file(&chain, H256([1; 32])).unwrap().unwrap();
	let shared = provenance.shared.unwrap();
	assert_eq!((shared.cid.as_str(), shared.block), ("bafy", 60));
	assert_eq!(provenance.taken_down.as_deref(), Some("copied\\nfrom Ferdie"));
}

#[test]
fn a_settled_graphic_that_nobody_registered_is_known_by_its_receipt_alone() {
	let (chain, receipt) = settled();
	assert_eq!(verify::file(&chain, H256([0; 32])).unwrap(), None);
	let judged = judged(&chain, &receipt);
	assert_eq!(judged.len(), 2);
	let provenance = judged[1].as_ref().unwrap();
	assert_eq!(provenance.content_hash, H256([2; 32]));
	assert_eq!((provenance.made, provenance.registered), (40, None));
	let place = provenance.batch.as_ref().unwrap();
	assert_eq!((place.root, place.index), (receipt.root, 2));
}

#[test]
fn a_claimed_graphic_is_told_as_registered() {
	let (mut chain, receipt) = settled();
	chain.graphics.push(registered(graphic(DAVE, 2), Some((receipt.root, 2))));
	let judged = judged(&chain, &receipt);
	assert_eq!(judged[0].as_ref().unwrap().registered, None);
	assert_eq!(judged[1].as_ref().unwrap().registered, Some(50));
}

#[test]
fn a_receipt_of_another_chain_or_of_an_unsettled_batch_is_refused() {
	let (chain, receipt) = settled();
	let elsewhere = Receipt { genesis_hash: H256([1; 32]), ..receipt.clone() };
	assert_eq!(refusal(&chain, &elsewhere), Refusal::AnotherChain(H256([1; 32]), GENESIS));
	let root = receipt.root;
	assert_eq!(refusal(&Invented::default(), &receipt), Refusal::NotSettled(root));
}

#[test]
fn a_receipt_that_names_another_generator_or_size_than_the_chain_is_refused() {
	let (mut chain, receipt) = settled();
	chain.batches[0].1.generator = FERDIE;
	assert_eq!(refusal(&chain, &receipt), Refusal::AnotherGenerator(FERDIE));
	let (mut chain, receipt) = settled();
	chain.batches[0].1.leaves = 4;
	assert_eq!(refusal(&chain, &receipt), Refusal::AnotherSize(4));
}

#[test]
fn a_skipped_creators_graphics_count_as_not_made() {
	let (mut chain, receipt) = settled();
	chain.batches[0].1.skipped.push(FERDIE);
	assert!(judged(&chain, &receipt).iter().all(Result::is_ok));
	chain.batches[0].1.skipped.push(DAVE);
	for judged in judged(&chain, &receipt) {
		assert_eq!(judged, Err(Refusal::Skipped(DAVE)));
	}
}

#[test]
fn a_picture_that_is_registered_from_elsewhere_is_not_what_the_receipt_says() {
	let (mut chain, receipt) = settled();
	chain.graphics.push(registered(graphic(FERDIE, 0), None));
	chain.graphics.push(registered(graphic(DAVE, 2), Some((H256([3; 32]), 8))));
	let judged = judged(&chain, &receipt);
	let otherwise = |creator, place: String| Err(Refusal::Otherwise { creator, made: 40, place });
	assert_eq!(judged[0], otherwise(FERDIE, String::new()));
	let elsewhere = format!(", as leaf 8 of batch 0x{}", "03".repeat(32));
	assert_eq!(judged[1], otherwise(DAVE, elsewhere));
}

#[test]
fn a_leaf_beyond_what_the_batch_paid_for_is_not_made() {
	let (mut chain, receipt) = settled();
	chain.batches[0].1.settled = 1;
	chain.batches[0].1.claimed = 1;
	chain.graphics.push(registered(graphic(DAVE, 0), Some((receipt.root, 0))));
	let judged = judged(&chain, &receipt);
	assert!(judged[0].is_ok());
	assert_eq!(judged[1], Err(Refusal::NotPaidFor(1)));
}

#[test]
fn a_leaf_of_a_model_that_its_generator_does_not_have_is_refused() {
	let made =
		vec![Made { file: "0.png".into(), graphic: Graphic { model: 1, ..graphic(DAVE, 0) } }];
	let batch = Batch::new(GENESIS, GENERATOR, made).unwrap();
	let (mut chain, _) = settled();
	let info = BatchInfo { leaves: 1, ..chain.batches[0].1.clone() };
	chain.batches = vec![(batch.root(), info)];
	let receipt = batch.receipts().next().unwrap().1;
	assert_eq!(judged(&chain, &receipt), [Err(Refusal::UnknownModel(1))]);
}

#[test]
fn every_refusal_says_what_is_wrong() {
	let refusals = [
		Refusal::AnotherChain(GENESIS, GENESIS),
		Refusal::NotSettled(GENESIS),
		Refusal::AnotherGenerator(DAVE),
		Refusal::AnotherSize(1),
		Refusal::Skipped(DAVE),
		Refusal::UnknownModel(1),
		Refusal::NotPaidFor(1),
		Refusal::Otherwise { creator: DAVE, made: 1, place: String::new() },
	];
	for refusal in refusals {
		assert!(refusal.to_string().len() > 20, "{refusal}");
	}
}
