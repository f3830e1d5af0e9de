// Reads from the chain what an accountant would: balances, pots and channels at a block, and what happened in blocks.

import { changeOf } from './audit.mjs';
import { Contests } from './contests.mjs';
import { ENTRIES, amount, assetOf, ratesOf, readWinner, saidAgain } from './entries.mjs';
import { epochOf } from './formulas.mjs';
import { Market } from './market.mjs';
import { Model } from './model.mjs';

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

/** What an account has on hold in contests: for prizes it sponsors, for its entries, and for its votes. */
export async function holdsOf(at, address) {
  const holds = { prize: 0n, entry: 0n, vote: 0n };
  for (const { id, amount: held } of await at.query.balances.holds(address)) {
    if (id.isSdContests) holds[id.asSdContests.toString().toLowerCase()] += amount(held);
  }
  return holds;
}

/** Whose an item is; nobody's, if there is none. */
export async function ownerOf(at, item) {
  const details = await at.query.nfts.item(0, item);
  return details.isSome ? details.unwrap().owner.toString() : null;
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
  const [accounts, holds] = [{}, {}];
  await Promise.all(addresses.map(async (address) => {
    accounts[address] = await balanceOf(at, address);
    holds[address] = await holdsOf(at, address);
  }));
  return {
    accounts,
    holds,
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
  for (const [i, event] of events.entries()) {
    const read = ENTRIES[event.section]?.[event.method];
    if (read && !saidAgain(event, events[i + 1])) entries.push(await read(event.data, at));
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

/** What each account has ever earned by generating and sharing. */
async function earnedOf(at) {
  const entries = await at.query.sdRewards.accounts.entries();
  return new Map(entries.map(([{ args: [account] }, { earned }]) => [account.toString(), amount(earned)]));
}

/** The content hashes of all that was taken down. */
async function removedOf(at) {
  return new Set((await at.query.sdGraphics.removals.keys()).map(({ args: [contentHash] }) => contentHash.toHex()));
}

/** The items there have been, whose they are, and which are listed. */
export async function marketOf(at) {
  const items = await at.query.sdMarket.items.entries();
  const known = await Promise.all(items.map(async ([{ args: [number] }, item]) => {
    const { contentHash, creator, royalty, sales } = item.unwrap();
    return [number.toNumber(), {
      creator: creator.toString(),
      contentHash: contentHash.toHex(),
      royalty: amount(royalty),
      sales: sales.toNumber(),
      owner: await ownerOf(at, number),
    }];
  }));
  const listed = items.filter(([, item]) => item.unwrap().listing.isSome).map(([{ args: [number] }, item]) => {
    const { price, asset, commission } = item.unwrap().listing.unwrap();
    const seller = known.find(([item]) => item === number.toNumber())[1].owner;
    return [number.toNumber(), { seller, price: amount(price), asset: assetOf(asset), ...ratesOf(commission) }];
  });
  return new Market({ items: new Map(known), listings: new Map(listed) });
}

/** The contests that are not over and done with. */
export async function contestsOf(at) {
  const { contests, entries, nextContest, outcomes, votes } = at.query.sdContests;
  const all = new Map();
  for (const [{ args: [id] }, contest] of await contests.entries()) {
    const { sponsor, prize, shares, quorum } = contest.unwrap();
    const outcome = await outcomes(id);
    all.set(id.toNumber(), {
      sponsor: sponsor.isSome ? sponsor.unwrap().toString() : null,
      prize: amount(prize),
      shares: shares.map(amount),
      quorum: amount(quorum),
      entries: (await entries.entries(id)).map(([{ args: [, creator] }, entry]) => {
        const { number, contentHash, tally } = entry.unwrap();
        return { creator: creator.toString(), number: number.toNumber(), contentHash: contentHash.toHex(), tally: amount(tally), released: false };
      }).sort((a, b) => a.number - b.number),
      votes: new Map((await votes.entries(id)).map(([{ args: [, voter] }, vote]) => {
        const { creator, held, weight } = vote.unwrap();
        return [voter.toString(), { creator: creator.toString(), held: amount(held), weight: amount(weight) }];
      })),
      outcome: outcome.isSome
        ? { winners: outcome.unwrap().winners.map(([winner, state]) => ({ ...readWinner(winner), claimed: !state.isHeld })) }
        : null,
    });
  }
  return new Contests({ next: (await nextContest()).toNumber(), all });
}

/**
 * A model of the rules that stands where the chain stands at the end of block `last`.
 *
 * It starts at the end of the block before `last`'s epoch and is fed what has happened since, so that it knows from the
 * chain only the channels' books, what the treasuries have, whether the community has taken over, the quotas, the consents, who
 * is excluded, what was earned, and what is in the market and in contests.
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
  const pots = await potsOf(at);
  const excluded = [
    ...Object.values(pots),
    ...(await at.query.companyBoard.members()).map(String),
    ...generators.map(([key]) => key.args[0].toString()),
  ];
  const { generate: channel, share, sale, contest } = await channelsOf(at);
  const model = new Model({
    clock,
    channel,
    share,
    sale,
    contest,
    pots: { company: await balanceOf(at, pots.company), community: await balanceOf(at, pots.community) },
    potNames: new Map(POTS.map((name) => [pots[name], name])),
    handedOver: (await at.query.sdHandover.currentLatch()).handedOverAt.isSome,
    quotas: new Map(quotas),
    excluded: new Set(excluded),
    consents: await consentsOf(at),
    earned: await earnedOf(at),
    removed: await removedOf(at),
    market: await marketOf(at),
    contests: await contestsOf(at),
    terms,
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
    return entries.map((happened) => {
      const expected = EXPECTED[happened.kind](model, { ...happened, block: number }, { wallets, requests });
      // A batch that is foretold whole has changed the wallets itself.
      if (happened.kind !== 'settled') for (const [address, change] of changeOf({ happened, expected })) move(address, change);
      return { block: number, happened, expected };
    });
  });
}

const EXPECTED = {
  generated: (model, event) => model.generate(event),
  settled: (model, { block, generator, root, settled }, { wallets, requests }) => {
    if (requests.has(root)) return model.settle({ block, generator, ...requests.get(root), wallets });
    // Who was skipped changed nothing. What balances were is not known: who sponsored is taken as it happened.
    const expected = model.settle({ block, generator, tallies: settled });
    return { ...expected, settled: expected.settled.map((it, i) => ({ ...it, sponsored: settled[i]?.sponsored })) };
  },
  shared: (model, event) => model.shareOne(event),
  // What is paid or forfeited was fixed when sharing, which may be epochs ago.
  shareSettled: (model, event) => {
    model.settleShare(event);
    return { reward: event.reward };
  },
  takenDown: (model, event) => {
    model.takeDown(event);
    return { reward: event.reward };
  },
  consented: (model, event) => model.consent(event),
  consentWithdrawn: (model, event) => model.withdraw(event),
  minted: (model, event) => model.mint(event),
  listed: (model, event) => model.list(event),
  unlisted: (model, event) => model.market.unlist(event),
  sold: (model, event) => model.buy(event),
  moved: (model, event) => model.market.move(event),
  opened: (model, event) => model.openContest(event),
  entered: (model, event) => model.enterContest(event),
  voted: (model, event) => model.vote(event),
  closed: (model, event) => model.closeContest(event),
  claimed: (model, event) => model.claimPrize(event),
  released: (model, event) => model.release(event),
  removed: (model, event) => model.contests.remove(event),
  sent: (model, event) => model.send(event),
  handedOver: (model) => model.handOver(),
  // What is recycled is announced before the epoch has begun, which is all one call's doing.
  recycled: (model, { block }) => model.roll(block).refills,
  overflowed: (model, { block }) => model.roll(block),
  began: (model, { block }) => model.roll(block),
};
