// What operators watch is there to be watched: every metric that the rules, the dashboard and the page for validators name is
// exported by a running node or by prometheus-node-exporter, every rule is seen ringing and silent, every panel can be drawn.

import { strict as assert } from 'node:assert';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { binary, freePort, sleep } from '../lib/node.mjs';

const WITHIN = 240_000;

const file = (name) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const [rules, ruleTests, page] = ['ops/prometheus/sd-chain.rules.yml', 'ops/prometheus/sd-chain.test.yml', 'docs/validators.md'].map(file);
const dashboard = JSON.parse(file('ops/grafana/sd-chain.json'));
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const questions = panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

const has = (command) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`]);
    return true;
  } catch {
    return false;
  }
};
const without = (command) => (has(command) ? false : `no ${command} here`);

/** Starts a program that ends with this file's tests. */
function started(program, ...args) {
  const child = spawn(program, args, { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  after(async () => {
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    if (child.exitCode === null && child.kill()) await gone;
  });
}

/** Names of metrics in a text. */
const named = (text, prefix) => [...new Set(text.match(new RegExp(`\\b${prefix}_[A-Za-z0-9_]+\\b`, 'g')) ?? [])].sort();

const texts = { rules, page, dashboard: questions.map(({ expr }) => expr).join('\n') };

/** Asserts that `port` exports all metrics of `texts` that begin with `prefix`. Some appear with the first block only. */
async function exportsAll(port, prefix, least) {
  const all = [...new Set(Object.values(texts).flatMap((text) => named(text, prefix)))];
  assert.ok(all.length >= least, `only ${all}`);
  const deadline = Date.now() + WITHIN;
  for (;;) {
    const exported = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text(), () => '');
    const there = new Set(exported.match(/^[a-z]\w*/gm));
    const missing = all.filter((name) => !there.has(name));
    if (missing.length === 0) return;
    assert.ok(Date.now() < deadline, `not exported: ${missing}`);
    await sleep(500);
  }
}

test('a node exports every metric of ours that is named', async () => {
  const [port, rpcPort, network] = [await freePort(), await freePort(), await freePort()];
  started(binary(), '--dev', '--tmp', '--no-telemetry', `--prometheus-port=${port}`, `--rpc-port=${rpcPort}`, `--listen-addr=/ip4/127.0.0.1/tcp/${network}`);
  await exportsAll(port, 'substrate', 12);
});

test('a machine exports every metric of machines that is named', { skip: without('prometheus-node-exporter') }, async () => {
  const port = await freePort();
  started('prometheus-node-exporter', `--web.listen-address=127.0.0.1:${port}`);
  await exportsAll(port, 'node', 6);
});

test('every rule has a test in which it rings, and one in which it is silent', () => {
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  assert.ok(alerts.length > 10);
  for (const alert of alerts) {
    assert.match(ruleTests, new RegExp(`alertname: ${alert}\\n +exp_alerts:\\n +- exp_labels`), `${alert} rings`);
    assert.match(ruleTests, new RegExp(`alertname: ${alert} \\}`), `${alert} is silent`);
  }
});

test('what a rule tells people to read is a section of the page', () => {
  const sections = [...page.matchAll(/^##+ (.*)$/gm)].map(([, title]) => title);
  for (const [, action] of rules.matchAll(/action: "(.*)"/g)) {
    for (const [name] of action.matchAll(/\b(What to watch|Peers|Recovering)\b(?=\.?$)/g)) {
      assert.ok(sections.some((title) => title.startsWith(name)), `${name}, of “${action}”`);
    }
  }
});

test('the panels of the dashboard have numbers of their own, do not overlap, and use the variables that there are', () => {
  assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
  const taken = new Map();
  for (const { title, gridPos: { x, y, w, h } } of dashboard.panels) {
    assert.ok(x + w <= 24, `${title} is too wide`);
    for (let column = x; column < x + w; column++) {
      for (let line = y; line < y + h; line++) {
        assert.ok(!taken.has(`${column} ${line}`), `${title} is where ${taken.get(`${column} ${line}`)} is`);
        taken.set(`${column} ${line}`, title);
      }
    }
  }
  const variables = dashboard.templating.list.map(({ name }) => `$${name}`);
  for (const { title, expr } of questions) {
    for (const [variable] of expr.matchAll(/\$\w+/g)) assert.ok(variables.includes(variable), `${title}: ${variable}`);
  }
});

test('Prometheus understands what each panel asks', { skip: without('promtool') }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sd-dashboard-'));
  after(() => rmSync(folder, { recursive: true }));
  // As rules that record something: promtool has no other check of an expression.
  const path = join(folder, 'panels.yml');
  const recorded = questions.map(({ expr }, i) => ({ record: `panel:${i}`, expr: expr.replaceAll('$chain', 'sd').replaceAll('$instance', '.*') }));
  writeFileSync(path, JSON.stringify({ groups: [{ name: 'panels', rules: recorded }] }));
  const { stdout } = await promisify(execFile)('promtool', ['check', 'rules', path]);
  assert.match(stdout, new RegExp(`SUCCESS: ${questions.length} rules found`));
});
