// 10,000 graphics of 100 creators, settled in four extrinsics; some claimed, shared and paid for, one taken down. All of it is
// compared with our own arithmetic to the unit, and what it cost the node is printed.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, bob, eve, ferdie, keyring } from '../lib/accounts.mjs';
import { balanceOf } from '../lib/books.mjs';
import { readSettled } from '../lib/entries.mjs';
import { encodePayload, signConsent } from '../lib/consent.mjs';
import { DEFAULT_TERMS, EXISTENTIAL_DEPOSIT } from '../lib/formulas.mjs';
import { batchOf, claimTx, graphicOf, settleTx, signedConsentTx } from '../lib/generator.mjs';
import { LASTING, executable, executeOften, grown, stored } from '../lib/measure.mjs';
import { SD } from '../lib/units.mjs';
import { boardDecides, booksAgree, epochBegun, eventOf, newPicture, ownDevNode } from './support.mjs';

const { node, chain } = await ownDevNode('scale');
const { api } = chain;
const { setModerator, settleShare, share, takeDown } = api.tx.sdGraphics;

const CREATORS = 100;
const GRAPHICS = 10_000;
const TARGET = 4_000; // rewarded in full in an epoch: two batches reach beyond it
const MODERATION = 10; // blocks

const creators = Array.from({ length: CREATORS }, (_, i) => keyring.addFromUri(`//Scale//${i}`));

/** So many graphics of each creator in turn, as a generator gets them: everybody's in between everybody else's. */
const made = (count, of = creators) => batchOf(Array.from({ length: count * of.length }, (_, i) => (
  { ...graphicOf(newPicture(), alice), creator: of[i % of.length].address }
)));

// Three batches of all hundred; in the fourth every second creator makes twice as many, beyond what the first two earned.
const batches = [made(25), made(25), made(25), made(50, creators.filter((_, i) => i % 2 === 0))];
const requests = new Map(batches.map(({ root, tallies }) => [root, { tallies, sponsor: true }]));
const terms = { ...DEFAULT_TERMS, generateTarget: BigInt(TARGET) };

const perGraphic = (amount, digits = 2) => (amount / GRAPHICS).toFixed(digits);

test('a hundred newcomers consent in one extrinsic; the board lowers the target', async () => {
  const { community } = await api.call.sdApi.terms();
  const changed = { ...Object.fromEntries(community), generateTarget: TARGET };
  await boardDecides(chain, api.tx.sdRewards.setCommunityTerms(changed), setModerator(ferdie.address, true));
  const expiresAt = (await chain.best()).number + 10;
  const consents = creators.map((account) => {
    const request = {
      genesisHash: chain.genesisHash, account: account.address, generator: eve.address, perEpoch: 125, minReward: 0n, until: 1_000, nonce: 0, expiresAt,
    };
    assert.equal(encodePayload(request).length, 156);
    return signedConsentTx(chain, request, signConsent(account, request));
  });
  const outcome = await chain.sendOk(api.tx.utility.batchAll(consents), eve);
  assert.equal(outcome.events.filter(({ method }) => method === 'Consented').length, CREATORS);
});

/** The blocks in which batches were settled. */
let settledIn = [];

test('10,000 graphics are settled in four extrinsics, every balance as foretold', async () => {
  assert.equal(batches.reduce((sum, { leaves }) => sum + leaves, 0), GRAPHICS);
  await epochBegun(chain, (await api.call.sdApi.epoch()).index.toNumber() + 1);
  const start = await chain.best();
  const before = await stored(chain, start.hash, LASTING);
  const outcomes = await chain.sendAll(batches.map((batch) => [settleTx(chain, batch, { sponsor: true }), eve]));
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null, null]);
  const end = outcomes.at(-1).block;
  const after = await stored(chain, end.hash, LASTING);
  settledIn = [...new Map(outcomes.map(({ block }) => [block.hash, block])).values()];

  await booksAgree(chain, { start, end, requests, terms, people: [bob.address, ferdie.address] });
  const events = outcomes.map((outcome) => readSettled(eventOf(outcome, 'sdGraphics', 'Settled').data));
  assert.ok(events.every(({ skipped, settled }) => skipped.length === 0 && settled.length > 0));
  const rewards = events.map(({ settled }) => settled.map(({ reward }) => reward));
  // The first is paid in full, the second less and less, the others nothing: the cap is reached.
  assert.ok(rewards[0].every((reward) => reward === rewards[0][0]));
  assert.ok(rewards[1].every((reward, i) => i === 0 || reward <= rewards[1][i - 1]) && rewards[1].at(-1) < rewards[1][0]);
  assert.ok([...rewards[2], ...rewards[3]].every((reward) => reward === 0n));
  // Half of them could not pay for the last: just enough is left to them to exist.
  assert.ok(events[3].settled.every(({ sponsored }) => sponsored > 0n));
  for (const [i, { address }] of creators.entries()) {
    const balance = await balanceOf(api, address);
    assert.ok(i % 2 === 0 ? balance === EXISTENTIAL_DEPOSIT : balance > SD, `${balance} of creator ${i}`);
  }
  const { made: total, madeInEpoch } = (await api.call.sdApi.generator(eve.address)).unwrap();
  assert.deepEqual([total, madeInEpoch].map(Number), [GRAPHICS, GRAPHICS]);

  const growth = grown(before, after);
  const bytes = Object.values(growth).reduce((sum, it) => sum + it.bytes, 0);
  console.log(`State grew by ${bytes} bytes, ${perGraphic(bytes)} for each of ${GRAPHICS} graphics, of ${CREATORS} creators who had no account:`);
  for (const [item, it] of Object.entries(growth).filter(([, it]) => it.bytes !== 0)) {
    console.log(`  ${item.padEnd(22)} ${String(it.keys).padStart(4)} entries ${String(it.bytes).padStart(7)} bytes ${perGraphic(it.bytes, 4).padStart(8)} per graphic`);
  }
  const ofBatches = growth['SdGraphics.Batches'];
  assert.equal(ofBatches.keys, batches.length);
  assert.ok(ofBatches.bytes <= GRAPHICS, 'a byte for each graphic');
});

test('what executing it takes a node', async () => {
  const empty = await executable(chain, await chain.hashOf(settledIn[0].number - 1));
  assert.equal(empty.extrinsics, 1);
  const nothing = await executeOften(chain, empty, 10, node.pid);
  let total = 0;
  for (const { number, hash } of settledIn) {
    const block = await executable(chain, hash);
    const { least } = await executeOften(chain, block, 10, node.pid);
    total += least - nothing.least;
    console.log(`Block ${number} with ${block.extrinsics} extrinsics executes in ${least.toFixed(2)} ms, an empty one in ${nothing.least.toFixed(2)} ms`);
  }
  console.log(`That is ${perGraphic(total * 1_000)} µs of one processor for each graphic`);
  assert.ok(total > 0);
});

test('some are claimed, shared and paid for, one is taken down; every balance is as foretold', async () => {
  const start = await chain.best();
  const REASON = 'not for everybody';
  // The first, some in the middle, and the last of each batch.
  const claimed = batches.flatMap((batch) => [0, 1, 1_233, 2_048, 2_499].map((index) => ({ batch, index })));
  const claims = await chain.sendAll(claimed.map(({ batch, index }) => [claimTx(chain, batch, index), ferdie]));
  assert.ok(claims.every(({ error }) => error === null));
  for (const [i, batch] of batches.entries()) {
    const { leaves, settled, claimed: count } = (await api.call.sdApi.batch(batch.root)).unwrap();
    assert.deepEqual([leaves, settled, count].map(Number), [2_500, 2_500, 5], `batch ${i}`);
  }

  const byAddress = new Map(creators.map((creator) => [creator.address, creator]));
  const own = claimed.map(({ batch, index }) => batch.graphics[index]).filter(({ creator }) => creators.findIndex(({ address }) => address === creator) % 2 === 1);
  assert.ok(own.length >= 5, `${own.length} of creators with money`);
  const shared = await chain.sendAll(own.map(({ creator, contentHash }, i) => [share(contentHash, `cid-${i}`, SD / 2n), byAddress.get(creator)]));
  assert.deepEqual(shared.map(({ error }) => error), own.map(() => null));
  const [bad, ...fine] = own;
  const removed = await chain.sendOk(takeDown(bad.contentHash, REASON), ferdie);
  assert.ok(eventOf(removed, 'sdGraphics', 'TakenDown').data.forfeited.toBigInt() > 0n);

  await chain.waitBest(Math.max(...shared.map(({ block }) => block.number)) + MODERATION - 1);
  const paid = await chain.sendAll(fine.map(({ contentHash }) => [settleShare(contentHash), bob]));
  assert.deepEqual(paid.map(({ error }) => error), fine.map(() => null));
  const end = paid.at(-1).block;
  const entries = await booksAgree(chain, { start, end, terms, people: [eve.address, ferdie.address, bob.address, ...creators.map(({ address }) => address)] });
  const count = (kind) => entries.filter(({ happened }) => happened.kind === kind).length;
  assert.deepEqual(['shared', 'shareSettled', 'takenDown'].map(count), [own.length, fine.length, 1]);

  const info = (await api.call.sdApi.graphic(bad.contentHash)).unwrap();
  assert.equal(info.takenDown.unwrap().toUtf8(), REASON);
  const { share: channel } = await api.call.sdApi.channels();
  assert.equal(channel.held.toBigInt(), 0n);
});
