// Node's own report and, at its end, what was said by files that ended before their tests: of those it tells only that they failed.
//
//     node --test --test-reporter=./tests/lib/reporter.mjs

import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { spec as Spec } from 'node:test/reporters';

/** So much of what a file said, in lines. */
const LINES = 40;

/** @param events what node's test runner tells a reporter */
export default async function* report(events) {
  const said = new Map();
  const ended = new Set();

  async function* noted() {
    for await (const event of events) {
      const { type, data: { file, name, message } } = event;
      if (type === 'test:stderr') said.set(file, `${said.get(file) ?? ''}${message}`);
      // A failure with the name of its file, which may be as it was given, is the whole file's.
      if (type === 'test:fail' && file && resolve(name) === file) ended.add(file);
      yield event;
    }
  }

  yield* Readable.from(noted()).pipe(new Spec());
  for (const file of ended) {
    const lines = (said.get(file) ?? 'nothing').trimEnd().split('\n').slice(-LINES);
    yield `\nThe last that ${file} said:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  }
}
