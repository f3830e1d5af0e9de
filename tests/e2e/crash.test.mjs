// The node is killed in the middle of the work and comes back with the same final chain.

import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dave } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { newPicture, soon, testNode } from './support.mjs';

const basePath = mkdtempSync(join(tmpdir(), 'sd-crash-'));
process.once('exit', () => rmSync(basePath, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

let node;
let chain;
await start(0);
after(async () => {
  await chain.close();
  await node.stop();
});

async function start(round) {
  node = await testNode({ name: `crash-${round}`, basePath });
  chain = await connect(node.url);
}

/** Hash and state root of every final block, by height. */
async function finalChain() {
  const { number } = await chain.finalized();
  const blocks = [];
  for (let height = 0; height <= number; height++) {
    const { hash, stateRoot } = await chain.api.rpc.chain.getHeader(await chain.hashOf(height));
    blocks.push({ hash: hash.toHex(), stateRoot: stateRoot.toHex() });
  }
  return blocks;
}

/** Brings `count` graphics in without waiting for any; returns their content hashes. */
async function generateMany(count) {
  const expiresAt = await soon(chain);
  const nonce = (await chain.api.rpc.system.accountNextIndex(dave.address)).toNumber();
  return Promise.all(Array.from({ length: count }, async (_, i) => {
    const picture = newPicture();
    const tx = await generateTx(chain, graphicOf(picture, dave), { expiresAt }).signAsync(dave, { nonce: nonce + i });
    await tx.send();
    return picture.contentHash;
  }));
}

/** Whether all of them are registered at the end of the block `hash`. */
async function registered(contentHashes, hash) {
  const entries = await (await chain.at(hash)).query.sdGraphics.graphics.multi(contentHashes);
  return entries.every(({ isSome }) => isSome);
}

/** Returns when all of them are registered in a final block. */
async function finallyRegistered(contentHashes) {
  const { number } = await chain.best();
  for (let height = number; height <= number + 10; height++) {
    const { hash } = await chain.waitFinalized(height);
    if (await registered(contentHashes, hash)) return;
  }
  assert.fail(`what was sent before block ${number} is not in block ${number + 10}`);
}

test('killed three times in the middle of its work, it loses and changes no final block, and goes on', async () => {
  for (const round of [1, 2, 3]) {
    const first = await generateMany(10);
    await finallyRegistered(first);

    // More work is on its way, some of it in the pool, some in blocks that are not final, when the node dies.
    await generateMany(20);
    const known = await finalChain();
    const dying = node.kill();
    await chain.close();
    await dying;

    await start(round);
    const found = await finalChain();
    assert.ok(found.length >= known.length, `kill ${round}: block ${known.length - 1} was final, now only ${found.length - 1} is`);
    assert.deepEqual(found.slice(0, known.length), known, `after kill ${round}`);
    assert.ok(await registered(first, found.at(-1).hash), `after kill ${round}`);

    await chain.waitFinalized(found.length + 1);
    assert.deepEqual((await finalChain()).slice(0, found.length), found, `after kill ${round}`);
  }
});

test('after all that it still does its work', async () => {
  const picture = newPicture();
  const tx = generateTx(chain, graphicOf(picture, dave), { expiresAt: await soon(chain) });
  const { block } = await chain.sendOk(tx, dave, { until: 'finalized' });
  assert.ok(await registered([picture.contentHash], block.hash));
});
