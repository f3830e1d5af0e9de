// A network that falls apart, on both network backends.

import { strict as assert } from 'node:assert';
import { eve, ferdie } from '../lib/accounts.mjs';
import { LONGEST_PAUSE, VOTES_ARRIVE, assertOnlyFinalityRests, atMost, caughtUp, finalFrom, highest, seconds, under } from './scenario.mjs';

const MINUTES = 60_000;
const HEALS_WITHIN = 20;

/** The best blocks of `members`. */
const fork = (members) => Promise.all(members.map(async (member) => {
  const { number, stateRoot } = await member.ask('chain_getHeader');
  return { best: Number(number), stateRoot };
}));

/** The highest of them. */
const top = async (members) => Math.max(...(await fork(members)).map(({ best }) => best));

/** The network falls into halves. */
export const halves = (backend) => ({
  title: `Two and two cut from each other, ${backend}`,
  expected: `finality stops on both sides while each builds its own fork; mended, there is one chain, and finality within ${HEALS_WITHIN} blocks`,
  root: true,
  async run({ lasts = 3 * MINUTES, say }) {
    return under({ name: `halves-${backend}`, backend, cuttable: true, senders: [eve, null, ferdie] }, async ({ network }) => {
      const [left, right] = [network.members.slice(0, 2), network.members.slice(2)];
      const cut = Date.now();
      network.lan.cut([0, 1], [2, 3]);
      await assertOnlyFinalityRests(network.members, lasts - VOTES_ARRIVE);
      const [[l], [r]] = [await fork(left), await fork(right)];
      assert.notEqual(l.stateRoot, r.stateRoot, 'two forks');
      const final = await highest(network.members);
      const best = Math.max(l.best, r.best);
      say(`after ${Math.round(seconds(cut))} s the sides are at ${l.best} and ${r.best}, block ${final} is final`);

      network.lan.mend();
      const mended = Date.now();
      await finalFrom(network.members, final + 1);
      const [goesOn, blocks] = [seconds(mended), (await top(network.members)) - best];
      await caughtUp(left, right);
      await finalFrom(network.members, best);
      const whole = seconds(mended);
      say(`finality went on ${goesOn} s and ${blocks} blocks after it was mended, all that waited was final after ${whole} s`);
      assert.ok(blocks <= HEALS_WITHIN, `finality went on after ${blocks} blocks`);
      return {
        counts: {
          'seconds cut': Math.round(seconds(cut, mended)),
          'blocks that were not final, of the sides': `${l.best - final} and ${r.best - final}`,
          'blocks from mending until finality went on on all': blocks,
        },
        times: { 'from mending until finality goes on': [goesOn], 'from mending until all that waited is final': [whole] },
      };
    });
  },
});

/** One is cut off. */
export const oneCutOff = (backend) => ({
  title: `One cut off from three, ${backend}`,
  expected: `the three keep finalizing, with no pause above ${LONGEST_PAUSE} s; nothing gets final on the one, which has what they `
    + `have within ${HEALS_WITHIN} blocks of mending`,
  root: true,
  async run({ lasts = 3 * MINUTES, say }) {
    // Who sends by Dave would see nothing final.
    return under({ name: `one-cut-off-${backend}`, backend, cuttable: true, senders: [eve, ferdie] }, async ({ network, oracle }) => {
      const [three, [one]] = [network.members.slice(0, 3), network.members.slice(3)];
      const cut = Date.now();
      network.lan.cut([0, 1, 2], [3]);
      await assertOnlyFinalityRests([one], lasts - VOTES_ARRIVE);
      const pauses = three.map((member) => oracle.longestPause(member, cut));
      atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
      const [{ best, final }, those, theirs] = [await one.heights(), await highest(three), await top(three)];

      network.lan.mend();
      const mended = Date.now();
      await caughtUp([one], three);
      const [back, blocks] = [seconds(mended), (await top(three)) - theirs];
      say(`alone it was at ${best} with ${final} final, the three had ${those} final; it was with them ${back} s and ${blocks} blocks later`);
      assert.ok(blocks <= HEALS_WITHIN, `back after ${blocks} blocks`);
      return {
        counts: {
          'seconds cut': Math.round(seconds(cut, mended)),
          'blocks of its own that it gave up': best - final,
          'blocks from mending until it had what the three have': blocks,
        },
        times: { 'from mending until it has what the three have': [back], "longest pause of another's finality": pauses },
      };
    });
  },
});
