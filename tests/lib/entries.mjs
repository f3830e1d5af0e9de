// What events say, in numbers and addresses: those of graphics, the market and contests, those by which items and money change
// hands, and those of epochs that begin and of the handover.

import { SD_ASSET } from './market.mjs';

/** A number of the chain's as a BigInt. */
export const amount = (codec) => codec.toBigInt();

/** What a price is of, as the model has it: $SD, or an asset by its number. */
export const assetOf = (asset) => (asset.isNative ? SD_ASSET : asset.asWithId.toNumber());

/** How the events of graphics are read, by name. */
const GRAPHICS = {
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

/** The treasuries' parts of a price, in parts of 10^9. */
export const ratesOf = ({ company, community }) => ({ companyCommission: amount(company), communityCommission: amount(community) });

/** Those of the market. */
const MARKET = {
  Minted: ({ item, creator, contentHash, royalty, company, community }) => ({
    kind: 'minted',
    item: item.toNumber(),
    creator: creator.toString(),
    contentHash: contentHash.toHex(),
    royalty: amount(royalty),
    company: amount(company),
    community: amount(community),
  }),
  Listed: ({ item, seller, price, asset, commission }) => ({
    kind: 'listed', item: item.toNumber(), seller: seller.toString(), price: amount(price), asset: assetOf(asset), ...ratesOf(commission),
  }),
  Unlisted: ({ item }) => ({ kind: 'unlisted', item: item.toNumber() }),
  Sold: ({ item, seller, buyer, creator, price, asset, proceeds, sales }) => ({
    kind: 'sold',
    item: item.toNumber(),
    seller: seller.toString(),
    buyer: buyer.toString(),
    creator: creator.toString(),
    price: amount(price),
    asset: assetOf(asset),
    company: amount(proceeds.commission.company),
    community: amount(proceeds.commission.community),
    royalties: amount(proceeds.royalty),
    rest: amount(proceeds.seller),
    redirected: amount(proceeds.redirected),
    reward: amount(proceeds.reward),
    sales: sales.toNumber(),
  }),
};

/** Those of pallet-nfts by which items change hands: by what the market sells, too. */
const NFTS = {
  Transferred: ({ item, to }) => ({ kind: 'moved', item: item.toNumber(), to: to.toString() }),
  Burned: ({ item }) => ({ kind: 'moved', item: item.toNumber(), to: null }),
};

/** Who has won a rank. */
export const readWinner = ({ creator, contentHash, tally, prize }) => ({
  creator: creator.toString(), contentHash: contentHash.toHex(), tally: amount(tally), prize: amount(prize),
});

/** Those of contests. */
const CONTESTS = {
  Opened: ({ contest, by, sponsored, prize, shares, entriesUntil, votesUntil, quorum }) => ({
    kind: 'opened',
    contest: contest.toNumber(),
    by: by.toString(),
    sponsored: sponsored.isTrue,
    prize: amount(prize),
    shares: shares.map(amount),
    entriesUntil: entriesUntil.toNumber(),
    votesUntil: votesUntil.toNumber(),
    quorum: amount(quorum),
  }),
  Entered: ({ contest, creator, contentHash, number, deposit }) => ({
    kind: 'entered',
    contest: contest.toNumber(),
    creator: creator.toString(),
    contentHash: contentHash.toHex(),
    number: number.toNumber(),
    deposit: amount(deposit),
  }),
  Voted: ({ contest, voter, creator, amount: added, held, weight, tally, total }) => ({
    kind: 'voted',
    contest: contest.toNumber(),
    voter: voter.toString(),
    creator: creator.toString(),
    amount: amount(added),
    held: amount(held),
    weight: amount(weight),
    tally: amount(tally),
    total: amount(total),
  }),
  Closed: ({ contest, total, winners, due, returned }) => ({
    kind: 'closed',
    contest: contest.toNumber(),
    total: amount(total),
    winners: winners.map(readWinner),
    due: due.toNumber(),
    returned: amount(returned),
  }),
  PrizeClaimed: ({ contest, rank, winner, contentHash, paid, returned }) => ({
    kind: 'claimed',
    contest: contest.toNumber(),
    rank: rank.toNumber(),
    winner: winner.toString(),
    contentHash: contentHash.toHex(),
    paid: amount(paid),
    returned: amount(returned),
  }),
  Released: ({ contest, account, deposit, vote }) => ({
    kind: 'released', contest: contest.toNumber(), account: account.toString(), deposit: amount(deposit), vote: amount(vote),
  }),
  Removed: ({ contest }) => ({ kind: 'removed', contest: contest.toNumber(), over: true }),
};

/** And of money that people send one another. */
const BALANCES = {
  Transfer: ({ from, to, amount: sent }) => ({ kind: 'sent', from: from.toString(), to: to.toString(), amount: amount(sent) }),
};

/** When the community takes over. */
const HANDOVER = {
  HandedOver: () => ({ kind: 'handedOver' }),
};

/** What an epoch begins with: its base rewards, and what is recycled before they are fixed. */
const REWARDS = {
  EpochBegan: ({ epoch, generate, share, sale }) => ({
    kind: 'began', epoch: epoch.toNumber(), generate: amount(generate), share: amount(share), sale: amount(sale),
  }),
};
const TREASURY = {
  Recycled: ({ generate, share, sale, contest }) => ({
    kind: 'recycled', generate: amount(generate), share: amount(share), sale: amount(sale), contest: amount(contest),
  }),
  Overflowed: ({ amount: overflow }) => ({ kind: 'overflowed', overflow: amount(overflow) }),
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

/** How events are read with which the books have to do, by pallet and name. */
export const ENTRIES = {
  sdGraphics: GRAPHICS, sdMarket: MARKET, nfts: NFTS, sdContests: CONTESTS, balances: BALANCES, sdHandover: HANDOVER, sdRewards: REWARDS,
  sdTreasury: TREASURY,
};

/** Whether an event is one of two that say the same: the transfer between pots of which the `next` event says why. */
export const saidAgain = ({ section, method }, next) => (
  section === 'balances' && method === 'Transfer' && next?.section === 'sdTreasury' && next.method in TREASURY
);
