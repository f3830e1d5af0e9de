// A machine: a Debian in a folder, booted with systemd by scripts/machine.sh in a network namespace. Needs root.

import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from './node.mjs';

const SCRIPT = new URL('../../scripts/machine.sh', import.meta.url).pathname;
const BOOTED_WITHIN = 120_000;

export class Machine {
  /** Boots the Debian in `root` and returns when its services have started. */
  static async boot(root, space) {
    const machine = new Machine(root, spawn(SCRIPT, [root, space], { stdio: ['ignore', 'inherit', 'inherit'] }));
    const deadline = Date.now() + BOOTED_WITHIN;
    for (;;) {
      const state = await machine.run('systemctl is-system-running || true').catch(({ message }) => message);
      if (state.trim() === 'running') return machine;
      if (machine.ended || Date.now() > deadline) {
        machine.close();
        throw new Error(`the machine does not boot: ${state}`);
      }
      await sleep(500);
    }
  }

  constructor(root, outer) {
    Object.assign(this, { root, outer });
    outer.once('exit', () => { this.ended = true; });
    process.once('exit', () => this.close());
  }

  ended = false;

  /** The process outside that is number 1 inside. */
  get first() {
    // The script, what makes the namespaces, and their first process.
    const childOf = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0];
    const first = childOf(childOf(this.outer.pid) || 'nobody');
    if (!first) throw new Error('the machine has no first process');
    return first;
  }

  /** A path of the machine's as others see it. */
  path = (inside) => join(this.root, inside);

  /** Runs `script` as root in `folder`, up to the first command that fails; returns what it says. */
  async run(script, { folder = '/root', within = 600_000 } = {}) {
    const args = [
      '--target', this.first, '--mount', '--pid', '--uts', '--ipc', '--net', '--cgroup', '--root', '--wd',
      'env', '-i', 'HOME=/root', 'LANG=C.UTF-8', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'DEBIAN_FRONTEND=noninteractive', 'bash', '--norc', '-euo', 'pipefail', '-c', `cd ${folder}\n${script}`,
    ];
    return new Promise((resolve, reject) => {
      execFile('nsenter', args, { timeout: within, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${script.trim()}\nsays: ${stdout}${stderr}(${error.code ?? error.signal})`));
        else resolve(stdout);
      });
    });
  }

  /** Pulls the plug. */
  close() {
    if (!this.ended) this.outer.kill('SIGTERM');
  }
}
