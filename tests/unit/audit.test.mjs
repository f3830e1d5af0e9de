// The audit finds every figure that is off by one unit.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, dave, eve } from '../lib/accounts.mjs';
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
  graphics: [{
    block: 3,
    happened: { creator: dave.address, generator: eve.address, contentHash: `0x${'ab'.repeat(32)}`, reward: SD, company: SD / 4n, community: SD / 4n },
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
    [(it) => { it.graphics[0].happened.reward -= 1n; }, ['reward of 0xabababab… in block 3']],
    [(it) => { it.graphics[0].happened.community += 1n; }, ["the community's part of the fee of 0xabababab… in block 3"]],
  ];
  for (const [change, names] of bend) {
    const facts = story();
    change(facts);
    assert.deepEqual(wrong(audit(facts)).map(({ what }) => what), names);
  }
});

test('a wrong reward shows wherever money went', () => {
  const facts = story();
  facts.graphics[0].expected.reward -= 1n;
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
