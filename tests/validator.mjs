// Follows docs/validators.md: on a machine that scripts/prove-validator.sh has made, beside the four validators of a `local`
// network, each in a network namespace. Everything that is done to the machine, to wallets and by the board comes from the page.
//
//     node validator.mjs FOLDER [join|move]
//
//     join   a fifth validator: the way there, upgrading its binary, recovering its database
//     move   Dave moves to the new machine instead, with the keys that it makes
//
//     SD_NODE=path   the node's binary, if it is not where it was built

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { randomAsHex } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import { alice, bob, charlie, dave, ferdie, pair } from './lib/accounts.mjs';
import { connect } from './lib/chain.mjs';
import { Lan } from './lib/lan.mjs';
import { Machine } from './lib/machine.mjs';
import { Network, VALIDATORS, until } from './lib/network.mjs';
import { binary } from './lib/node.mjs';
import { assigned, blocksOf, callsOf } from './lib/page.mjs';
import { SD } from './lib/units.mjs';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const [root, way = 'join'] = process.argv.slice(2);
if (!root || !['join', 'move'].includes(way)) {
  console.error('usage: node validator.mjs FOLDER [join|move]');
  process.exit(2);
}

const page = blocksOf(`${CHECKOUT}docs/validators.md`);
const inSection = (...names) => page.filter(({ section }) => names.every((name) => section.some((it) => it.startsWith(name))));
const only = (word) => page.find(({ words }) => words.includes(word));

const began = Date.now();
const say = (text) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}`);

const specification = execFileSync(binary(), ['export-chain-spec', '--chain', 'local', '--raw'], { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
writeFileSync(`${root}/root/chain.json`, specification);

const network = new Network('validator', [], new Lan(VALIDATORS.length + 1));
network.chain = `${root}/root/chain.json`;
for (const [i, name] of VALIDATORS.entries()) await network.add(name, { backend: i % 2 ? 'litep2p' : 'libp2p' });
await Promise.all(network.members.map((member) => member.start()));
const chain = await connect(network.members[0].url);
const { api } = chain;
say('four validators run');

// --- The machine, and what its owner brings ---------------------------------------------------------

const here = network.lan.machines.at(-1);
const tests = here.tests.replace(/\d+$/, '1');
const account = way === 'move' ? dave : pair(randomAsHex(32));

copyFileSync(binary(), `${root}/root/sd-node`);
mkdirSync(`${root}/root/sd-chain`, { recursive: true });
cpSync(`${CHECKOUT}ops`, `${root}/root/sd-chain/ops`, { recursive: true });

const machine = await Machine.boot(root, here.space);
say('the machine has booted');

const yours = assigned(only('yours'), {
  NAME: 'fifth',
  ACCOUNT: u8aToHex(account.publicKey),
  BOOT: network.addresses[0],
  ADMIN: tests,
  MONITOR: tests,
  BINARY: '/root/sd-node',
  SPECIFICATION: '/root/chain.json',
});
const onMachine = async ({ text }) => machine.run(`${yours}${text}`, { folder: '/root/sd-chain' });
const health = async () => JSON.parse(await machine.run('curl --silent --fail http://127.0.0.1:9944/health'));

// --- What others do -------------------------------------------------------------------------------

const values = { account: account.address, amount: 10n * SD };

async function inWallet(block) {
  for (const call of callsOf(block, api, values)) {
    const { method: { section, method } } = call;
    await chain.sendOk(call, account, { until: 'finalized' });
    say(`${section}.${method} is final`);
  }
}

async function byBoard(block) {
  for (const call of callsOf(block, api, values)) {
    const { companyBoard: board } = api.tx;
    const length = call.method.encodedLength;
    const index = (await api.query.companyBoard.proposalCount()).toNumber();
    const { hash } = call.method;
    const { weight } = await call.paymentInfo(alice);
    await chain.sendOk(board.propose(3, call, length), alice);
    for (const member of [alice, bob, charlie]) await chain.sendOk(board.vote(hash, index, true), member);
    const { events } = await chain.sendOk(board.close(hash, index, weight, length), alice);
    const done = events.find(({ section, method }) => section === 'companyBoard' && method === 'Executed');
    if (!done?.data.result.isOk) throw new Error(`the board's ${call.method.method} failed: ${done && chain.errorName(done.data.result.asErr)}`);
    say(`the board decided ${call.method.section}.${call.method.method}`);
  }
}

const inSet = async () => (await api.query.session.validators()).some((it) => it.toString() === account.address);

async function caughtUp() {
  await until('the new node is where the others are', async () => {
    const { peers, isSyncing } = await health();
    const theirs = (await chain.finalized()).number;
    const { result: { number } } = JSON.parse(await machine.run(
      `curl --silent http://127.0.0.1:9944 --header 'content-type: application/json' --data '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader"}'`,
    ));
    return peers > 0 && !isSyncing && Number(number) >= theirs;
  });
}

/** Waits until the two figures of step 10 have both grown by `more`; returns them in words. */
async function authors(more = 1) {
  const read = async () => (await onMachine(only('authors'))).trim().split('\n').map((line) => Number(line.split(' ').at(-1)));
  const counted = async () => read().then((figures) => (figures.length === 2 ? figures : [0, 0]), () => [0, 0]);
  const first = await counted();
  // In the order in which the node exports them, that of their names.
  const [prevotes, blocks] = await until('it authors and votes', async () => {
    const now = await counted();
    return now.every((figure, i) => figure >= first[i] + more) && now;
  }, 600_000, 3_000);
  return `prevotes ${prevotes}, blocks ${blocks}`;
}

// --- The way there --------------------------------------------------------------------------------

for (const block of inSection('The way there')) {
  const [language, place, ...words] = block.words;
  const step = block.section.at(-1);
  if (words.includes('yours')) continue;
  if (place === 'validator' && words.includes('keys')) {
    await caughtUp();
    say('the new node has caught up');
    Object.assign(values, JSON.parse(await onMachine(block)).result);
    say(`step ${step}: keys ${values.keys.slice(0, 18)}…`);
  } else if (place === 'validator' && words.includes('authors')) {
    await until('it is in the set', inSet, 600_000);
    say('in the set');
    say(`authors and votes: ${await authors()}`);
  } else if (place === 'validator') {
    await onMachine(block);
    say(`step ${step}`);
    // Our own way to its RPC is shut as well, whatever listens there.
    if (step.startsWith('6.')) await firewalled();
  } else if (language === 'text' && place === 'wallet') {
    if (way === 'move') {
      const [moving] = inSection('Moving to another machine').filter(({ words: [, wallet] }) => wallet === 'wallet');
      await inWallet(moving);
    } else {
      await chain.sendOk(api.tx.balances.transferKeepAlive(account.address, 100n * SD), ferdie, { until: 'finalized' });
      await inWallet(block);
    }
  } else if (place === 'board') {
    if (way === 'join') await byBoard(block);
  } else throw new Error(`whose is the block ${block.words.join(' ')} in ${step}?`);
}

async function firewalled() {
  const reached = (port) => new Promise((resolve) => {
    const socket = connectSocket({ host: here.tests, port, timeout: 2_000 });
    const end = (yes) => { socket.destroy(); resolve(yes); };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
  await until('metrics can be read from where Prometheus would be', async () => (await reached(9615)) && (await reached(9100)));
  if (await reached(9944)) throw new Error('RPC can be reached from outside');
  say('metrics can be reached from the address in MONITOR, RPC cannot');
}

// --- Later ----------------------------------------------------------------------------------------

const unsafe = await machine.run(`curl --silent http://127.0.0.1:9944 --header 'content-type: application/json' --data '{"jsonrpc":"2.0","id":1,"method":"author_rotateKeys"}'`);
if (!JSON.parse(unsafe).error) throw new Error('unsafe methods are open');
say('unsafe methods are shut again');

if (way === 'move') {
  await network.members.find(({ name }) => name === 'dave').stop();
  say(`Dave's old node is off; the new one goes on: ${await authors()}`);
}

for (const word of ['upgrade', 'recovery']) {
  const started = Date.now();
  await onMachine(only(word));
  await caughtUp();
  say(`${word}: at the others' height again after ${Math.round((Date.now() - started) / 1000)} s`);
  say(`authors and votes again: ${await authors()}`);
}

await chain.waitFinalized((await chain.best()).number);
await chain.close();
machine.close();
await network.close();
say('done');
