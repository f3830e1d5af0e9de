//! Consents: what accounts let generators charge them for, in batches.

use crate::{
	Ledger, Who,
	refusal::{Refusal, ensure},
};

/// What an account lets one generator do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Consent {
	/// Graphics an epoch that it may be charged for.
	pub per_epoch: u32,
	/// What each of them must earn at least, in base units.
	pub min_reward: u128,
	/// The last block in which this holds (FINEPRINT 15).
	pub until: u32,
}

impl Ledger {
	/// Let `generator` charge `account`, in place of whatever it was let do before. What it has charged the account for in
	/// this epoch stays charged. Rolls nothing: no money and no term is looked at.
	pub fn consent(
		&mut self,
		account: Who,
		generator: Who,
		consent: Consent,
	) -> Result<(), Refusal> {
		ensure(consent.per_epoch > 0, Refusal::NothingConsented)?;
		ensure(self.now <= consent.until, Refusal::ConsentOver)?;
		self.consents.insert((account, generator), consent);
		self.say(account);
		Ok(())
	}

	/// The same by what `account`, which need not exist, has signed to be used as its `nonce`-th word, before block
	/// `expires_at`.
	pub fn consent_signed(
		&mut self,
		account: Who,
		generator: Who,
		consent: Consent,
		nonce: u32,
		expires_at: u32,
	) -> Result<(), Refusal> {
		ensure(self.now < expires_at, Refusal::SignatureExpired)?;
		ensure(nonce == self.consent_nonce(account), Refusal::BadNonce)?;
		self.consent(account, generator, consent)
	}

	/// Let `generator` charge `account` for nothing more, whether it could or not. Rolls nothing.
	pub fn withdraw_consent(&mut self, account: Who, generator: Who) {
		self.consents.remove(&(account, generator));
		self.say(account);
	}

	/// Whatever an account says of its consents voids what it has signed before and not used.
	fn say(&mut self, account: Who) {
		*self.consent_nonces.entry(account).or_default() += 1;
	}

	/// What `account` has allowed `generator`, its time over or not.
	pub fn consent_of(&self, account: Who, generator: Who) -> Option<Consent> {
		self.consents.get(&(account, generator)).copied()
	}

	/// Who has allowed whom what, by account and generator.
	pub fn consents(&self) -> impl Iterator<Item = (Who, Who, Consent)> {
		self.consents.iter().map(|((account, generator), consent)| (*account, *generator, *consent))
	}

	/// How often an account has consented or withdrawn.
	pub fn consent_nonce(&self, account: Who) -> u32 {
		self.consent_nonces.get(&account).copied().unwrap_or_default()
	}

	/// How many more graphics `generator` may charge `account` for in this epoch; `None` if it may not charge it at all.
	pub fn allowance(&self, account: Who, generator: Who) -> Option<u32> {
		let consent = self.consent_of(account, generator)?;
		let charged = self.epoch.charged(account, generator);
		(self.now <= consent.until).then(|| consent.per_epoch.saturating_sub(charged))
	}
}
