// What a generator's server does with pictures, in JavaScript: a small counterpart of sd-attest, written from
// docs/attestation.md. A web back end takes the functions from lib/ (picture, attestation, batch, consent, verify); this is
// them on the command line.
//
//     node attest.mjs hash FILE…                      content hash and fingerprint of each picture
//     node attest.mjs sign FILE --creator ADDRESS     what sdGraphics.generate takes, as JSON, signed with the key in SD_ATTEST_KEY
//     node attest.mjs batch FOLDER --manifest FILE    batch.json and a receipt for each creator, in the folder --out
//     node attest.mjs verify PICTURE [--receipt FILE] who made a picture, by the chain
//     node attest.mjs verify RECEIPT                  the same of each graphic in a receipt (a file called *.json)
//
//     --node URL           the node (ws://127.0.0.1:9944)
//     --generator ADDRESS  the generator's account; needed to sign and to batch
//     --model NUMBER       which of its models made the pictures (0)
//     --valid-for BLOCKS   for how long what is signed is valid (12)
//     --manifest FILE      JSON lines, each { file, creator, model, recipe }; or --creator ADDRESS for the whole folder
//     --out FOLDER         where batch.json and receipts/ are written (.)
//     SD_ATTEST_KEY        secret URI of the generator's key, for `sign` only
//
// Exits with 0 if all is well, 1 if something is not as claimed, 2 if there is no answer.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { u8aToHex } from '@polkadot/util';
import { pair } from './lib/accounts.mjs';
import { attest } from './lib/attestation.mjs';
import { layOut, readReceipt, written } from './lib/batch.mjs';
import { addressOf } from './lib/bytes.mjs';
import { connect } from './lib/chain.mjs';
import { fingerprintHex } from './lib/fingerprint.mjs';
import { NO_RECIPE, readPicture, readPictures, readRecipeHash, sha256 } from './lib/picture.mjs';
import { story, verifyPicture, verifyReceipt } from './lib/verify.mjs';

const COMMANDS = { hash, sign, batch, verify };

async function hash(files) {
  if (files.length === 0) throw new Error('hash which files?');
  for (const file of files) {
    const { contentHash, fingerprint } = await readPicture(file);
    console.log(`${contentHash}  ${fingerprintHex(fingerprint)}  ${file}`);
  }
}

async function sign([file], { creator, model, node, ...options }) {
  if (!file || !creator) throw new Error('sign which file, for which --creator?');
  const generator = required(options, 'generator');
  if (!process.env.SD_ATTEST_KEY) throw new Error('SD_ATTEST_KEY is not set');
  const key = pair(process.env.SD_ATTEST_KEY);
  const { contentHash, fingerprint } = await readPicture(file);
  const graphic = { creator: addressOf(creator), contentHash, fingerprint, recipeHash: await readRecipeHash(file), model: Number(model) };
  await onChain(node, async (chain) => {
    const registered = (await chain.api.query.sdGraphics.generators(generator)).unwrapOr(null);
    if (!registered) throw new Error(`no generator has the account ${generator}`);
    if (registered.key.toHex() !== u8aToHex(key.publicKey)) throw new Error('SD_ATTEST_KEY is not the key that the chain knows of this generator');
    const { genesisHash } = chain;
    const keyVersion = registered.keyVersion.toNumber();
    const expiresAt = (await chain.best()).number + Number(options['valid-for']);
    const signature = u8aToHex(attest(key, { genesisHash, generator, keyVersion, expiresAt, graphic }));
    print({ genesis_hash: genesisHash, key_version: keyVersion, graphic: written(graphic), generator, expires_at: expiresAt, signature });
  });
}

async function batch([folder], { creator, manifest, model, out, node, ...options }) {
  if (!folder || !(creator || manifest)) throw new Error('batch which folder, by which --manifest?');
  const generator = required(options, 'generator');
  const graphics = manifest ? await listed(folder, manifest) : await all(folder, creator, model);
  await onChain(node, async ({ genesisHash }) => {
    const { batch: settled, receipts } = layOut({ genesisHash, generator, graphics });
    await mkdir(join(out, 'receipts'), { recursive: true });
    await write(join(out, 'batch.json'), settled);
    for (const [address, receipt] of receipts) await write(join(out, 'receipts', `${address}.json`), receipt);
    console.log(`${out}: ${settled.leaves} graphics of ${receipts.size} creators under the root ${settled.root}`);
  });
}

/** The pictures that a manifest names, in its order. */
async function listed(folder, manifest) {
  const lines = (await readFile(manifest, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return Promise.all(lines.map(async (line) => {
    const { file, creator, model = 0, recipe, recipe_hash: recipeHash } = JSON.parse(line);
    const { contentHash, fingerprint } = await readPicture(join(folder, file));
    return { file, creator, contentHash, fingerprint, recipeHash: recipe === undefined ? (recipeHash ?? NO_RECIPE) : sha256(recipe), model };
  }));
}

/** Every picture of a folder, all by one creator. */
async function all(folder, creator, model) {
  const { pictures, skipped } = await readPictures(folder);
  for (const { name, reason } of skipped) console.error(`${name}: skipped, ${reason}`);
  return pictures.map(({ name, contentHash, fingerprint, recipeHash }) => (
    { file: name, creator, contentHash, fingerprint, recipeHash, model: Number(model) }
  ));
}

async function verify([file], { receipt, node }) {
  if (!file) throw new Error('verify which file?');
  const results = await onChain(node, async ({ api }) => {
    const read = async (path) => readReceipt(await readFile(path, 'utf8'));
    if (file.endsWith('.json')) return verifyReceipt(api, await read(file));
    return [await verifyPicture(api, await readPicture(file), receipt ? await read(receipt) : null)];
  });
  for (const result of results) console.log(`${result.file ? `${result.file}: ` : ''}${story(result)}`);
  if (!results.every(({ holds }) => holds)) process.exitCode = 1;
}

function required(options, name) {
  if (!options[name]) throw new Error(`--${name} is missing`);
  return options[name];
}

async function onChain(url, act) {
  const chain = await connect(url);
  try {
    return await act(chain);
  } finally {
    await chain.close();
  }
}

const write = (path, value) => writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
const print = (value) => console.log(JSON.stringify(value, null, 2));

async function main() {
  const text = (fallback) => ({ type: 'string', default: fallback });
  const { values, positionals: [command, ...files] } = parseArgs({
    allowPositionals: true,
    options: {
      node: text('ws://127.0.0.1:9944'),
      generator: text(),
      creator: text(),
      model: text('0'),
      'valid-for': text('12'),
      manifest: text(),
      receipt: text(),
      out: text('.'),
    },
  });
  if (!Object.hasOwn(COMMANDS, command ?? '')) throw new Error(`${command ?? 'nothing'} is no command: ${Object.keys(COMMANDS).join(', ')}`);
  await COMMANDS[command](files, values);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(2);
});
