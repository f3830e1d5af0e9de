// `make faults`: every scenario, one after the other, and the report in docs/reliability.md.
//
//     node tests/faults/all.mjs [WORD ...]
//
// With words, only scenarios whose title has one of them; their rows replace those of an earlier report.
// SD_SEED: the seed of chance, printed, to have the same run again.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { binary } from '../lib/node.mjs';
import { canCut } from '../lib/lan.mjs';
import { halves, oneCutOff } from './cut.mjs';
import { clockOff, halted } from './halted.mjs';
import { allKilled, oneKilled, twoKilled } from './killed.mjs';
import { addedAndRemoved, joins } from './members.mjs';
import { chance, seconds, summary } from './scenario.mjs';
import { databaseTruncated, diskFull } from './stored.mjs';
import { twins } from './twins.mjs';

const SCENARIOS = [
  oneKilled,
  twoKilled,
  allKilled,
  halves('libp2p'),
  halves('litep2p'),
  oneCutOff('libp2p'),
  oneCutOff('litep2p'),
  twins,
  halted,
  clockOff(30),
  clockOff(-30),
  diskFull,
  databaseTruncated,
  joins,
  addedAndRemoved,
];

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [BEGIN, END] = ['<!-- report -->', '<!-- /report -->'];

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = SCENARIOS.filter(({ title }) => words.length === 0 || words.some((word) => title.toLowerCase().includes(word)));
const version = execFileSync(binary(), ['--version'], { encoding: 'utf8' }).trim();
const seed = Number(process.env.SD_SEED ?? Date.now() % 1_000_000);
console.log(`${version}, ${chosen.length} scenarios, SD_SEED=${seed}`);

let failed = 0;
for (const [index, scenario] of chosen.entries()) {
  console.log(`\n${index + 1}/${chosen.length} ${scenario.title}`);
  const began = Date.now();
  const row = { title: scenario.title, expected: scenario.expected, date: new Date().toISOString().slice(0, 10), version, seed };
  try {
    if (scenario.root && !canCut()) throw new Error('needs root');
    const say = (line) => console.log(`  ${line}`);
    // A seed of its own for each, so that one alone does what it does among all.
    Object.assign(row, await scenario.run({ random: chance(seed + SCENARIOS.indexOf(scenario)), say }));
  } catch (error) {
    failed += 1;
    row.error = error.message.split('\n')[0];
    console.error(error);
  }
  row.took = Math.round(seconds(began));
  console.log(`  ${row.error ? `FAILED: ${row.error}` : 'held'}, after ${row.took} s`);
  write(row);
}
console.log(`\n${chosen.length - failed} of ${chosen.length} held; the report is in docs/reliability.md`);
process.exit(failed ? 1 : 0);

/** Puts a scenario's section into the report, in the order of the scenarios. */
function write(row) {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  if (from < BEGIN.length || to < from) throw new Error(`docs/reliability.md has no ${BEGIN} … ${END}`);
  const sections = new Map(page.slice(from, to).split(/^(?=### )/m).map((text) => [/^### (.*)/.exec(text)?.[1], text.trim()]));
  sections.set(row.title, sectionOf(row));
  const ordered = SCENARIOS.map(({ title }) => sections.get(title)).filter(Boolean);
  writeFileSync(PAGE, `${page.slice(0, from)}\n\n${ordered.join('\n\n')}\n\n${page.slice(to)}`);
}

function sectionOf({ title, expected, date, version: of, seed: by, took, error, counts = {}, times = {}, notes = [] }) {
  const measured = Object.entries(times).filter(([, list]) => list.length > 0).map(([what, list]) => {
    const { count, median, worst } = summary(list);
    return `| ${what} | ${count} | ${median.toFixed(1)} s | ${worst.toFixed(1)} s |`;
  });
  return [
    `### ${title}`,
    '',
    `Expected: ${expected}.`,
    '',
    `${error ? `**It did not hold**: ${error}.` : 'It held.'} ${date}, ${of}, seed ${by}, ${took} s on ${cpus().length} cores.`,
    ...(Object.keys(counts).length ? ['', ...Object.entries(counts).map(([what, count]) => `- ${what}: ${count}`)] : []),
    ...(notes.length ? ['', ...notes.map((note) => `- ${note}`)] : []),
    ...(measured.length ? ['', '| what | times | median | worst |', '|---|---|---|---|', ...measured] : []),
  ].join('\n');
}
