// Compares what the chain did with what it should have done, figure by figure, to the unit.

import { nameOf } from './accounts.mjs';

const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Every figure of a stretch of blocks, as { what, expected, found }.
 *
 * @param before, after  the state at the end of the block before the first and at the end of the last
 * @param blocks         what happened between
 * @param graphics       each graphic that came in, with what the model expects of it
 */
export function audit({ before, after, blocks, graphics }) {
  const figures = [];
  const figure = (what, expected, found) => figures.push({ what, expected, found });
  const expected = (part) => sum(graphics.map((graphic) => graphic.expected[part]));

  for (const { block, happened, expected: should } of graphics) {
    const which = `${happened.contentHash.slice(0, 10)}… in block ${block}`;
    figure(`reward of ${which}`, should.reward, happened.reward);
    figure(`the company's part of the fee of ${which}`, should.company, happened.company);
    figure(`the community's part of the fee of ${which}`, should.community, happened.community);
  }
  for (const address of Object.keys(before.accounts)) {
    const account = summary(address, { before, after, blocks, graphics });
    const due = account.before + account.earned - account.generationFees - account.networkFees + account.authored;
    figure(`balance of ${nameOf(address)}`, due, account.after);
  }
  figure('Reserve', before.pots.reserve - expected('reward'), after.pots.reserve);
  figure('Company Treasury', before.pots.company + expected('company'), after.pots.company);
  figure('Community Treasury', before.pots.community + expected('community'), after.pots.community);
  for (const pot of Object.keys(after.pots)) figure(`SdApi.pots().${pot}`, after.pots[pot], after.reportedPots[pot]);
  for (const [channel, books] of Object.entries(before.channels)) {
    for (const [entry, amount] of Object.entries(books)) {
      const due = channel === 'generate' && entry === 'paid' ? amount + expected('reward') : amount;
      figure(`channel ${channel}, ${entry}`, due, after.channels[channel][entry]);
    }
  }
  figure('distributed supply', before.distributed + expected('reward'), after.distributed);
  figure('total issuance', before.issuance, after.issuance);
  return figures;
}

/** One account's part in a stretch of blocks. */
export function summary(address, { before, after, blocks, graphics }) {
  const own = graphics.filter(({ happened }) => happened.creator === address);
  const fees = blocks.flatMap((block) => block.fees.map((fee) => ({ ...fee, author: block.author })));
  return {
    graphics: own.length,
    earned: sum(own.map(({ expected }) => expected.reward)),
    generationFees: sum(own.map(({ expected }) => expected.company + expected.community)),
    networkFees: sum(fees.filter(({ who }) => who === address).map(({ amount }) => amount)),
    authored: sum(fees.filter(({ author }) => author === address).map(({ amount }) => amount)),
    before: before.accounts[address],
    after: after.accounts[address],
  };
}

/** The figures that are off. */
export const wrong = (figures) => figures.filter(({ expected, found }) => expected !== found);
