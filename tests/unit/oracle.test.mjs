// The oracle of the fault tests sees what must not be: played to it by nodes that are none.

import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { sleep } from '../lib/node.mjs';
import { Oracle } from '../lib/oracle.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sd-oracle-'));
after(() => rmSync(folder, { recursive: true }));

const TRANSACTION = '0x0102';

/** A node that has `final` blocks; `fork` makes its blocks from a height on others. */
class Fake {
  constructor(name, { final = 5, fork = Infinity, log = '' } = {}) {
    Object.assign(this, { name, final, fork, runs: true, lives: 1, logs: [join(folder, `${name}.log`)] });
    writeFileSync(this.logs[0], log);
  }

  hash = (height) => `0x${height}${height >= this.fork ? this.name : ''}`;

  heights = async () => ({ best: this.final, final: this.final });

  async ask(method, [about] = []) {
    const height = Number.parseInt(String(about).replace('0x', ''), 10);
    const header = { number: `0x${height.toString(16)}`, stateRoot: `${about} state` };
    return {
      chain_getFinalizedHead: () => this.hash(this.final),
      chain_getBlockHash: () => this.hash(about),
      chain_getHeader: () => header,
      chain_getBlock: () => ({ block: { header, extrinsics: height === 3 ? [TRANSACTION] : [] } }),
    }[method]();
  }
}

const load = (block) => ({ stop: async () => {}, finalized: [{ hash: blake2AsHex(TRANSACTION), block }] });
const whole = async () => ({ issued: 10n, sum: 10n });

/** What the oracle says of `members`, `act` happening while it watches. */
async function verdict(members, { act = () => {}, readSupply = whole, ...options } = {}) {
  const oracle = new Oracle({ members, running: members }, { readSupply });
  await sleep(100);
  await act();
  await sleep(900);
  return oracle.verdict(options);
}

test('nodes that agree, and have what was seen final, are all right', async () => {
  const { blocks, transactions } = await verdict([new Fake('one'), new Fake('two')], { load: load('0x3') });
  assert.deepEqual({ blocks, transactions }, { blocks: 6, transactions: 1 });
});

test('two final blocks at one height are seen', async () => {
  await assert.rejects(verdict([new Fake('one'), new Fake('two', { fork: 4 })]), /block 5 is 0x5two .* on two/);
});

test('a final block that goes back in the life of a node is seen', async () => {
  const node = new Fake('one');
  const back = () => { node.final = 4; };
  const forward = async () => { back(); await sleep(900); node.final = 6; };
  await assert.rejects(verdict([node, new Fake('two', { final: 6 })], { act: forward }), /the final block of one went back from 5 to 4/);
});

test('after a restart a node may have fewer final blocks, and that is counted; other ones it may not have', async () => {
  const node = new Fake('one');
  const restart = (fork) => async () => {
    Object.assign(node, { lives: 2, final: 4, fork });
    await sleep(900);
    node.final = 5;
  };
  const oracle = new Oracle({ members: [node], running: [node] }, { readSupply: whole });
  await sleep(100);
  await restart(Infinity)();
  await oracle.verdict();
  assert.deepEqual(oracle.forgotten, { times: 1, blocks: 1 });

  Object.assign(node, { lives: 1 });
  await assert.rejects(verdict([node], { act: restart(5) }), /block 5 is 0x5one/);
});

test('a transaction that was seen final and is gone is seen', async () => {
  await assert.rejects(verdict([new Fake('one')], { load: load('0x2') }), /was seen final in 0x2, and is not in it on one/);
});

test('a transaction in a block that is not on the chain is seen', async () => {
  await assert.rejects(verdict([new Fake('one')], { load: load('0x3other') }), /was seen final in 0x3other/);
});

test('money that was made, and money that is lost, are seen', async () => {
  const supply = (issued, sum) => {
    const answers = [{ issued: 10n, sum: 10n }, { issued, sum }];
    return { readSupply: async () => answers.shift() };
  };
  await assert.rejects(verdict([new Fake('one')], supply(11n, 11n)), /10 was issued at first, and 11 is now/);
  await assert.rejects(verdict([new Fake('one')], supply(10n, 9n)), /10 is issued, and the accounts have 9/);
});

test('panics and equivocations in a log are seen, where none may be', async () => {
  const one = () => [new Fake('one', { log: 'an Equivocation by a validator' })];
  await assert.rejects(verdict(one()), /an equivocation in/);
  await verdict(one(), { twins: true });
  await assert.rejects(verdict([new Fake('two', { log: "Thread 'main' panicked at" })]), /a panic in/);
  await verdict([new Fake('two', { log: "Thread 'main' panicked at" })], { mayPanic: ['two'] });
});

test('the longest pause of finality is that between two moments, the ends included', async () => {
  const node = new Fake('one');
  const oracle = new Oracle({ members: [node], running: [node] }, { readSupply: whole });
  oracle.finals(node).push({ at: 1_000, number: 1 }, { at: 4_000, number: 2 }, { at: 5_000, number: 3 });
  assert.equal(oracle.longestPause(node, 1_500, 6_000), 2.5);
  assert.equal(oracle.longestPause(node, 2_000, 12_000), 7);
  await oracle.verdict();
});
