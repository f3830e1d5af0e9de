// Specifications of chains that begin otherwise than the built-in ones.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from './node.mjs';

const printed = new Map();

/** The specification of `chain`, as the node prints it. */
export function specOf(chain, ...flags) {
  const args = ['export-chain-spec', '--chain', chain, ...flags];
  const key = args.join(' ');
  if (!printed.has(key)) printed.set(key, execFileSync(binary(), args, { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] }));
  return JSON.parse(printed.get(key));
}

/**
 * The path of a specification like that of `chain`, with a genesis that `change` has changed; it goes with this process.
 *
 * @param change gets the genesis as JSON, by pallet, and changes it
 */
export function changedSpec(chain, change) {
  const spec = specOf(chain);
  change(spec.genesis.runtimeGenesis.patch);
  const folder = mkdtempSync(join(tmpdir(), 'sd-spec-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  return path;
}
