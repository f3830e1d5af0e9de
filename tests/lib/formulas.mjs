// The rules of Generate, written from the design and from nothing else: no line here is shared with the runtime.
//
// Everything is BigInt and rounds down; BigInt division does, for what is not negative.

import { SD } from './units.mjs';

/** r0: what a graphic earns while the channel is full. Never governed. */
export const FIRST_REWARD = SD;

/** What a graphic costs, for ever. */
export const GENERATION_FEE = SD / 2n;

/** The terms as genesis sets them. */
export const DEFAULT_TERMS = {
  communityShare: 500_000_000n, // parts of 10^9
  generateTarget: 1_000_000n, // rewarded graphics an epoch, over all generators
  maxRewardedGenerations: 50, // per account and epoch
};

const PARTS = 1_000_000_000n;
const min = (a, b) => (a < b ? a : b);
const max = (a, b) => (a > b ? a : b);

/** What a channel can still pay. */
export const available = ({ budget, paid, refilled, held }) => budget + refilled - paid - held;

/** The base reward for an epoch, fixed when it begins: r0, less in proportion to what is gone from the channel. */
export const baseReward = (channel) =>
  channel.budget === 0n ? 0n : (FIRST_REWARD * min(available(channel), channel.budget)) / channel.budget;

/** T: how many events a window of a generator's lane pays in full. */
export const windowTarget = (target, quota, quotas, windows) =>
  quotas === 0n ? 0n : (target * quota) / (quotas * windows);

/**
 * P(n): what the first `n` events of a window earn together.
 *
 * The first T earn `base` each, the next T linearly less down to nothing, further ones nothing.
 */
export function prefixSum(n, base, target) {
  if (target === 0n) return 0n;
  if (n <= target) return base * n;
  const beyond = min(n, 2n * target) - target;
  return base * target + (base * (2n * target * beyond - beyond * beyond)) / (2n * target);
}

/** What one more event earns after `n` of them. */
export const priceAfter = (n, base, target) => prefixSum(n + 1n, base, target) - prefixSum(n, base, target);

/** Parts of a fee: the community's, rounded down, and the company's, the rest. */
export function split(fee, communityShare) {
  const community = (fee * communityShare) / PARTS;
  return { company: fee - community, community };
}

export const epochOf = (block, epochLength) => Math.floor(block / epochLength);
export const windowOf = (block, windowsPerEpoch, epochLength) => Math.floor((block * windowsPerEpoch) / epochLength);

/**
 * What batches of `k` events after `n` cost on both ends: used to check that pricing one by one and pricing at once
 * differ by less than a unit per event.
 */
export const batchPriceEach = (n, k, base, target) =>
  max(0n, prefixSum(n + k, base, target) - prefixSum(n, base, target)) / k;
