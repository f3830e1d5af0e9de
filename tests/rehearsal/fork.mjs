// What a blob does to the state of a chain that runs, seen on a fork that chopsticks holds in memory: the blob is authorized, as
// a referendum would, somebody applies it, and what the next block changes before any transaction is printed. docs/governance.md
// has the way to the fork.
//
//     node tests/rehearsal/fork.mjs ws://127.0.0.1:8000 BLOB [BLOCKS]
//
//     BLOCKS   how many blocks more must come after the upgrade (25)

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from '../lib/chain.mjs';

const [url, blob, more = '25'] = process.argv.slice(2);
if (!blob) {
  console.error('usage: node tests/rehearsal/fork.mjs URL BLOB [BLOCKS]');
  process.exit(2);
}
const code = u8aToHex(readFileSync(blob));
const chain = await connect(url);
const { api } = chain;

const version = async () => (await chain.ask('state_getRuntimeVersion')).specVersion;
const height = async () => Number((await chain.ask('chain_getHeader')).number);
const was = await version();
console.log(`block ${await height()}, version ${was}`);

// --- Authorized and applied: nobody signs, as nobody has to ---

const { authorizedUpgrade } = api.query.system;
const { type } = authorizedUpgrade.creator.meta;
const authorized = api.createType(api.registry.createLookupType(type.asPlain), { codeHash: blake2AsHex(code), checkVersion: true });
await chain.ask('dev_setStorage', [[authorizedUpgrade.key(), authorized.toHex()]]);
await chain.ask('author_submitExtrinsic', api.tx.system.applyAuthorizedUpgrade(code).toHex());
await chain.ask('dev_newBlock');
const is = await version();
assert.ok(is > was, `the version is still ${is}: the blob was refused`);
console.log(`block ${await height()}, version ${is}: applied`);

// --- The next block, in which it migrates ---

/** Makes a block; the keys that change before its transactions, each with what it is and becomes, as far as metadata tell. */
async function nextChanges() {
  await chain.ask('dev_newBlock');
  const { block } = await chain.ask('chain_getBlock');
  const { phases: [{ storageDiff }] } = await chain.ask('dev_runBlock', {
    includeRaw: true, includeParsed: true, parent: block.header.parentHash, block,
  });
  return new Map(storageDiff.map(({ raw, parsed }) => [raw.key, parsed ?? { section: raw.key, value: raw.value }]));
}

const [changes, usual] = [await nextChanges(), await nextChanges()];
console.log(`block ${await height() - 1}: what changed before its transactions, and not in the next block, too`);
for (const [place, { section, method, key = [], value }] of changes) {
  if (!usual.has(place)) console.log(`  ${[section, method].filter(Boolean).join('.')}(${key}): ${JSON.stringify(value)}`);
}

// --- And on ---

const here = await height();
for (let count = 0; count < Number(more); count++) await chain.ask('dev_newBlock');
assert.equal(await height(), here + Number(more));
console.log(`block ${await height()}, version ${await version()}: it goes on`);
await chain.close();
