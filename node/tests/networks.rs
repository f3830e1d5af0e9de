//! What founders can get wrong, and that they are told.

use std::{
	path::{Path, PathBuf},
	process::Command,
};

use pallet_sd_treasury::Pot;
use polkadot_sdk::{
	sp_core::{Pair, crypto::Ss58Codec, ecdsa, ed25519, sr25519},
	sp_runtime::{BuildStorage, MultiSigner, traits::IdentifyAccount},
};
use sd_node::{
	chain_spec::{development, load, local, public, runtime_code},
	networks::{Checked, Network, Release, Releases, Specification, WellKnown, sha256, version_of},
};
use sd_runtime::{SdTreasury, genesis_presets::EVE_ATTESTS};
use serde_json::{Value, json};

/// Where the example has a key of any kind.
const KEYS: [&str; 9] = [
	"/validators/0/account",
	"/validators/3/babe",
	"/validators/3/grandpa",
	"/board/1/account",
	"/committee/2/account",
	"/generators/0/account",
	"/generators/0/key",
	"/generators/0/models/0/weightsHash",
	"/endowed/0/account",
];

fn folder() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../chain-specs")
}

fn example() -> Value {
	let json = std::fs::read(folder().join("example.json")).expect("there is an example");
	serde_json::from_slice(&json).expect("it is JSON")
}

fn check(network: Value) -> Result<Checked, Vec<String>> {
	serde_json::from_value::<Network>(network).expect("it has the form of a network").check()
}

/// What is wrong with the example after a change.
fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
	let mut network = example();
	change(&mut network);
	check(network).err().unwrap_or_default()
}

/// What is wrong with the example if it has `value` at `place`.
fn faults_with(place: &str, value: impl Into<Value>) -> Vec<String> {
	faults(|network| *network.pointer_mut(place).expect("the example has it") = value.into())
}

/// That of several faults one is this.
fn assert_fault(faults: &[String], expected: &str) {
	assert!(faults.iter().any(|fault| fault == expected), "no `{expected}` in {faults:#?}");
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Both specifications of the example; nothing without a blob.
fn founded() -> Option<Specification> {
	let code = runtime_code().ok()?;
	Some(check(example()).expect("the example is complete").found(code).expect("it is sound"))
}

#[test]
fn the_example_is_complete_and_says_what_it_adds_to_the_preset() {
	let checked = check(example()).expect("nothing is wrong with it");
	let patch = checked.patch();

	let lengths = ["/sdValidators/members", "/session/keys", "/companyBoard/members"]
		.map(|list| patch.pointer(list).and_then(Value::as_array).map(Vec::len));
	assert_eq!(lengths, [Some(4), Some(4), Some(3)]);
	let first = &example()["validators"][0];
	let keys = json!({ "babe": first["babe"], "grandpa": first["grandpa"] });
	assert_eq!(patch["session"]["keys"][0], json!([first["account"], first["account"], keys]));
	assert_eq!(patch["sdGraphics"]["generators"][0]["key"], example()["generators"][0]["key"]);
	let endowments = patch["sdTreasury"]["endowments"].as_array().expect("a list");
	assert!(endowments.contains(&json!([first["account"], 10_100_000_000_000_000u64])));
}

#[test]
fn networks_without_keys_are_refused_and_each_key_is_named() {
	for file in ["testnet.json", "mainnet.json"] {
		let network = Network::load(&folder().join(file)).expect("it is a network");
		assert_eq!(format!("{}.json", network.preset), file);
		assert_eq!(network.id, format!("sd-{}", network.preset));
		// Until its founders have set all of them.
		for fault in network.check().err().unwrap_or_default() {
			assert!(fault.ends_with(": not set"), "{file}: {fault}");
		}
	}
	for place in KEYS.into_iter().chain(["/bootNodes/1"]) {
		let faults = faults_with(place, Value::Null);
		assert_eq!(faults.len(), 1, "{place}: {faults:#?}");
		assert!(faults[0].ends_with(": not set"), "{}", faults[0]);
	}
	let several = faults(|network| {
		network["validators"][1]["babe"] = Value::Null;
		network["board"][0]["account"] = Value::Null;
	});
	assert_eq!(several, ["validators[1] (Birch).babe: not set", "board[0] (Elm).account: not set"]);
}

#[test]
fn a_key_of_zeros_is_not_set() {
	for place in KEYS {
		let zeros = faults_with(place, format!("0x{}", "0".repeat(64)));
		assert!(
			zeros.iter().any(|fault| fault.ends_with(": not set: zero")),
			"{place}: {zeros:#?}"
		);
	}
	let address = faults_with(KEYS[0], "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM");
	assert_fault(&address, "validators[0] (Aspen).account: not set: zero");
}

#[test]
fn a_development_key_is_refused_wherever_it_stands() {
	let ed25519 = ed25519::Pair::from_string("//Bob", None).unwrap().public();
	let ecdsa = ecdsa::Pair::from_string("//Charlie", None).unwrap().public();
	let ecdsa = MultiSigner::from(ecdsa).into_account();
	let phrase = sr25519::Pair::from_string("", None).unwrap().public();
	let known = [
		("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY".to_string(), "//Alice"),
		(ed25519.to_ss58check(), "//Bob (ed25519)"),
		(ecdsa.to_ss58check(), "//Charlie (ecdsa)"),
		(phrase.to_ss58check(), "of the development phrase"),
		(sr25519::Public::from_raw(EVE_ATTESTS).to_ss58check(), "//Eve//attest"),
		// The same as hexadecimal digits.
		(format!("0x{}", hex(&EVE_ATTESTS)), "//Eve//attest"),
	];
	for place in KEYS {
		for (key, name) in &known {
			let faults = faults_with(place, key.as_str());
			let refused = format!(": the well-known key {name}");
			assert!(faults.iter().any(|fault| fault.ends_with(&refused)), "{place}: {faults:#?}");
		}
	}
}

#[test]
fn a_boot_node_whose_secret_is_a_small_number_is_refused() {
	let first = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
	let faults =
		faults_with("/bootNodes/1", format!("/dns/boot.example.org/tcp/30333/p2p/{first}"));
	assert_eq!(faults, ["bootNodes[1]: the well-known key of the secret 1"]);
}

#[test]
fn a_key_whose_secret_is_a_small_number_is_refused_wherever_it_stands() {
	let mut seed = [0; 32];
	seed[31] = 1;
	let sr25519 = sr25519::Pair::from_seed(&seed).public().to_ss58check();
	let ed25519 = ed25519::Pair::from_seed(&seed).public().to_ss58check();
	for place in KEYS {
		for key in [&sr25519, &ed25519] {
			let faults = faults_with(place, key.as_str());
			let refused = ": the well-known key of the secret 1";
			assert!(faults.iter().any(|fault| fault.ends_with(refused)), "{place}: {faults:#?}");
		}
	}
}

#[test]
fn all_development_names_are_known_and_no_other_key() {
	let known = WellKnown::all();
	for name in ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "One", "Two"] {
		for path in ["", "//stash"] {
			let name = format!("//{name}{path}");
			let sr25519 = sr25519::Pair::from_string(&name, None).unwrap().public();
			let ed25519 = ed25519::Pair::from_string(&name, None).unwrap().public();
			assert_eq!(known.name(&sr25519.0), Some(name.as_str()));
			assert_eq!(known.name(&ed25519.0), Some(format!("{name} (ed25519)").as_str()));
		}
	}
	assert_eq!(known.name(&[7; 32]), None);
	let stored = [&[1, 2, 3][..], &EVE_ATTESTS, &[4]].concat();
	assert_eq!(known.within(&stored), Some("//Eve//attest"));
	assert_eq!(known.within(&stored[4..]), None, "the first byte is missing");
}

#[test]
fn what_is_no_key_of_this_chain_is_refused() {
	let polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	let short = faults_with(KEYS[0], "0x1234");
	assert_fault(&short, "validators[0] (Aspen).account: `0x1234` has 2 bytes instead of 32");
	assert!(faults_with(KEYS[0], polkadot)[0].contains("is an address of another chain"));
	// The last letter of the example's address is another.
	let typo = example()["validators"][0]["account"].as_str().expect("an address").to_string();
	let typo =
		format!("{}{}", &typo[..typo.len() - 1], if typo.ends_with('Z') { 'X' } else { 'Z' });
	assert!(faults_with(KEYS[0], typo)[0].contains("is not an address: "));
	assert!(
		faults_with("/bootNodes/0", "/dns/boot.example.org/tcp/30333").len() == 1,
		"no peer id"
	);
}

#[test]
fn a_key_that_should_serve_one_purpose_and_serves_two_is_refused() {
	let first = &example()["validators"][0];
	for place in ["/validators/1/account", "/validators/0/babe", "/generators/0/key"] {
		let faults = faults_with(place, first["account"].clone());
		let refused = ": the same key as validators[0] (Aspen).account";
		assert!(faults.iter().any(|fault| fault.ends_with(refused)), "{place}: {faults:#?}");
	}
	let grandpa = faults_with("/validators/2/grandpa", first["grandpa"].clone());
	let refused = "validators[2] (Cedar).grandpa: the same key as validators[0] (Aspen).grandpa";
	assert_eq!(grandpa, [refused]);
}

#[test]
fn a_key_of_a_server_is_nobodys_account() {
	let network = example();
	let key = |place: &str| network.pointer(place).expect("the example has it").clone();
	let servers = [
		("/validators/0/babe", "validators[0] (Aspen).babe"),
		("/validators/0/grandpa", "validators[0] (Aspen).grandpa"),
		// It stands behind the board and the committee.
		("/generators/0/key", "generators[0] (Example studio).key"),
	];
	for (server, name) in servers {
		for place in ["/board/0/account", "/committee/0/account", "/endowed/0/account"] {
			let faults = faults_with(place, key(server));
			let refused = format!(".account: the same key as {name}");
			assert!(faults.iter().any(|fault| fault.ends_with(&refused)), "{place}: {faults:#?}");
		}
	}
	for account in ["/validators/0/account", "/generators/0/account"] {
		assert!(faults_with("/board/0/account", key(account)).is_empty(), "{account}");
	}
}

#[test]
fn a_pot_is_nobodys_account() {
	let pots =
		[(Pot::Reserve, "Reserve"), (Pot::Company, "Company"), (Pot::Community, "Community")];
	for (pot, name) in pots {
		for place in KEYS {
			let faults = faults_with(place, SdTreasury::pot(pot).to_ss58check());
			let refused = format!(": the pot {name}, which has no key");
			assert!(faults.iter().any(|fault| fault.ends_with(&refused)), "{place}: {faults:#?}");
		}
	}
}

#[test]
fn nobody_sits_twice_on_a_board_but_one_may_sit_on_both() {
	let member = &example()["board"][0]["account"];
	let twice = faults_with("/board/2/account", member.clone());
	assert_eq!(twice, ["board[2] (Ginkgo).account: twice in board"]);
	assert!(faults_with("/committee/2/account", member.clone()).is_empty());
}

#[test]
fn too_few_or_too_many_validators_or_members_are_refused() {
	let pop = |list: &'static str| {
		faults(move |network| {
			network[list].as_array_mut().expect("a list").pop();
		})
	};
	assert_eq!(pop("validators"), ["validators: 3, where 4 to 100 are needed"]);
	assert_eq!(pop("board"), ["board: 2, where 3 are needed"]);
	assert_eq!(pop("committee"), ["committee: 2, where 3 are needed"]);
	assert!(pop("generators").is_empty(), "the board can register one later");
	let crowd = faults(|network| {
		let list = network["validators"].as_array_mut().expect("a list");
		list.resize(101, list[0].clone());
	});
	assert_fault(&crowd, "validators: 101, where 4 to 100 are needed");
	assert_fault(&faults_with("/bootNodes", json!([])), "bootNodes: none: nobody could join");
}

#[test]
fn an_endowment_that_does_not_cover_the_bond_is_refused() {
	let place = "validators[0] (Aspen).endowment";
	let short = faults_with("/validators/0/endowment", 10_000);
	assert_eq!(short, [format!("{place}: less than 10001 $SD: the bond and fees")]);
	assert!(faults_with("/validators/0/endowment", 10_001).is_empty());
}

#[test]
fn whoever_has_to_sign_has_something_to_pay_with() {
	let poor = faults_with("/board/0/endowment", 0);
	assert_eq!(poor.len(), 1, "{poor:#?}");
	assert!(poor[0].ends_with("gets less than 1 $SD, for fees"), "{}", poor[0]);
	let generator = faults_with("/generators/0/endowment", 0);
	assert_eq!(generator, ["generators[0] (Example studio).endowment: less than 1 $SD, for fees"]);
	// What an account gets elsewhere counts.
	let elsewhere = faults(|network| {
		network["board"][0]["endowment"] = 0.into();
		network["endowed"][0]["account"] = network["board"][0]["account"].clone();
	});
	assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

#[test]
fn endowments_beyond_ecosystem_are_refused() {
	let lists = ["validators", "board", "committee", "generators"];
	let network = example();
	let lists = lists.map(|list| network[list].as_array().expect("a list").clone()).concat();
	let others = lists.iter().map(|one| one["endowment"].as_u64().expect("a number")).sum::<u64>();
	// Of a tenth of the supply, the existential deposits of the pots are gone.
	let left = 99_999_999 - others;
	let endowed = |amount: u64| {
		faults(move |network| {
			let more = (0..6).map(|n| {
				let account = format!("0x{}", hex(&[200 + n; 32]));
				let amount = if n == 5 { amount - 5 * 18_000_000 } else { 18_000_000 };
				json!({ "name": "More", "account": account, "endowment": amount })
			});
			network["endowed"] = more.collect();
		})
	};
	assert!(endowed(left).is_empty(), "{:#?}", endowed(left));
	let refused = "endowments: 100000000 $SD, where Ecosystem can give 99999999";
	assert_eq!(endowed(left + 1), [refused]);
}

#[test]
fn no_account_gets_more_than_a_number_in_json_can_say() {
	let faults = faults_with("/endowed/0/endowment", 18_446_745);
	let refused = "18446745 $SD for one account, where 18446744 is the most";
	assert_eq!(faults, [format!("endowed[0] (Liquidity): {refused}")]);
}

#[test]
fn a_network_has_a_name_an_id_of_its_own_and_a_public_preset() {
	assert_eq!(faults_with("/name", " "), ["name: not set"]);
	for id in ["", "SD", "sd chain", "../sd"] {
		let allowed = "id: lower-case letters, digits and hyphens, at least one";
		assert_eq!(faults_with("/id", id), [allowed]);
	}
	assert_eq!(faults_with("/id", "sd-dev"), ["id: that of a development network"]);
	for preset in ["development", "local_testnet", "main"] {
		assert_eq!(faults_with("/preset", preset), ["preset: one of testnet, mainnet"]);
	}
}

#[test]
fn a_generator_has_a_name_and_a_quota() {
	assert_fault(&faults_with("/generators/0/name", ""), "generators[0] ().name: not set");
	let quota = faults_with("/generators/0/quota", 0);
	assert_eq!(quota, ["generators[0] (Example studio).quota: none"]);
}

#[test]
fn a_misspelt_field_is_refused() {
	let mut network = example();
	network["endowd"] = json!([]);
	let error = serde_json::from_value::<Network>(network).expect_err("there is no such field");
	assert!(error.to_string().contains("unknown field `endowd`"), "{error}");
}

#[test]
fn the_same_file_makes_the_same_specification_and_raw_follows_from_plain() {
	let Some(spec) = founded() else { return };

	assert_eq!(founded(), Some(spec.clone()));
	assert_eq!(spec.id, "sd-example");
	let path = std::env::temp_dir().join(format!("sd-example-{}.json", std::process::id()));
	std::fs::write(&path, &spec.plain).expect("there is room for it");
	let raw = load(path.to_str().expect("a path")).and_then(|loaded| loaded.as_json(true));
	std::fs::remove_file(&path).expect("it was written");
	assert_eq!(raw, Ok(spec.raw));
}

#[test]
fn another_endowment_makes_another_first_block() {
	let (Some(spec), Ok(code)) = (founded(), runtime_code()) else { return };
	let mut network = example();
	network["validators"][0]["endowment"] = 10_101.into();

	let other = check(network).expect("nothing is wrong").found(code).expect("it is sound");
	assert_ne!(other.genesis, spec.genesis);
}

#[test]
fn a_specification_with_a_development_key_in_its_state_is_refused() {
	let Ok(code) = runtime_code() else { return };

	for spec in [development(code), local(code)] {
		let error = Specification::of(&spec).expect_err("Alice is everywhere in it");
		assert!(error.starts_with("the first state has the well-known key //"), "{error}");
	}
}

#[test]
fn genesis_refuses_more_than_ecosystem_has_by_itself_too() {
	let Ok(code) = runtime_code() else { return };
	let patch = check(example()).expect("the example is complete").patch().clone();
	let spec = |patch| public(code, ("Example", "sd-example"), "mainnet", patch, vec![]);

	assert!(spec(patch.clone()).build_storage().is_ok());
	let mut greedy = patch;
	for (index, endowment) in
		greedy["sdTreasury"]["endowments"].as_array_mut().unwrap().iter_mut().enumerate()
	{
		if index < 6 {
			endowment[1] = 18_000_000_000_000_000_000u64.into();
		}
	}
	assert!(spec(greedy).build_storage().is_err());
}

#[test]
fn releases_are_in_order_and_what_was_released_is_still_what_is_built() {
	let releases = Releases::load(&folder().join("released.json")).expect("they are in order");
	let Ok(code) = runtime_code() else { return };
	let compiler = Command::new("rustc").arg("--version").output().expect("it has built this");
	let compiler = String::from_utf8(compiler.stdout).expect("it speaks English");
	let version = version_of(code).expect("a runtime has one").spec_version;

	// Another compiler makes another blob of the same source.
	let Some(release) = releases.find(version, compiler.trim()) else { return };
	let networks = release.networks.keys().map(|id| {
		let file = format!("{}.json", id.trim_start_matches("sd-"));
		let network = Network::load(&folder().join(file)).expect("its file is there");
		network.check().expect("it was complete").found(code).expect("it was founded")
	});
	let networks = networks.collect::<Vec<_>>();
	assert_eq!(release.verify(code, &networks), Ok(()));
}

fn release(version: &str, spec_version: u32, code: &[u8]) -> Release {
	Release {
		version: version.into(),
		spec_version,
		compiler: "rustc 1.96.0".into(),
		blob: sha256(code),
		networks: Default::default(),
	}
}

#[test]
fn a_release_is_recorded_once_and_another_blob_raises_the_version() {
	let mut releases = Releases::default();
	releases.record(release("1.0.0", 1, b"first")).expect("it is the first");
	releases.record(release("1.0.0", 1, b"first")).expect("it is the same again");
	assert_eq!(releases.releases.len(), 1);

	let changed = releases.record(release("1.0.1", 1, b"changed")).expect_err("another blob");
	assert!(changed.ends_with("has to raise spec_version 1"), "{changed}");
	assert!(releases.record(release("1.0.0", 2, b"changed")).is_err(), "there is a 1.0.0");
	assert!(releases.record(release("0.9.0", 0, b"older")).is_err(), "it comes too late");
	releases.record(release("1.0.1", 1, b"first")).expect("the node alone is newer");
	releases.record(release("1.1.0", 2, b"changed")).expect("its version is higher");
	assert_eq!(releases.releases.len(), 3);
}

#[test]
fn a_released_version_with_another_blob_or_another_first_block_is_told() {
	let spec = Specification {
		id: "sd-example".into(),
		plain: "plain".into(),
		raw: "raw".into(),
		genesis: sha256(b"genesis"),
	};
	let mut released = release("1.0.0", 1, b"first");
	released.networks.insert("sd-example".into(), (&spec).into());
	let releases = Releases { releases: vec![released] };

	let found = releases.find(1, "rustc 1.96.0").expect("it is there");
	assert_eq!(found.verify(b"first", std::slice::from_ref(&spec)), Ok(()));
	let blob = found.verify(b"changed", &[]).expect_err("another blob");
	assert!(blob.ends_with("a runtime that changed needs a higher spec_version"), "{blob}");
	let other = Specification { genesis: sha256(b"another"), ..spec.clone() };
	assert!(found.verify(b"first", &[other]).is_err());
	let unknown = Specification { id: "sd-other".into(), ..spec };
	let unknown = found.verify(b"first", &[unknown]).expect_err("another network");
	assert_eq!(unknown, "sd-other was not released with 1.0.0");
	assert_eq!(releases.find(2, "rustc 1.96.0"), None);
	assert_eq!(releases.find(1, "rustc 1.95.0"), None);
}
