//! What can be wrong with a network's file, and what it comes to when nothing is.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Display,
};

use pallet_sd_treasury::Pot;
use polkadot_sdk::{
	sc_network::config::MultiaddrWithPeerId,
	sp_consensus_babe, sp_consensus_grandpa,
	sp_core::{ed25519, sr25519},
};
use sd_primitives::{Balance, SD};
use sd_runtime::{
	AccountId, SdTreasury, SessionKeys,
	genesis_presets::{self, FEWEST_VALIDATORS, MOST_VALIDATORS, VALIDATOR_BOND},
};
use serde_json::{Value, json};

use super::{
	Checked, Network, Person,
	keys::{self, Key, WellKnown},
};

/// Fewest members of board and committee: with fewer, two thirds are everybody.
const FEWEST_SEATS: usize = 3;

/// What an account needs to send transactions, in $SD: some thousand of the plainest.
const FOR_FEES: u64 = 1;

/// The most that one account can get, in $SD: a number in JSON has 64 bits.
const MOST_AT_ONCE: u64 = (u64::MAX as u128 / SD) as u64;

/// What a key is for.
#[derive(Clone, Copy)]
enum Purpose {
	/// Somebody's account.
	Account,
	/// A server signs with it.
	Server,
}

/// What was found so far.
#[derive(Default)]
struct Checks {
	faults: Vec<String>,
	/// Accounts and keys of validators and generators, which serve one purpose each, and where they are.
	single: BTreeMap<Key, (Purpose, String)>,
	/// In $SD, by account.
	endowments: BTreeMap<Key, u128>,
}

/// Everything that is wrong with `network`, or what its specification is made of.
pub fn check(network: &Network) -> Result<Checked, Vec<String>> {
	let mut checks = Checks::default();
	checks.name(network);
	let boot_nodes = checks.boot_nodes(&network.boot_nodes);
	let (members, session_keys) = checks.validators(network);
	// Before people, whose accounts are no key of a server.
	let generators = checks.generators(network);
	let board = checks.seats("board", &network.board);
	let committee = checks.seats("committee", &network.committee);
	checks.people("endowed", &network.endowed);
	checks.can_all_sign(&[("board", &board), ("committee", &committee)]);
	checks.sum();
	if !checks.faults.is_empty() {
		return Err(checks.faults);
	}

	let patch = json!({
		"sdTreasury": { "endowments": checks.endowments() },
		"sdGraphics": { "generators": generators },
		"sdValidators": { "members": accounts(&members) },
		"session": { "keys": session_keys },
		"companyBoard": { "members": accounts(&board) },
		"technicalCommittee": { "members": accounts(&committee) },
	});
	Ok(Checked {
		name: network.name.clone(),
		id: network.id.clone(),
		preset: network.preset.clone(),
		boot_nodes,
		patch,
	})
}

impl Checks {
	fn fault(&mut self, place: impl Display, what: impl Display) {
		self.faults.push(format!("{place}: {what}"));
	}

	fn name(&mut self, network: &Network) {
		if network.name.trim().is_empty() {
			self.fault("name", "not set");
		}
		let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
		if network.id.is_empty() || !network.id.chars().all(allowed) {
			self.fault("id", "lower-case letters, digits and hyphens, at least one");
		}
		// Their data would lie in one folder with this network's.
		if ["sd-dev", "sd-local"].contains(&network.id.as_str()) {
			self.fault("id", "that of a development network");
		}
		if !genesis_presets::PUBLIC.contains(&network.preset.as_str()) {
			self.fault("preset", format!("one of {}", genesis_presets::PUBLIC.join(", ")));
		}
	}

	fn boot_nodes(&mut self, given: &[Option<String>]) -> Vec<MultiaddrWithPeerId> {
		if given.is_empty() {
			self.fault("bootNodes", "none: nobody could join");
		}
		let mut nodes = Vec::new();
		for (index, node) in given.iter().enumerate() {
			match node.as_deref().map(str::parse::<MultiaddrWithPeerId>) {
				None => self.fault(format!("bootNodes[{index}]"), "not set"),
				Some(Err(error)) => self.fault(format!("bootNodes[{index}]"), error),
				Some(Ok(node)) => match WellKnown::all().within(&node.peer_id.to_bytes()) {
					Some(name) => self
						.fault(format!("bootNodes[{index}]"), format!("the well-known key {name}")),
					None => nodes.push(node),
				},
			}
		}
		nodes
	}

	fn validators(&mut self, network: &Network) -> (Vec<Key>, Vec<Value>) {
		let range = FEWEST_VALIDATORS as usize..=MOST_VALIDATORS as usize;
		if !range.contains(&network.validators.len()) {
			let (fewest, most) = range.into_inner();
			let are = network.validators.len();
			self.fault("validators", format!("{are}, where {fewest} to {most} are needed"));
		}
		// What is left beside the bond has to keep the account alive, and to pay for its next transactions.
		let least = VALIDATOR_BOND / SD + Balance::from(FOR_FEES);
		let (mut members, mut session_keys) = (Vec::new(), Vec::new());
		for (index, validator) in network.validators.iter().enumerate() {
			let place = format!("validators[{index}] ({})", validator.name);
			let account =
				self.single_key(format!("{place}.account"), &validator.account, Purpose::Account);
			let babe = self.single_key(format!("{place}.babe"), &validator.babe, Purpose::Server);
			let grandpa =
				self.single_key(format!("{place}.grandpa"), &validator.grandpa, Purpose::Server);
			if Balance::from(validator.endowment) < least {
				self.fault(
					format!("{place}.endowment"),
					format!("less than {least} $SD: the bond and fees"),
				);
			}
			self.endow(&place, account, validator.endowment);
			if let (Some(account), Some(babe), Some(grandpa)) = (account, babe, grandpa) {
				let owner = AccountId::new(account);
				let keys = SessionKeys {
					babe: sp_consensus_babe::AuthorityId::from(sr25519::Public::from_raw(babe)),
					grandpa: sp_consensus_grandpa::AuthorityId::from(ed25519::Public::from_raw(
						grandpa,
					)),
				};
				members.push(account);
				session_keys.push(json!([owner, owner, keys]));
			}
		}
		(members, session_keys)
	}

	fn seats(&mut self, list: &str, people: &[Person]) -> Vec<Key> {
		if people.len() < FEWEST_SEATS {
			self.fault(list, format!("{}, where {FEWEST_SEATS} are needed", people.len()));
		}
		self.people(list, people)
	}

	/// The accounts of a list in which nobody is twice.
	fn people(&mut self, list: &str, people: &[Person]) -> Vec<Key> {
		let mut seen = BTreeSet::new();
		let mut accounts = Vec::new();
		for (index, person) in people.iter().enumerate() {
			let place = format!("{list}[{index}] ({})", person.name);
			let account = self.key(format!("{place}.account"), &person.account);
			self.endow(&place, account, person.endowment);
			if let Some(account) = account {
				if !seen.insert(account) {
					self.fault(format!("{place}.account"), format!("twice in {list}"));
				}
				// An account may be somebody's in several places.
				if let Some((Purpose::Server, other)) = self.single.get(&account).cloned() {
					self.fault(format!("{place}.account"), format!("the same key as {other}"));
				}
				accounts.push(account);
			}
		}
		accounts
	}

	fn generators(&mut self, network: &Network) -> Vec<Value> {
		let mut generators = Vec::new();
		for (index, generator) in network.generators.iter().enumerate() {
			let place = format!("generators[{index}] ({})", generator.name);
			let account =
				self.single_key(format!("{place}.account"), &generator.account, Purpose::Account);
			let key = self.single_key(format!("{place}.key"), &generator.key, Purpose::Server);
			if generator.name.is_empty() {
				self.fault(format!("{place}.name"), "not set");
			}
			if generator.quota == 0 {
				self.fault(format!("{place}.quota"), "none");
			}
			if generator.endowment < FOR_FEES {
				self.fault(
					format!("{place}.endowment"),
					format!("less than {FOR_FEES} $SD, for fees"),
				);
			}
			let mut models = Vec::new();
			for (index, model) in generator.models.iter().enumerate() {
				let place = format!("{place}.models[{index}] ({}).weightsHash", model.name);
				let hash = self.key(place, &model.weights_hash);
				models.push(json!([model.name, hash.map(hex)]));
			}
			self.endow(&place, account, generator.endowment);
			generators.push(json!({
				"account": account.map(AccountId::new),
				"name": generator.name,
				"key": key.map(sr25519::Public::from_raw),
				"quota": generator.quota,
				"models": models,
			}));
		}
		generators
	}

	/// A key that is set, and that its owner knows the secret of and nobody else.
	fn key(&mut self, place: String, given: &Option<String>) -> Option<Key> {
		let Some(text) = given else {
			self.fault(place, "not set");
			return None;
		};
		match keys::parse(text) {
			Ok(key) if key == Key::default() => self.fault(place, "not set: zero"),
			Ok(key) => match WellKnown::all().name(&key) {
				Some(name) => self.fault(place, format!("the well-known key {name}")),
				None => match pot(&key) {
					Some(pot) => self.fault(place, format!("the pot {pot:?}, which has no key")),
					None => return Some(key),
				},
			},
			Err(error) => self.fault(place, error),
		}
		None
	}

	/// A key that is used here and for nothing else of that kind.
	fn single_key(
		&mut self,
		place: String,
		given: &Option<String>,
		purpose: Purpose,
	) -> Option<Key> {
		let key = self.key(place.clone(), given)?;
		match self.single.get(&key).cloned() {
			Some((_, other)) => self.fault(place, format!("the same key as {other}")),
			None => {
				self.single.insert(key, (purpose, place));
			}
		}
		Some(key)
	}

	fn endow(&mut self, place: &str, account: Option<Key>, amount: u64) {
		let Some(account) = account else { return };
		let together = self.endowments.entry(account).or_default();
		*together += u128::from(amount);
		let together = *together;
		if together > u128::from(MOST_AT_ONCE) {
			self.fault(
				place,
				format!("{together} $SD for one account, where {MOST_AT_ONCE} is the most"),
			);
		}
	}

	/// An account without $SD does not exist, and cannot sign.
	fn can_all_sign(&mut self, lists: &[(&str, &Vec<Key>)]) {
		for (list, members) in lists {
			for key in members.iter() {
				if self.endowments.get(key).is_none_or(|amount| *amount < u128::from(FOR_FEES)) {
					let account = AccountId::new(*key);
					self.fault(list, format!("{account} gets less than {FOR_FEES} $SD, for fees"));
				}
			}
		}
	}

	fn sum(&mut self) {
		let sum = self.endowments.values().sum::<u128>();
		let most = genesis_presets::most_endowed() / SD;
		if sum > most {
			self.fault("endowments", format!("{sum} $SD, where Ecosystem can give {most}"));
		}
	}

	/// By account, in base units.
	fn endowments(&self) -> Vec<(AccountId, u64)> {
		let some = self.endowments.iter().filter(|(_, amount)| **amount > 0);
		some.map(|(key, amount)| (AccountId::new(*key), (*amount * SD) as u64)).collect()
	}
}

/// The pot whose account this is.
fn pot(key: &Key) -> Option<Pot> {
	Pot::ALL.into_iter().find(|pot| SdTreasury::pot(*pot) == AccountId::new(*key))
}

fn accounts(keys: &[Key]) -> Vec<AccountId> {
	keys.iter().copied().map(AccountId::new).collect()
}

fn hex(key: Key) -> String {
	polkadot_sdk::sp_core::bytes::to_hex(&key, false)
}
