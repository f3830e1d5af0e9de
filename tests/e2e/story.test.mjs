// The demo story on a fresh development chain, told twice, with the whole life of one graphic in it; what a client asks before it
// begins; and, on another, what an account earns at most in an epoch. The first story reaches the milestone: what is told later is
// told when the community decides.

import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { dave, eve, ferdie, one, two } from '../lib/accounts.mjs';
import { audit, wrong } from '../lib/audit.mjs';
import { channelsOf, holdsOf, marketOf, modelAt, predict, readBlocks, readState } from '../lib/books.mjs';
import { GENERATION_FEE } from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { freePort } from '../lib/node.mjs';
import { readPicture } from '../lib/picture.mjs';
import { SD } from '../lib/units.mjs';
import { atLeastLeftOfEpoch, newPicture, ownDevNode, refused, soon } from './support.mjs';

const [{ node, chain }, other] = await Promise.all([ownDevNode('story', { handover: true }), ownDevNode('story-cap')]);
const images = fileURLToPath(new URL('../images', import.meta.url));

/** Runs the demo; returns its exit code and what it said. */
function demo(env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../demo.mjs', import.meta.url))], {
      env: { ...process.env, SD_RPC: node.url, ...env },
    });
    let said = '';
    child.stdout.on('data', (data) => { said += data; });
    child.stderr.on('data', (data) => { said += data; });
    child.once('exit', (code) => resolve({ code, said }));
  });
}

// It takes minutes; whoever asks what was before it asks at the genesis.
const toldFirst = demo();
const begun = await chain.at(chain.genesisHash);

test('before anything has happened, money is where genesis put it', async () => {
  const genesis = await readState(chain, chain.genesisHash, [dave.address, ferdie.address]);
  const ENDOWMENTS = 7_000n * SD;
  const DEPOSIT = SD / 100n;
  assert.equal(genesis.issuance, 1_000_000_000n * SD);
  assert.deepEqual(genesis.accounts, { [dave.address]: 1_000n * SD, [ferdie.address]: 1_000n * SD });
  assert.deepEqual(genesis.pots, {
    reserve: 1_000_000_000n * SD - ENDOWMENTS - 2n * DEPOSIT, company: DEPOSIT, community: DEPOSIT,
  });
  assert.deepEqual(genesis.reportedPots, genesis.pots);
  const percent = { generate: 55n, share: 25n, sale: 5n, contest: 5n, ecosystem: 10n };
  for (const [name, { budget, paid, refilled, held }] of Object.entries(genesis.channels)) {
    assert.equal(budget, percent[name] * 10_000_000n * SD);
    assert.equal(paid, name === 'ecosystem' ? ENDOWMENTS + 3n * DEPOSIT : 0n);
    assert.deepEqual([refilled, held], [0n, 0n]);
  }
  assert.equal(genesis.distributed, 0n);
});

test('a quote says what graphics will earn and cost', async () => {
  const { sdApi } = begun.call;
  const quote = await sdApi.quoteGeneration(dave.address, eve.address, 3);
  assert.equal(quote.reward.toBigInt(), 3n * SD);
  assert.equal(quote.fee.toBigInt(), 3n * GENERATION_FEE);
  assert.equal(quote.rewarded.toNumber(), 3);
  const excluded = await sdApi.quoteGeneration(eve.address, eve.address, 3);
  assert.equal(excluded.reward.toBigInt(), 0n);
});

test('fifty are rewarded in an epoch; the next pays its fee and earns nothing; the books agree', async () => {
  const { chain } = other;
  await atLeastLeftOfEpoch(chain, 10);
  const start = await chain.best();
  const model = await modelAt(chain, start.number);
  const [left, nonce, expiresAt] = [
    50 - (model.rewarded?.get(dave.address) ?? 0),
    (await chain.api.rpc.system.accountNextIndex(dave.address)).toNumber(),
    await soon(chain),
  ];
  const outcomes = await Promise.all(Array.from({ length: left + 1 }, (_, i) => (
    chain.send(generateTx(chain, graphicOf(newPicture(), dave), { expiresAt }), dave, { nonce: nonce + i })
  )));
  assert.ok(outcomes.every(({ error }) => error === null));

  const beyond = generateTx(chain, graphicOf(newPicture(), dave), { expiresAt: await soon(chain), minReward: 1n });
  const refusal = await refused(chain, beyond, dave, 'sdRewards.RewardTooLow');

  const end = refusal.block;
  const blocks = await readBlocks(chain, start.number + 1, end.number);
  const entries = predict(model, blocks);
  const rewards = entries.map(({ happened }) => happened.reward);
  assert.equal(rewards.filter((reward) => reward > 0n).length, left);
  assert.equal(rewards.at(-1), 0n);
  const people = [...new Set([dave.address, ...blocks.map(({ author }) => author)])];
  const [before, after] = [await readState(chain, start.hash, people), await readState(chain, end.hash, people)];
  assert.deepEqual(wrong(audit({ before, after, blocks, entries })), []);
});

test('the demo registers every shipped picture, one is sold and wins, and every figure is right', async () => {
  const { code, said } = await toldFirst;
  assert.equal(code, 0, said);
  assert.match(said, /figures checked, each equal to the unit/);
  assert.match(said, /Ferdie lists it for 20 SD and One buys: .* 2 royalty to Dave/);
  assert.match(said, /1\. +Dave +aurora\.jpg +3 +15/);
  for (const name of ['aurora.jpg', 'currents.jpg', 'dunes.png', 'grove.png', 'reef.webp', 'ripples.webp']) {
    assert.ok(said.includes(name), name);
  }
  assert.equal((await chain.api.query.sdGraphics.graphics.keys()).length, 6);
});

test('one graphic has had its whole life: shared, minted, sold twice, and first in a contest', async () => {
  const { api } = chain;
  const { contentHash } = await readPicture(join(images, 'aurora.jpg'));
  const graphic = (await api.call.sdApi.graphic(contentHash)).unwrap();
  assert.equal(graphic.graphic.creator.toString(), dave.address);
  assert.ok(graphic.minted.isTrue && graphic.entered.isTrue && graphic.takenDown.isNone && graphic.shared.unwrap().pending.isNone);

  const { items, owners, listings } = await marketOf(api);
  assert.deepEqual([...items.values()].map((item) => [item.contentHash, item.creator, item.sales]), [[contentHash, dave.address, 2]]);
  assert.deepEqual([[...owners.values()], listings.size], [[one.address], 0]);

  // The contest is forgotten, and nothing of anybody's is on hold. What was won is in the books of the channel.
  assert.equal((await api.query.sdContests.nextContest()).toNumber(), 1);
  assert.ok((await api.call.sdApi.contest(0)).isNone);
  for (const { address } of [dave, ferdie, one, two]) assert.deepEqual(await holdsOf(api, address), { prize: 0n, entry: 0n, vote: 0n });
  const { sale, contest, share } = await channelsOf(api);
  assert.deepEqual([contest.paid, contest.held, share.paid, share.held, sale.paid], [30n * SD, 0n, SD, 0n, SD / 10n]);
});

test('told again, it finds them registered, and agrees', async () => {
  const { code, said } = await demo();
  assert.equal(code, 0, said);
  assert.match(said, /dunes\.png: already registered by One in block \d+/);
  assert.match(said, /Nothing new to register/);
});

test('with a folder of its own it takes what is new, and names what it cannot use', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sd-images-'));
  try {
    cpSync(join(images, 'dunes.png'), join(folder, 'dunes.png'));
    writeFileSync(join(folder, 'notes.txt'), 'no picture');
    const fresh = await sharp(join(images, 'reef.webp')).rotate(90).png().toBuffer();
    writeFileSync(join(folder, 'new.png'), fresh);
    writeFileSync(join(folder, 'twin.png'), fresh);
    const { code, said } = await demo({ IMAGES: folder });
    // The recipe of dunes.png is attested on the chain and unknown here: the registry does not agree.
    assert.equal(code, 1, said);
    assert.match(said, /There would be a contest, too/);
    assert.match(said, /dunes\.png: the registry's recipeHash is/);
    assert.match(said, /notes\.txt: skipped/);
    assert.match(said, /twin\.png: skipped, the same file as new\.png/);
    cpSync(join(images, 'recipes.json'), join(folder, 'recipes.json'));
    const again = await demo({ IMAGES: folder });
    assert.equal(again.code, 0, again.said);
    assert.match(again.said, /new\.png: already registered by Dave/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without a node or a picture it fails and says so', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'sd-images-'));
  const nobody = await demo({ SD_RPC: `ws://127.0.0.1:${await freePort()}` });
  assert.equal(nobody.code, 1);
  assert.match(nobody.said, /cannot connect/);
  const nothing = await demo({ IMAGES: empty });
  assert.equal(nothing.code, 1);
  assert.match(nothing.said, /there is no picture in/);
  rmSync(empty, { recursive: true });
});
