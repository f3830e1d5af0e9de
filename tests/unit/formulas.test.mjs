// The formulas of Generate: the numbers of the design, and properties that must hold for any.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  DEFAULT_TERMS, FIRST_REWARD, GENERATION_FEE, available, baseReward, batchPriceEach, epochOf, prefixSum, priceAfter,
  split, windowOf, windowTarget,
} from '../lib/formulas.mjs';
import { Model } from '../lib/model.mjs';
import { SD, sd } from '../lib/units.mjs';

const channel = (change) => ({ budget: 550_000_000n * SD, paid: 0n, refilled: 0n, held: 0n, ...change });

/** Numbers that look random and are the same every time. */
function numbers(seed) {
  let state = BigInt(seed);
  return (limit) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
    return ((state >> 11n) * limit) >> 53n;
  };
}

test('a full channel rewards one SD, half of it half an SD, an empty one nothing', () => {
  assert.equal(baseReward(channel()), SD);
  assert.equal(baseReward(channel({ paid: 275_000_000n * SD })), SD / 2n);
  assert.equal(baseReward(channel({ paid: 550_000_000n * SD })), 0n);
  assert.equal(baseReward(channel({ refilled: 5n })), SD);
  assert.equal(baseReward(channel({ paid: 1n })), SD - 1n);
  assert.equal(baseReward(channel({ budget: 0n })), 0n);
});

test('what is held is not available', () => {
  assert.equal(available(channel({ paid: 3n, refilled: 2n, held: 1n })), 550_000_000n * SD - 2n);
});

test('the fee is half an SD and divides without a rest', () => {
  assert.equal(GENERATION_FEE, 500_000_000_000n);
  assert.deepEqual(split(GENERATION_FEE, DEFAULT_TERMS.communityShare), { company: SD / 4n, community: SD / 4n });
  assert.deepEqual(split(3n, 500_000_000n), { company: 2n, community: 1n });
  assert.deepEqual(split(10n, 666_666_667n), { company: 4n, community: 6n });
});

test('a lane has its part of the target by its quota and the windows', () => {
  assert.equal(windowTarget(1_000_000n, 1_000_000n, 1_000_000n, 1n), 1_000_000n);
  assert.equal(windowTarget(1_000_000n, 1n, 3n, 24n), 13_888n);
  assert.equal(windowTarget(1_000_000n, 0n, 3n, 24n), 0n);
  assert.equal(windowTarget(1_000_000n, 0n, 0n, 24n), 0n);
});

test('the curve by hand: T = 4, base 100', () => {
  const sums = [0, 100, 200, 300, 400, 487, 550, 587, 600, 600, 600].map(BigInt);
  sums.forEach((sum, n) => assert.equal(prefixSum(BigInt(n), 100n, 4n), sum, `P(${n})`));
  assert.equal(priceAfter(3n, 100n, 4n), 100n);
  assert.equal(priceAfter(4n, 100n, 4n), 87n);
  assert.equal(priceAfter(8n, 100n, 4n), 0n);
  assert.equal(prefixSum(5n, 100n, 0n), 0n);
});

test('a window pays at most one and a half targets of bases', () => {
  const [target, base] = [10n ** 9n, 10n ** 13n];
  assert.equal(prefixSum(2n * target, base, target), (3n * target * base) / 2n);
  assert.equal(prefixSum(5n * target, base, target), (3n * target * base) / 2n);
  assert.ok(base * (2n * target * target) < 1n << 128n);
});

test('10,000 curves: never negative, never rising, path independent, and batches lose less than a unit each', () => {
  const random = numbers(7);
  for (let i = 0; i < 10_000; i++) {
    const target = 1n + random(i % 2 ? 50n : 10n ** 9n);
    const base = random(10n ** 13n);
    const n = random(2n * target + 3n);
    const k = 1n + random(40n);
    const batch = prefixSum(n + k, base, target) - prefixSum(n, base, target);
    let [singly, last] = [0n, null];
    for (let j = 0n; j < k; j++) {
      const price = priceAfter(n + j, base, target);
      assert.ok(price >= 0n && price <= base);
      // Floors may let a price exceed the one before it by a unit, never more.
      if (last !== null) assert.ok(price <= last + 1n);
      [singly, last] = [singly + price, price];
    }
    assert.equal(singly, batch);
    const each = batchPriceEach(n, k, base, target);
    assert.ok(each * k <= batch && batch - each * k < k);
  }
});

test('epochs and windows by block', () => {
  assert.deepEqual([0, 19, 20, 39, 40].map((block) => epochOf(block, 20)), [0, 0, 1, 1, 2]);
  assert.deepEqual([0, 1199, 1200, 28_800].map((block) => windowOf(block, 24, 28_800)), [0, 0, 1, 24]);
});

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

test('amounts are printed to the unit', () => {
  assert.equal(sd(1_234_567n * SD + 5n), '1,234,567.000000000005');
  assert.equal(sd(-SD / 2n), '-0.5');
  assert.equal(sd(0n), '0');
});
