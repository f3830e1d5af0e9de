// The attestation's bytes, against the vectors that the Rust tests read too.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { pair } from '../lib/accounts.mjs';
import { PAYLOAD_LENGTH, attest, encodePayload, isAttested } from '../lib/attestation.mjs';
import { VECTORS, vectors as generated } from '../vectors.mjs';

const vectors = JSON.parse(readFileSync(VECTORS, 'utf8'));

const attestationOf = ({ genesis_hash, generator, key_version, expires_at, graphic }) => ({
  genesisHash: genesis_hash,
  generator,
  keyVersion: key_version,
  expiresAt: expires_at,
  graphic: {
    creator: graphic.creator,
    contentHash: graphic.content_hash,
    fingerprint: BigInt(graphic.fingerprint),
    recipeHash: graphic.recipe_hash,
    model: graphic.model,
  },
});

test('there are at least three vectors, and the script that makes them makes these', () => {
  assert.ok(vectors.length >= 3);
  assert.deepEqual(generated(vectors), vectors);
});

for (const vector of vectors) {
  test(`vector: ${vector.name}`, () => {
    const attestation = attestationOf(vector);
    assert.equal(u8aToHex(pair(vector.secret_uri).publicKey), vector.public);
    assert.equal(u8aToHex(encodePayload(attestation)), vector.payload);
    assert.equal(hexToU8a(vector.payload).length, PAYLOAD_LENGTH);
    assert.ok(isAttested(vector.public, attestation, hexToU8a(vector.signature)));
  });
}

test('every field is where the document says it is', () => {
  const vector = vectors.find(({ name }) => name.startsWith('every number'));
  const payload = hexToU8a(vector.payload);
  const field = (from, length) => u8aToHex(payload.subarray(from, from + length));
  assert.equal(new TextDecoder().decode(payload.subarray(0, 12)), 'sd/attest/v1');
  assert.equal(field(12, 32), vector.genesis_hash);
  assert.equal(field(44, 32), vector.generator);
  assert.equal(field(76, 4), '0x04030201');
  assert.equal(field(80, 4), '0x08070605');
  assert.equal(field(84, 32), vector.graphic.creator);
  assert.equal(field(116, 32), vector.graphic.content_hash);
  assert.equal(field(148, 8), '0x1817161514131211');
  assert.equal(field(156, 32), vector.graphic.recipe_hash);
  assert.equal(field(188, 4), '0x0c0b0a09');
});

test('a signature holds for no other byte, key or wrapping', () => {
  const [vector] = vectors;
  const attestation = attestationOf(vector);
  const signature = attest(pair(vector.secret_uri), attestation);
  assert.ok(isAttested(vector.public, attestation, signature));
  assert.ok(!isAttested(vector.public, { ...attestation, expiresAt: attestation.expiresAt + 1 }, signature));
  assert.ok(!isAttested(pair('//Mallory').publicKey, attestation, signature));
  const wrapped = u8aConcat('<Bytes>', encodePayload(attestation), '</Bytes>');
  assert.ok(!isAttested(vector.public, attestation, pair(vector.secret_uri).sign(wrapped)));
});

test('what does not fit a field is refused, not cut off', () => {
  const attestation = attestationOf(vectors[0]);
  const graphic = (change) => ({ ...attestation, graphic: { ...attestation.graphic, ...change } });
  assert.throws(() => encodePayload({ ...attestation, keyVersion: 2 ** 32 }), /no u32/);
  assert.throws(() => encodePayload({ ...attestation, expiresAt: -1 }), /no u32/);
  assert.throws(() => encodePayload(graphic({ fingerprint: 1n << 64n })), /no u64/);
  assert.throws(() => encodePayload(graphic({ contentHash: '0x00' })), /32 bytes/);
  assert.throws(() => encodePayload({ ...attestation, generator: '5Eve' }), /no address/);
});
