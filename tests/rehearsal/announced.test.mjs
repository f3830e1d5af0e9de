// Before the handover: the board announces an upgrade, everybody can read its code until it is due, and anybody applies it; four
// validators under load.

import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { ferdie, one } from '../lib/accounts.mjs';
import { boardAnnounces, handoverAt } from '../lib/governance.mjs';
import { step } from '../lib/steps.mjs';
import { apply, eventIn, exportState, factsOf, moneyIsRight, nextCode, noteCode, startNetwork, underLoad, upgraded } from './support.mjs';

const next = nextCode();
const started = await startNetwork('announced');
let [chain] = started.chains;
let load;
let stopped = false;
after(async () => {
  await load?.stop();
  if (!stopped) await started.stop();
});

let before;
let due;
let block;

step('four validators make and finalize blocks, full of transfers', async () => {
  await chain.waitFinalized(2);
  load = await underLoad(started);
  before = await factsOf(chain, (await chain.best()).hash);
});

step('the board announces it: the code is on chain from then on', async () => {
  assert.equal(await noteCode(chain, next), next.hash);
  const outcome = await boardAnnounces(chain, chain.api.tx.system.authorizeUpgrade(next.hash));
  assert.deepEqual(outcome.errors, [null]);
  // Another branch may win, in which the same is in another block.
  await chain.waitFinalized(outcome.block.number + 1);
  const { announced } = await handoverAt(chain.api);
  assert.equal(announced.length, 1);
  due = announced[0].due;
  const data = await eventIn(chain, due - 10, 'sdHandover', 'DispatchAnnounced');
  assert.deepEqual([data.code.toHex(), data.due.toNumber()], [next.hash, due]);
});

step('nobody applies it before it is due', async () => {
  const { error } = await chain.send(chain.api.tx.system.applyAuthorizedUpgrade(next.code), one);
  assert.equal(error, 'system.NothingAuthorized');
});

step('when it is due it is authorized, and whoever noted the code has the deposit back', async () => {
  await chain.waitBest(due);
  assert.equal((await eventIn(chain, due, 'system', 'UpgradeAuthorized')).codeHash.toHex(), next.hash);
  assert.ok((await eventIn(chain, due, 'sdHandover', 'DispatchExecuted')).result.isOk);
  await chain.sendOk(chain.api.tx.preimage.unnotePreimage(next.hash), ferdie);
  assert.equal((await chain.api.query.balances.holds(ferdie.address)).length, 0);
});

step('anybody applies it', async () => {
  block = await apply(started, next);
  [chain] = started.chains;
  await moneyIsRight(chain, block.hash);
});

step('blocks and finality go on, on all four, in the new version', () => upgraded(started, before, { block, ...next }));

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
