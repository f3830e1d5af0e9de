// What an account signs, off chain, to let a generator charge it: 156 bytes, written by hand from docs/attestation.md.

import { hexToU8a, u8aConcat, u8aToHex, u8aToU8a } from '@polkadot/util';
import { ed25519Verify, secp256k1Verify, sr25519Verify } from '@polkadot/util-crypto';
import { accountBytes, ascii, bytes32, u32, u128 } from './bytes.mjs';

export const TAG = ascii('sd/consent/v1');
export const REQUEST_LENGTH = 141;
export const PAYLOAD_LENGTH = 156;

/** The 141 bytes that a page gives to a wallet, which wraps them: to be signed by nobody as they are. */
export function encodeRequest({ genesisHash, account, generator, perEpoch, minReward, until, nonce, expiresAt }) {
  return u8aConcat(
    TAG,
    bytes32(genesisHash),
    accountBytes(account),
    accountBytes(generator),
    u32(perEpoch),
    u128(minReward),
    u32(until),
    u32(nonce),
    u32(expiresAt),
  );
}

/** The 156 bytes that are signed: the request between `<Bytes>` and `</Bytes>`, as every wallet puts it. */
export const encodePayload = (request) => u8aConcat(ascii('<Bytes>'), encodeRequest(request), ascii('</Bytes>'));

/** The signature of a key that is at hand, as `consent_with_signature` takes it. */
export const signConsent = (pair, request) => multiSignature(pair.type, pair.sign(encodePayload(request)));

/** A wallet's signature (64 bytes, or 65 of ecdsa; bytes or hex) with the kind of its key. */
export function multiSignature(type, signature) {
  const kind = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' }[type];
  if (!kind) throw new TypeError(`an account of this chain has no ${type} key`);
  return { [kind]: u8aToHex(u8aToU8a(signature)) };
}

// Not `signatureVerify` of polkadot.js: it takes what was signed without the wrapping, too.
const VERIFY = { Sr25519: sr25519Verify, Ed25519: ed25519Verify, Ecdsa: (...args) => secp256k1Verify(...args, 'blake2') };

/** Whether the request was signed, in exactly this form, by the account in it. */
export function isConsented(request, signature) {
  const [[kind, bytes]] = Object.entries(signature);
  return VERIFY[kind](encodePayload(request), hexToU8a(bytes), accountBytes(request.account));
}
