// Compares what the chain did with what it should have done, figure by figure, to the unit.

import { nameOf } from './accounts.mjs';
import { GENERATION_FEE } from './formulas.mjs';
import { SD_ASSET } from './market.mjs';

const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Every figure of a stretch of blocks, as { what, expected, found }.
 *
 * @param before, after  the state at the end of the block before the first and at the end of the last
 * @param blocks         what happened between
 * @param entries        each thing that the rules had to do with, and what the model expects of it
 */
export function audit({ before, after, blocks, entries }) {
  const figures = [];
  const figure = (what, expected, found) => figures.push({ what, expected, found });
  const effects = entries.map(effectOf);
  const total = (part) => sum(effects.map((effect) => effect[part] ?? 0n));

  for (const entry of entries) FIGURES[entry.happened.kind]?.(entry, figure);
  for (const address of Object.keys(before.accounts)) {
    const it = summary(address, { before, after, blocks, entries });
    figure(`balance of ${nameOf(address)}`, it.before + net(it) - it.networkFees + it.authored, it.after);
    for (const [reason, held] of Object.entries(before.holds?.[address] ?? {})) {
      figure(`on hold of ${nameOf(address)}, ${reason}`, held + it[`${reason}Hold`], after.holds[address][reason]);
    }
  }
  const paid = sum(['generatePaid', 'sharePaid', 'salePaid', 'contestPaid'].map(total));
  figure('Reserve', before.pots.reserve - paid + total('reserve'), after.pots.reserve);
  figure('Company Treasury', before.pots.company + total('company'), after.pots.company);
  figure('Community Treasury', before.pots.community + total('community'), after.pots.community);
  for (const pot of Object.keys(after.pots)) figure(`SdApi.pots().${pot}`, after.pots[pot], after.reportedPots[pot]);
  for (const [channel, books] of Object.entries(before.channels)) {
    for (const [entry, amount] of Object.entries(books)) {
      const change = `${channel}${entry[0].toUpperCase()}${entry.slice(1)}`;
      figure(`channel ${channel}, ${entry}`, amount + total(change), after.channels[channel][entry]);
    }
  }
  figure('distributed supply', before.distributed + paid, after.distributed);
  figure('total issuance', before.issuance, after.issuance);
  return figures;
}

const short = (hash) => `${hash.slice(0, 10)}…`;
const reward = (what) => ({ block, happened, expected }, figure) =>
  figure(`${what} ${short(happened.contentHash)} in block ${block}`, expected.reward, happened.reward);
const parts = (which, { happened, expected }, figure) => {
  figure(`the company's part of the fee of ${which}`, expected.company, happened.company);
  figure(`the community's part of the fee of ${which}`, expected.community, happened.community);
};

/** Some of what the event says of `which`, field by field. */
const fields = (which, names) => ({ block, happened, expected }, figure) => {
  for (const name of names) figure(`${name} of ${which(happened)} in block ${block}`, expected[name], happened[name]);
};
const itemOf = ({ item }) => `item ${item}`;
const contestOf = ({ contest }) => `contest ${contest}`;

/** What the events say, beside what they should. */
const FIGURES = {
  generated: (entry, figure) => {
    reward('reward of')(entry, figure);
    parts(`${short(entry.happened.contentHash)} in block ${entry.block}`, entry, figure);
  },
  settled: (entry, figure) => {
    const which = `batch ${short(entry.happened.root)} in block ${entry.block}`;
    entry.happened.settled.forEach(({ creator, rewarded, reward: each, sponsored }, i) => {
      // Who should have been skipped is not there.
      const expected = entry.expected.settled.find((it) => it.creator === creator);
      figure(`graphics of ${nameOf(creator)} rewarded in ${which}`, BigInt(expected?.rewarded ?? -1), BigInt(rewarded));
      figure(`reward of each of tally ${i} in ${which}`, expected?.reward ?? -1n, each);
      figure(`sponsored of tally ${i} in ${which}`, expected?.sponsored ?? -1n, sponsored);
    });
    // Whom the chain skips is foretold where all that the batch said is known.
    for (const { creator, reason } of entry.expected.skipped) {
      figure(`why ${nameOf(creator)} is skipped in ${which}`, reason, entry.happened.skipped.find((it) => it.creator === creator)?.reason ?? 'settled');
    }
    parts(which, entry, figure);
  },
  shared: reward('reward for sharing'),
  shareSettled: reward('reward paid for sharing'),
  takenDown: reward('reward forfeited for'),
  minted: fields(itemOf, ['item', 'company', 'community']),
  listed: fields(itemOf, ['companyCommission', 'communityCommission']),
  sold: fields((it) => `the sale of ${itemOf(it)}`, [
    'seller', 'creator', 'price', 'asset', 'company', 'community', 'royalties', 'rest', 'redirected', 'reward', 'sales',
  ]),
  opened: fields(contestOf, ['contest']),
  entered: fields((it) => `the entry of ${nameOf(it.creator)} in ${contestOf(it)}`, ['number', 'deposit']),
  voted: fields((it) => `the vote of ${nameOf(it.voter)} in ${contestOf(it)}`, ['held', 'weight', 'tally', 'total']),
  closed: (entry, figure) => {
    fields(contestOf, ['total', 'due', 'returned'])(entry, figure);
    const { happened, expected } = entry;
    figure(`winners of ${contestOf(happened)}`, expected.winners.length, happened.winners.length);
    expected.winners.forEach((winner, rank) => {
      for (const [name, value] of Object.entries(winner)) figure(`${name} of rank ${rank} in ${contestOf(happened)}`, value, happened.winners[rank]?.[name]);
    });
  },
  claimed: fields((it) => `rank ${it.rank} in ${contestOf(it)}`, ['winner', 'contentHash', 'paid', 'returned']),
  released: fields((it) => `what ${nameOf(it.account)} has back of ${contestOf(it)}`, ['deposit', 'vote']),
  removed: fields(contestOf, ['over']),
  began: fields((it) => `epoch ${it.epoch}`, ['epoch', 'generate', 'share', 'sale']),
  recycled: fields(() => 'what is recycled', ['generate', 'share', 'sale', 'contest']),
  overflowed: fields(() => 'what Company holds too much', ['overflow']),
};

/** How money should have moved by one entry: the channels, the fee's parts, and `accounts` with what each had of it. */
const effectOf = (entry) => ({ accounts: [], ...EFFECTS[entry.happened.kind]?.(entry.happened, entry.expected) });

const EFFECTS = {
  generated: ({ creator }, { reward: earned, company, community }) => ({
    accounts: [{ address: creator, graphics: 1, earned, generationFees: company + community }], generatePaid: earned, company, community,
  }),
  settled: ({ generator }, { settled, company, community }) => {
    const owners = settled.map(({ creator: address, count, rewarded, reward: each, sponsored }) => ({
      address, graphics: count, earned: each * BigInt(rewarded), generationFees: GENERATION_FEE * BigInt(count), sponsored,
    }));
    const sponsor = { address: generator, sponsoring: sum(owners.map(({ sponsored }) => sponsored)) };
    return { accounts: [...owners, sponsor], generatePaid: sum(owners.map(({ earned }) => earned)), company, community };
  },
  shared: (_, { reward: held }) => ({ shareHeld: held }),
  takenDown: (_, { reward: held }) => ({ shareHeld: -held }),
  shareSettled: ({ creator }, { reward: earned }) => ({
    accounts: [{ address: creator, earned }], shareHeld: -earned, sharePaid: earned,
  }),
  minted: ({ creator }, { company, community }) => ({
    accounts: [{ address: creator, mintFees: company + community }], company, community,
  }),
  // Prices in other assets move no $SD.
  sold: ({ buyer }, { seller, creator, price, asset, company, community, royalties, rest, redirected, reward: bonus }) => (
    asset !== SD_ASSET ? {} : {
      accounts: [{ address: buyer, bought: price }, { address: seller, sold: rest, bonus }, { address: creator, royalties }],
      salePaid: bonus,
      company,
      community: community + redirected,
    }
  ),
  opened: ({ by, sponsored, prize }) => (sponsored ? { accounts: [{ address: by, prizeHold: prize }] } : { contestHeld: prize }),
  entered: ({ creator }, { deposit }) => ({ accounts: [{ address: creator, entryHold: deposit }] }),
  voted: ({ voter, amount }) => ({ accounts: [{ address: voter, voteHold: amount }] }),
  closed: (_, { sponsor, returned }) => (
    sponsor === null ? { contestHeld: -returned } : { accounts: [{ address: sponsor, prizeHold: -returned }] }
  ),
  claimed: (_, { sponsor, winner, paid, returned }) => {
    const won = { address: winner, prizes: paid };
    return sponsor === null
      ? { accounts: [won], contestHeld: -(paid + returned), contestPaid: paid }
      : { accounts: [won, { address: sponsor, prizesGiven: paid, prizeHold: -(paid + returned) }] };
  },
  released: ({ account }, { deposit, vote }) => ({ accounts: [{ address: account, entryHold: -deposit, voteHold: -vote }] }),
  sent: ({ from, to, amount }, { pots }) => ({ accounts: [{ address: from, sent: amount }, { address: to, got: amount }], ...pots }),
  // What is recycled moves here and not where it is announced: it must move whether it is announced or not.
  began: (_, { refills: { generate, share, sale, contest }, overflow }) => {
    const recycled = sum([generate, share, sale, contest]);
    return {
      generateRefilled: generate, shareRefilled: share, saleRefilled: sale, contestRefilled: contest,
      reserve: recycled, company: -overflow, community: overflow - recycled,
    };
  },
};

const GAINS = ['earned', 'sponsored', 'sold', 'bonus', 'royalties', 'prizes', 'got'];
const LOSSES = ['generationFees', 'sponsoring', 'mintFees', 'bought', 'prizesGiven', 'sent'];
const HOLDS = ['prizeHold', 'entryHold', 'voteHold'];

/** By how much one account's part in something changes its balance. */
const net = (part) => sum(GAINS.map((gain) => part[gain] ?? 0n)) - sum(LOSSES.map((loss) => part[loss] ?? 0n));

/** By how much one entry changes balances, as [address, change]. */
export const changeOf = (entry) => effectOf(entry).accounts.map((part) => [part.address, net(part)]);

/** One account's part in a stretch of blocks. */
export function summary(address, { before, after, blocks, entries }) {
  const own = entries.flatMap((entry) => effectOf(entry).accounts).filter((part) => part.address === address);
  const fees = blocks.flatMap((block) => block.fees.map((fee) => ({ ...fee, author: block.author })));
  const total = (part) => sum(own.map((it) => it[part] ?? 0n));
  return {
    graphics: own.reduce((count, { graphics }) => count + (graphics ?? 0), 0),
    ...Object.fromEntries([...GAINS, ...LOSSES, ...HOLDS].map((part) => [part, total(part)])),
    networkFees: sum(fees.filter(({ who }) => who === address).map(({ amount }) => amount)),
    authored: sum(fees.filter(({ author }) => author === address).map(({ amount }) => amount)),
    before: before.accounts[address],
    after: after.accounts[address],
  };
}

/** The figures that are off. */
export const wrong = (figures) => figures.filter(({ expected, found }) => expected !== found);
