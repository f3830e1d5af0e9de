// What all scenarios share: a network under load and watched, chance that can be had again, and the reading of times.

import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { keyring } from '../lib/accounts.mjs';
import { Load } from '../lib/load.mjs';
import { Network, until } from '../lib/network.mjs';
import { sleep } from '../lib/node.mjs';
import { Oracle } from '../lib/oracle.mjs';

/** Milliseconds of a slot. */
export const SLOT = 3_000;

/** Seconds that finality may rest while fewer than a third of the validators are away: ten slots, of which it needs two or three. */
export const LONGEST_PAUSE = 30;

/** Seconds within which a node that was away has what the others have. */
export const BACK_WITHIN = 60;

/**
 * Seconds for which the SDK asks a peer nothing more after a request to it was cut off. A node that was halted finds its requests
 * so, to all peers at once: it sits among them and waits.
 */
export const PEERS_SET_ASIDE = 60;

/**
 * Runs `act` on a network of its own, under load and watched, and asks the oracle at the end.
 *
 * @param options of `Network.start`; `senders` of `Load.start`; `twins` and `mayPanic` of `Oracle.verdict`
 * @returns what `act` returns, { counts, times, notes }, with the oracle's counts added
 */
export async function under({ twins = false, mayPanic, senders, ...options }, act) {
  const network = await Network.start(options);
  const oracle = new Oracle(network);
  let load = null;
  let whole = false;
  try {
    await finalFrom(network.members, 3);
    load = await Load.start(network, { senders });
    const { counts = {}, times = {}, notes = [] } = (await act({ network, oracle, load })) ?? {};
    const done = Date.now();
    await until('a transfer sent after all this is final', () => load.finalized.some(({ sentAt }) => sentAt > done));
    const { blocks, transactions } = await oracle.verdict({ load, twins, mayPanic });
    const { times: forgot, blocks: most } = oracle.forgotten;
    const came = `${forgot} times a node came back with fewer final blocks than it had shown, ${most} at most, and got them again from the others.`;
    whole = true;
    return {
      counts: { ...counts, 'final blocks compared': blocks, 'transactions seen final, and there': transactions },
      times,
      notes: forgot ? [...notes, came] : notes,
    };
  } finally {
    await Promise.all([load?.stop(), oracle.stop()]);
    await network.close();
    for (const log of network.members.flatMap(({ logs }) => logs)) {
      if (whole) rmSync(log, { force: true });
      else console.error(`The log of a node of ${options.name}: ${log}`);
    }
  }
}

/** Returns when each of `members` has a final block of at least `height`. */
export const finalFrom = (members, height, within) => until(`${members.map(({ name }) => name)} have block ${height} final`, async () => (
  (await Promise.all(members.map((member) => member.heights()))).every(({ final }) => final >= height)
), within);

/** Returns when `members` have as many final blocks as the one of `others` that has most, or one less. */
export const caughtUp = (members, others, within) => until(`${members.map(({ name }) => name)} are where the others are`, async () => {
  const finals = (list) => Promise.all(list.map(async (member) => (await member.heights()).final));
  const [theirs, top] = [await finals(members), Math.max(...(await finals(others)))];
  return theirs.every((final) => final >= top - 1);
}, within);

/**
 * Returns when `member` votes in a round that `other` begins from now on. One that has all blocks may still be away for GRANDPA:
 * it asks one peer for the votes it missed, and asks again only 45 s later, as when the set has changed before the answer.
 */
export async function votesAgain(member, other, within) {
  const { address: key } = keyring.createFromUri(`//${member.keys[0].toUpperCase()}${member.keys.slice(1)}`, {}, 'ed25519');
  const rounds = async () => {
    const { setId, best, background } = await other.ask('grandpa_roundState');
    return [best, ...background].map(({ round, prevotes }) => ({ setId, round, voted: !prevotes.missing.includes(key) }));
  };
  const [was] = await rounds();
  const isNew = ({ setId, round }) => setId > was.setId || (setId === was.setId && round > was.round);
  await until(`${member.name} votes again`, async () => (await rounds()).some((it) => isNew(it) && it.voted), within);
}

/** The highest final block of `members`. */
export const highest = async (members) => Math.max(...(await Promise.all(members.map((member) => member.heights()))).map(({ final }) => final));

/** Asserts that blocks go on at `members`, and finality rests, for `milliseconds`; some slots before that for the votes under way. */
export async function assertOnlyFinalityRests(members, milliseconds) {
  const heights = () => Promise.all(members.map((member) => member.heights()));
  await sleep(VOTES_ARRIVE);
  const before = await heights();
  await sleep(milliseconds);
  // Slots are drawn, those of validators that are away, too: several in a row may be without a block.
  const after = await until('blocks go on', async () => {
    const now = await heights();
    return now.some(({ best }, i) => best > before[i].best) && now;
  });
  assert.deepEqual(after.map(({ final }) => final), before.map(({ final }) => final), 'finality rests');
}

/** Milliseconds in which votes that were cast before may still make a block final. */
export const VOTES_ARRIVE = 3 * SLOT;

/** Asserts that no time in `list` is above `bound`, in seconds. */
export function atMost(bound, list, what) {
  const worst = Math.max(...list);
  assert.ok(worst <= bound, `${what}: ${worst} s, above ${bound} s`);
}

/** Numbers in [0, 1) that follow from `seed`: mulberry32. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = state;
    it = Math.imul(it ^ (it >>> 15), it | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of `list`, by `random`. */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** Seconds between two moments. */
export const seconds = (from, to = Date.now()) => (to - from) / 1_000;

/** Median and worst of times, in seconds. */
export function summary(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { count: sorted.length, median, worst: sorted.at(-1) };
}
