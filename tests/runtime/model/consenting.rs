//! What accounts let generators charge them for.

use super::{
	cast::{Key, key, who},
	refusals::error,
	registry::one_of,
	steps::{Allowance, Forgery, Pick},
	world::World,
};
use crate::common::sign;
use codec::Encode;
use frame_support::ensure;
use pallet_sd_graphics::{Call as Graphics, Error};
use polkadot_sdk::{
	sp_runtime::{DispatchError, MultiSignature},
	*,
};
use sd_ledger::{ChannelId, Consent, Ledger, Refusal};
use sd_runtime::*;

impl World {
	pub(super) fn consent(&mut self, account: Key, generator: Key, allowance: Allowance) {
		let Consent { per_epoch, min_reward, until } = self.allowed(generator, allowance);
		let consent = Consent { per_epoch, min_reward, until };
		let known = self.generators.contains_key(&generator);
		let call = Graphics::consent {
			generator: generator.to_account_id(),
			per_epoch,
			min_reward,
			until,
		};
		let by_rule = |ledger: &mut Ledger| {
			ensure!(known, Error::<Runtime>::UnknownGenerator);
			ledger.consent(who(account), who(generator), consent).map_err(error)
		};
		self.transact(account, call, by_rule, || ());
	}

	/// By what `account` has signed, or should have.
	pub(super) fn consent_signed(
		&mut self,
		account: Key,
		generator: Key,
		allowance: Allowance,
		forgery: Option<Forgery>,
	) {
		let consent = self.allowed(generator, allowance);
		let Consent { per_epoch, min_reward, until } = consent;
		let nonce = self.ledger.consent_nonce(who(account));
		let nonce = match forgery {
			Some(Forgery::OfEarlier) => nonce.wrapping_sub(1),
			Some(Forgery::OfLater) => nonce + 1,
			_ => nonce,
		};
		let expired = matches!(forgery, Some(Forgery::Expired));
		let expires_at = self.ledger.now() + u32::from(!expired);

		let signed = Consent {
			per_epoch: per_epoch ^ u32::from(matches!(forgery, Some(Forgery::OfOther))),
			..consent
		};
		let mut bytes = request(account, generator, signed, nonce, expires_at);
		if let Some(Forgery::Bare) = forgery {
			bytes = bytes["<Bytes>".len()..bytes.len() - "</Bytes>".len()].to_vec();
		}
		let key = if let Some(Forgery::ByOther) = forgery { generator } else { account };
		let genuine =
			key == account && !matches!(forgery, Some(Forgery::OfOther) | Some(Forgery::Bare));
		let sender = match forgery {
			Some(Forgery::Sender(sender)) => sender,
			_ => generator,
		};
		let call = Graphics::consent_with_signature {
			account: account.to_account_id(),
			generator: generator.to_account_id(),
			per_epoch,
			min_reward,
			until,
			nonce,
			expires_at,
			signature: MultiSignature::Sr25519(sign(key, &bytes)),
		};

		let known = self.generators.contains_key(&generator);
		let by_rule = |ledger: &mut Ledger| {
			ensure!(sender == generator, DispatchError::BadOrigin);
			let mut after = ledger.clone();
			let (account, generator) = (who(account), who(generator));
			let outcome = after.consent_signed(account, generator, consent, nonce, expires_at);
			if let Err(refusal @ (Refusal::SignatureExpired | Refusal::BadNonce)) = outcome {
				return Err(error(refusal));
			}
			ensure!(genuine, Error::<Runtime>::BadSignature);
			ensure!(known, Error::<Runtime>::UnknownGenerator);
			outcome.map_err(error)?;
			*ledger = after;
			Ok(())
		};
		self.transact(sender, call, by_rule, || ());
	}

	/// One of the consents there are, or that of `account` to `generator`.
	pub(super) fn withdraw_consent(&mut self, account: Key, generator: Key, which: Pick) {
		let consents = self.ledger.consents().collect::<Vec<_>>();
		let (account, generator) = match which {
			Pick::Open(which) => one_of(&consents, which)
				.map_or((account, generator), |(account, generator, _)| {
					(key(*account), key(*generator))
				}),
			Pick::Any(_) => (account, generator),
		};
		let call = Graphics::withdraw_consent { generator: generator.to_account_id() };
		let known = self.generators.contains_key(&generator);
		let by_rule = |ledger: &mut Ledger| {
			ensure!(known, Error::<Runtime>::UnknownGenerator);
			ledger.withdraw_consent(who(account), who(generator));
			Ok(())
		};
		self.transact(account, call, by_rule, || ());
	}

	fn allowed(&self, generator: Key, allowance: Allowance) -> Consent {
		Consent {
			per_epoch: allowance.per_epoch,
			min_reward: self.least(ChannelId::Generate, generator, allowance.least),
			until: self.ledger.now().saturating_add_signed(allowance.blocks),
		}
	}
}

/// What an account signs to consent, as a wallet wraps it.
pub fn request(
	account: Key,
	generator: Key,
	consent: Consent,
	nonce: u32,
	expires_at: u32,
) -> Vec<u8> {
	let Consent { per_epoch, min_reward, until } = consent;
	let tag: &[u8; 13] = b"sd/consent/v1";
	let parties = (account.to_account_id(), generator.to_account_id());
	let terms = (per_epoch, min_reward, until, nonce, expires_at);
	let request = (tag, System::block_hash(0), parties, terms).encode();
	[b"<Bytes>", request.as_slice(), b"</Bytes>"].concat()
}
