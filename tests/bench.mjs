// The ratios that this chain promises of its speed, measured on one machine in one run; Markdown on stdout, progress on stderr.
//
//     node bench.mjs [--graphics 1000000] [--few 1000] [--shared 10] [--rounds 3] [--runs 12]
//
//     --graphics  how many graphics are in the larger of two states (0: only one state, and nothing that compares two)
//     --few       how many are in the smaller
//     --shared    how many of a hundred of them are in the gallery
//     --rounds    blocks of each kind that are made, at least
//     --runs      how often each block is executed again
//     SD_NODE     the node's binary, if it is not where it was built
//
// Two chains that differ only in how many graphics are registered from genesis on get the same transactions: blocks full of
// one kind. Then their nodes start again, author nothing, and execute each of these blocks again and again on the state
// before it, in turns, so that whatever changes on the machine meanwhile meets all alike. What counts is the time that the
// node's process has on a processor, less that of an empty block, for each transaction: the least of all runs, and the
// median beside it. Exits with 1 if a budget is exceeded by the least.

import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bnToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, xxhashAsHex } from '@polkadot/util-crypto';
import { dave, eve, keyring } from './lib/accounts.mjs';
import { connect } from './lib/chain.mjs';
import { batchOf, claimTx, generateTx, graphicOf, settleTx } from './lib/generator.mjs';
import { LASTING, executable, execute, grown, processorTime, stored, summaryOf } from './lib/measure.mjs';
import { startNode } from './lib/node.mjs';
import { changedSpec, specOf } from './lib/spec.mjs';
import { SD } from './lib/units.mjs';

const SENDERS = 512; // transactions of one kind at a time, each by somebody else
const BATCHES = 8; // batches at a time, together of all senders
const BATCH = { creators: 64, graphics: 1_024 };
const READY_WITHIN = 600_000;
const CID = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';

const { values: options } = parseArgs({
  options: Object.fromEntries([['graphics', '1000000'], ['few', '1000'], ['shared', '10'], ['rounds', '3'], ['runs', '12']].map(([name, fallback]) => (
    [name, { type: 'string', default: fallback }]
  ))),
});
const { graphics: MANY, few: FEW, shared: SHARED, rounds: ROUNDS, runs: RUNS } = Object.fromEntries(Object.entries(options).map(([name, value]) => {
  if (!/^\d+$/.test(value)) {
    console.error(`--${name} is a number, not ${value}`);
    process.exit(2);
  }
  return [name, Number(value)];
}));

const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
const accounts = (count, name) => Array.from({ length: count }, (_, i) => keyring.addFromUri(`//Bench//${name}//${i}`));
const [senders, receivers] = [accounts(SENDERS, 'Sender'), accounts(SENDERS, 'Receiver')];
const folder = mkdtempSync(join(tmpdir(), 'sd-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

const random = (length) => randomFillSync(new Uint8Array(length));
const picture = () => ({ contentHash: u8aToHex(random(32)), fingerprint: random(8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) });

// --- Chains ----------------------------------------------------------------------------------------------------------

/** The development chain with the senders and receivers in it, as raw genesis storage. */
function rawSpec() {
  const path = changedSpec('dev', ({ sdTreasury }) => {
    sdTreasury.endowments.push(...[...senders, ...receivers].map(({ address }) => [address, Number(200n * SD)]));
  });
  return { ...specOf(path, '--raw'), id: 'sd-bench' };
}

/** What is stored of a graphic in the registry and in the gallery, by map: each makes the value for another such graphic. */
async function pattern(spec) {
  const path = join(folder, 'pattern.json');
  writeFileSync(path, JSON.stringify(spec));
  const { node, chain } = await started('pattern', path, true);
  const one = picture();
  const [sender] = senders;
  await chain.sendOk(generateTx(chain, graphicOf(one, sender), { expiresAt: (await chain.best()).number + 15 }), sender);
  await chain.sendOk(chain.api.tx.sdGraphics.share(one.contentHash, CID, 0n), sender);
  const { graphics, gallery } = chain.api.query.sdGraphics;
  const looks = u8aToHex(bnToU8a(one.fingerprint, { bitLength: 64, isLe: true }));
  const values = {};
  // The registry names a graphic's fingerprint, and the gallery, which has it by that, its content hash.
  for (const [name, entry, key, named] of [['Graphics', graphics, one.contentHash, looks], ['Gallery', gallery, one.fingerprint, one.contentHash]]) {
    const hashers = entry.creator.meta.type.asMap.hashers.map(({ type }) => type);
    if (hashers.join() !== 'Blake2_128Concat') throw new Error(`SdGraphics.${name} is hashed by ${hashers}: teach me its keys`);
    const parts = (await chain.ask('state_getStorage', entry.key(key))).split(named.slice(2));
    if (parts.length !== 2) throw new Error(`${named} is ${parts.length - 1} times in what SdGraphics.${name} has: teach me its values`);
    values[name] = (other) => parts.join(other);
  }
  await chain.close();
  await node.stop();
  return values;
}

/** The chain with `count` graphics more, some of them shared, as a file. */
async function withGraphics(spec, name, count, values) {
  const path = join(folder, `${name}.json`);
  const [before, after] = JSON.stringify({ ...spec, id: `sd-bench-${name}` }).split('"top":{');
  const file = createWriteStream(path, { highWaterMark: 2 ** 22 });
  file.write(`${before}"top":{`);
  const prefix = (map) => `0x${xxhashAsHex('SdGraphics', 128).slice(2)}${xxhashAsHex(map, 128).slice(2)}`;
  const prefixes = Object.fromEntries(['Graphics', 'Gallery'].map((map) => [map, prefix(map)]));
  const hex = (bytes) => Buffer.from(bytes).toString('hex');
  const key = (map, bytes) => `"${prefixes[map]}${hex(blake2AsU8a(bytes, 128))}${hex(bytes)}"`;
  let lines = [];
  for (let i = 0; i < count; i++) {
    const [contentHash, fingerprint] = [random(32), random(8)];
    lines.push(`${key('Graphics', contentHash)}:"${values.Graphics(hex(fingerprint))}"`);
    if (i % 100 < SHARED) lines.push(`${key('Gallery', fingerprint)}:"${values.Gallery(hex(contentHash))}"`);
    if (lines.length >= 30_000 || i + 1 === count) {
      if (!file.write(`${lines.join(',')},`)) await once(file, 'drain');
      lines = [];
    }
  }
  file.end(after);
  await once(file, 'finish');
  return path;
}

/** A node on the chain at `path`, with or without a validator in it, and a connection to it. */
async function started(name, path, authoring) {
  const node = await startNode({
    chain: path,
    name: `bench-${name}`,
    basePath: join(folder, name),
    readyWithin: READY_WITHIN,
    nodeKey: `0x${'42'.repeat(32)}`,
    flags: ['--state-pruning', 'archive', '--pool-limit', '20000', ...(authoring ? ['--alice', '--force-authoring'] : [])],
  });
  const chain = await connect(node.url);
  if (authoring) await chain.waitBest(1, READY_WITHIN);
  return { node, chain };
}

// --- Blocks ----------------------------------------------------------------------------------------------------------

/** Sends many transactions at once, each `[tx, signer]`, and returns when all are in blocks; they must all succeed. */
async function include(chain, transactions) {
  const { api } = chain;
  const first = (await chain.best()).number + 1;
  const nonces = new Map();
  await Promise.all([...new Set(transactions.map(([, signer]) => signer.address))].map(async (address) => {
    nonces.set(address, (await api.rpc.system.accountNextIndex(address)).toNumber());
  }));
  const waiting = new Set();
  const signed = transactions.map(([tx, signer]) => {
    const nonce = nonces.get(signer.address);
    nonces.set(signer.address, nonce + 1);
    return tx.sign(signer, { nonce, era: 0, genesisHash: api.genesisHash, blockHash: api.genesisHash, runtimeVersion: api.runtimeVersion });
  });
  for (const tx of signed) waiting.add(tx.hash.toHex());
  await Promise.all(signed.map((tx) => chain.ask('author_submitExtrinsic', tx.toHex())));
  for (let number = first; waiting.size > 0; number++) {
    if (number > first + 40) throw new Error(`${waiting.size} of ${transactions.length} transactions are in none of 40 blocks`);
    const { hash } = await chain.waitBest(number).then(async () => ({ hash: await chain.hashOf(number) }));
    const { block } = await api.rpc.chain.getBlock(hash);
    block.extrinsics.forEach((extrinsic) => waiting.delete(extrinsic.hash.toHex()));
    const failed = (await (await chain.at(hash)).query.system.events()).filter(({ event }) => api.events.system.ExtrinsicFailed.is(event));
    if (failed.length > 0) throw new Error(`${failed.length} transactions failed, the first with ${chain.errorName(failed[0].event.data.dispatchError)}`);
  }
}

/** What is done of each kind, on a chain, in a round; each gives the transactions, and is done when they are in blocks. */
const KINDS = {
  transfer: ({ chain }) => senders.map((sender, i) => [chain.api.tx.balances.transferKeepAlive(receivers[i].address, SD / 100n), sender]),
  generate: async (state) => {
    const expiresAt = (await state.chain.best()).number + 15;
    state.own = senders.map((sender) => graphicOf(picture(), sender));
    return state.own.map((graphic, i) => [generateTx(state.chain, graphic, { expiresAt }), senders[i]]);
  },
  settle: ({ chain, batches }) => batches.map((batch) => [settleTx(chain, batch), eve]),
  claim: ({ chain, batches }) => senders.map((sender, i) => [claimTx(chain, batches[i % BATCHES], Math.floor(i / BATCHES) * 16 + (i % 16)), sender]),
  share: ({ chain, own }) => senders.map((sender, i) => [chain.api.tx.sdGraphics.share(own[i].contentHash, CID, 0n), sender]),
};

/** Units of a kind in a block: what its time is divided by. */
const UNITS = { settle: BATCH.graphics };

/** Eight batches of 1,024 graphics of 64 creators each. */
const makeBatches = () => Array.from({ length: BATCHES }, (_, b) => {
  const creators = senders.slice(b * BATCH.creators, (b + 1) * BATCH.creators);
  return batchOf(Array.from({ length: BATCH.graphics }, (_, i) => ({ ...graphicOf(picture(), dave), creator: creators[i % creators.length].address })));
});

/** Has `chain` make blocks of each kind; returns the hashes of those made after the first round, and by how much batches made the state grow. */
async function makeBlocks({ name, chain }) {
  await include(chain, senders.map((sender) => [chain.api.tx.sdGraphics.consent(eve.address, 100_000, 0n, 1_000_000), sender]));
  const bytes = [];
  let first = 0;
  // The first round has records made that later ones find: it is not measured.
  for (let round = 0; round <= ROUNDS; round++) {
    if (round === 1) first = (await chain.best()).number + 1;
    const state = { chain, batches: makeBatches() };
    for (const [kind, transactions] of Object.entries(KINDS)) {
      const before = name === 'few' && round > 0 && kind === 'settle' ? await stored(chain, (await chain.best()).hash, LASTING) : null;
      await include(chain, await transactions(state));
      if (before) bytes.push(grown(before, await stored(chain, (await chain.best()).hash, LASTING)));
    }
    say(`${name}: round ${round} of ${ROUNDS} is in blocks`);
  }
  await chain.waitBest((await chain.best()).number + 2);
  const last = (await chain.best()).number;
  const hashes = [];
  for (let number = first; number <= last; number++) hashes.push(await chain.hashOf(number));
  return { hashes, bytes };
}

const CALLS = {
  'balances.transferKeepAlive': 'transfer',
  'sdGraphics.generate': 'generate',
  'sdGraphics.settle': 'settle',
  'sdGraphics.claim': 'claim',
  'sdGraphics.share': 'share',
};

/** The blocks that are empty or full of one kind: [{ kind, units, block }]. */
async function sortOut(chain, hashes) {
  const found = [];
  for (const hash of hashes) {
    const { block: { extrinsics } } = await chain.api.rpc.chain.getBlock(hash);
    const signed = extrinsics.filter(({ isSigned }) => isSigned);
    const kinds = new Set(signed.map(({ method: { section, method } }) => CALLS[`${section}.${method}`]));
    if (kinds.size > 1) continue;
    const [kind] = signed.length === 0 ? ['empty'] : kinds;
    if (kind === 'empty' || signed.length >= (kind === 'settle' ? 2 : 64)) {
      found.push({ kind, units: signed.length * (UNITS[kind] ?? 1), block: await executable(chain, hash), times: [] });
    }
  }
  return found;
}

// --- Measuring -------------------------------------------------------------------------------------------------------

/** Executes all blocks of all sides again and again, in turns. */
async function measure(sides) {
  for (const { chain, node, blocks } of sides) {
    if (!processorTime(node.pid)) say('this system does not tell how long threads ran: the time on the clock is taken');
    // The first of all compiles the runtime.
    await execute(chain, blocks[0].block);
  }
  const turns = Math.max(...sides.map(({ blocks }) => blocks.length));
  for (let run = 0; run < RUNS; run++) {
    for (let turn = 0; turn < turns; turn++) {
      for (const { chain, node, blocks } of run % 2 ? sides.toReversed() : sides) {
        const it = blocks[turn];
        if (it) it.times.push(await execute(chain, it.block, node.pid));
      }
    }
  }
}

const median = (numbers) => summaryOf(numbers).median;

/** Microseconds for each unit of a kind on a side: by the least of each block's runs, by the median, and by the first run. */
function cost({ blocks }, kind) {
  const of = (which) => blocks.filter((it) => it.kind === which);
  const times = { least: ({ times: t }) => summaryOf(t).least, median: ({ times: t }) => summaryOf(t).median, first: ({ times: t }) => t[0] };
  return Object.fromEntries(Object.entries(times).map(([name, time]) => {
    const nothing = median(of('empty').map(time));
    return [name, 1_000 * median(of(kind).map((it) => (time(it) - nothing) / it.units))];
  }));
}

/** The verdicts and the figures behind them, as Markdown; and whether all budgets hold. */
function report(sides, bytes) {
  const kinds = Object.keys(KINDS);
  const costs = sides.map((side) => Object.fromEntries(kinds.map((kind) => [kind, cost(side, kind)])));
  const verdicts = [];
  const judge = (what, least, middle, budget, shown) => {
    verdicts.push({ what, least: shown(least), middle: shown(middle), budget: shown(budget), holds: least <= budget });
  };
  const compare = (what, a, b, budget, shown = (x) => x.toFixed(2)) => judge(what, a.least / b.least, a.median / b.median, budget, shown);

  const [{ transfer, generate, settle }, others] = costs;
  const [few, many] = sides;
  const batch = `a graphic in \`settle\` (${BATCH.graphics} graphics, ${BATCH.creators} creators)`;
  compare('`generate` to `balances.transfer_keep_alive`', generate, transfer, 1.5);
  compare(`${batch} to a single \`generate\``, settle, generate, 1 / 60, (x) => `1/${(1 / x).toFixed(1)}`);
  for (const kind of many ? ['generate', 'settle', 'claim', 'share'] : []) {
    compare(`\`${kind}\` with ${many.graphics} graphics in state to the same with ${few.graphics}`, others[kind], costs[0][kind], 1.1);
  }
  const graphics = BATCHES * BATCH.graphics;
  const each = median(bytes.map((growth) => Object.values(growth).reduce((sum, it) => sum + it.bytes, 0) / graphics));
  judge('bytes of state per settled, unclaimed graphic, of creators with accounts', each, each, 1, (x) => x.toFixed(2));

  const row = (cells) => `| ${cells.join(' | ')} |`;
  const figures = sides.flatMap((side, i) => ['least', 'median', 'first'].map((which) => (
    row([`${side.graphics}, ${which}`, ...kinds.map((kind) => costs[i][kind][which].toFixed(kind === 'settle' ? 3 : 1))])
  )));
  const blocks = (side) => ['empty', ...kinds].map((kind) => `${side.blocks.filter((it) => it.kind === kind).length} ${kind}`).join(', ');
  const text = [
    row(['what', 'least', 'median', 'budget', '']),
    '|---|---:|---:|---:|---|',
    ...verdicts.map(({ what, least, middle, budget, holds }) => row([what, least, middle, `≤ ${budget}`, holds ? 'holds' : '**exceeded**'])),
    '',
    `That many graphics are in state from genesis on, ${SHARED} of a hundred of them shared.`,
    '',
    'Microseconds of one processor for each: by the least time of every block, by the median, and by the first execution after the node',
    'started, for which nothing was cached.',
    '',
    row(['graphics in state', ...kinds.map((kind) => (kind === 'settle' ? 'a graphic in `settle`' : `\`${kind}\``))]),
    `|---:|${'---:|'.repeat(kinds.length)}`,
    ...figures,
    '',
    `Blocks executed ${RUNS} times each: ${sides.map(blocks).join('; ')}. Processor: ${cpus()[0]?.model.trim() ?? 'unknown'}.`,
  ].join('\n');
  return { text, holds: verdicts.every(({ holds }) => holds) };
}

// --- All of it -------------------------------------------------------------------------------------------------------

async function main() {
  say('writing the chains');
  const spec = rawSpec();
  const values = await pattern(spec);
  const sizes = [['few', FEW], ...(MANY > 0 ? [['many', MANY]] : [])];
  const sides = [];
  for (const [name, graphics] of sizes) sides.push({ name, graphics, path: await withGraphics(spec, name, graphics, values) });

  say('making blocks');
  await Promise.all(sides.map(async (side) => {
    const { node, chain } = await started(side.name, side.path, true);
    Object.assign(side, await makeBlocks({ name: side.name, chain }));
    await chain.close();
    await node.stop();
  }));

  say('executing them again');
  for (const side of sides) {
    Object.assign(side, await started(side.name, side.path, false));
    side.blocks = await sortOut(side.chain, side.hashes);
    const missing = ['empty', ...Object.keys(KINDS)].filter((kind) => !side.blocks.some((it) => it.kind === kind));
    if (missing.length > 0) throw new Error(`no block of only ${missing.join(', ')} was made`);
  }
  await measure(sides);
  const { text, holds } = report(sides, sides[0].bytes);
  console.log(text);
  for (const { chain, node } of sides) {
    await chain.close();
    await node.stop();
  }
  process.exit(holds ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
