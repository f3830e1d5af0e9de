// Recycling, from the handover on: what each epoch that begins brings back into the channels, to the unit; and the demo story,
// told while the community takes over, and where it has.
//
// Three chains at a time, each with a milestone that is soon reached; where recycling is looked at, epochs are short.

import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bob, charlie, dave, eve, ferdie, one } from '../lib/accounts.mjs';
import { balanceOf, channelsOf, modelAt, potsOf } from '../lib/books.mjs';
import { refills, shortfall } from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { booksAgree, epochBegun, eventOf, newPicture, nextEpoch, ownDevNode, soon } from './support.mjs';

/** A development chain on which the community takes over `notice` blocks after `threshold` SD have been earned by two. */
const soonHandedOver = (name, { threshold, notice, epoch = 20 }) => ownDevNode(name, {
  handover: true,
  genesis: ({ sdHandover, sdRewards }) => {
    sdRewards.clock.epoch = epoch;
    Object.assign(sdHandover.milestone, { threshold, notice });
  },
});

const [{ chain }, meanwhile, afterwards] = await Promise.all([
  soonHandedOver('recycling', { threshold: 3, notice: 3, epoch: 10 }),
  soonHandedOver('story-meanwhile', { threshold: 5, notice: 3 }),
  soonHandedOver('story-afterwards', { threshold: 1, notice: 1 }),
]);
const { api } = chain;

/** Each of `artists` brings in a graphic; the events, in their order. */
async function generated(chain, ...artists) {
  const expiresAt = await soon(chain);
  const outcomes = await chain.sendAll(artists.map((artist) => [generateTx(chain, graphicOf(newPicture(), artist), { expiresAt }), artist]));
  return outcomes.map((outcome) => eventOf(outcome, 'sdGraphics', 'Generated').data);
}

/** The block in which the community took over; waits for it. */
async function handedOver(chain) {
  for (;;) {
    const { number, hash } = await chain.best();
    const { handedOverAt } = await (await chain.at(hash)).query.sdHandover.currentLatch();
    if (handedOverAt.isSome) return handedOverAt.unwrap().toNumber();
    await chain.waitBest(number + 1);
  }
}

/** Runs the demo on a node; returns its exit code and what it said. */
function demo({ node }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../demo.mjs', import.meta.url))], { env: { ...process.env, SD_RPC: node.url } });
    let said = '';
    child.stdout.on('data', (data) => { said += data; });
    child.stderr.on('data', (data) => { said += data; });
    child.once('exit', (code) => resolve({ code, said }));
  });
}

// Both stories are told while the tests of recycling go on.
const toldMeanwhile = demo(meanwhile);
const toldAfterwards = generated(afterwards.chain, dave, ferdie).then(() => handedOver(afterwards.chain)).then(() => demo(afterwards));

const start = await chain.best();
const pots = await potsOf(api);
const CHANNELS = ['generate', 'share', 'sale', 'contest'];

/** What Community has, and the books of the channels that are refilled, in their order, at the end of the best block. */
async function books() {
  const { hash } = await chain.best();
  const at = await chain.at(hash);
  const channels = await channelsOf(at);
  return { community: await balanceOf(at, pots.community), channels: CHANNELS.map((name) => channels[name]) };
}

const RATE = 10_000_000n; // in parts of 10^9

test('money is earned in three channels, the milestone is reached, and the community takes over', async () => {
  const { list, buy, mint } = api.tx.sdMarket;
  const { share } = api.tx.sdGraphics;
  const graphics = await generated(chain, dave, ferdie, dave, ferdie, dave);
  const { contentHash } = graphics[0];
  const outcomes = await chain.sendAll([
    [share(contentHash, 'cid', 0n), dave], [mint(contentHash, 0, SD), dave], [list(0, 20n * SD, 'Native'), dave],
  ]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null]);
  await chain.sendOk(buy(0, 20n * SD, 'Native'), ferdie);
  const reached = (await api.query.sdHandover.currentLatch()).reachedAt.unwrap().toNumber();
  assert.equal(await handedOver(chain), reached + 3);
  const { channels } = await books();
  assert.deepEqual(channels.map(({ refilled }) => refilled), [0n, 0n, 0n, 0n]);
});

test('with the next epoch Community refills what was paid, in proportion, before the base is fixed', async () => {
  await nextEpoch(chain);
  const before = await books();
  const due = refills(before.community, RATE, before.channels);
  assert.ok(due[0] > 0n && due[1] === 0n && due[2] > 0n && due[3] === 0n, `${due}`);
  const [{ reward }] = await generated(chain, dave);
  const { channels } = await books();
  assert.deepEqual(channels.map(({ refilled }) => refilled), due);
  const [{ budget, paid, refilled }] = channels;
  assert.equal(reward.toBigInt(), (SD * (budget + refilled - (paid - reward.toBigInt()))) / budget);
});

test('a gift to Community is recycled like a fee; a quote knows of it before anybody has called anything', async () => {
  await nextEpoch(chain);
  await chain.sendOk(api.tx.balances.transferKeepAlive(pots.community, 200n * SD + 7n), one);
  const { number } = await chain.best();
  const model = await modelAt(chain, number);
  const quoted = (await api.call.sdApi.quoteGeneration(dave.address, eve.address, 1)).reward.toBigInt();
  assert.equal(quoted, model.quote({ block: number, creator: dave.address, generator: eve.address }));
  const before = await books();
  // The first call is that which pays for the share, so that three channels lack something in the next epoch.
  const [graphic] = await api.query.sdGraphics.gallery.entries();
  await chain.sendOk(api.tx.sdGraphics.settleShare(graphic[1].unwrap().contentHash), bob);
  const after = await books();
  const moved = refills(before.community, RATE, before.channels);
  assert.deepEqual(after.channels.map(({ refilled }, i) => refilled - before.channels[i].refilled), moved);
  assert.equal(before.community - after.community, moved.reduce((sum, amount) => sum + amount, 0n));
  assert.ok(moved[0] > SD && shortfall(after.channels[1]) === SD);
});

test('an epoch in which nobody calls anything recycles nothing; in the one after, no channel gets more than it lacks', async () => {
  const { index } = await api.call.sdApi.epoch();
  const before = await books();
  await epochBegun(chain, index.toNumber() + 2);
  assert.deepEqual(await books(), before);
  const gifts = await chain.sendAll([dave, ferdie, bob, charlie].map((giver) => [api.tx.balances.transferKeepAlive(pots.community, 400n * SD), giver]));
  assert.deepEqual(gifts.map(({ error }) => error), [null, null, null, null]);
  const lacking = before.channels.map(shortfall);
  assert.ok(lacking.filter((amount) => amount > 0n).length === 3, `${lacking}`);
  const [{ reward }] = await generated(chain, dave);
  // The base is that of full channels again.
  assert.equal(reward.toBigInt(), SD);
  const { channels } = await books();
  assert.deepEqual(channels.map(({ refilled }, i) => refilled - before.channels[i].refilled), lacking);
  assert.deepEqual(channels.map(shortfall), [SD, 0n, 0n, 0n]);
});

test('the books agree on all of it: the handover, each epoch, and every pot', async () => {
  const end = await chain.best();
  const entries = await booksAgree(chain, { start, end, people: [bob, charlie, dave, eve, ferdie, one].map(({ address }) => address) });
  const of = (kind) => entries.filter(({ happened }) => happened.kind === kind);
  assert.deepEqual(['handedOver', 'recycled', 'overflowed'].map((kind) => of(kind).length), [1, 3, 0]);
});

test('the demo holds when the community takes over in the middle of it', async () => {
  const { code, said } = await toldMeanwhile;
  assert.equal(code, 0, said);
  assert.match(said, /The board .* lets Charlie host contests/);
  assert.match(said, /In block \d+ the community took over\./);
  assert.match(said, /With epoch \d+ the Community Treasury refilled the channels: [\d.]+ SD to Generate, /);
  assert.match(said, /figures checked, each equal to the unit/);
});

test('told where the community decides already, it does without a host', async () => {
  const { code, said } = await toldAfterwards;
  assert.equal(code, 0, said);
  assert.match(said, /The board may not let Charlie host contests any more/);
  assert.match(said, /30 SD of his own/);
  assert.match(said, /With epoch \d+ the Community Treasury refilled the channels/);
  assert.match(said, /figures checked, each equal to the unit/);
  const { contest } = await channelsOf(afterwards.chain.api);
  assert.deepEqual([contest.paid, contest.held], [0n, 0n]);
});
