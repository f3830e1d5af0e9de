// What the chain should do with each graphic, batch, share, sale and contest, and what it should recycle: a model of the rules,
// fed with what happened and asked what it should have earned and cost.
//
// It knows a few facts of the chain, read at the end of the block before an epoch began (channels, the treasuries, quotas,
// consents, excluded accounts, what everybody has earned, items, contests), and from there counts by itself.

import { Contests } from './contests.mjs';
import {
  DEFAULT_TERMS, GENERATION_FEE, available, baseReward, batchPriceEach, companyOverflow, dividePrice, epochOf, lacks, priceAfter, refills, saleBase,
  saleReward, shareBase, split, windowOf, windowTarget,
} from './formulas.mjs';
import { Market, SD_ASSET } from './market.mjs';

const EMPTY = { budget: 0n, paid: 0n, refilled: 0n, held: 0n };
const NOTHING = { company: 0n, community: 0n };
/** The channels that are refilled. */
const REFILLED = ['generate', 'share', 'sale', 'contest'];
const min = (a, b) => (a < b ? a : b);
const key = (account, generator) => `${account} ${generator}`;

export class Model {
  /**
   * @param clock    { epochLength, windowsPerEpoch }
   * @param channel  { budget, paid, refilled, held } of Generate before the first block fed
   * @param share    the same of Share
   * @param sale     the same of Sale
   * @param contest  the same of Contest
   * @param pots     { company, community }: what the treasuries have
   * @param potNames Map from a pot's address to its name: 'reserve', 'company' or 'community'
   * @param handedOver whether the community has taken over
   * @param quotas   Map from a generator's address to its quota (BigInt), those in force in the epoch that begins
   * @param excluded Set of addresses that earn nothing: pots, board, generators
   * @param consents Map from 'account generator' to { perEpoch, minReward, until, epoch, used }
   * @param earned   Map from address to what it ever earned by generating and sharing
   * @param removed  Set of the content hashes of graphics that were taken down
   */
  constructor({
    clock, channel, share = EMPTY, sale = EMPTY, contest = EMPTY, pots = NOTHING, potNames = new Map(), handedOver = false, quotas, excluded,
    consents = new Map(), earned = new Map(), removed = new Set(), market = new Market(), contests = new Contests(), terms = DEFAULT_TERMS,
  }) {
    Object.assign(this, { clock, channel: { ...channel }, share: { ...share }, sale: { ...sale }, contest: { ...contest }, pots: { ...pots } });
    Object.assign(this, { potNames, handedOver, quotas, excluded, market, contests, terms });
    this.consents = new Map([...consents].map(([name, consent]) => [name, { ...consent }]));
    this.earned = new Map(earned);
    this.removed = new Set(removed);
    this.epoch = null;
  }

  /** The reward and the fee's parts of one graphic by `creator` through `generator` in `block`. */
  generate({ block, creator, generator }) {
    this.roll(block);
    const { rewarded, reward } = this.price(block, creator, generator, 1);
    this.#earn(block, creator, generator, rewarded, reward);
    return { reward, ...this.#collect(split(GENERATION_FEE, this.terms.communityShare)) };
  }

  /**
   * A batch: who is rewarded and charged how much, and who is skipped and why.
   *
   * @param tallies  [{ creator, count }], in their order
   * @param wallets  Map from address to balance, of creators and generator, that is changed as the batch changes it; without
   *                 it everybody can pay
   * @returns { leaves, settled: [{ creator, count, rewarded, reward, sponsored }], skipped: [{ creator, reason }], company, community }
   */
  settle({ block, generator, tallies, minReward = 0n, sponsor = false, wallets = null }) {
    this.roll(block);
    const settled = [];
    const skipped = [];
    for (const { creator, count } of tallies) {
      const consent = this.consents.get(key(creator, generator));
      const { rewarded, reward } = this.price(block, creator, generator, count);
      const fee = GENERATION_FEE * BigInt(count);
      const lacking = wallets ? lacks(wallets.get(creator) ?? 0n, reward * BigInt(rewarded), fee) : 0n;
      const payer = sponsor && creator !== generator ? generator : null;
      const reason = this.#whySkipped({ block, consent, count, minReward, least: rewarded < count ? 0n : reward })
        ?? (canPay(lacking, payer, wallets) ? null : 'CannotPay');
      if (reason) {
        skipped.push({ creator, reason });
        continue;
      }
      consent.used = this.#used(consent) + count;
      consent.epoch = this.epoch;
      this.#earn(block, creator, generator, rewarded, reward);
      if (wallets) {
        wallets.set(creator, (wallets.get(creator) ?? 0n) + reward * BigInt(rewarded) + lacking - fee);
        if (lacking > 0n) wallets.set(payer, wallets.get(payer) - lacking);
      }
      settled.push({ creator, count, rewarded, reward, sponsored: lacking });
    }
    const count = (list) => list.reduce((sum, it) => sum + it.count, 0);
    const fee = GENERATION_FEE * BigInt(count(settled));
    return { leaves: count(tallies), settled, skipped, ...this.#collect(split(fee, this.terms.communityShare)) };
  }

  /** The reward of one graphic, made by `generator`, that `creator` shares in `block`: held until moderation is over. */
  shareOne({ block, creator, generator }) {
    this.roll(block);
    const lane = this.laneAt(block, generator);
    const shares = this.shares.get(creator) ?? 0;
    let reward = 0n;
    if (!this.excluded.has(creator) && shares < this.terms.maxRewardedShares) {
      reward = min(priceAfter(lane.shared, this.shareBase, this.targetOf(generator, this.terms.shareTarget)), available(this.share));
    }
    if (reward > 0n) {
      lane.shared += 1n;
      this.shares.set(creator, shares + 1);
      this.share.held += reward;
    }
    return { reward };
  }

  /** A pending reward of a share is paid. */
  settleShare({ block, creator, reward }) {
    this.roll(block);
    this.share.held -= reward;
    this.share.paid += reward;
    this.#credit(creator, reward);
  }

  /** A graphic is taken down, and a pending reward of its share forfeited. */
  takeDown({ block, contentHash, reward }) {
    if (reward > 0n) this.roll(block);
    this.share.held -= reward;
    this.removed.add(contentHash);
  }

  /** The number and the fee's parts of an item that is minted. */
  mint({ block, ...graphic }) {
    this.roll(block);
    const { mintCompanyFee: company, mintCommunityFee: community } = this.terms;
    return { item: this.market.mint(graphic), ...this.#collect({ company, community }) };
  }

  /** An item is listed: at the commission in force, which the listing keeps. */
  list({ block, item, seller, price, asset }) {
    this.roll(block);
    const { companyCommission, communityCommission } = this.terms;
    this.market.list({ item, seller, price, asset, companyCommission, communityCommission });
    return { companyCommission, communityCommission };
  }

  /** A listed item is sold: who gets what of its price, and what its seller earns. */
  buy({ block, item, buyer }) {
    this.roll(block);
    const { seller, creator, price, asset, royalty, sales, ...rates } = this.market.sell({ item, buyer });
    const parts = dividePrice(price, rates, seller === creator ? 0n : royalty);
    const earns = asset === SD_ASSET && !this.excluded.has(seller);
    const reward = earns
      ? min(saleReward(price, this.saleBase, { ...rates, saleMultiple: this.terms.saleMultiple }, BigInt(sales)), available(this.sale))
      : 0n;
    this.sale.paid += reward;
    const { company, community, royalty: royalties, seller: rest } = parts;
    if (asset === SD_ASSET) this.#collect({ company, community });
    return { seller, creator, price, asset, company, community, royalties, rest, redirected: 0n, reward, sales: sales + 1 };
  }

  /** A contest is opened, its prize set aside in channel Contest or on hold on its sponsor's account. */
  openContest({ block, by, sponsored, ...contest }) {
    if (!sponsored) {
      this.roll(block);
      this.contest.held += contest.prize;
    }
    return { contest: this.contests.open({ ...contest, sponsor: sponsored ? by : null }) };
  }

  /** A graphic is entered. */
  enterContest = (event) => this.contests.enter(event);

  /** An account votes. */
  vote = (event) => this.contests.vote({ ...event, earned: this.earned.get(event.voter) ?? 0n });

  /** A contest is closed: who has won, and what goes back. */
  closeContest({ block, contest }) {
    this.roll(block);
    const outcome = this.contests.close({ contest, due: block + this.terms.moderationPeriod, removed: this.removed });
    if (outcome.sponsor === null) this.contest.held -= outcome.returned;
    return outcome;
  }

  /** A prize is paid or goes back. */
  claimPrize({ block, contest, rank }) {
    this.roll(block);
    const outcome = this.contests.claim({ contest, rank, removed: this.removed, excluded: this.excluded });
    if (outcome.sponsor === null) {
      this.contest.held -= outcome.paid + outcome.returned;
      this.contest.paid += outcome.paid;
    }
    return outcome;
  }

  /** What an account has on hold in a closed contest it has back. */
  release = (event) => this.contests.release(event);

  /** $SD is sent; what pots had of it, by name. */
  send({ from, to, amount }) {
    const [source, target] = [from, to].map((address) => this.potNames.get(address));
    const pots = {};
    if (source) pots[source] = -amount;
    if (target) pots[target] = (pots[target] ?? 0n) + amount;
    for (const pot of ['company', 'community']) this.pots[pot] += pots[pot] ?? 0n;
    return { pots };
  }

  /** The community takes over: from the next epoch on, what its treasury took in is recycled. */
  handOver() {
    this.handedOver = true;
  }

  /** An account lets a generator charge it, instead of what it agreed to before; what was used of that stays used. */
  consent({ account, generator, perEpoch, minReward, until }) {
    const { epoch = 0, used = 0 } = this.consents.get(key(account, generator)) ?? {};
    this.consents.set(key(account, generator), { perEpoch, minReward, until, epoch, used });
  }

  /** It no longer does. */
  withdraw({ account, generator }) {
    this.consent({ account, generator, perEpoch: 0, minReward: 0n, until: 0 });
  }

  /** What the next graphic by `creator` in `block` would earn; changes nothing but the epoch. */
  quote(event) {
    const copy = new Model(this);
    Object.assign(copy, {
      epoch: this.epoch,
      rolled: this.rolled,
      base: this.base,
      shareBase: this.shareBase,
      saleBase: this.saleBase,
      rewarded: new Map(this.rewarded),
      shares: new Map(this.shares),
      lanes: new Map([...(this.lanes ?? [])].map(([name, lane]) => [name, { ...lane }])),
    });
    return copy.generate(event).reward;
  }

  /** How many of `count` graphics earn something when they are priced at once, and what each of those. */
  price(block, creator, generator, count) {
    const lane = this.laneAt(block, generator);
    const left = this.excluded.has(creator) ? 0 : this.terms.maxRewardedGenerations - (this.rewarded.get(creator) ?? 0);
    const rewarded = Math.max(0, Math.min(count, left));
    const target = this.targetOf(generator, this.terms.generateTarget);
    const reward = batchPriceEach(lane.count, BigInt(rewarded), this.base, target, available(this.channel));
    return reward > 0n ? { rewarded, reward } : { rewarded: 0, reward: 0n };
  }

  #earn(block, creator, generator, rewarded, reward) {
    if (rewarded === 0) return;
    this.laneAt(block, generator).count += BigInt(rewarded);
    this.rewarded.set(creator, (this.rewarded.get(creator) ?? 0) + rewarded);
    this.channel.paid += reward * BigInt(rewarded);
    this.#credit(creator, reward * BigInt(rewarded));
  }

  /** A fee reaches the treasuries. */
  #collect({ company, community }) {
    this.pots.company += company;
    this.pots.community += community;
    return { company, community };
  }

  #credit(creator, reward) {
    this.earned.set(creator, (this.earned.get(creator) ?? 0n) + reward);
  }

  #used = ({ epoch, used }) => (epoch === this.epoch ? used : 0);

  #whySkipped({ block, consent, count, minReward, least }) {
    if (!consent || consent.perEpoch === 0 || block > consent.until) return 'NoConsent';
    if (count > consent.perEpoch - this.#used(consent)) return 'OverConsent';
    return least < minReward || least < consent.minReward ? 'RewardTooLow' : null;
  }

  /**
   * The first call of an epoch recycles, once the community has taken over, and then fixes the epoch's bases; caps begin anew.
   *
   * @returns what the roll of this epoch did: { epoch, generate, share, sale, refills, overflow }, with `refills` by channel
   */
  roll(block) {
    const epoch = epochOf(block, this.clock.epochLength);
    if (epoch === this.epoch) return this.rolled;
    this.epoch = epoch;
    const recycled = this.#recycle();
    this.base = baseReward(this.channel);
    this.shareBase = shareBase(this.share, this.terms);
    this.saleBase = saleBase(this.sale);
    this.rewarded = new Map();
    this.shares = new Map();
    this.lanes = new Map();
    this.rolled = { epoch, generate: this.base, share: this.shareBase, sale: this.saleBase, ...recycled };
    return this.rolled;
  }

  /** What Community took in refills the channels; then what Company holds too much goes to Community. */
  #recycle() {
    const channels = [this.channel, this.share, this.sale, this.contest];
    if (!this.handedOver) return { refills: Object.fromEntries(REFILLED.map((name) => [name, 0n])), overflow: 0n };
    const amounts = refills(this.pots.community, this.terms.recycle, channels);
    channels.forEach((channel, i) => { channel.refilled += amounts[i]; });
    const overflow = companyOverflow(this.pots.company);
    this.#collect({ company: -overflow, community: overflow - amounts.reduce((sum, amount) => sum + amount, 0n) });
    return { refills: Object.fromEntries(REFILLED.map((name, i) => [name, amounts[i]])), overflow };
  }

  laneAt(block, generator) {
    const window = windowOf(block, this.clock.windowsPerEpoch, this.clock.epochLength);
    const lane = this.lanes.get(generator);
    if (lane?.window === window) return lane;
    const fresh = { window, count: 0n, shared: 0n };
    this.lanes.set(generator, fresh);
    return fresh;
  }

  targetOf(generator, target) {
    const quotas = [...this.quotas.values()].reduce((sum, quota) => sum + quota, 0n);
    const quota = this.quotas.get(generator) ?? 0n;
    return windowTarget(target, quota, quotas, BigInt(this.clock.windowsPerEpoch));
  }
}

/** Whether somebody pays what is lacking and keeps the existential deposit. */
const canPay = (lacking, payer, wallets) =>
  lacking === 0n || (payer !== null && lacks(wallets.get(payer) ?? 0n, 0n, lacking) === 0n);
