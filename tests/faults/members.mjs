// Validators that come and go: one that joins late by warp sync, members added and removed while the chain is used.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { u8aToHex } from '@polkadot/util';
import { alice, bob, charlie, dave, eve, ferdie, one } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { until } from '../lib/network.mjs';
import { LONGEST_PAUSE, atMost, caughtUp, finalFrom, highest, seconds, under } from './scenario.mjs';

const JOINS_WITHIN = 120;

export const joins = {
  title: 'A fifth node joins by warp sync after three changes of the set, and validates later',
  expected: `it has what the others have within ${JOINS_WITHIN} s, by warp sync's proofs; once it is a member and active, it builds `
    + 'blocks, and finality goes on',
  async run({ say }) {
    // Eve is to validate, so others send.
    return under({ name: 'joins', backend: ['libp2p', 'litep2p'], senders: [ferdie, one] }, async ({ network }) => {
      const [first] = network.members;
      const chain = await connect(first.url);
      try {
        // One in each session: what is queued in one votes from the next on.
        const sets = new Set();
        const look = async () => [sets.add(await voters(chain)).size, await queued(chain)];
        for (const [member, owner] of [[network.members[1], bob], [network.members[2], charlie], [network.members[3], dave]]) {
          const [, known] = await look();
          await rotateKeys(chain, member, owner);
          await until('the new keys are queued', async () => (await look())[1] !== known, 300_000, 1_000);
          say(`new keys of ${member.name} are queued`);
        }
        await until('the set has changed three times', async () => (await look())[0] > 3, 300_000, 1_000);
        await finalFrom(network.members, (await highest(network.members)) + 1);

        const fifth = await network.add('eve', { keys: null, flags: ['--validator', '--sync', 'warp'] });
        const started = Date.now();
        await fifth.start();
        await caughtUp([fifth], network.members.slice(0, 4));
        const joined = seconds(started);
        assert.match(readFileSync(fifth.node.log, 'utf8'), /Warp sync is complete/);
        say(`it has what the others have after ${joined} s`);
        assert.ok(joined <= JOINS_WITHIN, `after ${joined} s`);
        await becomesMember(chain, fifth, eve, say);
        await until('it builds blocks', async () => authorsOf(chain, 20).then((authors) => authors.has(eve.address)), 240_000, 3_000);
        await finalFrom(network.members, (await highest(network.members)) + 3);
        say('it builds blocks, and finality goes on');
        return {
          counts: { 'changes of the set before': sets.size - 1 },
          times: { 'from its start until it has what the others have': [joined] },
        };
      } finally {
        await chain.close();
      }
    });
  },
};

export const addedAndRemoved = {
  title: 'Members are added and removed under load',
  expected: `finality goes on with no pause above ${LONGEST_PAUSE} s; who is added builds blocks, who is removed does not any more`,
  async run({ rounds = 2, say }) {
    return under({ name: 'added-and-removed', backend: ['libp2p', 'litep2p'], senders: [ferdie, one] }, async ({ network, oracle }) => {
      const chain = await connect(network.members[0].url);
      try {
        const fifth = await network.add('eve', { keys: null, flags: ['--validator'] });
        await fifth.start();
        await caughtUp([fifth], network.members.slice(0, 4));
        const from = Date.now();
        const [added, removed] = [[], []];
        for (let round = 1; round <= rounds; round++) {
          const asked = Date.now();
          if (round === 1) await becomesMember(chain, fifth, eve, say);
          else {
            await boardMakes(chain, chain.api.tx.sdValidators.addValidator(eve.address));
            await until('Eve is active', async () => (await active(chain)).includes(eve.address), 300_000, 1_000);
          }
          await until('Eve builds blocks', async () => (await authorsOf(chain, 20)).has(eve.address), 240_000, 3_000);
          added.push(seconds(asked));
          say(`${round}: added, active and building ${added.at(-1)} s after the board began`);

          const again = Date.now();
          await boardMakes(chain, chain.api.tx.sdValidators.removeValidator(eve.address));
          await until('Eve is out', async () => !(await active(chain)).includes(eve.address), 300_000, 1_000);
          const { number } = await chain.best();
          removed.push(seconds(again));
          await chain.waitFinalized(number + 10);
          assert.ok(!(await authorsOf(chain, 8)).has(eve.address), 'who is out builds no blocks');
          say(`${round}: removed ${removed.at(-1)} s after the board began`);
        }
        const pauses = network.members.slice(0, 4).map((member) => oracle.longestPause(member, from));
        atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
        return {
          counts: { 'times added and removed': rounds },
          times: {
            'from the motion until the member builds blocks': added,
            'from the motion until the member is out': removed,
            'longest pause of finality': pauses,
          },
        };
      } finally {
        await chain.close();
      }
    });
  },
};

/** Has a running node's new keys registered, bonds, and has the board add its owner; returns when it is active. */
async function becomesMember(chain, member, owner, say) {
  await rotateKeys(chain, member, owner);
  const bond = (await chain.api.query.sdValidators.requiredBond()).toBigInt();
  await chain.sendOk(chain.api.tx.sdValidators.bond(bond), owner);
  await boardMakes(chain, chain.api.tx.sdValidators.addValidator(owner.address));
  say(`${owner.meta.name} is a member`);
  await until(`${owner.meta.name} is active`, async () => (await active(chain)).includes(owner.address), 300_000, 1_000);
}

/** Has a node make new session keys, and their owner register them. */
export async function rotateKeys(chain, member, owner) {
  const { keys, proof } = await member.ask('author_rotateKeysWithOwner', [u8aToHex(owner.publicKey)]);
  await chain.sendOk(chain.api.tx.session.setKeys(keys, proof), owner);
}

/** Has all of the board say yes to `call` as Root, and waits until it is made. */
export async function boardMakes(chain, call) {
  const { companyBoard: board, sdHandover, utility: { batchAll } } = chain.api.tx;
  const dispatch = sdHandover.companyDispatch(call);
  const { hash, encodedLength: length } = dispatch.method;
  const { weight } = await dispatch.paymentInfo(alice);
  const index = await chain.api.query.companyBoard.proposalCount();
  await chain.sendOk(batchAll([board.propose(3, dispatch, length), board.vote(hash, index, true)]), alice);
  await chain.sendOk(board.vote(hash, index, true), bob);
  const closed = await chain.sendOk(batchAll([board.vote(hash, index, true), board.close(hash, index, weight, length)]), charlie);
  const announced = closed.events.find(({ method }) => method === 'DispatchAnnounced');
  if (!announced) throw new Error(`not announced: ${closed.events.map((event) => JSON.stringify(event.toHuman()))}`);
  const { id, due } = announced.data;
  await chain.waitBest(due.toNumber());
  const made = await (await chain.at(await chain.hashOf(due.toNumber()))).query.system.events();
  const executed = made.map(({ event }) => event).find((event) => event.method === 'DispatchExecuted' && event.data.id.eq(id));
  if (!executed) throw new Error(`the board's dispatch ${id} was not made in block ${due}`);
  if (executed.data.result.isErr) throw new Error(`the board's dispatch failed: ${chain.errorName(executed.data.result.asErr)}`);
}

/** Who validates in this session. */
export const active = async (chain) => (await chain.api.query.session.validators()).map(String);

/** With which keys GRANDPA votes. Its set gets a new number in each session, also when the keys stay. */
const voters = async (chain) => (await chain.api.query.grandpa.authorities()).toHex();

/** With which keys there will be voted from the next session on. */
const queued = async (chain) => (await chain.api.query.session.queuedKeys()).toHex();

/** Who built the last `count` final blocks. */
async function authorsOf(chain, count) {
  const { number } = await chain.finalized();
  const heights = Array.from({ length: Math.min(count, number) }, (_, i) => number - i);
  return new Set(await Promise.all(heights.map(async (height) => (
    (await chain.api.derive.chain.getHeader(await chain.hashOf(height))).author.toString()
  ))));
}
