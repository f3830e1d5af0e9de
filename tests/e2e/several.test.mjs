// Four validators, two on libp2p and two on litep2p, agree on one final chain.

import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { alice, dave, ferdie } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { Network } from '../lib/network.mjs';
import { sleep } from '../lib/node.mjs';
import { Oracle } from '../lib/oracle.mjs';
import { SD } from '../lib/units.mjs';
import { guard, newPicture, soon } from './support.mjs';

const HEIGHT = 6;

const network = await Network.start({ name: 'several', backend: ['libp2p', 'litep2p'] });
const { members } = network;
members.forEach((member) => guard(member.name, member.node));
const chains = await Promise.all(members.map(({ url }) => connect(url)));
const oracle = new Oracle(network);
after(async () => {
  await oracle.stop();
  await Promise.all(chains.map((chain) => chain.close()));
  await network.close();
});

test('each of the four is connected to the others', async () => {
  const deadline = Date.now() + 120_000;
  for (const member of members) {
    for (let peers = 0; peers < members.length - 1;) {
      ({ peers } = await member.ask('system_health'));
      assert.ok(Date.now() < deadline, `${member.name} has ${peers} peers`);
      await sleep(300);
    }
  }
});

test(`finality reaches block ${HEIGHT} on all`, () => Promise.all(chains.map((chain) => chain.waitFinalized(HEIGHT))));

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
});

test('every validator has authored', async () => {
  // Who authors a slot is drawn: that one of four is never drawn in forty happens once in 25,000 runs.
  const [chain] = chains;
  const authors = new Set();
  for (let height = 1; height <= 40 && authors.size < members.length; height++) {
    await chain.waitFinalized(height);
    authors.add((await chain.api.derive.chain.getHeader(await chain.hashOf(height))).author.toString());
  }
  assert.equal(authors.size, members.length);
});

test('all agree on every final block and its state, of which none was ever another', async () => {
  const { blocks } = await oracle.verdict();
  assert.ok(blocks > HEIGHT);
});

async function sendGraphic(chain) {
  const picture = newPicture();
  const tx = generateTx(chain, graphicOf(picture, dave), { expiresAt: await soon(chain) });
  return { ...(await chain.sendOk(tx, dave, { until: 'finalized' })), contentHash: picture.contentHash };
}
