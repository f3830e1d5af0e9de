// The model of the rules: graphics, batches and shares by hand, and properties that must hold for any.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { DEFAULT_TERMS, FIRST_REWARD, available, baseReward } from '../lib/formulas.mjs';
import { Model } from '../lib/model.mjs';
import { SD } from '../lib/units.mjs';
import { numbers } from './numbers.mjs';

const channel = (change) => ({ budget: 550_000_000n * SD, paid: 0n, refilled: 0n, held: 0n, ...change });

const model = (change) => new Model({
  clock: { epochLength: 20, windowsPerEpoch: 1 },
  channel: channel(),
  quotas: new Map([['eve', 1_000_000n]]),
  excluded: new Set(['eve', 'alice']),
  ...change,
});
const by = (creator, block = 1) => ({ block, creator, generator: 'eve' });

test('the first graphic of a chain earns one SD; the base falls with the next epoch', () => {
  const chain = model();
  assert.deepEqual(chain.generate(by('dave')), { reward: FIRST_REWARD, company: SD / 4n, community: SD / 4n });
  assert.equal(chain.generate(by('ferdie', 19)).reward, SD);
  assert.equal(chain.generate(by('dave', 20)).reward, (SD * (550_000_000n * SD - 2n * SD)) / (550_000_000n * SD));
  assert.equal(chain.channel.paid, 2_999_999_996_363n);
});

test('fifty are rewarded in an epoch, the next pays its fee and earns nothing', () => {
  const chain = model();
  for (let i = 0; i < 50; i++) assert.equal(chain.generate(by('dave')).reward, SD);
  assert.deepEqual(chain.generate(by('dave')), { reward: 0n, company: SD / 4n, community: SD / 4n });
  assert.equal(chain.generate(by('ferdie')).reward, SD);
  assert.ok(chain.generate(by('dave', 20)).reward > 0n);
});

test('who is excluded earns nothing and uses nothing up', () => {
  const chain = model({ terms: { ...DEFAULT_TERMS, generateTarget: 1n } });
  assert.equal(chain.generate(by('alice')).reward, 0n);
  assert.equal(chain.generate(by('dave')).reward, SD);
  assert.equal(chain.generate(by('dave')).reward, SD / 2n);
  assert.equal(chain.generate(by('dave')).reward, 0n);
});

test('a channel that is short pays what it has', () => {
  const chain = model({ channel: { budget: 2n * SD, paid: SD / 2n, refilled: 0n, held: 0n } });
  assert.equal(chain.generate(by('dave')).reward, (SD * 3n) / 4n);
  assert.equal(chain.generate(by('dave')).reward, (SD * 3n) / 4n);
  assert.equal(chain.generate(by('dave')).reward, 0n);
});

test('a quote is what the next one earns, and changes nothing', () => {
  const chain = model({ terms: { ...DEFAULT_TERMS, generateTarget: 1n } });
  chain.generate(by('dave'));
  assert.equal(chain.quote(by('dave')), SD / 2n);
  assert.equal(chain.quote(by('dave', 20)), baseReward(chain.channel));
  assert.equal(chain.generate(by('dave')).reward, SD / 2n);
});

/** A model in which all of `creators` have consented to Eve. */
function settling(creators, change) {
  const chain = model(change);
  for (const account of creators) chain.consent({ account, generator: 'eve', perEpoch: 1_000, minReward: 0n, until: 100 });
  return chain;
}
const tallies = (counts) => Object.entries(counts).map(([creator, count]) => ({ creator, count }));
const batch = (counts, change) => ({ block: 1, generator: 'eve', tallies: tallies(counts), ...change });
const reasons = ({ skipped }) => Object.fromEntries(skipped.map(({ creator, reason }) => [creator, reason]));

test('a batch by hand: T = 4, each creator at one price, seeing what the earlier ones left', () => {
  const chain = settling(['dave', 'ferdie', 'one'], { terms: { ...DEFAULT_TERMS, generateTarget: 4n } });
  // P: 1, 2, 3, 4, 4.875, 5.5, 5.875, 6.
  assert.deepEqual(chain.settle(batch({ dave: 3, ferdie: 3, one: 4 })), {
    leaves: 10,
    settled: [
      { creator: 'dave', count: 3, rewarded: 3, reward: SD, sponsored: 0n },
      { creator: 'ferdie', count: 3, rewarded: 3, reward: (SD * 2_500n) / 3_000n, sponsored: 0n },
      { creator: 'one', count: 4, rewarded: 4, reward: SD / 8n, sponsored: 0n },
    ],
    skipped: [],
    company: (SD * 5n) / 2n,
    community: (SD * 5n) / 2n,
  });
  assert.equal(chain.channel.paid, 3n * SD + 3n * ((SD * 2_500n) / 3_000n) + SD / 2n);
  assert.deepEqual(chain.settle(batch({ dave: 1 })).settled, [{ creator: 'dave', count: 1, rewarded: 0, reward: 0n, sponsored: 0n }]);
});

test('of a count that the cap does not reward in full, the rest earns nothing and pays the fee', () => {
  const chain = settling(['dave']);
  const [first] = chain.settle(batch({ dave: 45 })).settled;
  const second = chain.settle(batch({ dave: 45 }));
  assert.deepEqual([first.rewarded, second.settled[0].rewarded, second.settled[0].reward], [45, 5, SD]);
  assert.equal(second.company + second.community, (45n * SD) / 2n);
  assert.equal(chain.generate(by('dave')).reward, 0n);
});

test('graphics and batches share the curve, the cap and the channel', () => {
  const chain = settling(['dave', 'ferdie'], { terms: { ...DEFAULT_TERMS, generateTarget: 4n } });
  chain.generate(by('dave'));
  assert.equal(chain.settle(batch({ ferdie: 4 })).settled[0].reward, (SD * 3_875n) / 4_000n);
  assert.equal(chain.generate(by('dave')).reward, (SD * 625n) / 1_000n);
  const short = settling(['dave'], { channel: { budget: 2n * SD, paid: SD / 2n, refilled: 0n, held: 0n } });
  assert.deepEqual(short.settle(batch({ dave: 4 })).settled[0].reward, (SD * 3n) / 8n);
  assert.equal(available(short.channel), 0n);
});

test('who is skipped, and why, in the order of the reasons', () => {
  const chain = settling(['dave', 'poor'], { excluded: new Set(['alice']) });
  const consent = (account, change) => chain.consent({ account, generator: 'eve', perEpoch: 2, minReward: 0n, until: 1, ...change });
  consent('late', { until: 0 });
  consent('little');
  consent('dear', { minReward: SD + 1n });
  consent('other', { generator: 'bob' });
  consent('gone');
  chain.withdraw({ account: 'gone', generator: 'eve' });
  consent('alice', { minReward: 0n });
  const wallets = new Map([['dave', SD], ['poor', SD / 100n], ['alice', SD], ['eve', 10n * SD]]);
  const counts = { nobody: 1, other: 1, gone: 1, late: 1, little: 3, dear: 3, poor: 101, alice: 1, dave: 1 };
  const outcome = chain.settle(batch(counts, { wallets }));
  assert.deepEqual(reasons(outcome), {
    nobody: 'NoConsent', other: 'NoConsent', gone: 'NoConsent', late: 'NoConsent', little: 'OverConsent', dear: 'OverConsent', poor: 'CannotPay',
  });
  assert.deepEqual(outcome.settled.map(({ creator, rewarded }) => [creator, rewarded]), [['alice', 0], ['dave', 1]]);
  assert.deepEqual(Object.fromEntries(wallets), { dave: SD + SD / 2n, poor: SD / 100n, alice: SD / 2n, eve: 10n * SD });
  assert.deepEqual(reasons(chain.settle(batch({ dear: 1, little: 2 }))), { dear: 'RewardTooLow' });
  assert.deepEqual(reasons(chain.settle(batch({ little: 1 }))), { little: 'OverConsent' });
});

test('a graphic beyond the cap earns less than anything that was asked for', () => {
  const chain = settling(['dave', 'ferdie']);
  chain.consent({ account: 'ferdie', generator: 'eve', perEpoch: 100, minReward: 1n, until: 9 });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 51, ferdie: 51 }, { minReward: 0n }))), { ferdie: 'RewardTooLow' });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 1, ferdie: 50 }, { minReward: 1n }))), { dave: 'RewardTooLow' });
});

test('what was used of a consent stays used when it is withdrawn and given again, until the epoch ends', () => {
  const chain = settling(['dave']);
  chain.settle(batch({ dave: 600 }));
  chain.withdraw({ account: 'dave', generator: 'eve' });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 1 }))), { dave: 'NoConsent' });
  chain.consent({ account: 'dave', generator: 'eve', perEpoch: 700, minReward: 0n, until: 100 });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 101 }))), { dave: 'OverConsent' });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 100 }))), {});
  assert.deepEqual(reasons(chain.settle(batch({ dave: 1 }))), { dave: 'OverConsent' });
  assert.deepEqual(reasons(chain.settle(batch({ dave: 700 }, { block: 20 }))), {});
});

test('what creators lack, a sponsor pays while it can', () => {
  const creators = ['new', 'newer', 'newest', 'rich'];
  const chain = settling(creators, { terms: { ...DEFAULT_TERMS, maxRewardedGenerations: 1 } });
  const wallets = new Map([['eve', SD + SD / 100n], ['rich', 5n * SD]]);
  const outcome = chain.settle(batch({ new: 2, newer: 4, newest: 3, rich: 2 }, { sponsor: true, wallets }));
  // Fees of 1, 2, 1.5 and 1 SD, each with one of 1 SD earned; who is new needs 0.01 SD to exist.
  assert.deepEqual(outcome.settled.map(({ creator, sponsored }) => [creator, sponsored]), [['new', SD / 100n], ['newest', (SD * 51n) / 100n], ['rich', 0n]]);
  assert.deepEqual(reasons(outcome), { newer: 'CannotPay' });
  assert.deepEqual(Object.fromEntries(wallets), { eve: (SD * 49n) / 100n, rich: 5n * SD, new: SD / 100n, newest: SD / 100n });
  assert.deepEqual(reasons(chain.settle(batch({ new: 1, rich: 1 }, { wallets }))), { new: 'CannotPay' });
  // A generator is no sponsor of itself.
  chain.consent({ account: 'eve', generator: 'eve', perEpoch: 9, minReward: 0n, until: 9 });
  assert.deepEqual(reasons(chain.settle(batch({ eve: 2 }, { sponsor: true, wallets }))), { eve: 'CannotPay' });
});

test('1,000 batches: what is paid is what single graphics would be, less than a unit each; nobody is created or lost', () => {
  const random = numbers(13);
  for (let i = 0; i < 1_000; i++) {
    const terms = { ...DEFAULT_TERMS, generateTarget: 1n + random(60n), maxRewardedGenerations: 1 + Number(random(30n)) };
    const books = { budget: 100n * SD, paid: random(100n * SD), refilled: 0n, held: 0n };
    const creators = ['a', 'b', 'c', 'd'];
    const [one, many] = [model({ terms, channel: books }), settling(creators, { terms, channel: books })];
    const wallets = new Map([...creators.map((name) => [name, random(2n) * (SD / 100n + random(30n * SD))]), ['eve', SD + random(40n * SD)]]);
    const total = () => [...wallets.values()].reduce((sum, amount) => sum + amount, 0n);
    const had = total();
    const outcome = many.settle(batch({ a: 1 + Number(random(20n)), b: 1 + Number(random(20n)), c: 1, d: 1 + Number(random(20n)) }, { sponsor: true, wallets }));
    assert.equal(outcome.settled.length + outcome.skipped.length, 4);
    let [count, paid] = [0, 0n];
    for (const { creator, count: made, rewarded, reward } of outcome.settled) {
      for (let j = 0; j < made; j++) paid += one.generate(by(creator)).reward;
      [count, paid] = [count + rewarded, paid - reward * BigInt(rewarded)];
    }
    // Who is paid a unit less leaves a unit more to those after, when the channel is short.
    assert.ok(paid > -4n && paid <= BigInt(count) + 4n, `${paid} of ${count}`);
    assert.equal(total(), had + (many.channel.paid - books.paid) - outcome.company - outcome.community);
    assert.ok([...wallets.values()].every((amount) => amount === 0n || amount >= SD / 100n));
  }
});

test('shares earn by a curve and a cap of their own, are held, then paid or forfeited', () => {
  const chain = model({ share: { budget: 10n * SD, paid: 0n, refilled: 0n, held: 0n }, terms: { ...DEFAULT_TERMS, shareTarget: 2n, maxRewardedShares: 3 } });
  const share = (creator, block = 1) => chain.shareOne(by(creator, block)).reward;
  assert.deepEqual([share('dave'), share('dave'), share('dave'), share('dave')], [SD, SD, (SD * 3n) / 4n, 0n]);
  assert.deepEqual([share('alice'), share('ferdie'), share('ferdie')], [0n, SD / 4n, 0n]);
  assert.equal(chain.share.held, 3n * SD);
  chain.settleShare({ block: 1, creator: 'dave', reward: SD });
  chain.takeDown({ block: 1, contentHash: '0x01', reward: SD });
  assert.deepEqual(chain.share, { budget: 10n * SD, paid: SD, refilled: 0n, held: SD });
  assert.equal(share('ferdie', 20), (SD * 8n) / 10n);
});

const POTS = { company: 20n * SD, community: 1_000n * SD };
const NO_REFILLS = { generate: 0n, share: 0n, sale: 0n, contest: 0n };
const lacking = (paid, change) => ({ budget: 100n * SD, paid: paid * SD, refilled: 0n, held: 0n, ...change });

/** A model in which Generate lacks 30 SD, Share 10, Sale nothing and Contest 10, and which is handed over, if nothing else is said. */
const recycling = (change) => model({
  channel: lacking(30n), share: lacking(10n), sale: lacking(0n), contest: lacking(10n), pots: POTS, handedOver: true, ...change,
});

test('before the handover nothing is recycled, and each epoch begins with what is left', () => {
  const chain = recycling({ handedOver: false });
  for (const block of [1, 20, 45]) assert.deepEqual(chain.roll(block), {
    epoch: Math.floor(block / 20), generate: (SD * 7n) / 10n, share: (SD * 9n) / 10n, sale: SD, refills: NO_REFILLS, overflow: 0n,
  });
  assert.deepEqual(chain.pots, POTS);
});

test('after it each roll recycles first, by what the pot has then, and bases are fixed afterwards', () => {
  const chain = recycling();
  const first = chain.roll(21);
  assert.deepEqual(first.refills, { generate: 6n * SD, share: 2n * SD, sale: 0n, contest: 2n * SD });
  assert.deepEqual([first.generate, first.share], [(SD * 76n) / 100n, (SD * 92n) / 100n]);
  assert.deepEqual([chain.channel.refilled, chain.contest.refilled, chain.pots.community], [6n * SD, 2n * SD, 990n * SD]);
  assert.equal(chain.roll(39), first);
  assert.equal(chain.pots.community, 990n * SD);

  // What a graphic has paid meanwhile is in it; the epoch in which nobody called anything is not.
  chain.generate(by('alice', 39));
  const { refills, overflow } = chain.roll(60);
  const pot = 990n * SD + SD / 4n;
  assert.deepEqual(refills, { generate: (pot * 24n) / 4_000n, share: (pot * 8n) / 4_000n, sale: 0n, contest: (pot * 8n) / 4_000n });
  assert.equal(overflow, 0n);
});

test('the handover itself moves nothing: the next roll does', () => {
  const chain = recycling({ handedOver: false });
  chain.roll(21);
  chain.handOver();
  assert.deepEqual(chain.roll(25).refills, NO_REFILLS);
  assert.equal(chain.roll(40).refills.generate, 6n * SD);
});

test('what is set aside for shares and prizes is not refilled a second time', () => {
  const chain = recycling({ share: lacking(0n, { held: 40n * SD }), contest: lacking(10n, { held: 50n * SD }) });
  assert.deepEqual(chain.roll(1).refills, { generate: (SD * 30n) / 4n, share: 0n, sale: 0n, contest: (SD * 10n) / 4n });
});

test('Company’s overflow comes to Community after recycling, which does not see it before the next epoch', () => {
  const tenth = 100_000_000n * SD;
  const chain = recycling({ pots: { company: tenth + 2_000n * SD, community: 1_000n * SD } });
  const { refills, overflow } = chain.roll(1);
  assert.deepEqual([refills.generate, overflow], [6n * SD, 2_000n * SD]);
  assert.deepEqual(chain.pots, { company: tenth, community: 2_990n * SD });
  assert.equal(chain.roll(20).refills.generate, (2_990n * SD * 24n) / 4_000n);
});

test('all that the treasuries take in, and what people send them, is there to be recycled', () => {
  const chain = recycling({
    handedOver: false, potNames: new Map([['c', 'community'], ['k', 'company'], ['r', 'reserve']]), pots: { company: 0n, community: 0n },
    consents: new Map([['dave eve', { perEpoch: 5, minReward: 0n, until: 9, epoch: 0, used: 0 }]]),
  });
  const parts = [chain.generate(by('dave')), chain.settle(batch({ dave: 3 })), chain.mint({ block: 1, creator: 'dave', contentHash: '0x01', royalty: 0n })];
  parts.push(sale(chain, { seller: 'dave', buyer: 'one' }));
  sale(chain, { seller: 'one', buyer: 'dave', asset: 1 });
  const sum = (pot) => parts.reduce((total, part) => total + part[pot], 0n);
  assert.deepEqual(chain.pots, { company: sum('company'), community: sum('community') });
  assert.ok(sum('community') > 2n * SD);

  assert.deepEqual(chain.send({ from: 'one', to: 'c', amount: 9n }), { pots: { community: 9n } });
  assert.deepEqual(chain.send({ from: 'k', to: 'one', amount: 5n }), { pots: { company: -5n } });
  assert.deepEqual(chain.send({ from: 'one', to: 'r', amount: 3n }), { pots: { reserve: 3n } });
  assert.deepEqual(chain.send({ from: 'one', to: 'dave', amount: 3n }), { pots: {} });
  assert.deepEqual(chain.pots, { company: sum('company') - 5n, community: sum('community') + 9n });
});

test('what has to do with neither terms nor channels begins no epoch', () => {
  const chain = recycling();
  chain.takeDown({ block: 25, contentHash: '0x01', reward: 0n });
  chain.openContest({ ...OPENING, block: 26, sponsored: true });
  assert.deepEqual([chain.epoch, chain.pots], [null, POTS]);
  chain.openContest({ ...OPENING, block: 27 });
  assert.equal(chain.epoch, 1);
});

test('a quote for the next epoch recycles nothing', () => {
  const chain = recycling();
  assert.equal(chain.quote(by('dave', 21)), (SD * 76n) / 100n);
  assert.deepEqual([chain.pots, chain.channel.refilled], [POTS, 0n]);
});

const SALE = { budget: 50_000_000n * SD, paid: 0n, refilled: 0n, held: 0n };
const PERCENT = 10_000_000n; // in parts of 10^9

/** A model in which Dave has minted and listed. */
function selling(change) {
  const chain = model({ sale: SALE, ...change });
  chain.mint({ block: 1, creator: 'dave', contentHash: '0x01', royalty: 10n * PERCENT });
  return chain;
}
const sale = (chain, { item = 0, seller, buyer, price = 100n * SD, asset = 'SD', block = 1 }) => {
  chain.list({ block, item, seller, price, asset });
  return chain.buy({ block, item, buyer });
};

test('an item is numbered and charged for; a graphic is minted once', () => {
  const chain = selling();
  assert.deepEqual(
    chain.mint({ block: 1, creator: 'ferdie', contentHash: '0x02', royalty: 0n }), { item: 1, company: SD / 2n, community: SD / 2n },
  );
  assert.throws(() => chain.mint({ block: 1, creator: 'dave', contentHash: '0x01', royalty: 0n }), /twice/);
});

test('an item by hand: sold by its creator, resold with a royalty, and each sale earns half of the one before', () => {
  const chain = selling();
  const [first, second] = [sale(chain, { seller: 'dave', buyer: 'ferdie' }), sale(chain, { seller: 'ferdie', buyer: 'one' })];
  const common = { creator: 'dave', price: 100n * SD, asset: 'SD', company: (125n * SD) / 100n, community: (125n * SD) / 100n, redirected: 0n };
  assert.deepEqual(first, { ...common, seller: 'dave', royalties: 0n, rest: (9_750n * SD) / 100n, reward: SD / 2n, sales: 1 });
  assert.deepEqual(second, { ...common, seller: 'ferdie', royalties: 10n * SD, rest: (8_750n * SD) / 100n, reward: SD / 4n, sales: 2 });
  assert.equal(chain.sale.paid, (3n * SD) / 4n);
  assert.deepEqual([...chain.market.owners], [[0, 'one']]);
});

test('who is excluded, and a price in another asset, earn nothing; a creator who buys back pays no royalty', () => {
  const chain = selling();
  assert.equal(sale(chain, { seller: 'dave', buyer: 'alice', asset: 1 }).reward, 0n);
  assert.equal(sale(chain, { seller: 'alice', buyer: 'dave' }).reward, 0n);
  assert.deepEqual([sale(chain, { seller: 'dave', buyer: 'one' })].map(({ royalties, reward, sales }) => [royalties, reward, sales]), [[0n, SD / 8n, 3]]);
});

test('an item given away is sold with a royalty; a burned one is nobody’s', () => {
  const chain = selling();
  chain.market.move({ item: 0, to: 'one' });
  assert.equal(sale(chain, { seller: 'one', buyer: 'ferdie' }).royalties, 10n * SD);
  chain.market.move({ item: 0, to: null });
  assert.equal(chain.market.owners.size, 0);
});

test('a sale keeps the commission of its listing, and earns by the terms of its day', () => {
  const chain = selling();
  chain.list({ block: 1, item: 0, seller: 'dave', price: 100n * SD, asset: 'SD' });
  chain.terms = { ...DEFAULT_TERMS, companyCommission: 50_000_000n, saleMultiple: 0n };
  const { company, reward } = chain.buy({ block: 1, item: 0, buyer: 'one' });
  assert.deepEqual([company, reward], [(125n * SD) / 100n, 0n]);
});

test('channel Sale pays what it has when that is less', () => {
  const chain = selling();
  chain.sale.paid = SALE.budget - 2n;
  assert.equal(sale(chain, { seller: 'dave', buyer: 'one' }).reward, 2n);
});

const CONTEST = { budget: 50_000_000n * SD, paid: 0n, refilled: 0n, held: 0n };
const OPENING = { block: 1, by: 'host', sponsored: false, prize: 100n, shares: [50n * PERCENT, 30n * PERCENT], quorum: 4n };
const earned = new Map([['dave', 3n], ['ferdie', 5n], ['one', 2n], ['alice', 9n]]);

/** A contest of Dave, Ferdie and One, in which they vote. */
function contesting(change = {}, opening = {}) {
  const chain = model({ contest: CONTEST, earned, ...change });
  const { contest } = chain.openContest({ ...OPENING, ...opening });
  ['dave', 'ferdie', 'one'].forEach((creator, i) => chain.enterContest({ contest, creator, contentHash: `0x0${i}` }));
  return { chain, contest };
}
const voting = (chain, votes) => votes.map(([voter, creator, amount]) => chain.vote({ contest: 0, voter, creator, amount }));
const names = ({ winners }) => winners.map(({ creator, prize }) => [creator, prize]);

test('a contest by hand: votes weigh what was earned, a tie goes to the earlier entry, the rest of the prize goes back', () => {
  const { chain, contest } = contesting();
  assert.equal(chain.contest.held, 100n);
  assert.deepEqual(voting(chain, [['dave', 'ferdie', 2n], ['ferdie', 'one', 9n], ['one', 'dave', 1n], ['dave', 'ferdie', 9n]]).map(({ held, weight, tally, total }) => [held, weight, tally, total]), [
    [2n, 2n, 2n, 2n], [9n, 5n, 5n, 7n], [1n, 1n, 1n, 8n], [11n, 3n, 3n, 9n],
  ]);
  assert.throws(() => voting(chain, [['dave', 'one', 1n]]), /two entries/);
  voting(chain, [['alice', 'dave', 2n]]);
  assert.deepEqual(chain.contests.standings(contest).map(({ creator, tally }) => [creator, tally]), [['one', 5n], ['dave', 3n], ['ferdie', 3n]]);
  const closed = chain.closeContest({ block: 41, contest });
  assert.deepEqual([names(closed), closed.total, closed.returned, closed.due], [[['one', 50n], ['dave', 30n]], 11n, 20n, 51]);
  assert.deepEqual([0, 1].map((rank) => chain.claimPrize({ block: 51, contest, rank }).paid), [50n, 30n]);
  assert.deepEqual([chain.contest.held, chain.contest.paid], [0n, 80n]);
  const back = ['dave', 'ferdie', 'one', 'alice'].map((account) => chain.release({ contest, account }));
  assert.deepEqual(back.map(({ deposit, vote }) => [deposit, vote]), [[5n * SD, 11n], [5n * SD, 9n], [5n * SD, 1n], [0n, 2n]]);
  assert.deepEqual(chain.contests.remove({ contest }), { over: true });
});

test('what is taken down before closing lets the others move up; afterwards its prize goes back', () => {
  const { chain, contest } = contesting();
  voting(chain, [['dave', 'ferdie', 3n], ['ferdie', 'one', 5n], ['one', 'dave', 2n]]);
  chain.takeDown({ block: 2, contentHash: '0x02', reward: 0n });
  assert.deepEqual(names(chain.closeContest({ block: 41, contest })), [['ferdie', 50n], ['dave', 30n]]);
  chain.takeDown({ block: 42, contentHash: '0x01', reward: 0n });
  assert.deepEqual([0, 1].map((rank) => chain.claimPrize({ block: 51, contest, rank })).map(({ paid, returned }) => [paid, returned]), [[0n, 50n], [30n, 0n]]);
  assert.deepEqual([chain.contest.held, chain.contest.paid], [0n, 30n]);
  assert.deepEqual(chain.contests.remove({ contest }), { over: false });
});

test('below the quorum, and without entries, all of the prize goes back', () => {
  const { chain, contest } = contesting();
  voting(chain, [['dave', 'ferdie', 3n]]);
  assert.deepEqual([chain.closeContest({ block: 41, contest })].map(({ winners, returned }) => [winners, returned]), [[[], 100n]]);
  const { contest: empty } = chain.openContest({ ...OPENING, quorum: 0n });
  assert.deepEqual([chain.closeContest({ block: 41, contest: empty })].map(({ winners, returned }) => [winners, returned]), [[[], 100n]]);
  assert.deepEqual(chain.contest, CONTEST);
});

test('who is excluded wins a sponsor’s prize, and not a host’s; a sponsored one is in no channel', () => {
  for (const sponsored of [false, true]) {
    const { chain, contest } = contesting({ excluded: new Set(['one']) }, { sponsored, by: 'bob' });
    voting(chain, [['ferdie', 'one', 5n]]);
    chain.closeContest({ block: 41, contest });
    assert.equal(chain.claimPrize({ block: 51, contest, rank: 0 }).paid, sponsored ? 50n : 0n);
    assert.deepEqual(chain.contest, CONTEST);
  }
});
