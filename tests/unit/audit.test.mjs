// The audit finds every figure that is off by one unit.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, dave, eve, ferdie, one } from '../lib/accounts.mjs';
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

/** Dave sells Ferdie an item he has minted, and wins a host's contest in which One has voted; Eve's, Ferdie wins. */
const soldStory = () => {
  const facts = story();
  facts.entries = [];
  facts.blocks = [];
  const entry = (happened, expected = {}) => facts.entries.push({ block: 3, happened: { ...happened, ...structuredClone(expected) }, expected });
  const [dave_, ferdie_, eve_, one_] = [dave, ferdie, eve, one].map(({ address }) => address);
  entry({ kind: 'minted', creator: dave_ }, { item: 0, company: 5n, community: 5n });
  entry({ kind: 'sold', buyer: ferdie_, item: 0 }, {
    seller: dave_, creator: dave_, price: 1_000n, asset: 'SD', company: 13n, community: 12n, royalties: 0n, rest: 975n, redirected: 0n, reward: 4n, sales: 1,
  });
  entry({ kind: 'sold', buyer: one_, item: 0 }, {
    seller: ferdie_, creator: dave_, price: 2_000n, asset: 1, company: 25n, community: 25n, royalties: 200n, rest: 1_750n, redirected: 0n, reward: 0n, sales: 2,
  });
  entry({ kind: 'opened', by: alice.address, sponsored: false, prize: 90n }, { contest: 0 });
  entry({ kind: 'opened', by: eve_, sponsored: true, prize: 60n }, { contest: 1 });
  entry({ kind: 'entered', contest: 0, creator: dave_ }, { number: 0, deposit: 50n });
  entry({ kind: 'voted', contest: 0, voter: one_, creator: dave_, amount: 7n }, { held: 7n, weight: 6n, tally: 6n, total: 6n });
  const winner = { creator: dave_, contentHash: '0xab', tally: 6n, prize: 80n };
  entry({ kind: 'closed', contest: 0 }, { sponsor: null, total: 6n, winners: [winner], due: 9, returned: 10n });
  entry({ kind: 'closed', contest: 1 }, { sponsor: eve_, total: 1n, winners: [{ ...winner, creator: ferdie_, prize: 40n }], due: 9, returned: 20n });
  entry({ kind: 'claimed', contest: 0, rank: 0 }, { sponsor: null, winner: dave_, contentHash: '0xab', paid: 80n, returned: 0n });
  entry({ kind: 'claimed', contest: 1, rank: 0 }, { sponsor: eve_, winner: ferdie_, contentHash: '0xab', paid: 40n, returned: 0n });
  entry({ kind: 'released', contest: 0, account: dave_ }, { deposit: 50n, vote: 0n });
  entry({ kind: 'removed', contest: 1 }, { over: true });
  entry({ kind: 'sent', from: alice.address, to: one_, amount: 33n });

  const none = { prize: 0n, entry: 0n, vote: 0n };
  facts.before.holds = { [dave_]: none, [one_]: none, [eve_]: none };
  facts.after.holds = { [dave_]: { ...none }, [one_]: { ...none, vote: 7n }, [eve_]: { ...none } };
  Object.assign(facts.before.accounts, { [ferdie_]: SD, [one_]: SD, [eve_]: SD });
  facts.after.accounts = {
    [dave_]: 10n * SD - 10n + 975n + 4n + 80n, [alice.address]: 5n * SD - 33n, [ferdie_]: SD - 1_000n + 40n, [one_]: SD + 33n, [eve_]: SD - 40n,
  };
  Object.assign(facts.before.channels, { sale: books(), contest: books() });
  facts.after.channels = { ...structuredClone(facts.before.channels), sale: books({ paid: 4n }), contest: books({ paid: 80n }) };
  facts.after.pots = { reserve: 200n * SD - 84n, company: SD + 18n, community: SD + 17n };
  facts.after.reportedPots = { ...facts.after.pots };
  facts.after.distributed = 84n;
  return facts;
};

/** An epoch begins in which 12 units are recycled and 7 flow over; somebody sends Community a gift, and Company a smaller one. */
const recycledStory = () => {
  const facts = soldStory();
  const refills = { generate: 5n, share: 4n, sale: 0n, contest: 3n };
  const rolled = { epoch: 3, generate: SD, share: SD, sale: SD };
  const entry = (kind, happened, expected) => facts.entries.push({ block: 3, happened: { kind, ...happened }, expected });
  entry('handedOver', {}, undefined);
  entry('recycled', refills, refills);
  entry('overflowed', { overflow: 7n }, { ...rolled, refills, overflow: 7n });
  entry('began', rolled, { ...rolled, refills, overflow: 7n });
  entry('sent', { from: ferdie.address, to: 'community', amount: 100n }, { pots: { community: 100n } });
  entry('sent', { from: ferdie.address, to: 'company', amount: 10n }, { pots: { company: 10n } });
  facts.after.accounts[ferdie.address] -= 110n;
  for (const books of [facts.before.channels, facts.after.channels]) books.share = { ...books.sale, paid: 9n };
  for (const [channel, amount] of Object.entries(refills)) facts.after.channels[channel].refilled += amount;
  for (const pots of [facts.after.pots, facts.after.reportedPots]) {
    pots.reserve += 12n;
    pots.community += 7n - 12n + 100n;
    pots.company += 10n - 7n;
  }
  return facts;
};

test('recycling, what flows over, and gifts to pots are in the books', () => {
  assert.deepEqual(wrong(audit(recycledStory())), []);
});

test('recycling that is off by one unit is found and named, announced or not', () => {
  const entryOf = (facts, kind) => facts.entries.find(({ happened }) => happened.kind === kind);
  const bend = [
    [(it) => { entryOf(it, 'recycled').happened.share += 1n; }, ['share of what is recycled in block 3']],
    [(it) => { entryOf(it, 'overflowed').happened.overflow -= 1n; }, ['overflow of what Company holds too much in block 3']],
    [(it) => { entryOf(it, 'began').happened.sale -= 1n; }, ['sale of epoch 3 in block 3']],
    [(it) => { it.after.channels.generate.refilled -= 1n; }, ['channel generate, refilled']],
    [
      (it) => { entryOf(it, 'began').expected.refills = { generate: 6n, share: 4n, sale: 0n, contest: 3n }; },
      ['Reserve', 'Community Treasury', 'channel generate, refilled'],
    ],
    [(it) => { entryOf(it, 'began').expected.overflow += 1n; }, ['Company Treasury', 'Community Treasury']],
    [
      (it) => { it.entries = it.entries.filter(({ happened: { kind } }) => kind !== 'began'); },
      ['Reserve', 'Company Treasury', 'Community Treasury', 'channel generate, refilled', 'channel contest, refilled', 'channel share, refilled'],
    ],
  ];
  for (const [change, names] of bend) {
    const facts = recycledStory();
    change(facts);
    assert.deepEqual(wrong(audit(facts)).map(({ what }) => what), names);
  }
});

test('minting, selling and contests are in the books', () => {
  const facts = soldStory();
  assert.deepEqual(wrong(audit(facts)), []);
  const { sold, bonus, mintFees, prizes } = summary(dave.address, facts);
  assert.deepEqual([sold, bonus, mintFees, prizes], [975n, 4n, 10n, 80n]);
});

test('a sale or a contest off by one unit is found and named', () => {
  const bend = [
    [(it) => { it.entries[0].happened.company += 1n; }, ['company of item 0 in block 3']],
    [(it) => { it.entries[1].happened.reward += 1n; }, ['reward of the sale of item 0 in block 3']],
    [(it) => { it.entries[1].happened.seller = eve.address; }, ['seller of the sale of item 0 in block 3']],
    [(it) => { it.after.accounts[dave.address] += 1n; }, ['balance of Dave']],
    [(it) => { it.after.holds[one.address].vote += 1n; }, ['on hold of One, vote']],
    [(it) => { it.after.holds[eve.address].prize += 1n; }, ['on hold of Eve, prize']],
    [(it) => { it.after.channels.sale.paid += 1n; }, ['channel sale, paid']],
    [(it) => { it.after.channels.contest.held += 1n; }, ['channel contest, held']],
    [(it) => { it.entries[6].happened.weight += 1n; }, ['weight of the vote of One in contest 0 in block 3']],
    [(it) => { it.entries[7].happened.winners[0].prize += 1n; }, ['prize of rank 0 in contest 0']],
    [(it) => { it.entries[7].happened.winners.pop(); }, ['winners of contest 0', 'creator of rank 0 in contest 0', 'contentHash of rank 0 in contest 0', 'tally of rank 0 in contest 0', 'prize of rank 0 in contest 0']],
    [(it) => { it.entries[9].happened.paid -= 1n; }, ['paid of rank 0 in contest 0 in block 3']],
    [(it) => { it.entries[12].expected.over = false; }, ['over of contest 1 in block 3']],
  ];
  for (const [change, names] of bend) {
    const facts = soldStory();
    change(facts);
    assert.deepEqual(wrong(audit(facts)).map(({ what }) => what), names);
  }
});
