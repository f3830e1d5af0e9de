// Nodes to talk to: each a process of ours on loopback, with free ports, its own log, and ended by its id.

import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { base58Encode, ed25519PairFromSeed } from '@polkadot/util-crypto';
import { hexToU8a, u8aConcat } from '@polkadot/util';

const READY_WITHIN = 120_000;
const STOPPED_WITHIN = 20_000;
const LOOPBACK = '127.0.0.1';

/** Where cargo puts what it builds. */
export const targetFolder = () => process.env.CARGO_TARGET_DIR || join(homedir(), '.cache/sd-chain/target');

/** The node's binary: `SD_NODE`, or where it was built. */
export function binary() {
  const path = process.env.SD_NODE || join(targetFolder(), 'release/sd-node');
  if (!existsSync(path)) throw new Error(`there is no sd-node at ${path}: build it, or say where it is with SD_NODE`);
  return path;
}

/** Where logs go. */
export const logFolder = () => process.env.SD_LOGS || join(tmpdir(), 'sd-chain-logs');

const running = new Set();

/**
 * Starts a node and returns when it answers.
 *
 *     chain     `dev`, `local`, or the path of a chain specification
 *     basePath  keeps its data there; otherwise in a folder that goes with the node, however it ends
 *     rpcPort, port   ports of RPC and network; otherwise free ones
 *     nodeKey   secret of its network identity, 32 bytes as hex
 *     name      of the log
 *     flags     further flags
 *     host      where its RPC is, and networkHost where its peers find it, in a namespace of its own; otherwise loopback
 *     wrapper   a command that runs the node, such as `['nice', '-n', '10']`; it must become the node, not start it
 *     env       environment beside this process' own
 *     readyWithin  how long it may take until it answers, in milliseconds
 */
export async function startNode({
  chain = 'dev', basePath, rpcPort, port, nodeKey, name = chain, flags = [],
  host = LOOPBACK, networkHost = host, wrapper = [], env = {}, readyWithin = READY_WITHIN,
} = {}) {
  const [program, ...before] = [...wrapper, binary()];
  const ports = { rpc: rpcPort ?? (await freePort()), network: port ?? (await freePort()) };
  const ownFolder = basePath ? null : mkdtempSync(join(tmpdir(), 'sd-node-'));
  const args = [
    ...before,
    ...(chain === 'dev' ? ['--dev'] : ['--chain', chain]),
    '--base-path', basePath ?? ownFolder,
    '--rpc-port', String(ports.rpc),
    '--listen-addr', `/ip4/${networkHost}/tcp/${ports.network}`,
    '--no-mdns', '--no-prometheus', '--no-telemetry',
    ...(nodeKey ? ['--node-key', nodeKey.replace(/^0x/, '')] : []),
    ...flags,
  ];
  const node = new Node(name, ports, program, args, { ownFolder, host, env });
  try {
    await node.ready(readyWithin);
  } catch (error) {
    await node.kill();
    throw error;
  }
  return node;
}

class Node {
  constructor(name, ports, program, args, { ownFolder, host, env }) {
    Object.assign(this, { ownFolder, host });
    mkdirSync(logFolder(), { recursive: true });
    this.log = join(logFolder(), `${name}-${process.pid}-${ports.rpc}.log`);
    this.ports = ports;
    this.url = `ws://${host}:${ports.rpc}`;
    this.child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    this.pid = this.child.pid;
    const log = createWriteStream(this.log);
    this.child.stdout.pipe(log, { end: false });
    this.child.stderr.pipe(log, { end: false });
    this.exited = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      this.child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    }).then((how) => {
      running.delete(this);
      this.ended = how;
      log.end();
      this.dropFolder();
      return how;
    });
    running.add(this);
  }

  /** How the node ended, in words; null as long as it runs. */
  ended = null;

  #signalled = false;

  /** How it ended, if that was not our doing. */
  get died() {
    return this.#signalled ? null : this.ended;
  }

  /** Returns when the node answers; throws, with the end of its log, if it ends or takes too long. */
  async ready(within) {
    const deadline = Date.now() + within;
    while (Date.now() < deadline) {
      if (this.ended) throw new Error(`sd-node ${this.ended}; the end of ${this.log}:\n${this.endOfLog()}`);
      if (await this.ask('chain_getHeader').catch(() => null)) return;
      await sleep(200);
    }
    throw new Error(`sd-node did not answer within ${within / 1000} s; the end of ${this.log}:\n${this.endOfLog()}`);
  }

  /** One JSON-RPC question to this node. */
  ask = (method, params, patience) => ask(this.ports.rpc, method, params, { host: this.host, patience });

  /** Ends the node as a person would; returns when it is gone. */
  async stop() {
    this.signal('SIGTERM');
    const patience = setTimeout(() => this.kill(), STOPPED_WITHIN);
    await this.exited;
    clearTimeout(patience);
  }

  /** Ends the node at once, giving it no chance to write anything. */
  async kill() {
    this.signal('SIGKILL');
    await this.exited;
  }

  signal(signal) {
    if (!running.has(this) || !this.pid) return;
    this.#signalled = true;
    this.child.kill(signal);
  }

  dropFolder() {
    if (this.ownFolder) rmSync(this.ownFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  endOfLog(lines = 15) {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }
}

// No node of ours outlives this process, however it ends, nor do its data.
process.on('exit', () => running.forEach((node) => {
  node.signal('SIGKILL');
  node.dropFolder();
}));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.on(signal, async () => {
    await Promise.all([...running].map((node) => node.stop()));
    process.exit(process.exitCode ?? code);
  });
}

/** One JSON-RPC question over HTTP, with its own short patience, in milliseconds. */
export async function ask(port, method, params = [], { host = LOOPBACK, patience = 2_000 } = {}) {
  const response = await fetch(`http://${host}:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(patience),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

// Processes that run at the same time look in different ranges, as their numbers are near each other, and none where systems take the
// ports of outgoing connections from: so hardly anybody comes between finding a port and listening on it.
const PORTS = { first: 10_000, ofProcess: 100, processes: 220 };
let portsTried = 0;

/** A port nobody listens on, another one each of a hundred times. */
export async function freePort() {
  const { first, ofProcess, processes } = PORTS;
  const own = first + (process.pid % processes) * ofProcess;
  for (let tries = 0; tries < ofProcess; tries++) {
    const port = own + (portsTried++ % ofProcess);
    if (!(await isTaken(port))) return port;
  }
  throw new Error(`all ports from ${own} to ${own + ofProcess - 1} are taken`);
}

/** Whether somebody listens on `port` of loopback. */
export function isTaken(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

/** The network identity that belongs to the secret `nodeKey`: base58 of the multihash of its public key. */
export function peerId(nodeKey) {
  const { publicKey } = ed25519PairFromSeed(hexToU8a(nodeKey));
  return base58Encode(u8aConcat(new Uint8Array([0x00, 0x24, 0x08, 0x01, 0x12, 0x20]), publicKey));
}

export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
