// What blocks and state cost a node: bytes of storage, and the time of executing a block again.

import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';

const PAGE = 1_000;

/** Keys and bytes (of keys and values) of what is stored under each of `items`, `Pallet` or `Pallet.Entry`, at a block. */
export async function stored(chain, hash, items) {
  const sizes = {};
  for (const item of items) sizes[item] = await sizeOf(chain, hash, `0x${item.split('.').map((part) => xxhashAsHex(part, 128).slice(2)).join('')}`);
  return sizes;
}

async function sizeOf(chain, hash, prefix) {
  const size = { keys: 0, bytes: 0 };
  for (let keys = null; keys === null || keys.length === PAGE;) {
    keys = await chain.ask('state_getKeysPaged', prefix, PAGE, keys?.at(-1) ?? null, hash);
    if (keys.length === 0) break;
    const [{ changes }] = await chain.ask('state_queryStorageAt', keys, hash);
    size.keys += changes.length;
    for (const [key, value] of changes) size.bytes += (key.length + (value ?? '0x').length - 4) / 2;
  }
  return size;
}

/** What was added between two measurements of the same items. */
export const grown = (before, after) => Object.fromEntries(Object.entries(after).map(([item, { keys, bytes }]) => (
  [item, { keys: keys - before[item].keys, bytes: bytes - before[item].bytes }]
)));

/** The items that a block of graphics leaves something in; what is there for the block only (events, say) is not. */
export const LASTING = [
  'System.Account', 'SdGraphics.Consents', 'SdGraphics.ConsentNonces', 'SdGraphics.Batches', 'SdGraphics.Graphics', 'SdGraphics.Gallery',
  'SdGraphics.RefusedFingerprints', 'SdGraphics.Removals', 'SdGraphics.Generators', 'SdRewards', 'SdTreasury', 'Balances',
];

/**
 * A block as `Core_execute_block` takes it: without the seal, which is no part of what is executed.
 *
 * @returns { parent, data, extrinsics }, with `extrinsics` how many there are, inherents included
 */
export async function executable(chain, hash) {
  const { block: { header, extrinsics } } = await chain.ask('chain_getBlock', hash);
  const SEAL = '05';
  const logs = header.digest.logs.filter((log) => log.slice(2, 4) !== SEAL).map((log) => hexToU8a(log));
  const data = u8aConcat(
    hexToU8a(header.parentHash),
    compactToU8a(Number(header.number)),
    hexToU8a(header.stateRoot),
    hexToU8a(header.extrinsicsRoot),
    compactToU8a(logs.length),
    ...logs,
    compactToU8a(extrinsics.length),
    ...extrinsics.map((extrinsic) => hexToU8a(extrinsic)),
  );
  return { hash, parent: header.parentHash, data: u8aToHex(data), extrinsics: extrinsics.length };
}

/**
 * Executes a block again on the state before it, as a node does that imports it; nothing of it is kept. It fails if the state
 * after it is another than the block says.
 *
 * @param pid the node's process, whose time on a processor is taken; without it, or where the system does not tell, the time
 *            on the clock
 * @returns milliseconds
 */
export async function execute(chain, { parent, data }, pid = null) {
  const before = pid && processorTime(pid);
  const began = performance.now();
  await chain.ask('state_call', 'Core_execute_block', data, parent);
  const took = performance.now() - began;
  const after = before && processorTime(pid);
  return after ? after - before : took;
}

/** The same `runs` times: the least, and the median. */
export async function executeOften(chain, block, runs, pid = null) {
  const times = [];
  for (let run = 0; run < runs; run++) times.push(await execute(chain, block, pid));
  return summaryOf(times);
}

export function summaryOf(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}

/** Milliseconds that all threads of a process have run so far; null where the system does not tell. */
export function processorTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
  } catch {
    return null;
  }
}
