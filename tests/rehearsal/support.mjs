// What the rehearsals share: a network under load, the code to upgrade to, what must be true when it is in force, and the
// state of a chain as a file.

import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { dave, eve, ferdie, one, pair, two } from '../lib/accounts.mjs';
import { balanceOf, channelsOf, potsOf } from '../lib/books.mjs';
import { connect } from '../lib/chain.mjs';
import { available } from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { eventsAt, handoverAt } from '../lib/governance.mjs';
import { Load, TRANSFERRED } from '../lib/load.mjs';
import { Network } from '../lib/network.mjs';
import { binary, logFolder, targetFolder } from '../lib/node.mjs';
import { Oracle } from '../lib/oracle.mjs';
import { SD } from '../lib/units.mjs';
import { eventOf, guard, newPicture, soon } from '../e2e/support.mjs';

/** What the migration writes behind the name of every generator. */
const MARK = ', upgraded';

const BUILT = 'release/wbuild/sd-rehearsal/sd_rehearsal.compact.compressed.wasm';

/** The blob to upgrade to: the rehearsal's, or `SD_NEXT_WASM`. */
export function nextCode() {
  const path = process.env.SD_NEXT_WASM || join(targetFolder(), BUILT);
  assert.ok(existsSync(path), `there is no blob at ${path}: SD_REHEARSAL=1 builds it, or say where it is with SD_NEXT_WASM`);
  const code = readFileSync(path);
  return { code: u8aToHex(code), hash: blake2AsHex(code), isRehearsal: !process.env.SD_NEXT_WASM };
}

/**
 * Starts a network of four validators, or of those given, and connects to each node. Its data go with this process.
 *
 * @param options of `Network.start`
 * @returns `network`; `chains` has a connection to each node, and `connect` replaces them by new ones; `stop` ends it
 */
export async function startNetwork(name, options) {
  const network = await Network.start({ name, ...options });
  network.members.forEach((member) => guard(`${name}-${member.name}`, member.node));
  const all = [];
  const started = {
    network,
    chains: [],
    connect: async () => {
      started.chains = await Promise.all(network.members.map(({ url }) => connect(url)));
      all.push(...started.chains);
    },
    stop: async () => {
      await Promise.all(all.map((chain) => chain.close()));
      await Promise.all(network.members.map((member) => member.stop()));
    },
  };
  await started.connect();
  return started;
}

const SENDERS = Array.from({ length: 6 }, (_, i) => pair(`//Load//${i}`));

/**
 * Puts a network under load, over an upgrade, and watches it.
 *
 * @returns `verdict`: stops, asserts that all is as it must be, asking the network that was started, and tells how many transfers
 *          clients saw final; `stop`: asserts nothing
 */
export async function underLoad({ network, chains: [chain] }) {
  const { transferKeepAlive } = chain.api.tx.balances;
  await chain.sendOk(chain.api.tx.utility.batchAll(SENDERS.map(({ address }) => transferKeepAlive(address, 20n * SD))), eve, { until: 'finalized' });
  const before = await balanceOf(chain.api, two.address);
  const load = await Load.start(network, { senders: SENDERS, every: 400 });
  const oracle = new Oracle(network);
  return {
    verdict: async ({ chains: [last] }) => {
      const { transactions } = await oracle.verdict({ load });
      const at = await last.at((await last.finalized()).hash);
      // Nothing else is sent by them, nor to its recipient: each nonce is a transfer that has arrived.
      const nonces = await Promise.all(SENDERS.map(async ({ address }) => (await at.query.system.account(address)).nonce.toBigInt()));
      assert.equal(await balanceOf(at, two.address) - before, nonces.reduce((sum, nonce) => sum + nonce, 0n) * TRANSFERRED);
      return transactions;
    },
    stop: () => Promise.all([load.stop(), oracle.stop()]),
  };
}

/** The hashes of a block's transactions, by its bytes alone: which version they are of does not matter. */
async function extrinsicsOf(chain, hash) {
  const { block: { extrinsics } } = await chain.ask('chain_getBlock', hash);
  return { hash, extrinsics: extrinsics.map((bytes) => blake2AsHex(bytes)) };
}

/** Ferdie notes the code on chain, with Dave's help: the deposit is most of what an account of a development network has. */
export async function noteCode(chain, { code }) {
  await chain.sendOk(chain.api.tx.balances.transferKeepAlive(ferdie.address, 300n * SD), dave);
  const outcome = await chain.sendOk(chain.api.tx.preimage.notePreimage(code), ferdie);
  return eventOf(outcome, 'preimage', 'Noted').data[0].toHex();
}

/** What the chain is like, to compare with after the upgrade. */
export async function factsOf(chain, hash) {
  const at = await chain.at(hash);
  const version = await chain.ask('state_getRuntimeVersion', hash);
  const { reachedAt, handedOverAt, threshold, periods } = await handoverAt(at);
  return {
    specVersion: version.specVersion,
    generator: (await at.call.sdApi.generator(eve.address)).unwrap().name.toUtf8(),
    storageVersion: (await at.query.sdGraphics.palletVersion()).toNumber(),
    handover: { reachedAt, handedOverAt, threshold, periods },
    graphics: (await at.query.sdGraphics.graphics.keys()).length,
  };
}

/** All money is there at the end of a block: the supply, in accounts, and in the Reserve what the channels say. */
export async function moneyIsRight(chain, hash) {
  const at = await chain.at(hash);
  const accounts = await at.query.system.account.entries();
  const held = accounts.reduce((sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
  assert.equal(held, 1_000_000_000n * SD);
  assert.equal((await at.query.balances.totalIssuance()).toBigInt(), held);
  const channels = Object.values(await channelsOf(at));
  const reserve = channels.reduce((sum, channel) => sum + available(channel) + channel.held, SD / 100n);
  assert.equal(await balanceOf(at, (await potsOf(at)).reserve), reserve);
}

/** In so many blocks a transaction is, at most, or never. */
const TAKEN_WITHIN = 20;

/**
 * The authorized code is applied, by somebody who has nothing to do with it and pays nothing.
 *
 * Afterwards the network is connected to anew. polkadot.js numbers types as the metadata it began with, and those that it
 * fetches when the version changes by another numbering: what it reads of the block between the two it may take for something
 * else.
 *
 * @returns the block that has it, which is final
 */
export async function apply(started, { code }) {
  const { chains: [chain] } = started;
  const tx = chain.api.tx.system.applyAuthorizedUpgrade;
  // Final, so that no other branch takes it back while the right one is signed with the nonce after it.
  const wrong = await chain.send(tx(`${code}00`), one, { until: 'finalized' });
  assert.equal(wrong.error, 'system.Unauthorized');

  const signed = (await tx(code).signAsync(one, { nonce: -1 })).toHex();
  const hash = blake2AsHex(signed);
  let { number } = await chain.best();
  const last = number + TAKEN_WITHIN;
  assert.equal(await chain.ask('author_submitExtrinsic', signed), hash);
  let block;
  do {
    number += 1;
    assert.ok(number <= last, `no block up to ${last} has it`);
    await chain.waitFinalized(number);
    block = await extrinsicsOf(chain, await chain.hashOf(number));
  } while (!block.extrinsics.includes(hash));
  await started.connect();

  const index = block.extrinsics.indexOf(hash);
  const records = await (await started.chains[0].at(block.hash)).query.system.events();
  const events = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index)).map(({ event }) => event);
  eventOf({ events }, 'system', 'CodeUpdated');
  eventOf({ events }, 'system', 'ExtrinsicSuccess');
  const fees = events.filter(({ section, method }) => section === 'transactionPayment' && method === 'TransactionFeePaid');
  assert.deepEqual(fees.map(({ data }) => data.actualFee.toBigInt()).filter((fee) => fee !== 0n), []);
  return { number, hash: block.hash };
}

/** How many blocks must be final after an upgrade for it to be over. */
const AFTERWARDS = 10;

/** Blocks and finality have gone on over the upgrade in `block`, all nodes run the new version, and it does what it must. */
export async function upgraded({ chains, chains: [chain] }, before, { block, isRehearsal }) {
  const until = block.number + AFTERWARDS;
  await Promise.all(chains.map((node) => node.waitFinalized(until)));
  const [hash, first] = [await chain.hashOf(until), await chain.hashOf(block.number + 1)];
  for (const node of chains) {
    assert.equal(await node.hashOf(until), hash);
    const { generator, storageVersion, ...now } = await factsOf(node, hash);
    assert.ok(now.specVersion > before.specVersion, `${node.url} runs version ${now.specVersion}`);
    assert.deepEqual({ ...now, specVersion: 0, graphics: 0 }, { handover: before.handover, specVersion: 0, graphics: 0 });
    assert.ok(now.graphics >= before.graphics);
    if (isRehearsal) assert.deepEqual([generator, storageVersion], [`${before.generator}${MARK}`, before.storageVersion + 1]);
  }
  const at = await chain.at(first);
  const { specVersion } = (await at.query.system.lastRuntimeUpgrade()).unwrap();
  assert.ok(specVersion.toNumber() > before.specVersion);
  // A migration that takes more than a block would show here. Where a session begins, its hook claims a whole block besides.
  const { mandatory, normal, operational } = await at.query.system.blockWeight();
  const used = [mandatory, normal, operational].reduce((sum, { refTime }) => sum + refTime.toBigInt(), 0n);
  const whole = chain.api.consts.system.blockWeights.maxBlock.refTime.toBigInt();
  const sessions = (await eventsAt(chain, first)).filter(({ section, method }) => section === 'session' && method === 'NewSession');
  assert.ok(used - BigInt(sessions.length) * whole <= whole, `${used}, with ${sessions.length} sessions`);
  await moneyIsRight(chain, hash);

  const picture = newPicture();
  const outcome = await chain.sendOk(generateTx(chain, graphicOf(picture, dave), { expiresAt: await soon(chain) }), dave, { until: 'finalized' });
  eventOf(outcome, 'sdGraphics', 'Generated');
}

/** The one event of this kind in the block `number`, hooks included. */
export const eventIn = async (chain, number, section, method) => (
  eventOf({ events: await eventsAt(chain, await chain.hashOf(number)) }, section, method).data
);

const run = promisify(execFile);

/** Where the states of chains go that have run: the runtime's own checks are made on all of them afterwards. */
const stateFolder = () => process.env.SD_STATES || join(logFolder(), 'states');

/** The state of a network that was stopped, as a chain specification; kept as a file. */
export async function exportState({ network: { name, chain, members: [{ folder }] } }) {
  const { stdout } = await run(binary(), ['export-state', '--chain', chain, '--base-path', folder], { maxBuffer: 2 ** 28 });
  mkdirSync(stateFolder(), { recursive: true });
  writeFileSync(join(stateFolder(), `${name}.json`), stdout);
  return JSON.parse(stdout);
}

/** Writes a specification to a file, which goes with this process. */
export function specFile(spec) {
  const folder = mkdtempSync(join(tmpdir(), 'sd-rehearsal-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  return path;
}
