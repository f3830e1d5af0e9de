// Four validators, two on libp2p and two on litep2p, agree on one final chain.

import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { alice, dave, ferdie } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { ask, freePort, peerId, sleep } from '../lib/node.mjs';
import { SD } from '../lib/units.mjs';
import { newPicture, soon, testNode } from './support.mjs';

const HEIGHT = 6;
const VALIDATORS = [
  { name: 'alice', backend: 'libp2p' },
  { name: 'bob', backend: 'litep2p' },
  { name: 'charlie', backend: 'libp2p' },
  { name: 'dave', backend: 'litep2p' },
];

const secret = (index) => `0x${(index + 1).toString(16).padStart(64, '0')}`;
const ports = [];
for (const _ of VALIDATORS) ports.push(await freePort());
const addresses = ports.map((port, index) => `/ip4/127.0.0.1/tcp/${port}/p2p/${peerId(secret(index))}`);

const nodes = await Promise.all(VALIDATORS.map(({ name, backend }, index) => testNode({
  chain: 'local',
  name: `several-${name}`,
  port: ports[index],
  nodeKey: secret(index),
  flags: [
    `--${name}`, '--network-backend', backend, '--allow-private-ip',
    '--bootnodes', ...addresses.filter((_, other) => other !== index),
  ],
})));
const chains = await Promise.all(nodes.map(({ url }) => connect(url)));
after(async () => {
  await Promise.all(chains.map((chain) => chain.close()));
  await Promise.all(nodes.map((node) => node.stop()));
});

test('each of the four is connected to the others', async () => {
  const deadline = Date.now() + 120_000;
  for (const node of nodes) {
    for (let peers = 0; peers < nodes.length - 1;) {
      ({ peers } = await ask(node.ports.rpc, 'system_health'));
      assert.ok(Date.now() < deadline, `${node.url} has ${peers} peers`);
      await sleep(300);
    }
  }
});

test(`finality reaches block ${HEIGHT}, and all agree on every final block and its state`, async () => {
  await Promise.all(chains.map((chain) => chain.waitFinalized(HEIGHT)));
  await agree();
});

test('a transfer sent to one and a graphic sent to another are final on all', async () => {
  const [first, , , last] = chains;
  const [transfer, graphic] = await Promise.all([
    first.sendOk(first.api.tx.balances.transferKeepAlive(alice.address, SD), ferdie, { until: 'finalized' }),
    sendGraphic(last),
  ]);
  for (const chain of chains) {
    await chain.waitFinalized(Math.max(transfer.block.number, graphic.block.number));
    assert.equal(await chain.hashOf(transfer.block.number), transfer.block.hash);
    assert.ok((await chain.api.query.sdGraphics.graphics(graphic.contentHash)).isSome);
  }
  await agree();
});

test('every validator has authored', async () => {
  // Who authors a slot is drawn: that one of four is never drawn in forty happens once in 25,000 runs.
  const [chain] = chains;
  const authors = new Set();
  for (let height = 1; height <= 40 && authors.size < VALIDATORS.length; height++) {
    await chain.waitFinalized(height);
    authors.add((await chain.api.derive.chain.getHeader(await chain.hashOf(height))).author.toString());
  }
  assert.equal(authors.size, VALIDATORS.length);
});

async function sendGraphic(chain) {
  const picture = newPicture();
  const tx = generateTx(chain, graphicOf(picture, dave), { expiresAt: await soon(chain) });
  return { ...(await chain.sendOk(tx, dave, { until: 'finalized' })), contentHash: picture.contentHash };
}

/** Asserts that every block final on all is the same on all. */
async function agree() {
  const heights = await Promise.all(chains.map((chain) => chain.finalized()));
  const common = Math.min(...heights.map(({ number }) => number));
  for (let height = 0; height <= common; height++) {
    const seen = await Promise.all(chains.map(async (chain) => {
      const { hash, stateRoot } = await chain.api.rpc.chain.getHeader(await chain.hashOf(height));
      return `${hash.toHex()} ${stateRoot.toHex()}`;
    }));
    assert.equal(new Set(seen).size, 1, `block ${height}: ${seen}`);
  }
}
