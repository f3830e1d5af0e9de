// The rules of earning, paying and spending, written from the design and from nothing else: no line here is shared with
// the runtime.
//
// Everything is BigInt and rounds down, but commissions; BigInt division does, for what is not negative.

import { SD } from './units.mjs';

/** r0: what a graphic earns while the channel is full. Never governed. */
export const FIRST_REWARD = SD;

/** What a graphic costs, for ever. */
export const GENERATION_FEE = SD / 2n;

/** What an account has at least, or it is removed. */
export const EXISTENTIAL_DEPOSIT = SD / 100n;

/** All there is, for ever. */
export const TOTAL_SUPPLY = 1_000_000_000n * SD;

/** The terms as genesis sets them. */
export const DEFAULT_TERMS = {
  communityShare: 500_000_000n, // parts of 10^9
  shareReward: SD, // what a share earns while its channel is full
  shareDecline: 1, // the exponent by which it declines
  shareTarget: 200_000n, // rewarded shares an epoch, over all generators
  generateTarget: 1_000_000n, // rewarded graphics an epoch, over all generators
  companyCommission: 12_500_000n, // of a sale, in parts of 10^9
  communityCommission: 12_500_000n,
  saleMultiple: 5n, // how many bases a sale earns at most
  mintCompanyFee: SD / 2n, // the company's own term
  mintCommunityFee: SD / 2n,
  recycle: 10_000_000n, // of what Community has, when an epoch begins; in parts of 10^9
  maxRewardedGenerations: 50, // per account and epoch
  maxRewardedShares: 10,
  moderationPeriod: 10, // blocks; three days where the network is not for development
};

/** What rates are in parts of. */
export const PARTS = 1_000_000_000n;
const min = (a, b) => (a < b ? a : b);
const max = (a, b) => (a > b ? a : b);

/** What a channel can still pay. */
export const available = ({ budget, paid, refilled, held }) => budget + refilled - paid - held;

/** `amount`, less in proportion to what is gone from the channel. */
const decline = (amount, channel) =>
  channel.budget === 0n ? 0n : (amount * min(available(channel), channel.budget)) / channel.budget;

/** The base reward for an epoch, fixed when it begins: r0, declined. */
export const baseReward = (channel) => decline(FIRST_REWARD, channel);

/** The base of a share: its reward, declined as often as the exponent says, rounded down each time. */
export const shareBase = (channel, { shareReward, shareDecline }) =>
  Array(shareDecline).fill(channel).reduce(decline, shareReward);

/** The base of a sale, before the multiple: 1 SD, declined. */
export const saleBase = (channel) => decline(SD, channel);

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
 * What each of `k` events earns that are priced at once after `n` of them, out of a channel that has `left`.
 *
 * It falls short of pricing them one by one by less than a unit per event.
 */
export const batchPriceEach = (n, k, base, target, left) =>
  k === 0n ? 0n : min(prefixSum(n + k, base, target) - prefixSum(n, base, target), left) / k;

/**
 * What an account with `balance`, none of it locked, lacks to pay `fee` when it earns `reward`.
 *
 * Who has nothing does not exist, and needs the existential deposit to begin; who has something keeps as much.
 */
export const lacks = (balance, reward, fee) => max(0n, fee + EXISTENTIAL_DEPOSIT - reward - balance);

/** The lowest price there is, in base units of any asset; an asset's own minimum balance may be higher. */
export const LEAST_PRICE = 10_000n;

const ceil = (dividend, divisor) => (dividend + divisor - 1n) / divisor;

/**
 * Who gets what of a price: each treasury its commission, rounded up by itself, the creator the royalty of a resale
 * (parts of 10^9), the seller the rest.
 */
export function dividePrice(price, { companyCommission, communityCommission }, royaltyRate = 0n) {
  const [company, community] = [companyCommission, communityCommission].map((rate) => ceil(rate * price, PARTS));
  const royalty = (royaltyRate * price) / PARTS;
  return { company, community, royalty, seller: price - company - community - royalty };
}

/**
 * W: what the seller of an item earns beside a price in $SD, after `sales` earlier sales of the item.
 *
 * So many bases, but no more than 40 % of what the lesser commission takes; half of it with each sale, and nothing from
 * the 64th on.
 */
export function saleReward(price, base, { companyCommission, communityCommission, saleMultiple }, sales = 0n) {
  const givenBack = (2n * min(companyCommission, communityCommission) * price) / (5n * PARTS);
  return sales >= 63n ? 0n : min(saleMultiple * base, givenBack) / 2n ** sales;
}

/** What a channel lacks of its budget, what is set aside counted as its own. */
export const shortfall = (channel) => max(0n, channel.budget - available(channel) - channel.held);

/**
 * What recycling brings back into each of `channels`, in proportion to what they lack and never more: so much of Community's
 * `balance` as `rate` says (parts of 10^9), but not what the pot needs to exist. The dust stays in the pot.
 */
export function refills(balance, rate, channels) {
  const lacking = channels.map(shortfall);
  const together = lacking.reduce((sum, it) => sum + it, 0n);
  if (together === 0n) return channels.map(() => 0n);
  const amount = [(rate * balance) / PARTS, max(0n, balance - EXISTENTIAL_DEPOSIT), together].reduce(min);
  return lacking.map((it) => (amount * it) / together);
}

/** What Company holds too much: all above a tenth of the supply. */
export const companyOverflow = (balance) => max(0n, balance - TOTAL_SUPPLY / 10n);

/** The most that may be spent in an epoch of what was `held` at its first spend: 0.1 %. */
export const spendingCeiling = (held) => held / 1_000n;

/** The most that the board may ever spend of Ecosystem: 5 % of what has been distributed. */
export const boardCeiling = (distributed) => (5n * distributed) / 100n;

/** What each entry in a contest has on hold until it is released. */
export const ENTRY_DEPOSIT = 5n * SD;

/** What each rank of a contest wins: its share (parts of 10^9), rounded down. */
export const prizesOf = (prize, shares) => shares.map((share) => (prize * share) / PARTS);

/** What a vote weighs: what is held on it, but at most what the voter ever earned by generating and sharing. */
export const voteWeight = (held, earned) => min(held, earned);

/** Those of a contest's entries that have any votes, the best first; a tie goes to the earlier one. */
export const ranked = (entries) => entries
  .filter(({ tally }) => tally > 0n)
  .sort((a, b) => (a.tally === b.tally ? a.number - b.number : a.tally < b.tally ? 1 : -1));
