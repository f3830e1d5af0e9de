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
  for (const address of addresses) accounts[address] = await balanceOf(at, address);
  return {
    accounts,
    pots: Object.fromEntries(await Promise.all(POTS.map(async (pot) => [pot, await balanceOf(at, pots[pot])]))),
    reportedPots: Object.fromEntries(POTS.map((pot) => [pot, amount(reported[pot].balance)])),
    channels: await channelsOf(at),
    distributed: amount(await at.call.sdApi.distributed()),
    issuance: amount(await at.query.balances.totalIssuance()),
  };
}

/** What happened in the blocks from `first` to `last`: graphics, network fees, and who authored. */
export async function readBlocks(chain, first, last) {
  const blocks = [];
  for (let number = first; number <= last; number++) blocks.push(await readBlock(chain, await chain.hashOf(number)));
  return blocks;
}

/** What happened in the block `hash`. */
export async function readBlock(chain, hash) {
  const at = await chain.at(hash);
  const events = (await at.query.system.events()).map(({ event }) => event);
  const of = (section, method) => events.filter((event) => event.section === section && event.method === method);
  const header = await chain.api.derive.chain.getHeader(hash);
  return {
    number: header.number.toNumber(),
    hash,
    author: header.author?.toString(),
    graphics: of('sdGraphics', 'Generated').map(({ data }) => ({
      creator: data.creator.toString(),
      generator: data.generator.toString(),
      contentHash: data.contentHash.toHex(),
      reward: amount(data.reward),
      company: amount(data.company),
      community: amount(data.community),
    })),
    // The fee in the event has the tip in it.
    fees: of('transactionPayment', 'TransactionFeePaid').map(({ data }) => ({
      who: data.who.toString(),
      amount: amount(data.actualFee),
    })),
  };
}

/**
 * A model of the rules that stands where the chain stands at the end of block `last`.
 *
 * It starts at the end of the block before `last`'s epoch and is fed what has happened since, so that it knows from the
 * chain only the channel's books, the quotas and who is excluded.
 */
export async function modelAt(chain, last) {
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
  const { generate: channel } = await channelsOf(at);
  const model = new Model({ clock, channel, quotas: new Map(quotas), excluded: new Set(excluded) });
  predict(model, await readBlocks(chain, start + 1, last));
  return model;
}

/** What `model` says each graphic of `blocks` earns and costs, in the order in which they came. */
export const predict = (model, blocks) => blocks.flatMap((block) => block.graphics.map((graphic) => ({
  block: block.number,
  happened: graphic,
  expected: model.generate({ block: block.number, creator: graphic.creator, generator: graphic.generator }),
})));
