//! `sd-attest consent`: what an account signs to let a generator charge it.

use super::{ChainArguments, KnownChain, Outcome, Run};
use sd_attest::{
	consent::{Consent, SignatureError, in_kind},
	text::{self, TextError},
};
use sd_primitives::Balance;
use serde::Serialize;
use sp_core::crypto::AccountId32;
use std::{collections::BTreeMap, error::Error};

#[derive(clap::Args)]
pub struct Arguments {
	/// The address that agrees, and signs.
	#[arg(long, value_name = "ADDRESS", value_parser = text::account)]
	account: AccountId32,

	/// The address of the generator that may charge it.
	#[arg(long, value_name = "ADDRESS", value_parser = text::account)]
	generator: AccountId32,

	/// For how many graphics an epoch.
	#[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
	per_epoch: u32,

	/// If each of them earns at least so much, in base units (a million millions are one SD).
	#[arg(long, value_name = "AMOUNT")]
	min_reward: Balance,

	/// The last block in which it may.
	#[arg(long, value_name = "BLOCK")]
	until: u32,

	/// The first block in which the generator can no longer bring the consent in.
	#[arg(long, value_name = "BLOCK")]
	expires_at: u32,

	/// How often the account has consented or withdrawn before, if there is no node to ask.
	#[arg(long, value_name = "NUMBER", required_unless_present = "node")]
	nonce: Option<u32>,

	#[command(flatten)]
	chain: ChainArguments,

	/// The wallet's signature, to be verified.
	#[arg(long, value_name = "HEX", value_parser = signature)]
	signature: Option<Signature>,
}

#[derive(Serialize)]
struct ToSign {
	consent: Consent,
	for_wallet: String,
	signed: String,
}

#[derive(Serialize)]
struct Signed {
	consent: Consent,
	signature: BTreeMap<&'static str, String>,
}

/// As a wallet gives it. By a name of its own, because clap takes a `Vec` for many values.
#[derive(Clone)]
struct Signature(Vec<u8>);

fn signature(text: &str) -> Result<Signature, TextError> {
	text::bytes(text).map(Signature)
}

impl Arguments {
	pub fn run(self) -> Run {
		let signature = self.signature.clone();
		let consent = self.consent()?;
		let Some(Signature(signature)) = signature else {
			let (signed, unwrapped) = (consent.signed(), consent.unwrapped());
			let printed = ToSign {
				consent,
				for_wallet: text::hexadecimal(unwrapped),
				signed: text::hexadecimal(signed),
			};
			println!("{}", serde_json::to_string_pretty(&printed)?);
			return Ok(Outcome::Well);
		};
		match consent.signature(&signature) {
			Ok(signature) => {
				let (kind, bytes) = in_kind(&signature);
				let printed = Signed { consent, signature: [(kind, bytes)].into() };
				println!("{}", serde_json::to_string_pretty(&printed)?);
				Ok(Outcome::Well)
			}
			Err(error @ SignatureError::Length(_)) => Err(error.into()),
			Err(error) => {
				eprintln!("sd-attest: {error}");
				Ok(Outcome::NotWell)
			}
		}
	}

	fn consent(self) -> Result<Consent, Box<dyn Error>> {
		let KnownChain { genesis_hash, node } = self.chain.known()?;
		let nonce = match (self.nonce, node) {
			(Some(nonce), _) => nonce,
			(None, Some(node)) => node.best()?.consent_nonce(&self.account)?,
			(None, None) => return Err("name a node or the nonce".into()),
		};
		let Self { account, generator, per_epoch, min_reward, until, expires_at, .. } = self;
		Ok(Consent {
			genesis_hash,
			account,
			generator,
			per_epoch,
			min_reward,
			until,
			nonce,
			expires_at,
		})
	}
}
