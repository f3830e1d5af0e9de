// The demo: pictures come on a chain, are rewarded and charged, one is minted and sold twice, three compete for a prize, and the
// books are checked to the unit. It takes about three minutes, most of which the contest waits for entries and votes.
//
// With the prizes a development network reaches its milestone, and ten blocks later the community takes over. Told again, with
// other pictures, the story goes on without the board, and the books have in them what is recycled with each epoch.
//
//     node demo.mjs [--keep-running]
//
//     IMAGES=folder   the pictures; by default those in images/
//     SD_RPC=ws://…   a node to use; by default a development node on ws://127.0.0.1:9944, started if there is none
//     SD_NODE=path    the node's binary, if it is not where it was built
//
// Exits with 0 if every figure is right and 1 if one is off, saying which.

import { fileURLToPath } from 'node:url';
import { connect } from './lib/chain.mjs';
import { ask, freePort, isTaken, startNode } from './lib/node.mjs';
import { tellStory } from './lib/story.mjs';

const PORT = 9944;
const CHAIN = 'SD Chain Development';

const flags = process.argv.slice(2);
const keepRunning = flags.includes('--keep-running');
const unknown = flags.filter((flag) => flag !== '--keep-running');
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}\nusage: node demo.mjs [--keep-running]`);
  process.exit(2);
}

/** A node to talk to: { url, ours }, with `ours` the process if we started it. */
async function findNode() {
  if (process.env.SD_RPC) return { url: process.env.SD_RPC };
  if ((await ask(PORT, 'system_chain').catch(() => null)) === CHAIN) {
    console.log(`Using the development node that is running on port ${PORT}.`);
    return { url: `ws://127.0.0.1:${PORT}` };
  }
  const rpcPort = (await isTaken(PORT)) ? await freePort() : PORT;
  if (rpcPort !== PORT) console.log(`Port ${PORT} is taken by something else; using ${rpcPort}.`);
  const ours = await startNode({ rpcPort, name: 'demo' });
  console.log(`Started a development node; its log is ${ours.log}`);
  return { url: ours.url, ours };
}

async function main() {
  const { url, ours } = await findNode();
  const chain = await connect(url);
  const { number } = await chain.best();
  console.log(`Connected to ${await chain.ask('system_chain')}, ${chain.api.runtimeVersion.specName} version ` +
    `${chain.api.runtimeVersion.specVersion}, at block ${number}.`);

  const folder = process.env.IMAGES || fileURLToPath(new URL('images', import.meta.url));
  const problems = await tellStory({ chain, folder });
  await chain.close();

  if (problems.length > 0) {
    console.error(`\nNot as it should be:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    await ours?.stop();
    process.exit(1);
  }
  if (ours && keepRunning) {
    console.log(`\nThe chain goes on. Any polkadot.js client connects to ${url} ` +
      '(polkadot.js apps: Development, Local Node). Ctrl-C ends it.');
    process.exitCode = 0;
    const how = await ours.exited;
    console.error(`The node ${how}; its log is ${ours.log}`);
    process.exit(how.includes('SIG') || how.endsWith(' 0') ? 0 : 1);
  }
  console.log(ours
    ? '\nThe node has been stopped. `make run` keeps one running, for any polkadot.js client on ws://127.0.0.1:9944.'
    : `\nThe chain goes on. Any polkadot.js client connects to ${url}.`);
  await ours?.stop();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
