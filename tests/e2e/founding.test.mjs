// A public network, from its founders' keys to final blocks: with the preset of mainnet, and keys made for this run.

import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodeAddress, ed25519PairFromSeed, randomAsHex, sr25519PairFromSeed } from '@polkadot/util-crypto';
import { hexToU8a } from '@polkadot/util';
import { alice } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { ask, binary, freePort, peerId } from '../lib/node.mjs';
import { SD } from '../lib/units.mjs';
import { testNode } from './support.mjs';

const NAMES = ['first', 'second', 'third', 'fourth'];

const sr25519 = (secret) => sr25519PairFromSeed(hexToU8a(secret)).publicKey;
const ed25519 = (secret) => ed25519PairFromSeed(hexToU8a(secret)).publicKey;
const address = (key) => encodeAddress(key, 42);

const founders = [];
for (const name of NAMES) {
  const [account, babe, grandpa, node] = Array.from({ length: 4 }, () => randomAsHex(32));
  founders.push({ name, account: address(sr25519(account)), babe, grandpa, node, port: await freePort() });
}

const folder = mkdtempSync(join(tmpdir(), 'sd-founding-'));
const file = join(folder, 'network.json');
const seats = founders.slice(0, 3).map(({ name, account }) => ({ name, account }));
const network = {
  name: 'SD Chain Rehearsal',
  id: 'sd-rehearsal',
  preset: 'mainnet',
  bootNodes: founders.map(({ node, port }) => `/ip4/127.0.0.1/tcp/${port}/p2p/${peerId(node)}`),
  validators: founders.map(({ name, account, babe, grandpa }) => ({
    name, account, babe: address(sr25519(babe)), grandpa: address(ed25519(grandpa)), endowment: 10_100,
  })),
  board: seats,
  committee: seats,
  generators: [],
  endowed: [],
};
writeFileSync(file, JSON.stringify(network));

const build = (output) => execFileSync(binary(), ['network', 'build', file, '--output', join(folder, output)], { encoding: 'utf8' });
const said = build('one');
const hashes = Object.fromEntries([...said.matchAll(/^ {2}(\w+) +(\w+)/gm)].map(([, what, hash]) => [what, hash]));
const raw = join(folder, 'one', 'sd-rehearsal-raw.json');

// Each puts the keys of its node in place before the first start, as chain-specs/README.md says.
const basePath = (name) => join(folder, name);
for (const { name, babe, grandpa } of founders) {
  const insert = (scheme, type, secret) => execFileSync(binary(), [
    'key', 'insert', '--base-path', basePath(name), '--chain', raw, '--scheme', scheme, '--key-type', type, '--suri', secret,
  ]);
  insert('sr25519', 'babe', babe);
  insert('ed25519', 'gran', grandpa);
}

const nodes = await Promise.all(founders.map(({ name, node, port }) => testNode({
  chain: raw,
  name: `founding-${name}`,
  basePath: basePath(name),
  nodeKey: node,
  port,
  flags: ['--validator', '--allow-private-ip'],
})));
const chain = await connect(nodes[0].url);
after(async () => {
  await chain.close();
  await Promise.all(nodes.map((node) => node.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test('the four author blocks that become final on all', async () => {
  const { number, hash } = await chain.waitFinalized(4);
  for (const { ports } of nodes.slice(1)) {
    const other = await connect(`ws://127.0.0.1:${ports.rpc}`);
    await other.waitFinalized(number);
    assert.equal(await other.hashOf(number), hash);
    await other.close();
  }
});

test('the first block and the files have the hashes that were said', async () => {
  for (const { ports } of nodes) assert.equal(await ask(ports.rpc, 'chain_getBlockHash', [0]), hashes.genesis);
  const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  assert.equal(`0x${sha256(raw)}`, hashes.raw);
  assert.equal(`0x${sha256(join(folder, 'one', 'sd-rehearsal.json'))}`, hashes.plain);
  const code = (await chain.api.rpc.state.getStorage(':code')).unwrap();
  assert.equal(`0x${createHash('sha256').update(code.toU8a(true)).digest('hex')}`, hashes.blob);
});

test('built once more, it is the same', () => {
  assert.equal(build('two'), said.replaceAll(join(folder, 'one'), join(folder, 'two')));
});

test('each validator has put up its bond', async () => {
  for (const { account } of founders) {
    const { data } = await chain.api.query.system.account(account);
    assert.equal(data.reserved.toBigInt(), 10_000n * SD);
  }
});

/** What `network build` says to the network with `changes`, which it has to refuse. */
function refusal(changes) {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, JSON.stringify({ ...network, ...changes }));
  const { status, stderr } = spawnSync(binary(), ['network', 'build', bad, '--output', folder], { encoding: 'utf8' });
  assert.equal(status, 1);
  return stderr;
}

test('a file with a development key or without a key is refused, and both are named', () => {
  const [first, second, ...others] = network.validators;
  const said = refusal({ validators: [{ ...first, account: alice.address }, { ...second, babe: null }, ...others] });
  assert.match(said, /validators\[0\] \(first\)\.account: the well-known key \/\/Alice\n/);
  assert.match(said, /validators\[1\] \(second\)\.babe: not set\n/);
});

test('a file that gives away more than Ecosystem has is refused, and the sum is named', () => {
  const endowed = Array.from({ length: 6 }, (_, i) => ({ name: `Rich ${i}`, account: address(sr25519(randomAsHex(32))), endowment: 18_000_000 }));
  const sum = 6 * 18_000_000 + NAMES.length * 10_100;
  assert.match(refusal({ endowed }), new RegExp(`endowments: ${sum} \\$SD, where Ecosystem can give \\d+\n`));
});

// In a copy, whose files are changed.
test('the script makes what is complete, passes over what is not yet, and fails at anything worse', () => {
  const copy = join(folder, 'copy');
  for (const name of ['chain-specs', 'scripts']) cpSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), join(copy, name), { recursive: true });
  const run = () => {
    const env = { ...process.env, SD_NODE: binary(), OUTPUT: join(folder, 'made') };
    return spawnSync(join(copy, 'scripts/chain-specs.sh'), { encoding: 'utf8', env });
  };
  /** Asserts that it fails, and makes nothing, while a file is so. */
  const fails = (name, change, fault) => {
    const path = join(copy, 'chain-specs', `${name}.json`);
    const before = readFileSync(path, 'utf8');
    const changed = JSON.parse(before);
    change(changed);
    writeFileSync(path, JSON.stringify(changed));
    const { status, stdout } = run();
    writeFileSync(path, before);
    assert.equal(status, 1);
    assert.match(stdout, fault);
    assert.doesNotMatch(stdout, /sd-example-raw/);
  };
  fails('testnet', ({ validators }) => { validators[0].account = alice.address; }, /validators\[0\].*: the well-known key \/\/Alice\n/);
  fails('mainnet', ({ endowed }) => { endowed.push({ name: 'Rich', account: address(sr25519(randomAsHex(32))), endowment: 100_000_000 }); }, /endowments: /);
  fails('example', ({ bootNodes }) => { bootNodes[0] = null; }, /bootNodes\[0\]: not set\n/);

  const { status, stdout } = run();
  assert.equal(status, 0);
  for (const name of ['testnet', 'mainnet']) assert.match(stdout, new RegExp(`${name}\\.json is refused:\n.*: not set\n`));
  const [, plain] = stdout.match(/plain +(0x\w{64})/);
  assert.equal(`0x${createHash('sha256').update(readFileSync(join(folder, 'made', 'sd-example.json'))).digest('hex')}`, plain);
});
