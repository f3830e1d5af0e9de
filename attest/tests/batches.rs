//! Batches and receipts: from a folder and a manifest to what `settle` and `claim` take; and what is refused.

use sd_attest::{
	batch::{self, Batch, BatchError, Made},
	manifest::{self, Kind},
	picture::Limits,
	receipt::{Receipt, ReceiptError},
	text,
};
use sd_primitives::Graphic;
use serde_json::{Value, json};
use sp_core::{H256, crypto::AccountId32};
use std::{
	fs,
	path::{Path, PathBuf},
	sync::atomic::{AtomicU32, Ordering},
};

const GENESIS: H256 = H256([5; 32]);
const GENERATOR: AccountId32 = AccountId32::new([9; 32]);
const DAVE: AccountId32 = AccountId32::new([4; 32]);
const FERDIE: AccountId32 = AccountId32::new([6; 32]);

fn images() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/images")
}

fn made(creator: AccountId32, content: u8) -> Made {
	let content_hash = H256([content; 32]);
	let graphic = Graphic {
		creator,
		content_hash,
		fingerprint: content.into(),
		recipe_hash: H256::zero(),
		model: 0,
	};
	Made { file: format!("{content}.png"), graphic }
}

fn of(made: Vec<Made>) -> Result<Batch, BatchError> {
	Batch::new(GENESIS, GENERATOR, made)
}

/// Leaves of two creators in turns, with an odd number of them.
fn seven() -> Batch {
	let creators = [DAVE, FERDIE].into_iter().cycle();
	of((0..7).zip(creators).map(|(i, creator)| made(creator, i)).collect()).unwrap()
}

fn receipt_of_dave() -> Value {
	let batch = seven();
	let (creator, receipt) = batch.receipts().next().unwrap();
	assert_eq!(*creator, DAVE);
	serde_json::from_str(&receipt.to_json()).unwrap()
}

fn read(receipt: &Value) -> Result<Receipt, ReceiptError> {
	Receipt::from_json(receipt.to_string().as_bytes())
}

#[test]
fn tallies_and_receipts_stand_in_the_order_of_first_graphics() {
	let batch = seven();
	assert_eq!(batch.leaves(), 7);
	assert_eq!(batch.tallies().collect::<Vec<_>>(), [(&DAVE, 4), (&FERDIE, 3)]);
	let indices = |receipt: &Receipt| receipt.graphics.iter().map(|proved| proved.index).collect();
	let receipts: Vec<(AccountId32, Vec<u32>)> =
		batch.receipts().map(|(creator, receipt)| (creator.clone(), indices(&receipt))).collect();
	assert_eq!(receipts, [(DAVE, vec![0, 2, 4, 6]), (FERDIE, vec![1, 3, 5])]);
}

#[test]
fn every_receipt_proves_its_graphics_and_can_be_read_again() {
	for n in 1..=20 {
		let batch = of((0..n).map(|i| made([i % 3; 32].into(), i)).collect()).unwrap();
		let mut proved = 0;
		for (_, receipt) in batch.receipts() {
			assert_eq!(Receipt::from_json(receipt.to_json().as_bytes()).unwrap(), receipt);
			proved += receipt.graphics.len();
		}
		assert_eq!(proved, usize::from(n));
	}
}

#[test]
fn a_receipt_has_the_form_of_the_document() {
	let receipt = receipt_of_dave();
	assert_eq!(receipt["format"], "sd/receipt/v1");
	assert_eq!(receipt["genesis_hash"], text::hexadecimal(GENESIS));
	assert_eq!(receipt["generator"], text::address(&GENERATOR));
	assert_eq!(receipt["leaves"], 7);
	let last = &receipt["graphics"][3];
	assert_eq!(last["file"], "6.png");
	assert_eq!(last["index"], 6);
	assert_eq!(last["proof"].as_array().unwrap().len(), 2);
	let graphic = json!({
		"creator": text::address(&DAVE),
		"content_hash": text::hexadecimal([6; 32]),
		"fingerprint": "0x0000000000000006",
		"recipe_hash": text::hexadecimal([0; 32]),
		"model": 0,
	});
	assert_eq!(last["graphic"], graphic);
}

#[test]
fn a_receipt_in_which_anything_was_changed_proves_nothing() {
	let receipt = receipt_of_dave();
	assert!(read(&receipt).is_ok());
	let other_hash = json!(text::hexadecimal([1; 32]));
	let other_account = json!(text::address(&FERDIE));
	let other_proof = receipt["graphics"][1]["proof"].clone();
	let mut longer = receipt["graphics"][0]["proof"].as_array().unwrap().clone();
	longer.push(other_hash.clone());
	let shorter = &longer[..2];
	let changes = [
		("/root", other_hash.clone()),
		("/leaves", json!(4)),
		("/graphics/0/index", json!(1)),
		("/graphics/0/index", json!(7)),
		("/graphics/0/proof", other_proof),
		("/graphics/0/proof", json!([])),
		("/graphics/0/proof", json!(longer)),
		("/graphics/0/proof", json!(shorter)),
		("/graphics/0/proof/0", other_hash.clone()),
		("/graphics/0/graphic/creator", other_account),
		("/graphics/0/graphic/content_hash", other_hash.clone()),
		("/graphics/0/graphic/recipe_hash", other_hash),
		("/graphics/0/graphic/fingerprint", json!("0x0000000000000007")),
		("/graphics/0/graphic/model", json!(1)),
	];
	for (place, value) in changes {
		let mut changed = receipt.clone();
		*changed.pointer_mut(place).unwrap() = value.clone();
		let refused = matches!(
			read(&changed),
			Err(ReceiptError::NotProved { index: 0 | 1, .. }
				| ReceiptError::Index { index: 4 | 6 | 7, .. })
		);
		assert!(refused, "{place} = {value}: {:?}", read(&changed));
	}
}

#[test]
fn what_a_receipt_does_not_prove_may_be_changed_or_left_out() {
	let mut receipt = receipt_of_dave();
	receipt["graphics"][0].as_object_mut().unwrap().remove("file");
	receipt["graphics"][1]["file"] = json!("renamed.png");
	receipt["comment"] = json!("passed over");
	assert!(read(&receipt).is_ok());
	receipt["graphics"].as_array_mut().unwrap().remove(0);
	assert!(read(&receipt).is_ok());
}

#[test]
fn two_receipts_graphics_cannot_be_swapped() {
	let mut receipt = receipt_of_dave();
	let first = receipt["graphics"][0]["graphic"].take();
	receipt["graphics"][0]["graphic"] = receipt["graphics"][1]["graphic"].take();
	receipt["graphics"][1]["graphic"] = first;
	assert!(matches!(read(&receipt), Err(ReceiptError::NotProved { index: 0, .. })));
}

#[test]
fn what_is_no_receipt_is_refused() {
	let receipt = receipt_of_dave();
	let changes = [
		("/format", json!("sd/receipt/v2")),
		("/genesis_hash", json!("0x05")),
		("/generator", json!("5Nobody")),
		("/leaves", json!(-1)),
		("/leaves", json!(4_294_967_296_u64)),
		("/graphics/0/graphic/fingerprint", json!(6)),
		("/graphics/0/graphic/model", json!("0")),
		("/graphics/0/proof", json!(["0x"])),
	];
	for (place, value) in changes {
		let mut changed = receipt.clone();
		*changed.pointer_mut(place).unwrap() = value.clone();
		assert!(matches!(read(&changed), Err(ReceiptError::NoReceipt(_))), "{place} = {value}");
	}
	for text in ["", "{}", "[]", "null", "{\"format\":\"sd/receipt/v1\""] {
		let refused = Receipt::from_json(text.as_bytes());
		assert!(matches!(refused, Err(ReceiptError::NoReceipt(_))), "{text}");
	}
	let mut empty = receipt.clone();
	empty["graphics"] = json!([]);
	assert!(matches!(read(&empty), Err(ReceiptError::Empty)));
	let mut twice = receipt.clone();
	twice["graphics"].as_array_mut().unwrap().push(receipt["graphics"][0].clone());
	assert!(matches!(read(&twice), Err(ReceiptError::Index { index: 0, .. })));
}

#[test]
fn a_receipt_can_be_reduced_to_one_picture() {
	let receipt = read(&receipt_of_dave()).unwrap();
	let only = receipt.clone().only(H256([4; 32])).unwrap();
	assert_eq!(only.graphics.len(), 1);
	assert_eq!(only.graphics[0].index, 4);
	assert!(only.check().is_ok());
	assert!(matches!(receipt.only(H256([5; 32])), Err(ReceiptError::AnotherFile(_))));
}

#[test]
fn a_batch_has_graphics_each_once_and_not_too_many_creators() {
	assert!(matches!(of(vec![]), Err(BatchError::Empty)));
	let twice = vec![made(DAVE, 1), made(DAVE, 2), made(FERDIE, 1)];
	assert!(matches!(of(twice), Err(BatchError::Doubled { first: 0, second: 2 })));
	let of_each = |n: u32| {
		let numbered = |i: u32| {
			let mut bytes = [0; 32];
			bytes[..4].copy_from_slice(&i.to_le_bytes());
			let mut made = made(bytes.into(), 0);
			made.graphic.content_hash = H256(bytes);
			made
		};
		of((0..n).map(numbered).collect())
	};
	assert!(of_each(1_024).is_ok());
	assert!(matches!(of_each(1_025), Err(BatchError::TooManyCreators)));
}

#[test]
fn a_folder_and_its_manifest_become_files_for_the_server_and_for_each_artist() {
	let place = tempfile::tempdir().unwrap();
	let (dave, ferdie) = (text::address(&DAVE), text::address(&FERDIE));
	let table = format!(
		"file,creator,model\ngrove.png,{ferdie},0\ndunes.png,{dave},0\naurora.jpg,{ferdie},0\n"
	);
	let entries = manifest::read(table.as_bytes(), Kind::Csv).unwrap();
	let read = AtomicU32::new(0);
	let count = || _ = read.fetch_add(1, Ordering::Relaxed);
	let made = batch::graphics(&images(), entries, &Limits::default(), count).unwrap();
	assert_eq!(read.into_inner(), 3);
	let batch = of(made).unwrap();
	let out = place.path().join("out");
	batch.write(&out).unwrap();

	let written: Value =
		serde_json::from_slice(&fs::read(out.join("batch.json")).unwrap()).unwrap();
	let expected = json!({
		"format": "sd/batch/v1",
		"genesis_hash": text::hexadecimal(GENESIS),
		"generator": text::address(&GENERATOR),
		"root": text::hexadecimal(batch.root()),
		"leaves": 3,
		"tallies": [[ferdie, 2], [dave, 1]],
	});
	assert_eq!(written, expected);
	let mut receipts: Vec<_> =
		fs::read_dir(out.join("receipts")).unwrap().map(|file| file.unwrap().file_name()).collect();
	receipts.sort();
	let mut of_both = [format!("{ferdie}.json"), format!("{dave}.json")];
	of_both.sort();
	assert_eq!(receipts, of_both.each_ref().map(AsRef::<std::ffi::OsStr>::as_ref));
	let receipt = fs::read(out.join(format!("receipts/{ferdie}.json"))).unwrap();
	let receipt = Receipt::from_json(&receipt).unwrap();
	let files: Vec<_> =
		receipt.graphics.iter().filter_map(|proved| proved.file.as_deref()).collect();
	assert_eq!(files, ["grove.png", "aurora.jpg"]);
	// Nothing else is left beside it.
	assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn nothing_is_overwritten_and_nothing_left_half_done() {
	let place = tempfile::tempdir().unwrap();
	let out = place.path().join("out");
	fs::write(&out, "precious").unwrap();
	assert_eq!(seven().write(&out).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
	assert_eq!(fs::read_to_string(&out).unwrap(), "precious");
	let nowhere = place.path().join("no folder/out");
	assert!(seven().write(&nowhere).is_err());
	assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn pictures_that_are_missing_broken_or_the_same_are_named_with_their_lines() {
	let folder = tempfile::tempdir().unwrap();
	let dunes = fs::read(images().join("dunes.png")).unwrap();
	fs::write(folder.path().join("dunes.png"), &dunes).unwrap();
	fs::write(folder.path().join("cut off.png"), &dunes[..900]).unwrap();
	fs::write(folder.path().join("ä, again.png"), &dunes).unwrap();
	let dave = text::address(&DAVE);
	let table = format!(
		"file,creator,model\ndunes.png,{dave},0\nmissing.png,{dave},0\ncut off.png,{dave},0\n\"ä, again.png\",{dave},0\n"
	);
	let entries = manifest::read(table.as_bytes(), Kind::Csv).unwrap();
	let problems = batch::graphics(folder.path(), entries, &Limits::default(), || ()).unwrap_err();
	let said = problems.to_string();
	let lines: Vec<_> = said.lines().collect();
	assert_eq!(lines.len(), 3, "{said}");
	assert!(lines[0].starts_with("line 3: `missing.png`: cannot be read"), "{said}");
	assert!(lines[1].starts_with("line 4: `cut off.png`: broken png"), "{said}");
	assert_eq!(lines[2], "line 5: `ä, again.png` is the same file as `dunes.png` in line 2");
}
