// The formulas of earning, paying and spending: the numbers of the design, and properties that must hold for any.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  DEFAULT_TERMS, EXISTENTIAL_DEPOSIT, GENERATION_FEE, LEAST_PRICE, TOTAL_SUPPLY, available, baseReward, batchPriceEach, boardCeiling,
  companyOverflow, dividePrice, epochOf, lacks, prefixSum, priceAfter, prizesOf, ranked, refills, saleBase, saleReward, shareBase, shortfall,
  spendingCeiling, split, voteWeight, windowOf, windowTarget,
} from '../lib/formulas.mjs';
import { SD, sd } from '../lib/units.mjs';
import { numbers } from './numbers.mjs';

const channel = (change) => ({ budget: 550_000_000n * SD, paid: 0n, refilled: 0n, held: 0n, ...change });

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
    const each = batchPriceEach(n, k, base, target, batch + 1n);
    assert.ok(each * k <= batch && batch - each * k < k);
  }
});

test('a share declines by its exponent, rounded down at each power', () => {
  const half = channel({ paid: 275_000_000n * SD });
  const bases = [1, 2, 3, 4].map((shareDecline) => shareBase(half, { shareReward: SD, shareDecline }));
  assert.deepEqual(bases, [SD / 2n, SD / 4n, SD / 8n, SD / 16n]);
  // 7 tenths of 107 three times: 74, 51, 35. All at once it would be 36.
  assert.equal(shareBase(channel({ budget: 10n, paid: 3n }), { shareReward: 107n, shareDecline: 3 }), 35n);
  assert.equal(shareBase(channel({ refilled: 5n }), DEFAULT_TERMS), SD);
  assert.equal(shareBase(channel({ budget: 0n }), DEFAULT_TERMS), 0n);
});

test('what is held of a channel lowers the base of a sale as what is paid does', () => {
  assert.equal(saleBase(channel()), SD);
  assert.equal(saleBase(channel({ held: 137_500_000n * SD, paid: 137_500_000n * SD })), SD / 2n);
  assert.equal(saleBase(channel({ held: 550_000_000n * SD })), 0n);
});

test('a price is divided by hand: commissions round up, the royalty down, the seller has the rest', () => {
  assert.deepEqual(dividePrice(100n * SD, DEFAULT_TERMS), {
    company: (125n * SD) / 100n, community: (125n * SD) / 100n, royalty: 0n, seller: (9_750n * SD) / 100n,
  });
  // 1.25 % of 10,001 is 125.01, and 10 % is 1,000.1.
  assert.deepEqual(dividePrice(10_001n, DEFAULT_TERMS, 100_000_000n), { company: 126n, community: 126n, royalty: 1_000n, seller: 8_749n });
  const uneven = { companyCommission: 50_000_000n, communityCommission: 2_500_000n };
  assert.deepEqual(dividePrice(10_001n, uneven), { company: 501n, community: 26n, royalty: 0n, seller: 9_474n });
});

test('a sale gives back 40 % of one commission, up to five bases', () => {
  assert.equal(saleReward(100n * SD, SD, DEFAULT_TERMS), SD / 2n);
  assert.equal(saleReward(1_000n * SD, SD, DEFAULT_TERMS), 5n * SD);
  assert.equal(saleReward(1_000n * SD - 1n, SD, DEFAULT_TERMS), 5n * SD - 1n);
  assert.equal(saleReward(10_000n * SD, SD, DEFAULT_TERMS), 5n * SD);
  assert.equal(saleReward(10_000n * SD, SD / 2n, DEFAULT_TERMS), (5n * SD) / 2n);
  assert.equal(saleReward(100n * SD, SD, { ...DEFAULT_TERMS, communityCommission: 2_500_000n }), SD / 10n);
  assert.equal(saleReward(100n * SD, SD, { ...DEFAULT_TERMS, companyCommission: 2_500_000n }), SD / 10n);
  assert.equal(saleReward(100n * SD, SD, { ...DEFAULT_TERMS, saleMultiple: 0n }), 0n);
  assert.equal(saleReward(100n * SD, 0n, DEFAULT_TERMS), 0n);
  // 0.5 % of 10,399 is 51.995.
  assert.equal(saleReward(10_399n, SD, DEFAULT_TERMS), 51n);
});

test('each sale of an item halves the next reward, and the 64th earns nothing', () => {
  const rewards = [0n, 1n, 2n, 3n].map((sales) => saleReward(100n * SD, SD, DEFAULT_TERMS, sales));
  assert.deepEqual(rewards, [SD / 2n, SD / 4n, SD / 8n, SD / 16n]);
  // Such terms and prices there are not: so large only for the 63rd sale to earn a unit.
  const [dear, base] = [2n ** 72n, 2n ** 72n];
  assert.equal(saleReward(dear, base, DEFAULT_TERMS, 62n), (dear / 200n) >> 62n);
  assert.ok(saleReward(dear, base, DEFAULT_TERMS, 62n) > 0n);
  for (const sales of [63n, 64n, 1_000n]) assert.equal(saleReward(dear, base, DEFAULT_TERMS, sales), 0n);
});

test('10,000 sales: the parts sum to the price, and a reward is at most 40 % of either commission', () => {
  const random = numbers(11);
  for (let i = 0; i < 10_000; i++) {
    const terms = {
      companyCommission: 2_500_000n + random(47_500_001n),
      communityCommission: 2_500_000n + random(97_500_001n),
      saleMultiple: random(101n),
    };
    const price = LEAST_PRICE + random(i % 2 ? 1_000_000n : 10n ** 18n);
    const { company, community, royalty, seller } = dividePrice(price, terms, random(100_000_001n));
    assert.equal(company + community + royalty + seller, price);
    assert.ok(seller > (price * 7n) / 10n && royalty <= price / 10n);
    for (const [part, rate] of [[company, terms.companyCommission], [community, terms.communityCommission]]) {
      assert.ok(part * 10n ** 9n >= price * rate && (part - 1n) * 10n ** 9n < price * rate);
    }
    const [base, sales] = [random(SD + 1n), random(70n)];
    const reward = saleReward(price, base, terms, sales);
    assert.ok(5n * reward <= 2n * company && 5n * reward <= 2n * community && reward <= terms.saleMultiple * base);
    const next = saleReward(price, base, terms, sales + 1n);
    // Half of it, rounded down, up to the 63rd sale, which is the last to earn.
    assert.equal(next, sales >= 62n ? 0n : reward / 2n);
  }
});

test('what may be spent is 0.1 % of what was held, by the board 5 % of what was distributed', () => {
  assert.equal(spendingCeiling(100_000_000n * SD), 100_000n * SD);
  assert.deepEqual([999n, 1_000n, 1_999n, 2_000n].map(spendingCeiling), [0n, 1n, 1n, 2n]);
  assert.equal(boardCeiling(3n * SD), (15n * SD) / 100n);
  assert.deepEqual([0n, 19n, 20n, 39n, 40n].map(boardCeiling), [0n, 0n, 1n, 1n, 2n]);
});

test('a channel lacks what it has paid and not had back; what is set aside is not lacking', () => {
  assert.equal(shortfall(channel()), 0n);
  assert.equal(shortfall(channel({ paid: 9n, refilled: 4n, held: 3n })), 5n);
  assert.equal(shortfall(channel({ held: 100n * SD })), 0n);
  assert.equal(shortfall(channel({ paid: 4n, refilled: 9n })), 0n);
});

const PERCENT = 10_000_000n; // in parts of 10^9

test('recycling by hand: 1 % of 1,000 SD among channels that lack 30, 10, 0 and 10 SD', () => {
  const lacking = [30n, 10n, 0n, 10n].map((paid) => channel({ paid: paid * SD }));
  assert.deepEqual(refills(1_000n * SD, PERCENT, lacking), [6n * SD, 2n * SD, 0n, 2n * SD]);
  assert.deepEqual(refills(4_999n * SD, PERCENT, lacking), [29_994n, 9_998n, 0n, 9_998n].map((amount) => (amount * SD) / 1_000n));
});

test('no channel has more back than it lacks, however much there is', () => {
  const lacking = [30n, 10n, 0n, 10n].map((paid) => channel({ paid }));
  assert.deepEqual(refills(100_000n * SD, PERCENT, lacking), [30n, 10n, 0n, 10n]);
  assert.deepEqual(refills(100_000n * SD, PERCENT, Array(4).fill(channel())), [0n, 0n, 0n, 0n]);
});

test('each part is rounded down, and the dust stays; so does what the pot needs to exist', () => {
  const lacking = [1n, 1n, 1n, 4n].map((paid) => channel({ paid: paid * SD }));
  // 1 % of 1,000 units is 10, of which a seventh is 1 and four sevenths are 5.
  assert.deepEqual(refills(EXISTENTIAL_DEPOSIT + 1_000n, 1n, lacking), [1n, 1n, 1n, 5n]);
  assert.deepEqual(refills(EXISTENTIAL_DEPOSIT, PERCENT, lacking), [0n, 0n, 0n, 0n]);
  assert.deepEqual(refills(EXISTENTIAL_DEPOSIT + 7n, 10n ** 9n, lacking), [1n, 1n, 1n, 4n]);
});

test('what recycling moves is what it may, less at most a unit a channel, and never more than each lacks', () => {
  const random = numbers(17);
  for (let i = 0; i < 10_000; i++) {
    const channels = [550n, 250n, 50n, 50n].map((millions) => {
      const budget = millions * 1_000_000n * SD;
      const paid = random(i % 2 ? budget : 1_000n);
      const refilled = random(paid + 1n);
      return { budget, paid, refilled, held: random(budget - paid + refilled + 1n) };
    });
    const [balance, rate] = [EXISTENTIAL_DEPOSIT + random(i % 3 ? 100n * SD : TOTAL_SUPPLY), 2_500_000n + random(17_500_001n)];
    const amounts = refills(balance, rate, channels);
    const [moved, lacking] = [amounts, channels.map(shortfall)].map((list) => list.reduce((sum, it) => sum + it, 0n));
    const most = [(balance * rate) / 10n ** 9n, balance - EXISTENTIAL_DEPOSIT, lacking].reduce((a, b) => (a < b ? a : b));
    assert.ok(moved <= most && moved > most - 4n);
    amounts.forEach((amount, j) => {
      assert.ok(amount <= shortfall(channels[j]));
      // In proportion: within a unit of the exact part.
      assert.ok(amount * lacking <= most * shortfall(channels[j]) && (amount + 1n) * lacking >= most * shortfall(channels[j]));
    });
  }
});

test('of what Company holds, all above a tenth of the supply is too much', () => {
  const tenth = TOTAL_SUPPLY / 10n;
  assert.deepEqual([0n, tenth - 1n, tenth, tenth + 1n, 2n * tenth].map(companyOverflow), [0n, 0n, 0n, 1n, tenth]);
});

test('a prize is divided by its shares, each rounded down; what is left belongs to nobody', () => {
  assert.deepEqual(prizesOf(100n * SD, [500_000_000n, 300_000_000n, 200_000_000n]), [50n * SD, 30n * SD, 20n * SD]);
  assert.deepEqual(prizesOf(10n, [333_333_333n, 333_333_333n]), [3n, 3n]);
});

test('a vote weighs what is held, at most what was earned', () => {
  assert.deepEqual([[1n, 5n], [5n, 5n], [9n, 5n], [9n, 0n]].map(([held, earned]) => voteWeight(held, earned)), [1n, 5n, 5n, 0n]);
});

test('the best come first, the earlier in a tie; who has no votes is not among them', () => {
  const entries = [3n, 0n, 7n, 3n, 9n].map((tally, number) => ({ number, tally }));
  assert.deepEqual(ranked(entries).map(({ number }) => number), [4, 2, 0, 3]);
  assert.deepEqual(ranked([]), []);
});

test('who has nothing lacks the existential deposit, too; who has something keeps it', () => {
  assert.deepEqual([0n, SD / 100n, SD / 2n, SD].map((balance) => lacks(balance, SD / 4n, SD / 2n)), [(SD * 26n) / 100n, SD / 4n, 0n, 0n]);
  assert.equal(lacks(0n, (SD * 51n) / 100n - 1n, SD / 2n), 1n);
  assert.equal(lacks(0n, (SD * 51n) / 100n, SD / 2n), 0n);
});

test('epochs and windows by block', () => {
  assert.deepEqual([0, 19, 20, 39, 40].map((block) => epochOf(block, 20)), [0, 0, 1, 1, 2]);
  assert.deepEqual([0, 1199, 1200, 28_800].map((block) => windowOf(block, 24, 28_800)), [0, 0, 1, 24]);
});

test('amounts are printed to the unit', () => {
  assert.equal(sd(1_234_567n * SD + 5n), '1,234,567.000000000005');
  assert.equal(sd(-SD / 2n), '-0.5');
  assert.equal(sd(0n), '0');
});
