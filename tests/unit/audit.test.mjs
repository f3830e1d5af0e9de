// The audit finds every figure that is off by one unit.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, dave, eve, ferdie } from '../lib/accounts.mjs';
import { audit, summary, wrong } from '../lib/audit.mjs';
import { SD } from '../lib/units.mjs';

const FEE = 1_234_567n;
const books = (change) => ({ budget: 100n * SD, paid: 0n, refilled: 0n, held: 0n, ...change });

/** One graphic of Dave's in a block of Alice's, everything as it should be. */
const story = () => ({
  before: {
    accounts: { [dave.address]: 10n * SD, [alice.address]: 5n * SD },
    pots: { reserve: 200n * SD, company: SD, community: SD },
    reportedPots: { reserve: 200n * SD, company: SD, community: SD },
    channels: { generate: books(), ecosystem: books({ paid: 7n }) },
    distributed: 0n,
    issuance: 1_000n * SD,
  },
  after: {
    accounts: { [dave.address]: 10n * SD + SD / 2n - FEE, [alice.address]: 5n * SD + FEE },
    pots: { reserve: 199n * SD, company: SD + SD / 4n, community: SD + SD / 4n },
    reportedPots: { reserve: 199n * SD, company: SD + SD / 4n, community: SD + SD / 4n },
    channels: { generate: books({ paid: SD }), ecosystem: books({ paid: 7n }) },
    distributed: SD,
    issuance: 1_000n * SD,
  },
  blocks: [{ number: 3, author: alice.address, fees: [{ who: dave.address, amount: FEE }] }],
  entries: [{
    block: 3,
    happened: { kind: 'generated', creator: dave.address, generator: eve.address, contentHash: `0x${'ab'.repeat(32)}`, reward: SD, company: SD / 4n, community: SD / 4n },
    expected: { reward: SD, company: SD / 4n, community: SD / 4n },
  }],
});

test('a story in which all is well has nothing wrong', () => {
  const figures = audit(story());
  assert.deepEqual(wrong(figures), []);
  assert.equal(figures.length, 3 + 2 + 3 + 3 + 8 + 2);
});

test('each figure off by one unit is found and named', () => {
  const bend = [
    [(it) => { it.after.accounts[dave.address] -= 1n; }, ['balance of Dave']],
    [(it) => { it.after.accounts[alice.address] += 1n; }, ['balance of Alice']],
    [(it) => { it.blocks[0].fees[0].amount += 1n; }, ['balance of Dave', 'balance of Alice']],
    [(it) => { it.after.pots.reserve += 1n; it.after.reportedPots.reserve += 1n; }, ['Reserve']],
    [(it) => { it.after.pots.company -= 1n; it.after.reportedPots.company -= 1n; }, ['Company Treasury']],
    [(it) => { it.after.pots.community -= 1n; it.after.reportedPots.community -= 1n; }, ['Community Treasury']],
    [(it) => { it.after.reportedPots.reserve += 1n; }, ['SdApi.pots().reserve']],
    [(it) => { it.after.channels.generate.paid += 1n; }, ['channel generate, paid']],
    [(it) => { it.after.channels.generate.held += 1n; }, ['channel generate, held']],
    [(it) => { it.after.channels.ecosystem.paid += 1n; }, ['channel ecosystem, paid']],
    [(it) => { it.after.distributed += 1n; }, ['distributed supply']],
    [(it) => { it.after.issuance -= 1n; }, ['total issuance']],
    [(it) => { it.entries[0].happened.reward -= 1n; }, ['reward of 0xabababab… in block 3']],
    [(it) => { it.entries[0].happened.community += 1n; }, ["the community's part of the fee of 0xabababab… in block 3"]],
  ];
  for (const [change, names] of bend) {
    const facts = story();
    change(facts);
    assert.deepEqual(wrong(audit(facts)).map(({ what }) => what), names);
  }
});

test('a wrong reward shows wherever money went', () => {
  const facts = story();
  facts.entries[0].expected.reward -= 1n;
  const names = wrong(audit(facts)).map(({ what }) => what);
  assert.deepEqual(names, [
    'reward of 0xabababab… in block 3', 'balance of Dave', 'Reserve', 'channel generate, paid', 'distributed supply',
  ]);
});

test('an author who is an artist too has both in the balance', () => {
  const facts = story();
  facts.blocks[0].author = dave.address;
  facts.after.accounts[dave.address] += FEE;
  facts.after.accounts[alice.address] -= FEE;
  assert.deepEqual(wrong(audit(facts)), []);
  assert.equal(summary(dave.address, facts).authored, FEE);
});

/** A batch of Eve's in which Dave is settled and Ferdie sponsored; one share is held, one paid, one forfeited. */
const greatStory = () => {
  const facts = story();
  const settled = [
    { creator: dave.address, count: 3, rewarded: 2, reward: SD / 3n, sponsored: 0n },
    { creator: ferdie.address, count: 1, rewarded: 0, reward: 0n, sponsored: SD / 2n + 1n },
  ];
  const earned = 2n * (SD / 3n);
  const batch = { settled, skipped: [], leaves: 4, company: SD, community: SD };
  const share = (kind, creator, reward) => ({
    block: 3, happened: { kind, creator, contentHash: `0x${'cd'.repeat(32)}`, reward }, expected: { reward },
  });
  facts.entries.push(
    { block: 3, happened: { kind: 'settled', generator: eve.address, root: `0x${'ef'.repeat(32)}`, ...structuredClone(batch) }, expected: batch },
    { block: 3, happened: { kind: 'consented', account: dave.address, generator: eve.address }, expected: undefined },
    share('shared', dave.address, 50n), share('shareSettled', ferdie.address, 30n), share('takenDown', undefined, 7n),
  );
  Object.assign(facts.before.accounts, { [eve.address]: 9n * SD, [ferdie.address]: 0n });
  Object.assign(facts.after.accounts, { [eve.address]: 9n * SD - SD / 2n - 1n, [ferdie.address]: 31n });
  facts.after.accounts[dave.address] += earned - (3n * SD) / 2n;
  for (const pots of [facts.after.pots, facts.after.reportedPots]) {
    pots.reserve -= earned + 30n;
    pots.company += SD;
    pots.community += SD;
  }
  facts.after.channels.generate.paid += earned;
  facts.before.channels.share = books({ held: 40n });
  facts.after.channels.share = books({ held: 40n + 50n - 30n - 7n, paid: 30n });
  facts.after.distributed += earned + 30n;
  return facts;
};

test('batches, sponsors and shares are in the books', () => {
  const facts = greatStory();
  assert.deepEqual(wrong(audit(facts)), []);
  const { graphics, earned, generationFees, sponsored } = summary(ferdie.address, facts);
  assert.deepEqual([graphics, earned, generationFees, sponsored], [1, 30n, SD / 2n, SD / 2n + 1n]);
  assert.equal(summary(eve.address, facts).sponsoring, SD / 2n + 1n);
});

test('a batch or a share off by one unit is found and named', () => {
  const bend = [
    [(it) => { it.entries[1].happened.settled[0].reward += 1n; }, ['reward of each of tally 0 in batch 0xefefefef… in block 3']],
    [(it) => { it.entries[1].happened.settled[0].rewarded -= 1; }, ['graphics of Dave rewarded in batch 0xefefefef… in block 3']],
    [(it) => { it.entries[1].happened.company -= 1n; }, ["the company's part of the fee of batch 0xefefefef… in block 3"]],
    [(it) => { it.after.accounts[eve.address] += 1n; }, ['balance of Eve']],
    [(it) => { it.after.accounts[ferdie.address] += 1n; }, ['balance of Ferdie']],
    [(it) => { it.after.channels.share.held -= 1n; }, ['channel share, held']],
    [(it) => { it.after.channels.share.paid -= 1n; }, ['channel share, paid']],
    [(it) => { it.entries[3].happened.reward += 1n; }, ['reward for sharing 0xcdcdcdcd… in block 3']],
    [(it) => { it.entries[5].happened.reward += 1n; }, ['reward forfeited for 0xcdcdcdcd… in block 3']],
  ];
  for (const [change, names] of bend) {
    const facts = greatStory();
    change(facts);
    assert.deepEqual(wrong(audit(facts)).map(({ what }) => what), names);
  }
});

test('who is settled and should have been skipped is found', () => {
  const facts = greatStory();
  facts.entries[1].expected.settled.splice(1);
  const names = wrong(audit(facts)).map(({ what }) => what);
  assert.ok(names.includes('graphics of Ferdie rewarded in batch 0xefefefef… in block 3'), names.join());
});
