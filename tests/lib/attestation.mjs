// What a generator signs about one graphic: 192 bytes, written by hand from docs/attestation.md.
//
// Nothing here asks the chain's metadata how to encode: this is the second implementation, against which the
// runtime's is tested.

import { hexToU8a, u8aConcat } from '@polkadot/util';
import { sr25519Verify } from '@polkadot/util-crypto';

export const TAG = new TextEncoder().encode('sd/attest/v1');
export const GRAPHIC_LENGTH = 108;
export const PAYLOAD_LENGTH = 192;

/** A graphic's 108 bytes: creator, content hash, fingerprint, recipe hash, model. */
export function encodeGraphic({ creator, contentHash, fingerprint, recipeHash, model }) {
  return u8aConcat(bytes32(creator), bytes32(contentHash), u64(fingerprint), bytes32(recipeHash), u32(model));
}

/** The 192 bytes that are signed, as they are: neither hashed nor wrapped. */
export function encodePayload({ genesisHash, generator, keyVersion, expiresAt, graphic }) {
  return u8aConcat(
    TAG,
    bytes32(genesisHash),
    bytes32(generator),
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

function bytes32(value) {
  const bytes = typeof value === 'string' ? hexToU8a(value) : value;
  if (!(bytes instanceof Uint8Array) || bytes.length !== 32) {
    throw new TypeError(`expected 32 bytes, as hex or Uint8Array, got ${value}`);
  }
  return bytes;
}

function u32(value) {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new RangeError(`${value} is no u32`);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function u64(value) {
  const number = BigInt(value);
  if (number < 0n || number >= 1n << 64n) throw new RangeError(`${value} is no u64`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number, true);
  return bytes;
}
