import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const REPORTER = fileURLToPath(new URL('../lib/reporter.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sd-reporter-'));
after(() => rmSync(folder, { recursive: true }));

/** What is reported of a file of tests with this text, and how the run ends. */
function reported(text) {
  writeFileSync(join(folder, 'it.test.mjs'), text);
  // As if by hand: a test runner does not run another.
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  const args = ['--test', `--test-reporter=${REPORTER}`, 'it.test.mjs'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  return { status, end: stdout.slice(stdout.indexOf('failing tests:')) };
}

test('of a file that ends before its tests, what it said last is told at the end', () => {
  const { status, end } = reported("throw new Error('no node starts');");
  assert.equal(status, 1);
  assert.match(end, /it\.test\.mjs said:[^]*Error: no node starts/);
});

test('so it is when it ends in the middle of one', () => {
  const { status, end } = reported(`
    import { test } from 'node:test';
    test('a step', () => { console.error('the node ended'); process.exit(1); });
  `);
  assert.equal(status, 1);
  assert.match(end, /it\.test\.mjs said:\n {2}the node ended\n/);
});

test('a test that fails has its cause beside it, and nothing is told again', () => {
  const { status, end } = reported(`
    import { test } from 'node:test';
    test('a step', () => { console.error('much'); throw new Error('this is why'); });
  `);
  assert.equal(status, 1);
  assert.match(end, /this is why/);
  assert.doesNotMatch(end, /much/);
});
