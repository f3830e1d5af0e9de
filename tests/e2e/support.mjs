// What the end-to-end tests share: a fresh node for a file, and the proof that a refusal changes nothing.

import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { after } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { audit, wrong } from '../lib/audit.mjs';
import { boardVotes } from '../lib/board.mjs';
import { modelAt, potsOf, predict, readBlock, readBlocks, readState } from '../lib/books.mjs';
import { connect } from '../lib/chain.mjs';
import { startNode } from '../lib/node.mjs';
import { changedSpec } from '../lib/spec.mjs';

// A network identity: a chain that is not called dev wants one.
const OWN_KEY = `0x${'42'.repeat(32)}`;

// Several may start at a time, on a machine that compiles something else.
const READY_WITHIN = 300_000;

// After Ctrl-C nobody reads what this process still says; it has its nodes to end all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/**
 * Starts a node for the tests of this file, and [`guard`]s it.
 *
 * To be awaited before the tests are declared, not in a hook: a node that does not start is then one failure, with its
 * cause, and no test runs.
 */
export async function testNode(options) {
  const node = await startNode({ readyWithin: READY_WITHIN, ...options });
  guard(options.name, node);
  return node;
}

/** The log of `node` goes when the tests of this file pass, and is named when one fails. None goes on when it ends by itself. */
export function guard(name, node) {
  node.exited.then(() => {
    if (!node.died) return;
    console.error(`The node ${name} ${node.died}; the end of its log:\n${node.endOfLog()}`);
    process.exit(1);
  });
  process.once('exit', (code) => {
    if (code === 0) rmSync(node.log, { force: true });
    else console.error(`The log of the node ${name} is ${node.log}`);
  });
}

/**
 * A development node of this file's own and a connection to it; both end with the file's tests.
 *
 * The company stays for ever on its chain, whatever is earned there, unless there is to be a `handover`, as there soon is on
 * the development chain.
 *
 * @param genesis changes that of the development chain, which it gets as JSON, by pallet
 */
export async function ownDevNode(name, { handover = false, genesis = null } = {}) {
  const changes = [handover ? null : companyStays, genesis].filter(Boolean);
  const node = await testNode(changes.length === 0 ? { name } : {
    name, chain: changedSpec('dev', (patch) => changes.forEach((change) => change(patch))), flags: ['--alice', '--force-authoring'], nodeKey: OWN_KEY,
  });
  const chain = await connect(node.url);
  after(async () => {
    await chain.close();
    await node.stop();
  });
  await chain.waitBest(1);
  return { node, chain };
}

/** A milestone that nobody reaches. */
function companyStays({ sdHandover }) {
  sdHandover.milestone.earners = 2 ** 32 - 1;
}

/** A graphic nobody has seen: random bytes stand for the file. */
export const newPicture = () => ({
  contentHash: u8aToHex(randomBytes(32)),
  fingerprint: randomBytes(8).readBigUInt64LE(),
  recipeHash: u8aToHex(randomBytes(32)),
});

/** When an attestation made now ends. */
export const soon = async (chain) => (await chain.best()).number + 10;

/** Waits for the beginning of an epoch if less than `blocks` are left of this one. */
export async function atLeastLeftOfEpoch(chain, blocks) {
  const { endsAt } = await chain.api.call.sdApi.epoch();
  const { number } = await chain.best();
  if (endsAt.toNumber() - number <= blocks) await chain.waitBest(endsAt.toNumber());
}

/** Waits until the epoch `index` has begun. */
export async function epochBegun(chain, index) {
  const { startsAt, endsAt } = await chain.api.call.sdApi.epoch();
  return chain.waitBest(index * (endsAt.toNumber() - startsAt.toNumber()));
}

/** Waits for the first block of the next epoch. */
export const nextEpoch = async (chain) => epochBegun(chain, (await chain.api.call.sdApi.epoch()).index.toNumber() + 1);

/** Sends `tx`; it must be refused with the error `name`, and change nothing but the fee and the nonce. */
export async function refused(chain, tx, signer, name) {
  const [outcome] = await allRefused(chain, [tx, signer, name]);
  return outcome;
}

/** As [`refused`], for several at once, each `[tx, signer, name]`. */
export async function allRefused(chain, ...attempts) {
  const outcomes = await chain.sendAll(attempts);
  assert.deepEqual(outcomes.map(({ error }) => error), attempts.map(([, , name]) => name));
  const blocks = new Map(outcomes.map(({ block }) => [block.hash, block]));
  for (const block of blocks.values()) await nothingChanged(chain, block);
  for (const error of outcomes.map(dispatchErrorOf).filter(({ isModule }) => isModule)) {
    const { docs } = chain.api.registry.findMetaError(error.asModule);
    assert.ok(docs.join(' ').trim().length > 10, `${chain.errorName(error)} is documented`);
  }
  return outcomes;
}

/**
 * Sends a transaction that the runtime cannot decode, as when a list in it is too long: the node takes it for invalid, and no
 * block will ever have it. polkadot.js encodes it all the same.
 */
export async function undecodable(chain, tx, signer) {
  const signed = await tx.signAsync(signer, { nonce: -1 });
  await assert.rejects(chain.ask('author_submitExtrinsic', signed.toHex()), /1002/);
}

/**
 * In `block` each sender's balance fell by the fee and its nonce rose, the author got the fees, and that is all.
 *
 * @param but a pallet whose state is not looked at
 */
export async function nothingChanged(chain, { hash, parentHash }, but = null) {
  const { author, fees } = await readBlock(chain, hash);
  const [was, is] = [await accountsAt(chain, parentHash), await accountsAt(chain, hash)];
  const due = structuredClone(was);
  assert.ok(fees.length > 0);
  for (const { who, amount } of fees) {
    assert.ok(amount > 0n);
    due[who].nonce += 1;
    due[who].free -= amount;
    due[author].free += amount;
  }
  assert.deepEqual(is, due);
  const pallets = QUIET.filter((pallet) => pallet !== but);
  assert.deepEqual(await quietState(chain, hash, pallets), await quietState(chain, parentHash, pallets));
}

/**
 * Asserts that all money moved after the block `start`, up to the block `end`, as our own arithmetic says, to the unit.
 *
 * It knows of graphics, the market, contests, recycling and transfers of $SD, and of nothing else: no deposit of a pallet of the SDK's may
 * be lost or won meanwhile.
 *
 * @param people   whose balances are looked at besides those of all who took part, and authors
 * @param requests Map from root to what the `settle` of that batch said: { tallies, minReward, sponsor }
 * @param terms    those in force at `start`, if they are not the first
 * @returns what happened and what was expected, entry by entry
 */
export async function booksAgree(chain, { start, end, people = [], requests = new Map(), terms }) {
  const blocks = await readBlocks(chain, start.number + 1, end.number);
  const model = await modelAt(chain, start.number, terms);
  const parties = blocks.flatMap(({ author, entries }) => [author, ...entries.flatMap(partiesOf)]);
  const pots = Object.values(await potsOf(chain.api));
  const addresses = [...new Set([...people, ...parties])].filter((address) => !pots.includes(address));
  const [before, after] = [await readState(chain, start.hash, addresses), await readState(chain, end.hash, addresses)];
  const wallets = new Map(Object.entries(before.accounts));
  const entries = predict(model, blocks, { wallets, requests: new Map([...requests].map(([root, request]) => [root, asked(request)])) });
  assert.deepEqual(wrong(audit({ before, after, blocks, entries })), []);
  // Where a batch is foretold whole, so are balances.
  if (blocks.every((block) => block.entries.every(({ kind, root }) => kind !== 'settled' || requests.has(root)))) {
    assert.deepEqual(Object.fromEntries(wallets), after.accounts);
  }
  return entries;
}

const partiesOf = ({ settled = [], winners = [], ...entry }) => [
  ...['creator', 'generator', 'seller', 'buyer', 'by', 'voter', 'winner', 'account', 'from', 'to'].map((role) => entry[role]),
  ...[...settled, ...winners].map(({ creator }) => creator),
].filter(Boolean);

const asked = ({ tallies, ...how }) => ({ ...how, tallies: tallies.map(([creator, count]) => ({ creator, count })) });

const dispatchErrorOf = ({ events }) => events.find(({ method }) => method === 'ExtrinsicFailed').data.dispatchError;

/** Every account there is, all of its record. */
async function accountsAt(chain, hash) {
  const entries = await (await chain.at(hash)).query.system.account.entries();
  return Object.fromEntries(entries.map(([key, account]) => [key.args[0].toString(), {
    nonce: account.nonce.toNumber(),
    references: [account.consumers, account.providers, account.sufficients].map(Number),
    free: account.data.free.toBigInt(),
    reserved: account.data.reserved.toBigInt(),
    frozen: account.data.frozen.toBigInt(),
    flags: account.data.flags.toHex(),
  }]));
}

/** Pallets whose state no block touches by itself, but for a few items. */
const QUIET = [
  'Balances', 'Assets', 'PoolAssets', 'Nfts', 'SdTreasury', 'SdRewards', 'SdGraphics', 'SdMarket', 'SdContests', 'SdHandover', 'SdValidators',
  'AssetConversion', 'CompanyBoard', 'TechnicalCommittee', 'Preimage', 'Multisig', 'Proxy',
];

/** Those items: when the handover comes, and what is counted and renewed with each block and session. */
const LOUD = [
  ['SdHandover', 'CurrentLatch'], ['SdValidators', 'ActiveKeys'], ['SdValidators', 'Authored'], ['SdValidators', 'ChangesLeft'],
  ['SdValidators', 'LastSession'],
].map(([pallet, item]) => `${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`);

/** All storage of `pallets` that is quiet, key by key, as bytes. */
async function quietState(chain, hash, pallets) {
  const state = {};
  for (const pallet of pallets) {
    const prefix = xxhashAsHex(pallet, 128);
    for (let keys = null; keys === null || keys.length === 1_000;) {
      keys = await chain.ask('state_getKeysPaged', prefix, 1_000, keys?.at(-1) ?? null, hash);
      if (keys.length === 0) break;
      const [{ changes }] = await chain.ask('state_queryStorageAt', keys, hash);
      for (const [key, value] of changes) if (!LOUD.some((item) => key.startsWith(item))) state[`${pallet} ${key}`] = value;
    }
  }
  assert.ok(Object.keys(state).length > 10);
  return state;
}

/** Carries `calls` through the company's board; each must do what it says. */
export async function boardDecides(chain, ...calls) {
  const closed = await boardVotes(chain, calls);
  assert.deepEqual(closed.errors, calls.map(() => null));
  return closed;
}

/** Carries calls through the board that must be refused, each `[call, name]` with its error, and change nothing. */
export async function boardIsRefused(chain, ...motions) {
  const closed = await boardVotes(chain, motions.map(([call]) => call));
  assert.deepEqual(closed.errors, motions.map(([, name]) => name));
  await nothingChanged(chain, closed.block, 'CompanyBoard');
  return closed;
}

/** The one event of this kind among an outcome's. */
export function eventOf({ events }, section, method) {
  const found = events.filter((event) => event.section === section && event.method === method);
  assert.equal(found.length, 1, `one ${section}.${method} among ${events.map((event) => `${event.section}.${event.method}`)}`);
  return found[0];
}
