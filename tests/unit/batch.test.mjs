// Leaves, trees, proofs and receipts, against values computed by hand in another language.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { dave, eve, ferdie, pair } from '../lib/accounts.mjs';
import {
  LEAF_LENGTH, MAX_TALLIES, encodeLeaf, growTree, isProved, layOut, proofOf, readReceipt, rootOf, talliesOf,
} from '../lib/batch.mjs';

/** The graphics of the check by hand in docs/attestation.md. */
const plain = (count) => Array.from({ length: count }, (_, i) => ({
  creator: `0x${'01'.repeat(32)}`, contentHash: `0x${(0xa0 + i).toString(16).repeat(32)}`, fingerprint: BigInt(i), recipeHash: `0x${'00'.repeat(32)}`, model: 0,
}));

const ROOTS = {
  1: '0x4ba46bc2dab8008cf792c80434a3fab81010635770dacd0a28f15fe6bcd89eb5',
  2: '0xe9af428a17416cd1aeaaa28300483d4cacb551e20646ad10960d61c62769bb5e',
  3: '0x12a80f42528f8ff1447e1902567223646aafad8ed5f77c7694d54b5b3cfe49c8',
  5: '0x17e63f656f0210b0a65f83e30c53e4a60c7d868f9bdef12c0a5d1b2aeec274ed',
  7: '0xdc19902ddfc0d21c3d63c4987e4ffec2f82425cf252444967693cc3f55cc12f9',
};

const hash = (...parts) => blake2AsU8a(u8aConcat(...parts), 256);
const leaves = (graphics) => graphics.map((graphic, index) => hash(encodeLeaf(index, graphic)));
const entry = (graphics, rows, index) => ({ index, graphic: graphics[index], proof: proofOf(rows, index) });

test('every field of a leaf is where the document says it is', () => {
  const bytes = encodeLeaf(0x01020304, {
    creator: dave.publicKey, contentHash: `0x${'c0'.repeat(32)}`, fingerprint: 0x1112131415161718n, recipeHash: `0x${'d0'.repeat(32)}`, model: 0x090a0b0c,
  });
  const field = (from, length) => u8aToHex(bytes.subarray(from, from + length));
  assert.equal(bytes.length, LEAF_LENGTH);
  assert.equal(new TextDecoder().decode(bytes.subarray(0, 10)), 'sd/leaf/v1');
  assert.equal(field(10, 4), '0x04030201');
  assert.equal(field(14, 32), u8aToHex(dave.publicKey));
  assert.equal(field(46, 32), `0x${'c0'.repeat(32)}`);
  assert.equal(field(78, 8), '0x1817161514131211');
  assert.equal(field(86, 32), `0x${'d0'.repeat(32)}`);
  assert.equal(field(118, 4), '0x0c0b0a09');
});

for (const [count, root] of Object.entries(ROOTS)) {
  test(`the root over ${count} is as computed by hand, and every leaf is proved under it`, () => {
    const graphics = plain(Number(count));
    const rows = growTree(graphics);
    assert.equal(rootOf(rows), root);
    for (let index = 0; index < graphics.length; index++) {
      assert.ok(isProved({ root, leaves: graphics.length }, entry(graphics, rows, index)), `leaf ${index}`);
    }
  });
}

test('one leaf is its own root; of two, three and five the nodes are joined as drawn', () => {
  const shapes = {
    1: ([a]) => a,
    2: ([a, b]) => hash(a, b),
    3: ([a, b, c]) => hash(hash(a, b), c),
    5: ([a, b, c, d, e]) => hash(hash(hash(a, b), hash(c, d)), e),
  };
  for (const [count, shape] of Object.entries(shapes)) assert.equal(u8aToHex(shape(leaves(plain(Number(count))))), ROOTS[count]);
});

test('a proof names the siblings from the bottom up, and none where a node goes up unchanged', () => {
  const [a, b, c, d, e, f] = leaves(plain(7));
  const rows = growTree(plain(7));
  assert.deepEqual(proofOf(growTree(plain(1)), 0), []);
  assert.deepEqual(proofOf(growTree(plain(2)), 1), [u8aToHex(a)]);
  assert.deepEqual(proofOf(growTree(plain(3)), 2), [u8aToHex(hash(a, b))]);
  assert.deepEqual(proofOf(growTree(plain(3)), 1), [u8aToHex(a), u8aToHex(c)]);
  assert.deepEqual(proofOf(growTree(plain(5)), 4), [u8aToHex(hash(hash(a, b), hash(c, d)))]);
  const sixth = proofOf(rows, 6);
  assert.deepEqual(sixth, [u8aToHex(hash(e, f)), u8aToHex(hash(hash(a, b), hash(c, d)))]);
  assert.deepEqual(sixth, [
    '0xa49342e2075bc74550d4e8327300d8fd9b00aa94a53916d66ac5a1a083701cf7', '0x3fabc6c7264bf134f332f8e37d9e4e3af8f69b8051274e408ffee723d046e2b4',
  ]);
  assert.throws(() => proofOf(rows, 7), /no leaf 7/);
});

test('of every tree up to 40 leaves every leaf is proved at its place, and at no other', () => {
  for (let count = 1; count <= 40; count++) {
    const graphics = plain(count);
    const rows = growTree(graphics);
    const batch = { root: rootOf(rows), leaves: count };
    for (let index = 0; index < count; index++) {
      const proof = proofOf(rows, index);
      assert.ok(proof.length <= Math.ceil(Math.log2(count)));
      for (let place = 0; place < count + 2; place++) {
        assert.equal(isProved(batch, { index: place, graphic: graphics[index], proof }), place === index, `leaf ${index} of ${count} at ${place}`);
      }
    }
  }
});

test('a shifted proof: in a tree of three the last leaf does not pass for the one before it', () => {
  const graphics = plain(3);
  const rows = growTree(graphics);
  const proof = proofOf(rows, 2);
  // Without the index in the leaf both places would lead to the root: the one sibling stands on the left of either.
  assert.equal(u8aToHex(hash(hexToU8a(proof[0]), leaves(graphics)[2])), ROOTS[3]);
  assert.ok(isProved({ root: ROOTS[3], leaves: 3 }, { index: 2, graphic: graphics[2], proof }));
  assert.ok(!isProved({ root: ROOTS[3], leaves: 3 }, { index: 1, graphic: graphics[2], proof }));
  assert.ok(!isProved({ root: ROOTS[3], leaves: 2 }, { index: 1, graphic: graphics[2], proof }));
});

test('an inner node is no leaf: with its own proof nothing that is claimed leads to the root', () => {
  const graphics = plain(5);
  const rows = growTree(graphics);
  const batch = { root: ROOTS[5], leaves: 5 };
  const innerProof = [u8aToHex(rows[1][1]), u8aToHex(rows[0][4])];
  assert.equal(u8aToHex(hash(hash(rows[1][0], hexToU8a(innerProof[0])), hexToU8a(innerProof[1]))), ROOTS[5]);
  // The 64 bytes under the node, as the first of a graphic's 108.
  const disguised = { ...graphics[0], creator: rows[0][0], contentHash: u8aToHex(rows[0][1]) };
  for (const graphic of [graphics[0], disguised]) {
    assert.ok(!isProved(batch, { index: 0, graphic, proof: innerProof }));
    assert.ok(!isProved({ ...batch, leaves: 3 }, { index: 0, graphic, proof: innerProof }));
  }
});

test('a proof with a bit, a hash or a field changed is none', () => {
  const graphics = plain(7);
  const rows = growTree(graphics);
  const batch = { root: ROOTS[7], leaves: 7 };
  const good = entry(graphics, rows, 3);
  const forged = good.proof.map((it) => it.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')));
  for (const [i] of good.proof.entries()) {
    assert.ok(!isProved(batch, { ...good, proof: good.proof.with(i, forged[i]) }));
  }
  assert.ok(!isProved(batch, { ...good, proof: good.proof.slice(1) }));
  assert.ok(!isProved(batch, { ...good, proof: good.proof.slice(0, -1) }));
  assert.ok(!isProved(batch, { ...good, proof: [...good.proof, good.proof[0]] }));
  assert.ok(!isProved(batch, { ...good, proof: good.proof.toReversed() }));
  for (const change of [{ creator: dave.publicKey }, { contentHash: `0x${'00'.repeat(32)}` }, { fingerprint: 4n }, { model: 1 }]) {
    assert.ok(!isProved(batch, { ...good, graphic: { ...good.graphic, ...change } }));
  }
  assert.ok(!isProved({ ...batch, root: ROOTS[5] }, good));
  assert.ok(!isProved(batch, { ...good, index: 7 }));
});

const mixed = () => [dave, ferdie, dave, pair('//Newcomer'), dave].map(({ publicKey }, i) => ({
  ...plain(5)[i], creator: publicKey, fingerprint: 0x0123456789abcde0n + BigInt(i), file: i === 2 ? undefined : `${i}.png`,
}));
const laidOut = () => layOut({ genesisHash: `0x${'11'.repeat(32)}`, generator: eve.address, graphics: mixed() });

test('tallies count whose graphics they are, in the order in which their creators first come', () => {
  assert.deepEqual(talliesOf(mixed()), [[dave.address, 3], [ferdie.address, 1], [pair('//Newcomer').address, 1]]);
});

test('each creator gets a receipt of all its graphics, which proves them', () => {
  const { batch, receipts } = laidOut();
  assert.deepEqual([...receipts.keys()], batch.tallies.map(([address]) => address));
  assert.deepEqual(Object.keys(batch), ['format', 'genesis_hash', 'generator', 'root', 'leaves', 'tallies']);
  const text = JSON.stringify(receipts.get(dave.address));
  assert.deepEqual(Object.keys(JSON.parse(text)), ['format', 'genesis_hash', 'generator', 'root', 'leaves', 'graphics']);
  const receipt = readReceipt(text);
  assert.deepEqual(receipt.graphics.map(({ index, file }) => [index, file]), [[0, '0.png'], [2, undefined], [4, '4.png']]);
  for (const graphic of receipt.graphics) assert.ok(isProved(receipt, graphic));
  assert.equal(JSON.parse(text).graphics[1].graphic.fingerprint, '0x0123456789abcde2');
  assert.equal(receipt.generator, u8aToHex(eve.publicKey));
});

test('a receipt is read whatever else stands in it, with accounts as addresses or hex', () => {
  const receipt = laidOut().receipts.get(ferdie.address);
  const graphics = [{ ...receipt.graphics[0], remark: 1, graphic: { ...receipt.graphics[0].graphic, creator: u8aToHex(ferdie.publicKey), size: 4 } }];
  assert.deepEqual(readReceipt(JSON.stringify({ ...receipt, made: 'today', graphics })), readReceipt(JSON.stringify(receipt)));
});

test('what is no receipt is refused, and why is said', () => {
  const receipt = laidOut().receipts.get(dave.address);
  const refuse = (change, why) => assert.throws(() => readReceipt(JSON.stringify({ ...receipt, ...change })), why);
  const first = (change) => ({ graphics: [{ ...receipt.graphics[0], ...change }] });
  const graphic = (change) => first({ graphic: { ...receipt.graphics[0].graphic, ...change } });
  assert.throws(() => readReceipt('{'), /no receipt/);
  assert.throws(() => readReceipt('null'), /no object/);
  refuse({ format: 'sd/receipt/v2' }, /format is "sd\/receipt\/v2"/);
  refuse({ graphics: [] }, /no graphics/);
  refuse({ root: '0x00' }, /root is "0x00"/);
  refuse({ leaves: 2 ** 32 }, /leaves is 4294967296/);
  refuse({ leaves: '5' }, /leaves is "5"/);
  refuse({ generator: 'Eve' }, /generator is "Eve".*no address/);
  // An address of another network.
  refuse({ generator: '1FRMM8PEiWXYax7rpS6X4XZX1aAAxSWx1CrKTyrVYhV24fg' }, /no address of this chain/);
  refuse({ graphics: [receipt.graphics[0], receipt.graphics[0]] }, /twice/);
  refuse(first({ index: -1 }), /index is -1/);
  refuse(first({ proof: 'none' }), /proof is no list/);
  refuse(first({ proof: Array(33).fill(receipt.root) }), /at most 32/);
  refuse(first({ proof: [receipt.root.toUpperCase()] }), /proof\[0\]/);
  refuse(first({ file: 3 }), /file is no text/);
  refuse(first({ graphic: undefined }), /creator is undefined/);
  refuse(graphic({ fingerprint: 7 }), /fingerprint is 7/);
  refuse(graphic({ model: 0.5 }), /model is 0.5/);
});

test('a batch has at least one graphic and at most 1,024 creators', () => {
  const about = { genesisHash: `0x${'11'.repeat(32)}`, generator: eve.address };
  assert.throws(() => layOut({ ...about, graphics: [] }), /no leaves/);
  assert.throws(() => layOut({ ...about, graphics: [plain(1)[0], { ...plain(1)[0], creator: dave.address }] }), /twice/);
  const number = (i) => `0x${(i + 1).toString(16).padStart(64, '0')}`;
  const many = Array.from({ length: MAX_TALLIES + 1 }, (_, i) => ({ ...plain(1)[0], creator: number(i), contentHash: number(i) }));
  assert.equal(layOut({ ...about, graphics: many.slice(1) }).batch.tallies.length, MAX_TALLIES);
  assert.throws(() => layOut({ ...about, graphics: many }), /1025 creators/);
});
