// A node that is halted and goes on, and clocks that are wrong.

import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { sleep } from '../lib/node.mjs';
import { BACK_WITHIN, LONGEST_PAUSE, PEERS_SET_ASIDE, SLOT, atMost, caughtUp, finalFrom, highest, pick, seconds, under, votesAgain } from './scenario.mjs';

/** Seconds within which a node that was halted has what the others have: when it asks its peers again, as one that was away. */
export const GOES_ON_WITHIN = PEERS_SET_ASIDE + BACK_WITHIN;

/** Halts one for `lasts` milliseconds, and waits until it votes again; returns { who, back, votes, pauses }, in seconds. */
export async function haltOne({ network, oracle, random, lasts }) {
  await sleep(random() * 3 * SLOT);
  const victim = pick(random, network.members);
  const others = network.members.filter((member) => member !== victim);
  const from = Date.now();
  victim.halt();
  await sleep(lasts);
  const pauses = others.map((other) => oracle.longestPause(other, from));
  victim.proceed();
  const went = Date.now();
  await caughtUp([victim], others);
  const back = seconds(went);
  await votesAgain(victim, others[0]);
  return { who: victim.name, back, votes: seconds(went), pauses };
}

export const halted = {
  title: 'One of four is halted (SIGSTOP), and goes on',
  expected: `the others keep finalizing, with no pause above ${LONGEST_PAUSE} s; it has what they have, and `
    + `votes again, within ${GOES_ON_WITHIN} s of going on`,
  async run({ rounds = 3, lasts = 60_000, random, say }) {
    return under({ name: 'halted', backend: ['libp2p', 'litep2p'] }, async ({ network, oracle }) => {
      const back = [];
      const votes = [];
      const pauses = [];
      for (let round = 1; round <= rounds; round++) {
        const it = await haltOne({ network, oracle, random, lasts });
        back.push(it.back);
        votes.push(it.votes);
        pauses.push(...it.pauses);
        say(`${round}: ${it.who} is back after ${it.back} s, and votes after ${it.votes} s`);
      }
      atMost(GOES_ON_WITHIN, votes, 'voting again');
      atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
      return {
        counts: { halts: rounds, 'seconds halted': lasts / 1_000 },
        times: {
          'from going on until it has what the others have': back,
          'from going on until it votes': votes,
          "longest pause of another's finality": pauses,
        },
      };
    });
  },
};

const FAKETIME = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);

/** The clock of one is wrong. */
export const clockOff = (by) => ({
  title: `The clock of one of four is ${Math.abs(by)} s ${by > 0 ? 'fast' : 'slow'}`,
  expected: `the others keep finalizing, with no pause above ${LONGEST_PAUSE} s; set right, it has what they have within ${BACK_WITHIN} s`,
  async run({ lasts = 90_000, say }) {
    assert.ok(FAKETIME, "libfaketime is there: Debian's package faketime");
    return under({ name: `clock${by > 0 ? '-fast' : '-slow'}`, backend: ['libp2p', 'litep2p'] }, async ({ network, oracle }) => {
      const wrong = network.members.at(-1);
      const others = network.members.slice(0, -1);
      // Genesis has the authorities in the order of the members.
      const authority = network.members.indexOf(wrong);
      await wrong.stop();
      // Slots that it has authored must be over by the clock with which it starts, or it would sign them a second time.
      if (by < 0) await sleep(-by * 1_000 + SLOT);
      await wrong.start({ env: { LD_PRELOAD: FAKETIME, FAKETIME: `${by > 0 ? '+' : ''}${by}`, FAKETIME_DONT_FAKE_MONOTONIC: '1' } });
      const from = Date.now();
      const height = await highest(others);
      await sleep(lasts);
      const pauses = others.map((other) => oracle.longestPause(other, from));
      const [its, theirs] = [await wrong.heights(), await highest(others)];
      const authored = await blocksBy(others[0], authority, height + 1, theirs);
      say(`${seconds(from)} s with the wrong clock: it has ${its.final} final (best ${its.best}), the others ${theirs}`);

      await wrong.stop();
      if (by > 0) await sleep(by * 1_000 + SLOT);
      const started = Date.now();
      await wrong.start();
      await caughtUp([wrong], others);
      const back = seconds(started);
      await finalFrom(network.members, (await highest(others)) + 1);
      say(`set right, it is back after ${back} s`);
      atMost(BACK_WITHIN, [back], 'back');
      atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
      return {
        counts: {
          'seconds with a wrong clock': lasts / 1_000,
          'final blocks that it lacked of the others': theirs - its.final,
          'final blocks that it built': `${authored} of ${theirs - height}`,
        },
        times: { 'from starting with the right clock until it has what the others have': [back], "longest pause of another's finality": pauses },
      };
    });
  },
});

/** How many of the final blocks `from` to `to` the authority `index` built. */
async function blocksBy(member, index, from, to) {
  let count = 0;
  for (let height = from; height <= to; height++) {
    const { digest } = await member.ask('chain_getHeader', [await member.ask('chain_getBlockHash', [height])]);
    // 0x06, "BABE", a length, the kind of claim, and the index as u32 LE.
    const claim = digest.logs.find((log) => log.startsWith('0x0642414245'));
    const bytes = Buffer.from(claim.slice(12), 'hex');
    const lengthBytes = [1, 2, 4][bytes[0] & 3];
    if (bytes.readUInt32LE(lengthBytes + 1) === index) count += 1;
  }
  return count;
}
