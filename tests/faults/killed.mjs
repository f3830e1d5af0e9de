// Nodes that are killed without a chance to write anything.

import { strict as assert } from 'node:assert';
import { sleep } from '../lib/node.mjs';
import { BACK_WITHIN, LONGEST_PAUSE, SLOT, assertOnlyFinalityRests, atMost, caughtUp, finalFrom, highest, pick, seconds, under } from './scenario.mjs';

const BOTH_BACKENDS = ['libp2p', 'litep2p'];

/** Kills one, leaves it away for up to `away` milliseconds, starts it; returns { who, back, pauses }, in seconds. */
export async function killOne({ network, oracle, random, away = 0 }) {
  await sleep(random() * 3 * SLOT);
  const victim = pick(random, network.members);
  const others = network.members.filter((member) => member !== victim);
  const killed = Date.now();
  await victim.kill();
  await sleep(random() * away);
  const started = Date.now();
  await victim.start();
  await caughtUp([victim], others);
  return { who: victim.name, back: seconds(started), pauses: others.map((other) => oracle.longestPause(other, killed)) };
}

export const oneKilled = {
  title: 'One of four is killed, again and again',
  expected: `the others keep finalizing, with no pause above ${LONGEST_PAUSE} s; it has what they have within ${BACK_WITHIN} s`,
  async run({ rounds = 20, random, say }) {
    return under({ name: 'one-killed', backend: BOTH_BACKENDS }, async ({ network, oracle, load }) => {
      const back = [];
      const pauses = [];
      for (let round = 1; round <= rounds; round++) {
        // Every other time it stays away for some slots, so that the others have to do without it.
        const killed = await killOne({ network, oracle, random, away: round % 2 ? 0 : 5 * SLOT });
        back.push(killed.back);
        pauses.push(...killed.pauses);
        say(`${round}: ${killed.who} is back after ${killed.back} s; ${load.finalized.length} of ${load.sent} transfers seen final`);
      }
      atMost(BACK_WITHIN, back, 'back');
      atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
      return {
        counts: { kills: rounds },
        times: { 'from its start until it has what the others have': back, "longest pause of another's finality": pauses },
      };
    });
  },
};

const RESUMES_WITHIN = 10;

/** Kills two, sees finality rest, starts them one after the other; returns { who, resumed, blocks }. */
export async function killTwo({ network, random, rests = 5 * SLOT }) {
  await sleep(random() * 3 * SLOT);
  const first = pick(random, network.members);
  const second = pick(random, network.members.filter((member) => member !== first));
  const rest = network.members.filter((member) => member !== first && member !== second);
  await Promise.all([first.kill(), second.kill()]);
  await assertOnlyFinalityRests(rest, rests);

  await first.start();
  const came = Date.now();
  const height = (await rest[0].heights()).best;
  await finalFrom([...rest, first], (await highest(rest)) + 1);
  const resumed = seconds(came);
  const blocks = (await rest[0].heights()).best - height;
  await second.start();
  await caughtUp([first, second], rest);
  return { who: first.name, resumed, blocks };
}

export const twoKilled = {
  title: 'Two of four are killed',
  expected: `blocks go on, finality stops; it goes on within ${RESUMES_WITHIN} blocks of one answering again`,
  async run({ rounds = 3, random, say }) {
    return under({ name: 'two-killed', backend: BOTH_BACKENDS }, async ({ network }) => {
      const resumed = [];
      const blocks = [];
      for (let round = 1; round <= rounds; round++) {
        const killed = await killTwo({ network, random });
        resumed.push(killed.resumed);
        blocks.push(killed.blocks);
        say(`${round}: finality went on ${killed.resumed} s and ${killed.blocks} blocks after ${killed.who} answered`);
      }
      assert.ok(Math.max(...blocks) <= RESUMES_WITHIN, `finality went on after ${Math.max(...blocks)} blocks`);
      return {
        counts: { 'pairs killed': rounds, 'blocks until finality went on, at most': Math.max(...blocks) },
        times: { 'from one answering until finality goes on': resumed },
      };
    });
  },
};

/** Kills all at once and starts them; every final block is there again. Returns after how many seconds a new one is. */
export async function killAll({ network, random }) {
  await sleep(SLOT + random() * 3 * SLOT);
  const was = await Promise.all(network.members.map(async (member) => {
    const hash = await member.ask('chain_getFinalizedHead');
    return { hash, height: Number((await member.ask('chain_getHeader', [hash])).number) };
  }));
  await Promise.all(network.members.map((member) => member.kill()));
  const started = Date.now();
  await Promise.all(network.members.map((member) => member.start()));
  const top = was.reduce((a, b) => (a.height > b.height ? a : b));
  await finalFrom(network.members, top.height + 1);
  const resumed = seconds(started);
  const hashes = await Promise.all(network.members.map((member) => member.ask('chain_getBlockHash', [top.height])));
  assert.deepEqual(hashes, network.members.map(() => top.hash), `block ${top.height}, final before`);
  return resumed;
}

export const allKilled = {
  title: 'All four are killed at once',
  expected: 'they go on from their disks; no final block is lost or changed',
  async run({ rounds = 5, random, say }) {
    return under({ name: 'all-killed', backend: BOTH_BACKENDS }, async ({ network }) => {
      const resumed = [];
      for (let round = 1; round <= rounds; round++) {
        resumed.push(await killAll({ network, random }));
        say(`${round}: a new block is final on all ${resumed.at(-1)} s after they were started`);
      }
      return { counts: { 'times all were killed': rounds }, times: { 'from their start until a new block is final on all': resumed } };
    });
  },
};
