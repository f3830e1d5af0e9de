// Validators of one network, each a process that may be killed, halted, cut off and started again on its data.

import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Lan } from './lan.mjs';
import { binary, freePort, peerId, sleep, startNode } from './node.mjs';

/** Whose keys the genesis of `local` has. */
export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];

const STARTED_WITHIN = 600_000;
const PATIENCE = 20_000;
const NICE = process.env.SD_NICE ? ['nice', '-n', process.env.SD_NICE] : [];

export class Network {
  /**
   * Starts a network and returns when all its nodes answer.
   *
   *     name      of its logs
   *     backend   `libp2p` or `litep2p`, or a list with one for each node
   *     chain     `local`, `dev`, or the path of a chain specification
   *     members   whose keys the nodes have; each is also the name of a node
   *     cuttable  on a [`Lan`], which needs root
   */
  static async start({ name, chain = 'local', backend = 'libp2p', members = VALIDATORS, cuttable = false, flags = [] }) {
    const network = new Network(name, flags, cuttable ? new Lan(members.length) : null);
    try {
      network.chain = join(network.folder, 'chain.json');
      writeFileSync(network.chain, await specification(chain));
      for (const [i, member] of members.entries()) await network.add(member, { backend: [backend].flat()[i % [backend].flat().length] });
      await Promise.all(network.members.map((member) => member.start()));
    } catch (error) {
      await network.close();
      throw error;
    }
    return network;
  }

  constructor(name, flags, lan) {
    Object.assign(this, { name, flags, lan });
    this.folder = mkdtempSync(join(tmpdir(), 'sd-network-'));
    process.once('exit', this.#drop);
  }

  /** All its nodes, also those that do not run. */
  members = [];

  /** Those that run and answer. */
  get running() {
    return this.members.filter(({ runs }) => runs);
  }

  /**
   * Puts a node in, which does not run yet.
   *
   * @param options `keys`: whose keys it has, null for none; `folder`: where its data go; `flags`: further ones
   */
  async add(name, { backend = 'libp2p', keys = name, folder, flags = [] } = {}) {
    const index = this.members.length;
    const machine = this.lan?.machines[index];
    const member = new Member(this, {
      name,
      keys,
      backend,
      folder: folder ?? join(this.folder, name),
      secret: `0x${(index + 1).toString(16).padStart(64, '0')}`,
      ports: { rpc: machine ? 9944 : await freePort(), network: machine ? 30333 : await freePort() },
      hosts: machine ? { rpc: machine.tests, network: machine.peers } : {},
      wrapper: [...(machine ? this.lan.on(index) : []), ...NICE],
      flags: [...this.flags, ...flags],
    });
    this.members.push(member);
    return member;
  }

  /** Where the others find each node. */
  get addresses() {
    return this.members.map(({ secret, ports, hosts }) => `/ip4/${hosts.network ?? '127.0.0.1'}/tcp/${ports.network}/p2p/${peerId(secret)}`);
  }

  /** Ends all of it. */
  async close() {
    await Promise.all(this.members.map((member) => member.stop()));
    this.lan?.close();
    process.off('exit', this.#drop);
    this.#drop();
  }

  #drop = () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

const specifications = new Map();

/** A chain's raw specification. From any other a node works out the genesis anew at each start, for which it compiles the runtime. */
function specification(chain) {
  if (!specifications.has(chain)) {
    const [program, ...args] = [...NICE, binary(), 'export-chain-spec', '--raw', '--chain', chain];
    specifications.set(chain, promisify(execFile)(program, args, { maxBuffer: 1 << 26 }).then(({ stdout }) => stdout));
  }
  return specifications.get(chain);
}

class Member {
  #halted = false;

  constructor(network, how) {
    Object.assign(this, { network, ...how });
    mkdirSync(this.folder, { recursive: true });
  }

  /** The process of its present life, or of its last. */
  node = null;

  /** How often it was started. */
  lives = 0;

  /** Logs of all its lives. */
  logs = [];

  get runs() {
    return this.node !== null && this.node.ended === null && !this.#halted;
  }

  /** Starts it, on the data it has, and returns when it answers. */
  async start({ env, flags = [], readyWithin = STARTED_WITHIN } = {}) {
    this.lives += 1;
    const life = this.lives;
    const others = this.network.addresses.filter((_, i) => this.network.members[i] !== this);
    const node = await startNode({
      chain: this.network.chain,
      name: `${this.network.name}-${this.name}-${life}`,
      basePath: this.folder,
      rpcPort: this.ports.rpc,
      port: this.ports.network,
      host: this.hosts.rpc,
      networkHost: this.hosts.network,
      nodeKey: this.secret,
      wrapper: this.wrapper,
      env,
      readyWithin,
      flags: [
        ...(this.keys ? [`--${this.keys}`] : ['--name', this.name]),
        '--network-backend', this.backend, '--allow-private-ip',
        ...others.flatMap((address) => ['--bootnodes', address]),
        // Keys are made through RPC. In a namespace it is open to us alone.
        '--rpc-methods', 'unsafe',
        ...(this.hosts.rpc ? ['--unsafe-rpc-external', '--rpc-cors', 'all'] : []),
        ...this.flags,
        ...flags,
      ],
    });
    this.node = node;
    this.logs.push(node.log);
    return this;
  }

  get url() {
    return this.node.url;
  }

  /** One JSON-RPC question. A machine that runs a whole network may take long to answer it. */
  ask = (method, params) => this.node.ask(method, params, PATIENCE);

  /** Ends it at once, without a chance to write anything. */
  async kill() {
    this.#halted = false;
    await this.node?.kill();
  }

  /** Ends it as a person would. */
  async stop() {
    if (this.#halted) this.proceed();
    if (this.node?.ended === null) await this.node.stop();
  }

  /** Halts its process where it is. */
  halt() {
    this.#halted = true;
    this.node.signal('SIGSTOP');
  }

  /** Lets it go on. */
  proceed() {
    this.node.signal('SIGCONT');
    this.#halted = false;
  }

  /** Its best and its last final block's number. */
  async heights() {
    const [best, hash] = await Promise.all([this.ask('chain_getHeader'), this.ask('chain_getFinalizedHead')]);
    const final = await this.ask('chain_getHeader', [hash]);
    return { best: Number(best.number), final: Number(final.number) };
  }
}

/** Returns what `found` gives once that is not false, null or undefined; errors of it count as null. */
export async function until(what, found, within = 180_000, every = 300) {
  const deadline = Date.now() + within;
  for (let last = null; ;) {
    const it = await Promise.resolve().then(found).catch((error) => { last = error; return null; });
    if (it !== false && it !== null && it !== undefined) return it;
    if (Date.now() > deadline) throw new Error(`not within ${within / 1000} s: ${what}${last ? ` (${last.message})` : ''}`);
    await sleep(every);
  }
}
