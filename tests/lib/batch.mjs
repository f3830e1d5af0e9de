// Many graphics under one root: leaves, tree and proofs, tallies and receipts, written by hand from docs/attestation.md.
//
// A second implementation, like lib/attestation.mjs: nothing here asks the chain how to encode.

import { u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { encodeGraphic } from './attestation.mjs';
import { accountBytes, addressOf, ascii, bytes32, hex32, u32 } from './bytes.mjs';
import { fingerprintHex } from './fingerprint.mjs';

export const TAG = ascii('sd/leaf/v1');
export const LEAF_LENGTH = 122;

/** The most creators in one batch, and the most hashes in a proof. */
export const MAX_TALLIES = 1_024;
export const MAX_PROOF = 32;

const hash = (bytes) => blake2AsU8a(bytes, 256);
const join = (left, right) => hash(u8aConcat(left, right));

/** A graphic at its place in a batch: 122 bytes. */
export const encodeLeaf = (index, graphic) => u8aConcat(TAG, u32(index), encodeGraphic(graphic));

/** The rows of the tree over `graphics`, from the leaves' hashes up to the root. */
export function growTree(graphics) {
  if (graphics.length === 0) throw new RangeError('a tree of no leaves does not exist');
  const rows = [graphics.map((graphic, index) => hash(encodeLeaf(index, graphic)))];
  while (rows.at(-1).length > 1) rows.push(rowAbove(rows.at(-1)));
  return rows;
}

function rowAbove(row) {
  const above = [];
  for (let left = 0; left < row.length; left += 2) {
    // The last of an odd number goes up unchanged.
    above.push(left + 1 < row.length ? join(row[left], row[left + 1]) : row[left]);
  }
  return above;
}

export const rootOf = (rows) => u8aToHex(rows.at(-1)[0]);

/** The siblings of the leaf `index` and of the nodes above it, from the bottom up; none where a node goes up unchanged. */
export function proofOf(rows, index) {
  if (!(index in rows[0])) throw new RangeError(`there is no leaf ${index} among ${rows[0].length}`);
  const siblings = rows.map((row, height) => row[Math.floor(index / 2 ** height) ^ 1]);
  return siblings.filter((sibling) => sibling !== undefined).map((sibling) => u8aToHex(sibling));
}

/** Whether `graphic` is the leaf `index` of a batch of so many `leaves` under `root`. */
export function isProved({ root, leaves }, { index, graphic, proof }) {
  if (!(index < leaves)) return false;
  const siblings = proof.map(bytes32);
  let node = hash(encodeLeaf(index, graphic));
  for (let position = index, width = leaves; width > 1; position = Math.floor(position / 2), width = Math.ceil(width / 2)) {
    const [isRight, isAlone] = [position % 2 === 1, position + 1 === width];
    if (!isRight && isAlone) continue;
    if (siblings.length === 0) return false;
    node = isRight ? join(siblings.shift(), node) : join(node, siblings.shift());
  }
  return siblings.length === 0 && u8aEq(node, bytes32(root));
}

/** How many of the graphics are whose, as [address, count], in the order in which they first come. */
export function talliesOf(graphics) {
  const counts = new Map();
  for (const { creator } of graphics) {
    const address = addressOf(creator);
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts];
}

/**
 * All that becomes of a batch: what to settle, and each creator's receipt.
 *
 * @param graphics each as it is attested, with the name of its `file` beside it if it has one
 * @returns { batch, receipts }: `batch` as it is written to `batch.json`, `receipts` by address
 */
export function layOut({ genesisHash, generator, graphics }) {
  const seen = new Set();
  for (const contentHash of graphics.map((graphic) => hex32(graphic.contentHash))) {
    if (seen.has(contentHash)) throw new RangeError(`the content hash ${contentHash} is in it twice, and could be claimed once`);
    seen.add(contentHash);
  }
  const rows = growTree(graphics);
  const about = { genesis_hash: hex32(genesisHash), generator: addressOf(generator), root: rootOf(rows), leaves: graphics.length };
  const tallies = talliesOf(graphics);
  if (tallies.length > MAX_TALLIES) throw new RangeError(`${tallies.length} creators are more than a batch may have, ${MAX_TALLIES}`);
  const receipts = new Map(tallies.map(([address]) => [address, { format: 'sd/receipt/v1', ...about, graphics: [] }]));
  graphics.forEach((graphic, index) => {
    receipts.get(addressOf(graphic.creator)).graphics.push({
      ...(graphic.file ? { file: graphic.file } : {}),
      index,
      graphic: written(graphic),
      proof: proofOf(rows, index),
    });
  });
  return { batch: { format: 'sd/batch/v1', ...about, tallies }, receipts };
}

/** A graphic as JSON has it. */
export const written = ({ creator, contentHash, fingerprint, recipeHash, model }) => ({
  creator: addressOf(creator),
  content_hash: hex32(contentHash),
  fingerprint: fingerprintHex(BigInt(fingerprint)),
  recipe_hash: hex32(recipeHash),
  model,
});

/**
 * A receipt from its JSON text.
 *
 * @returns { genesisHash, generator, root, leaves, graphics: [{ file, index, graphic, proof }] }; throws what is wrong with it
 */
export function readReceipt(text) {
  const { format, genesis_hash, generator, root, leaves, graphics } = parsed(text);
  expect(format === 'sd/receipt/v1', `its format is ${JSON.stringify(format)}, not "sd/receipt/v1"`);
  expect(Array.isArray(graphics) && graphics.length > 0, 'it has no graphics');
  const receipt = {
    genesisHash: read('genesis_hash', bytes, genesis_hash),
    generator: read('generator', account, generator),
    root: read('root', bytes, root),
    leaves: read('leaves', number, leaves),
    graphics: graphics.map((entry, i) => readEntry(`graphics[${i}]`, entry)),
  };
  const indices = new Set(receipt.graphics.map(({ index }) => index));
  expect(indices.size === graphics.length, 'an index stands in it twice');
  return receipt;
}

function readEntry(name, entry) {
  const { file, index, graphic, proof } = entry ?? {};
  const { creator, content_hash, fingerprint, recipe_hash, model } = graphic ?? {};
  expect(file === undefined || typeof file === 'string', `${name}.file is no text`);
  expect(Array.isArray(proof) && proof.length <= MAX_PROOF, `${name}.proof is no list of at most ${MAX_PROOF} hashes`);
  return {
    file,
    index: read(`${name}.index`, number, index),
    graphic: {
      creator: read(`${name}.graphic.creator`, account, creator),
      contentHash: read(`${name}.graphic.content_hash`, bytes, content_hash),
      fingerprint: read(`${name}.graphic.fingerprint`, bits, fingerprint),
      recipeHash: read(`${name}.graphic.recipe_hash`, bytes, recipe_hash),
      model: read(`${name}.graphic.model`, number, model),
    },
    proof: proof.map((sibling, i) => read(`${name}.proof[${i}]`, bytes, sibling)),
  };
}

function parsed(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`no receipt: ${error.message}`);
  }
  expect(value !== null && typeof value === 'object', 'it is no object');
  return value;
}

function expect(condition, what) {
  if (!condition) throw new Error(`no receipt: ${what}`);
}

function read(name, convert, value) {
  try {
    return convert(value);
  } catch (error) {
    throw new Error(`no receipt: ${name} is ${JSON.stringify(value)}; ${error.message}`);
  }
}

const bytes = (value) => {
  if (!/^0x[0-9a-f]{64}$/.test(value)) throw new TypeError('expected 0x and 64 lower-case hexadecimal digits');
  return value;
};

const bits = (value) => {
  if (!/^0x[0-9a-f]{16}$/.test(value)) throw new TypeError('expected 0x and 16 lower-case hexadecimal digits');
  return BigInt(value);
};

const number = (value) => {
  u32(value);
  return value;
};

const account = (value) => {
  if (typeof value !== 'string') throw new TypeError('expected an address');
  return u8aToHex(accountBytes(value));
};
