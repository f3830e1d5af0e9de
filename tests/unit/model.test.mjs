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
  chain.settleShare({ block: 1, reward: SD });
  chain.forfeitShare({ block: 1, reward: SD });
  assert.deepEqual(chain.share, { budget: 10n * SD, paid: SD, refilled: 0n, held: SD });
  assert.equal(share('ferdie', 20), (SD * 8n) / 10n);
});
