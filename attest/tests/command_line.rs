//! The tool from outside: what it prints, where, and with which exit code.

mod stub;

use codec::Encode;
use sd_attest::text;
use sd_primitives::{
	Graphic,
	info::{GeneratorInfo, GraphicInfo, ModelInfo},
};
use serde_json::{Value, json};
use sp_core::{H256, Pair, crypto::AccountId32, sr25519};
use std::{
	fs,
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};

const DAVE: &str = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
const EVE: &str = "5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw";
const GENESIS: &str = "0x0505050505050505050505050505050505050505050505050505050505050505";

fn images() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/images")
}

fn tool() -> Command {
	let mut tool = Command::new(env!("CARGO_BIN_EXE_sd-attest"));
	tool.stdin(Stdio::null()).env_remove("SD_ATTEST_KEY");
	tool
}

/// Exit code, standard output, standard error.
fn run(tool: &mut Command) -> (i32, String, String) {
	let Output { status, stdout, stderr } = tool.output().unwrap();
	let text = |bytes| String::from_utf8(bytes).unwrap();
	(status.code().unwrap(), text(stdout), text(stderr))
}

fn json_of(text: &str) -> Value {
	serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn hash_prints_a_json_line_for_each_picture_by_path() {
	let (code, out, err) = run(tool().arg("hash").arg(images().join("dunes.png")).arg(images()));
	// The recipes lie beside the pictures, and are none.
	assert_eq!(code, 1);
	assert!(err.contains("recipes.json: this is no PNG"), "{err}");
	let lines: Vec<Value> = out.lines().map(json_of).collect();
	let names: Vec<_> = lines
		.iter()
		.map(|line| {
			Path::new(line["file"].as_str().unwrap()).file_name().unwrap().to_str().unwrap()
		})
		.collect();
	let sorted =
		["aurora.jpg", "currents.jpg", "dunes.png", "grove.png", "reef.webp", "ripples.webp"];
	assert_eq!(names[0], "dunes.png");
	assert_eq!(names[1..], sorted);
	let dunes = "0xeb94c47a8adc53395dd4dacf3e09c214d7ef54ed2e15395bea6c62a2355e19c5";
	assert_eq!(lines[0]["content_hash"], dunes);
	assert_eq!(lines[0]["fingerprint"], "0x7cfcfc7c8c893467");
	assert_eq!(lines[0]["width"], 192);
}

#[test]
fn hash_prints_a_table_that_begins_as_sha256sum_does() {
	let (code, out, err) = run(tool().args(["hash", "--table"]).arg(images().join("reef.webp")));
	assert_eq!((code, err.as_str()), (0, ""));
	let begin = "6305177bc563ca0320fce294529c76df7cd92b0473d87d321a00a76182a2c1ed  0x3c494aa83da42d25  webp";
	assert!(out.starts_with(begin), "{out}");
}

#[test]
fn hash_of_an_empty_folder_prints_nothing_and_of_nothing_fails() {
	let folder = tempfile::tempdir().unwrap();
	assert_eq!(run(tool().arg("hash").arg(folder.path())), (0, String::new(), String::new()));
	let (code, out, err) = run(tool().arg("hash").arg(folder.path().join("nowhere")));
	assert_eq!((code, out.as_str()), (1, ""));
	assert!(err.contains("nowhere"), "{err}");
	assert_eq!(run(tool().arg("hash")).0, 2);
}

#[cfg(unix)]
#[test]
fn hash_goes_on_behind_what_it_cannot_read() {
	use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
	let folder = tempfile::tempdir().unwrap();
	let dunes = fs::read(images().join("dunes.png")).unwrap();
	let name = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
	fs::write(name(b"a no unicode \xff.png"), &dunes).unwrap();
	fs::write(name("b Dünen, weiß.png".as_bytes()), &dunes).unwrap();
	fs::write(name(b"c escape \x1b[2J.txt"), "no picture").unwrap();
	std::os::unix::fs::symlink("nowhere", name(b"d broken link.png")).unwrap();
	fs::write(name(b"e.png"), &dunes[..900]).unwrap();
	fs::write(name(b"f.png"), &dunes).unwrap();
	let (code, out, err) = run(tool().arg("hash").arg(folder.path()));
	assert_eq!(code, 1);
	assert_eq!(out.lines().count(), 2, "{out}");
	assert!(
		json_of(out.lines().next().unwrap())["file"]
			.as_str()
			.unwrap()
			.ends_with("b Dünen, weiß.png")
	);
	let said: Vec<_> = err.lines().collect();
	assert_eq!(said.len(), 4, "{err}");
	for (line, words) in said.iter().zip([
		"no Unicode",
		"\\u{1b}[2J.txt: this is no PNG",
		"cannot be read",
		"broken png",
	]) {
		assert!(line.contains(words), "{err}");
	}
}

fn sign() -> Command {
	let mut tool = tool();
	tool.arg("sign").arg(images().join("dunes.png"));
	tool.args(["--creator", DAVE, "--generator", EVE, "--model", "0"]);
	tool
}

#[test]
fn sign_takes_the_key_from_the_environment_or_a_file_and_never_as_an_argument() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("key");
	fs::write(&file, "//Eve//attest\n").unwrap();
	let offline = ["--genesis-hash", GENESIS, "--key-version", "1", "--expires-at", "20"];

	let (code, out, err) = run(sign().args(offline).env("SD_ATTEST_KEY", "//Eve//attest"));
	assert_eq!((code, err.as_str()), (0, ""));
	let first = json_of(&out);
	let (code, out, _) = run(sign().args(offline).arg("--key-file").arg(&file));
	assert_eq!(code, 0);
	let mut second = json_of(&out);
	// Signatures are randomised; everything else is the same.
	assert_ne!(first["signature"], second["signature"]);
	second["signature"] = first["signature"].clone();
	assert_eq!(first, second);
	assert_eq!(first["graphic"]["creator"], DAVE);
	assert_eq!(first["graphic"]["fingerprint"], "0x7cfcfc7c8c893467");
	assert_eq!(first["expires_at"], 20);

	let (code, out, err) = run(sign().args(offline));
	assert_eq!((code, out.as_str()), (2, ""));
	assert!(err.contains("SD_ATTEST_KEY"), "{err}");
	assert_eq!(run(sign().args(offline).args(["--key", "//Eve//attest"])).0, 2);
}

/// A node at block 1,000, which knows the generator Eve and one graphic.
fn node(graphic: Option<GraphicInfo<AccountId32>>) -> String {
	let key = sr25519::Pair::from_string("//Eve//attest", None).unwrap().public();
	let eve = text::account(EVE).unwrap();
	stub::node(move |method, params| {
		Ok(match (method, params[0].as_str()) {
			("chain_getHeader", _) => json!({ "number": "0x3e8" }),
			("chain_getBlockHash" | "chain_getFinalizedHead", _) => json!(GENESIS),
			("state_getStorage", _) => json!("0x02000000"),
			("state_call", Some("SdApi_generator")) => {
				let known = params[1] == text::hexadecimal(&eve);
				let info = GeneratorInfo {
					name: b"Eve's pictures".to_vec(),
					key,
					key_version: 3,
					quota: 10,
					suspended: false,
					made: 1,
					made_in_epoch: 1,
					models: vec![ModelInfo {
						name: b"dune-xl".to_vec(),
						weights_hash: H256::zero(),
					}],
				};
				json!(text::hexadecimal(known.then_some(info).encode()))
			}
			("state_call", Some("SdApi_graphic")) => {
				let asked = |info: &&GraphicInfo<_>| {
					params[1] == text::hexadecimal(info.graphic.content_hash)
				};
				json!(text::hexadecimal(graphic.as_ref().filter(asked).encode()))
			}
			("state_call", Some("SdApi_batch")) => json!("0x00"),
			_ => return Err("Method not found".into()),
		})
	})
}

fn dunes() -> GraphicInfo<AccountId32> {
	let content_hash =
		text::hash("0xeb94c47a8adc53395dd4dacf3e09c214d7ef54ed2e15395bea6c62a2355e19c5").unwrap();
	GraphicInfo {
		graphic: Graphic {
			creator: text::account(DAVE).unwrap(),
			content_hash,
			fingerprint: 0x7cfc_fc7c_8c89_3466,
			recipe_hash: H256::zero(),
			model: 0,
		},
		generator: text::account(EVE).unwrap(),
		key_version: 1,
		made: 40,
		registered: 41,
		batch: None,
		shared: None,
		taken_down: Some(b"a copy".to_vec()),
		minted: false,
		entered: false,
	}
}

#[test]
fn sign_asks_a_node_what_only_the_chain_knows() {
	let with_key = |node: &str| {
		let mut sign = sign();
		sign.args(["--node", node]).env("SD_ATTEST_KEY", "//Eve//attest");
		sign
	};
	let known = node(None);
	let (code, out, err) = run(&mut with_key(&known));
	assert_eq!((code, err.as_str()), (0, ""));
	let signed = json_of(&out);
	assert_eq!(signed["genesis_hash"], GENESIS);
	assert_eq!(signed["key_version"], 3);
	assert_eq!(signed["expires_at"], 1_012);

	let refused = |sign: &mut Command, words: &str| {
		let (code, out, err) = run(sign);
		assert_eq!((code, out.as_str()), (2, ""));
		assert!(err.contains(words), "{err}");
	};
	refused(with_key(&known).env("SD_ATTEST_KEY", "//Eve"), "not the generator's");
	refused(with_key(&known).args(["--key-version", "2"]), "version 3");
	refused(with_key(&known).args(["--expires-at", "1000"]), "is over");
	refused(
		with_key(&known).args(["--genesis-hash", &text::hexadecimal([1; 32])]),
		"another chain",
	);
	refused(&mut with_key(&node(Some(dunes()))), "registered already");
	refused(&mut with_key("http://127.0.0.1:1"), "no answer");
}

#[test]
fn verify_says_who_made_a_file() {
	let node = node(Some(dunes()));
	let verify = |name: &str| {
		let mut tool = tool();
		tool.arg("verify").arg(images().join(name)).args(["--node", &node]);
		tool
	};
	let (code, out, err) = run(&mut verify("dunes.png"));
	assert_eq!((code, err.as_str()), (0, ""));
	let said = format!(
		"this file is graphic 0xeb94c47a8adc53395dd4dacf3e09c214d7ef54ed2e15395bea6c62a2355e19c5, made by {DAVE} with model 0 \
		 (dune-xl) at block 40 by generator {EVE} (Eve's pictures)\n  registered in block 41\n  taken down: a copy\n  its \
		 fingerprint differs from the attested one in 1 of 64 bits\n"
	);
	assert_eq!(out, said);
	let (code, out, _) = run(verify("dunes.png").arg("--json"));
	assert_eq!(code, 0);
	let line = json_of(&out);
	assert_eq!(
		(&line["creator"], &line["made"], &line["taken_down"]),
		(&json!(DAVE), &json!(40), &json!("a copy"))
	);
	assert_eq!(line["fingerprint_differs_in"], 1);

	let (code, out, _) = run(&mut verify("grove.png"));
	assert_eq!(code, 1);
	assert!(out.starts_with("no: the chain does not know this file"), "{out}");
	let (code, _, err) = run(tool().arg("verify").arg(images().join("dunes.png")));
	assert_eq!(code, 2);
	assert!(err.contains("name a node"), "{err}");
}

#[test]
fn batch_makes_receipts_that_verify_proves_with_their_pictures() {
	let place = tempfile::tempdir().unwrap();
	let (manifest, out) = (place.path().join("today.csv"), place.path().join("out"));
	fs::write(&manifest, format!("file,creator,model\ndunes.png,{DAVE},0\nreef.webp,{DAVE},0\n"))
		.unwrap();
	let batch = || {
		let mut tool = tool();
		tool.arg("batch").arg(images()).arg("--manifest").arg(&manifest);
		tool.args(["--generator", EVE]).arg("--out").arg(&out);
		tool
	};
	let (code, printed, err) = run(batch().args(["--genesis-hash", GENESIS]));
	assert_eq!(code, 0, "{err}");
	assert!(printed.contains("2 graphics of 1 creators"), "{printed}");
	assert!(err.contains("not in the manifest, left out:") && err.contains("grove.png"), "{err}");
	let again = run(batch().args(["--genesis-hash", GENESIS]));
	assert_eq!(again.0, 2);
	assert!(again.2.contains("nothing is overwritten"), "{}", again.2);

	let receipt = out.join(format!("receipts/{DAVE}.json"));
	let verify = |file: &Path| {
		let mut tool = tool();
		tool.arg("verify").arg(file);
		tool
	};
	let (code, said, _) = run(&mut verify(&receipt));
	assert_eq!(code, 0);
	assert!(said.starts_with("dunes.png is leaf 0 of 2"), "{said}");
	let (code, said, _) = run(verify(&images().join("reef.webp")).arg("--receipt").arg(&receipt));
	assert_eq!(code, 0);
	assert!(said.starts_with("reef.webp is leaf 1 of 2"), "{said}");
	let (code, said, _) = run(verify(&images().join("grove.png")).arg("--receipt").arg(&receipt));
	assert_eq!(code, 1);
	assert!(said.contains("no graphic with the content hash"), "{said}");
	let (code, said, _) = run(verify(&receipt).args(["--node", &node(None)]));
	assert_eq!(code, 1);
	assert!(said.contains("is not settled"), "{said}");

	let forged = fs::read_to_string(&receipt).unwrap().replace("\"index\": 1", "\"index\": 0");
	fs::write(&receipt, forged).unwrap();
	assert_eq!(run(&mut verify(&receipt)).0, 1);
	fs::write(&receipt, "{").unwrap();
	assert_eq!(run(&mut verify(&receipt)).0, 2);
}

#[test]
fn batch_names_every_line_that_is_wrong_and_writes_nothing() {
	let place = tempfile::tempdir().unwrap();
	let (manifest, out) = (place.path().join("today.csv"), place.path().join("out"));
	let batch = |table: String| {
		fs::write(&manifest, table).unwrap();
		let mut tool = tool();
		tool.arg("batch").arg(images()).arg("--manifest").arg(&manifest);
		tool.args(["--generator", EVE, "--node", &node(None)]).arg("--out").arg(&out);
		let (code, _, err) = run(&mut tool);
		assert_eq!(code, 1);
		assert!(!out.exists());
		err
	};
	let err = batch(format!("file,creator,model\ndunes.png,{DAVE},0\nreef.webp,5Nobody,0\n"));
	assert!(err.contains("today.csv:3: `5Nobody` is no address"), "{err}");
	let err = batch(format!("file,creator,model\nmissing.png,{DAVE},0\nrecipes.json,{DAVE},0\n"));
	assert!(err.contains("today.csv:2: `missing.png`: cannot be read"), "{err}");
	assert!(err.contains("today.csv:3: `recipes.json`: this is no PNG"), "{err}");
	let err = batch(format!("file,creator,model\ndunes.png,{DAVE},1\n"));
	assert!(err.contains("today.csv:2: the generator has no model 1"), "{err}");
}

#[test]
fn consent_prints_what_a_wallet_signs_and_verifies_the_signature() {
	let dave = sr25519::Pair::from_string("//Dave", None).unwrap();
	let consent = || {
		let mut tool = tool();
		tool.args(["consent", "--account", DAVE, "--generator", EVE, "--per-epoch", "50"]);
		tool.args(["--min-reward", "250000000000", "--until", "28800", "--expires-at", "100"]);
		tool
	};
	let (code, out, err) = run(consent().args(["--node", &node(None)]));
	assert_eq!((code, err.as_str()), (0, ""));
	let printed = json_of(&out);
	assert_eq!(printed["consent"]["nonce"], 2);
	let signed = text::bytes(printed["signed"].as_str().unwrap()).unwrap();
	let for_wallet = text::bytes(printed["for_wallet"].as_str().unwrap()).unwrap();
	assert_eq!(signed, [b"<Bytes>", &for_wallet[..], b"</Bytes>"].concat());

	let offline = ["--genesis-hash", GENESIS, "--nonce", "2"];
	let verified = |signature: &[u8]| {
		run(consent().args(offline).args(["--signature", &text::hexadecimal(signature)]))
	};
	let signature = dave.sign(&signed);
	let (code, out, _) = verified(&signature.0);
	assert_eq!(code, 0);
	assert_eq!(json_of(&out)["signature"], json!({ "Sr25519": text::hexadecimal(signature) }));
	let (code, out, err) = verified(&dave.sign(&for_wallet).0);
	assert_eq!((code, out.as_str()), (1, ""));
	assert!(err.contains("bare bytes"), "{err}");
	assert_eq!(verified(&[7; 12]).0, 2);
}
