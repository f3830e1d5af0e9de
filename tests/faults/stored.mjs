// What happens to a node whose disk is full, and to one whose database is damaged.

import { strict as assert } from 'node:assert';
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, rmdirSync, statSync, truncateSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binary, sleep } from '../lib/node.mjs';
import { BACK_WITHIN, LONGEST_PAUSE, atMost, caughtUp, highest, seconds, under } from './scenario.mjs';

/** Milliseconds in which a node that starts without room answers, or ends. */
const AGAIN_WITHIN = 60_000;

/** A small file system of our own in memory. Needs root. */
class SmallDisk {
  constructor(megabytes) {
    this.folder = mkdtempSync(join(tmpdir(), 'sd-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'sd-disk', this.folder]);
    process.once('exit', this.close);
  }

  get #ballast() {
    return join(this.folder, 'ballast');
  }

  /** Leaves no room. */
  fill() {
    for (let size = 1 << 20; size >= 1 << 9; size >>= 1) {
      try {
        for (;;) appendFileSync(this.#ballast, Buffer.alloc(size));
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
      }
    }
  }

  /** Leaves room again. */
  empty() {
    unlinkSync(this.#ballast);
  }

  close = () => {
    process.off('exit', this.close);
    try {
      execFileSync('umount', ['--lazy', this.folder]);
      rmdirSync(this.folder);
    } catch {
      // It is gone already.
    }
  };
}

export const diskFull = {
  title: 'The disk of one of four is full',
  expected: `it stops; the others keep finalizing, with no pause above ${LONGEST_PAUSE} s; with room again and started, it has what they `
    + `have within ${BACK_WITHIN} s`,
  root: true,
  async run({ stopsWithin = 120_000, say }) {
    const disk = new SmallDisk(256);
    try {
      return await under({ name: 'disk-full', backend: ['libp2p', 'litep2p'], mayPanic: ['dave'] }, async ({ network, oracle }) => {
        const victim = network.members.at(-1);
        const others = network.members.slice(0, -1);
        await victim.stop();
        execFileSync('cp', ['-a', `${victim.folder}/.`, disk.folder]);
        victim.folder = disk.folder;
        await victim.start();
        await caughtUp([victim], others);

        const full = Date.now();
        disk.fill();
        const how = await Promise.race([victim.node.exited, sleep(stopsWithin).then(() => null)]);
        assert.ok(how, `still running ${stopsWithin / 1_000} s after its disk was full`);
        const took = seconds(full);
        const said = telling(victim.node.endOfLog(40)).join(' | ') || 'nothing';
        // As its keeper does, before anybody looks.
        const again = await victim.start({ readyWithin: AGAIN_WITHIN }).then(() => 'it starts', reason);
        await sleep(LONGEST_PAUSE * 1_000);
        const pauses = others.map((other) => oracle.longestPause(other, full));
        say(`it ${how} after ${took} s and said ${said}; started without room: ${again}; the others are at ${await highest(others)}`);

        await victim.kill();
        disk.empty();
        let started = Date.now();
        const failed = await victim.start().then(() => null, reason);
        if (failed) {
          rmSync(databaseOf(victim.folder), { recursive: true });
          started = Date.now();
          await victim.start();
        }
        await caughtUp([victim], others);
        const back = seconds(started);
        const start = failed
          ? `With room again it did not start (${failed}), and did without its database.`
          : 'With room again it started on its database.';
        say(`${start} It was back after ${back} s`);
        atMost(BACK_WITHIN, [back], 'back');
        atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
        return {
          counts: { 'how the node ended': how },
          times: {
            'from no room until it ended': [took],
            'from its start with room again until it has what the others have': [back],
            "longest pause of another's finality": pauses,
          },
          notes: [`It said ${said}. Started without room: ${again}.`, start],
        };
      });
    } finally {
      disk.close();
    }
  },
};

export const databaseTruncated = {
  title: 'A file of the database of one of four is cut short',
  expected: `it does not start, or it does and is right; with its database removed it has what the others have within ${BACK_WITHIN} s`,
  async run({ say }) {
    return under({ name: 'database-truncated', backend: ['libp2p', 'litep2p'], mayPanic: ['dave'] }, async ({ network, oracle }) => {
      const victim = network.members.at(-1);
      const others = network.members.slice(0, -1);
      const starts = [];
      const back = [];
      for (const [kind, what] of FILES) {
        const stopped = Date.now();
        await victim.kill();
        const database = databaseOf(victim.folder);
        // Opened and closed, it has nothing in its log any more.
        if (kind !== 'log') await promisify(execFile)(binary(), ['chain-info', '--chain', network.chain, '--base-path', victim.folder]);
        const file = largest(database, kind);
        assert.ok(file, `${kind} is on the disk`);
        // In the middle of what it has.
        const { size, blocks } = statSync(file);
        truncateSync(file, Math.floor(Math.min(size, blocks * 512) / 2));
        const how = await victim.start().then(() => 'starts', reason);
        if (how === 'starts') {
          await Promise.race([caughtUp([victim], others, 60_000).catch(() => {}), victim.node.exited]);
          const it = victim.runs ? await victim.heights().catch(() => null) : null;
          starts.push(`${what}: it starts, and ${victim.runs ? `is at ${it?.final}, the others at ${await highest(others)}` : victim.node.ended}`);
          await victim.kill();
        } else {
          starts.push(`${what}: it does not start: ${how}`);
        }
        say(starts.at(-1));

        // What remains to be done: its keys and its network's identity are elsewhere, so the database may go whole.
        rmSync(database, { recursive: true });
        const started = Date.now();
        await victim.start();
        await caughtUp([victim], others);
        back.push(seconds(started));
        const pauses = others.map((other) => oracle.longestPause(other, stopped));
        say(`without its database it is back after ${back.at(-1)} s`);
        atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
      }
      atMost(BACK_WITHIN, back, 'back');
      return {
        counts: { 'files cut': starts.length },
        times: { 'from its start without a database until it has what the others have': back },
        notes: starts,
      };
    });
  },
};

const databaseOf = (folder) => join(folder, 'chains', readdirSync(join(folder, 'chains'))[0], 'paritydb');

/** What is cut: how the names of files begin, and what they have. */
const FILES = [['table_01', 'the state'], ['table_02', 'the journal of its changes'], ['index_01', "the state's index"], ['log', 'the log']];

/** The file of a kind with most on the disk; tables are longer than what they have. */
function largest(database, kind) {
  const folder = join(database, 'full');
  const files = readdirSync(folder).filter((name) => name.startsWith(kind)).map((name) => join(folder, name));
  return files.filter((file) => statSync(file).blocks > 0).sort((a, b) => statSync(b).blocks - statSync(a).blocks)[0];
}

/** What a node that did not start said. */
const reason = ({ message }) => telling(message).join(' | ');

/** The lines of a log that say what is wrong, without their times. */
const telling = (log) => log.split('\n').filter((line) => /no space|error|panicked|corrupt|invalid|essential task|ended with/i.test(line))
  .slice(0, 3).map((line) => line.replace(/^[-\d]+ [:\d]+ /, '').replace(/; the end of .*/, '').trim().slice(0, 200));
