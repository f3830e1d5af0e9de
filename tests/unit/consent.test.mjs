// The bytes of a signed consent, field by field, and what of its forms holds.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Keyring } from '@polkadot/keyring';
import { u8aConcat, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { eve, pair } from '../lib/accounts.mjs';
import { ascii } from '../lib/bytes.mjs';
import { PAYLOAD_LENGTH, REQUEST_LENGTH, encodePayload, encodeRequest, isConsented, multiSignature, signConsent } from '../lib/consent.mjs';

const request = (account, change) => ({
  genesisHash: `0x${'10'.repeat(32)}`,
  account,
  generator: eve.publicKey,
  perEpoch: 0x01020304,
  minReward: 0x1112131415161718191a1b1c1d1e1f20n,
  until: 0x05060708,
  nonce: 0x090a0b0c,
  expiresAt: 0x0d0e0f10,
  ...change,
});
const newcomer = pair('//Newcomer');
const keyOf = (type) => new Keyring({ type, ss58Format: 42 }).addFromUri('//Newcomer');

test('every field is where the document says it is', () => {
  const payload = encodePayload(request(newcomer.publicKey));
  const field = (from, length) => u8aToHex(payload.subarray(from, from + length));
  const text = (from, length) => new TextDecoder().decode(payload.subarray(from, from + length));
  assert.equal(payload.length, PAYLOAD_LENGTH);
  assert.equal(text(0, 20), '<Bytes>sd/consent/v1');
  assert.equal(field(20, 32), `0x${'10'.repeat(32)}`);
  assert.equal(field(52, 32), u8aToHex(newcomer.publicKey));
  assert.equal(field(84, 32), u8aToHex(eve.publicKey));
  assert.equal(field(116, 4), '0x04030201');
  assert.equal(field(120, 16), '0x201f1e1d1c1b1a191817161514131211');
  assert.equal(field(136, 4), '0x08070605');
  assert.equal(field(140, 4), '0x0c0b0a09');
  assert.equal(field(144, 4), '0x100f0e0d');
  assert.equal(text(148, 8), '</Bytes>');
});

test('it is what a wallet makes of the request', () => {
  const asked = encodeRequest(request(newcomer.address));
  assert.equal(asked.length, REQUEST_LENGTH);
  assert.deepEqual(encodePayload(request(newcomer.address)), u8aWrapBytes(asked));
});

for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
  test(`a key of ${type} signs for its account, and for nothing else`, () => {
    const key = keyOf(type);
    const mine = request(key.addressRaw);
    const signature = signConsent(key, mine);
    assert.deepEqual(Object.keys(signature), [`${type[0].toUpperCase()}${type.slice(1)}`]);
    assert.ok(isConsented(mine, signature));
    assert.ok(isConsented(request(key.address), signature));
    for (const change of [
      { genesisHash: `0x${'11'.repeat(32)}` }, { account: newcomer.address === key.address ? eve.address : newcomer.address },
      { generator: key.addressRaw }, { perEpoch: 1 }, { minReward: 0n }, { until: 1 }, { nonce: 0 }, { expiresAt: 1 },
    ]) assert.ok(!isConsented({ ...mine, ...change }, signature), Object.keys(change)[0]);
  });
}

test('an ecdsa account is the hash of its key', () => {
  const key = keyOf('ecdsa');
  assert.equal(key.publicKey.length, 33);
  assert.deepEqual(key.addressRaw, blake2AsU8a(key.publicKey, 256));
});

for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
  test(`signed bare, wrapped twice or wrapped otherwise by a key of ${type}, it holds nothing`, () => {
    const key = keyOf(type);
    const mine = request(key.addressRaw);
    const [bare, wrapped] = [encodeRequest(mine), encodePayload(mine)];
    const others = [
      bare, u8aConcat('<Bytes>', wrapped, '</Bytes>'), u8aConcat('<Bytes>', bare), u8aConcat('<bytes>', bare, '</bytes>'), u8aConcat(wrapped, '\n'),
      ascii(u8aToHex(bare)), u8aConcat('<Bytes>', ascii(u8aToHex(bare)), '</Bytes>'),
    ];
    assert.ok(isConsented(mine, multiSignature(type, key.sign(wrapped))));
    assert.ok(isConsented(mine, multiSignature(type, u8aToHex(key.sign(wrapped)))));
    for (const bytes of others) assert.ok(!isConsented(mine, multiSignature(type, key.sign(bytes))), u8aToHex(bytes));
  });
}

test('what does not fit a field is refused, not cut off', () => {
  assert.throws(() => encodePayload(request(newcomer.address, { minReward: 1n << 128n })), /no u128/);
  assert.throws(() => encodePayload(request(newcomer.address, { minReward: -1n })), /no u128/);
  assert.throws(() => encodePayload(request(newcomer.address, { until: 2 ** 32 })), /no u32/);
  assert.throws(() => encodePayload(request('5Newcomer')), /no address/);
  assert.throws(() => multiSignature('ethereum', new Uint8Array(65)), /no ethereum key/);
});
