// Fields of the messages of docs/attestation.md as bytes: numbers little-endian, what does not fit is refused, not cut off.

import { hexToU8a, isHex, u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';

const SS58_PREFIX = 42;

export const ascii = (text) => new TextEncoder().encode(text);

/** 32 bytes, given as such or as hex. */
export function bytes32(value) {
  const bytes = typeof value === 'string' ? hexToU8a(value) : value;
  if (!(bytes instanceof Uint8Array) || bytes.length !== 32) {
    throw new TypeError(`expected 32 bytes, as hex or Uint8Array, got ${value}`);
  }
  return bytes;
}

/** An account's 32 bytes, given as such, as hex, or as an address of this chain. */
export function accountBytes(value) {
  if (typeof value !== 'string' || isHex(value)) return bytes32(value);
  try {
    return bytes32(decodeAddress(value, false, SS58_PREFIX));
  } catch (error) {
    throw new TypeError(`${value} is no address of this chain: ${error.message}`);
  }
}

/** An account as people write it. */
export const addressOf = (account) => encodeAddress(accountBytes(account), SS58_PREFIX);

/** 32 bytes as people write them. */
export const hex32 = (value) => u8aToHex(bytes32(value));

export function u32(value) {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new RangeError(`${value} is no u32`);
  return littleEndian(BigInt(value), 4);
}

export const u64 = (value) => littleEndian(unsigned(value, 64), 8);

export const u128 = (value) => littleEndian(unsigned(value, 128), 16);

function unsigned(value, bits) {
  const number = BigInt(value);
  if (number < 0n || number >= 1n << BigInt(bits)) throw new RangeError(`${value} is no u${bits}`);
  return number;
}

function littleEndian(number, length) {
  const bytes = new Uint8Array(length);
  for (let i = 0, rest = number; i < length; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}
