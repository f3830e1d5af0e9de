// polkadot-api, a client of another make, by codegen from the very blob the node runs.

import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { u8aToHex } from '@polkadot/util';
import { jsonDeserialize, jsonSerialize } from 'polkadot-api/utils';
import { dave, eve, eveAttests } from '../lib/accounts.mjs';
import { attest } from '../lib/attestation.mjs';
import { graphicOf } from '../lib/generator.mjs';
import { outline } from '../lib/metadata.mjs';
import { targetFolder } from '../lib/node.mjs';
import { SD } from '../lib/units.mjs';
import { newPicture, ownDevNode } from './support.mjs';

const { node, chain } = await ownDevNode('papi');
const tests = fileURLToPath(new URL('..', import.meta.url));
const tool = (name) => join(tests, 'node_modules/.bin', name);
const execute = promisify(execFile);
const run = (program, args, options) => execute(program, args, { cwd: folder, timeout: 180_000, ...options });

const blob = process.env.SD_WASM || join(targetFolder(), 'release/wbuild/sd-runtime/sd_runtime.compact.compressed.wasm');

// Inside tests/, so that what is imported there is found in node_modules.
const folder = mkdtempSync(join(tests, '.papi-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

test('the blob that was built is the one the node runs', async () => {
  assert.ok(existsSync(blob), `there is no blob at ${blob}: build it, or say where it is with SD_WASM`);
  const code = await chain.ask('state_getStorage', '0x3a636f6465');
  assert.ok(code === u8aToHex(readFileSync(blob)), 'the node was built with another blob');
});

test('types are generated from the blob', async () => {
  mkdirSync(join(folder, '.papi'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  // Without a package for the descriptors nothing needs to be installed.
  const config = { version: 0, descriptorPath: '.papi/descriptors', entries: {}, options: { noDescriptorsPackage: true } };
  writeFileSync(join(folder, '.papi/polkadot-api.json'), JSON.stringify(config));
  await run(tool('papi'), ['add', 'sd', '--wasm', blob]);
  assert.ok(existsSync(join(folder, '.papi/descriptors/dist/sd.d.ts')));
});

test('a client in these types compiles', async () => {
  for (const name of ['client.ts', 'tsconfig.json', 'run.mjs', 'sweep.mjs']) cpSync(join(tests, 'e2e/papi', name), join(folder, name));
  const { stdout } = await run(tool('tsc'), ['--project', '.']).catch((error) => assert.fail(error.stdout));
  assert.equal(stdout, '');
});

test('it reads every pallet, event, error and constant, and brings a graphic in as a hardware wallet would', async () => {
  const { api } = chain;
  const picture = newPicture();
  const graphic = graphicOf(picture, dave);
  const expiresAt = (await chain.best()).number + 18;
  const signature = attest(eveAttests, {
    genesisHash: chain.genesisHash, generator: eve.publicKey, keyVersion: 1, expiresAt, graphic,
  });
  const pallets = outline({ registry: api.registry, metadata: api.runtimeMetadata });
  const input = {
    url: node.url,
    artist: '//Dave',
    pallets,
    attested: {
      graphic: {
        creator: dave.address, content_hash: picture.contentHash, fingerprint: picture.fingerprint, recipe_hash: picture.recipeHash, model: 0,
      },
      generator: eve.address,
      expires_at: expiresAt,
      signature: u8aToHex(signature),
    },
  };
  writeFileSync(join(folder, 'input.json'), JSON.stringify(input, jsonSerialize));
  const { stdout } = await run(process.execPath, ['run.mjs', 'input.json'], {
    maxBuffer: 2 ** 26,
    env: { ...process.env, NODE_OPTIONS: '--experimental-websocket' },
  });
  const { rules, first, again, swept } = JSON.parse(stdout.trim().split('\n').at(-1), jsonDeserialize);

  assert.deepEqual(swept.failures, []);
  const total = (part) => pallets.reduce((sum, pallet) => sum + pallet[part].length, 0);
  for (const [kind, count] of Object.entries(swept.counts)) assert.equal(count, total(kind), kind);

  assert.equal(rules.existentialDeposit, SD / 100n);
  assert.equal(rules.company, SD / 100n);
  assert.equal(rules.budget, 550_000_000n * SD);
  assert.equal(rules.epochLength, 20);
  assert.deepEqual([rules.base, rules.quoted, rules.quota, rules.models], [SD, SD, 1_000_000, 1]);

  assert.deepEqual([first.error, first.reward, first.fee], [undefined, SD, SD / 2n]);
  assert.equal(first.registered.fingerprint, picture.fingerprint);
  assert.equal(again.error, 'SdGraphics.AlreadyRegistered');
});
