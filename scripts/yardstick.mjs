// How long `sdMarket.buy` takes beside pallet-nfts' own `buy_item`, from what the benchmarks of both wrote in one run.
//
//     node scripts/yardstick.mjs benchmarks.json
//
// The budget is 1.2. It says how much it is and never fails: weights are measured on machines of all kinds.

import { readFileSync } from 'node:fs';

const BUDGET = 1.2;
const batches = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** The median microseconds of a benchmark, and how many entries of the state it reads and writes. */
function cost(name) {
  const { time_results: times, db_results: accesses } = batches.find(({ benchmark }) => benchmark === name);
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const of = (results, field) => median(results.map((result) => result[field]));
  return { time: of(times, 'extrinsic_time') / 1_000, reads: of(accesses, 'reads'), writes: of(accesses, 'writes') };
}

const [ours, theirs] = ['buy', 'nfts_buy_item'].map(cost);
const say = ({ time, reads, writes }) => `${time.toFixed(1)} µs, ${reads} reads, ${writes} writes`;
const ratio = ours.time / theirs.time;
console.log(`sdMarket.buy: ${say(ours)}; nfts.buy_item: ${say(theirs)}`);
console.log(`ratio ${ratio.toFixed(2)}, budget ${BUDGET}: ${ratio <= BUDGET ? 'kept' : 'missed'}`);
