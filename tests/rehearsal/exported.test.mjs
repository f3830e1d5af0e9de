// An upgrade of what a chain has become: a chain runs, its state is exported, and a chain that begins with it is upgraded.
//
// Heights begin again with it, and so does consensus, whose state is that of a fresh chain: a client cannot begin in the middle of
// a session. All else is as it was.

import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { dave, eve, ferdie, one } from '../lib/accounts.mjs';
import { batchOf, generateTx, graphicOf, settleTx } from '../lib/generator.mjs';
import { boardAnnounces } from '../lib/governance.mjs';
import { specOf } from '../lib/spec.mjs';
import { step } from '../lib/steps.mjs';
import { SD } from '../lib/units.mjs';
import { boardDecides, eventOf, newPicture, soon } from '../e2e/support.mjs';
import { apply, eventIn, exportState, factsOf, moneyIsRight, nextCode, noteCode, specFile, startNetwork, upgraded } from './support.mjs';

const next = nextCode();
const ALONE = { members: ['alice'], flags: ['--force-authoring'] };
let running = null;
after(() => running?.stop());

/** Whose state begins anew with a chain. */
const ANEW = ['System', 'Timestamp', 'Babe', 'Authorship', 'Session', 'Historical', 'Offences', 'Grandpa'];
const ACCOUNTS = `${xxhashAsHex('System', 128)}${xxhashAsHex('Account', 128).slice(2)}`;

/** A chain that begins with the state of `spec`, and with `fresh`'s consensus. */
function fork(spec, fresh) {
  const prefixes = ANEW.map((pallet) => xxhashAsHex(pallet, 128));
  const anew = ([key]) => prefixes.some((prefix) => key.startsWith(prefix)) && !key.startsWith(ACCOUNTS);
  const [was, begins] = [spec, fresh].map(({ genesis }) => Object.entries(genesis.raw.top));
  const top = Object.fromEntries([...was.filter((entry) => !anew(entry)), ...begins.filter(anew)]);
  return { ...spec, id: `${spec.id}_fork`, bootNodes: [], genesis: { raw: { top, childrenDefault: {} } } };
}

let exported;
let lived;

step('a chain runs: graphics, a batch, a share that waits, an item for sale, votes of the board', async () => {
  running = await startNetwork('running', { chain: 'dev', ...ALONE });
  const [chain] = running.chains;
  const { api } = chain;
  await chain.waitBest(1);
  const pictures = Array.from({ length: 4 }, newPicture);
  const expiresAt = await soon(chain);
  await chain.sendAll(pictures.map((picture) => [generateTx(chain, graphicOf(picture, dave), { expiresAt }), dave]));
  const { sdGraphics, sdMarket } = api.tx;
  await chain.sendOk(api.tx.utility.batchAll([
    sdGraphics.share(pictures[0].contentHash, 'bafy', 0n), sdMarket.mint(pictures[1].contentHash, 0, 10n * SD), sdMarket.list(0, SD, 'Native'),
  ]), dave);
  await chain.sendOk(sdGraphics.consent(eve.address, 10, 0n, 1_000), ferdie);
  await chain.sendOk(settleTx(chain, batchOf([newPicture(), newPicture()].map((picture) => graphicOf(picture, ferdie)))), eve);
  const { block } = await boardDecides(chain, sdGraphics.setModerator(one.address, true));
  await chain.waitFinalized(block.number);
  lived = await factsOf(chain, block.hash);
  assert.equal(lived.graphics, 4);
  await running.stop();
  exported = await exportState(running);
  running = null;
});

step('what it has become is where another chain begins', async () => {
  const spec = specFile(fork(exported, specOf('dev', '--raw')));
  running = await startNetwork('exported', { chain: spec, ...ALONE });
  const [chain] = running.chains;
  await chain.waitBest(1);
  const { hash } = await chain.best();
  assert.deepEqual(await factsOf(chain, hash), lived);
  assert.ok((await chain.api.query.sdGraphics.moderators(one.address)).isSome);
  await moneyIsRight(chain, hash);
});

step('that chain is upgraded by its board, and goes on', async () => {
  const [chain] = running.chains;
  await noteCode(chain, next);
  const outcome = await boardAnnounces(chain, chain.api.tx.system.authorizeUpgrade(next.hash));
  const due = eventOf(outcome, 'sdHandover', 'DispatchAnnounced').data.due.toNumber();
  await chain.waitBest(due);
  assert.ok((await eventIn(chain, due, 'sdHandover', 'DispatchExecuted')).result.isOk);
  const block = await apply(running, next);
  await upgraded(running, lived, { block, ...next });
});

step('what was for sale there is bought', async () => {
  const [chain] = running.chains;
  eventOf(await chain.sendOk(chain.api.tx.sdMarket.buy(0, SD, 'Native'), ferdie), 'sdMarket', 'Sold');
});

step('its state is exported', async () => {
  await running.stop();
  await exportState(running);
  running = null;
});
