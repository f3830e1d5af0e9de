// What a generator signs about one graphic: 192 bytes, written by hand from docs/attestation.md.
//
// Nothing here asks the chain's metadata how to encode: this is the second implementation, against which the
// runtime's is tested.

import { u8aConcat } from '@polkadot/util';
import { sr25519Verify } from '@polkadot/util-crypto';
import { accountBytes, ascii, bytes32, u32, u64 } from './bytes.mjs';

export const TAG = ascii('sd/attest/v1');
export const GRAPHIC_LENGTH = 108;
export const PAYLOAD_LENGTH = 192;

/** A graphic's 108 bytes: creator, content hash, fingerprint, recipe hash, model. */
export function encodeGraphic({ creator, contentHash, fingerprint, recipeHash, model }) {
  return u8aConcat(accountBytes(creator), bytes32(contentHash), u64(fingerprint), bytes32(recipeHash), u32(model));
}

/** The 192 bytes that are signed, as they are: neither hashed nor wrapped. */
export function encodePayload({ genesisHash, generator, keyVersion, expiresAt, graphic }) {
  return u8aConcat(
    TAG,
    bytes32(genesisHash),
    accountBytes(generator),
    u32(keyVersion),
    u32(expiresAt),
    encodeGraphic(graphic),
  );
}

/** The generator's sr25519 signature (64 bytes) over the attestation's payload. */
export function attest(signer, attestation) {
  return signer.sign(encodePayload(attestation));
}

/** Whether `signature` over the attestation's payload is by the holder of `publicKey`. */
export function isAttested(publicKey, attestation, signature) {
  return sr25519Verify(encodePayload(attestation), signature, bytes32(publicKey));
}
