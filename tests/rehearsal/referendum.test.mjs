// After the handover: people authorize an upgrade by referendum, and anybody applies it; four validators under load.

import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { dave, ferdie } from '../lib/accounts.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { aye, boardAnnounces, handoverAt, inline } from '../lib/governance.mjs';
import { step } from '../lib/steps.mjs';
import { SD } from '../lib/units.mjs';
import { newPicture, soon } from '../e2e/support.mjs';
import { apply, eventIn, exportState, factsOf, nextCode, startNetwork, underLoad, upgraded } from './support.mjs';

const next = nextCode();
const started = await startNetwork('referendum');
let [chain] = started.chains;
let load;
let stopped = false;
after(async () => {
  await load?.stop();
  if (!stopped) await started.stop();
});

step('the milestone is reached, and the community takes over', async () => {
  await chain.waitFinalized(2);
  const expiresAt = await soon(chain);
  const made = [dave, ferdie].flatMap((artist) => (
    Array.from({ length: 11 }, () => [generateTx(chain, graphicOf(newPicture(), artist), { expiresAt }), artist])
  ));
  const outcomes = await chain.sendAll(made);
  assert.deepEqual(outcomes.filter(({ error }) => error), []);
  // Another branch may win, in which the same is in another block.
  await chain.waitFinalized(Math.max(...outcomes.map(({ block: { number } }) => number)) + 1);
  const { reachedAt, dueAt } = await handoverAt(chain.api);
  assert.equal(dueAt, reachedAt + 10);
  load = await underLoad(started);
  await chain.waitBest(dueAt);
  await eventIn(chain, dueAt, 'sdHandover', 'HandedOver');
});

let before;
let due;
let block;

step('the board cannot announce it any more', async () => {
  const { errors } = await boardAnnounces(chain, chain.api.tx.system.authorizeUpgrade(next.hash));
  assert.deepEqual(errors, ['sdHandover.HandedOver']);
});

step('a referendum authorizes it', async () => {
  before = await factsOf(chain, (await chain.best()).hash);
  const { democracy, system } = chain.api.tx;
  // Short enough to be proposed without a preimage; what is voted on is the code's hash.
  const proposed = await chain.sendOk(democracy.propose(inline(system.authorizeUpgrade(next.hash)), SD), dave, { until: 'finalized' });
  const launch = Math.ceil((proposed.block.number + 1) / 10) * 10;
  await chain.waitBest(launch);
  const index = (await eventIn(chain, launch, 'democracy', 'Started')).refIndex.toNumber();
  await chain.sendOk(democracy.vote(index, aye(600n * SD, 'Locked1x')), dave);
  await chain.waitBest(launch + 10);
  due = (await eventIn(chain, launch + 10, 'sdHandover', 'EnactmentScheduled')).due.toNumber();
  await chain.waitBest(due);
  assert.equal((await eventIn(chain, due, 'system', 'UpgradeAuthorized')).codeHash.toHex(), next.hash);
});

step('anybody applies it', async () => {
  block = await apply(started, next);
  [chain] = started.chains;
});

step('blocks and finality go on, on all four, in the new version, which is still the community’s', async () => {
  await upgraded(started, before, { block, ...next });
  const { handedOverAt } = await handoverAt(chain.api);
  assert.ok(handedOverAt !== null && handedOverAt === before.handover.handedOverAt);
  const { errors } = await boardAnnounces(chain, chain.api.tx.system.authorizeUpgrade(next.hash));
  assert.deepEqual(errors, ['sdHandover.HandedOver']);
});

step('no transaction of a final block is lost', async () => {
  const transfers = await load.verdict(started);
  console.log(`${transfers} transfers were seen final`);
  assert.ok(transfers > 100, `${transfers}`);
});

step('the state is exported', async () => {
  stopped = true;
  await started.stop();
  await exportState(started);
});
