// What the chain should do with each graphic: a model of the rules of Generate, fed with what happened and asked
// what it should have earned and cost.
//
// It knows three facts of the chain, read at the end of the block before an epoch began (channel, quotas, excluded
// accounts), and from there counts by itself.

import {
  DEFAULT_TERMS, GENERATION_FEE, available, baseReward, epochOf, priceAfter, split, windowOf, windowTarget,
} from './formulas.mjs';

export class Model {
  /**
   * @param clock    { epochLength, windowsPerEpoch }
   * @param channel  { budget, paid, refilled, held } of Generate before the first block fed
   * @param quotas   Map from a generator's address to its quota (BigInt), those in force in the epoch that begins
   * @param excluded Set of addresses that earn nothing: pots, board, generators
   */
  constructor({ clock, channel, quotas, excluded, terms = DEFAULT_TERMS }) {
    Object.assign(this, { clock, channel: { ...channel }, quotas, excluded, terms });
    this.epoch = null;
  }

  /** The reward and the fee's parts of one graphic by `creator` through `generator` in `block`. */
  generate({ block, creator, generator }) {
    this.roll(block);
    const lane = this.laneAt(block, generator);
    const { company, community } = split(GENERATION_FEE, this.terms.communityShare);
    const rewarded = this.rewarded.get(creator) ?? 0;
    let reward = 0n;
    if (!this.excluded.has(creator) && rewarded < this.terms.maxRewardedGenerations) {
      const price = priceAfter(lane.count, this.base, this.targetOf(generator));
      reward = price < available(this.channel) ? price : available(this.channel);
    }
    if (reward > 0n) {
      lane.count += 1n;
      this.rewarded.set(creator, rewarded + 1);
      this.channel.paid += reward;
    }
    return { reward, company, community };
  }

  /** What the next graphic by `creator` in `block` would earn; changes nothing but the epoch. */
  quote(event) {
    const copy = new Model(this);
    Object.assign(copy, {
      epoch: this.epoch,
      base: this.base,
      rewarded: new Map(this.rewarded),
      lanes: new Map([...(this.lanes ?? [])].map(([key, lane]) => [key, { ...lane }])),
    });
    return copy.generate(event).reward;
  }

  /** The first call of an epoch fixes its base; caps begin anew. */
  roll(block) {
    const epoch = epochOf(block, this.clock.epochLength);
    if (epoch === this.epoch) return;
    this.epoch = epoch;
    this.base = baseReward(this.channel);
    this.rewarded = new Map();
    this.lanes = new Map();
  }

  laneAt(block, generator) {
    const window = windowOf(block, this.clock.windowsPerEpoch, this.clock.epochLength);
    const lane = this.lanes.get(generator);
    if (lane?.window === window) return lane;
    const fresh = { window, count: 0n };
    this.lanes.set(generator, fresh);
    return fresh;
  }

  targetOf(generator) {
    const quotas = [...this.quotas.values()].reduce((sum, quota) => sum + quota, 0n);
    const quota = this.quotas.get(generator) ?? 0n;
    return windowTarget(this.terms.generateTarget, quota, quotas, BigInt(this.clock.windowsPerEpoch));
  }
}
