// What must hold of a network whatever is done to it. It is watched as long as it runs, and asked at the end.
//
// 1. All nodes have the same block, and the same state, at every height that is final on all.
// 2. What is final on a node stays so as long as the node runs, and is never another block, not after a restart either.
// 3. A transaction that a client saw final is in that block, on every node.
// 4. The supply is whole: the total issuance is what it was, and the accounts sum to it.
// 5. Nobody signs two blocks or votes against itself, unless two nodes have its keys; nothing panics.

import { readFileSync } from 'node:fs';
import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from './chain.mjs';
import { until } from './network.mjs';
import { sleep } from './node.mjs';

const EVERY = 400;
const AT_ONCE = 25;

export class Oracle {
  #final = new Map();
  #watched = new Map();
  #ended = false;

  #issued;

  /** @param how `readSupply`: reads { issued, sum } from a node, as [`supplyOf`] does */
  constructor(network, { readSupply = supplyOf } = {}) {
    Object.assign(this, { network, readSupply });
    // Now, as the state of genesis is not kept for ever.
    this.#issued = readSupply(network.running[0]).then(({ issued }) => issued);
    this.#issued.catch(() => {});
    this.#turn = this.#watch();
  }

  #turn;

  /** What was seen that must not be, in words. */
  broken = [];

  /** How many times a node that was killed had forgotten final blocks when it came back, and how many blocks at most. */
  forgotten = { times: 0, blocks: 0 };

  /** When a member's final block moved: [{ at, number }], oldest first. */
  finals = (member) => this.#record(member).finals;

  /** The longest time in seconds in which finality did not move on `member` between two moments. */
  longestPause(member, from, to = Date.now()) {
    const moves = this.finals(member).map(({ at }) => at).filter((at) => at > from && at < to);
    return Math.max(...[from, ...moves].map((at, i, all) => (all[i + 1] ?? to) - at)) / 1_000;
  }

  async #watch() {
    const asked = new Set();
    for (; !this.#ended; await sleep(EVERY)) {
      // One that does not answer keeps nobody from looking at the others.
      for (const member of this.network.running.filter((it) => !asked.has(it))) {
        asked.add(member);
        this.#look(member).finally(() => asked.delete(member));
      }
    }
  }

  #record(member) {
    if (!this.#watched.has(member)) this.#watched.set(member, { life: 0, height: 0, finals: [] });
    return this.#watched.get(member);
  }

  /** Looks at a node once. That it does not answer is no fault here. */
  async #look(member) {
    const life = member.lives;
    let hash;
    let header;
    try {
      hash = await member.ask('chain_getFinalizedHead');
      header = await member.ask('chain_getHeader', [hash]);
    } catch {
      return;
    }
    if (life === member.lives) this.#note(member, Number(header.number), `${hash} ${header.stateRoot}`);
  }

  #note(member, number, block) {
    const record = this.#record(member);
    if (number < record.height) {
      const back = `the final block of ${member.name} went back from ${record.height} to ${number}`;
      if (record.life === member.lives) {
        this.broken.push(back);
      } else {
        this.forgotten.times += 1;
        this.forgotten.blocks = Math.max(this.forgotten.blocks, record.height - number);
      }
    }
    if (number !== record.height) record.finals.push({ at: Date.now(), number });
    Object.assign(record, { life: member.lives, height: number });
    const known = this.#final.get(number);
    if (known === undefined) this.#final.set(number, block);
    else if (known !== block) this.broken.push(`block ${number} is ${block} on ${member.name}, and was ${known}`);
  }

  /** Stops watching. */
  async stop() {
    this.#ended = true;
    await this.#turn;
  }

  /**
   * Stops watching and asks all nodes that run; throws if anything does not hold.
   *
   * @param options `load`: whose transactions stay; `twins`: two nodes had the keys of one validator; `mayPanic`: names of
   *                nodes whose logs may tell of a panic
   * @returns { blocks, transactions }: how many were compared
   */
  async verdict({ load, twins = false, mayPanic = [] } = {}) {
    await load?.stop();
    await this.stop();
    const members = this.network.running;
    const last = Math.max(...this.#final.keys());
    await until(`block ${last} is final on all`, async () => (
      (await Promise.all(members.map((member) => member.heights()))).every(({ final }) => final >= last)
    ), 120_000);
    const blocks = await this.#agree(members);
    const transactions = await this.#stay(members, load?.finalized ?? []);
    await this.#whole(members[0]);
    this.#quiet(twins, mayPanic);
    if (this.broken.length > 0) throw new Error(this.broken.join('\n'));
    return { blocks, transactions };
  }

  async #agree(members) {
    const common = Math.min(...(await Promise.all(members.map((member) => member.heights()))).map(({ final }) => final));
    await inParts(Array.from({ length: common + 1 }, (_, height) => height), async (height) => {
      for (const member of members) {
        const block = await this.#blockAt(member, height);
        if (!this.#final.has(height)) this.#final.set(height, block);
        else if (this.#final.get(height) !== block) {
          this.broken.push(`block ${height} is ${block} on ${member.name}, and ${this.#final.get(height)} elsewhere`);
        }
      }
    });
    return common + 1;
  }

  /** Hash and state root. A node that joined by warp sync gets the blocks before that later. */
  #blockAt = (member, height) => until(`${member.name} has block ${height}`, async () => {
    const hash = await member.ask('chain_getBlockHash', [height]);
    return hash && `${hash} ${(await member.ask('chain_getHeader', [hash])).stateRoot}`;
  }, 60_000);

  async #stay(members, finalized) {
    const byBlock = grouped(finalized);
    for (const member of members) {
      await inParts([...byBlock], async ([hash, transactions]) => {
        const { block } = (await member.ask('chain_getBlock', [hash])) ?? {};
        const canonical = block && (await member.ask('chain_getBlockHash', [Number(block.header.number)]));
        const has = new Set(block?.extrinsics.map((extrinsic) => blake2AsHex(extrinsic)));
        for (const { hash: transaction } of transactions) {
          if (canonical !== hash || !has.has(transaction)) {
            this.broken.push(`${transaction} was seen final in ${hash}, and is not in it on ${member.name}`);
          }
        }
      });
    }
    return finalized.length;
  }

  async #whole(member) {
    const [first, { issued, sum }] = [await this.#issued, await this.readSupply(member)];
    if (issued !== first) this.broken.push(`${first} was issued at first, and ${issued} is now`);
    if (issued !== sum) this.broken.push(`${issued} is issued, and the accounts have ${sum}`);
  }

  #quiet(twins, mayPanic) {
    for (const { name, logs } of this.network.members) {
      for (const log of logs) {
        const text = readFileSync(log, 'utf8');
        if (!mayPanic.includes(name) && /panicked/i.test(text)) this.broken.push(`a panic in ${log}`);
        if (!twins && /equivocat/i.test(text)) this.broken.push(`an equivocation in ${log}`);
      }
    }
  }
}

/** What is issued, and what all accounts have together, at the last final block. */
async function supplyOf(member) {
  const chain = await connect(member.url);
  try {
    const at = await chain.at((await chain.finalized()).hash);
    const [issued, accounts] = await Promise.all([at.query.balances.totalIssuance(), at.query.system.account.entries()]);
    const sum = accounts.reduce((total, [, { data }]) => total + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
    return { issued: issued.toBigInt(), sum };
  } finally {
    await chain.close();
  }
}

/** Does `act` for each of `list`, a few at a time. */
async function inParts(list, act) {
  for (let i = 0; i < list.length; i += AT_ONCE) await Promise.all(list.slice(i, i + AT_ONCE).map(act));
}

function grouped(finalized) {
  const groups = new Map();
  for (const it of finalized) groups.set(it.block, [...(groups.get(it.block) ?? []), it]);
  return groups;
}
