// A network of machines that can be cut in pieces: a network namespace for each, all on one bridge of this machine's.
// Cutting moves the cables of some to another bridge, as a switch that fails would: nothing is refused, packets get lost.
//
// Each machine has a second interface, which is never cut, by which the tests ask and watch its node. Needs root.

import { execFileSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';

let made = 0;

/** Whether this process may make namespaces. */
export const canCut = () => process.getuid?.() === 0;

export class Lan {
  #id;
  #bridges = [];
  #spaces = [];
  #drop = () => this.close();

  /** @param size number of machines */
  constructor(size) {
    if (!canCut()) throw new Error('network namespaces need root');
    // Names of interfaces have at most 15 characters.
    this.#id = `sd${process.pid.toString(36)}${(made++).toString(36)}`;
    const octet = freeOctet();
    this.machines = Array.from({ length: size }, (_, i) => ({
      space: `${this.#id}n${i}`,
      peers: `10.211.${octet}.${i + 1}`,
      tests: `10.212.${octet}.${i + 2}`,
    }));
    process.once('exit', this.#drop);
    try {
      this.#lay(`10.212.${octet}.1/24`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #lay(ours) {
    const watched = this.#bridge('w');
    ip('address', 'add', ours, 'dev', watched);
    const whole = this.#bridge('0');
    this.machines.forEach(({ space, peers, tests }, i) => {
      ip('netns', 'add', space);
      this.#spaces.push(space);
      ip('-n', space, 'link', 'set', 'lo', 'up');
      for (const [inside, bridge, address] of [['peers', whole, peers], ['tests', watched, tests]]) {
        const outside = this.#cable(inside, i);
        ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', space);
        ip('link', 'set', outside, 'master', bridge, 'up');
        ip('-n', space, 'address', 'add', `${address}/24`, 'dev', inside);
        ip('-n', space, 'link', 'set', inside, 'up');
      }
    });
  }

  #cable = (which, i) => `${this.#id}${which[0]}${i}`;

  #bridge(suffix) {
    const name = `${this.#id}b${suffix}`;
    ip('link', 'add', name, 'type', 'bridge');
    this.#bridges.push(name);
    ip('link', 'set', name, 'up');
    return name;
  }

  /** The command that runs another one on machine `i`. */
  on = (i) => ['ip', 'netns', 'exec', this.machines[i].space];

  /** Cuts the network: machines of different `groups`, lists of their indices, do not reach each other any more. */
  cut(...groups) {
    groups.forEach((group, part) => {
      const bridge = this.#bridges[part + 1] ?? this.#bridge(String(part));
      for (const i of group) ip('link', 'set', this.#cable('peers', i), 'master', bridge);
    });
  }

  /** Mends it. */
  mend() {
    this.cut(this.machines.map((_, i) => i));
  }

  /** Takes it all down. The nodes on it should have ended. */
  close() {
    process.off('exit', this.#drop);
    for (const space of this.#spaces.splice(0)) quietly('netns', 'delete', space);
    for (const bridge of this.#bridges.splice(0)) quietly('link', 'delete', bridge);
  }
}

const ip = (...args) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] });

function quietly(...args) {
  try {
    ip(...args);
  } catch {
    // It is gone already.
  }
}

/** A third octet of which this machine has no address yet. */
function freeOctet() {
  const taken = new Set(Object.values(networkInterfaces()).flat().map(({ address }) => address.split('.').slice(0, 3).join('.')));
  for (let octet = process.pid % 256, tries = 0; tries < 256; octet = (octet + 1) % 256, tries++) {
    if (!taken.has(`10.212.${octet}`)) return octet;
  }
  throw new Error('all of 10.212.0.0/16 is taken');
}
