// The node is killed in the middle of the work and comes back with the same final chain.

import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dave } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { startNode } from '../lib/node.mjs';
import { newPicture, soon } from './support.mjs';

const basePath = mkdtempSync(join(tmpdir(), 'sd-crash-'));
let node;
let chain;

after(async () => {
  await chain?.close();
  await node?.stop();
  rmSync(basePath, { recursive: true, force: true });
});

async function start(name) {
  node = await startNode({ name, basePath });
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

const registered = async (contentHash) => (await chain.api.query.sdGraphics.graphics(contentHash)).isSome;

for (const [round, name] of ['crash-1', 'crash-2', 'crash-3'].entries()) {
  test(`kill -9, ${round + 1}: no final block is lost or changed, and the chain goes on`, async () => {
    if (round === 0) await start('crash-0');
    const first = await generateMany(10);
    const { number } = await chain.best();
    await chain.waitFinalized(number + 2);
    for (const contentHash of first) assert.ok(await registered(contentHash));

    // More work is on its way, some of it in the pool, some in blocks that are not final, when the node dies.
    await generateMany(20);
    const known = await finalChain();
    const dying = node.kill();
    await chain.close();
    await dying;

    await start(name);
    const found = await finalChain();
    assert.ok(found.length >= known.length, `${known.length - 1} was final, now only ${found.length - 1} is`);
    assert.deepEqual(found.slice(0, known.length), known);
    for (const contentHash of first) assert.ok(await registered(contentHash));

    await chain.waitFinalized(found.length + 1);
    assert.deepEqual((await finalChain()).slice(0, found.length), found);
  });
}

test('after all that the chain still does its work', async () => {
  const outcome = await chain.sendOk(
    generateTx(chain, graphicOf(newPicture(), dave), { expiresAt: await soon(chain) }), dave, { until: 'finalized' },
  );
  assert.ok(outcome.block.number > 0);
});
