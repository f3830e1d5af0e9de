// Reads from the chain what an accountant would: balances, pots and channels at a block, and what happened in blocks.

import { Model } from './model.mjs';
import { epochOf } from './formulas.mjs';

const amount = (codec) => codec.toBigInt();

/** All money an account has, whatever it may be locked for. */
export async function balanceOf(at, address) {
  const { data } = await at.query.system.account(address);
  return amount(data.free) + amount(data.reserved);
}

/** What an account has of an asset other than $SD; nothing if it never had any. */
export async function holdingOf(at, asset, address) {
  const account = await at.query.assets.account(asset, address);
  return account.isSome ? amount(account.unwrap().balance) : 0n;
}

const POTS = ['reserve', 'company', 'community'];
const CHANNELS = ['generate', 'share', 'sale', 'contest', 'ecosystem'];

/** The pots' accounts, by name. */
export async function potsOf(at) {
  const pots = await at.call.sdApi.pots();
  return Object.fromEntries(POTS.map((pot) => [pot, pots[pot].account.toString()]));
}

/** The channels' books, as stored. */
export async function channelsOf(at) {
  const channels = await at.query.sdTreasury.channels();
  return Object.fromEntries(CHANNELS.map((name) => {
    const { budget, paid, refilled, held } = channels[name];
    return [name, { budget: amount(budget), paid: amount(paid), refilled: amount(refilled), held: amount(held) }];
  }));
}

/** The state of all money in question at the end of the block `hash`. */
export async function readState(chain, hash, addresses) {
  const at = await chain.at(hash);
  const pots = await potsOf(at);
  const reported = await at.call.sdApi.pots();
  const accounts = {};
  await Promise.all(addresses.map(async (address) => { accounts[address] = await balanceOf(at, address); }));
  return {
    accounts,
    pots: Object.fromEntries(await Promise.all(POTS.map(async (pot) => [pot, await balanceOf(at, pots[pot])]))),
    reportedPots: Object.fromEntries(POTS.map((pot) => [pot, amount(reported[pot].balance)])),
    channels: await channelsOf(at),
    distributed: amount(await at.call.sdApi.distributed()),
    issuance: amount(await at.query.balances.totalIssuance()),
  };
}

/** What happened in the blocks from `first` to `last`: entries, network fees, and who authored. */
export async function readBlocks(chain, first, last) {
  const blocks = [];
  for (let number = first; number <= last; number++) blocks.push(await readBlock(chain, await chain.hashOf(number)));
  return blocks;
}

/**
 * What happened in the block `hash`.
 *
 * @returns { number, hash, author, entries, fees }, with `entries` what the rules have to do with, in order, each with its `kind`
 */
export async function readBlock(chain, hash) {
  const at = await chain.at(hash);
  const events = (await at.query.system.events()).map(({ event }) => event);
  const entries = [];
  for (const { section, method, data } of events) {
    if (section === 'sdGraphics' && ENTRIES[method]) entries.push(await ENTRIES[method](data, at));
  }
  const header = await chain.api.derive.chain.getHeader(hash);
  return {
    number: header.number.toNumber(),
    hash,
    author: header.author?.toString(),
    entries,
    // The fee in the event has the tip in it.
    fees: events.filter(({ section, method }) => section === 'transactionPayment' && method === 'TransactionFeePaid').map(({ data }) => ({
      who: data.who.toString(),
      amount: amount(data.actualFee),
    })),
  };
}

/** How the events of graphics are read, by name. */
const ENTRIES = {
  Generated: ({ creator, generator, contentHash, reward, company, community }) => ({
    kind: 'generated',
    creator: creator.toString(),
    generator: generator.toString(),
    contentHash: contentHash.toHex(),
    reward: amount(reward),
    company: amount(company),
    community: amount(community),
  }),
  Settled: (data) => ({ kind: 'settled', ...readSettled(data) }),
  Shared: async ({ creator, contentHash, reward, due }, at) => ({
    kind: 'shared',
    creator: creator.toString(),
    generator: (await at.query.sdGraphics.graphics(contentHash)).unwrap().generator.toString(),
    contentHash: contentHash.toHex(),
    reward: amount(reward),
    due: due.toNumber(),
  }),
  ShareSettled: ({ creator, contentHash, reward }) => ({
    kind: 'shareSettled', creator: creator.toString(), contentHash: contentHash.toHex(), reward: amount(reward),
  }),
  TakenDown: ({ contentHash, forfeited }) => ({ kind: 'takenDown', contentHash: contentHash.toHex(), reward: amount(forfeited) }),
  Consented: ({ account, generator, perEpoch, minReward, until }) => ({
    kind: 'consented',
    account: account.toString(),
    generator: generator.toString(),
    perEpoch: perEpoch.toNumber(),
    minReward: amount(minReward),
    until: until.toNumber(),
  }),
  ConsentWithdrawn: ({ account, generator }) => ({ kind: 'consentWithdrawn', account: account.toString(), generator: generator.toString() }),
};

/** What the event of a batch says. */
export const readSettled = ({ generator, root, leaves, settled, skipped, company, community }) => ({
  generator: generator.toString(),
  root: root.toHex(),
  leaves: leaves.toNumber(),
  settled: settled.map(({ creator, count, rewarded, reward, sponsored }) => ({
    creator: creator.toString(),
    count: count.toNumber(),
    rewarded: rewarded.toNumber(),
    reward: amount(reward),
    sponsored: amount(sponsored),
  })),
  skipped: skipped.map(({ creator, reason }) => ({ creator: creator.toString(), reason: reason.toString() })),
  company: amount(company),
  community: amount(community),
});

/** What the accounts have agreed to, as the model has it. */
async function consentsOf(at) {
  const entries = await at.query.sdGraphics.consents.entries();
  return new Map(entries.map(([{ args: [account, generator] }, entry]) => {
    const { perEpoch, minReward, until, epoch, used } = entry.unwrap();
    return [`${account} ${generator}`, {
      perEpoch: perEpoch.toNumber(), minReward: amount(minReward), until: until.toNumber(), epoch: epoch.toNumber(), used: used.toNumber(),
    }];
  }));
}

/**
 * A model of the rules that stands where the chain stands at the end of block `last`.
 *
 * It starts at the end of the block before `last`'s epoch and is fed what has happened since, so that it knows from the
 * chain only the channels' books, the quotas, the consents and who is excluded.
 *
 * @param terms those in force in that epoch
 */
export async function modelAt(chain, last, terms) {
  const epoch = await (await chain.at(await chain.hashOf(last))).call.sdApi.epoch();
  const clock = {
    epochLength: epoch.endsAt.toNumber() - epoch.startsAt.toNumber(),
    windowsPerEpoch: epoch.windows.toNumber(),
  };
  const start = Math.max(0, epochOf(last, clock.epochLength) * clock.epochLength - 1);
  const at = await chain.at(await chain.hashOf(start));
  const generators = await at.query.sdGraphics.generators.entries();
  const quotas = generators
    .filter(([, entry]) => !entry.unwrap().suspended.isTrue)
    .map(([key, entry]) => [key.args[0].toString(), amount(entry.unwrap().quota)]);
  const excluded = [
    ...Object.values(await potsOf(at)),
    ...(await at.query.companyBoard.members()).map(String),
    ...generators.map(([key]) => key.args[0].toString()),
  ];
  const { generate: channel, share } = await channelsOf(at);
  const model = new Model({
    clock, channel, share, quotas: new Map(quotas), excluded: new Set(excluded), consents: await consentsOf(at), terms,
  });
  predict(model, await readBlocks(chain, start + 1, last));
  return model;
}

/**
 * What `model` says of each entry of `blocks`, in the order in which they came: [{ block, happened, expected }].
 *
 * @param wallets  Map from address to balance before the first block, of everybody whose money moves: changed as theirs should
 * @param requests Map from the root of a batch to what its `settle` said, { tallies, minReward, sponsor }. Of a batch that is
 *                 not in it, only what each settled creator earns is foretold.
 */
export function predict(model, blocks, { wallets = new Map(), requests = new Map() } = {}) {
  const move = (address, change) => {
    if (wallets.has(address)) wallets.set(address, wallets.get(address) + change);
  };
  return blocks.flatMap(({ number, author, entries, fees }) => {
    for (const { who, amount: fee } of fees) {
      move(who, -fee);
      move(author, fee);
    }
    return entries.map((happened) => ({
      block: number,
      happened,
      expected: EXPECTED[happened.kind](model, { ...happened, block: number }, { move, wallets, requests }),
    }));
  });
}

const EXPECTED = {
  generated: (model, event, { move }) => {
    const expected = model.generate(event);
    move(event.creator, expected.reward - expected.company - expected.community);
    return expected;
  },
  settled: (model, { block, generator, root, settled }, { wallets, requests }) => {
    if (requests.has(root)) return model.settle({ block, generator, ...requests.get(root), wallets });
    // Who was skipped changed nothing. What balances were is not known: who sponsored is taken as it happened.
    const expected = model.settle({ block, generator, tallies: settled });
    return { ...expected, settled: expected.settled.map((it, i) => ({ ...it, sponsored: settled[i]?.sponsored })) };
  },
  shared: (model, event) => model.shareOne(event),
  // What is paid or forfeited was fixed when sharing, which may be epochs ago.
  shareSettled: (model, { block, creator, reward }, { move }) => {
    model.settleShare({ block, reward });
    move(creator, reward);
    return { reward };
  },
  takenDown: (model, { block, reward }) => {
    model.forfeitShare({ block, reward });
    return { reward };
  },
  consented: (model, event) => model.consent(event),
  consentWithdrawn: (model, event) => model.withdraw(event),
};
