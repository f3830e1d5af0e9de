// What a page of docs/ tells its reader to do: its code blocks, in order, with the words after the opening fence.

import { readFileSync } from 'node:fs';

/** The blocks of the Markdown file `path`: `{ section, words, text }`, `section` being the headings above, outermost first. */
export function blocksOf(path) {
  const blocks = [];
  const headings = [];
  let block = null;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (block) {
      if (line === '```') {
        blocks.push({ ...block, text: block.lines.join('\n') });
        block = null;
      } else block.lines.push(line);
      continue;
    }
    const [, hashes, title] = /^(#+) (.*)$/.exec(line) ?? [];
    if (hashes) headings.splice(hashes.length - 1, Infinity, title);
    const [, words] = /^```(.+)$/.exec(line) ?? [];
    if (words) block = { section: [...headings], words: words.split(' '), lines: [] };
  }
  return blocks;
}

/** The shell's assignments of a block, each line `NAME=what stands there`, with the values of `mine`: all of them, and no other. */
export function assigned({ text }, mine) {
  const names = text.split('\n').map((line) => /^([A-Z]+)=/.exec(line)?.[1] ?? line);
  if (names.join() !== Object.keys(mine).join()) throw new Error(`the page asks for ${names}, and has ${Object.keys(mine)}`);
  return names.map((name) => `${name}='${mine[name]}'\n`).join('');
}

/** The calls of a block, one a line: `pallet.call(argument, …)`, an argument being a call or a name among `values`. */
export const callsOf = ({ text }, api, values) => text.split('\n').map((line) => callOf(line, api, values));

function callOf(text, api, values) {
  const [, pallet, call, inner] = /^(\w+)\.(\w+)\((.*)\)$/.exec(text.trim()) ?? [];
  if (!pallet) {
    if (!(text.trim() in values)) throw new Error(`what is ${text}?`);
    return values[text.trim()];
  }
  const make = api.tx[pallet]?.[call];
  if (!make) throw new Error(`the chain has no call ${pallet}.${call}`);
  return make(...inner.split(/,(?![^(]*\))/).filter((it) => it.trim()).map((it) => callOf(it, api, values)));
}
