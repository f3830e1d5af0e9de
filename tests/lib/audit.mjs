// Compares what the chain did with what it should have done, figure by figure, to the unit.

import { nameOf } from './accounts.mjs';
import { GENERATION_FEE } from './formulas.mjs';

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
    const due = it.before + it.earned + it.sponsored - it.generationFees - it.sponsoring - it.networkFees + it.authored;
    figure(`balance of ${nameOf(address)}`, due, it.after);
  }
  figure('Reserve', before.pots.reserve - total('generatePaid') - total('sharePaid'), after.pots.reserve);
  figure('Company Treasury', before.pots.company + total('company'), after.pots.company);
  figure('Community Treasury', before.pots.community + total('community'), after.pots.community);
  for (const pot of Object.keys(after.pots)) figure(`SdApi.pots().${pot}`, after.pots[pot], after.reportedPots[pot]);
  for (const [channel, books] of Object.entries(before.channels)) {
    for (const [entry, amount] of Object.entries(books)) {
      const change = { 'generate paid': 'generatePaid', 'share paid': 'sharePaid', 'share held': 'shareHeld' }[`${channel} ${entry}`];
      figure(`channel ${channel}, ${entry}`, amount + total(change), after.channels[channel][entry]);
    }
  }
  figure('distributed supply', before.distributed + total('generatePaid') + total('sharePaid'), after.distributed);
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
};

/** How money should have moved by one entry: the channels, the fee's parts, and `accounts` with what each had of it. */
function effectOf({ happened, expected }) {
  const { kind, creator, generator } = happened;
  const { company, community } = expected ?? {};
  if (kind === 'generated') {
    const own = { address: creator, graphics: 1, earned: expected.reward, generationFees: company + community };
    return { accounts: [own], generatePaid: expected.reward, company, community };
  }
  if (kind === 'settled') {
    const owners = expected.settled.map(({ creator: address, count, rewarded, reward: each, sponsored }) => ({
      address, graphics: count, earned: each * BigInt(rewarded), generationFees: GENERATION_FEE * BigInt(count), sponsored,
    }));
    const sponsor = { address: generator, sponsoring: sum(owners.map(({ sponsored }) => sponsored)) };
    return { accounts: [...owners, sponsor], generatePaid: sum(owners.map(({ earned }) => earned)), company, community };
  }
  if (kind === 'shared') return { accounts: [], shareHeld: expected.reward };
  if (kind === 'takenDown') return { accounts: [], shareHeld: -expected.reward };
  if (kind === 'shareSettled') {
    return { accounts: [{ address: creator, earned: expected.reward }], shareHeld: -expected.reward, sharePaid: expected.reward };
  }
  return { accounts: [] };
}

/** One account's part in a stretch of blocks. */
export function summary(address, { before, after, blocks, entries }) {
  const own = entries.flatMap((entry) => effectOf(entry).accounts).filter((part) => part.address === address);
  const fees = blocks.flatMap((block) => block.fees.map((fee) => ({ ...fee, author: block.author })));
  const total = (part) => sum(own.map((it) => it[part] ?? 0n));
  return {
    graphics: own.reduce((count, { graphics }) => count + (graphics ?? 0), 0),
    earned: total('earned'),
    generationFees: total('generationFees'),
    sponsored: total('sponsored'),
    sponsoring: total('sponsoring'),
    networkFees: sum(fees.filter(({ who }) => who === address).map(({ amount }) => amount)),
    authored: sum(fees.filter(({ author }) => author === address).map(({ amount }) => amount)),
    before: before.accounts[address],
    after: after.accounts[address],
  };
}

/** The figures that are off. */
export const wrong = (figures) => figures.filter(({ expected, found }) => expected !== found);
